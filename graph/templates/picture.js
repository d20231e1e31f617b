/* What is seen, as a picture: the map draws itself, other views are copied box by box. SVG holds
   text as text; a PNG is made from it. */
const pictureOf = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const MARGIN = 16;

  const put = (parent, name, attributes, text = "") => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    parent.append(made);
    return made;
  };

  const clear = (colour) => colour === "transparent" || colour === "rgba(0, 0, 0, 0)";

  /* The box of an element: its ground and its border. */
  const copyBox = (svg, node, style, at) => {
    const box = node.getBoundingClientRect();
    const lined = parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== "none";
    if ((clear(style.backgroundColor) && !lined) || !box.width) return;
    put(svg, "rect", {
      ...at(box), width: box.width, height: box.height, rx: parseFloat(style.borderRadius) || 0,
      fill: clear(style.backgroundColor) ? "none" : style.backgroundColor,
      stroke: lined ? style.borderTopColor : "none", "stroke-width": style.borderTopWidth,
      "stroke-dasharray": style.borderTopStyle === "dashed" ? "4 3" : "none",
      opacity: style.opacity,
    });
  };

  /* A line or an arrow that the style sheet puts beside an element. */
  const copyLine = (svg, node, which, at) => {
    const style = getComputedStyle(node, which);
    const { content, display, position } = style;
    if (content === "none" || display === "none" || position !== "absolute") return;
    const by = getComputedStyle(node).position === "static" ? node.offsetParent : node;
    const ground = by.getBoundingClientRect();
    const size = (name) => parseFloat(style[name]) || 0;
    const { x, y } = at({ left: ground.left + by.clientLeft + size("left"),
      top: ground.top + by.clientTop + size("top") });
    const [right, bottom] = [x + size("width"), y + size("height")];
    if (clear(style.borderTopColor)) { // the triangle of an arrow
      const [wide, high] = [size("borderLeftWidth"), 2 * size("borderTopWidth")];
      put(svg, "polygon", { fill: style.borderLeftColor,
        points: `${x},${y} ${x},${y + high} ${x + wide},${y + high / 2}` });
      return;
    }
    for (const [side, ends] of [
      ["Top", { x1: x, y1: y, x2: right, y2: y }], ["Left", { x1: x, y1: y, x2: x, y2: bottom }],
    ]) {
      if (!size(`border${side}Width`)) continue;
      put(svg, "line", { ...ends, stroke: style[`border${side}Color`],
        "stroke-width": style[`border${side}Width`],
        "stroke-dasharray": style[`border${side}Style`] === "dashed" ? "4 3" : "none" });
    }
  };

  /* A text in the lines into which the browser has broken it. */
  const copyText = (svg, node, at, within) => {
    const style = getComputedStyle(node.parentElement);
    const range = document.createRange();
    const text = node.data;
    let line = null;
    const lines = [];
    for (let place = 0; place < text.length; place += 1) {
      range.setStart(node, place);
      range.setEnd(node, place + 1);
      const box = range.getBoundingClientRect();
      if (!box.width && !box.height) continue;
      if (line === null || Math.abs(box.bottom - line.bottom) > 3) {
        line = { left: box.left, bottom: box.bottom, top: box.top, text: "" };
        lines.push(line);
      }
      line.text += text[place];
    }
    const kept = lines.filter(({ bottom }) => bottom <= within + 1);
    if (kept.length && kept.length < lines.length) {
      kept[kept.length - 1].text = `${kept[kept.length - 1].text.trimEnd()}…`;
    }
    for (const { left, top, bottom, text: words } of kept) {
      if (!words.trim()) continue;
      const { x, y } = at({ left, top: top + (bottom - top) * 0.78 });
      put(svg, "text", {
        x, y, fill: style.color, "font-size": style.fontSize, "font-weight": style.fontWeight,
        "font-family": style.fontFamily, "xml:space": "preserve",
      }, words);
    }
  };

  const copy = (svg, node, at, within) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) copyText(svg, child, at, within);
      if (child.nodeType !== Node.ELEMENT_NODE || !child.checkVisibility()) continue;
      const style = getComputedStyle(child);
      copyBox(svg, child, style, at);
      copyLine(svg, child, "::before", at);
      copyLine(svg, child, "::after", at);
      const bottom = child.getBoundingClientRect().bottom;
      copy(svg, child, at, style.overflow === "hidden" ? Math.min(bottom, within) : within);
    }
  };

  const svgOfPart = (part) => {
    part.classList.add("whole"); // what is out of sight has no size of its own otherwise
    const whole = part.getBoundingClientRect();
    const svg = document.createElementNS(SVG, "svg");
    const [width, height] = [part.scrollWidth, part.scrollHeight].map((n) => n + 2 * MARGIN);
    for (const [key, value] of Object.entries({
      xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`,
    })) svg.setAttribute(key, value);
    put(svg, "rect", {
      width, height, fill: getComputedStyle(document.body).backgroundColor,
    });
    copy(svg, part, ({ left, top }) =>
      ({ x: left - whole.left + MARGIN, y: top - whole.top + MARGIN }), Infinity);
    part.classList.remove("whole");
    return new XMLSerializer().serializeToString(svg);
  };

  return () => (state.view === "map" ? map.svg() : svgOfPart(byId(state.view)));
})();

/* A PNG of an SVG at twice its size, or as large as a browser can make one. */
const pngOf = (svg) => new Promise((done, failed) => {
  const MOST = 16000;
  const image = new Image();
  image.onerror = () => failed(new Error("picture"));
  image.onload = () => {
    const scale = Math.min(2, MOST / Math.max(image.width, image.height));
    const canvas = element("canvas");
    canvas.width = image.width * scale;
    canvas.height = image.height * scale;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("picture"))), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
});
