/* The panel: all that is known of what is selected, each fact with the sentence that says so. */
const showPanel = (() => {
  const FIRST = 20; // entries of a list that are written at once
  const ROLES = ["assignedTo", "coordinatedWith", "assignedBy", "underDocument"];

  const terms = (pairs) => {
    const list = element("dl");
    for (const [term, ...values] of pairs) {
      if (values.flat().filter(Boolean).length) {
        list.append(element("dt", {}, term), element("dd", {}, ...values));
      }
    }
    return list.childElementCount ? list : null;
  };

  /* A heading with as many entries as there are, the first ones at once. */
  const section = (heading, entries) => {
    const list = element("section", {}, element("h3", {}, `${heading} (${entries.length})`));
    const add = (some) => list.append(...some.map((make) => make()));
    add(entries.slice(0, FIRST));
    if (entries.length > FIRST) {
      const more = element("button", { type: "button", class: "more" },
        say("panel.more", { n: entries.length - FIRST }));
      more.addEventListener("click", () => { more.remove(); add(entries.slice(FIRST)); });
      list.append(more);
    }
    return list;
  };

  const cites = (task) => [
    ...task.out.flatMap((fact) => fact.citations), ...task.stated.map(({ citation }) => citation),
  ];

  /* Who has a task, with whom, by whom, under what and by when. */
  const roles = (task, without) => terms([
    ...ROLES.filter((role) => role !== without)
      .map((role) => [say(`out.${role}`), nameButtons(byName(graph.ends(task, role)))]),
    [say("due"), showDate(task.details.deadline)],
    [say("force"),
      task.details.force === "recommendation" ? say("force.recommendation") : null],
  ]);

  const taskEntry = (task, without) => () => element("article", {},
    element("p", { class: "what" }, nameButton(task.id)), roles(task, without),
    ...quotations(cites(task)));

  const factEntry = (fact, from) => () => element("article", {},
    element("p", { class: "what" }, nameButton(fact.begin === from ? fact.end : fact.begin)),
    ...quotations(fact.citations));

  const grouped = (facts, direction, from) => {
    const groups = [];
    for (const relation of graph.relations) {
      const some = facts.filter((fact) => fact.relation === relation);
      if (some.length) {
        groups.push(section(say(`${direction}.${relation}`), some.map((fact) => {
          const other = graph.things[fact.begin === from ? fact.end : fact.begin];
          return other.kind === "task" ? taskEntry(other, relation) : factEntry(fact, from);
        })));
      }
    }
    return groups;
  };

  const about = (thing) => {
    const { details } = thing;
    const others = Object.entries(thing.labels).filter(([tag]) => tag !== language)
      .map(([, name]) => name);
    const names = [...new Set([thing.label, ...others])].filter((name) =>
      name !== graph.label(thing));
    return terms([
      [say("kind"), kindOf(thing)],
      [say("also"), names.join("; ")],
      [say(thing.kind === "document" ? "titled" : "aliases"), thing.aliases.join("; ")],
      [say("date"), showDate(details.date)],
      [say("unresolved"), details["not resolved"]],
    ]);
  };

  /* Buttons for going on from a thing. */
  const actions = (thing) => {
    const made = [["1", "near.1"], ["2", "near.2"]].map(([hops, key]) => {
      const on = state.near === thing.id && (state.hops || "1") === hops;
      const button = element("button", {
        type: "button", class: "small", "aria-pressed": String(on), id: `near-${hops}`,
      }, say(key));
      button.addEventListener("click", () =>
        change(on ? { near: null, hops: null } : { near: thing.id, hops }));
      return button;
    });
    const way = element("button", { type: "button", class: "small", id: "way-from" },
      say("way.from"));
    way.addEventListener("click", () => askForEnd(thing.id));
    return element("div", { class: "actions" }, ...made, way);
  };

  const ofThing = (thing) => {
    const parts = [about(thing), actions(thing)];
    if (thing.kind === "task") {
      parts.push(roles(thing), ...quotations(cites(thing)),
        ...grouped(thing.out.filter((fact) => !ROLES.includes(fact.relation)), "out", thing.id),
        ...grouped(thing.in, "in", thing.id));
    } else {
      parts.push(...grouped(thing.in, "in", thing.id), ...grouped(thing.out, "out", thing.id),
        ...thing.stated.map(({ note, citation }) => element("article", {},
          element("p", { class: "what" }, `${noteWord(note)}: ${noteValue(note)}`),
          ...quotations([citation]))));
    }
    if (!thing.in.length && !thing.out.length && !thing.stated.length) {
      parts.push(element("p", { class: "quiet" }, say("panel.nothing")));
    }
    return [graph.label(thing), parts];
  };

  const step = (fact) => element("article", {},
    element("p", { class: "what" }, nameButton(fact.begin), ` ${say(`out.${fact.relation}`)} `,
      nameButton(fact.end)),
    ...quotations(fact.citations));

  const ofLine = (from, to) => {
    const facts = graph.facts.filter(({ begin, end }) =>
      (begin === from && end === to) || (begin === to && end === from));
    return [`${graph.labelOf(from)} — ${graph.labelOf(to)}`, facts.map(step)];
  };

  const ofWay = (way) => {
    const title = say("way.title", {
      start: graph.labelOf(state.start), end: graph.labelOf(state.end),
    });
    if (way === null) return [title, [element("p", {}, say("way.none"))]];
    return [title, [element("p", { class: "quiet" }, say("way.steps", { n: way.length })),
      ...way.map(step)]];
  };

  let shown = "";
  return (left) => {
    const { thing, to, lang, near, hops, start, end } = state;
    const told = thing === null ? [...left.things].join() + left.facts.length : "";
    const now = [thing, to, lang, near, hops, start, end, told].join(" ");
    if (now === shown) return;
    shown = now;
    const focused = byId("panel-body").contains(document.activeElement)
      ? document.activeElement.id || "panel-title" : null;
    const [title, parts] = thing !== null && to !== null
      ? ofLine(thing, to)
      : thing !== null ? ofThing(graph.things[thing])
        : start !== null && end !== null ? ofWay(left.way)
          : [say("panel.start"), overviewLists(left, 8)];
    byId("panel-title").textContent = title;
    if (thing !== null) announce(title);
    byId("panel-body").replaceChildren(...parts.filter(Boolean));
    byId("panel").classList.toggle("open", thing !== null || (start !== null && end !== null));
    byId("close").hidden = thing === null;
    byId("panel").scrollTop = 0;
    if (focused) (byId(focused) || byId("panel-title")).focus({ preventScroll: true });
  };
})();
