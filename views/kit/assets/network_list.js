// The list of nodes: the way to the network for a keyboard or a screen reader.

function list(root, data) {
  const box = root.querySelector(".list");
  const active = box.querySelector(".active")?.dataset.id ?? data.focus;
  const order = ["dot", "square", "diamond"];
  const sorted = [...data.nodes].sort((a, b) =>
    order.indexOf(a.shape) - order.indexOf(b.shape) || a.label.localeCompare(b.label));
  box.replaceChildren(...sorted.map((node, i) => option(root, node, i, data.focus)));
  root.querySelector(".count").textContent = `(${data.nodes.length})`;
  activate(box, [...box.children].find((one) => one.dataset.id === active) ?? box.firstElementChild, false);
}

function option(root, node, i, focus) {
  const one = document.createElement("div");
  const mark = document.createElement("i");
  Object.assign(one, { className: "option", id: `network-option-${i}`, role: "option" });
  one.dataset.id = node.id;
  one.setAttribute("aria-selected", String(node.id === focus));
  one.setAttribute("aria-label", `${node.label}, ${node.spoken}`);
  mark.className = node.shape;
  one.style.setProperty("--mark", node.tint ? node.tint[root.theme.dark ? 1 : 0] : "currentcolor");
  one.append(mark, Object.assign(document.createElement("span"), { textContent: node.label }));
  one.onclick = () => root.pick("node", node.id);
  return one;
}

function activate(box, one, scroll = true) {
  box.querySelector(".active")?.classList.remove("active");
  if (!one) return;
  one.classList.add("active");
  box.setAttribute("aria-activedescendant", one.id);
  if (scroll) box.scrollTop = one.offsetTop - box.offsetTop - 30;
}

function keyboard(root) {
  const box = root.querySelector(".list");
  box.onkeydown = (event) => {
    const all = [...box.children];
    const at = all.findIndex((one) => one.classList.contains("active"));
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const to = { Home: 0, End: all.length - 1 }[event.key] ?? (step ? at + step : undefined);
    if (to !== undefined) activate(box, all[Math.max(0, Math.min(all.length - 1, to))]);
    else if (event.key === "Enter" || event.key === " ") all[at]?.click();
    else if (event.key === "Escape") root.pick("nothing", "");
    else if (/^\S$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) jump(box, all, at, event.key);
    else return;
    event.preventDefault();
  };
}

function jump(box, all, at, letter) {
  const after = [...all.slice(at + 1), ...all.slice(0, at + 1)];
  const begins = (one) => one.textContent.toLowerCase().startsWith(letter.toLowerCase());
  activate(box, after.find(begins) ?? all[at]);
}
