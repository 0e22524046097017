// Draws the lines as text, never as markup, and brings the marked one into view.
export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".document");
  const drawn = JSON.stringify([data.lines, data.choosing]);
  if (root.drawn !== drawn) {
    root.replaceChildren(...data.lines.map((line) => row(line, data)));
    root.drawn = drawn;
  }
  root.classList.toggle("choosing", data.choosing);
  if (data.choosing) root.setAttribute("aria-description", KEYS);
  root.onclick = (event) => choose(event.target, data, setTriggerValue);
  root.onkeydown = (event) => step(root, event, data, setTriggerValue);
  const old = root.querySelector(".marked");
  old?.classList.remove("marked");
  old?.removeAttribute("aria-current");
  const marked = root.querySelector(`[data-line="${Number(data.marked)}"]`);
  root.querySelectorAll('.skill[aria-pressed="true"]').forEach((chip) => chip.setAttribute("aria-pressed", "false"));
  if (marked) {
    chips(marked).forEach((chip) => chip.setAttribute("aria-pressed", String(chip.dataset.skill === data.skill)));
    marked.classList.add("marked");
    marked.setAttribute("aria-current", "true");
    bringIntoView(root, marked, 6);
  }
}

const KEYS = "Arrow down and up go from line to line, arrow right to the skills of a line, Enter chooses.";

function choose(target, data, send) {
  const line = target?.closest(".line");
  if (!data.choosing || !line || getSelection()?.toString()) return;
  send("chosen", [Number(line.dataset.line), target.closest("button.skill")?.dataset.skill ?? null]);
}

function chips(line) {
  return [...(line?.querySelectorAll("button.skill") ?? [])];
}

// The arrow keys go from line to line and to the skills of a line, and Enter chooses what is pointed at.
function step(root, event, data, send) {
  if (!data.choosing) return;
  const chip = event.target.closest("button.skill");
  const at = chip?.closest(".line") || root.querySelector(".pointed") || root.querySelector(".marked");
  const ways = { ArrowDown: "down", ArrowUp: "up", ArrowRight: 1, ArrowLeft: -1, Enter: "choose", Escape: "out" };
  const way = ways[event.key];
  // A chip is a button: Enter clicks it.
  if (way === undefined || (way === "choose" && chip)) return;
  event.preventDefault();
  if (way === "choose") return choose(at, data, send);
  if (way === "out") return root.focus();
  if (typeof way === "number") return along(root, at, chip, way);
  point(root, way === "down" ? (at ? at.nextElementSibling : root.firstElementChild) : at?.previousElementSibling);
}

function point(root, line) {
  if (!line) return;
  root.querySelector(".pointed")?.classList.remove("pointed");
  line.classList.add("pointed");
  line.tabIndex = -1;
  line.focus({ preventScroll: true });
  line.scrollIntoView({ block: "nearest" });
}

function along(root, line, chip, way) {
  const every = chips(line);
  const next = chip ? every.indexOf(chip) + way : way > 0 ? 0 : -1;
  if (next < 0) return point(root, line);
  every[next]?.focus();
}

// Only the document scrolls, not the page around it. Lines get their height when they are first seen,
// so the place is corrected for a few frames.
function bringIntoView(root, marked, frames) {
  root.scrollTop += marked.getBoundingClientRect().top - root.getBoundingClientRect().top - root.clientHeight / 3;
  if (frames > 0) requestAnimationFrame(() => bringIntoView(root, marked, frames - 1));
}

function row([number, words, kind, denied, named], { colours, choosing }) {
  const line = part("div", kind.includes("title") && !words.includes(" | ") ? "line title" : "line");
  line.dataset.line = number;
  const label = part("span", "class", kind);
  label.style.color = colours[kind];
  line.append(part("span", "number", number), part("span", "words", words), label);
  if (named?.length) {
    const skills = part("span", "named");
    skills.append(...named.map((skill) => chipOf(skill, choosing)));
    line.append(skills);
  }
  if (denied) line.append(part("span", "denied", denied));
  return line;
}

function chipOf([skill, words], choosing) {
  const chip = part(choosing ? "button" : "span", "skill", words);
  if (!choosing) return chip;
  chip.type = "button";
  chip.tabIndex = -1;
  chip.dataset.skill = skill;
  chip.setAttribute("aria-label", `${words}: put right`);
  chip.setAttribute("aria-pressed", "false");
  return chip;
}

function part(tag, name, words) {
  const made = document.createElement(tag);
  made.className = name;
  if (words !== undefined) made.textContent = words;
  return made;
}
