/* Paints the map on a canvas of our own, fast enough for thousands of things without a GPU: the
   picture is painted larger than the screen, moving the map only moves that picture, and it is
   painted anew once the map rests or its margin is used up. What is new is painted without the
   margin first, to be seen sooner. */
const createPainter = (container, scene) => {
  const REST = 100; // ms without a movement
  const LIGHT = 300; // so few things and lines are painted anew for every movement
  const MANY = 1500; // so many lines are faint and have no heads
  const CROWD = 80; // more lit lines than this are thinner
  const SOLID = 0.45; // below this scale circles have no rim
  const CHUNK = 400; // lines of one path: long paths are slow, and crossings should look denser
  const screen = element("canvas", { "aria-hidden": "true" });
  const picture = element("canvas");
  const [onto, into] = [screen, picture].map((canvas) => canvas.getContext("2d", { alpha: false }));
  screen.style.display = "block";
  container.append(screen);

  let widest = 0; // px around the screen that the picture can hold
  let margin = 0; // and those that are painted
  let dense = 1; // device pixels in a px
  let painted = null; // the camera with which the picture was painted
  let frame = 0;
  let timer = 0;

  // ---------------------------------------------------------------- the picture

  const within = ({ x1, y1, cx, cy, x2, y2 }) =>
    Math.max(x1, cx, x2) > -margin && Math.min(x1, cx, x2) < scene.width + margin &&
    Math.max(y1, cy, y2) > -margin && Math.min(y1, cy, y2) < scene.height + margin;

  const paintLines = (lines, { colour, width, alpha, arrow }) => {
    into.strokeStyle = colour;
    into.fillStyle = colour;
    into.lineWidth = width;
    into.globalAlpha = alpha;
    for (const dashed of [false, true]) {
      into.setLineDash(dashed ? [5, 4] : []);
      const these = lines.filter(({ line }) => (line.relation === DASHED) === dashed);
      for (let at = 0; at < these.length; at += CHUNK) {
        into.beginPath();
        for (const { line, curve } of these.slice(at, at + CHUNK)) {
          into.moveTo(curve.x1, curve.y1);
          if (line.bend) into.quadraticCurveTo(curve.cx, curve.cy, curve.x2, curve.y2);
          else into.lineTo(curve.x2, curve.y2);
        }
        into.stroke();
      }
    }
    into.setLineDash([]);
    if (arrow) {
      into.beginPath();
      for (const { curve } of lines) {
        const [ax, ay, bx, by] = arrowOf(curve, arrow);
        into.moveTo(curve.x2, curve.y2);
        into.lineTo(ax, ay);
        into.lineTo(bx, by);
      }
      into.fill();
    }
    into.globalAlpha = 1;
  };

  const paintNodes = (nodes, alpha) => {
    into.globalAlpha = alpha;
    const kinds = new Map();
    const far = margin + 20;
    for (const node of nodes) {
      const { kind, px, py } = node;
      if (px < -far || px > scene.width + far || py < -far || py > scene.height + far) continue;
      if (!kinds.has(kind)) kinds.set(kind, []);
      kinds.get(kind).push(node);
    }
    for (const [kind, circles] of kinds) {
      into.beginPath();
      for (const { px, py, radius } of circles) {
        into.moveTo(px + radius, py);
        into.arc(px, py, radius, 0, 2 * Math.PI);
      }
      const small = scene.camera.scale < SOLID;
      into.fillStyle = scene.colours[small ? `${kind}-edge` : kind];
      into.strokeStyle = scene.colours[small ? "ground" : `${kind}-edge`];
      into.lineWidth = small ? 0.6 : 1.5;
      into.fill();
      into.stroke();
    }
    into.globalAlpha = 1;
  };

  const paint = (around) => {
    const { colours, shown, lit } = scene;
    margin = around;
    into.setTransform(dense, 0, 0, dense, margin * dense, margin * dense);
    into.fillStyle = colours.ground;
    into.fillRect(-margin, -margin, scene.width + 2 * margin, scene.height + 2 * margin);
    const lines = scene.shownLines.map((line) => ({ line, curve: curveOf(line) }))
      .filter(({ curve }) => curve !== null && within(curve));
    const bright = lines.filter(({ line }) => litLine(scene, line) || selectedLine(scene, line));
    const many = lines.length > MANY;
    paintLines(lit === null ? lines : lines.filter(({ line }) => !litLine(scene, line)), {
      colour: colours.line, width: many ? 0.8 : 1.1, arrow: lit === null && !many ? 6 : 0,
      alpha: lit !== null ? (many ? 0.08 : 0.18) : many ? 0.3 : 0.9,
    });
    paintNodes(lit === null ? shown : shown.filter(({ id }) => !lit.has(id)), lit === null ? 1 : 0.25);
    const crowd = bright.length > CROWD;
    paintLines(bright, {
      colour: colours.accent, width: crowd ? 1.1 : 1.8, alpha: crowd ? 0.5 : 0.9, arrow: crowd ? 6 : 8,
    });
    if (lit !== null) paintNodes(shown.filter(({ id }) => lit.has(id)), 1);
    paintMark(into, scene);
    for (const label of placeLabels(scene, margin)) paintLabel(into, scene, label);
    painted = { ...scene.camera };
  };

  // ---------------------------------------------------------------- the screen

  /* The picture as the camera sees it now: moved, and stretched while zooming. */
  const copy = () => {
    const { camera, width, height, colours } = scene;
    const stretch = camera.scale / painted.scale;
    const x = (painted.x - camera.x) * camera.scale + (width / 2) * (1 - stretch);
    const y = (painted.y - camera.y) * camera.scale + (height / 2) * (1 - stretch);
    onto.setTransform(dense, 0, 0, dense, 0, 0);
    onto.fillStyle = colours.ground;
    onto.fillRect(0, 0, width, height);
    const [wide, high] = [width + 2 * margin, height + 2 * margin];
    onto.drawImage(picture, 0, 0, wide * dense, high * dense,
      x - margin * stretch, y - margin * stretch, wide * stretch, high * stretch);
    paintHovered(onto, scene);
  };

  const usedUp = () => {
    const { camera } = scene;
    const stretch = camera.scale / painted.scale;
    const away = (axis) => Math.abs(painted[axis] - camera[axis]) * camera.scale;
    return Math.max(away("x"), away("y")) > margin || stretch > 2 || stretch < 0.5;
  };

  const still = () => {
    timer = 0;
    paint(widest);
    copy();
  };

  const step = () => {
    frame = 0;
    if (painted === null || scene.shown.length + scene.shownLines.length <= LIGHT) paint(0);
    else if (usedUp()) paint(widest);
    copy();
  };

  const ask = () => { if (!frame) frame = requestAnimationFrame(step); };

  const restart = () => {
    clearTimeout(timer);
    timer = setTimeout(still, REST);
    ask();
  };

  const renew = () => {
    painted = null;
    restart();
  };

  return {
    draw: renew,
    look: restart,
    hover: ask,
    resize: () => {
      dense = Math.min(devicePixelRatio || 1, 2);
      widest = Math.round(Math.max(scene.width, scene.height) / 4);
      for (const [canvas, more] of [[screen, 0], [picture, 2 * widest]]) {
        canvas.width = Math.round((scene.width + more) * dense);
        canvas.height = Math.round((scene.height + more) * dense);
      }
      screen.style.width = `${scene.width}px`;
      screen.style.height = `${scene.height}px`;
      renew();
    },
  };
};
