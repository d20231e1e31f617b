/* Puts the parts together: what has changed is shown anew, everything else stays as it is. */
const PARTS = { overview, columns, map, table };
let left = remaining(state);
let fresh = new Set(); // views that show what is left

const show = (before) => {
  const spoke = before === null || before.lang !== state.lang;
  if (spoke) {
    language = state.lang;
    fillWords();
    map.refresh();
    const about = graph.scope.map(graph.labelOf).join(", ");
    const title = about ? say("title.of", { what: about }) : say("title");
    document.title = title;
    byId("title").textContent = title;
  }
  if (before !== null) {
    const kept = remaining(state);
    if (!same(kept, left)) {
      left = kept;
      fresh = new Set();
    }
    if (spoke) fresh = new Set();
    if (before.sort !== state.sort || before.words !== state.words) fresh.delete("table");
    left.way = kept.way;
  }
  for (const view of VIEWS) {
    byId(view).hidden = view !== state.view;
    byId(`to-${view}`).setAttribute("aria-current", view === state.view ? "page" : "false");
  }
  for (const name of LANGUAGES) {
    byId(`speak-${name}`).setAttribute("aria-pressed", String(name === language));
  }
  document.body.dataset.view = state.view;
  filterBar.show();
  const moved = before === null || before.thing !== state.thing || before.to !== state.to;
  if (!fresh.has(state.view)) {
    PARTS[state.view].show(left);
    fresh.add(state.view);
  }
  if (before === null || moved || before.view !== state.view) PARTS[state.view].select(left, moved);
  showPanel(left);
};

const same = (a, b) => a.facts.length === b.facts.length && a.things.size === b.things.size &&
  a.facts.every((fact, at) => fact === b.facts[at]) &&
  [...a.things].every((id) => b.things.has(id));

for (const view of VIEWS) byId(`to-${view}`).addEventListener("click", () => change({ view }));
for (const name of LANGUAGES) {
  byId(`speak-${name}`).addEventListener("click", () => change({ lang: name }));
}

thingField(byId("search"), null, (thing) => {
  select(thing.id);
  byId("search").value = "";
  byId("panel-title").focus({ preventScroll: true });
});

document.addEventListener("click", (event) => {
  const name = event.target.closest("[data-thing]");
  if (name) select(Number(name.dataset.thing));
});
/* Before the click does its work, which may be to open another menu. */
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
}, true);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !event.target.closest("input, select, textarea")) {
    event.preventDefault();
    byId("search").focus();
  }
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (state.thing !== null) select(null);
});
byId("close").addEventListener("click", () => {
  select(null);
  byId("search").focus();
});

const SAVED = {
  png: async () => download("policygraph.png", "image/png", await pngOf(pictureOf())),
  svg: () => download("policygraph.svg", "image/svg+xml", pictureOf()),
  csv: () => download("policygraph.csv", "text/csv;charset=utf-8", csvOf(left)),
  jsonld: () => download("policygraph.jsonld", "application/ld+json", jsonldOf(left)),
  print: () => print(),
};
for (const [form, save] of Object.entries(SAVED)) {
  byId(`save-${form}`).addEventListener("click", async () => {
    byId("save").open = false;
    try {
      await save();
    } catch {
      announce(say("save.failed"));
    }
  });
}

/* Paper gets the table, whole, and the panel. */
addEventListener("beforeprint", () => {
  if (!fresh.has("table")) table.show(left);
  fresh.add("table");
  table.finish();
});

/* What stays in sight below the bar begins where the bar ends. */
new ResizeObserver(([{ target }]) =>
  document.documentElement.style.setProperty("--bar", `${target.offsetHeight - 1}px`),
).observe(document.querySelector(".bar"));

onChange = show;
/* A page about one thing opens with what is known of it. */
if (!location.hash && graph.scope.length === 1) state = { ...state, thing: graph.scope[0] };
show(null);
