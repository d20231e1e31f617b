/* What is seen, as files: rows for spreadsheets, facts for RDF tools. */

const download = (name, type, ...parts) => {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};

/* CSV (RFC 4180) with a byte order mark, so that spreadsheets read it as UTF-8. A cell that could
   be a formula gets a quote before it (OWASP, CSV injection). */
const csvOf = (left) => {
  const MORE = ["source", "place", "published", "link"];
  const cell = (text) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
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

/* JSON-LD 1.1 of the facts that are seen, in the terms of the vocabulary (docs/vocabulary.md). */
const jsonldOf = (left) => {
  const { context, kinds, relations, source: sourceBase } = graph.rdf;
  const spans = new Map();
  const spanOf = (cited) => {
    const id = `${sourceBase}${encodeURI(cited.source.path)}`;
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
    const names = Object.entries(thing.labels)
      .map(([tag, name]) => (tag ? { "@value": name, "@language": tag } : name));
    const said = { "@id": thing.iri, "@type": kinds[thing.kind] };
    if (thing.kind === "task") {
      said["pg:text"] = thing.label;
      if (deadline) said["pg:deadline"] = deadline;
      if (force) said["pg:force"] = { "@id": `pgforce:${force}` };
    } else if (thing.kind === "document") {
      said["eli:id_local"] = thing.label;
      if (date) said["eli:date_document"] = date;
      if (type) said["eli:type_document"] = { "@id": `pgtype:${type}` };
    } else said["skos:prefLabel"] = names.length ? names : thing.label;
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
