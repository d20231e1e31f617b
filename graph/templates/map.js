/* The map view: the network drawn, by whichever renderer suits its size. Opened when first asked
   for, so that a page that is only read never draws it. */
const map = (() => {
  let drawing = null;
  let shown = null;

  const open = () => {
    drawing = createDrawing(byId("drawing"), graph, {
      node: (id) => select(id),
      line: (from, to) => select(from, to),
      ground: () => select(null),
      name: graph.labelOf,
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawing.refresh());
  };

  const lit = (left) => {
    if (state.thing === null) return null;
    if (state.to !== null) return new Set([state.thing, state.to]);
    const near = new Set([state.thing]);
    for (const fact of left.ties.get(state.thing) || []) near.add(fact.begin).add(fact.end);
    return near;
  };

  return {
    show(left) {
      if (drawing === null) open();
      shown = new Set([...left.things].filter((id) =>
        left.ties.get(id).length && graph.things[id].x !== null));
      byId("map-empty").hidden = shown.size > 0;
      drawing.show({ nodes: shown, lines: new Set(left.facts.map((fact) => fact.id)) });
      drawing.fit(null);
      map.select(left, true);
    },
    select(left, moved) {
      const there = state.thing !== null && shown.has(state.thing);
      const near = there ? lit(left) : null;
      drawing.light(near);
      drawing.select(!there ? null
        : state.to !== null ? { line: [state.thing, state.to] } : { node: state.thing });
      if (near && moved) drawing.fit([...near].filter((id) => shown.has(id)));
      if (!there && moved) drawing.fit(null);
    },
    closer: () => drawing.zoom(1.25),
    further: () => drawing.zoom(0.8),
    whole: () => drawing.fit(null),
    svg: () => drawing.svg(),
    refresh: () => { if (drawing) drawing.refresh(); },
    /* Go with an arrow key to the nearest thing in that direction, among those tied to it. */
    step(dx, dy) {
      if (drawing === null) return;
      const from = state.thing === null ? null : drawing.place(state.thing);
      let best = null;
      for (const id of shown) {
        if (id === state.thing) continue;
        const { x, y } = drawing.place(id);
        const ahead = from ? (x - from.x) * dx + (y - from.y) * dy : 0;
        const aside = from ? Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx) : x + y;
        if (from && ahead <= 0) continue;
        const cost = ahead + 3 * aside;
        if (best === null || cost < best.cost) best = { id, cost };
      }
      if (best) select(best.id);
    },
  };
})();

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ZOOMS = { "+": map.closer, "=": map.closer, "-": map.further, 0: map.whole };
byId("map-keys").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = ARROWS[event.key] ? () => map.step(...ARROWS[event.key]) : ZOOMS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
for (const name of ["closer", "further", "whole"]) byId(name).addEventListener("click", map[name]);
