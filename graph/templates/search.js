/* Finds things by any of their names, typed with diacritics or without. */
const find = (() => {
  const names = [];
  const index = inPieces(graph.things, (thing) => {
    const all = [thing.label, ...Object.values(thing.labels), ...thing.aliases];
    const exact = all.map((name) => name.normalize("NFC").toLowerCase());
    names.push({ thing, exact, plain: all.map(fold) });
  });

  /* How well a name answers: whole, its beginning, the beginning of a word, anywhere. */
  const fit = (name, typed) => {
    const at = name.indexOf(typed);
    if (at < 0) return 4;
    if (at === 0) return name.length === typed.length ? 0 : 1;
    return name.includes(` ${typed}`) ? 2 : 3;
  };
  const best = (all, typed) => Math.min(...all.map((name) => fit(name, typed)));

  /* The things whose names hold what was typed, best first; `kinds` names those that may be. */
  return (query, limit, kinds = null) => {
    index.finish();
    const typed = query.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
    const plain = fold(query);
    if (!plain) return [];
    const parts = plain.split(" ");
    const marked = typed !== plain; // who types diacritics means them
    const found = [];
    for (const { thing, exact, plain: folded } of names) {
      if (kinds !== null && !kinds.includes(thing.kind)) continue;
      let loose = best(folded, plain);
      if (loose === 4 && !parts.every((part) => folded.some((name) => name.includes(part)))) {
        continue;
      }
      const strict = loose < 4 ? best(exact, typed) : 4;
      const rank = marked && strict < 4 ? strict - 8 : loose * 2 + (strict > loose);
      const facts = thing.in.length + thing.out.length;
      found.push({ thing, rank, facts: thing.kind === "task" ? 0 : facts });
    }
    found.sort((a, b) => a.rank - b.rank || b.facts - a.facts || a.thing.id - b.thing.id);
    return found.slice(0, limit).map((entry) => entry.thing);
  };
})();

/* A field that offers the things of some kinds (null: of all) as one types. */
const thingField = (input, kinds, chosen) => combobox(input, {
  offer: (typed, show) => show(find(typed, 12, kinds)),
  row: (thing) => [
    element("span", { class: `dot ${thing.kind}`, "aria-hidden": "true" }),
    element("span", { class: "name" }, graph.label(thing)),
    element("span", { class: "quiet" }, kindOf(thing)),
  ],
  words: () => ({ found: say("search.found"), none: say("search.none") }),
  chosen,
});
