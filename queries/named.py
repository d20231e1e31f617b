"""Named questions: a question is a file, its header is its manual, its values are bound.

One is a file ``queries/sparql/NAME.rq`` that begins::

    #+ summary: Tasks of a body, with who assigned them.
    #+ body: the body, by name or IRI [actor]
    #+ until: last day of the window [date] = 2100-01-01
    #+ example: policygraph query tasks-of-body "Ministry of Finance"

Each line after the summary describes a variable of the query; the word in brackets says how what
a user types becomes a term (see :data:`KINDS`), and a default makes the parameter optional. Every
parameter is projected by the query, as binding asks for.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from ..graph import Store
from ..ontology.terms import PREFIXES, XSD
from .asking import folder, question
from .resolving import ACTORS, ANYTHING, DOCUMENTS, PLACES, resolve

if TYPE_CHECKING:
    import pyoxigraph as ox

__all__ = [
    "KINDS",
    "Answers",
    "Parameter",
    "Query",
    "UnknownQueryError",
    "ValueProblem",
    "answers_of",
    "example_values",
    "load",
    "names",
    "run",
    "written_out",
]

_HEADER = re.compile(r"#\+ (?P<name>\w+): (?P<rest>[^\n]*)")
_HEADER_LINE = re.compile(r"^#\+ .*\n", re.MULTILINE)
_PARAMETER = re.compile(
    r"(?P<help>.*?) \[(?P<kind>\w+)\](?: = (?P<default>.*))?",
)
_DATE = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")

#: Kinds of parameters that are names of things, with the classes that the thing may be of.
KINDS = {"actor": ACTORS, "place": PLACES, "document": DOCUMENTS, "thing": ANYTHING}

#: A term of an answer, None where nothing is bound.
Cell: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None"


class UnknownQueryError(LookupError):
    """There is no question of that name; the message offers the nearest."""

    def __init__(self, name: str) -> None:
        from rapidfuzz import process

        close = ", ".join(hit[0] for hit in process.extract(name, names(), limit=3))
        super().__init__(
            f'there is no question "{name}"; nearest: {close} (`policygraph query --list` has all)'
        )


class ValueProblem(ValueError):  # noqa: N818 - "ValueError" is taken
    """A value for a parameter is missing, unknown or not of its kind."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a named question that the asker binds."""

    name: str
    help: str
    kind: str
    """A key of :data:`KINDS`, or ``date``, ``text``, ``integer``."""
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A named question."""

    name: str
    summary: str
    parameters: tuple[Parameter, ...]
    example: str
    text: str


@dataclass(frozen=True, slots=True)
class Answers:
    """Rows of terms under the names of their columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@cache
def names() -> tuple[str, ...]:
    """Return the names of the questions, sorted."""
    found = folder("sparql").iterdir()
    return tuple(sorted(entry.name[:-3] for entry in found if entry.name.endswith(".rq")))


@cache
def load(name: str) -> Query:
    """Return a named question; :class:`UnknownQueryError` where there is none."""
    if name not in names():
        raise UnknownQueryError(name)
    text = question("sparql", name)
    header = [(found["name"], found["rest"].strip()) for found in _HEADER.finditer(text)]
    said = dict(header)
    parameters = tuple(
        _parameter(name, variable, rest)
        for variable, rest in header
        if variable not in ("summary", "example")
    )
    return Query(name, said["summary"], parameters, said["example"], text)


def _parameter(query: str, variable: str, rest: str) -> Parameter:
    found = _PARAMETER.fullmatch(rest)
    if found is None:
        raise ValueError(f"{query}.rq: no kind in brackets: {rest!r}")
    return Parameter(variable, found["help"], found["kind"], found["default"])


def run(store: Store, name: str, values: Mapping[str, str] | None = None) -> Answers:
    """Ask a named question with the values of its parameters, given as a user types them.

    Raises :class:`UnknownQueryError`, :class:`ValueProblem`, and what
    :func:`policygraph.queries.resolving.resolve` raises.
    """
    import pyoxigraph as ox

    query = load(name)
    bound = _bound(store, query, values or {})
    solutions = store.query(query.text, bound)
    if not isinstance(solutions, ox.QuerySolutions):
        raise ValueProblem(f"{name}: is not a SELECT query")
    return answers_of(solutions, hidden=bound)


def written_out(store: Store, name: str, values: Mapping[str, str] | None = None) -> str:
    """Return a named question as SPARQL that stands alone: with its values, prefixes declared.

    Raises what :func:`run` raises.
    """
    query = load(name)
    terms = _bound(store, query, values or {})
    chosen = "".join(f"  VALUES ?{variable} {{ {term} }}\n" for variable, term in terms.items())
    head, where, rest = _HEADER_LINE.sub("", query.text).partition("WHERE {\n")
    text = head + where + chosen + rest
    used = [prefix for prefix in PREFIXES if re.search(rf"(?<![\w:<]){prefix}:", text)]
    declared = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in used)
    return f"# {query.summary}\n{declared}{text}"


def example_values(query: Query) -> dict[str, str]:
    """Return the values that the example of a question gives to its parameters."""
    words = shlex.split(query.example)[3:]
    values = {each.name: each.default for each in query.parameters if each.default is not None}
    standing = [each.name for each in query.parameters if each.default is None]
    while words:
        word = words.pop(0)
        name = word[2:] if word.startswith("--") else standing.pop(0)
        values[name] = words.pop(0) if word.startswith("--") else word
    return values


def _bound(
    store: Store, query: Query, values: Mapping[str, str]
) -> dict[str, ox.NamedNode | ox.Literal]:
    """Return the terms of a question's parameters by their names."""
    given = dict(values)
    bound: dict[str, ox.NamedNode | ox.Literal] = {}
    for parameter in query.parameters:
        value = given.pop(parameter.name, parameter.default)
        if value is None:
            raise ValueProblem(f"{query.name}: {parameter.name} is missing ({parameter.help})")
        bound[parameter.name] = _term(store, parameter, value)
    if given:
        raise ValueProblem(f"{query.name}: has no parameter {min(given)}")
    return bound


def answers_of(solutions: ox.QuerySolutions, hidden: Collection[str] = ()) -> Answers:
    """Gather the solutions of a query, without the columns that the asker bound."""
    columns = tuple(variable.value for variable in solutions.variables)
    shown = [index for index, column in enumerate(columns) if column not in hidden]
    rows = tuple(tuple(row[index] for index in shown) for row in solutions)
    return Answers(tuple(columns[index] for index in shown), rows)


def _term(store: Store, parameter: Parameter, value: str) -> ox.NamedNode | ox.Literal:
    """Turn what a user typed into the term that is bound."""
    import pyoxigraph as ox

    if parameter.kind in KINDS:
        return ox.NamedNode(resolve(store, value, KINDS[parameter.kind])[0])
    if parameter.kind == "date":
        if not _DATE.fullmatch(value):
            raise ValueProblem(f"{parameter.name}: not a day like 2025-12-31: {value!r}")
        return ox.Literal(value, datatype=ox.NamedNode(XSD.date))
    if parameter.kind == "integer":
        if not value.isdecimal():
            raise ValueProblem(f"{parameter.name}: not a whole number: {value!r}")
        return ox.Literal(value, datatype=ox.NamedNode(XSD.integer))
    return ox.Literal(value)
