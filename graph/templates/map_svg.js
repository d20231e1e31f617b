/* The map as it is seen, as the text of an SVG: lines, circles, and names as text. */
const svgOfScene = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  const put = (parent, name, attributes, text = "") => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) {
      made.setAttribute(key, typeof value === "number" ? String(Math.round(value * 10) / 10) : value);
    }
    made.textContent = text;
    parent.append(made);
    return made;
  };

  const putLine = (parent, scene, line) => {
    const curve = curveOf(line);
    if (curve === null) return;
    const { colours, lit } = scene;
    const strong = litLine(scene, line) || selectedLine(scene, line);
    const whole = Object.fromEntries(
      Object.entries(curve).map(([name, value]) => [name, Math.round(value * 10) / 10]));
    const colour = strong ? colours.accent : colours.line;
    const faint = lit !== null && !strong ? 0.18 : 1;
    const { x1, y1, cx, cy, x2, y2 } = whole;
    put(parent, "path", {
      d: `M${x1} ${y1}Q${cx} ${cy} ${x2} ${y2}`, fill: "none", stroke: colour, opacity: faint,
      "stroke-width": strong ? 1.8 : 1.1,
      "stroke-dasharray": line.relation === DASHED ? "5 4" : "none",
    });
    const [ax, ay, bx, by] = arrowOf(curve, 6).map((value) => Math.round(value * 10) / 10);
    put(parent, "path", { d: `M${x2} ${y2}L${ax} ${ay}L${bx} ${by}Z`, fill: colour, opacity: faint });
  };

  return (scene) => {
    const { width, height, colours, lit, selected } = scene;
    const svg = document.createElementNS(SVG, "svg");
    for (const [key, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) {
      svg.setAttribute(key, value);
    }
    put(svg, "rect", { width, height, fill: colours.ground });
    const lines = put(svg, "g", {});
    for (const line of scene.shownLines) putLine(lines, scene, line);
    const marked = new Set(selected === null ? [] : selected.line || [selected.node]);
    for (const node of [...scene.shown].reverse()) {
      const circle = put(svg, "circle", {
        cx: node.px, cy: node.py, r: node.radius,
        fill: colours[node.kind], stroke: marked.has(node.id) ? colours.accent : colours[`${node.kind}-edge`],
        "stroke-width": marked.has(node.id) ? 3 : 1.5,
        opacity: lit === null || lit.has(node.id) ? 1 : 0.25,
      });
      put(circle, "title", {}, node.name);
    }
    for (const { node, text, x, y } of placeLabels(scene)) {
      put(svg, "text", {
        x, y: y + LABEL.size * 0.35, fill: colours.ink, stroke: colours.ground, "stroke-width": 3.5,
        "paint-order": "stroke", "font-size": LABEL.size, "font-family": FONT,
        opacity: lit === null || lit.has(node.id) ? 1 : 0.5,
      }, text);
    }
    return new XMLSerializer().serializeToString(svg);
  };
})();
