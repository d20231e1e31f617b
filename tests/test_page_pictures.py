"""Pictures of the page for people to judge, in a folder that ``$SCREENSHOTS`` names.

``SCREENSHOTS=docs pytest tests/test_page_pictures.py -k readme`` makes the one in the README.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from playwright.sync_api import Page
from policy_graphs import policy_network

from policygraph.cli.build import read_into
from policygraph.graph import open_store
from policygraph.graph.focus import find, focused
from policygraph.graph.network import network_of
from policygraph.graph.page import render

FOLDER = os.environ.get("SCREENSHOTS")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not FOLDER, reason="SCREENSHOTS names no folder to put them in"),
]

Show = Callable[..., Page]


def picture(page: Page, name: str) -> None:
    page.wait_for_timeout(300)
    page.screenshot(path=Path(FOLDER or "") / f"{name}.png")


@pytest.mark.parametrize("size", [60, 300, 1000, 5000])
def test_of_every_size_in_light_and_dark_and_both_languages(show: Show, size: int) -> None:
    page = show(render(policy_network(size)))
    picture(page, f"{size}-opening")
    page.click("#to-map")
    picture(page, f"{size}-map")
    page.emulate_media(color_scheme="dark")
    page.click("#speak-vi")
    page.fill("#search", "bo tai chinh")
    page.press("#search", "Enter")
    picture(page, f"{size}-map-dark-vi")
    page.click("#to-columns")
    picture(page, f"{size}-columns-dark-vi")
    page.set_viewport_size({"width": 390, "height": 844})
    picture(page, f"{size}-phone-dark-vi")


def test_for_the_readme(show: Show, tmp_path: Path) -> None:
    with as_file(files("policygraph.examples")) as folder:
        texts = sorted(path for path in folder.iterdir() if path.suffix in (".md", ".txt"))
        read_into(tuple(texts), tmp_path / "store")
    network = focused(network_of(open_store(tmp_path / "store")), document="192-KL/TW")
    page = show(render(network, [find(network, "192-KL/TW")]))
    page.set_viewport_size({"width": 1280, "height": 720})
    page.fill("#search", "dang uy chinh phu")
    page.press("#search", "Enter")
    picture(page, "page")
