"""The page for SPARQL: any query, or a named question, with its answer below.

The address holds all of it, so that an answer can be linked to and works without scripts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

import pyoxigraph as ox

from ...graph import Store
from ...graph.fields import csv_line
from ...graph.iris import base_iri
from ...ontology.terms import PREFIXES
from ...queries import named
from ...queries.free import NotAQueryError, QueryRefusedError, answer
from ...queries.resolving import AmbiguousNameError, UnknownNameError
from ..frames import Reply
from ..problems import Problem
from ..results import Limits, reply, write
from .addresses import address_of_thing
from .asked import Asked, Visit
from .rendering import HTML, VARY, html_page

__all__ = ["ASK", "QUERY", "known_parameters", "query", "query_network_text", "query_problem"]

#: The parameters that hold a query, and the name of a named question.
QUERY, ASK = "query", "ask"
#: Rows that the page shows.
_SHOWN = 500

_BEGIN = f"""PREFIX pg: <{PREFIXES["pg"]}>
SELECT ?task ?text
WHERE {{
  ?task a pg:Task ; pg:text ?text .
}}
LIMIT 100
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of an answer."""

    text: str
    address: str | None = None
    """The page of a thing."""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as the page shows it."""

    columns: tuple[str, ...]
    rows: list[list[Cell]]
    more: bool
    """Whether there are rows that are not shown."""
    formats: tuple[str, ...]
    """The forms that the whole of it can be had in, as the address names them."""


@dataclass(slots=True)
class _Shown:
    """What the page shows; filled step by step, so that an error leaves what went before."""

    text: str = _BEGIN
    table: Table | None = None
    truth: bool | None = None
    problem: str | None = None
    status: int = 200
    values: Mapping[str, str] = field(default_factory=dict)


def known_parameters() -> tuple[str, ...]:
    """Return the parameters of the page: its own, and those of all named questions."""
    asked = {each.name for name in named.names() for each in named.load(name).parameters}
    return (QUERY, ASK, *sorted(asked))


def query(store: Store, asked: Asked) -> Reply:
    """Return the page, or an answer in another form."""
    if asked.media != HTML:
        return _answer(store, asked)
    shown = _Shown()
    try:
        if QUERY in asked.visit.asked or ASK in asked.visit.asked:
            shown.text = asked.visit.asked.get(QUERY, shown.text)
            shown.text = query_text(store, asked.visit)
            _show(store, shown)
    except Problem as problem:
        shown.problem, shown.status = problem.detail, problem.status
    return _page(asked.visit, shown)


def query_problem(visit: Visit, problem: Problem) -> Reply:
    """Return the page of a query that could not be answered, as it was stopped or had no place."""
    text = visit.asked.get(QUERY, "")
    page = _page(visit, _Shown(text, problem=problem.detail, status=problem.status))
    page.headers.update(problem.headers)
    return page


def query_text(store: Store, visit: Visit) -> str:
    """Return the query that an address holds or names.

    Raises :class:`Problem` where it names none, or a value that stands for nothing.
    """
    asked = visit.asked
    if QUERY in asked:
        return asked[QUERY].replace("\r\n", "\n")
    try:
        question = named.load(asked[ASK])
        names = {each.name for each in question.parameters}
        values = {name: value for name, value in asked.items() if name in names}
        return named.written_out(store, question.name, values)
    except KeyError:
        raise Problem(400, f"the address holds neither {QUERY}= nor {ASK}=") from None
    except AmbiguousNameError as error:
        raise Problem(409, str(error)) from error
    except (named.UnknownQueryError, UnknownNameError) as error:
        raise Problem(404, str(error)) from error
    except named.ValueProblem as error:
        raise Problem(400, str(error)) from error


def query_network_text(store: Store, visit: Visit) -> set[str]:
    """Return the IRIs that stand in the answer to the query of an address."""
    terms = (term for row in _rows(_found(store, query_text(store, visit))) for term in row)
    return {term.value for term in terms if isinstance(term, ox.NamedNode)}


