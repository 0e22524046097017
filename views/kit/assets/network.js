// Pixels; a narrower stage is a phone's.
const NARROW = 640;

export default function mount({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".network");
  root.pick = (kind, id) => setTriggerValue("pick", { kind, id });
  root.wanted = data;
  whenLibraryIsHere(() => root.isConnected && follow(root));
  return () => {
    root.watcher?.disconnect();
    root.network?.destroy();
  };
}

// The library comes in a component of its own, which may be mounted a moment later.
function whenLibraryIsHere(then, tries = 400) {
  if (globalThis.vis?.Network) then();
  else if (tries > 0) setTimeout(whenLibraryIsHere, 25, then, tries - 1);
}

function follow(root) {
  const data = root.wanted;
  root.theme = readTheme(root);
  root.dataset.ground = root.theme.dark ? "dark" : "light";
  root.near ??= [];
  // What lies together is another thing now: all is seated anew.
  if (root.network && root.grouped !== data.grouped) stop(root);
  root.grouped = data.grouped;
  const first = !root.network;
  const before = root.nodes?.length ?? 0;
  const fresh = first ? start(root, data) : difference(root, data);
  // What lay under the pointer may be gone.
  for (const tip of root.querySelectorAll(".vis-tooltip")) tip.style.visibility = "hidden";
  paint(root, data);
  list(root, data);
  legend(root, data);
  if (!first && fresh.length) settle(root, fresh);
  else if (data.nodes.length < before) frame(root, moving());
  if (data.focus !== root.focused) look(root, data.focus, first);
  root.focused = data.focus;
  offerPicture(root, "network", () => root.querySelector(".canvas canvas"));
  root.dataset.ready = "true";
}

function stop(root) {
  root.watcher?.disconnect();
  root.network.destroy();
  root.network = root.nodes = undefined;
  delete root.dataset.still;
}

function start(root, data) {
  const { DataSet, Network } = globalThis.vis;
  const canvas = root.querySelector(".canvas");
  root.nodes = new DataSet(data.nodes.map((node) => ({ ...plain(node), ...seat(node, data) })));
  root.edges = new DataSet(data.edges.map(plain));
  const coarse = matchMedia("(pointer: coarse)").matches;
  const options = { ...data.options, interaction: { ...data.options.interaction, dragView: !coarse } };
  root.network = new Network(canvas, { nodes: root.nodes, edges: root.edges }, options);
  const still = () => root.network.setOptions({ physics: { enabled: false } });
  root.network.once("stabilizationIterationsDone", () => {
    still();
    spread(root, canvas);
    root.dataset.still = "true";
  });
  listen(root, canvas);
  return [];
}

// The layout comes out about square: stretched to the shape of the stage, labels have more room.
function spread(root, canvas) {
  const at = Object.entries(root.network.getPositions());
  const reach = (axis) => Math.max(1, ...at.map(([, place]) => Math.abs(place[axis])));
  const wish = (canvas.clientWidth / canvas.clientHeight) / (reach("x") / reach("y"));
  const [x, y] = wish > 1 ? [Math.min(wish, 1.8), 1] : [1, Math.min(1 / wish, 1.8)];
  for (const [id, place] of at) root.network.moveNode(id, place.x * x, place.y * y);
  frame(root);
}

// All of it, or on a small stage what is near the focus.
function frame(root, animation = false) {
  const close = root.clientWidth < NARROW && root.near.length > 1;
  root.network.fit({ animation: false, ...(close ? { nodes: root.near } : {}) });
  const room = close ? 0.8 : 1;
  root.network.moveTo({ scale: Math.min(1.4, root.network.getScale() * room), animation });
}

// Roles of one group start side by side, so that groups stay together; skills start in the middle.
function seat(node, data) {
  if (!node.among) return {};
  const groups = [...new Set(data.nodes.flatMap((n) => n.among ?? []))].sort();
  const angle = (2 * Math.PI * groups.indexOf(node.among)) / groups.length - Math.PI / 2;
  const rung = data.nodes.filter((n) => n.among === node.among).findIndex((n) => n.id === node.id);
  return { x: 420 * Math.cos(angle) + 40 * rung, y: 420 * Math.sin(angle) + 55 * rung };
}

