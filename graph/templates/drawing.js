/* The picture of the network, behind one interface:

   createDrawing(container, graph, on) fills an element. graph.nodes and graph.lines are those of
   data.js, graph.labelOf(id) names a node. on.node(id), on.line(from, to), on.ground() are called
   for clicks. What it returns:

   show({nodes, lines})  only these ids
   light(nodes)          dim all but these ids; null lights everything
   select(what)          mark {node: id} or {line: [from, to]}, null for nothing; never calls back
   fit(nodes)            bring these ids onto the screen; null stands for all that is shown
   place(id)             {x, y} of a node
   refresh()             colours or names have changed
   svg()                 what is shown, as a standalone SVG */
const createDrawing = (() => {
  const FACE = "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif";
  const WIDTH = 200;

  const colour = (name) =>
    getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const shortened = (name) => (name.length > 60 ? `${name.slice(0, 58)}…` : name);

  return (container, graph, on) => {
    let shown = { nodes: new Set(), lines: new Set() };
    let lit = null;
    let selected = null;
    const place = (id) => ({ x: graph.nodes[id].x, y: graph.nodes[id].y });

    const box = (node) => {
      const dim = lit !== null && !lit.has(node.id);
      const marked = selected !== null && selected.node === node.id;
      return {
        id: node.id, ...place(node.id), label: shortened(graph.labelOf(node.id)), shape: "box",
        opacity: dim ? 0.25 : 1, borderWidth: marked ? 4 : 1.5, margin: 6,
        widthConstraint: { minimum: WIDTH, maximum: WIDTH },
        shapeProperties: { borderRadius: 7, borderDashes: node.kind === "group" ? [5, 4] : false },
        color: { background: colour(node.kind), border: colour(`${node.kind}-edge`) },
        font: { size: 15, face: FACE, color: dim ? colour("quiet") : colour("ink") },
      };
    };

    const stroke = (line) => {
      const bright = lit === null || (lit.has(line.from) && lit.has(line.to));
      return {
        id: line.id, from: line.from, to: line.to, width: lit !== null && bright ? 2.5 : 1.2,
        color: { color: lit !== null && bright ? colour("accent") : colour("line"),
          opacity: bright ? 1 : 0.15 },
        dashes: line.relation === "coordinatedWith" ? [6, 5] : false,
        arrows: { to: { enabled: true, scaleFactor: 0.6 } },
        smooth: { enabled: true, type: "cubicBezier", forceDirection: "horizontal" },
      };
    };

    const boxes = new vis.DataSet();
    const strokes = new vis.DataSet();
    const network = new vis.Network(container, { nodes: boxes, edges: strokes }, {
      layout: { improvedLayout: false }, physics: { enabled: false },
      interaction: { dragNodes: false, selectable: false },
    });
    network.on("click", ({ pointer }) => {
      const node = network.getNodeAt(pointer.DOM);
      const line = network.getEdgeAt(pointer.DOM);
      if (node !== undefined) on.node(node);
      else if (line !== undefined) on.line(graph.lines[line].from, graph.lines[line].to);
      else on.ground();
    });
    container.querySelector(".vis-network").removeAttribute("tabindex");
    container.querySelector("canvas").setAttribute("aria-hidden", "true");

    const repaint = () => {
      boxes.update([...shown.nodes].map((id) => box(graph.nodes[id])));
      strokes.update([...shown.lines].map((id) => stroke(graph.lines[id])));
    };

    return {
      show(what) {
        shown = what;
        boxes.clear();
        strokes.clear();
        repaint();
      },
      light(nodes) { lit = nodes; },
      select(what) { selected = what; repaint(); },
      fit(nodes) {
        network.fit({ nodes: nodes || [...shown.nodes], animation: false, maxZoomLevel: 1.2 });
      },
      place,
      refresh: repaint,
      svg() {
        const parts = [...shown.nodes].map(place);
        const right = Math.max(0, ...parts.map(({ x }) => x)) + WIDTH;
        const bottom = Math.max(0, ...parts.map(({ y }) => y)) + 60;
        const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
        const put = (name, attributes, text = "") => {
          const made = document.createElementNS("http://www.w3.org/2000/svg", name);
          for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
          made.textContent = text;
          picture.append(made);
        };
        picture.setAttribute("viewBox", `${-WIDTH} -60 ${right + WIDTH} ${bottom + 60}`);
        picture.setAttribute("width", right + WIDTH);
        picture.setAttribute("height", bottom + 60);
        for (const id of shown.lines) {
          const [from, to] = [place(graph.lines[id].from), place(graph.lines[id].to)];
          put("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: colour("line") });
        }
        for (const id of shown.nodes) {
          const { x, y } = place(id);
          const { kind } = graph.nodes[id];
          put("rect", { x: x - WIDTH / 2, y: y - 18, width: WIDTH, height: 36, rx: 6,
            fill: colour(kind), stroke: colour(`${kind}-edge`) });
          put("text", { x, y: y + 4, "text-anchor": "middle", "font-size": 12,
            "font-family": FACE, fill: colour("ink") }, shortened(graph.labelOf(id)).slice(0, 30));
        }
        return new XMLSerializer().serializeToString(picture);
      },
    };
  };
})();
