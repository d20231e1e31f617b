/* Every fact as a row of text: one for a task with all its parties, one for each other fact. */

/* The headings, in their order; what stands in a row under each is a list of ids or a text. */
const HEADINGS = ["who", "does", "what", "with", "by", "under", "due", "words"];

const recordsOf = (() => {
  const taskRecord = (task, ties) => {
    const ends = (relation) => byName(ties
      .filter((fact) => fact.relation === relation && fact.begin === task.id)
      .map((fact) => fact.end));
    return {
      id: task.id,
      facts: ties,
      who: ends("assignedTo"),
      does: say(task.details.force === "recommendation" ? "does.should" : "does.must"),
      what: [task.id],
      with: ends("coordinatedWith"),
      by: ends("assignedBy"),
      under: ends("underDocument"),
      due: task.details.deadline || "",
      words: [...new Set([...ties.filter((fact) => fact.begin === task.id)
        .flatMap((fact) => fact.citations), ...task.stated.map(({ citation }) => citation)])],
    };
  };

  const factRecord = (fact) => ({
    id: fact.begin, facts: [fact], who: [fact.begin], does: say(`out.${fact.relation}`),
    what: [fact.end], with: [], by: [], under: [], due: "", words: fact.citations,
  });

  const noteRecord = (thing, { note, citation }) => ({
    id: thing.id, facts: [], who: [thing.id], does: noteWord(note), what: noteValue(note),
    with: [], by: [], under: [], due: "", words: [citation],
  });

  /* How a cell reads. */
  const shown = (record, heading) => {
    const value = record[heading];
    if (heading === "due") return showDate(value);
    if (heading === "words") return quotesOf(value).map(({ sentence }) => sentence).join(" ");
    return Array.isArray(value) ? value.map(graph.labelOf).join("; ") : value;
  };

  const read = (left) => {
    const records = graph.tasks.filter(({ id }) => left.things.has(id))
      .map((task) => taskRecord(task, left.ties.get(task.id)));
    for (const fact of left.facts) {
      if (graph.things[fact.begin].kind !== "task") records.push(factRecord(fact));
    }
    for (const thing of graph.things) {
      if (thing.kind === "task" || !left.things.has(thing.id)) continue;
      thing.stated.forEach((stated) => records.push(noteRecord(thing, stated)));
    }
    for (const record of records) {
      record.text = Object.fromEntries(HEADINGS.map((name) => [name, shown(record, name)]));
      record.folded = null; // all of it as one types it, once somebody does
    }
    return records;
  };

  /* Many rows quote the same sentence and name the same things. */
  const folds = new Map();
  const foldOnce = (text) => {
    if (!folds.has(text)) folds.set(text, fold(text));
    return folds.get(text);
  };

  /* Reading takes longer than filtering: while one types, the same rows are filtered again. */
  let known = { left: null, language: null, records: [] };

  /* The rows that hold every word typed into the table's own field, in the order asked for. */
  return (left) => {
    if (known.left !== left || known.language !== language) {
      known = { left, language, records: read(left) };
    }
    const parts = fold(state.words || "").split(" ").filter(Boolean);
    const records = known.records.filter((record) => {
      if (!parts.length) return true;
      record.folded = record.folded || Object.values(record.text).map(foldOnce).join(" ");
      return parts.every((part) => record.folded.includes(part));
    });
    const [heading, down] = (state.sort || "").split(" ");
    if (!HEADINGS.includes(heading)) return records;
    const collator = new Intl.Collator(language, { numeric: true });
    const key = heading === "due" ? ({ due }) => (due ? lastDay(due) : "") : (r) => r.text[heading];
    const compared = (a, b) => {
      const [one, other] = [key(a), key(b)];
      if (!one !== !other) return one ? -1 : 1; // what is empty comes last both ways
      return down ? collator.compare(other, one) : collator.compare(one, other);
    };
    return records.sort(compared);
  };
})();

/* A note such as "position: Minister of Finance": its word in the reader's language, the rest. */
const noteWord = (note) => {
  const word = note.split(":")[0];
  return WORDS[language][`note.${word}`] || word;
};
const noteValue = (note) => note.slice(note.indexOf(":") + 1).trim();
