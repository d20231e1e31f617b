/* A text field that offers things as one types (the combobox pattern of ARIA 1.2). */
let comboboxes = 0;

/* Turn an input into a combobox; `chosen` gets the thing that Enter or a click takes. */
const combobox = (input, kinds, chosen) => {
  const MOST = 12;
  const name = `offers-${comboboxes += 1}`;
  const list = element("ul", { id: name, role: "listbox", class: "offers", hidden: true });
  input.after(list);
  for (const [key, value] of Object.entries({
    role: "combobox", autocomplete: "off", spellcheck: "false", "aria-autocomplete": "list",
    "aria-expanded": "false", "aria-controls": name,
  })) input.setAttribute(key, value);
  let offers = [];
  let active = -1;

  const close = () => {
    list.hidden = true;
    offers = [];
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (at) => {
    if (!offers.length) return;
    active = (at + offers.length) % offers.length;
    [...list.children].forEach((option, number) => {
      option.setAttribute("aria-selected", String(number === active));
    });
    input.setAttribute("aria-activedescendant", `${name}-${active}`);
    list.children[active].scrollIntoView({ block: "nearest" });
  };
  const take = (at) => {
    const thing = offers[at];
    close();
    if (thing) chosen(thing);
  };
  const open = () => {
    offers = find(input.value, MOST, kinds);
    list.setAttribute("aria-label", say("search.found"));
    list.replaceChildren(...(offers.length || !input.value.trim()
      ? offers.map((thing, at) => element(
        "li", { role: "option", id: `${name}-${at}`, "aria-selected": "false" },
        element("span", { class: `dot ${thing.kind}`, "aria-hidden": "true" }),
        element("span", { class: "name" }, graph.label(thing)),
        element("span", { class: "quiet" }, kindOf(thing)),
      ))
      : [element("li", { role: "option", "aria-disabled": "true", class: "quiet" },
        say("search.none"))]));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    active = -1;
    input.removeAttribute("aria-activedescendant");
    mark(0);
  };

  input.addEventListener("input", open);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && list.hidden) open();
    else if (event.key === "ArrowDown") mark(active + 1);
    else if (event.key === "ArrowUp") mark(active - 1);
    else if (event.key === "Enter") take(active);
    else if (event.key === "Escape") { // closes, and does not clear as it would by itself
      if (!list.hidden) event.stopPropagation();
      close();
    } else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    event.preventDefault();
    if (option) take([...list.children].indexOf(option));
  });
  input.addEventListener("blur", close);
};
