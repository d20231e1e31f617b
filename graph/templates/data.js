/* The block of data (see page_data.py, which writes it) as objects that point at each other.

   readGraph() returns {things, facts, sheet}: two lists whose places are the ids, and width and
   height of the map.
   thing     {id, iri, kind, label, labels: {language: name}, aliases, details: {name: value},
             stated: [{note, citation}], x, y (on the map, or null), out: [facts that begin with
             it], in: [facts that end with it]}
   fact      {id, begin, relation, end, citations}; facts that say the same are one
   citation  {source, start, end, before, words, after, page (where the source has pages),
             original (where the words were repaired)}
   source    {path, title, publisher, url, published, language}; empty where not known */
const readGraph = (() => {
  /* Names and sentences are the numbers of their words, written as word_codes.py tells. */
  const DIGITS = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at))
    .filter((char) => !"\"\\<>&'".includes(char));
  const LAST = 45; // so many of them end a number
  const VALUES = new Map(DIGITS.map((char, value) => [char, value]));

  const readText = (code, words) => {
    const found = [];
    let number = 0;
    for (const char of code) {
      const value = VALUES.get(char);
      if (value < LAST) {
        found.push(words[number * LAST + value]);
        number = 0;
      } else {
        number = number * (DIGITS.length - LAST) + value - LAST + 1;
      }
    }
    return found.join(" ");
  };

  /* Reads its text only when it is asked for: most never are. */
  class Sentence {
    #text = null;

    constructor(source, code, words) {
      Object.assign(this, { source, code, words });
    }

    get text() {
      this.#text ??= readText(this.code, this.words);
      return this.#text;
    }
  }

  /* Cuts its sentence only when it is read: most never are. */
  class Citation {
    constructor(sentence, start, end, from, length) {
      Object.assign(this, { source: sentence.source, sentence, start, end, from, length });
    }

    get before() { return this.sentence.text.slice(0, this.from); }
    get words() { return this.sentence.text.slice(this.from, this.from + this.length); }
    get after() { return this.sentence.text.slice(this.from + this.length); }
  }

  const readCitations = (data) => {
    const sources = data.sources.map(([path, title, publisher, url, published, language]) =>
      ({ path, title, publisher, url, published, language }));
    const citations = [];
    for (const [number, code, begin, ...spans] of data.sentences) {
      const sentence = new Sentence(sources[number], code, data.words);
      if (begin < 0) {
        for (let at = 0; at < spans.length; at += 4) {
          const [start, end, from, length] = spans.slice(at, at + 4);
          citations.push(new Citation(sentence, start, end, from, length));
        }
        continue;
      }
      for (let at = 0; at < spans.length; at += 2) {
        const [from, start, length] = [spans[at], begin + spans[at], spans[at + 1]];
        citations.push(new Citation(sentence, start, start + length, from, length));
      }
    }
    for (const [page, numbers] of Object.entries(data.pages)) {
      for (const number of numbers) citations[number].page = Number(page);
    }
    for (const [number, words] of Object.entries(data.originals)) {
      citations[number].original = words;
    }
    return citations;
  };

  const readThings = (data, citations) => {
    const onOneLine = (text) => (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, " ") : text).trim();
    const named = (name) => (typeof name === "number" ? onOneLine(citations[name].words)
      : readText(name, data.words));
    const place = (at) => (data.map[at] < 0 ? null : data.map[at]);
    let iri = "";
    const things = data.label.map((label, id) => {
      iri = iri.slice(0, data.iri[2 * id]) + data.iri[2 * id + 1];
      return {
        id, iri, kind: data.kinds[data.kind[id]], label: named(label), labels: {},
        aliases: (data.aliases[id] || []).map(named), details: {},
        stated: (data.stated[id] || []).map(([note, at]) => ({ note, citation: citations[at] })),
        x: place(2 * id), y: place(2 * id + 1), out: [], in: [],
      };
    });
    for (const [language, names] of Object.entries(data.labels)) {
      for (const [id, name] of Object.entries(names)) things[id].labels[language] = named(name);
    }
    for (const [name, values] of Object.entries(data.details)) {
      for (const [value, ids] of Object.entries(values)) {
        for (const id of ids) things[id].details[name] = value;
      }
    }
    return things;
  };

  const readFacts = (data, citations, things) => {
    const facts = [];
    data.facts.forEach((row, begin) => {
      for (let at = 0; at < row.length; at += 3) {
        const [relation, end, cited] = [data.relations[row[at]], row[at + 1], row[at + 2]];
        let fact = facts.at(-1); // those that say the same follow each other
        if (!fact || fact.begin !== begin || fact.relation !== relation || fact.end !== end) {
          fact = { id: facts.length, begin, relation, end, citations: [] };
          facts.push(fact);
          things[begin].out.push(fact);
          things[end].in.push(fact);
        }
        if (cited >= 0) fact.citations.push(citations[cited]);
      }
    });
    return facts;
  };

  return () => {
    const data = JSON.parse(document.getElementById("graph").textContent);
    const citations = readCitations(data);
    const things = readThings(data, citations);
    return { things, facts: readFacts(data, citations, things), sheet: data.sheet };
  };
})();