function plain(item) {
  const { hint, tint, spoken, weight, among, ...rest } = item;
  // vis-network would take a string for markup in some versions; an element with text is text in all.
  rest.title = Object.assign(document.createElement("div"), { textContent: hint });
  return rest;
}

function difference(root, data) {
  const fresh = data.nodes.filter((node) => !root.nodes.get(node.id));
  for (const [set, items] of [[root.edges, data.edges], [root.nodes, data.nodes]]) {
    const wanted = new Set(items.map((item) => item.id));
    set.remove(set.getIds().filter((id) => !wanted.has(id)));
  }
  root.nodes.add(fresh.map((node) => ({ ...plain(node), ...besideNeighbours(root, node.id, data) })));
  root.edges.add(data.edges.filter((edge) => !root.edges.get(edge.id)).map(plain));
  return fresh.map((node) => node.id);
}

function besideNeighbours(root, id, data) {
  const ends = data.edges.flatMap((e) => (e.from === id ? [e.to] : e.to === id ? [e.from] : []));
  const known = Object.values(root.network.getPositions(ends.filter((end) => root.nodes.get(end))));
  const mean = (axis) => known.reduce((sum, at) => sum + at[axis], 0) / (known.length || 1);
  const turn = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 628, 0) / 100;
  return { x: mean("x") + 90 * Math.cos(turn), y: mean("y") + 90 * Math.sin(turn) };
}

// Newcomers find their place while everything already drawn stays where it is.
function settle(root, fresh) {
  const old = root.nodes.getIds().filter((id) => !fresh.includes(id));
  const pin = (fixed) => root.nodes.update(old.map((id) => ({ id, fixed })));
  const held = root.network.getViewPosition();
  const scale = root.network.getScale();
  pin(true);
  root.network.setOptions({ physics: { enabled: true, stabilization: { fit: false } } });
  root.network.once("stabilized", () => {
    root.network.setOptions({ physics: { enabled: false } });
    pin(false);
    if (!outOfView(root)) root.network.moveTo({ position: held, scale, animation: false });
    else root.network.fit({ animation: moving() });
  });
  root.network.stabilize(150);
}

function outOfView(root) {
  const canvas = root.querySelector(".canvas");
  return Object.values(root.network.getPositions()).some((at) => {
    const { x, y } = root.network.canvasToDOM(at);
    return x < 0 || y < 0 || x > canvas.clientWidth || y > canvas.clientHeight;
  });
}

function look(root, id, first) {
  if (first || !id || !root.nodes.get(id)) return;
  if (root.clientWidth < NARROW) { frame(root, moving()); return; }
  const canvas = root.querySelector(".canvas");
  const { x, y } = root.network.canvasToDOM(root.network.getPosition(id));
  const inside = x > 20 && y > 20 && x < canvas.clientWidth - 20 && y < canvas.clientHeight - 20;
  if (!inside) root.network.moveTo({ position: root.network.getPosition(id), animation: moving() });
}

function moving() {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return still ? false : { duration: 250, easingFunction: "easeInOutQuad" };
}

function listen(root, canvas) {
  root.network.on("click", ({ nodes, edges }) => {
    if (nodes.length) root.pick("node", nodes[0]);
    else if (edges.length) root.pick("edge", edges[0]);
    else root.pick("nothing", "");
  });
  for (const [event, cursor] of [["hoverNode", "pointer"], ["hoverEdge", "pointer"], ["blurNode", ""], ["blurEdge", ""]]) {
    root.network.on(event, () => { canvas.style.cursor = cursor; });
  }
  // The wheel scrolls the page; it zooms with Ctrl or Command, as on a map.
  const scrolls = (event) => !event.ctrlKey && !event.metaKey && event.stopPropagation();
  canvas.addEventListener("wheel", scrolls, { capture: true, passive: true });
  root.watcher = new ResizeObserver(() => frame(root));
  root.watcher.observe(canvas);
  for (const button of root.querySelectorAll("[data-zoom]")) {
    button.onclick = () => zoom(root.network, button.dataset.zoom);
  }
  keyboard(root);
}

function zoom(network, how) {
  if (how === "fit") network.fit({ animation: moving() });
  else network.moveTo({ scale: network.getScale() * (how === "in" ? 1.3 : 1 / 1.3), animation: moving() });
}

