/* A text field that offers things as one types (the combobox pattern of ARIA 1.2). */
let comboboxes = 0;

/* Turn an input into a combobox. `offer` gets what is typed and a function that shows what is
   found, at once or later; `row` makes the content of an option, `words` says what the list is
   called and that there is nothing; `chosen` gets what Enter or a click takes. */
const combobox = (input, { offer, row, words, chosen }) => {
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
    const taken = offers[at];
    close();
    if (taken) chosen(taken);
  };
  const show = (found) => {
    offers = found;
    list.setAttribute("aria-label", words().found);
    list.replaceChildren(...(offers.length
      ? offers.map((one, at) => element(
        "li", { role: "option", id: `${name}-${at}`, "aria-selected": "false" }, ...row(one),
      ))
      : [element("li", { role: "option", "aria-disabled": "true", class: "quiet" },
        words().none)]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    active = -1;
    input.removeAttribute("aria-activedescendant");
    mark(0);
  };
  const open = () => {
    const typed = input.value;
    if (!typed.trim()) close();
    else offer(typed, (found) => { // what comes late is not what is typed by now
      if (input.value === typed && document.activeElement === input) show(found);
    });
  };

  input.addEventListener("input", open);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && list.hidden) open();
    else if (event.key === "ArrowDown") mark(active + 1);
    else if (event.key === "ArrowUp") mark(active - 1);
    else if (event.key === "Enter" && active >= 0) take(active);
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
