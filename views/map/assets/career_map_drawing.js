// The career map, second part: the drawing. Text from documents reaches it by textContent alone.

// The line ends at the rim of the station, and the tip lies along its last stretch.
function arrow(path, gap, atStart = false) {
  const length = path.getTotalLength();
  const at = path.getPointAtLength(atStart ? gap : Math.max(0, length - gap));
  const before = path.getPointAtLength(atStart ? gap + 4 : Math.max(0, length - gap - 4));
  const turn = (Math.atan2(at.y - before.y, at.x - before.x) * 180) / Math.PI;
  return el("path", { d: "M-7 -5L0 0L-7 5", transform: `translate(${at.x} ${at.y}) rotate(${turn})` });
}

function drawGround(svg, plan) {
  for (const lane of plan.lanes) {
    svg.append(el("rect", { class: "lane", x: lane.x, y: lane.y, width: lane.w, height: lane.h, rx: 12, style: `--lane:var(--t${lane.n})` }));
  }
  for (const [x1, y1, x2, y2] of plan.grid) svg.append(el("line", { class: "grid", x1, y1, x2, y2 }));
}

// Lane names and rung heads stay in sight while the map is scrolled under them.
function pinned(svg, plan, root, scroll) {
  const names = el("g", { class: "pinned" });
  const heads = el("g", { class: "pinned" });
  const top = plan.tall ? plan.heads[0].y - 15 : 30;
  names.append(el("rect", { class: "cover", x: 0, y: 0, width: plan.tall ? plan.width : plan.side - 8, height: plan.tall ? top : plan.height }));
  heads.append(el("rect", { class: "cover", x: 0, y: 0, width: plan.tall ? 0 : plan.width, height: plan.tall ? 0 : top }));
  for (const head of plan.heads) {
    heads.append(el("text", { class: head.atEnd ? "rung at-end" : "rung", x: head.x, y: head.y }, `Rung ${head.n}`));
  }
  drawLaneNames(names, plan, root);
  svg.append(names, heads);
  const place = () => {
    const [x, y] = [scroll.scrollLeft, scroll.scrollTop];
    names.setAttribute("transform", plan.tall ? `translate(0 ${y})` : `translate(${x} 0)`);
    heads.setAttribute("transform", plan.tall ? `translate(${x - (plan.width - Math.min(plan.width, scroll.clientWidth))} 0)` : `translate(0 ${y})`);
    names.classList.toggle("over", (plan.tall ? y : x) > 1);
    heads.classList.toggle("over", !plan.tall && y > 1);
  };
  scroll.addEventListener("scroll", place, { passive: true });
  return place;
}

function drawLaneNames(svg, plan, root) {
  for (const lane of plan.lanes) {
    const style = `--lane:var(--t${lane.n})`;
    const lines = lane.names || wrapped(lane.track.name, plan.side - 40, fontOf(root, 13.5, 700), 3);
    const x = lane.x + (plan.tall ? 10 : 28);
    const middle = plan.tall ? 34 : lane.y + lane.h / 2 - (lines.length - 1) * 8.5 + 5;
    if (plan.tall) svg.append(el("rect", { class: "lane-sign", style, x, y: 12, width: 24, height: 5, rx: 2.5 }));
    else svg.append(el("rect", { class: "lane-sign", style, x: 14, y: lane.y + lane.h / 2 - 16, width: 5, height: 32, rx: 2.5 }));
    const name = el("text", { class: "lane-name" });
    lines.forEach((line, n) => name.append(el("tspan", { x, y: middle + n * 17 }, line)));
    name.append(el("title", {}, lane.track.name));
    svg.append(name);
  }
}

function drawLines(svg, data, plan) {
  for (const [from, to] of data.promotions) {
    const [a, b] = [data.stations[from], data.stations[to]];
    svg.append(el("path", { class: "promotion", d: straight(a, b).d, style: `--lane:var(--t${a.track})` }));
  }
  const both = new Set(data.moves.map(([from, to]) => `${from} ${to}`));
  const drawn = new Set();
  for (const [from, to, always] of data.moves) {
    const back = both.has(`${to} ${from}`);
    if (!always || (back && drawn.has(`${to} ${from}`))) continue;
    drawn.add(`${from} ${to}`);
    drawMove(svg, data.stations[from], data.stations[to], plan, back);
  }
  svg.append(el("g", { class: "more" }));
  return drawn;
}

