"""Pages beside those of plain pyvis and bare sigma.js, in one browser and one run, taking turns.

Opens each page from the disk with the network refused and prints medians: when the map is first
drawn, how long the main thread is blocked, frames a second while the map is dragged, the time a
typed letter takes, sizes, and how fast pages are made. sigma.js is fetched by npm into a temporary
folder; without npm its row is left out.
"""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from policygraph.graph.map_layout import map_of
from policygraph.graph.network import Network, things
from policygraph.graph.page import render

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from conftest import BROWSERS  # noqa: E402
from policy_graphs import policy_network  # noqa: E402

ROUNDS = 5
SIGMA, GRAPHOLOGY = "sigma@3.0.3", "graphology@0.26.0"

#: Addresses of our map, and of a page that is nothing but a map.
MAP, ALONE = "#view=map", "#"

#: Notes frames in which a canvas that is on the page was drawn upon, and tasks of 50 ms or more.
WATCH = """(() => {
  let drawn = false;
  window.frames_drawn = [];
  window.long_tasks = [];
  const kinds = [
    [CanvasRenderingContext2D, ["fill", "stroke", "drawImage"]],
    [WebGL2RenderingContext, ["drawArrays", "drawElements", "drawArraysInstanced"]],
  ];
  for (const [kind, names] of kinds) for (const name of names) {
    const original = kind.prototype[name];
    kind.prototype[name] = function (...values) {
      if (this.canvas.isConnected) drawn = true;
      return original.apply(this, values);
    };
  }
  // A message sent before a frame is painted arrives after it, whoever drew before or in it.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    if (drawn) frames_drawn.push(performance.now());
    drawn = false;
    requestAnimationFrame(ask);
  };
  const ask = () => port2.postMessage(null);
  requestAnimationFrame(ask);
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) long_tasks.push(task.duration);
  }).observe({ type: "longtask", buffered: true });
})()"""

SIGMA_PAGE = """<!DOCTYPE html><meta charset="utf-8"><title>sigma</title>
<style>html, body, #map {{ height: 100%; margin: 0 }}</style><div id="map"></div>
<script>{graphology}</script><script>{sigma}</script>
<script type="application/json" id="data">{data}</script>
<script>
const data = JSON.parse(document.getElementById("data").textContent);
const graph = new graphology.MultiDirectedGraph();
for (const [x, y, label] of data.nodes) {{
  graph.addNode(graph.order, {{ x, y, label, size: 3, color: "#2f5fc4" }});
}}
for (const [from, to] of data.edges) graph.addEdge(from, to, {{ size: 1, color: "#9aa4af" }});
new Sigma(graph, document.getElementById("map"));
</script>"""


class Opened(NamedTuple):
    """What opening a page took, in milliseconds."""

    first_draw: float
    blocked: float


def plain_pyvis(network: Network) -> str:
    """Return the page that pyvis makes of a network as its users let it."""
    from pyvis.network import Network as Drawing

    drawing = Drawing(directed=True, cdn_resources="in_line")
    for node, thing in things(network):
        drawing.add_node(node, label=thing.label, group=thing.kind)
    for begin, end, data in network.edges(data=True):
        drawing.add_edge(begin, end, label=data["fact"].relation)
    return str(drawing.generate_html())


