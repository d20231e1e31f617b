/* The map of the network, behind one interface whatever paints it.

   createDrawing(container, graph, on) fills an element, whose size it follows. graph is what
   readGraph() returns; things with x of null are not on the map, and lines are facts, turned so
   that they run from who orders to who acts. It calls
   on.node(id), on.line(from, to), on.ground()   for what was clicked
   on.name(id)                                   for the name of a thing
   and returns
   show({nodes, lines})  draw only these ids; few things out of many close up their room
   light(nodes)          dim all but these ids and the lines between them; null lights everything
   select(what)          mark {node: id} or {line: [from, to]}, or nothing for null
   fit(ids)              bring these ids into view as large as is sensible; null: all that is shown
   zoom(factor)          closer or further, about the middle
   place(id)             {x, y} of a thing on the map
   refresh()             colours, names or the size have changed
   svg()                 what is seen, as the text of an SVG
   None of them calls back. Colours are the CSS variables --ground, --ink, --quiet, --line,
   --accent, and --KIND and --KIND-edge for each kind of thing. */
const createDrawing = (() => {
  const MARGIN = 36; // px around what is fitted
  const CLOSEST = 4, NAMES = 110; // most zoomed in; room on the right for names
  const FEW = 300; // so many things close up their room if there are many more
  const TURNED = new Set(["underDocument", "issuedBy", "assignedBy"]);
  const CLICK = 4; // px that a pointer may move in a click

  /* Things on the map with their sizes, and the lines between them with how far each is bent so
     that parallel ones lie beside each other. */
  const sceneOf = (graph, on) => {
    const nodes = new Map();
    for (const { id, kind, x, y, in: into, out } of graph.things) {
      if (x === null) continue;
      const ties = into.length + out.length;
      const size = 3.5 + Math.min(1.3 * Math.sqrt(ties), 12);
      nodes.set(id, { id, kind, home: { x, y }, x, y, size, ties, name: "", px: 0, py: 0, radius: 0 });
    }
    const lines = [];
    const beside = new Map();
    for (const { id, begin, relation, end } of graph.facts) {
      if (begin === end) continue;
      const [from, to] = TURNED.has(relation) ? [end, begin] : [begin, end];
      const line = { id, from: nodes.get(from), to: nodes.get(to), relation, bend: 0 };
      lines.push(line);
      const pair = Math.min(from, to) * graph.things.length + Math.max(from, to);
      if (beside.has(pair)) beside.get(pair).push(line); else beside.set(pair, [line]);
    }
    for (const together of beside.values()) {
      together.forEach((line, at) => {
        line.bend = (at - (together.length - 1) / 2) * (line.from.id < line.to.id ? 1 : -1);
      });
    }
    return {
      nodes, lines, shown: [], shownLines: [], lit: null, selected: null, hovered: null,
      name: on.name || ((id) => graph.things[id].label),
      camera: { x: 0, y: 0, scale: 1 }, width: 1, height: 1, colours: {},
    };
  };

  const readColours = (scene) => {
    const style = getComputedStyle(document.documentElement);
    const names = ["ground", "ink", "quiet", "line", "accent"];
    for (const { kind } of scene.nodes.values()) names.push(kind, `${kind}-edge`);
    for (const name of new Set(names)) {
      scene.colours[name] = style.getPropertyValue(`--${name}`).trim();
    }
    for (const node of scene.nodes.values()) node.name = scene.name(node.id);
  };

  /* A few things out of many lie far apart: rank along each axis instead of place keeps who is
     left of and above whom, and lets them come close. */
  const closeUp = (scene) => {
    const { shown } = scene;
    const close = shown.length <= FEW && shown.length < 0.6 * scene.nodes.size;
    for (const node of shown) Object.assign(node, node.home);
    if (!close) return;
    const side = SPACING * Math.sqrt(shown.length);
    for (const axis of ["x", "y"]) {
      [...shown].sort((a, b) => a.home[axis] - b.home[axis] || a.id - b.id)
        .forEach((node, rank) => { node[axis] = (side * rank) / shown.length; });
    }
  };

  return (container, graph, on) => {
    const scene = sceneOf(graph, on);
    const { camera } = scene;
    let fitted = null; // what fit() was last asked for, until someone moves the map

    const look = () => {
      project(scene);
      painter.look();
    };
    const draw = () => {
      project(scene);
      painter.draw();
    };

    /* The corners of what is to be brought into view. All there is takes the whole sheet, so that it
       lies where it lay before one more text pushed its edge out. */
    const boxOf = (wanted) => {
      if (wanted.length === scene.nodes.size) return [0, 0, ...graph.sheet];
      const edge = (axis, pick) => wanted.reduce((far, node) => pick(far, node[axis]), wanted[0][axis]);
      return [edge("x", Math.min), edge("y", Math.min), edge("x", Math.max), edge("y", Math.max)];
    };

    const fit = (ids) => {
      fitted = { ids };
      const wanted = ids === null ? scene.shown
        : [...ids].map((id) => scene.nodes.get(id)).filter(Boolean);
      if (!wanted.length) return;
      const [left, top, right, bottom] = boxOf(wanted);
      const names = Math.min(NAMES, scene.width / 5);
      camera.scale = Math.min(
        Math.max(scene.width - 2 * MARGIN - names, 50) / Math.max(right - left, 1),
        Math.max(scene.height - 2 * MARGIN, 50) / Math.max(bottom - top, 1),
        wanted.length < 3 ? 1.5 : 2.5,
      );
      camera.x = (left + right + names / camera.scale) / 2;
      camera.y = (top + bottom) / 2;
      look();
    };

    const zoom = (factor, x = scene.width / 2, y = scene.height / 2) => {
      fitted = null;
      const scale = Math.min(Math.max(camera.scale * factor, 0.02), CLOSEST);
      const kept = 1 / camera.scale - 1 / scale;
      camera.x += (x - scene.width / 2) * kept;
      camera.y += (y - scene.height / 2) * kept;
      camera.scale = scale;
      look();
    };

    const pan = (dx, dy) => {
      fitted = null;
      camera.x -= dx / camera.scale;
      camera.y -= dy / camera.scale;
      look();
    };

    const resize = () => {
      if (!container.clientWidth || !container.clientHeight) return; // not shown at present
      scene.width = container.clientWidth;
      scene.height = container.clientHeight;
      painter.resize();
      if (fitted) fit(fitted.ids); else look();
    };

    // -------------------------------------------------------------- pointers

    const pointers = new Map();
    let moved = 0;

    const at = (event) => {
      const box = container.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };

    /* What lies under a point: a thing, else a line, if lines can be told apart there. */
    const under = ({ x, y }) => nodeAt(scene, x, y) || lineAt(scene, x, y);

    const spread = () => {
      const [a, b] = [...pointers.values()];
      return {
        x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, wide: Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1),
      };
    };

    const hover = (what) => {
      const id = what && what.node !== undefined ? what.node : null;
      container.style.cursor = what ? "pointer" : "grab";
      if (id === scene.hovered) return;
      scene.hovered = id;
      painter.hover();
    };

    const LISTENERS = {
      pointerdown: (event) => {
        if (event.button > 0) return;
        container.setPointerCapture(event.pointerId);
        pointers.set(event.pointerId, at(event));
        moved = pointers.size > 1 ? CLICK + 1 : 0;
      },
      pointermove: (event) => {
        const now = at(event);
        const before = pointers.get(event.pointerId);
        if (!before) { hover(under(now)); return; }
        if (pointers.size === 2) {
          const apart = spread();
          pointers.set(event.pointerId, now);
          const wider = spread();
          pan(wider.x - apart.x, wider.y - apart.y);
          zoom(wider.wide / apart.wide, wider.x, wider.y);
          return;
        }
        moved += Math.hypot(now.x - before.x, now.y - before.y);
        if (moved <= CLICK) return;
        container.style.cursor = "grabbing";
        pan(now.x - before.x, now.y - before.y);
        pointers.set(event.pointerId, now);
      },
      pointerup: (event) => {
        if (!pointers.delete(event.pointerId) || moved > CLICK) return;
        const found = under(at(event));
        if (!found) on.ground();
        else if (found.node !== undefined) on.node(found.node);
        else on.line(...found.line);
      },
      pointercancel: (event) => pointers.delete(event.pointerId),
      pointerleave: () => hover(null),
      wheel: (event) => {
        event.preventDefault();
        const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
        const { x, y } = at(event);
        zoom(Math.exp(-Math.max(Math.min(event.deltaY * lines, 200), -200) / 400), x, y);
      },
      dblclick: (event) => { const { x, y } = at(event); zoom(1.6, x, y); },
    };
    for (const [name, listener] of Object.entries(LISTENERS)) {
      container.addEventListener(name, listener, { passive: false });
    }
    container.style.touchAction = "none";
    container.style.cursor = "grab";

    readColours(scene);
    const painter = createPainter(container, scene);
    new ResizeObserver(resize).observe(container);
    resize();

    return {
      show: ({ nodes, lines }) => {
        scene.shown = [...scene.nodes.values()].filter(({ id }) => nodes.has(id))
          .sort((a, b) => b.ties - a.ties || a.id - b.id);
        scene.shownLines = scene.lines.filter((line) =>
          lines.has(line.id) && nodes.has(line.from.id) && nodes.has(line.to.id));
        scene.hovered = null;
        closeUp(scene);
        draw();
      },
      light: (nodes) => { scene.lit = nodes; draw(); },
      select: (what) => { scene.selected = what; draw(); },
      fit,
      zoom,
      place: (id) => { const { x, y } = scene.nodes.get(id); return { x, y }; },
      refresh: () => { readColours(scene); draw(); },
      svg: () => svgOfScene(scene),
    };
  };
})();
