/* Walks over the network: what is near a thing, and the shortest way between two. */

/* Relations that lead to whoever stands above. A walk does not come back down along them: two
   tasks are not near each other for being assigned by the same body (as in focus.py). */
const UPWARDS = new Set(["assignedBy", "issuedBy", "signedBy"]);

/* What is at most `hops` facts away from a thing, as a set of ids. */
const around = (start, hops) => {
  const seen = new Set([start]);
  let edge = [start];
  for (let hop = 0; hop < hops; hop += 1) {
    const reached = [];
    for (const id of edge) {
      const thing = graph.things[id];
      for (const fact of thing.out) reached.push(fact.end);
      for (const fact of thing.in) {
        if (!UPWARDS.has(fact.relation) || id === start) reached.push(fact.begin);
      }
    }
    edge = [...new Set(reached)].filter((id) => !seen.has(id));
    edge.forEach((id) => seen.add(id));
  }
  return seen;
};

/* The facts of a shortest way from one thing to another, whatever their direction, over facts
   whose relation is not hidden; null where there is none. */
const wayBetween = (from, to, hidden) => {
  const came = new Map([[from, null]]);
  let edge = [from];
  while (edge.length && !came.has(to)) {
    const next = [];
    for (const id of edge) {
      const thing = graph.things[id];
      for (const fact of [...thing.out, ...thing.in]) {
        const other = fact.begin === id ? fact.end : fact.begin;
        if (hidden.has(fact.relation) || came.has(other)) continue;
        came.set(other, { id, fact });
        next.push(other);
      }
    }
    edge = next;
  }
  if (!came.has(to)) return null;
  const way = [];
  for (let id = to; came.get(id) !== null; id = came.get(id).id) way.unshift(came.get(id).fact);
  return way;
};
