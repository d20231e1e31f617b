"""The network as one self-contained page: our template and scripts, and a map of its own.

The page fetches nothing and works from the disk. What texts say reaches it as JSON in blocks that
no browser executes, and as the title, with autoescape on. A content security policy allows our
script, and that of vis-network where it draws the map, by their hashes, and nothing else. The same
network gives the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import DictLoader, Environment
from markupsafe import Markup

from .files import write_atomically
from .focus import find, focused
from .iris import base_iri
from .network import Network, network_of, things
from .offices import offices_of_any_body
from .page_data import page_data
from .page_plain import plain_of
from .page_rdf import rdf_terms
from .page_text import visible
from .page_words import LANGUAGES, concepts, phrases

if TYPE_CHECKING:
    from .store import Store

__all__ = ["ENGINES", "PageSummary", "render", "write_page"]

#: Our JavaScript, in the order in which it is put together; later files use the earlier ones.
_SCRIPTS = (
    "data.js",
    "text.js",
    "words.js",
    "graph.js",
    "walks.js",
    "state.js",
    "filters.js",
    "search.js",
    "names.js",
    "combobox.js",
    "citations.js",
    "overview.js",
    "panel.js",
    "columns.js",
    "records.js",
    "table.js",
    "map_shapes.js",
    "map_marks.js",
    "map_svg.js",
    "painter",  # one of two: see _script()
    "drawing.js",
    "map.js",
    "filter_bar.js",
    "exports.js",
    "picture.js",
    "main.js",
)
#: What can draw the map: our own canvas, or vis-network as pyvis ships it. The canvas draws 60
#: things in half the time, thousands smoothly, and saves 470 kB a page.
ENGINES = ("canvas", "vis")
#: The views of the page, in the order of their buttons.
_VIEWS = ("overview", "columns", "map", "table")


@dataclass(frozen=True, slots=True)
class PageSummary:
    """What a page shows."""

    path: Path
    things: int
    tasks: int
    facts: int


def write_page(
    store: Store,
    output: Path,
    focus: str | None = None,
    depth: int = 2,
    document: str | None = None,
    place: str | None = None,
    language: str = "en",
    everything: bool = False,
    engine: str = "canvas",
) -> PageSummary:
    """Write the page of a store, or of a part of it, and return what it shows.

    ``focus``, ``depth``, ``document`` and ``place`` choose the part as
    :func:`~policygraph.graph.focus.focused` does, and raise its
    :class:`~policygraph.graph.focus.NotFoundError`; ``language``, ``everything`` and ``engine`` are
    those of :func:`render`. The file is written whole or not at all; OSError where that fails.
    """
    whole = network_of(store)
    network = focused(whole, focus, depth, document, place)
    scope = [find(whole, name) for name in (focus, document, place) if name]
    page = render(network, scope, language, everything, engine)
    write_atomically(output, page.encode("utf-8"), durable=False)
    return PageSummary(
        path=output,
        things=len(network),
        tasks=sum(thing.kind == "task" for _, thing in things(network)),
        facts=network.number_of_edges(),
    )


def render(
    network: Network,
    scope: Sequence[str] = (),
    language: str = "en",
    everything: bool = False,
    engine: str = "canvas",
) -> str:
    """Return the page as HTML text; the network is left as it is.

    ``scope`` are the nodes that the page is about, named in its title. It opens in ``language``
    (``en`` or ``vi``), on a summary where there is too much for one look, or on the whole map if
    ``everything`` is asked for; ``engine``, one of :data:`ENGINES`, draws the map. ValueError for
    other languages and engines.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no such language of the page: {language!r}; there are en and vi")
    if engine not in ENGINES:
        raise ValueError(f"nothing called {engine!r} draws maps; there are canvas and vis")
    number = {node: at for at, node in enumerate(sorted(network))}
    about = [node for node in scope if node in number]
    environment = _environment()
    library, script = _library() if engine == "vis" else "", _script(engine)
    environment.globals.update(
        language=language,
        title=_title(network, about, language),
        policy=_policy(*filter(None, (library, script))),
        # The three texts that are printed as they are: pyvis's library and our own two.
        library=Markup(library),  # noqa: S704
        script=Markup(script),  # noqa: S704
        style=Markup(_compact(_template("colours.css") + _template("page.css"))),  # noqa: S704
        views=_VIEWS,
        plain=plain_of(network, language),
        interface=phrases(),
        page={
            "base": base_iri(),
            "scope": [number[node] for node in about],
            "open": "map" if everything else None,
            "unnamed": [number[iri] for iri in offices_of_any_body() if iri in number],
            "concepts": concepts(_words_of_schemes(network)),
            "rdf": rdf_terms(),
        },
        graph=page_data(network),
    )
    return _printed(environment).replace("\r\n", "\n")


def _printed(environment: Environment) -> str:
    """Return our template as pyvis prints it."""
    from pyvis.network import Network as Drawing  # takes half a second

    drawing = Drawing(directed=True, cdn_resources="in_line")
    drawing.templateEnv = environment
    drawing.path = "page.html"
    return str(drawing.generate_html())


def _title(network: Network, about: list[str], language: str) -> str:
    """Return the title that the page has until its script runs."""
    words = phrases()[language]
    named = [network.nodes[node]["thing"] for node in about]
    labels = ", ".join(visible(thing.labels.get(language, thing.label)) for thing in named)
    return words["title.of"].replace("{what}", labels) if labels else words["title"]


def _words_of_schemes(network: Network) -> set[str]:
    """Return the types and kinds that occur, as the vocabulary's schemes note them."""
    details = [thing.details for _, thing in things(network)]
    return {each[key] for each in details for key in ("type", "kind") if key in each}


# ------------------------------------------------------------------ the template


@cache
def _template(name: str) -> str:
    return files("policygraph.graph").joinpath(f"templates/{name}").read_text("utf-8")


@cache
def _script(painter: str) -> str:
    """Return our own files of JavaScript as the one script that the page runs.

    The map is painted by ``vis`` (vis-network) or by ``canvas`` (our own).
    """
    names = (f"painter_{painter}.js" if name == "painter" else name for name in _SCRIPTS)
    return '"use strict";\n' + "".join(_compact(_template(name)) for name in names)


def _compact(code: str) -> str:
    """Return JavaScript or CSS without indentation, empty lines and lines that only comment.

    None of our files has a text that runs over several lines, where these would mean something.
    """
    code = re.sub(r"^\s*(//.*|/\*(.|\n)*?\*/)$", "", code, flags=re.MULTILINE)
    return re.sub(r"^\s+", "", code, flags=re.MULTILINE)


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
    return environment


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
