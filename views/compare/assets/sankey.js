// Bands from the first role over each skill to the second; all words are set as text.
const NS = "http://www.w3.org/2000/svg";
const ROW = 24, GAP = 5, BAR = 10, TOP = 34;

export default function ({ parentElement, data }) {
  const root = parentElement.querySelector(".sankey");
  const draw = () => root.replaceChildren(caption(data), picture(data, Math.max(root.clientWidth, 320)));
  draw();
  offerPicture(root, "what-carries-over", () => root.querySelector("svg"));
  const watch = new ResizeObserver(draw);
  watch.observe(root);
  return () => watch.disconnect();
}

function caption(data) {
  const words = `${data.kept.length} skills carry over, ${data.new.length} are to learn, ${data.left.length} are left behind.`;
  return node("figcaption", {}, words, document.createElement("figcaption"));
}

function picture(data, width) {
  const rows = [
    ...data.kept.map((s) => ({ ...s, kind: "kept" })),
    ...data.left.map((s) => ({ ...s, kind: "left" })),
    ...data.new.map((s) => ({ ...s, kind: "new" })),
  ];
  const height = TOP + rows.length * (ROW + GAP) + 8;
  const svg = node("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `From ${data.from} to ${data.to}` });
  const middle = width * (width < 560 ? 0.3 : 0.42);
  svg.append(node("text", { x: 0, y: 14, class: "end" }, data.from));
  svg.append(node("text", { x: width, y: 14, class: "end", "text-anchor": "end" }, data.to));
  let fromY = TOP, toY = TOP;
  rows.forEach((row, n) => {
    const y = TOP + n * (ROW + GAP);
    const group = node("g", {});
    group.append(node("title", {}, `${row.label}, ${row.note}`));
    if (row.kind !== "new") group.append(band(BAR, fromY, middle, y, row.kind, data.colours.from)), (fromY += ROW);
    if (row.kind !== "left") group.append(band(middle + BAR, y, width - BAR, toY, row.kind, data.colours.to)), (toY += ROW);
    const tint = row.kind === "kept" ? data.colours.kept : row.kind === "new" ? data.colours.to : data.colours.from;
    group.append(bar(middle, y, ROW, tint), label(row, middle + BAR + 8, y + ROW / 2, width));
    svg.append(group);
  });
  svg.append(bar(0, TOP, Math.max(fromY - TOP, 2), data.colours.from), bar(width - BAR, TOP, Math.max(toY - TOP, 2), data.colours.to));
  return svg;
}

function label(row, x, y, width) {
  const text = node("text", { x, y, class: row.kind });
  const room = Math.max(10, Math.floor((width - x - BAR) / 7.2));
  text.append(span(row.label.length > room ? row.label.slice(0, room - 1) + "…" : row.label));
  if (row.label.length + row.note.length + 3 < room) text.append(span(`  ${row.note}`, "note"));
  return text;
}

function span(words, name = "") {
  return node("tspan", name ? { class: name, dx: 6 } : {}, words.trim());
}

function band(x1, y1, x2, y2, kind, colour) {
  const half = (x1 + x2) / 2;
  const top = `M${x1},${y1} C${half},${y1} ${half},${y2} ${x2},${y2}`;
  const bottom = `L${x2},${y2 + ROW} C${half},${y2 + ROW} ${half},${y1 + ROW} ${x1},${y1 + ROW} Z`;
  const made = node("path", { d: top + bottom, class: kind });
  made.style.fill = colour;
  return made;
}

function bar(x, y, height, colour) {
  const made = node("rect", { x, y, width: BAR, height, rx: 2 });
  made.style.fill = colour;
  return made;
}

function node(tag, attributes, words, made = document.createElementNS(NS, tag)) {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (words !== undefined) made.textContent = words;
  return made;
}
