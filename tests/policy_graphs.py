"""Networks of any size that look like those of real texts, the same each time.

Documents implement each other and are issued by bodies; each gives tasks to a few bodies, some
with partners, deadlines and places; a few bodies have most of the tasks, as in life. Half of the
texts are English, half Vietnamese, and every fact has a sentence with its words in it. The bodies
and places are real names, the sentences are made up of phrases.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

import networkx as nx

from policygraph.graph.network import Citation, Fact, Network, Thing

__all__ = ["policy_network"]

_PLACES = (
    ("Hanoi", "Hà Nội"),
    ("Hue", "Huế"),
    ("Quang Ninh", "Quảng Ninh"),
    ("Cao Bang", "Cao Bằng"),
    ("Nghe An", "Nghệ An"),
    ("Ha Tinh", "Hà Tĩnh"),
    ("Da Nang", "Đà Nẵng"),
    ("Lam Dong", "Lâm Đồng"),
    ("Dak Lak", "Đắk Lắk"),
    ("Ho Chi Minh City", "Thành phố Hồ Chí Minh"),
    ("Can Tho", "Cần Thơ"),
    ("Ca Mau", "Cà Mau"),
    ("Tay Ninh", "Tây Ninh"),
    ("Son La", "Sơn La"),
    ("Thanh Hoa", "Thanh Hóa"),
)
_FIELDS = (
    ("Finance", "Tài chính"),
    ("Home Affairs", "Nội vụ"),
    ("Justice", "Tư pháp"),
    ("Construction", "Xây dựng"),
    ("Health", "Y tế"),
    ("Education and Training", "Giáo dục và Đào tạo"),
    ("Science and Technology", "Khoa học và Công nghệ"),
    ("Agriculture and Environment", "Nông nghiệp và Môi trường"),
    ("Industry and Trade", "Công Thương"),
    ("Culture, Sports and Tourism", "Văn hóa, Thể thao và Du lịch"),
)
_ISSUERS = (
    ("Politburo", "Bộ Chính trị"),
    ("Secretariat", "Ban Bí thư"),
    ("Government", "Chính phủ"),
    ("Prime Minister", "Thủ tướng Chính phủ"),
    ("National Assembly", "Quốc hội"),
)
_VERBS = (
    ("review and amend", "rà soát, sửa đổi"),
    ("report on", "báo cáo về"),
    ("guide the use of", "hướng dẫn việc sử dụng"),
    ("draw up a plan for", "xây dựng kế hoạch về"),
    ("inspect", "kiểm tra"),
    ("allocate funds for", "bố trí kinh phí cho"),
    ("put online", "đưa lên mạng"),
)
_OBJECTS = (
    ("the powers handed down to communes", "các nhiệm vụ phân cấp cho cấp xã"),
    ("public assets left over after the mergers", "tài sản công dôi dư sau sáp nhập"),
    ("the land records of all wards", "hồ sơ đất đai của các phường"),
    ("job titles of commune officials", "vị trí việc làm của công chức cấp xã"),
    ("the one-stop shops of the new communes", "bộ phận một cửa của các xã mới"),
    ("salaries and allowances of those who leave", "chế độ cho người nghỉ việc"),
    ("schools and health stations in remote areas", "trường học, trạm y tế vùng sâu, vùng xa"),
)
_SUFFIXES = ("KL/TW", "NQ-CP", "CĐ-TTg", "QĐ-TTg", "NĐ-CP", "KH-UBND")
_FORMS = (
    "Under {number}, the {who} is to {task}{when}, and to report the result to the {by}.",
    "Theo {number}, {who} có trách nhiệm {task}{when} và báo cáo kết quả với {by}.",
)
_BASE = "https://w3id.org/policygraph/id"


def policy_network(nodes: int, texts_left_out: int = 0, seed: int = 1) -> Network:
    """Return a network of about ``nodes`` things; never more.

    ``texts_left_out`` leaves that many of the last texts out and everything else as it is.
    """
    chance = Random(seed)
    network: Network = nx.MultiDiGraph()
    bodies = _bodies(nodes)
    texts = []
    room = nodes - len(bodies) - len(_PLACES)
    while room > 2:
        tasks = min(chance.randint(3, 24), room - 1)
        texts.append(tasks)
        room -= tasks + 1
    for text, tasks in enumerate(texts[: len(texts) - texts_left_out]):
        _add_text(network, Random(f"{seed} {text}"), text, tasks, bodies)
    return network


def _bodies(nodes: int) -> list[tuple[str, str, str, str]]:
    """Return slug, kind, English and Vietnamese name of bodies, those with most tasks first."""
    bodies = [("agency", f"Ministry of {en}", f"Bộ {vi}") for en, vi in _FIELDS]
    bodies += [("agency", f"People's Committee of {en}", f"UBND {vi}") for en, vi in _PLACES]
    bodies += [("office", f"Minister of {en}", f"Bộ trưởng Bộ {vi}") for en, vi in _FIELDS]
    bodies += [("group", "ministries and sectors", "các bộ, ngành")]
    bodies += [("group", "localities", "các địa phương")]
    bodies += [
        ("agency", f"Department of {field} of {place}", f"Sở {domain} {local}")
        for place, local in _PLACES
        for field, domain in _FIELDS
    ]
    return [(_slug(en), kind, en, vi) for kind, en, vi in bodies[: nodes // 6]]


def _slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def _add_text(
    network: Network,
    chance: Random,
    text: int,
    tasks: int,
    bodies: list[tuple[str, str, str, str]],
) -> None:
    """Add a text: a document and its tasks, and the bodies and places that they name."""
    vietnamese = text % 2
    number = f"{100 + text}-{chance.choice(_SUFFIXES)}"
    document = f"{_BASE}/document/{_slug(number)}"
    issued = f"2025-{1 + text % 12:02d}-{1 + text % 28:02d}"
    network.add_node(
        document, thing=Thing("document", number, details={"type": "Conclusion", "date": issued})
    )
    source = Citation(
        source=f"news/{'vi' if vietnamese else 'en'}/report-{text:04d}.md",
        start=0,
        end=0,
        words="",
        title=f"What {number} asks for" if not vietnamese else f"Nội dung chính của {number}",
        publisher="An Example Gazette",
        url=f"https://example.org/reports/{text:04d}",
        published=issued,
        language="vi" if vietnamese else "en",
    )
    at = 180  # where in its source the next sentence begins
    issuer = _named(network, "agency", *chance.choice(_ISSUERS))
    opening = f"{number} was issued by {network.nodes[issuer]['thing'].labels['en']} on {issued}."
    _tie(network, document, "issuedBy", issuer, _cited(source, at, opening, number))
    if text > 2:
        former = sorted(n for n in network if "/document/" in n and n != document)
        _tie(
            network,
            document,
            chance.choice(("implements", "amends", "basedOn")),
            chance.choice(former),
            _cited(source, at, opening, number),
        )
    for _ in range(tasks):
        at += 220
        _add_task(network, chance, (document, number, issuer), (source, at), bodies)


def _add_task(
    network: Network,
    chance: Random,
    under: tuple[str, str, str],
    where: tuple[Citation, int],
    bodies: list[tuple[str, str, str, str]],
) -> None:
    (document, number, issuer), (source, at) = under, where
    language = source.language or "en"
    vietnamese = language == "vi"
    what = f"{chance.choice(_VERBS)[vietnamese]} {chance.choice(_OBJECTS)[vietnamese]}"
    # The square makes a few bodies have most of the tasks.
    who = bodies[int(len(bodies) * chance.random() ** 2)]
    due = f"2026-{chance.randint(1, 12):02d}-30" if chance.random() < 0.4 else ""
    when = (f" trước ngày {due}" if vietnamese else f" by {due}") if due else ""
    by = network.nodes[issuer]["thing"].labels[language]
    sentence = _FORMS[vietnamese].format(
        number=number, who=who[2 + vietnamese], task=what, when=when, by=by
    )
    iri = f"{_BASE}/task/{source.source.rsplit('/', 1)[-1]}/{at}-{at + len(what)}"
    details = {"force": "duty"} | ({"deadline": due} if due else {})
    network.add_node(iri, thing=Thing("task", what, {language: what}, details=details))
    words = _cited(source, at, sentence, what)
    named = _cited(source, at, sentence, who[2 + vietnamese])
    _tie(network, iri, "underDocument", document, words)
    _tie(network, iri, "assignedTo", _body(network, *who), named)
    if chance.random() < 0.3:
        _tie(network, iri, "assignedBy", issuer, words)
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        _tie(network, iri, "coordinatedWith", _body(network, *chance.choice(bodies)), words)


def _body(network: Network, slug: str, kind: str, english: str, vietnamese: str) -> str:
    """Return the node of a body, in its place if its name says one."""
    body = f"{_BASE}/{kind}/{slug}"
    if body not in network:
        _named(network, kind, english, vietnamese)
        for place, local in _PLACES:
            if english.endswith(f" of {place}"):
                _tie(network, body, "inPlace", _named(network, "place", place, local), None)
    return body


def _named(network: Network, kind: str, english: str, vietnamese: str) -> str:
    node = f"{_BASE}/{kind}/{_slug(english)}"
    if node not in network:
        thing = Thing(kind, english, {"en": english, "vi": vietnamese}, details={"kind": kind})
        network.add_node(node, thing=thing)
    return node


def _cited(source: Citation, at: int, sentence: str, words: str) -> Citation:
    """Return the citation of some words of a sentence that begins at ``at``."""
    begin = sentence.index(words)
    end = begin + len(words)
    return replace(
        source,
        start=at + begin,
        end=at + end,
        words=words,
        before=sentence[:begin],
        after=sentence[end:],
    )


def _tie(network: Network, begin: str, relation: str, end: str, citation: Citation | None) -> None:
    network.add_edge(begin, end, fact=Fact(begin, relation, end, citation))
