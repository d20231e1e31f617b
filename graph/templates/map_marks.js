/* What both painters draw on a canvas in the same way: names, and what is marked or pointed at. */
const paintLabel = (context, scene, { node, text, x, y }) => {
  context.font = `${LABEL.size}px ${FONT}`;
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = scene.colours.ground;
  context.fillStyle = scene.colours.ink;
  context.globalAlpha = scene.lit === null || scene.lit.has(node.id) ? 1 : 0.5;
  context.strokeText(text, x, y);
  context.fillText(text, x, y);
  context.globalAlpha = 1;
};

const paintRing = (context, scene, id, width) => {
  const node = scene.nodes.get(id);
  if (!node) return;
  context.beginPath();
  context.arc(node.px, node.py, node.radius + 2, 0, 2 * Math.PI);
  context.lineWidth = width;
  context.strokeStyle = scene.colours.accent;
  context.stroke();
};

/* A ring around what is selected. */
const paintMark = (context, scene) => {
  const { selected } = scene;
  if (selected === null) return;
  for (const id of selected.line || [selected.node]) paintRing(context, scene, id, 3);
};

/* Ring and name of the thing under the pointer, above everything else. */
const paintHovered = (context, scene) => {
  const node = scene.nodes.get(scene.hovered);
  if (!node) return;
  paintRing(context, scene, node.id, 2);
  const text = shortened(scene, node.name);
  const [wide, high, y] = [measured(text), LABEL.height, node.py];
  const right = node.px + node.radius + 3;
  const left = right + wide + 6 > scene.width ? node.px - node.radius - 3 - wide : right;
  context.fillStyle = scene.colours.ground;
  context.fillRect(left - 3, y - high / 2 - 1, wide + 6, high + 2);
  context.strokeStyle = scene.colours.accent;
  context.lineWidth = 1;
  context.strokeRect(left - 3, y - high / 2 - 1, wide + 6, high + 2);
  context.font = `${LABEL.size}px ${FONT}`;
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.fillStyle = scene.colours.ink;
  context.fillText(text, left, y);
};