def _found(store: Store, text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    try:
        return answer(store, text)
    except NotAQueryError as error:
        raise Problem(400, str(error)) from error
    except QueryRefusedError as error:
        raise Problem(403, str(error)) from error


def _rows(
    found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples,
) -> Iterator[tuple[object, ...]]:
    """Yield the rows of an answer, triples as rows of three; Problem where one cannot be made."""
    try:
        if isinstance(found, ox.QuerySolutions):
            yield from (tuple(row) for row in found)
        elif isinstance(found, ox.QueryTriples):
            seen = dict.fromkeys(found)
            yield from sorted(((one.subject, one.predicate, one.object) for one in seen), key=str)
    except (OSError, RuntimeError, ValueError) as error:
        raise Problem(400, f"the query cannot be answered: {error}") from error


def _show(store: Store, shown: _Shown) -> None:
    found = _found(store, shown.text)
    if isinstance(found, ox.QueryBoolean):
        shown.truth = bool(found)
        return
    graph = isinstance(found, ox.QueryTriples)
    rows = list(islice(_rows(found), _SHOWN + 1))
    columns: tuple[str, ...] = ("subject", "predicate", "object")
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
    shown.table = Table(
        columns,
        [[_cell(term) for term in row] for row in rows[:_SHOWN]],
        len(rows) > _SHOWN,
        ("turtle", "csv") if graph else ("csv", "json"),
    )


def _cell(term: object) -> Cell:
    if isinstance(term, ox.NamedNode):
        iri = term.value
        if iri.startswith(base_iri()):
            return Cell(iri.removeprefix(base_iri()), address_of_thing(iri))
        return Cell(_short(iri))
    if isinstance(term, ox.Literal):
        return Cell(term.value, language=term.language)
    return Cell("" if term is None else str(term))


def _short(iri: str) -> str:
    """Return an IRI with one of our prefixes, where one fits."""
    fitting = [name for name, start in PREFIXES.items() if iri.startswith(start) and iri != start]
    if not fitting:
        return iri
    prefix = max(fitting, key=lambda name: len(PREFIXES[name]))
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"


def _answer(store: Store, asked: Asked) -> Reply:
    """Return the whole answer as a file."""
    text, limits = query_text(store, asked.visit), Limits(asked.rows, asked.size)
    if asked.media != "text/csv":
        found = reply(write(lambda: _found(store, text), asked.media, limits), VARY)
        return found
    answered = _found(store, text)
    head = ["subject", "predicate", "object"]
    if isinstance(answered, ox.QuerySolutions):
        head = [variable.value for variable in answered.variables]
    lines, size, cut = [csv_line(head)], 0, None
    for number, row in enumerate(_rows(answered)):
        line = csv_line("" if term is None else getattr(term, "value", str(term)) for term in row)
        size += len(line.encode("utf-8"))
        if number == asked.rows or size > asked.size:
            cut = f"{number} rows"
            break
        lines.append(line)
    headers = {"vary": VARY, "content-disposition": 'attachment; filename="answer.csv"'}
    if cut:
        headers["policygraph-cut"] = f"after {cut}"
    body = "".join(lines).encode("utf-8")
    return Reply(200, "text/csv; charset=utf-8", body, headers, {"cut": cut} if cut else {})


@dataclass(frozen=True, slots=True)
class _Example:
    """A named question with values that it can be asked with."""

    query: named.Query
    values: Mapping[str, str]


def _page(visit: Visit, shown: _Shown) -> Reply:
    asked = visit.asked.get(ASK) if QUERY not in visit.asked else None
    questions = [named.load(name) for name in named.names()]
    examples = [
        _Example(
            each,
            {name: visit.asked.get(name, value) for name, value in _values(each).items()}
            if each.name == asked
            else _values(each),
        )
        for each in questions
    ]
    page = html_page(
        "query.html",
        visit,
        shown.status,
        shown=shown,
        examples=examples,
        asked=asked,
        prefixes=PREFIXES,
    )
    policy = page.headers["content-security-policy"]
    page.headers["content-security-policy"] = f"{policy}; frame-src 'self'"
    return page


def _values(question: named.Query) -> dict[str, str]:
    found = named.example_values(question)
    return {each.name: found.get(each.name, "") for each in question.parameters}
