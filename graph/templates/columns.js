/* The first view: under each document its tasks, and beside each task who leads it, who works with
   them and where they are. Names repeat where they act, so that each row reads by itself. */
const columns = (() => {
  const NO_DOCUMENT = -1;
  const HEAD = 60, ROW = 55; // px, about: the browser lays out what comes into sight
  let pieces = null;

  const groups = (left) => {
    const found = new Map();
    for (const task of graph.tasks) {
      if (!left.things.has(task.id)) continue;
      const over = graph.ends(task, "underDocument").filter((id) => left.things.has(id));
      for (const id of over.length ? over : [NO_DOCUMENT]) {
        if (!found.has(id)) found.set(id, []);
        found.get(id).push(task);
      }
    }
    for (const document of graph.documents) {
      if (!left.things.has(document.id) || found.has(document.id)) continue;
      if (left.ties.get(document.id).length) found.set(document.id, []);
    }
    const date = (id) => (id === NO_DOCUMENT ? "" : graph.things[id].details.date || "0");
    return [...found].sort(([a, some], [b, others]) =>
      Boolean(others.length) - Boolean(some.length) || date(b).localeCompare(date(a)) || a - b);
  };

  const meta = (document, left) => {
    const ties = left.ties.get(document.id);
    const by = ties.filter(({ begin, relation }) =>
      begin === document.id && (relation === "issuedBy" || relation === "signedBy"));
    const others = ties.filter(({ begin, end, relation }) =>
      !by.some((fact) => fact.begin === begin && fact.end === end) && relation !== "underDocument");
    return [
      document.aliases.length ? element("p", { class: "titled" }, document.aliases[0]) : null,
      element("p", { class: "quiet" },
        [kindOf(document), showDate(document.details.date)].filter(Boolean).join(", ")),
      ...by.map((fact) => element("p", { class: "by" },
        element("span", { class: "quiet" }, `${say(`out.${fact.relation}`)} `),
        nameButton(fact.end))),
      others.length ? element("details", {},
        element("summary", {}, say("columns.related", { n: others.length })),
        ...others.map((fact) => element("p", { class: "by" },
          element("span", { class: "quiet" },
            `${say(`${fact.begin === document.id ? "out" : "in"}.${fact.relation}`)} `),
          nameButton(fact.begin === document.id ? fact.end : fact.begin)))) : null,
    ];
  };

  const listOf = (ids) =>
    element("ul", {}, ...ids.map((id) => element("li", {}, nameButton(id, true))));

  const boxes = (name, ids) => element("div", { class: name },
    ids.length ? listOf(byName(ids)) : null);

  /* Who gives a task, where it is not the issuer of its document. */
  const givers = (task, ends) => {
    const issuers = ends("underDocument").flatMap((id) => graph.ends(graph.things[id], "issuedBy"));
    return ends("assignedBy").filter((id) => !issuers.includes(id));
  };

  const row = (task, left) => {
    const tied = left.ties.get(task.id);
    const ends = (relation) => tied
      .filter((fact) => fact.relation === relation && fact.begin === task.id)
      .map((fact) => fact.end);
    const leads = ends("assignedTo");
    const partners = ends("coordinatedWith");
    const places = [...new Set([...leads, ...partners].flatMap(placesOf))]
      .filter((id) => left.things.has(id) && !leads.includes(id));
    const by = givers(task, ends);
    return element("li", { class: "row", "data-row": task.id },
      element("div", { class: "task" },
        nameButton(task.id, true),
        element("p", { class: "facts" },
          task.details.deadline ? element("span", { class: "due" },
            say("columns.due", { date: showDate(task.details.deadline) })) : null,
          task.details.force === "recommendation"
            ? element("span", { class: "force" }, say("force.recommendation")) : null,
          by.length ? element("span", { class: "quiet" }, `${say("columns.by")} `) : null,
          nameButtons(byName(by)))),
      boxes("leads", leads), boxes("with", partners), boxes("where", places));
  };

  const group = ([id, tasks], left) => {
    const document = id === NO_DOCUMENT ? null : graph.things[id];
    return element("section", {
      class: "part", "aria-label": document ? graph.label(document) : say("columns.none"),
      style: `contain-intrinsic-size:auto ${HEAD + ROW * tasks.length}px`,
    },
    element("div", { class: "over" }, element("div", { class: "sticky" },
      ...(document ? [nameButton(id, true), ...meta(document, left)]
        : [element("p", { class: "quiet" }, say("columns.none"))]))),
    tasks.length ? element("ol", {}, ...tasks.map((task) => row(task, left))) : null);
  };

  /* What is left and stands in no row, folded away. */
  const rest = (left, drawn) => {
    const ids = [...left.things].filter((id) => !drawn.has(id) && graph.things[id].kind !== "task");
    if (!ids.length) return null;
    return element("details", { class: "rest" },
      element("summary", {}, say("columns.rest", { n: ids.length })),
      listOf(byName(ids)));
  };

  const drawnOf = (left) => {
    const drawn = new Set();
    for (const fact of left.facts) {
      const { kind } = graph.things[fact.begin];
      if (kind === "task" || kind === "document") drawn.add(fact.begin).add(fact.end);
    }
    for (const id of [...drawn]) placesOf(id).forEach((place) => drawn.add(place));
    return drawn;
  };

  return {
    show(left) {
      if (pieces) pieces.stop();
      const body = byId("groups");
      const where = [...left.things].some((id) => graph.things[id].kind === "place");
      byId("columns").classList.toggle("no-places", !where);
      body.replaceChildren();
      const all = groups(left);
      if (!all.length) body.append(element("p", { class: "quiet" }, say("nothing")));
      const last = rest(left, drawnOf(left));
      pieces = inPieces([...all, null], (one) => {
        if (one) body.append(group(one, left));
        else if (last) body.append(last);
        columns.light(body.lastElementChild);
      });
    },

    /* Mark what is selected, and quieten the rows that have nothing to do with it. Groups that are
       yet to come are marked when they come, unless what is selected must be found among them. */
    select(left, moved) {
      const sought = moved && state.thing !== null;
      if (sought) pieces.finish();
      columns.light(byId("groups"));
      const first = byId("groups").querySelector(".box.selected");
      if (sought && first) first.scrollIntoView({ block: "nearest" });
    },

    light(part) {
      if (!part) return;
      const id = state.thing;
      const chosen = id === null ? null : graph.things[id];
      for (const box of part.querySelectorAll("[data-thing]")) {
        box.classList.toggle("selected", Number(box.dataset.thing) === id);
      }
      const ofDocument = chosen && chosen.kind === "document";
      for (const line of part.querySelectorAll(".row")) {
        const task = graph.things[Number(line.dataset.row)];
        const near = !chosen || task === chosen || task.out.some((fact) => fact.end === id) ||
          (ofDocument ? false : task.out.some((fact) => placesOf(fact.end).includes(id)));
        line.classList.toggle("dim", !near);
      }
    },
  };
})();