function drawMove(svg, a, b, plan, back) {
  const line = plan.across(a, b);
  const marks = { "data-from": a.id, "data-to": b.id, style: `--from:var(--t${a.track})` };
  const path = el("path", { class: "move", d: line.d, ...marks });
  svg.append(path);
  const tips = [arrow(path, line.gap)];
  if (back) tips.push(arrow(path, line.gap, true));
  for (const tip of tips) {
    for (const [key, value] of Object.entries(marks)) tip.setAttribute(key, value);
    tip.setAttribute("class", "tip");
    svg.append(tip);
  }
}

// Most moves show at the station they leave alone, and are drawn when it is looked at: of a large map they
// may be thousands of lines that every change of style asks about.
function drawMore(svg, data, plan, drawn, id) {
  const group = svg.querySelector(".more");
  group.replaceChildren();
  const at = data.stations.findIndex((s) => s.id === id);
  for (const [from, to] of data.moves) {
    if (from === at && !drawn.has(`${from} ${to}`)) drawMove(group, data.stations[from], data.stations[to], plan, false);
  }
}

function drawPath(svg, data, plan, byId) {
  const ends = [];
  data.path.slice(1).forEach((to, n) => {
    const [a, b] = [byId.get(data.path[n]), byId.get(to)];
    const across = a.track !== b.track;
    const line = across ? plan.across(a, b) : straight(a, b);
    const ink = `step-${n}`;
    const gradient = el("linearGradient", { id: ink, gradientUnits: "userSpaceOnUse", x1: a.x, y1: a.y, x2: b.x, y2: b.y + (a.y === b.y ? 0.01 : 0) });
    gradient.append(el("stop", { offset: "15%", style: `stop-color:var(--t${a.track})` }));
    gradient.append(el("stop", { offset: "85%", style: `stop-color:var(--t${b.track})` }));
    svg.append(gradient, el("path", { class: "halo", d: line.d, stroke: `url(#${ink})` }));
    const step = el("path", { class: across ? "step across" : "step", d: line.d, stroke: `url(#${ink})`, "data-step": n + 1 });
    ends.push(step);
    if (across) {
      svg.append(step);
      const tip = arrow(step, line.gap);
      tip.setAttribute("class", "step-tip");
      tip.setAttribute("style", `stroke:var(--t${b.track})`);
      ends.push(tip);
    }
  });
  svg.append(...ends);
}

function spoken(s, data, place) {
  const rungs = data.rungs[s.track];
  const parts = [s.label, data.tracks[s.track].name, `rung ${s.rung} of ${rungs}`];
  if (place >= 0) parts.push(`stop ${place + 1} of ${data.path.length} on the path`);
  return parts.join(", ");
}

function drawStation(s, data, focusId) {
  const place = data.path.indexOf(s.id);
  const classes = ["station", place >= 0 && "on-path", s.id === data.chosen && "chosen"].filter(Boolean).join(" ");
  const g = el("g", {
    class: classes, role: "button", tabindex: s.id === focusId ? 0 : -1, "data-id": s.id,
    "aria-label": spoken(s, data, place), "aria-haspopup": "dialog", style: `--lane:var(--t${s.track})`,
  });
  g.append(el("title", {}, s.label));
  g.append(el("circle", { class: "hit", cx: s.x, cy: s.y, r: 24 }));
  g.append(el("circle", { class: "ring", cx: s.x, cy: s.y, r: 18 }));
  g.append(el("circle", { class: "dot", cx: s.x, cy: s.y, r: place >= 0 ? 12.5 : 10.5 }));
  if (place >= 0) g.append(el("text", { class: "number", x: s.x, y: s.y }, String(place + 1)));
  const label = el("text", { class: "label" });
  s.lines.forEach((line, n) => label.append(el("tspan", { x: s.labelAt[n][0], y: s.labelAt[n][1] }, line)));
  g.append(label);
  return g;
}

function legend(hasPath) {
  const list = document.createElement("ul");
  list.className = "legend";
  const rows = [
    ["Promotion", el("path", { class: "promotion", d: "M3 7H33" })],
    ["Move across tracks", el("path", { class: "move", d: "M3 7H33" })],
  ];
  if (hasPath) rows.push(["Chosen path, in order", el("circle", { class: "sample", cx: 18, cy: 7, r: 7 })]);
  for (const [text, sign] of rows) {
    const item = document.createElement("li");
    const svg = el("svg", { width: 36, height: 14, "aria-hidden": "true" });
    svg.append(sign);
    item.append(svg, text);
    list.append(item);
  }
  return list;
}
