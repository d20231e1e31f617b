/* What the reader filters by: kinds and relations in the legend, and the fields of the bar. */
const filterBar = (() => {
  const toggle = (names, name) =>
    (names.includes(name) ? names.filter((other) => other !== name) : [...names, name]);

  const choice = (field, name, label, mark) => {
    const box = element("input", { type: "checkbox", checked: !state[field].includes(name) });
    box.addEventListener("change", () => change({ [field]: toggle(state[field], name) }));
    return element("label", { class: name }, box, mark, label);
  };

  const counted = (kind) => graph.things.filter((thing) => thing.kind === kind).length;

  const drawLegend = () => {
    byId("kinds").replaceChildren(...graph.kinds.map((kind) => choice("without", kind,
      element("span", {}, `${say(`kind.${kind}`)} `,
        element("span", { class: "quiet" }, counted(kind))),
      element("span", { class: `dot ${kind}`, "aria-hidden": "true" }))));
    byId("relations").replaceChildren(...graph.relations.map((name) => choice("unrelated", name,
      element("span", {}, say(`out.${name}`)),
      element("span", { class: `stroke ${name}`, "aria-hidden": "true" }))));
  };

  /* Fields that take a thing. */
  const THINGS = {
    body: ["agency", "office", "group", "person"], document: ["document"], place: ["place"],
    start: null, end: null,
  };
  const fields = Object.keys(THINGS);
  for (const field of fields) {
    const input = byId(`by-${field}`);
    thingField(input, THINGS[field], (thing) => {
      change({ [field]: thing.id });
      if (field === "start" && state.end === null) byId("by-end").focus();
      else if (field === "start" || field === "end") showWay();
    });
    input.addEventListener("change", () => {
      if (!input.value.trim() && state[field] !== null) change({ [field]: null });
    });
  }

  for (const field of ["after", "before"]) {
    byId(`by-${field}`).addEventListener("change", (event) =>
      change({ [field]: event.target.value || null }));
  }
  byId("by-force").addEventListener("change", (event) =>
    change({ force: event.target.value || null }));

  /* The slider goes over the dates that documents have, from the first to the last. */
  const dates = [...new Set(graph.documents.map(({ details }) => details.date).filter(Boolean))]
    .sort();
  const [first, last] = [byId("by-from"), byId("by-until")];
  const slide = (typing) => {
    const [from, until] = [Number(first.value), Number(last.value)].sort((a, b) => a - b);
    change({
      from: from > 0 ? dates[from] : null,
      until: until < dates.length - 1 ? dates[until] : null,
    }, typing);
  };
  for (const slider of [first, last]) {
    slider.max = String(Math.max(dates.length - 1, 0));
    slider.addEventListener("input", () => slide(true));
  }
  byId("time").hidden = dates.length < 2;

  const drawTime = () => {
    const at = (date, otherwise) => (dates.includes(date) ? dates.indexOf(date) : otherwise);
    first.value = String(at(state.from, 0));
    last.value = String(at(state.until, dates.length - 1));
    const [from, until] = [state.from || dates[0], state.until || dates[dates.length - 1]];
    first.setAttribute("aria-valuetext", showDate(from));
    last.setAttribute("aria-valuetext", showDate(until));
    byId("span-of-time").textContent = `${showDate(from)} – ${showDate(until)}`;
  };

  /* What is filtered by at present, each with a button that takes it away. */
  const drawActive = () => {
    const made = [];
    const chip = (label, changes) => {
      const button = element("button", { type: "button", class: "chip" }, label,
        element("span", { "aria-hidden": "true" }, " ×"));
      button.setAttribute("aria-label", say("filter.remove", { what: label }));
      button.addEventListener("click", () => change(changes));
      made.push(button);
    };
    for (const field of ["body", "document", "place"]) {
      if (state[field] !== null) {
        chip(`${say(`filter.${field}`)}: ${graph.labelOf(state[field])}`, { [field]: null });
      }
    }
    if (state.after) chip(say("filter.after", { date: showDate(state.after) }), { after: null });
    if (state.before) {
      chip(say("filter.before", { date: showDate(state.before) }), { before: null });
    }
    if (state.force) chip(say(`force.${state.force}`), { force: null });
    if (state.from || state.until) {
      chip(`${say("filter.dates")}: ${byId("span-of-time").textContent}`,
        { from: null, until: null });
    }
    if (state.near !== null) {
      chip(say(`near.of.${state.hops || "1"}`, { what: graph.labelOf(state.near) }),
        { near: null, hops: null });
    }
    if (state.start !== null && state.end !== null) {
      chip(say("way.title", { start: graph.labelOf(state.start), end: graph.labelOf(state.end) }),
        { start: null, end: null });
    }
    for (const [field, key] of [["without", "kind"], ["unrelated", "out"]]) {
      for (const name of state[field]) {
        chip(say("filter.without", { what: say(`${key}.${name}`) }),
          { [field]: state[field].filter((other) => other !== name) });
      }
    }
    byId("active").hidden = !made.length;
    if (made.length > 1) {
      const all = element("button", { type: "button", class: "chip" }, say("filter.clear"));
      all.addEventListener("click", () => change(Object.fromEntries(
        Object.keys(START).filter((name) => !["view", "thing", "to", "lang", "sort"].includes(name))
          .map((name) => [name, START[name]]))));
      made.push(all);
    }
    byId("active").replaceChildren(...made);
  };

  return {
    show() {
      drawLegend();
      for (const field of fields) {
        byId(`by-${field}`).value = state[field] === null ? "" : graph.labelOf(state[field]);
      }
      byId("by-after").value = state.after || "";
      byId("by-before").value = state.before || "";
      byId("by-force").value = state.force || "";
      if (dates.length) drawTime();
      drawActive();
    },
  };
})();

/* Both ends are known: the panel tells the way between them. */
const showWay = () => {
  change({ thing: null, to: null }, true);
  byId("way").open = false;
  byId("panel-title").focus({ preventScroll: true });
};

/* Open the fields for a way, from a thing, and wait for its other end. */
const askForEnd = (id) => {
  change({ start: id, end: null });
  byId("way").open = true;
  byId("by-end").focus();
};
