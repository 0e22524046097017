// The career map, third part: mouse, keyboard, theme, size, and the way to and from Python.
const kept = new WeakMap();

// The nearest station in the direction of the arrow, measured mostly along that direction.
function neighbour(from, stations, key) {
  const [dx, dy] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  let best = null;
  let least = Infinity;
  for (const s of stations) {
    const along = (s.x - from.x) * dx + (s.y - from.y) * dy;
    const aside = Math.abs((s.x - from.x) * dy) + Math.abs((s.y - from.y) * dx);
    if (along < 8) continue;
    const far = along + aside * 2.5;
    if (far < least) [best, least] = [s, far];
  }
  return best;
}

function look(svg, id, more) {
  if (id === svg.looked) return;
  svg.looked = id;
  more(id);
  const lit = new Set();
  for (const line of svg.querySelectorAll(".move, .tip")) {
    const on = id !== null && line.getAttribute("data-from") === id;
    line.classList.toggle("lit", on);
    if (on) lit.add(line.getAttribute("data-to"));
  }
  for (const g of svg.querySelectorAll(".station")) g.classList.toggle("lit", lit.has(g.getAttribute("data-id")));
  svg.classList.toggle("looking", id !== null);
}

function listen(svg, state, byId, more) {
  const idAt = (event) => event.target.closest?.(".station")?.getAttribute("data-id") ?? null;
  const open = (id) => id && state.send("station", id);
  const find = (id) => [...svg.querySelectorAll(".station")].find((g) => g.getAttribute("data-id") === id);
  svg.addEventListener("click", (event) => open(idAt(event)));
  svg.addEventListener("pointerover", (event) => event.pointerType !== "touch" && look(svg, idAt(event), more));
  svg.addEventListener("pointerleave", () => look(svg, null, more));
  svg.addEventListener("focusin", (event) => {
    state.focus = idAt(event);
    if (event.target.matches(":focus-visible")) look(svg, state.focus, more);
    for (const g of svg.querySelectorAll(".station")) g.setAttribute("tabindex", g.getAttribute("data-id") === state.focus ? 0 : -1);
  });
  svg.addEventListener("focusout", () => look(svg, null, more));
  svg.addEventListener("keydown", (event) => {
    const id = idAt(event);
    if (!id) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(id);
    } else if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = neighbour(byId.get(id), [...byId.values()], event.key);
      if (next) find(next.id).focus();
    }
  });
}

// A new path that lies outside the part in sight is scrolled to, once.
function showPath(scroll, plan, data, byId, state) {
  const sign = data.path.join(" ");
  if (sign === state.shown) return;
  state.shown = sign;
  if (!data.path.length) return;
  const stops = data.path.map((id) => byId.get(id));
  const left = Math.min(...stops.map((s) => s.x)) - (plan.tall ? 30 : plan.side + 70);
  const top = Math.min(...stops.map((s) => s.y)) - (plan.tall ? plan.heads[0].y + 40 : 90);
  scroll.scrollTo(left, top);
}

function isDark(root) {
  const probe = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
  const shown = document.createElement("span");
  shown.style.color = probe;
  root.append(shown);
  const [r, g, b] = getComputedStyle(shown).color.match(/[\d.]+/g).map(Number);
  shown.remove();
  return 0.3 * r + 0.59 * g + 0.11 * b < 128;
}

function paint(root, data) {
  const dark = isDark(root);
  const sign = `${dark} ${data.tracks.map((track) => track.light)}`;
  if (sign === root.dataset.painted) return;
  root.dataset.painted = sign;
  data.tracks.forEach((track, n) => root.style.setProperty(`--t${n}`, dark ? track.dark : track.light));
  root.dataset.ground = dark ? "dark" : "light";
}

function draw(root, state) {
  const data = structuredClone(state.data);
  const width = root.clientWidth;
  if (!width) return;
  if (!data.stations.length) {
    root.replaceChildren();
    return;
  }
  state.drawnAt = width;
  const hadFocus = root.getRootNode().activeElement?.closest?.(".station") !== null && root.contains(root.getRootNode().activeElement);
  const old = root.querySelector(".scroll");
  const plan = width <= PHONE ? tall(data, width, root) : wide(data, width, root);
  const byId = new Map(data.stations.map((s) => [s.id, s]));
  data.rungs = data.tracks.map(() => 0);
  for (const s of data.stations) data.rungs[s.track] += 1;
  const svg = el("svg", { width: plan.width, height: plan.height, viewBox: `0 0 ${plan.width} ${plan.height}`, role: "group", "aria-label": "Career map: use the arrow keys to go from role to role, Enter to open one" });
  svg.setAttribute("class", [plan.tall && "tall", data.path.length && "has-path"].filter(Boolean).join(" "));
  const scroll = document.createElement("div");
  scroll.className = "scroll";
  scroll.append(svg);
  root.replaceChildren(scroll, legend(data.path.length > 0));
  drawGround(svg, plan);
  const drawn = drawLines(svg, data, plan);
  if (data.path.length) drawPath(svg, data, plan, byId);
  const focusId = byId.has(state.focus) ? state.focus : data.path[0] || data.stations[0].id;
  for (const s of data.stations) svg.append(drawStation(s, data, focusId));
  listen(svg, state, byId, (id) => drawMore(svg, data, plan, drawn, id));
  const place = pinned(svg, plan, root, scroll);
  if (old) scroll.scrollTo(old.scrollLeft, old.scrollTop);
  showPath(scroll, plan, data, byId, state);
  place();
  if (hadFocus) [...svg.querySelectorAll(".station")].find((g) => g.getAttribute("data-id") === focusId).focus({ preventScroll: true });
}

function begin(root) {
  const state = { data: null, send: null, focus: null, drawnAt: 0, drawn: "" };
  state.resize = new ResizeObserver(() => {
    if (state.data && Math.abs(root.clientWidth - state.drawnAt) > 1) draw(root, state);
  });
  state.resize.observe(root);
  return state;
}

// A sheet that is opened or closed changes two stations, and the others stay as they are drawn.
function mark(root, state) {
  const stations = [...root.querySelectorAll(".station")];
  const on = stations.find((g) => g.getAttribute("data-id") === state.chosen);
  for (const g of stations) {
    g.classList.toggle("chosen", g === on);
    if (on) g.setAttribute("tabindex", g === on ? 0 : -1);
  }
}

export default function (component) {
  const { data, setTriggerValue, parentElement } = component;
  const root = parentElement.querySelector(".map");
  const state = kept.get(root) || begin(root);
  kept.set(root, state);
  state.data = data;
  state.send = setTriggerValue;
  paint(root, data);
  offerPicture(root, "career-map", () => root.querySelector(".scroll svg"));
  const sign = JSON.stringify({ ...data, chosen: null });
  const closed = state.chosen && !data.chosen;
  const turned = state.chosen !== data.chosen;
  state.chosen = data.chosen;
  if (data.chosen) state.focus = data.chosen;
  if (sign !== state.drawn || !root.querySelector("svg")) {
    state.drawn = sign;
    draw(root, state);
  } else if (turned) mark(root, state);
  // The keyboard goes on from the station whose sheet was closed.
  if (closed) setTimeout(() => root.querySelector(".station[tabindex='0']")?.focus({ preventScroll: true }), 0);
}
