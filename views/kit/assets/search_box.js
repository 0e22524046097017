// A combobox whose list is searched on the server at each keystroke. Text reaches it by textContent alone.
const kept = new WeakMap();
// A keystroke waits this long (ms) for the next one before it is sent.
const PAUSE = 60;
// A search that is not answered in this time (ms) is asked again, and a choice sent again at most so often:
// while a page is drawn one may be lost.
const AGAIN = 1000;
const TRIES = 5;
let boxes = 0;

function make(name, attributes = {}, words = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = words;
  return made;
}

function sign(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

const CROSS = "M4 4L12 12M12 4L4 12";
const LENS = "M11 11L14.5 14.5M12 7A5 5 0 1 1 2 7A5 5 0 1 1 12 7";

function cross(name, act) {
  const button = make("button", { type: "button", "aria-label": name });
  button.append(sign(CROSS));
  // The field keeps the focus.
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    act();
  });
  return button;
}

function begin(root) {
  const id = `search-${(boxes += 1)}`;
  const box = { root, id, open: false, at: -1, turn: 0, timer: 0, again: 0, data: null, drawn: "" };
  box.label = make("label", { for: `${id}-input` });
  box.field = make("div", { class: "field" });
  box.input = make("input", {
    id: `${id}-input`, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`,
  });
  box.list = make("div", { class: "list", popover: "manual" });
  box.rows = make("ul", { id: `${id}-list`, role: "listbox" });
  box.note = make("p", { class: "note" });
  box.heard = make("div", { class: "heard", "aria-live": "polite" });
  box.list.append(box.rows, box.note);
  root.replaceChildren(box.label, box.field, box.list, box.heard);
  listen(box);
  return box;
}

function listen(box) {
  const { input } = box;
  box.field.addEventListener("mousedown", (event) => {
    if (event.target !== input && !event.target.closest("button")) {
      event.preventDefault();
      input.focus();
    }
    if (!event.target.closest("button")) show(box);
  });
  input.addEventListener("input", () => {
    clearTimeout(box.timer);
    box.timer = setTimeout(() => ask(box), PAUSE);
    show(box);
  });
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => hide(box, true));
  input.addEventListener("keydown", (event) => press(box, event));
  box.list.addEventListener("mousedown", (event) => event.preventDefault());
  box.rows.addEventListener("click", (event) => pick(box, event.target.closest("li")?.dataset.id));
  for (const name of ["scroll", "resize"]) {
    window.addEventListener(name, () => box.open && place(box), { capture: true, passive: true });
  }
}

function press(box, event) {
  const last = box.data.found.length - 1;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!box.open) return show(box);
    const step = event.key === "ArrowDown" ? 1 : -1;
    point(box, box.at + step > last ? 0 : box.at + step < 0 ? last : box.at + step);
  } else if (event.key === "Enter" && box.open) {
    event.preventDefault();
    // What is listed must be the answer to what stands in the field.
    if (fresh(box)) pick(box, box.data.found[box.at]?.id);
    else box.enter = true;
  } else if (event.key === "Escape" && box.open) {
    event.preventDefault();
    event.stopPropagation();
    hide(box, true);
  } else if (event.key === "Backspace" && !box.input.value && box.data.several && box.data.chosen.length) {
    choose(box, box.data.chosen.slice(0, -1).map((one) => one.id));
  }
}

// What is searched for: nothing while the field shows what is chosen.
function wanted(box) {
  const text = box.input.value.trim();
  return !box.data.several && text === (box.data.chosen[0]?.label ?? "") ? "" : text;
}

function fresh(box) {
  return box.data.typed === wanted(box);
}

function ask(box) {
  clearTimeout(box.again);
  if (fresh(box)) return;
  box.turn += 1;
  box.typed({ text: wanted(box), turn: box.turn });
  box.again = setTimeout(() => box.open && ask(box), AGAIN);
}

function choose(box, ids, tries = TRIES) {
  clearTimeout(box.choosing);
  box.asked = JSON.stringify(ids);
  box.chose(ids);
  if (tries > 1) box.choosing = setTimeout(() => choose(box, ids, tries - 1), 2 * AGAIN);
}

// What is shown to be chosen is sent no more, though it may be undone at once.
function taken(box) {
  if (JSON.stringify(box.data.chosen.map((one) => one.id)) === box.asked) clearTimeout(box.choosing);
}

function show(box) {
  if (box.data.full) return;
  if (!box.open) {
    box.open = true;
    box.list.showPopover();
    box.input.setAttribute("aria-expanded", "true");
    ask(box);
  }
  fill(box);
  place(box);
}

function hide(box, restore) {
  clearTimeout(box.timer);
  box.enter = false;
  if (restore) box.input.value = box.data.several ? "" : (box.data.chosen[0]?.label ?? "");
  if (!box.open) return;
  box.open = false;
  box.list.hidePopover();
  box.input.setAttribute("aria-expanded", "false");
  box.input.removeAttribute("aria-activedescendant");
}

function place(box) {
  const at = box.field.getBoundingClientRect();
  const below = window.innerHeight - at.bottom;
  const up = below < 220 && at.top > below;
  Object.assign(box.list.style, {
    left: `${at.left}px`,
    width: `${at.width}px`,
    top: up ? "auto" : `${at.bottom + 4}px`,
    bottom: up ? `${window.innerHeight - at.top + 4}px` : "auto",
  });
}

function fill(box) {
  const { found, count } = box.data;
  box.rows.replaceChildren(
    ...found.map((one, n) => {
      const row = make("li", { id: `${box.id}-${n}`, role: "option", "data-id": one.id, "aria-selected": "false" }, one.label);
      if (one.also) row.append(" ", make("span", { class: "also" }, `also called ${one.also}`));
      return row;
    }),
  );
  const text = wanted(box);
  if (!fresh(box)) box.note.textContent = "Searching …";
  else if (!found.length) box.note.textContent = `Nothing is called so: ${text}`;
  else if (!text) box.note.textContent = `Type to search all ${count.toLocaleString("en")}`;
  else box.note.textContent = found.length < 12 ? "" : "The best 12; type on for others";
  box.note.hidden = !box.note.textContent;
  if (fresh(box)) box.heard.textContent = found.length ? `${found.length} shown` : box.note.textContent;
  point(box, found.length ? 0 : -1);
}

function point(box, at) {
  box.at = at;
  [...box.rows.children].forEach((row, n) => row.setAttribute("aria-selected", String(n === at)));
  const row = box.rows.children[at];
  if (row) {
    box.input.setAttribute("aria-activedescendant", row.id);
    row.scrollIntoView({ block: "nearest" });
  } else box.input.removeAttribute("aria-activedescendant");
}

function pick(box, id) {
  if (!id) return;
  const one = box.data.found.find((other) => other.id === id);
  if (box.data.several) box.input.value = "";
  else box.input.value = one.label;
  hide(box, false);
  choose(box, box.data.several ? [...box.data.chosen.map((other) => other.id), id] : [id]);
}

function draw(box) {
  const { label, hint, chosen, several, full } = box.data;
  box.label.textContent = label;
  box.input.placeholder = several && chosen.length ? "" : hint;
  box.input.readOnly = full;
  const chips = several ? chosen.map((one) => chip(box, one)) : [];
  const clear = chosen.length ? [cross(several ? "Clear all" : "Clear", () => choose(box, []))] : [];
  // The field itself stays where it is, else it would lose the focus.
  for (const old of [...box.field.children]) if (old !== box.input) old.remove();
  if (!box.input.isConnected) box.field.append(box.input);
  box.input.before(...chips);
  box.input.after(...clear, sign(LENS));
  if (!several && !box.open) box.input.value = chosen[0]?.label ?? "";
}

function chip(box, one) {
  const made = make("span", { class: "chip" });
  const rest = () => box.data.chosen.map((other) => other.id).filter((id) => id !== one.id);
  made.append(make("span", { title: one.label }, one.label), cross(`Take out ${one.label}`, () => choose(box, rest())));
  return made;
}

export default function ({ data, setTriggerValue, setStateValue, parentElement }) {
  const root = parentElement.querySelector(".box");
  const box = kept.get(root) || begin(root);
  kept.set(root, box);
  box.data = data;
  taken(box);
  box.typed = (said) => setStateValue("typed", said);
  box.chose = (ids) => setTriggerValue("chosen", ids);
  const drawn = JSON.stringify([data.label, data.hint, data.chosen, data.several, data.full]);
  if (drawn !== box.drawn) {
    box.drawn = drawn;
    draw(box);
  }
  if (!box.open) return;
  fill(box);
  if (box.enter && fresh(box)) {
    box.enter = false;
    pick(box, data.found[0]?.id);
  }
}
