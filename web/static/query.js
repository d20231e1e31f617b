/* The query page with scripts: an editor, rows that can be sorted, and the network in place. */
"use strict";
(() => {
  const form = document.getElementById("ask");
  const area = document.getElementById("query");

  /* ---------------------------------------------------------- editor */

  const prefixes = JSON.parse(form.dataset.prefixes);
  /* Prefixes are ours; those that come with the editor, and whatever it would fetch, stay off. A
     list of our own alone would not do, as the editor lays it over its list, entry by entry. */
  Yasqe.defaults.autocompleters = [];
  Yasqe.forkAutocompleter("prefixes", {
    name: "ours",
    persistenceId: null,
    get: () => Object.entries(prefixes).map(([name, iri]) => `${name}: <${iri}>`),
  });
  const run = () => form.requestSubmit();
  const place = document.createElement("div");
  area.before(place);
  const editor = new Yasqe(place, {
    value: area.value,
    autocompleters: ["ours", "variables"],
    persistenceId: null,
    createShareableLink: null,
    consumeShareLink: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "auto",
    screenReaderLabel: form.querySelector("label").textContent,
    /* Tab goes on to the next field, as a keyboard must never be caught. */
    extraKeys: { "Tab": false, "Shift-Tab": false, "Ctrl-S": false, "Ctrl-Enter": run, "Cmd-Enter": run },
  });
  area.hidden = true;
  const input = editor.getInputField();
  input.id = "editor";
  form.querySelector("label").htmlFor = "editor";
  const problem = document.getElementById("problem");
  if (problem) {
    input.setAttribute("aria-describedby", "problem");
    const told = /(\d+):(\d+)/.exec(problem.textContent);
    if (told) editor.addLineClass(Number(told[1]) - 1, "background", "wrong");
  }
  document.getElementById("keys").hidden = false;
  form.addEventListener("submit", () => { area.value = editor.getValue(); });

  /* ---------------------------------------------------------- rows */

  const table = document.getElementById("rows");
  if (!table) return;
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.title = table.dataset.sort;
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const turned = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const each of heads) each.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", turned > 0 ? "ascending" : "descending");
      const text = (row) => row.cells[column].textContent;
      const rows = [...table.tBodies[0].rows];
      rows.sort((a, b) => turned * order.compare(text(a), text(b)));
      table.tBodies[0].append(...rows);
    });
  });

  /* ---------------------------------------------------------- network */

  const link = document.getElementById("to-network");
  const network = document.getElementById("network");
  const names = [link.textContent, link.dataset.close];
  link.setAttribute("role", "button");
  link.setAttribute("aria-expanded", "false");
  const toggle = (event) => {
    event.preventDefault();
    if (!network.firstChild) {
      const frame = document.createElement("iframe");
      frame.title = network.dataset.title;
      frame.src = link.href;
      network.append(frame);
    }
    network.hidden = !network.hidden;
    link.setAttribute("aria-expanded", String(!network.hidden));
    link.textContent = names[network.hidden ? 0 : 1];
  };
  link.addEventListener("click", toggle);
  link.addEventListener("keydown", (event) => { if (event.key === " ") toggle(event); });
})();
