/* Which things and facts the reader's filters leave. */

/* Facts that go with a thing that is shown. */
const GO_ALONG = new Set(["inPlace", "issuedBy", "signedBy"]);
const PARTIES = ["assignedTo", "coordinatedWith"];

const placesOf = (id) => graph.ends(graph.things[id], "inPlace");

/* The tests that a task has to pass; empty where nothing is asked of tasks. */
const taskTests = (state) => {
  const tests = [];
  const has = (relations, wanted) => (task) =>
    task.out.some((fact) => relations.includes(fact.relation) && wanted(fact.end));
  if (state.body !== null) {
    tests.push(has([...PARTIES, "assignedBy"], (end) => end === state.body));
  }
  if (state.document !== null) tests.push(has(["underDocument"], (end) => end === state.document));
  if (state.place !== null) {
    tests.push(has(PARTIES, (end) => end === state.place || placesOf(end).includes(state.place)));
  }
  if (state.after || state.before) {
    tests.push((task) => within(task.details.deadline, state.after, state.before));
  }
  if (state.force) tests.push((task) => (task.details.force || "duty") === state.force);
  if (state.from || state.until) tests.push(has(["underDocument"], (end) => dated(state, end)));
  return tests;
};

const within = (date, first, last) => Boolean(date) &&
  (!first || lastDay(date) >= first) && (!last || lastDay(date) <= lastDay(last));

const dated = (state, id) => within(graph.things[id].details.date, state.from, state.until);

/* The things tied to tasks that pass, and the chosen ones with what is tied to them. */
const ofTasks = (state, tests) => {
  const kept = new Set();
  for (const task of graph.tasks) {
    if (!tests.every((test) => test(task))) continue;
    kept.add(task.id);
    for (const fact of task.out) kept.add(fact.end);
  }
  for (const id of [state.body, state.document, state.place]) if (id !== null) kept.add(id);
  if (state.document !== null) {
    const document = graph.things[state.document];
    for (const fact of document.out) kept.add(fact.end);
    for (const fact of document.in) {
      if (graph.things[fact.begin].kind !== "task") kept.add(fact.begin);
    }
  } else if (tests.length === 1 && (state.from || state.until)) {
    for (const document of graph.documents) if (dated(state, document.id)) kept.add(document.id);
  }
  for (const id of [...kept]) {
    for (const fact of graph.things[id].out) if (GO_ALONG.has(fact.relation)) kept.add(fact.end);
  }
  return kept;
};

/* What is left to see: ids of things, facts, and the way between two things if it is asked for. */
const remaining = (state) => {
  const hidden = new Set(state.unrelated);
  const without = new Set(state.without);
  const sets = [];
  const tests = taskTests(state);
  if (tests.length) sets.push(ofTasks(state, tests));
  if (state.near !== null) sets.push(around(state.near, Number(state.hops || 1)));
  let way = null;
  if (state.start !== null && state.end !== null) {
    way = wayBetween(state.start, state.end, hidden);
    const met = (way || []).flatMap((fact) => [fact.begin, fact.end]);
    sets.push(new Set([state.start, state.end, ...met]));
  }
  const things = new Set();
  for (const thing of graph.things) {
    if (!without.has(thing.kind) && sets.every((set) => set.has(thing.id))) things.add(thing.id);
  }
  const facts = graph.facts.filter((fact) =>
    !hidden.has(fact.relation) && things.has(fact.begin) && things.has(fact.end));
  const ties = new Map([...things].map((id) => [id, []])); // the facts of each thing
  for (const fact of facts) {
    ties.get(fact.begin).push(fact);
    if (fact.end !== fact.begin) ties.get(fact.end).push(fact);
  }
  return { things, facts, ties, way };
};
