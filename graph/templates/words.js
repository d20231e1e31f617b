/* The words of the page itself, in the language that the reader chose. */
const WORDS = JSON.parse(byId("words").textContent);
const LANGUAGES = Object.keys(WORDS);
let language = document.documentElement.lang;

/* A phrase of the table strings.tsv, with {names} filled in. */
const say = (key, values = {}) =>
  WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/* Fill every element that names its phrase: its text, its label or its placeholder. */
const fillWords = () => {
  document.documentElement.lang = language;
  for (const [attribute, put] of [
    ["data-word", (node, text) => { node.textContent = text; }],
    ["data-label", (node, text) => { node.setAttribute("aria-label", text); }],
    ["data-hint", (node, text) => { node.setAttribute("placeholder", text); }],
  ]) {
    for (const node of document.querySelectorAll(`[${attribute}]`)) {
      put(node, say(node.getAttribute(attribute)));
    }
  }
};

/* A date (2025-09-19, 2025-11, 2026-Q1 or 2025) as people write it. */
const showDate = (date) => {
  const [, year, quarter, month, day] =
    /^(\d{4})(?:-Q(\d)|-(\d\d)(?:-(\d\d))?)?$/.exec(date || "") || [];
  if (!year) return date || "";
  if (quarter) return say("date.quarter", { quarter, year });
  if (!month) return year;
  const name = WORDS[language][`month.${Number(month)}`];
  return day ? say("date.day", { day: Number(day), month: name, year })
    : say("date.month", { month: name, year });
};

/* The last day that a date can mean, for comparing: 2026-Q1 is 2026-03-31. */
const lastDay = (date) => {
  const quarter = /^(\d{4})-Q(\d)$/.exec(date);
  if (quarter) return `${quarter[1]}-${String(quarter[2] * 3).padStart(2, "0")}-31`;
  return date + "-12-31".slice(date.length - 4);
};
