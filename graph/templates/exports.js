/* What is seen, as files: rows for spreadsheets, facts for RDF tools. */

const download = (name, type, ...parts) => {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};

/* CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8. A cell that could
   be a formula gets a quote before it (OWASP, CSV injection), as in fields.py. */
const csvOf = (left) => {
  const MORE = ["source", "place", "published", "link"];
  const cell = (text) => {
    const formula = /^(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/.test(text);
    const safe = formula ? `'${text}` : text;
    return `"${safe.replace(/"/g, '""')}"`;
  };
  const line = (cells) => cells.map(cell).join(",");
  const lines = [line([...HEADINGS, ...MORE].map((name) => say(`table.${name}`)))];
  for (const record of recordsOf(left)) {
    const { text, words } = record;
    const each = (of) => [...new Set(words.map(of).filter(Boolean))].join("; ");
    lines.push(line([
      ...HEADINGS.map((name) => (name === "due" ? record.due : text[name])),
      each(({ source }) => source.title || source.path), each(placeOf),
      each(({ source }) => source.published), each(({ source }) => source.url),
    ]));
  }
  return `\ufeff${lines.join("\r\n")}\r\n`;
};

/* A path as it stands in an IRI (RFC 3986, section 2.1); slashes stay. */
const encoded = (path) => encodeURIComponent(path).replace(/%2F/g, "/")
  .replace(/[!*'()]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/* The type of a date by its length (XSD 1.1, section 3.3). */
const typeOfDate = (date) => ({ 4: "xsd:gYear", 7: "xsd:gYearMonth" })[date.length] || "xsd:date";

/* JSON-LD 1.1 of the facts that are seen, in the terms of the vocabulary (docs/vocabulary.md). */
const jsonldOf = (left) => {
  const { context, kinds, relations, source: sourceBase } = graph.rdf;
  const spans = new Map();
  const spanOf = (cited) => {
    const id = sourceBase + encoded(cited.source.path);
    const span = `${id}#char=${cited.start},${cited.end}`;
    spans.set(span, {
      "@id": span, "@type": ["pg:Span", "oa:TextPositionSelector", "oa:TextQuoteSelector"],
      "oa:hasSource": { "@id": id }, "oa:start": cited.start, "oa:end": cited.end,
      "oa:exact": cited.words,
    });
    return { "@id": span };
  };
  const seen = [...left.things].map((id) => {
    const thing = graph.things[id];
    const { deadline, date, type, force } = thing.details;
    const names = Object.entries(thing.labels).filter(([tag]) => tag)
      .map(([tag, name]) => ({ "@value": name, "@language": tag }));
    const said = { "@id": thing.iri, "@type": kinds[thing.kind], "rdfs:label": thing.label };
    if (names.length && thing.kind !== "task") said["skos:prefLabel"] = names;
    if (deadline) said["pg:deadline"] = deadline;
    if (force) said["pg:force"] = { "@id": `pgforce:${force}` };
    if (date) said["eli:date_document"] = { "@value": date, "@type": typeOfDate(date) };
    if (type) said["eli:type_document"] = { "@id": `pgtype:${type}` };
    return [id, said];
  });
  const byNumber = new Map(seen);
  const statements = [];
  for (const fact of left.facts) {
    const said = byNumber.get(fact.begin);
    const property = relations[fact.relation];
    const end = { "@id": graph.things[fact.end].iri };
    said[property] = [...(said[property] || []), end];
    const evidence = fact.citations.map(spanOf);
    if (!evidence.length) continue;
    if (graph.things[fact.begin].kind === "task") {
      const known = said["pg:evidence"] || [];
      said["pg:evidence"] = [...known, ...evidence.filter((one) =>
        !known.some((other) => other["@id"] === one["@id"]))];
    } else {
      statements.push({
        "@type": ["rdf:Statement", "pg:Statement"],
        "rdf:subject": { "@id": said["@id"] }, "rdf:predicate": { "@id": property },
        "rdf:object": end, "pg:evidence": evidence,
      });
    }
  }
  const facts = [...byNumber.values(), ...statements, ...spans.values()];
  return `${JSON.stringify({ "@context": context, "@graph": facts }, null, 1)}\n`;
};
