/* The network as the page walks over it: things, and the facts that begin and end at them. */
const graph = (() => {
  const { nodes, lines, facts: stated } = readGraph();
  const { base, scope, open, concepts, rdf } = JSON.parse(byId("page").textContent);

  const things = nodes.map((node) => ({
    ...node,
    key: node.iri.startsWith(base) ? node.iri.slice(base.length) : node.iri,
    out: [],
    in: [],
  }));
  const byKey = new Map(things.map((thing) => [thing.key, thing]));

  /* Facts that say the same are one, with the words of each. */
  const facts = lines.map((line) => {
    const { from, relation, to } = stated[line.facts[0]];
    const citations = line.facts.map((id) => stated[id].citation).filter(Boolean);
    return { id: line.id, begin: from, relation, end: to, citations };
  });
  for (const fact of facts) {
    things[fact.begin].out.push(fact);
    things[fact.end].in.push(fact);
  }

  const label = (thing) => thing.labels[language] || thing.label;
  return {
    nodes,
    lines,
    things,
    facts,
    scope, // the things that the page was asked to be about
    open, // the view it was asked to open with, or null
    rdf, // how kinds and relations are written in RDF
    kinds: Object.keys(rdf.kinds).filter((kind) => things.some((thing) => thing.kind === kind)),
    relations: Object.keys(rdf.relations)
      .filter((name) => facts.some((fact) => fact.relation === name)),
    tasks: things.filter((thing) => thing.kind === "task"),
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
