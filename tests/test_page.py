"""The page as a file: one piece, the same bytes each time, nothing in it but what is meant."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from importlib.resources import files

import networkx as nx
import pytest

from policygraph.graph.network import KINDS, Citation, Fact, Network, Thing
from policygraph.graph.page import render
from policygraph.graph.page_rdf import rdf_terms
from policygraph.graph.page_text import safe_link, visible
from policygraph.graph.page_words import phrases

HOSTILE = (
    "<img src=x onerror=\"document.title='broken'\">",
    "</script><script>document.title='broken'</script>",
    "'\"><svg onload=document.title='broken'>",
    "{{ 7*7 }}${7*7}{% raw %}",
    "href=javascript:document.title='broken'",
    "safe\u202etxt.exe\u2066",
)


def small(*words: str) -> Network:
    """Return a network in which each of ``words`` stands in every field there is."""
    text = " ".join(words) or "plain"
    citation = Citation(
        source=text,
        start=3,
        end=9,
        words=f"words {text}",
        before=f"before {text} ",
        after=f" after {text}",
        title=text,
        publisher=text,
        url="javascript:alert(1)",
        published=text,
        language="en",
    )

    def thing(kind: str, **details: str) -> Thing:
        return Thing(
            kind,
            f"{kind} {text}",
            labels={"vi": f"tên {text}"},
            aliases=[f"alias {text}"],
            details={"note": text, **details},
            citations=[(f"position: {text}", citation)],
        )

    network: Network = nx.MultiDiGraph()
    for kind in ("document", "task", "agency", "office", "group", "person", "place"):
        network.add_node(f"urn:{kind}:{text}", thing=thing(kind, deadline="2025-12-31"))
    for relation, end in [
        ("underDocument", "document"),
        ("assignedTo", "agency"),
        ("assignedTo", "office"),
        ("coordinatedWith", "group"),
        ("assignedBy", "person"),
    ]:
        tie(network, f"urn:task:{text}", relation, f"urn:{end}:{text}", citation)
    tie(network, f"urn:agency:{text}", "inPlace", f"urn:place:{text}", citation)
    return network


def tie(
    network: Network, begin: str, relation: str, end: str, citation: Citation | None = None
) -> None:
    network.add_edge(begin, end, fact=Fact(begin, relation, end, citation))


class Outline(HTMLParser):
    """What a browser would make of a page: its elements, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        if self.tags and self.tags[-1] not in ("script", "style"):
            self.text.append(data)


def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    return parser


def test_the_same_network_gives_the_same_bytes() -> None:
    assert render(small()) == render(small())


def test_the_network_is_left_as_it_is() -> None:
    network = small()
    before = json.dumps(nx.node_link_data(network, edges="links"), default=repr)
    render(network)
    assert json.dumps(nx.node_link_data(network, edges="links"), default=repr) == before


def test_hostile_text_adds_no_element_and_no_attribute() -> None:
    plain, hostile = outline(render(small())), outline(render(small(*HOSTILE)))
    assert hostile.tags == plain.tags
    assert {name for name, _ in hostile.attributes} == {name for name, _ in plain.attributes}
    assert not any((value or "").startswith("javascript:") for _, value in hostile.attributes)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", render(small(*HOSTILE)))


def test_the_title_names_what_the_page_is_about_in_the_language_asked_for() -> None:
    network = small("<b>")
    node = next(node for node in network if "agency" in node)
    assert "<title>Ai được giao việc gì: tên &lt;b&gt;</title>" in render(network, [node], "vi")
    assert "<title>Who is assigned what: agency &lt;b&gt;</title>" in render(network, [node])
    with pytest.raises(ValueError, match="'fr'"):
        render(network, language="fr")
    with pytest.raises(ValueError, match="there are canvas and vis"):
        render(network, engine="svg")


def test_each_phrase_is_there_in_both_languages_and_used() -> None:
    folder = files("policygraph.graph").joinpath("templates")
    texts = [
        file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith((".js", ".html"))
    ]
    used = {key for text in texts for key in re.findall(r'"([a-z]+(?:[.-][a-zA-Z0-9-]+)*)"', text)}
    # Keys that are put together: `out.${relation}`, "view." ~ view.
    heads = {key for text in texts for key in re.findall(r'[`"]([a-z.]+\.)(?:\$\{|" ~)', text)}
    heads |= {"in.", "out.", "no-script"}  # one or the other; and what page.py prints
    english, vietnamese = phrases()["en"], phrases()["vi"]
    for key, phrase in english.items():
        assert phrase and vietnamese[key], key
        assert set(re.findall(r"{\w+}", vietnamese[key])) == set(re.findall(r"{\w+}", phrase)), key
        assert key in used or any(key.startswith(head) for head in heads), f"nothing says {key}"
    for relation in rdf_terms()["relations"]:
        assert f"out.{relation}" in english and f"in.{relation}" in english
    for kind in KINDS:
        assert f"kind.{kind}" in english and f"one.{kind}" in english


def test_the_page_names_no_address_of_its_own() -> None:
    page = outline(render(small()))
    loads = {name: value for name, value in page.attributes if name in ("src", "href", "action")}
    assert loads == {}
    assert "link" not in page.tags and "img" not in page.tags and "iframe" not in page.tags


@pytest.mark.parametrize(("engine", "scripts"), [("canvas", 1), ("vis", 2)])
def test_the_policy_allows_our_scripts_and_nothing_else(engine: str, scripts: int) -> None:
    page = render(small(), engine=engine)
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert found is not None
    policy = found[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert policy.count("'sha256-") == scripts and "unsafe-eval" not in policy
    assert "script-src 'unsafe" not in policy


def test_the_scripts_never_parse_markup() -> None:
    banned = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"
    scripts = [
        file.read_text("utf-8")
        for file in files("policygraph.graph").joinpath("templates").iterdir()
        if file.name.endswith(".js")
    ]
    assert len(scripts) > 10
    for script in scripts:
        assert not re.search(banned, script)
        assert not re.search(r"set(Timeout|Interval)\(\s*[\"'`]", script)


def test_our_templates_call_nothing_safe() -> None:
    template = files("policygraph.graph").joinpath("templates/page.html").read_text("utf-8")
    assert "|safe" not in template.replace(" ", "") and "autoescape" not in template


@pytest.mark.parametrize("address", ["https://a.vn/b?c=d", "HTTP://a.vn", "texts/a.md", "a.md#x"])
def test_links_that_are_kept(address: str) -> None:
    assert safe_link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//host/x",
        "\\\\host\\x",
        "/etc/passwd",
        "java\nscript:alert(1)",
        "https://a b",
        "\u202ehttps://a",
        "",
    ],
)
def test_links_that_are_refused(address: str) -> None:
    assert safe_link(address) is None


def test_reordering_characters_become_marks() -> None:
    assert visible("a\u202eb\u200bc\x00") == "a⟨U+202E⟩b⟨U+200B⟩c⟨U+0000⟩"
    assert visible("Đảng ủy\n\tChính phủ") == "Đảng ủy\n\tChính phủ"
