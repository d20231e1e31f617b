"use strict";
/* Draws what Python laid out. Text only ever becomes text nodes: nothing here parses markup. */
(() => {
  const byId = (id) => document.getElementById(id);
  const drawing = JSON.parse(byId("drawing").textContent);
  const things = JSON.parse(byId("things").textContent);
  const nodes = new Map(things.nodes.map((node) => [node.id, node]));
  const SMALLEST = 0.64; // a name stays at 11 px or more: labels are 17 units high
  const hidden = new Set();
  let selected = null;

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  // ---------------------------------------------------------------- the map

  const colour = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  const neighbours = new Map();
  for (const edge of drawing.edges) {
    for (const [from, to] of [[edge.from, edge.to], [edge.to, edge.from]]) {
      if (!neighbours.has(from)) neighbours.set(from, new Set());
      neighbours.get(from).add(to);
    }
  }
  const places = new Map(drawing.nodes.map((node) => [node.id, node]));

  /* What is lit with a thing: its neighbours, and the documents behind its tasks. */
  let lit = null;
  const light = () => {
    if (selected === null || !places.has(selected)) { lit = null; return; }
    lit = new Set([selected, ...(neighbours.get(selected) || [])]);
    if (nodes.get(selected).kind === "task") return;
    for (const near of [...lit]) {
      if (nodes.get(near).kind !== "task") continue;
      for (const next of neighbours.get(near)) {
        if (nodes.get(next).kind === "document") lit.add(next);
      }
    }
  };

  const box = (node) => {
    const thing = nodes.get(node.id);
    const dim = lit !== null && !lit.has(node.id);
    return {
      id: node.id, x: node.x, y: node.y, label: thing.short, shape: "box", physics: false,
      hidden: hidden.has(thing.kind), opacity: dim ? 0.25 : 1,
      borderWidth: node.id === selected ? 4 : 1.5, borderWidthSelected: 4, margin: 6,
      widthConstraint: { minimum: thing.width - 12, maximum: thing.width - 12 },
      shapeProperties: { borderRadius: 7, borderDashes: thing.kind === "group" ? [5, 4] : false },
      color: {
        background: colour(thing.kind), border: colour(`${thing.kind}-edge`),
        highlight: { background: colour(thing.kind), border: colour("accent") },
        hover: { background: colour(thing.kind), border: colour("accent") },
      },
      font: {
        size: 17, face: "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif",
        color: dim ? colour("quiet") : colour("ink"),
      },
    };
  };

  const line = (edge) => {
    const level = places.get(edge.from).x === places.get(edge.to).x;
    const shown = lit === null || (lit.has(edge.from) && lit.has(edge.to));
    return {
      id: edge.id, from: edge.from, to: edge.to, physics: false,
      label: things.labels[edge.id] || (lit !== null && shown && level ? edge.relation : ""),
      width: lit !== null && shown ? 2.5 : 1.2,
      color: {
        color: lit !== null && shown ? colour("accent") : colour("line"),
        highlight: colour("accent"), hover: colour("accent"), opacity: shown ? 1 : 0.15,
      },
      dashes: edge.relation === "coordinatedWith" ? [6, 5] : false,
      arrows: { to: { enabled: true, scaleFactor: 0.6 } },
      smooth: level
        ? { enabled: true, type: "curvedCW", roundness: 0.35 }
        : { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 },
      font: {
        size: 15, color: colour("quiet"), background: colour("ground"), strokeWidth: 0,
        face: "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif",
      },
    };
  };

  const container = byId("map");
  const boxes = new vis.DataSet(drawing.nodes.map(box));
  const lines = new vis.DataSet(drawing.edges.map(line));
  let network = null;

  const fit = () => {
    const room = byId("scroller").clientWidth;
    const scale = Math.max(room / things.width, SMALLEST);
    const width = Math.round(things.width * scale);
    const height = Math.round((things.height + 40) * scale);
    container.style.width = `${width}px`;
    container.style.height = `${height}px`;
    network.setSize(`${width}px`, `${height}px`);
    network.moveTo({
      position: { x: things.width / 2, y: things.height / 2 }, scale, animation: false,
    });
    network.redraw();
  };

  if (drawing.nodes.length > 0) {
    network = new vis.Network(container, { nodes: boxes, edges: lines }, {
      autoResize: false, layout: { improvedLayout: false }, physics: { enabled: false },
      interaction: {
        dragNodes: false, dragView: false, zoomView: false, hover: true, selectConnectedEdges: false,
      },
    });
    network.on("click", (event) => select(event.nodes.length ? event.nodes[0] : null));
    network.on("hoverNode", () => { container.style.cursor = "pointer"; });
    network.on("blurNode", () => { container.style.cursor = ""; });
    container.querySelector("canvas").setAttribute("aria-hidden", "true");
    container.querySelector(".vis-network").removeAttribute("tabindex");
    fit();
    addEventListener("resize", fit);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  } else {
    byId("map-part").hidden = true;
  }

  function repaint() {
    light();
    boxes.update(drawing.nodes.map(box));
    lines.update(drawing.edges.map(line));
  }

  // ---------------------------------------------------------------- the panel

  const start = [...byId("panel-body").childNodes];
  const startTitle = byId("panel-title").textContent;
  const rows = new Map();
  for (const row of document.querySelectorAll("tr[data-fact]")) {
    rows.set(Number(row.dataset.fact), row);
  }

  const card = (row) => {
    const headings = [...row.closest("table").querySelectorAll("th")];
    const list = element("dl");
    [...row.cells].forEach((cell, at) => {
      if (!cell.childNodes.length) return;
      const copy = [...cell.cloneNode(true).childNodes];
      const last = at === row.cells.length - 1;
      if (!last) list.append(element("dt", {}, headings[at].textContent));
      list.append(element("dd", last ? { class: "words" } : {}, ...copy));
    });
    return element("article", {}, list);
  };

  const about = (node) => {
    const list = element("dl");
    const say = (term, value) => list.append(element("dt", {}, term), element("dd", {}, value));
    if (node.names.length) say("also", node.names.join("; "));
    for (const [term, value] of Object.entries(node.details)) say(term, value);
    return list;
  };

  function select(id, scroll = false) {
    selected = id !== null && nodes.has(id) ? id : null;
    const node = selected === null ? null : nodes.get(selected);
    byId("panel-title").textContent = node === null ? startTitle : node.label;
    if (node === null) {
      byId("panel-body").replaceChildren(...start);
    } else {
      const facts = node.facts.map((fact) => card(rows.get(fact)));
      if (!facts.length) facts.push(element("p", {}, "No facts are tied to it here."));
      const close = element("button", { type: "button", class: "thing close" }, "Close (Esc)");
      close.addEventListener("click", () => select(null));
      byId("panel-body").replaceChildren(about(node), ...facts, close);
    }
    byId("panel").scrollTop = 0;
    history.replaceState(null, "", node === null ? "#" : `#${encodeURIComponent(node.iri)}`);
    if (network === null) return;
    repaint();
    if (selected !== null && places.has(selected)) {
      network.selectNodes([selected], false);
      if (scroll) reveal(places.get(selected));
    } else {
      network.unselectAll();
    }
  }

  function reveal(place) {
    const at = network.canvasToDOM(place);
    const top = container.getBoundingClientRect().top + scrollY + at.y - innerHeight / 2;
    scrollTo({ top: Math.max(top, 0) });
    byId("scroller").scrollLeft = at.x - byId("scroller").clientWidth / 2;
  }

  // ---------------------------------------------------------------- search, names, legend, keys

  const fold = (text) => text.replace(/[đĐ]/g, "d").normalize("NFD").replace(/\p{M}/gu, "")
    .toLowerCase();
  const index = things.nodes.map((node) => {
    const names = [node.label, ...node.names];
    return { node, exact: names.map((name) => name.toLowerCase()), plain: names.map(fold) };
  });

  const ranked = (query) => {
    const typed = query.trim().toLowerCase();
    const plain = fold(typed);
    if (!plain) return [];
    const rank = ({ exact, plain: folded }) => {
      if (exact.includes(typed)) return 0;
      if (folded.includes(plain)) return 1;
      if (exact.some((name) => name.startsWith(typed))) return 2;
      if (folded.some((name) => name.startsWith(plain))) return 3;
      if (exact.some((name) => name.includes(typed))) return 4;
      return folded.some((name) => name.includes(plain)) ? 5 : 9;
    };
    return index.map((entry) => [rank(entry), entry.node])
      .filter(([place]) => place < 9)
      .sort((a, b) => a[0] - b[0] || b[1].facts.length - a[1].facts.length || a[1].id - b[1].id)
      .slice(0, 12).map(([, node]) => node);
  };

  const search = byId("search");
  const results = byId("results");
  let active = -1;

  const close = () => {
    results.hidden = true;
    active = -1;
    search.setAttribute("aria-expanded", "false");
    search.removeAttribute("aria-activedescendant");
  };

  const mark = (at) => {
    const options = [...results.children];
    if (!options.length) return;
    active = (at + options.length) % options.length;
    options.forEach((option, number) => {
      option.setAttribute("aria-selected", String(number === active));
    });
    search.setAttribute("aria-activedescendant", options[active].id);
    options[active].scrollIntoView({ block: "nearest" });
  };

  const choose = (id) => {
    close();
    select(id, true);
    byId("panel-title").focus({ preventScroll: true });
  };

  search.addEventListener("input", () => {
    const found = ranked(search.value);
    results.replaceChildren(...found.map((node, at) => element(
      "li", { role: "option", id: `result-${at}`, "aria-selected": "false", "data-id": node.id },
      `${node.short} `, element("span", { class: "kind" }, node.details.kind || node.kind),
    )));
    results.hidden = !found.length;
    search.setAttribute("aria-expanded", String(found.length > 0));
    active = -1;
    if (found.length) mark(0);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") { event.preventDefault(); mark(active + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); mark(active - 1); }
    if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(Number(results.children[active].dataset.id));
    }
  });
  results.addEventListener("mousedown", (event) => {
    const option = event.target.closest("li");
    if (option) { event.preventDefault(); choose(Number(option.dataset.id)); }
  });
  search.addEventListener("blur", close);

  document.addEventListener("click", (event) => {
    const name = event.target.closest("button.thing[data-thing]");
    if (name) select(Number(name.dataset.thing), !name.closest("#panel") || network !== null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    close();
    select(null);
  });
  for (const choice of document.querySelectorAll("input[data-kind]")) {
    choice.addEventListener("change", () => {
      if (choice.checked) hidden.delete(choice.dataset.kind); else hidden.add(choice.dataset.kind);
      if (network !== null) repaint();
    });
  }

  const wanted = decodeURIComponent(location.hash.slice(1));
  const first = things.nodes.find((node) => node.iri === wanted);
  if (first) select(first.id, true);
})();
