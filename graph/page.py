"""The network as one self-contained page: pyvis holds the drawing, our template prints it.

The page fetches nothing and works from the disk. What texts say reaches it in two ways only:
through the template with autoescape on, and as JSON in a block that no browser executes. A content
security policy allows our two scripts, by their hashes, and nothing else. The same network gives
the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import DictLoader, Environment
from markupsafe import Markup
from pyvis.network import Network as Drawing

from .fact_table import Row, fact_rows, safe_link, task_rows, visible
from .files import write_atomically
from .focus import find, focused
from .network import KINDS, Citation, Network, network_of, things
from .page_data import page_data
from .picture import Picture, picture_of, shortened

if TYPE_CHECKING:
    from .store import Store

__all__ = ["PageSummary", "render", "write_page"]

#: How a kind of thing is called when there are several.
_PLURALS = {
    "document": "documents",
    "task": "tasks",
    "agency": "bodies",
    "office": "offices",
    "group": "groups",
    "person": "people",
    "place": "places",
}

#: Our JavaScript, in the order in which it is put together; each file is a scope of its own.
_SCRIPTS = ("data.js", "drawing.js", "page.js")

#: Width, in units of the drawing, that a name may take in the list of what was found.
_IN_LIST = 400


@dataclass(frozen=True, slots=True)
class PageSummary:
    """What a page shows."""

    path: Path
    things: int
    tasks: int
    facts: int
    drawn: int
    """Boxes in the picture; the table holds every fact."""


def write_page(
    store: Store,
    output: Path,
    focus: str | None = None,
    depth: int = 2,
    document: str | None = None,
    place: str | None = None,
) -> PageSummary:
    """Write the page of a store, or of a part of it, and return what it shows.

    ``focus``, ``depth``, ``document`` and ``place`` choose the part as
    :func:`~policygraph.graph.focus.focused` does, and raise its
    :class:`~policygraph.graph.focus.NotFoundError`. The file is written whole or not at all;
    OSError where that fails.
    """
    whole = network_of(store)
    network = focused(whole, focus, depth, document, place)
    chosen = ", ".join(
        whole.nodes[find(whole, name)]["thing"].label for name in (focus, document, place) if name
    )
    page = render(network, f"Who is assigned what: {chosen}" if chosen else "Who is assigned what")
    write_atomically(output, page.encode("utf-8"), durable=False)
    return PageSummary(
        path=output,
        things=len(network),
        tasks=len(task_rows(network)),
        facts=len(task_rows(network)) + len(fact_rows(network)),
        drawn=len(picture_of(network).layout.centres),
    )


def render(network: Network, title: str) -> str:
    """Return the page as HTML text; the network is left as it is."""
    picture = picture_of(network)
    index = {node: number for number, node in enumerate(sorted(network))}
    drawing = _drawing(picture, index)
    tasks, facts = task_rows(network), fact_rows(network)
    environment = _environment()
    library, script = _library(), _script()
    environment.globals.update(
        title=title,
        policy=_policy(library, script),
        # The three files that are printed as they are: pyvis's library and our own two.
        library=Markup(library),  # noqa: S704
        script=Markup(script),  # noqa: S704
        style=Markup(_template("page.css")),  # noqa: S704
        graph=page_data(network),
        things=_things(network, picture, index, [*tasks, *facts]),
        picture=picture,
        counts=_counts(network),
        tasks=tasks,
        facts=facts,
        deadlines=_deadlines(network),
        index=index,
        version=version("policygraph"),
    )
    drawing.templateEnv = environment
    drawing.path = "page.html"
    return str(drawing.generate_html()).replace("\r\n", "\n")


def _drawing(picture: Picture, index: dict[str, int]) -> Drawing:
    """Return places and lines as pyvis keeps them; no text goes this way."""
    drawing = Drawing(directed=True, cdn_resources="in_line")
    for node, (x, y) in sorted(picture.layout.centres.items()):
        drawing.add_node(index[node], label=" ", x=x, y=y)
    for number, line in enumerate(picture.lines):
        drawing.add_edge(index[line.begin], index[line.end], id=number, relation=line.relation)
    return drawing


def _things(
    network: Network, picture: Picture, index: dict[str, int], rows: list[Row]
) -> dict[str, Any]:
    """Return what the script needs to know of each thing, by number."""
    about: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for node in row.nodes:
            about.setdefault(node, []).append(number)
    nodes = []
    for node, thing in sorted(things(network), key=lambda pair: pair[0]):
        names = [*thing.labels.values(), *thing.aliases]
        width = picture.layout.widths.get(node)
        nodes.append(
            {
                "id": index[node],
                "iri": visible(node),
                "kind": thing.kind,
                "label": visible(thing.label),
                "short": visible(shortened(thing.label, width or _IN_LIST)),
                "names": [visible(name) for name in dict.fromkeys(names) if name != thing.label],
                "details": {key: visible(value) for key, value in thing.details.items()},
                "width": width,
                "facts": about.get(node, []),
            }
        )
    return {
        "nodes": nodes,
        "labels": [line.label for line in picture.lines],
        "width": picture.layout.width,
        "height": picture.layout.height,
    }


def _counts(network: Network) -> list[tuple[str, str, int]]:
    """Return kind, its plural and how many there are, for kinds that occur."""
    found = [thing.kind for _, thing in things(network)]
    return [(kind, _PLURALS[kind], found.count(kind)) for kind in KINDS if kind in found]


def _deadlines(network: Network) -> list[tuple[str, str, str]]:
    """Return deadline, node and name of the tasks that have one, earliest first."""
    return sorted(
        (thing.details["deadline"], node, thing.label)
        for node, thing in things(network)
        if thing.kind == "task" and "deadline" in thing.details
    )


# ------------------------------------------------------------------ the template


@cache
def _template(name: str) -> str:
    return files("policygraph.graph").joinpath(f"templates/{name}").read_text("utf-8")


@cache
def _script() -> str:
    """Return our own files of JavaScript as the one script that the page runs."""
    return '"use strict";\n' + "\n".join(_template(name) for name in _SCRIPTS)


@cache
def _library() -> str:
    """Return vis-network as pyvis ships it, without the pointer to a map that is not there."""
    folder = files("pyvis").joinpath("templates", "lib", "vis-9.1.2")
    code = folder.joinpath("vis-network.min.js").read_text("utf-8")
    return re.sub(r"//# sourceMappingURL=\S+", "", code).replace("\r\n", "\n").strip()


def _environment() -> Environment:
    """Return a template environment of our own: pyvis's does not escape what it prints."""
    environment = Environment(
        loader=DictLoader({"page.html": _template("page.html")}),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # Letters as they are: escaped, Vietnamese text would be twice as long.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.filters["visible"] = visible
    environment.filters["link"] = safe_link
    environment.filters["place"] = _place
    return environment


def _place(citation: Citation) -> str:
    """Return where in its source a citation stands, as a fragment (RFC 5147)."""
    return f"{visible(citation.source)}#char={citation.start},{citation.end}"


def _policy(*scripts: str) -> str:
    """Return a content security policy that runs these scripts and nothing else (CSP Level 3)."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in scripts
    )
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
