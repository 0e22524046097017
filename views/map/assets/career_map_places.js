// The career map, first part of three: where everything stands, wide and on a phone.
const NS = "http://www.w3.org/2000/svg";
const PHONE = 640;

function el(name, attributes = {}, text = null) {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  if (text !== null) node.textContent = text;
  return node;
}

const canvas = document.createElement("canvas").getContext("2d");

function widthOf(text, font) {
  canvas.font = font;
  return canvas.measureText(text).width;
}

// A word longer than the room is cut; the whole label stays in the tooltip and the spoken name.
function clipped(word, room, font) {
  if (widthOf(word, font) <= room) return word;
  let short = word;
  while (short.length > 1 && widthOf(short + "…", font) > room) short = short.slice(0, -1);
  return short + "…";
}

function wrapped(label, room, font, most) {
  const lines = [];
  for (const word of label.split(/\s+/).filter(Boolean)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && widthOf(longer, font) <= room) lines[lines.length - 1] = longer;
    else lines.push(clipped(word, room, font));
  }
  if (lines.length > most) {
    lines.length = most;
    lines[most - 1] = clipped(lines[most - 1] + "…", room, font);
  }
  return lines;
}

function fontOf(root, size, weight) {
  return `${weight} ${size}px ${getComputedStyle(root).fontFamily || "sans-serif"}`;
}

// Two roles may share track and rung: each takes a row of its own in the lane.
function rowsOf(stations, laneCount) {
  const seen = new Map();
  const rows = new Array(laneCount).fill(1);
  for (const s of stations) {
    const place = `${s.track} ${s.rung}`;
    s.row = seen.get(place) || 0;
    seen.set(place, s.row + 1);
    rows[s.track] = Math.max(rows[s.track], s.row + 1);
  }
  return rows;
}

function wide(data, width, root) {
  const rungs = Math.max(...data.stations.map((s) => s.rung));
  const side = 132;
  const column = Math.max(148, (width - side) / rungs);
  const room = Math.min(column * 0.5 + 12, 150);
  const font = fontOf(root, 13, 700);
  const rows = rowsOf(data.stations, data.tracks.length);
  for (const s of data.stations) s.lines = wrapped(s.label, room, font, 4);
  let y = 34;
  const lanes = data.tracks.map((track, n) => {
    const most = Math.max(...data.stations.filter((s) => s.track === n).map((s) => s.lines.length));
    const row = 76 + most * 16.5;
    const lane = { x: 0, y, w: side + column * rungs, h: row * rows[n] + 8, row, track, n };
    y += lane.h + 7;
    return lane;
  });
  for (const s of data.stations) {
    const lane = lanes[s.track];
    s.x = side + column * (s.rung - 0.5);
    s.y = lane.y + 42 + s.row * lane.row;
    s.labelAt = s.lines.map((_, n) => [s.x, s.y + 31 + n * 16.5]);
  }
  const heads = Array.from({ length: rungs }, (_, n) => ({ n: n + 1, x: side + column * (n + 0.5), y: 20 }));
  const grid = heads.map((h) => [h.x - column / 2, 30, h.x - column / 2, y - 7]);
  return { lanes, heads, grid, width: side + column * rungs, height: y - 4, column, side, across: wideAcross(column, room * 0.42) };
}

function wideAcross(column, lead) {
  return (a, b) => {
    if (a.rung !== b.rung) {
      const reach = (b.x - a.x) * 0.74;
      return { d: `M${a.x} ${a.y}C${a.x + reach} ${a.y} ${b.x - reach} ${b.y} ${b.x} ${b.y}`, gap: 17 };
    }
    // Every second lane away bends to the other side, so that two curves do not lie on each other.
    const side = Math.abs(a.track - b.track) % 2 ? 1 : -1;
    const out = a.x + side * lead;
    const bend = out + (side * (column * 0.49 - lead)) / 0.75;
    return { d: `M${a.x} ${a.y}H${out}C${bend} ${a.y} ${bend} ${b.y} ${out} ${b.y}H${b.x}`, gap: 17 };
  };
}

function tall(data, width, root) {
  const rungs = Math.max(...data.stations.map((s) => s.rung));
  const column = Math.max(108, (width - 6) / data.tracks.length);
  const room = column - 42;
  const font = fontOf(root, 12, 700);
  rowsOf(data.stations, data.tracks.length);
  for (const s of data.stations) s.lines = wrapped(s.label, room, font, 5);
  const names = data.tracks.map((t) => wrapped(t.name, column - 22, fontOf(root, 13, 700), 3));
  const top = 34 + Math.max(...names.map((n) => n.length)) * 16;
  const heads = [];
  const grid = [];
  let y = top;
  for (let rung = 1; rung <= rungs; rung += 1) {
    const here = data.stations.filter((s) => s.rung === rung);
    const most = Math.max(1, ...here.map((s) => s.lines.length));
    const deep = Math.max(1, ...here.map((s) => s.row + 1));
    heads.push({ n: rung, x: column * data.tracks.length - 8, y: y + 15, atEnd: true });
    grid.push([0, y, column * data.tracks.length, y]);
    const row = 30 + most * 14.5;
    for (const s of here) {
      s.x = column * s.track + 20;
      s.y = y + 46 + s.row * row;
      s.labelAt = s.lines.map((_, n) => [s.x + 18, s.y + 4 + n * 14.5]);
    }
    y += 32 + row * deep;
  }
  const lanes = data.tracks.map((track, n) => ({ x: column * n, y: 0, w: column - 6, h: y, track, n, names: names[n] }));
  return { lanes, heads, grid, width: column * data.tracks.length, height: y + 2, column, tall: true, across: tallAcross };
}

// On a phone a move runs through the free strip above the lower station, clear of every label.
function tallAcross(a, b) {
  const way = Math.sign(b.x - a.x);
  const strip = Math.max(a.y, b.y) - 27;
  if (a.rung === b.rung) {
    const from = a.x + way * 5;
    return { d: `M${from} ${a.y}V${strip + 8}Q${from} ${strip} ${from + way * 8} ${strip}H${b.x - 8 * way}Q${b.x} ${strip} ${b.x} ${strip + 8}V${b.y}`, gap: 15 };
  }
  const from = a.x + way * 5;
  const to = b.x - way * 5;
  return { d: `M${from} ${a.y}V${strip - 8}Q${from} ${strip} ${from + way * 8} ${strip}H${to - way * 8}Q${to} ${strip} ${to} ${strip + 8}V${b.y}`, gap: 15 };
}

function straight(a, b) {
  return { d: `M${a.x} ${a.y}L${b.x} ${b.y}`, gap: 17 };
}
