/* Words of a source in their sentence, with where they stand and a button that copies them. */

/* Where words stand in their source, as a fragment (RFC 5147, section 2.2). */
const placeOf = ({ source, start, end }) => `${source.path}#char=${start},${end}`;

/* What stood in place of the words before they were repaired. */
const originalsOf = ({ cited }) => [...new Set(cited.map(({ original }) => original))]
  .filter((words, at, all) => words && !all.some((other) => other !== words && other?.includes(words)))
  .map((words) => say("cite.original", { words }));

const pageOf = ({ page }) => (page ? say("cite.page", { page }) : null);

/* Citations of the same sentence as one, with all its words: {source, sentence, marks, cited}. */
const quotesOf = (citations) => {
  const quotes = new Map();
  for (const cited of new Set(citations)) {
    const sentence = cited.before + cited.words + cited.after;
    const key = `${cited.source.path} ${cited.start - cited.before.length} ${sentence}`;
    if (!quotes.has(key)) quotes.set(key, { source: cited.source, sentence, marks: [], cited: [] });
    const quote = quotes.get(key);
    quote.cited.push(cited);
    quote.marks.push([cited.before.length, cited.before.length + cited.words.length]);
  }
  return [...quotes.values()];
};

/* A sentence as text with its words marked; marks that touch are one. */
const marked = ({ sentence, marks }) => {
  const parts = [];
  let at = 0;
  for (const [from, until] of [...marks].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (until <= at) continue;
    const last = parts[parts.length - 1];
    if (last instanceof Node && from <= at) last.append(sentence.slice(at, until));
    else {
      parts.push(sentence.slice(at, from));
      parts.push(element("mark", {}, sentence.slice(from, until)));
    }
    at = until;
  }
  return [...parts, sentence.slice(at)];
};

const places = ({ cited }) => cited.map(placeOf).join(", ");

/* A quotation as a line of text that can stand in a letter. */
const quotationText = (quote) => {
  const { source, sentence, cited } = quote;
  const parts = [
    source.title || source.path, source.publisher, showDate(source.published), pageOf(cited[0]),
    source.url, places(quote),
  ];
  return `“${sentence.replace(/\s+/g, " ").trim()}” (${parts.filter(Boolean).join(", ")})`;
};

const quotation = (quote) => {
  const { source, cited } = quote;
  const name = source.title || source.path;
  const copy = element("button", { type: "button", class: "small" }, say("cite.copy"));
  copy.addEventListener("click", async () => {
    const done = await navigator.clipboard.writeText(quotationText(quote))
      .then(() => "cite.copied", () => "cite.failed");
    copy.textContent = say(done);
    announce(say(done));
  });
  return element("figure", {},
    element("blockquote", { lang: source.language || null }, ...marked(quote)),
    element("figcaption", {},
      source.url
        ? element("a", { href: source.url, rel: "noopener noreferrer" }, name) : name,
      [source.publisher, showDate(source.published), pageOf(cited[0]), ...originalsOf(quote)]
        .filter(Boolean).map((part) => `, ${part}`),
      element("span", { class: "place-of" }, places(quote)), copy));
};

const quotations = (citations) => quotesOf(citations).map(quotation);

const announce = (text) => { byId("said").textContent = text; };
