/* The block of data (see page_data.py, which writes it) as objects that point at each other.

   readGraph() returns {nodes, facts, lines}, each a list whose places are the ids:
   node      {id, iri, kind, label, labels: {language: name}, aliases, details: {name: value},
             facts: [ids of those it takes part in], stated: [{note, citation}],
             x, y (on the map, or null), lines: [ids]}
   fact      {id, from, relation, to, citation or null}
   line      {id, from, to, relation, facts: [ids]}: what is drawn. Facts that say the same are one
             line, and all lines run from who orders to who acts.
   citation  {source, start, end, before, words, after, page (where the source has pages)}
   source    {path, title, publisher, url, published, language}; empty where not known */
const readGraph = (() => {
  const TURNED = new Set(["underDocument", "issuedBy", "assignedBy"]);

  const readCitations = (data) => {
    const sources = data.sources.map(([path, title, publisher, url, published, language]) =>
      ({ path, title, publisher, url, published, language }));
    const citations = [];
    for (const [source, text, begin, ...spans] of data.sentences) {
      const many = begin < 0 ? 4 : 2;
      for (let at = 0; at < spans.length; at += many) {
        const [from, length] = spans.slice(at + many - 2, at + many);
        const [start, end] = begin < 0
          ? spans.slice(at, at + 2)
          : [begin + from, begin + from + length];
        citations.push({
          source: sources[source], start, end, before: text.slice(0, from),
          words: text.slice(from, from + length), after: text.slice(from + length),
        });
      }
    }
    for (const [page, numbers] of Object.entries(data.pages)) {
      for (const number of numbers) citations[number].page = Number(page);
    }
    return citations;
  };

  const readNodes = (data, citations) => {
    const named = (name) =>
      (typeof name === "number" ? citations[name].words.replace(/\s+/g, " ").trim() : name);
    const iris = [];
    for (let at = 0; at < data.iri.length; at += 2) {
      iris.push((iris.at(-1) || "").slice(0, data.iri[at]) + data.iri[at + 1]);
    }
    const nodes = iris.map((iri, id) => ({
      id, iri, kind: data.kinds[data.kind[id]], label: named(data.label[id]),
      labels: {}, aliases: (data.aliases[id] || []).map(named), details: {}, facts: [], lines: [],
      stated: (data.stated[id] || []).map(([note, at]) => ({ note, citation: citations[at] })),
      x: data.map[2 * id] < 0 ? null : data.map[2 * id],
      y: data.map[2 * id] < 0 ? null : data.map[2 * id + 1],
    }));
    for (const [language, names] of Object.entries(data.labels)) {
      for (const [id, name] of Object.entries(names)) nodes[id].labels[language] = named(name);
    }
    for (const [name, values] of Object.entries(data.details)) {
      for (const [value, ids] of Object.entries(values)) {
        for (const id of ids) nodes[id].details[name] = value;
      }
    }
    return nodes;
  };

  return () => {
    const data = JSON.parse(document.getElementById("graph").textContent);
    const citations = readCitations(data);
    const nodes = readNodes(data, citations);
    const facts = [];
    const lines = [];
    data.facts.forEach((row, from) => {
      let line = null; // facts of a node that say the same follow each other
      for (let at = 0; at < row.length; at += 3) {
        const [relation, to, cited] = [data.relations[row[at]], row[at + 1], row[at + 2]];
        const fact = { id: facts.length, from, relation, to, citation: citations[cited] || null };
        facts.push(fact);
        for (const end of new Set([from, to])) nodes[end].facts.push(fact.id);
        if (line === null || row[at] !== row[at - 3] || to !== row[at - 2]) {
          line = { id: lines.length, from, to, relation, facts: [] };
          if (TURNED.has(relation)) [line.from, line.to] = [to, from];
          lines.push(line);
          for (const end of new Set([from, to])) nodes[end].lines.push(line.id);
        }
        line.facts.push(fact.id);
      }
    });
    return { nodes, facts, lines };
  };
})();
