/* Where things, lines and names of the map lie on the screen; the painters and the SVG share it.
   Positions zoom, sizes hardly do: text stays as large as it is read. */
const SPACING = 44; // mean distance of neighbours on the map, as map_layout.py places them
const LABEL = { size: 12, height: 16 };
const BUTTONS = { width: 136, height: 56 }; // the corner at the lower right that buttons cover
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";
const DASHED = "coordinatedWith"; // who only helps is tied by a dashed line

/* Note where each thing that is shown lies on the screen: its middle px, py and its radius, which is
   smaller where many lie close. */
const project = ({ camera, width, height, shown }) => {
  const { x, y, scale } = camera;
  const size = Math.min(Math.max(0.35 + scale * 0.65, 0.4), 1.4);
  for (const node of shown) {
    node.px = (node.x - x) * scale + width / 2;
    node.py = (node.y - y) * scale + height / 2;
    node.radius = node.size * size;
  }
};

/* The way of a line from rim to rim, as a quadratic curve with the control point cx, cy; null
   where the things cover each other. */
const curveOf = ({ from: a, to: b, bend }) => {
  const [dx, dy] = [b.px - a.px, b.py - a.py];
  const length = Math.hypot(dx, dy);
  if (length < a.radius + b.radius + 1) return null;
  const out = bend ? (bend * Math.min(14 + 0.08 * length, 40)) / length : 0;
  const [cx, cy] = [(a.px + b.px) / 2 - dy * out, (a.py + b.py) / 2 + dx * out];
  const half = Math.hypot(cx - a.px, cy - a.py); // as far from the other end
  const [start, end] = [a.radius / half, (b.radius + 1) / half];
  return {
    x1: a.px + (cx - a.px) * start, y1: a.py + (cy - a.py) * start, cx, cy,
    x2: b.px + (cx - b.px) * end, y2: b.py + (cy - b.py) * end,
  };
};

/* The two other corners of the arrowhead at the end of a curve. */
const arrowOf = ({ cx, cy, x2, y2 }, size) => {
  const length = Math.hypot(x2 - cx, y2 - cy) || 1;
  const [ux, uy] = [((x2 - cx) / length) * size, ((y2 - cy) / length) * size];
  return [x2 - ux - uy * 0.5, y2 - uy + ux * 0.5, x2 - ux + uy * 0.5, y2 - uy - ux * 0.5];
};

const litLine = ({ lit }, line) => lit !== null && lit.has(line.from.id) && lit.has(line.to.id);

const selectedLine = ({ selected }, line) => {
  if (!selected || !selected.line) return false;
  return selected.line.includes(line.from.id) && selected.line.includes(line.to.id);
};

// ------------------------------------------------------------------ what lies under a point

const nodeAt = (scene, x, y) => {
  let best = null;
  for (const node of scene.shown) {
    const away = Math.hypot(node.px - x, node.py - y);
    if (away > Math.max(node.radius + 2, 8)) continue;
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
    const curve = curveOf(line);
    if (curve === null) continue;
    const { x1, y1, cx, cy, x2, y2 } = curve;
    const [left, right] = [Math.min(x1, cx, x2), Math.max(x1, cx, x2)];
    const [top, bottom] = [Math.min(y1, cy, y2), Math.max(y1, cy, y2)];
    if (x < left - REACH || x > right + REACH || y < top - REACH || y > bottom + REACH) continue;
    for (let t = 0; t <= 1; t += 1 / 32) {
      const [p, q, r] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
      const away = Math.hypot(p * x1 + q * cx + r * x2 - x, p * y1 + q * cy + r * y2 - y);
      if (away < (best ? best.away : REACH + Math.hypot(x2 - x1, y2 - y1) / 64)) {
        best = { line: [line.from.id, line.to.id], away };
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
  const cellsOf = ([left, top, right, bottom]) => {
    const found = [];
    for (let x = Math.floor(left / CELL); x <= right / CELL; x += 1) {
      for (let y = Math.floor(top / CELL); y <= bottom / CELL; y += 1) {
        const key = x * 100003 + y; // no screen has so many cells
        if (!cells.has(key)) cells.set(key, []);
        found.push(cells.get(key));
      }
    }
    return found;
  };
  return {
    free: (box) => cellsOf(box).every((cell) => cell.every(([left, top, right, bottom]) =>
      box[0] >= right || box[2] <= left || box[1] >= bottom || box[3] <= top)),
    take: (box) => { for (const cell of cellsOf(box)) cell.push(box); },
  };
};

/* Names where there is room for them: of what is selected, then of the things with most lines.
   Each is {node, text, x, y, width}, x and y being left and middle. `around` are the px beyond the
   screen that are filled too. */
const placeLabels = (scene, around = 0) => {
  const FEW = 300; // so few that every circle can be kept clear of names
  const ROOMY = 18000; // px² of the screen for each name, lest there is nothing but names
  const TRIED = 8; // things tried for each name that there may be
  const { width, height, lit, selected } = scene;
  const chosen = new Set(selected === null ? [] : selected.line || [selected.node]);
  const inside = scene.shown.filter(({ id, px, py }) =>
    px > -around && px < width + around && py > -around && py < height + around &&
    (lit === null || lit.has(id) || chosen.has(id)));
  const most = Math.max(50, ((width + 2 * around) * (height + 2 * around)) / ROOMY);
  const room = createRoom();
  room.take([width - BUTTONS.width, height - BUTTONS.height, width, height]);
  const placed = [];

  const place = (node) => {
    const text = shortened(scene, node.name);
    const [x, y, r] = [node.px, node.py, node.radius + 3];
    const [wide, high] = [measured(text), LABEL.height];
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

  inside.filter(({ id }) => chosen.has(id)).forEach(place);
  for (const { px, py, radius } of inside.length <= FEW ? inside : []) {
    room.take([px - radius, py - radius, px + radius, py + radius]);
  }
  for (const node of inside.slice(0, TRIED * most)) {
    if (placed.length >= most) break;
    if (!chosen.has(node.id)) place(node);
  }
  return placed;
};
