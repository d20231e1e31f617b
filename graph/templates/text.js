/* Text: how names are compared, and the only way in which text becomes part of the page. */

/* A text as one types it without looking: no marks, no capitals (đ is d). */
const fold = (text) => text.replace(/[đĐ]/g, "d").normalize("NFD").replace(/\p{M}/gu, "")
  .toLowerCase().replace(/\s+/g, " ").trim();

const byId = (id) => document.getElementById(id);

/* An element with attributes and children; strings become text nodes, null is left out. */
const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== null && value !== false) made.setAttribute(key, String(value));
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined) made.append(child);
  }
  return made;
};

/* Call `add` for each item, a few milliseconds at a time, so that a long list never blocks the
   page. Returns a function that stops it, or adds all that is left at once. */
const inPieces = (items, add) => {
  const BUDGET = 12;
  let at = 0;
  let timer = null;
  const go = (everything) => {
    const until = performance.now() + BUDGET;
    while (at < items.length && (everything || performance.now() < until)) add(items[at++]);
    timer = at < items.length ? setTimeout(go, 0, false) : null;
  };
  go(false);
  return { stop: () => clearTimeout(timer), finish: () => { clearTimeout(timer); go(true); } };
};
