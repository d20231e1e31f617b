/* Paints the map with vis-network, as pyvis ships it: lines, arrows and what lies where are its
   own; the circles and the names are drawn as on our own canvas. */
const createPainter = (container, scene) => {
  const RESTYLE = 1.2; // how much the scale changes before lines are given their width again
  const boxes = new vis.DataSet();
  const strokes = new vis.DataSet();
  let styled = 1; // the scale for which lines have their width

  /* Circles keep their size on the screen while vis-network's canvas is scaled. */
  const circle = ({ ctx, id, x, y }) => {
    const node = scene.nodes.get(id);
    const { scale } = scene.camera;
    const radius = node.radius / scale;
    return {
      drawNode: () => {
        ctx.globalAlpha = scene.lit === null || scene.lit.has(id) ? 1 : 0.25;
        ctx.beginPath();
        ctx.arc(x, y, radius, 0, 2 * Math.PI);
        ctx.fillStyle = scene.colours[node.kind];
        ctx.strokeStyle = scene.colours[`${node.kind}-edge`];
        ctx.lineWidth = 1.5 / scale;
        ctx.fill();
        ctx.stroke();
        ctx.globalAlpha = 1;
      },
      nodeDimensions: { width: 2 * radius, height: 2 * radius },
    };
  };

  const stroke = (line) => {
    const strong = litLine(scene, line) || selectedLine(scene, line);
    const { colours, lit } = scene;
    return {
      id: line.id, from: line.from.id, to: line.to.id, width: (strong ? 1.8 : 1.1) / styled,
      color: {
        color: strong ? colours.accent : colours.line, inherit: false,
        opacity: lit === null || strong ? 1 : 0.18,
      },
      dashes: line.relation === DASHED ? [5 / styled, 4 / styled] : false,
      // Heads are 15 units long, and longer on wider lines.
      arrows: { to: { enabled: true, scaleFactor: 5 / 15 / styled } },
      smooth: line.bend
        ? { enabled: true, type: line.bend > 0 ? "curvedCW" : "curvedCCW",
          roundness: 0.16 * Math.abs(line.bend) }
        : { enabled: false },
    };
  };

  const network = new vis.Network(container, { nodes: boxes, edges: strokes }, {
    autoResize: false, layout: { improvedLayout: false }, physics: false,
    interaction: {
      dragNodes: false, dragView: false, zoomView: false, selectable: false, hover: false,
    },
  });
  container.querySelector("canvas").setAttribute("aria-hidden", "true");
  container.querySelector(".vis-network").removeAttribute("tabindex");

  /* vis-network has just drawn lines and circles in its own units; names go on top in ours. */
  network.on("afterDrawing", (context) => {
    const dense = context.canvas.width / context.canvas.clientWidth;
    context.save();
    context.setTransform(dense, 0, 0, dense, 0, 0);
    paintMark(context, scene);
    for (const label of placeLabels(scene)) paintLabel(context, scene, label);
    paintHovered(context, scene);
    context.restore();
  });

  const look = () => {
    const { x, y, scale } = scene.camera;
    if (Math.max(scale / styled, styled / scale) > RESTYLE) {
      styled = scale;
      strokes.update(scene.shownLines.map(stroke));
    }
    network.moveTo({ position: { x, y }, scale, animation: false });
  };

  const renew = (set, items) => {
    const kept = new Set(items.map(({ id }) => id));
    set.remove(set.getIds().filter((id) => !kept.has(id)));
    set.update(items);
  };

  return {
    draw: () => {
      renew(boxes, scene.shown.map(({ id, x, y }) =>
        ({ id, x, y, shape: "custom", ctxRenderer: circle, physics: false })));
      renew(strokes, scene.shownLines.map(stroke));
      network.redraw();
    },
    look,
    hover: () => network.redraw(),
    resize: () => {
      network.setSize(`${scene.width}px`, `${scene.height}px`);
      network.redraw();
      look();
    },
  };
};
