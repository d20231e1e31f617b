/* Things as they are named on the page: a button that selects, and what sort of thing it is. */

/* What sort of thing it is: "conclusion", "ministry", "person". */
const kindOf = (thing) => {
  const { type, kind } = thing.details;
  return type || kind ? graph.concept(type || kind) : say(`one.${thing.kind}`);
};

/* A button that selects a thing; `boxed` ones carry the colour of their kind. */
const nameButton = (id, boxed = false) => {
  const thing = graph.things[id];
  return element("button", {
    type: "button", "data-thing": id, lang: languageOf(thing),
    class: `${boxed ? `box ${thing.kind}` : "thing"}${id === state.thing ? " selected" : ""}`,
  }, boxed ? element("span", {}, graph.label(thing)) : graph.label(thing));
};

/* The language of the name that is shown, where it is not that of the page. */
const languageOf = (thing) => {
  if (thing.labels[language] || thing.kind !== "task") return null;
  const task = thing.out.find((fact) => fact.citations.length);
  const spoken = task ? task.citations[0].source.language : null;
  return spoken && spoken !== language ? spoken : null;
};

const nameButtons = (ids, boxed = false) => ids.map((id) => nameButton(id, boxed));

/* Ids in the order of their names. */
const byName = (ids) => [...ids].sort((a, b) =>
  graph.labelOf(a).localeCompare(graph.labelOf(b), language) || a - b);
