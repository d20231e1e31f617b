/* What the reader sees, as one plain object that the address restores. */

/* Names in the address, and how a value is written there. Things go by the part of their IRI that
   differs, so that an address still fits after the page was made anew. */
const VIEWS = ["overview", "columns", "map", "table"];
const FIELDS = (() => {
  const text = { read: (value) => value, write: (value) => value };
  const thing = {
    read: (value) => (graph.byKey(value) || { id: null }).id,
    write: (id) => graph.things[id].key,
  };
  const oneOf = (known) => ({
    read: (value) => (known.includes(value) ? value : null), write: (value) => value,
  });
  const someOf = (known) => ({
    read: (value) => value.split(",").filter((name) => known.includes(name)),
    write: (names) => names.join(","),
  });
  return {
    view: oneOf(VIEWS),
    thing, // what is selected
    to: thing, // with `thing`, the other end of a selected line
    body: thing,
    document: thing,
    place: thing,
    after: text, // deadlines, from and until
    before: text,
    force: oneOf(["duty", "recommendation"]),
    from: text, // dates of documents
    until: text,
    near: thing,
    hops: oneOf(["1", "2"]),
    start: thing, // the two ends of a way
    end: thing,
    without: someOf(graph.kinds), // kinds and relations that are hidden
    unrelated: someOf(graph.relations),
    words: text, // what the table is filtered by
    sort: text,
    lang: oneOf(LANGUAGES),
  };
})();

/* More things than this are a tangle: the page opens on its overview. */
const READABLE = 150;
const START = Object.fromEntries(Object.keys(FIELDS).map((name) => [name, null]));
Object.assign(START, {
  view: graph.open || (graph.things.length > READABLE ? "overview" : "columns"),
  without: [],
  unrelated: [],
  lang: language,
});

const stateOf = (hash) => {
  const state = { ...START };
  for (const [name, value] of new URLSearchParams(hash.slice(1))) {
    const read = FIELDS[name] ? FIELDS[name].read(value) : null;
    if (read !== null) state[name] = read;
  }
  return state;
};

const hashOf = (state) => {
  const written = new URLSearchParams();
  for (const [name, field] of Object.entries(FIELDS)) {
    const value = state[name];
    if (value === null || String(value) === String(START[name])) continue;
    written.set(name, field.write(value));
  }
  return `#${written}`;
};

let state = stateOf(location.hash);
let onChange = () => {};

/* Take over what has changed and show it; a step back undoes it unless it is only typing. */
const change = (changes, typing = false) => {
  const before = state;
  state = { ...state, ...changes };
  const hash = hashOf(state);
  if (hash !== hashOf(before)) history[typing ? "replaceState" : "pushState"](null, "", hash);
  onChange(before);
};

const select = (id, to = null) => change({ thing: id, to });

addEventListener("popstate", () => {
  const before = state;
  state = stateOf(location.hash);
  onChange(before);
});
