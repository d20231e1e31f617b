/* The network as the page walks over it: things, and the facts that begin and end at them. */
const graph = (() => {
  const { things, facts, sheet } = readGraph();
  const { base, scope, open, unnamed, concepts, rdf } = JSON.parse(byId("page").textContent);

  for (const thing of things) {
    thing.key = thing.iri.startsWith(base) ? thing.iri.slice(base.length) : thing.iri;
  }
  const byKey = new Map(things.map((thing) => [thing.key, thing]));

  /* Tasks as they stand in the texts. */
  const place = ({ out }) => {
    const [first] = out.flatMap((fact) => fact.citations);
    return first ? [first.source.path, first.start] : ["", 0];
  };
  const inText = (some) => some.map((task) => [task, ...place(task)])
    .sort((a, b) => (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : a[2] - b[2]))
    .map(([task]) => task);

  const label = (thing) => thing.labels[language] || thing.label;
  return {
    things,
    facts,
    sheet, // width and height of the map
    scope, // the things that the page was asked to be about
    open, // the view it was asked to open with, or null
    named: ({ id, kind }) => kind !== "group" && !unnamed.includes(id), // it can only be one
    rdf, // how kinds and relations are written in RDF
    kinds: Object.keys(rdf.kinds).filter((kind) => things.some((thing) => thing.kind === kind)),
    relations: Object.keys(rdf.relations)
      .filter((name) => facts.some((fact) => fact.relation === name)),
    tasks: inText(things.filter((thing) => thing.kind === "task")),
    documents: things.filter((thing) => thing.kind === "document"),
    byKey: (key) => byKey.get(key) || null,
    ends: (thing, relation) =>
      thing.out.filter((fact) => fact.relation === relation).map((fact) => fact.end),
    /* How a thing is called in the reader's language, and a type of document or kind of body. */
    label,
    labelOf: (id) => label(things[id]),
    concept: (word) => (concepts[word] || {})[language] || word,
  };
})();

/* The tasks that stand in a relation to a thing. */
const tasksOf = (thing, relation) => thing.in
  .filter((fact) => fact.relation === relation).map((fact) => graph.things[fact.begin])
  .filter((task) => task.kind === "task");
