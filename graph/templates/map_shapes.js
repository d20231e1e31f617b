/* Where things, lines and names of the map lie on the screen; the painters and the SVG share it.
   Positions zoom, sizes hardly do: text stays as large as it is read. */
const SPACING = 44; // mean distance of neighbours on the map, as map_layout.py places them
const LABEL = { size: 12, height: 16 };
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const DASHED = "coordinatedWith"; // who only helps is tied by a dashed line

const toScreen = ({ camera, width, height }, { x, y }) => ({
  x: (x - camera.x) * camera.scale + width / 2,
  y: (y - camera.y) * camera.scale + height / 2,
});

/* Radius of a thing in px: smaller where many lie close. */
const radiusOf = ({ camera }, node) =>
  node.size * Math.min(Math.max(0.35 + camera.scale * 0.65, 0.4), 1.4);

/* The way of a line from rim to rim, as a quadratic curve with the control point cx, cy; null
   where the things cover each other. */
const curveOf = (scene, line) => {
  const [from, to] = [scene.nodes.get(line.from), scene.nodes.get(line.to)];
  const [a, b] = [toScreen(scene, from), toScreen(scene, to)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  const [start, end] = [radiusOf(scene, from), radiusOf(scene, to) + 1];
  if (length < start + end) return null;
  const out = (line.bend * Math.min(14 + 0.08 * length, 40)) / length;
  const [cx, cy] = [(a.x + b.x) / 2 - dy * out, (a.y + b.y) / 2 + dx * out];
  const [toA, toB] = [Math.hypot(cx - a.x, cy - a.y), Math.hypot(cx - b.x, cy - b.y)];
  return {
    x1: a.x + ((cx - a.x) / toA) * start, y1: a.y + ((cy - a.y) / toA) * start, cx, cy,
    x2: b.x + ((cx - b.x) / toB) * end, y2: b.y + ((cy - b.y) / toB) * end,
  };
};

/* The two other corners of the arrowhead at the end of a curve. */
const arrowOf = ({ cx, cy, x2, y2 }, size) => {
  const length = Math.hypot(x2 - cx, y2 - cy) || 1;
  const [ux, uy] = [((x2 - cx) / length) * size, ((y2 - cy) / length) * size];
  return [x2 - ux - uy * 0.5, y2 - uy + ux * 0.5, x2 - ux + uy * 0.5, y2 - uy - ux * 0.5];
};

const litLine = ({ lit }, line) => lit !== null && lit.has(line.from) && lit.has(line.to);

const selectedLine = ({ selected }, line) => {
  if (!selected || !selected.line) return false;
  const [from, to] = selected.line;
  return (line.from === from && line.to === to) || (line.from === to && line.to === from);
};

// ------------------------------------------------------------------ what lies under a point

const nodeAt = (scene, x, y) => {
  let best = null;
  for (const node of scene.shown) {
    const place = toScreen(scene, node);
    const away = Math.hypot(place.x - x, place.y - y);
    if (away > Math.max(radiusOf(scene, node) + 2, 8)) continue;
    if (best === null || away < best.away) best = { node: node.id, away };
  }
  return best;
};

/* The ends of the line under a point. Where thousands cross, only lit ones can be meant. */
const lineAt = (scene, x, y) => {
  const REACH = 6, MANY = 1500;
  const lines = scene.lit !== null ? scene.shownLines.filter((line) => litLine(scene, line))
    : scene.shownLines.length <= MANY ? scene.shownLines : [];
  let best = null;
  for (const line of lines) {
    const curve = curveOf(scene, line);
    if (curve === null) continue;
    const { x1, y1, cx, cy, x2, y2 } = curve;
    const [left, right] = [Math.min(x1, cx, x2), Math.max(x1, cx, x2)];
    const [top, bottom] = [Math.min(y1, cy, y2), Math.max(y1, cy, y2)];
    if (x < left - REACH || x > right + REACH || y < top - REACH || y > bottom + REACH) continue;
    for (let t = 0; t <= 1; t += 1 / 32) {
      const [p, q, r] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
      const away = Math.hypot(p * x1 + q * cx + r * x2 - x, p * y1 + q * cy + r * y2 - y);
      if (away < (best ? best.away : REACH + Math.hypot(x2 - x1, y2 - y1) / 64)) {
        best = { line: [line.from, line.to], away };
      }
    }
  }
  return best;
};

// ------------------------------------------------------------------ names

const measured = (() => {
  const context = document.createElement("canvas").getContext("2d");
  const known = new Map();
  return (text) => {
    if (!known.has(text)) {
      context.font = `${LABEL.size}px ${FONT}`;
      known.set(text, context.measureText(text).width);
    }
    return known.get(text);
  };
})();

/* A name that leaves room for others on this screen; the panel has it whole. */
const shortened = ({ width }, name) => {
  const longest = Math.min(Math.max(Math.round(width / 24), 16), 34);
  if (name.length <= longest) return name;
  const head = name.slice(0, longest - 1);
  const space = head.lastIndexOf(" ");
  return `${head.slice(0, space > longest / 2 ? space : undefined)}…`;
};

/* Rectangles that are taken, found by the cells of a grid that they touch. */
const createRoom = () => {
  const CELL = 48;
  const cells = new Map();
  const cellsOf = function* ([left, top, right, bottom]) {
    for (let x = Math.floor(left / CELL); x <= right / CELL; x += 1) {
      for (let y = Math.floor(top / CELL); y <= bottom / CELL; y += 1) yield `${x} ${y}`;
    }
  };
  return {
    free: (box) => {
      for (const cell of cellsOf(box)) {
        for (const [left, top, right, bottom] of cells.get(cell) || []) {
          if (box[0] < right && box[2] > left && box[1] < bottom && box[3] > top) return false;
        }
      }
      return true;
    },
    take: (box) => {
      for (const cell of cellsOf(box)) {
        if (!cells.has(cell)) cells.set(cell, []);
        cells.get(cell).push(box);
      }
    },
  };
};

/* Names where there is room for them: of what is selected, then of the things with most lines.
   Each is {node, text, x, y, width}, x and y being left and middle. `around` are the px beyond the
   screen that are filled too. */
const placeLabels = (scene, around = 0) => {
  const FEW = 300; // so few that every circle can be kept clear of names
  const ROOMY = 18000; // px² of the screen for each name, lest there is nothing but names
  const { width, height, lit, selected } = scene;
  const chosen = new Set(selected === null ? [] : selected.line || [selected.node]);
  const inside = scene.shown.filter(({ id }) => lit === null || lit.has(id) || chosen.has(id))
    .map((node) => ({ node, ...toScreen(scene, node) }))
    .filter(({ x, y }) => x > -around && x < width + around && y > -around && y < height + around);
  const most = Math.max(50, ((width + 2 * around) * (height + 2 * around)) / ROOMY);
  const room = createRoom();
  const placed = [];

  const place = ({ node, x, y }) => {
    const text = shortened(scene, node.name);
    const [wide, high, r] = [measured(text), LABEL.height, radiusOf(scene, node) + 3];
    const seen = x > 0 && x < width && y > 0 && y < height;
    for (const [left, middle] of [
      [x + r, y], [x - r - wide, y],
      [x - wide / 2, y + r + high / 2], [x - wide / 2, y - r - high / 2],
    ]) {
      const box = [left - 1, middle - high / 2, left + wide + 1, middle + high / 2];
      const cut = box[0] < 0 || box[2] > width || box[1] < 0 || box[3] > height;
      if ((seen && cut) || !room.free(box)) continue;
      room.take(box);
      placed.push({ node, text, x: left, y: middle, width: wide });
      return;
    }
  };

  inside.filter(({ node }) => chosen.has(node.id)).forEach(place);
  for (const { node, x, y } of inside.length <= FEW ? inside : []) {
    const r = radiusOf(scene, node);
    room.take([x - r, y - r, x + r, y + r]);
  }
  for (const item of inside) {
    if (placed.length >= most) break;
    if (!chosen.has(item.node.id)) place(item);
  }
  return placed;
};
