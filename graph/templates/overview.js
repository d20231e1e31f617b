/* The summary: who has most to do, what was issued last, what is due next. */

/* Today as the reader's calendar has it, for telling what is due next. */
const today = () => {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/* What is left by the filters, in lists of `most` entries at most. */
const overviewLists = (() => {
  const card = (name, key, rows, empty) => element("section", { class: `card ${name}` },
    element("h3", {}, say(key)),
    rows.length ? element("ol", {}, ...rows) : element("p", { class: "quiet" }, say(empty)));

  const row = (id, ...more) => element("li", {}, ...more, nameButton(id));

  const busiest = (left, most) => {
    const counts = new Map();
    for (const fact of left.facts) {
      if (fact.relation !== "assignedTo") continue;
      counts.set(fact.end, (counts.get(fact.end) || 0) + 1);
    }
    const ranked = [...counts].filter(([id]) => graph.named(graph.things[id]))
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most);
    const top = ranked.length ? ranked[0][1] : 1;
    return card("bodies", "overview.bodies", ranked.map(([id, count]) => row(id,
      element("span", { class: "number" }, count),
      element("span", {
        class: "bar-of", "aria-hidden": "true", style: `width:${60 * count / top}px`,
      }),
    )), "overview.nobody");
  };

  const latest = (left, most) => {
    const dated = graph.documents
      .filter(({ id, details }) => left.things.has(id) && details.date)
      .sort((a, b) => b.details.date.localeCompare(a.details.date) || a.id - b.id).slice(0, most);
    return card("documents", "overview.documents", dated.map((document) => {
      const tasks = tasksOf(document, "underDocument").length;
      return element("li", {}, element("time", {}, showDate(document.details.date)),
        element("span", {}, nameButton(document.id),
          element("span", { class: "quiet clamped" }, document.aliases[0] || kindOf(document))),
        element("span", { class: "quiet" },
          tasks ? say(tasks === 1 ? "overview.task" : "overview.tasks", { n: tasks }) : ""));
    }), "overview.undated");
  };

  const deadlines = (left, most) => {
    const due = graph.tasks.filter(({ id, details }) => left.things.has(id) && details.deadline)
      .sort((a, b) => lastDay(a.details.deadline).localeCompare(lastDay(b.details.deadline)) ||
        b.details.deadline.length - a.details.deadline.length || a.id - b.id);
    const now = today();
    const ahead = due.filter(({ details }) => lastDay(details.deadline) >= now);
    const past = due.filter(({ details }) => lastDay(details.deadline) < now).reverse();
    const entry = (task) => element("li", {},
      element("time", {}, showDate(task.details.deadline)),
      element("span", { class: "task" }, nameButton(task.id),
        element("span", { class: "quiet clamped" },
          byName(graph.ends(task, "assignedTo")).map(graph.labelOf).join("; "))));
    return [
      card("deadlines", "overview.deadlines", ahead.slice(0, most).map(entry), "overview.none"),
      past.length ? card("deadlines", "overview.past", past.slice(0, most).map(entry), "") : null,
    ];
  };

  return (left, most) => [
    element("div", {}, ...deadlines(left, most)),
    element("div", {}, busiest(left, most)),
    element("div", {}, latest(left, most)),
  ];
})();

const overview = {
  show(left) {
    const go = (view, key) => {
      const button = element("button", { type: "button", class: "go" }, say(key));
      button.addEventListener("click", () => change({ view }));
      return button;
    };
    byId("cards").replaceChildren(
      element("p", { class: "lead" }, say("overview.lead"), " ",
        go("columns", "overview.columns"), go("map", "overview.map"),
        go("table", "overview.table")),
      element("div", { class: "cards" }, ...overviewLists(left, 10)));
  },
  select() {},
};
