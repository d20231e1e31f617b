/* The panel, the search and the keys. Text only ever becomes text nodes: nothing parses markup. */
(() => {
  const byId = (id) => document.getElementById(id);
  const drawing = JSON.parse(byId("drawing").textContent);
  const things = JSON.parse(byId("things").textContent);
  const nodes = new Map(things.nodes.map((node) => [node.id, node]));
  const hidden = new Set();
  let selected = null;

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  // ---------------------------------------------------------------- the map

  const neighbours = new Map();
  for (const edge of drawing.edges) {
    for (const [from, to] of [[edge.from, edge.to], [edge.to, edge.from]]) {
      if (!neighbours.has(from)) neighbours.set(from, new Set());
      neighbours.get(from).add(to);
    }
  }
  const drawn = new Set(drawing.nodes.map((node) => node.id));

  /* What is lit with a thing: its neighbours, and the documents behind its tasks. */
  const around = (id) => {
    const lit = new Set([id, ...(neighbours.get(id) || [])]);
    if (nodes.get(id).kind === "task") return lit;
    for (const near of [...lit]) {
      if (nodes.get(near).kind !== "task") continue;
      for (const next of neighbours.get(near)) {
        if (nodes.get(next).kind === "document") lit.add(next);
      }
    }
    return lit;
  };

  let picture = null;
  if (drawn.size > 0) {
    picture = createDrawing(byId("map"), {
      nodes: drawing.nodes.map(({ id, x, y }) => {
        const { kind, short, width } = nodes.get(id);
        return { id, x, y, kind, short, width };
      }),
      lines: drawing.edges.map(({ id, from, to, relation }) => {
        return { id, from, to, relation, label: things.labels[id] };
      }),
      width: things.width,
      height: things.height,
    }, { node: (id) => select(id), ground: () => select(null) });
  } else {
    byId("map-part").hidden = true;
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
    if (picture === null) return;
    const marked = selected !== null && drawn.has(selected);
    picture.light(marked ? around(selected) : null);
    picture.select(marked ? { node: selected } : null);
    if (marked && scroll) picture.reveal(selected);
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
    if (name) select(Number(name.dataset.thing), !name.closest("#panel") || picture !== null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    close();
    select(null);
  });
  for (const choice of document.querySelectorAll("input[data-kind]")) {
    choice.addEventListener("change", () => {
      if (choice.checked) hidden.delete(choice.dataset.kind); else hidden.add(choice.dataset.kind);
      const shown = things.nodes.filter((node) => !hidden.has(node.kind)).map((node) => node.id);
      if (picture !== null) picture.show({ nodes: new Set(shown), relations: null });
    });
  }

  const wanted = decodeURIComponent(location.hash.slice(1));
  const first = things.nodes.find((node) => node.iri === wanted);
  if (first) select(first.id, true);
})();
