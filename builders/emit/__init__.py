"""Turns the facts of one text into its named graph, as N-Quads.

``policy.ttl`` says what each class and property means. What cannot be true is not written but
noted for review: a deadline before the document that sets it, a date that no calendar has.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from datetime import date
from decimal import Decimal

from ...graph.iris import base_iri, document_iri, fact_iri
from ...graph.nquads import iri, literal
from ...ontology.terms import (
    DCTERMS,
    DOCUMENT_TYPES,
    ELI,
    ODRL,
    PG,
    RDF,
    RELATIONS,
    SKOS,
    XSD,
    concept,
)
from ..linking import Entity, link_name
from ..linking.places import link_place
from ..model import (
    DocumentFact,
    IndicatorFact,
    Language,
    Name,
    PlaceFact,
    ReviewNote,
    Slot,
    SourceFacts,
    TaskFact,
    Text,
)
from ..periods import first_day, last_day
from .text_graph import SpanError, TextGraph

__all__ = ["SpanError", "emit"]

_WEB = re.compile(r"https?://", re.IGNORECASE)

#: The property that leads to the words each slot of a task was filled from.
_EVIDENCE: dict[Slot, str] = {
    "assignee": PG.assigneeEvidence,
    "coordinator": PG.coordinatorEvidence,
    "assigner": PG.assignerEvidence,
    "document": PG.documentEvidence,
    "deadline": PG.deadlineEvidence,
}


def emit(text: Text, facts: SourceFacts, base: str | None = None) -> bytes:
    """Return the named graph of a text as sorted N-Quads.

    The same text, facts and base give the same bytes. ``base`` is where things live (see
    :func:`policygraph.graph.iris.base_iri`). A fact that quotes words which the text does not
    have at that place is a :class:`SpanError`.
    """
    graph = TextGraph(text, facts, base_iri(base))
    _source(graph, text, facts)
    documents = {fact.key: _document(graph, fact) for fact in facts.documents}
    _relations(graph, facts, documents)
    for agency in facts.agencies:
        named = _party(graph, agency.name, *(quote.text for quote in agency.mentions))
        graph.mentioned(named, agency.mentions)
        if not link_name(agency.name, graph.language).listed:
            reason = f"no table of bodies has {' '.join(agency.name.name.split())}"
            _review(graph, ReviewNote(reason, agency.mentions[0]))
    _people(graph, facts)
    places = {fact.name: _place(graph, fact) for fact in reversed(facts.places)}
    _tasks(graph, facts, documents, places)
    _indicators(graph, facts, places)
    for note in facts.review:
        _review(graph, note)
    return graph.writer.to_bytes()


def _source(graph: TextGraph, text: Text, facts: SourceFacts) -> None:
    """Write what the text says of itself."""
    writer = graph.writer
    writer.link(graph.iri, RDF.type, PG.SourceText)
    writer.text(graph.iri, DCTERMS.identifier, text.source)
    writer.text(graph.iri, DCTERMS.language, facts.language)
    writer.text(graph.iri, PG.contentHash, hashlib.sha256(text.content.encode("utf-8")).hexdigest())
    writer.text(graph.iri, PG.extractor, graph.extractor)
    if text.title:
        writer.text(graph.iri, DCTERMS.title, text.title, facts.language)
    if text.publisher:
        writer.text(graph.iri, DCTERMS.publisher, text.publisher)
    if text.url:
        _address(graph, text.url)
    if text.published and (published := _date(text.published)):
        writer.add(graph.iri, DCTERMS.issued, published)


def _address(graph: TextGraph, url: str) -> None:
    """Write where a text was published: a link to the web, or the words of anything else.

    ``javascript:`` is an IRI too, and whoever shows the graph may make links of what is one.
    """
    try:
        link = iri(url) if _WEB.match(url) else literal(url)
    except ValueError:
        link = literal(url)
    graph.writer.add(graph.iri, DCTERMS.source, link)


def _date(value: str) -> str | None:
    """Return a date of the precision given as a term; None for a quarter or no date at all."""
    try:
        first_day(value)
    except ValueError:
        return None
    datatype = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}[len(value)]
    return None if "Q" in value else literal(value, datatype=datatype)


# -------------------------------------------------------------- documents


def _document(graph: TextGraph, fact: DocumentFact) -> str:
    """Write a document with what the text says of it; return its IRI."""
    issuers = [link_name(name, graph.language) for name in fact.issuers]
    known = [issuer.key for issuer in issuers if not issuer.key.startswith("unresolved/")]
    dated = fact.issued if fact.issued and _date(fact.issued) else None
    year = int(dated[:4]) if dated else None
    document = document_iri(
        fact.number, known, year, fact.title or fact.key, source=graph.path, base=graph.base
    )
    writer = graph.writer
    writer.link(document, RDF.type, ELI.LegalResource)
    if fact.number is not None:
        writer.text(document, ELI.id_local, fact.number)
    writer.text(document, SKOS.prefLabel, fact.number or fact.title or fact.key)
    if fact.own:
        writer.link(graph.iri, PG.textOf, document)
    graph.mentioned(document, fact.mentions)
    if dated:
        writer.typed(document, PG.issuedFrom, first_day(dated).isoformat(), XSD.date)
    _attributes(graph, document, fact, issuers, dated)
    return document


def _attributes(
    graph: TextGraph, document: str, fact: DocumentFact, issuers: list[Entity], dated: str | None
) -> None:
    """Write type, title, date, issuers and signer, each with the words that say so.

    Where none are given the attribute was read off the number, so its words are the mention's.
    """
    sort = fact.type if fact.type in DOCUMENT_TYPES else "Document"
    terms = [("type", ELI.type_document, iri(concept("pgtype", sort)))]
    if fact.title:
        terms.append(("title", ELI.title, literal(fact.title, graph.language)))
    if dated and (issued := _date(dated)):
        terms.append(("issued", ELI.date_document, issued))
    for name, issuer in zip(fact.issuers, issuers, strict=True):
        terms.append(("issuers", ELI.passed_by, iri(graph.thing(issuer, name.kind, [name.name]))))
    if fact.signer:
        signer = _party(graph, Name("person", fact.signer))
        terms.append(("signer", PG.signedBy, iri(signer)))
    for attribute, predicate, term in terms:
        quote = fact.evidence.get(attribute) or next(iter(fact.mentions), None)
        if quote is not None:
            graph.say(document, predicate, term, quote, fact.rule)


def _relations(graph: TextGraph, facts: SourceFacts, documents: dict[str, str]) -> None:
    """Write what documents do to each other; one that the text does not name is for review."""
    for fact in facts.relations:
        subject, target = documents.get(fact.subject), documents.get(fact.object)
        if subject is None or target is None:
            _review(graph, ReviewNote("relation to a document that is not resolved", fact.quote))
        elif subject == target:
            _review(graph, ReviewNote("relation of a document to itself", fact.quote))
        else:
            graph.say(subject, RELATIONS[fact.relation], iri(target), fact.quote, fact.rule)


# -------------------------------------------------------------- parties, people, places


def _party(graph: TextGraph, name: Name, *surfaces: str) -> str:
    """Write a body, office, group or person that a fact names; return its IRI."""
    return graph.thing(link_name(name, graph.language), name.kind, (name.name, *surfaces))


def _people(graph: TextGraph, facts: SourceFacts) -> None:
    """Write people and the positions that the text gives them."""
    for fact in facts.people:
        surfaces = (quote.text for quote in fact.mentions)
        titled = (f"{position.title} {fact.name}" for position in fact.positions)
        person = _party(graph, Name("person", fact.name), *surfaces, *titled)
        graph.mentioned(person, fact.mentions)
        for position in fact.positions:
            title = literal(" ".join(position.title.split()), graph.language)
            graph.say(person, PG.position, title, position.quote, fact.rule)


#: How a unit below the province is called with its type word.
_TYPED: dict[Language, dict[str, str]] = {
    "en": {"commune": "{} Commune", "ward": "{} Ward", "special-zone": "{} Special Zone"},
    "vi": {"commune": "xã {}", "ward": "phường {}", "special-zone": "đặc khu {}"},
}


def _place(graph: TextGraph, fact: PlaceFact) -> str:
    """Write a place and the words that name it; return its IRI."""
    typed = _TYPED[graph.language].get(fact.kind, "{}").format(fact.name)
    names = (fact.name, typed, *(quote.text for quote in fact.mentions))
    place = graph.thing(link_place(fact, graph.language), "place", names)
    graph.mentioned(place, fact.mentions)
    return place


# -------------------------------------------------------------- tasks, indicators, review


def _tasks(
    graph: TextGraph, facts: SourceFacts, documents: dict[str, str], places: dict[str, str]
) -> None:
    """Write the tasks; two with the very same words are told apart by their order."""
    issued = {fact.key: fact.issued for fact in facts.documents if fact.issued}
    seen: Counter[tuple[int, int]] = Counter()
    for fact in dict.fromkeys(facts.tasks):
        place = (fact.quote.start, fact.quote.end)
        seen[place] += 1
        task = fact_iri("task", graph.path, *place, seen[place], base=graph.base)
        _task(graph, task, fact, places)
        if fact.document is not None and fact.document in documents:
            graph.writer.link(task, PG.underDocument, documents[fact.document])
        words = fact.words("deadline")
        if fact.deadline is None and words:
            _review(graph, ReviewNote("deadline that no day follows from", words))
        elif fact.deadline is not None:
            _deadline(graph, task, fact, issued.get(fact.document or ""))


def _deadline(graph: TextGraph, task: str, fact: TaskFact, issued: str | None) -> None:
    """Write by when a task is due, unless no such day exists or it lies before its document."""
    words = fact.words("deadline") or fact.quote
    due = _last_day(fact.deadline or "")
    if due is None:
        _review(graph, ReviewNote("deadline that no calendar has", words))
    elif issued and _date(issued) and due < first_day(issued):
        _review(graph, ReviewNote("deadline before the date of its document", words))
    else:
        graph.writer.text(task, PG.deadline, fact.deadline or "")
        graph.writer.typed(task, PG.due, due.isoformat(), XSD.date)


def _last_day(period: str) -> date | None:
    try:
        return last_day(period)
    except ValueError:
        return None


def _task(graph: TextGraph, task: str, fact: TaskFact, places: dict[str, str]) -> None:
    """Write a task and its parties; its status stays ``assigned`` until someone reports on it.

    A province or commune that has something to do is the place that the text names.
    """
    writer = graph.writer
    writer.link(task, RDF.type, PG.Task)
    writer.link(task, RDF.type, ODRL.Duty)
    writer.text(task, PG.text, " ".join(fact.quote.text.split()), graph.language)
    for predicate, names in (
        (PG.assignedTo, fact.assignees),
        (PG.coordinatedWith, fact.coordinators),
        (PG.assignedBy, fact.assigners),
    ):
        for name in names:
            place = places.get(name.name) if name.kind == "place" else None
            writer.link(task, predicate, place or _party(graph, name))
    generic = all(link_name(name, graph.language).kind == "group" for name in fact.assignees)
    writer.typed(task, PG.generic, str(generic).lower(), XSD.boolean)
    writer.link(task, PG.force, concept("pgforce", fact.force))
    writer.link(task, PG.status, concept("pgstatus", "assigned"))
    graph.proven(task, fact.quote, fact.rule)
    for found in fact.found:
        writer.link(task, PG.foundBy, concept("pgway", f"{found.slot}-{found.way}"))
        if found.quote:
            writer.link(task, _EVIDENCE[found.slot], graph.span(found.quote))


def _indicators(graph: TextGraph, facts: SourceFacts, places: dict[str, str]) -> None:
    """Write the reported figures."""
    seen: Counter[tuple[int, int]] = Counter()
    for fact in dict.fromkeys(facts.indicators):
        place = (fact.quote.start, fact.quote.end)
        seen[place] += 1
        indicator = fact_iri("indicator", graph.path, *place, seen[place], base=graph.base)
        _indicator(graph, indicator, fact)
        if fact.place is not None:
            where = places.get(fact.place) or _place(graph, PlaceFact(fact.place, "other", (), ""))
            graph.writer.link(indicator, PG.inPlace, where)


def _indicator(graph: TextGraph, indicator: str, fact: IndicatorFact) -> None:
    """Write a figure, its unit, what it counts and the day it holds on."""
    writer = graph.writer
    writer.link(indicator, RDF.type, PG.Indicator)
    writer.typed(indicator, PG.value, _decimal(fact.value), XSD.decimal)
    writer.text(indicator, PG.unit, fact.unit)
    if fact.about:
        writer.text(indicator, PG.about, fact.about, graph.language)
    if fact.as_of:
        writer.add(indicator, PG.asOf, _date(fact.as_of) or literal(fact.as_of))
    graph.proven(indicator, fact.quote, fact.rule)


def _decimal(value: float) -> str:
    """Return a number in the lexical form of ``xsd:decimal``: no exponent, no idle zeros."""
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _review(graph: TextGraph, note: ReviewNote) -> None:
    """Write something that a person should look at."""
    review = fact_iri("review", graph.path, note.quote.start, note.quote.end, base=graph.base)
    graph.writer.link(review, RDF.type, PG.ReviewNote)
    graph.writer.text(review, PG.reason, note.reason)
    graph.writer.link(review, PG.evidence, graph.span(note.quote))
