/* The picture of the network, behind one interface:

   createDrawing(container, graph, on) draws into an element. graph.nodes: {id, kind, short, x, y,
   width}; graph.lines: {id, from, to, relation, label}; graph.width, graph.height: the sheet.
   on.node(id), on.ground() are called for clicks. What it returns:

   show({nodes, relations})  only these ids and these names of relations; null stands for all
   light(nodes)              dim all but these ids; null lights everything
   select(what)              mark {node: id}, or nothing for null; neither calls back nor moves
   fit()                     fit the sheet to the room
   reveal(id)                bring a node into sight
   refresh()                 colours have changed
   destroy() */
const createDrawing = (() => {
  const SMALLEST = 0.64; // a name stays at 11 px or more: labels are 17 units high
  const FACE = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif";

  const colour = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  return (container, graph, on) => {
    const places = new Map(graph.nodes.map((node) => [node.id, node]));
    const shown = { nodes: null, relations: null };
    let lit = null;
    let selected = null;

    const box = (node) => {
      const dim = lit !== null && !lit.has(node.id);
      return {
        id: node.id, x: node.x, y: node.y, label: node.short, shape: "box", physics: false,
        hidden: shown.nodes !== null && !shown.nodes.has(node.id), opacity: dim ? 0.25 : 1,
        borderWidth: node.id === selected ? 4 : 1.5, borderWidthSelected: 4, margin: 6,
        widthConstraint: { minimum: node.width - 12, maximum: node.width - 12 },
        shapeProperties: { borderRadius: 7, borderDashes: node.kind === "group" ? [5, 4] : false },
        color: {
          background: colour(node.kind), border: colour(`${node.kind}-edge`),
          highlight: { background: colour(node.kind), border: colour("accent") },
          hover: { background: colour(node.kind), border: colour("accent") },
        },
        font: { size: 17, face: FACE, color: dim ? colour("quiet") : colour("ink") },
      };
    };

    const stroke = (line) => {
      const level = places.get(line.from).x === places.get(line.to).x;
      const bright = lit === null || (lit.has(line.from) && lit.has(line.to));
      const strong = lit !== null && bright;
      return {
        id: line.id, from: line.from, to: line.to, physics: false,
        hidden: shown.relations !== null && !shown.relations.has(line.relation),
        label: line.label || (strong && level ? line.relation : ""),
        width: strong ? 2.5 : 1.2,
        color: {
          color: strong ? colour("accent") : colour("line"),
          highlight: colour("accent"), hover: colour("accent"), opacity: bright ? 1 : 0.15,
        },
        dashes: line.relation === "coordinatedWith" ? [6, 5] : false,
        arrows: { to: { enabled: true, scaleFactor: 0.6 } },
        smooth: level
          ? { enabled: true, type: "curvedCW", roundness: 0.35 }
          : { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 },
        font: {
          size: 15, color: colour("quiet"), background: colour("ground"), strokeWidth: 0,
          face: FACE,
        },
      };
    };

    const boxes = new vis.DataSet(graph.nodes.map(box));
    const strokes = new vis.DataSet(graph.lines.map(stroke));
    const network = new vis.Network(container, { nodes: boxes, edges: strokes }, {
      autoResize: false, layout: { improvedLayout: false }, physics: { enabled: false },
      interaction: {
        dragNodes: false, dragView: false, zoomView: false, hover: true,
        selectConnectedEdges: false,
      },
    });
    network.on("click", (event) => {
      if (event.nodes.length) on.node(event.nodes[0]); else on.ground();
    });
    network.on("hoverNode", () => { container.style.cursor = "pointer"; });
    network.on("blurNode", () => { container.style.cursor = ""; });
    container.querySelector("canvas").setAttribute("aria-hidden", "true");
    container.querySelector(".vis-network").removeAttribute("tabindex");

    const refresh = () => {
      boxes.update(graph.nodes.map(box));
      strokes.update(graph.lines.map(stroke));
    };

    const fit = () => {
      const scale = Math.max(container.parentElement.clientWidth / graph.width, SMALLEST);
      const width = Math.round(graph.width * scale);
      const height = Math.round((graph.height + 40) * scale);
      container.style.width = `${width}px`;
      container.style.height = `${height}px`;
      network.setSize(`${width}px`, `${height}px`);
      network.moveTo({
        position: { x: graph.width / 2, y: graph.height / 2 }, scale, animation: false,
      });
      network.redraw();
    };

    fit();
    addEventListener("resize", fit);
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", refresh);

    return {
      show: ({ nodes, relations }) => {
        shown.nodes = nodes;
        shown.relations = relations;
        refresh();
      },
      light: (nodes) => { lit = nodes; refresh(); },
      select: (what) => {
        selected = what !== null && places.has(what.node) ? what.node : null;
        refresh();
        if (selected === null) network.unselectAll(); else network.selectNodes([selected], false);
      },
      reveal: (id) => {
        if (!places.has(id)) return;
        const at = network.canvasToDOM(places.get(id));
        const top = container.getBoundingClientRect().top + scrollY + at.y - innerHeight / 2;
        scrollTo({ top: Math.max(top, 0) });
        container.parentElement.scrollLeft = at.x - container.parentElement.clientWidth / 2;
      },
      fit,
      refresh,
      destroy: () => {
        removeEventListener("resize", fit);
        scheme.removeEventListener("change", refresh);
        network.destroy();
      },
    };
  };
})();