def bare_sigma(network: Network, folder: Path) -> str | None:
    """Return a page of sigma.js alone, at the positions that our page has; None without npm."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    asked = [npm, "install", "--silent", "--no-audit", "--no-fund", SIGMA, GRAPHOLOGY]
    if subprocess.run(asked, cwd=folder, stdout=subprocess.DEVNULL).returncode:
        return None
    modules = folder / "node_modules"
    places = map_of(network).places
    number = {node: at for at, node in enumerate(places)}
    edges = [(number[b], number[e]) for b, e in network.edges() if b in number and e in number]
    nodes = [(x, y, network.nodes[node]["thing"].label) for node, (x, y) in places.items()]
    return SIGMA_PAGE.format(
        graphology=(modules / "graphology/dist/graphology.umd.min.js").read_text("utf-8"),
        sigma=(modules / "sigma/dist/sigma.min.js").read_text("utf-8"),
        data=json.dumps({"nodes": nodes, "edges": edges}).replace("<", "\\u003c"),
    )


def opened(
    browser: Browser, path: Path, view: str = "", size: tuple[int, int] = (1440, 900)
) -> Page:
    """Open a page from the disk with the network refused and wait until it has come to rest."""
    page = browser.new_page(offline=True, viewport={"width": 1440, "height": 900})
    page.add_init_script(WATCH)
    page.goto(path.as_uri() + view, wait_until="load")
    page.wait_for_timeout(1500)
    return page


def opening(browser: Browser, path: Path, view: str = "") -> Opened:
    """Return what opening a page took."""
    page = opened(browser, path, view)
    if view in (MAP, ALONE):
        page.wait_for_function("frames_drawn.length > 0", timeout=60_000)
    first, tasks = page.evaluate("[frames_drawn[0] || 0, long_tasks]")
    page.close()
    return Opened(first, sum(tasks))


def in_turns(actions: dict[str, Callable[[], Opened]]) -> dict[str, Opened]:
    """Return the medians of several actions that take turns, so that noise hits all alike."""
    taken: dict[str, list[Opened]] = {name: [] for name in actions}
    for _ in range(ROUNDS):
        for name, action in actions.items():
            taken[name].append(action())
    return {
        name: Opened(*(statistics.median(values) for values in zip(*rounds, strict=True)))
        for name, rounds in taken.items()
    }


def frames_a_second(browser: Browser, path: Path) -> float:
    """Return the frames that are drawn in a second while the map is dragged about."""
    page = opened(browser, path, MAP)
    box = page.locator("#drawing").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    before = page.evaluate("frames_drawn.length")
    began = time.perf_counter()
    for step in range(240):
        page.mouse.move(x + (step * 7) % 300 - 150, y + (step * 5) % 200 - 100)
    taken = time.perf_counter() - began
    after = page.evaluate("frames_drawn.length")
    page.close()
    return float(after - before) / taken


def letter(browser: Browser, path: Path, text: str) -> float:
    """Return the median milliseconds from a typed letter to the frame that shows what it finds."""
    page = opened(browser, path)
    taken = page.evaluate(
        """async (text) => {
          const field = document.getElementById("search");
          const taken = [];
          field.focus();
          for (let end = 1; end <= text.length; end += 1) {
            const began = performance.now();
            field.value = text.slice(0, end);
            field.dispatchEvent(new InputEvent("input", { bubbles: true }));
            document.body.getBoundingClientRect();
            taken.push(performance.now() - began);
            await new Promise((done) => setTimeout(done, 50));
          }
          return taken;
        }""",
        text,
    )
    page.close()
    return statistics.median(taken)


def making(nodes: int) -> tuple[float, float, bool]:
    """Return CPU seconds for a page but for its layout, for the layout, and if all facts are in."""
    network = policy_network(nodes)
    edges = network.number_of_edges()
    rest, layouts, page = [], [], ""
    for _ in range(3):
        began = time.process_time()
        map_of(network)
        layouts.append(time.process_time() - began)
        began = time.process_time()
        page = render(network)
        rest.append(time.process_time() - began - layouts[-1])
    data = json.loads(page.split('id="graph">')[1].split("</script>")[0])
    kept = sum(len(row) // 3 for row in data["facts"]) == edges == network.number_of_edges()
    return statistics.median(rest), statistics.median(layouts), kept


def main() -> None:
    """Measure pages of 60, 1,000, 5,000 and 10,000 things."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        sys.exit(f"no browser on the PATH: {', '.join(BROWSERS)}")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        paths = {}
        for nodes in (60, 300, 1000, 5000):
            paths[nodes] = folder / f"{nodes}.html"
            paths[nodes].write_text(render(policy_network(nodes)), "utf-8")
            print(f"size of {nodes:5} things {paths[nodes].stat().st_size / 1000:10.0f} kB")
        pyvis, sigma = folder / "pyvis.html", folder / "sigma.html"
        pyvis.write_text(plain_pyvis(policy_network(60)), "utf-8")
        peer = bare_sigma(policy_network(5000), folder)
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])

        small = in_turns(
            {
                "pyvis": lambda: opening(browser, pyvis, ALONE),
                "ours": lambda: opening(browser, paths[60], MAP),
            }
        )
        _ratio("first draw, 60 things", small["ours"], "plain pyvis", small["pyvis"])
        large = {"ours": lambda: opening(browser, paths[5000], MAP)}
        if peer is not None:
            sigma.write_text(peer, "utf-8")
            large["sigma"] = lambda: opening(browser, sigma, ALONE)
        found = in_turns(large)
        if "sigma" in found:
            _ratio("first draw, 5,000 things", found["ours"], "bare sigma.js", found["sigma"])
        print(f"frames/s dragging 5,000 {frames_a_second(browser, paths[5000]):10.0f}")
        for view in ("", MAP, "#view=columns", "#view=table"):
            blocked = in_turns({view: lambda view=view: opening(browser, paths[1000], view)})[view]
            print(f"blocked, 1,000 things {view or 'as it opens':14} {blocked.blocked:6.0f} ms")
        print(f"a letter, 5,000 things  {letter(browser, paths[5000], 'bo tai chinh'):10.1f} ms")
        browser.close()
    page, layout, kept = making(10_000)
    print(f"page of 10,000 things   {page:10.2f} CPU s without layout, all facts kept: {kept}")
    print(f"layout of 10,000 things {layout:10.2f} CPU s")
    print(f"layout of  5,000 things {making(5000)[1]:10.2f} CPU s")


def _ratio(what: str, ours: Opened, name: str, other: Opened) -> None:
    print(
        f"{what:24} {ours.first_draw / other.first_draw:6.2f} x {name}"
        f" ({ours.first_draw:.0f} ms, {other.first_draw:.0f} ms)"
    )


if __name__ == "__main__":
    main()
