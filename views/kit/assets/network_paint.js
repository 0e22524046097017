// Colours: what is in focus stands out, in the theme of the page.

const FADE = 0.13;
// With more nodes than this, labels away from the focus would only be noise.
const CROWD = 60;
const QUIET = { needs: 0.3, promotion: 0.75, inherits: 0.5 };

function readTheme(root) {
  const style = getComputedStyle(root);
  const read = (name, fallback) => style.getPropertyValue(name).trim() || fallback;
  const back = rgb(read("--st-background-color", "#ffffff"));
  const dark = 0.299 * back[0] + 0.587 * back[1] + 0.114 * back[2] < 128;
  const text = rgb(read("--st-text-color", dark ? "#fafafa" : "#31333f"));
  return { back, text, dark, font: read("--st-font", "system-ui, sans-serif") };
}

function rgb(colour) {
  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

// Mixed with the ground, not transparent: lines must not show through a faded node.
function mix(colour, ground, share) {
  const parts = colour.map((part, i) => Math.round(part * share + ground[i] * (1 - share)));
  return `rgb(${parts.join(",")})`;
}

function paint(root, data) {
  const { back, text, dark, font } = root.theme;
  const line = data.edges.find((edge) => edge.id === data.focus);
  const centre = line ? [line.from, line.to] : data.nodes.some((n) => n.id === data.focus) ? [data.focus] : [];
  const bright = (edge) => (line ? edge.id === line.id : centre.includes(edge.from) || centre.includes(edge.to));
  const near = new Set(line ? centre : [...centre, ...data.edges.filter(bright).flatMap((e) => [e.from, e.to])]);
  root.near = [...near];
  // A small stage shows the whole at a small scale; its labels grow against that.
  const size = root.clientWidth < NARROW ? 25 : 20;
  const crowd = centre.length > 0 && data.nodes.length > CROWD;
  const pen = (id) => (lit(id)
    ? { size: crowd ? size * 1.25 : size, color: mix(text, back, 1), strokeWidth: 4 }
    : { size, color: crowd ? "rgba(0,0,0,0)" : mix(text, back, 0.4), strokeWidth: crowd ? 0 : 4 });
  const lit = (id) => !centre.length || near.has(id);
  root.nodes.update(data.nodes.map((node) => {
    const own = node.tint ? rgb(node.tint[dark ? 1 : 0]) : text.map((part, i) => Math.round(part * 0.72 + back[i] * 0.28));
    const share = lit(node.id) ? 1 : FADE;
    const edge = mix(centre.includes(node.id) ? text : own, back, share);
    const fill = node.shape === "dot" ? mix(own, back, share) : mix(back, back, 1);
    const colour = { border: edge, background: fill };
    return {
      id: node.id,
      color: { ...colour, highlight: colour, hover: { ...colour, border: mix(text, back, 1) } },
      borderWidth: centre.includes(node.id) ? 5 : 3,
      borderWidthSelected: 5,
      font: { ...pen(node.id), face: font, strokeColor: mix(back, back, 1) },
    };
  }));
  root.edges.update(data.edges.map((edge) => {
    const share = !centre.length ? QUIET[edge.weight] : bright(edge) ? 0.75 : FADE * 0.6;
    const colour = mix(text, back, share);
    return { id: edge.id, color: { color: colour, highlight: colour, hover: mix(text, back, 0.95), inherit: false } };
  }));
  // A selected node shows its label in bold.
  root.network.unselectAll();
  if (!line) root.network.selectNodes(centre, false);
}

// Colour stands for the track or the family: each that is drawn has its dot, the shapes stay as they are.
function legend(root, data) {
  const box = root.querySelector(".legend");
  for (const old of box.querySelectorAll("[data-group]")) old.remove();
  const tints = new Map(data.nodes.filter((n) => n.among).map((n) => [n.among, n.tint]));
  box.prepend(...[...tints].sort().map(([group, tint]) => {
    const item = Object.assign(document.createElement("li"), { className: "group" });
    const mark = document.createElement("i");
    item.dataset.group = group;
    mark.style.background = tint[root.theme.dark ? 1 : 0];
    item.append(mark, Object.assign(document.createElement("span"), { textContent: group }));
    return item;
  }));
}
