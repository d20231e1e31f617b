/* The table view: every fact as text, sorted by any heading, filtered by any words. */
const table = (() => {
  const FIRST = 300; // rows that are written unless all are asked for
  let pieces = null;
  let later = [];

  const cells = (record, heading) => {
    const value = record[heading];
    if (heading === "words") return quotations(value);
    if (heading === "due") return [showDate(value)];
    return Array.isArray(value) ? nameButtons(value) : [value];
  };

  const row = (record) => element("tr", {}, ...HEADINGS.map((heading) =>
    element("td", { class: `at-${heading}`, "data-head": say(`table.${heading}`) },
      ...cells(record, heading))));

  const head = () => HEADINGS.map((heading) => {
    const [sorted, down] = (state.sort || "").split(" ");
    const on = sorted === heading;
    const button = element("button", { type: "button" }, say(`table.${heading}`));
    button.addEventListener("click", () =>
      change({ sort: on ? (down ? null : `${heading} down`) : heading }));
    const order = on ? (down ? "descending" : "ascending") : null;
    return element("th", { scope: "col", "aria-sort": order, class: `at-${heading}` }, button);
  });

  const write = (records) => {
    if (pieces) pieces.finish();
    pieces = inPieces(records, (record) => byId("rows").append(row(record)));
    byId("all-rows").hidden = !later.length;
    byId("all-rows").textContent = say("table.all", { n: later.length });
  };
  const writeRest = () => write(later.splice(0));
  byId("all-rows").addEventListener("click", writeRest);

  return {
    show(left) {
      if (pieces) pieces.stop();
      pieces = null;
      const records = recordsOf(left);
      const focused = document.activeElement.closest("thead th");
      const at = focused ? [...focused.parentNode.children].indexOf(focused) : -1;
      byId("heads").replaceChildren(...head());
      if (at >= 0) byId("heads").children[at].firstChild.focus();
      byId("rows").replaceChildren();
      byId("row-count").textContent = say("table.count", { n: records.length });
      if (byId("words-in-table").value !== (state.words || "")) {
        byId("words-in-table").value = state.words || "";
      }
      later = records.slice(FIRST);
      write(records.slice(0, FIRST));
    },
    select() {
      for (const name of byId("rows").querySelectorAll("[data-thing]")) {
        name.classList.toggle("selected", Number(name.dataset.thing) === state.thing);
      }
    },
    /* All rows at once: paper does not wait. */
    finish() {
      writeRest();
      pieces.finish();
    },
  };
})();

byId("words-in-table").addEventListener("input", (event) =>
  change({ words: event.target.value || null }, true));
