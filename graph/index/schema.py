"""The tables of one segment of the index (SQLite), and the names that its rows use.

A segment holds what the index knows of some graphs, so its rows say which graph they come from;
what several graphs say of a thing stands once, in ``name``, with all who say it in ``said``.
"""

from __future__ import annotations

from ...ontology.terms import ELI, FOAF, PG, RDF, SKOS

__all__ = ["CLASSES", "INDEXES", "LYING", "NAMING", "ROLES", "TABLES", "UNNAMED", "VERSION"]

#: Grows with every change of the tables; an index of another version is written anew.
VERSION = 2

#: Classes of things that the index knows; others are not looked up by name.
CLASSES = frozenset({PG.Agency, PG.Group, PG.Office, PG.Person, PG.Place, ELI.LegalResource})

#: Properties that say what a thing is called and what it is, with their names in ``name``.
NAMING = {
    SKOS.prefLabel: "label",
    SKOS.altLabel: "alias",
    FOAF.name: "name",
    ELI.id_local: "number",
    ELI.title: "title",
    PG.kind: "kind",
    RDF.type: "class",
}

#: Those by which nothing is looked up.
UNNAMED = frozenset({"kind", "class"})

#: Properties that say where a thing lies, with their names in ``lies``.
LYING = {PG.inPlace: "in", PG.partOf: "part"}

#: What a thing is to a task, by property. A place that its sentences name is ``near``.
ROLES = {
    PG.assignedTo: "lead",
    PG.coordinatedWith: "coordinating",
    PG.assignedBy: "by",
    PG.underDocument: "document",
}

TABLES = """
CREATE TABLE segment (lines INTEGER NOT NULL);
CREATE TABLE gone (graph TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE graph (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, path TEXT NOT NULL);
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT NOT NULL);
CREATE TABLE name (
    id INTEGER PRIMARY KEY, thing INTEGER NOT NULL, property TEXT NOT NULL, value TEXT NOT NULL,
    language TEXT NOT NULL, folded TEXT
);
CREATE TABLE said (name INTEGER NOT NULL, graph INTEGER NOT NULL);
CREATE TABLE lies (
    thing INTEGER NOT NULL, property TEXT NOT NULL, place INTEGER NOT NULL, graph INTEGER NOT NULL
);
CREATE TABLE change (
    former INTEGER NOT NULL, present INTEGER NOT NULL, date TEXT, document TEXT,
    graph INTEGER NOT NULL
);
CREATE TABLE task (
    id INTEGER PRIMARY KEY, iri TEXT NOT NULL, graph INTEGER NOT NULL, start INTEGER NOT NULL,
    stop INTEGER NOT NULL, page INTEGER, text TEXT NOT NULL, generic INTEGER NOT NULL,
    deadline TEXT, due TEXT, force TEXT NOT NULL, status TEXT NOT NULL
);
CREATE TABLE party (task INTEGER NOT NULL, role TEXT NOT NULL, thing INTEGER NOT NULL);
CREATE TABLE sentence (
    id INTEGER PRIMARY KEY, graph INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE within (task INTEGER NOT NULL, sentence INTEGER NOT NULL);
CREATE VIRTUAL TABLE name_words USING fts5(
    text, content='', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE sentence_words USING fts5(
    text, content='', tokenize='unicode61 remove_diacritics 2'
);
"""

#: Written when the tables are full: to sort once is cheaper than to keep sorted.
INDEXES = """
CREATE UNIQUE INDEX graph_iri ON graph (iri);
CREATE UNIQUE INDEX thing_iri ON thing (iri);
CREATE INDEX name_thing ON name (thing);
CREATE INDEX name_folded ON name (folded) WHERE folded IS NOT NULL;
CREATE INDEX said_name ON said (name, graph);
CREATE INDEX lies_place ON lies (place, property);
CREATE INDEX lies_thing ON lies (thing, property);
CREATE INDEX change_former ON change (former);
CREATE INDEX change_present ON change (present);
CREATE UNIQUE INDEX task_iri ON task (iri);
CREATE INDEX task_due ON task (due) WHERE due IS NOT NULL;
CREATE INDEX party_thing ON party (thing, role, task);
CREATE INDEX party_task ON party (task);
CREATE INDEX within_task ON within (task);
"""
