"""A store with known facts, filled by emission and the writer as a build does it; a browser."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from policygraph.builders.emit import emit
from policygraph.builders.emit.reference import reference_quads
from policygraph.builders.inputs import Given, found_inputs
from policygraph.builders.messages import Failure, Look, Seen
from policygraph.builders.model import (
    AgencyFact,
    DocumentFact,
    Found,
    IndicatorFact,
    Name,
    PersonFact,
    PlaceFact,
    Position,
    Quote,
    RelationFact,
    ReviewNote,
    SourceFacts,
    TaskFact,
    Text,
)
from policygraph.builders.readers import Input
from policygraph.builders.version import extractor_version
from policygraph.graph.iris import reference_iri, source_iri
from policygraph.graph.manifest import Skipped, SourceEntry
from policygraph.graph.writer import open_writer

ENGLISH = Text(
    "news/assets.txt",
    "Conclusion 901-KL/TW of the Politburo assigns the Ministry of Finance, in coordination with "
    "the Ministry of Justice, to publish the list of public assets by December 31, 2030.\n\n"
    "Under Conclusion 901-KL/TW, localities must report their progress.\n\n"
    "Quang Ninh settled 83% of the files, Binh Duong 75%.\n\n"
    "Experts say that the Ministry of Home Affairs should simplify the forms.\n\n"
    "Pham Minh Chinh, Prime Minister, spoke last.\n",
    "en",
    title="Public assets",
)
VIETNAMESE = Text(
    "văn bản/nq.txt",
    "Thực hiện Kết luận số 901-KL/TW, Chính phủ ban hành Nghị quyết số 902/2030/NQ-CP.\n\n"
    "Bộ Tài chính rà soát tài sản công trước ngày 31/3/2031.\n\n"
    "Tỉnh Quảng Ninh giải quyết 84% hồ sơ.\n",
    "vi",
)


def quoted(text: Text, words: str) -> Quote:
    """Return words of a text as evidence."""
    start = text.content.index(words)
    return Quote(start, start + len(words), words)


def sentences(text: Text) -> tuple[Quote, ...]:
    return tuple(quoted(text, line) for line in text.content.split("\n") if line)


def english() -> SourceFacts:
    def q(words: str) -> Quote:
        return quoted(ENGLISH, words)

    finance, justice = Name("body", "Ministry of Finance"), Name("body", "Ministry of Justice")
    home_affairs, politburo = Name("body", "Ministry of Home Affairs"), Name("body", "Politburo")
    return SourceFacts(
        ENGLISH.source,
        "en",
        documents=(
            DocumentFact(
                "901-KL/TW",
                "901-KL/TW",
                "Conclusion",
                "number",
                issuers=(politburo,),
                mentions=(q("Conclusion 901-KL/TW"),),
                evidence={"issuers": q("Politburo")},
            ),
        ),
        tasks=(
            TaskFact(
                q("publish the list of public assets by December 31, 2030"),
                (finance,),
                "assigns",
                coordinators=(justice,),
                assigners=(politburo,),
                document="901-KL/TW",
                deadline="2030-12-31",
                found=(Found("deadline", "clause", q("by December 31, 2030")),),
            ),
            TaskFact(
                q("report their progress"),
                (Name("group", "localities"),),
                "must",
                document="901-KL/TW",
            ),
            TaskFact(q("simplify the forms"), (home_affairs,), "should", force="recommendation"),
        ),
        agencies=(
            AgencyFact(politburo, (q("Politburo"),), "name"),
            AgencyFact(finance, (q("Ministry of Finance"),), "name"),
            AgencyFact(justice, (q("Ministry of Justice"),), "name"),
            AgencyFact(home_affairs, (q("Ministry of Home Affairs"),), "name"),
        ),
        places=(
            PlaceFact("Quang Ninh", "province", (q("Quang Ninh"),), "name"),
            PlaceFact("Binh Duong", "province", (q("Binh Duong"),), "name"),
        ),
        people=(
            PersonFact(
                "Pham Minh Chinh",
                (q("Pham Minh Chinh"),),
                "name",
                (Position("Prime Minister", q("Prime Minister")),),
            ),
        ),
        indicators=(
            IndicatorFact(83.0, "%", q("83% of the files"), "share", "files", "Quang Ninh"),
            IndicatorFact(75.0, "%", q("75%"), "share", "files", "Binh Duong"),
        ),
        sentences=sentences(ENGLISH),
        review=(ReviewNote("head without a list", q("Experts say")),),
    )


def vietnamese() -> SourceFacts:
    def q(words: str) -> Quote:
        return quoted(VIETNAMESE, words)

    finance, government = Name("body", "Bộ Tài chính"), Name("body", "Chính phủ")
    return SourceFacts(
        VIETNAMESE.source,
        "vi",
        documents=(
            DocumentFact(
                "902/2030/NQ-CP",
                "902/2030/NQ-CP",
                "Resolution",
                "number",
                issued="2030-11-05",
                issuers=(government,),
                mentions=(q("Nghị quyết số 902/2030/NQ-CP"),),
                own=True,
            ),
            DocumentFact(
                "901-KL/TW", "901-KL/TW", "Conclusion", "number", mentions=(q("901-KL/TW"),)
            ),
        ),
        relations=(
            RelationFact("902/2030/NQ-CP", "implements", "901-KL/TW", q("Thực hiện"), "verb"),
        ),
        tasks=(
            TaskFact(
                q("rà soát tài sản công trước ngày 31/3/2031"),
                (finance,),
                "subject",
                assigners=(government,),
                document="902/2030/NQ-CP",
                deadline="2031-03-31",
                found=(Found("deadline", "clause", q("31/3/2031")),),
            ),
        ),
        agencies=(
            AgencyFact(finance, (q("Bộ Tài chính"),), "name"),
            AgencyFact(government, (q("Chính phủ"),), "name"),
        ),
        places=(PlaceFact("Quảng Ninh", "province", (q("Quảng Ninh"),), "name"),),
        indicators=(IndicatorFact(84.0, "%", q("84%"), "share", "files", "Quảng Ninh"),),
        sentences=sentences(VIETNAMESE),
    )


def gathered(
    given: Iterable[Given], look: Callable[[Look], Seen | Failure] | None = None
) -> tuple[list[Input], list[Skipped]]:
    """Return the files that a build would read, by source, and those that it would leave out."""
    found = list(found_inputs(given, look))
    inputs = [one for one in found if isinstance(one, Input)]
    skipped = [one for one in found if isinstance(one, Skipped)]
    return sorted(inputs, key=lambda one: one.source), skipped


@pytest.fixture(scope="session")
def reference() -> bytes:
    """Vocabulary, register of bodies and places."""
    return reference_quads()


def fill(path: Path, reference: bytes) -> Path:
    """Put the two texts and the reference data into a store on the disk."""
    fill_any(path, reference)
    return path


def fill_any(store: Path | str, reference: bytes) -> None:
    """Put the two texts and the reference data into a store by its folder or address."""
    with open_writer(store) as writer:
        writer.put_reference(reference_iri(), extractor_version(), lambda: reference)
        for text, facts in ((ENGLISH, english()), (VIETNAMESE, vietnamese())):
            digest = hashlib.sha256(text.content.encode()).hexdigest()
            entry = SourceEntry(
                graph=source_iri(text.source),
                origin=f"/texts/{text.source}",
                file=digest,
                text=writer.keep_text(text.content),
                facts=digest,
                extractor="test",
                language=text.language,
            )
            writer.put(text.source, entry, emit(text, facts))
        writer.commit()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, reference: bytes) -> Path:
    """A store with the two texts above and all reference data; tests only read it."""
    return fill(tmp_path_factory.mktemp("filled") / "store", reference)


@pytest.fixture(scope="session")
def texts_alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two texts without reference data, for what reads the whole store; tests only read it."""
    return fill(tmp_path_factory.mktemp("alone") / "store", b"")


BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of the machine; without one, what needs it is skipped."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"no browser on the PATH: {', '.join(BROWSERS)}")
    with sync_playwright() as playwright:
        # Root has no sandbox in a container; the pages opened here are our own.
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Callable[[str], Page]]:
    """Open a page from the disk without a network, in the spring of 2026.

    Any request and any message on the console fails the test.
    """
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    context.clock.set_fixed_time("2026-03-01T09:00:00")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    said: list[str] = []

    def opened(html: str, address: str = "") -> Page:
        path = tmp_path / "page.html"
        path.write_text(html, "utf-8", newline="\n")
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: said.append(f"dialog {dialog.message}"))
        page.on("request", lambda request: said.append(request.url))
        page.goto(path.as_uri() + address)
        return page

    yield opened
    context.close()
    here = (tmp_path / "page.html").as_uri()
    assert [line for line in said if line.partition("#")[0] != here] == []


Work = Callable[[int], object]


@pytest.fixture
def grows_linearly() -> Callable[[Work, int], None]:
    """Check that four times the input takes about four times the work, in one run.

    The larger input may take ten times as long before the growth counts as more than linear, and
    three trials are made if need be, so that a busy machine fails no test.
    """

    def seconds(work: Work, size: int) -> float:
        began = time.process_time()
        work(size)
        return time.process_time() - began

    def check(work: Work, size: int) -> None:
        work(size)
        ratios = (seconds(work, 4 * size) / max(seconds(work, size), 0.005) for _ in range(3))
        assert any(ratio < 10 for ratio in ratios)

    return check
