// Draws the lines as text, never as markup, and brings the marked one into view.
export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".document");
  const drawn = JSON.stringify(data.lines);
  if (root.drawn !== drawn) {
    root.replaceChildren(...data.lines.map((line) => row(line, data.colours)));
    root.drawn = drawn;
  }
  root.classList.toggle("choosing", data.choosing);
  root.onclick = (event) => choose(event.target.closest(".line"), data, setTriggerValue);
  root.onkeydown = (event) => step(root, event, data, setTriggerValue);
  const old = root.querySelector(".marked");
  old?.classList.remove("marked");
  old?.removeAttribute("aria-current");
  const marked = root.querySelector(`[data-line="${Number(data.marked)}"]`);
  if (marked) {
    marked.classList.add("marked");
    marked.setAttribute("aria-current", "true");
    bringIntoView(root, marked, 6);
  }
}

function choose(line, data, send) {
  if (data.choosing && line && !getSelection()?.toString()) send("chosen", Number(line.dataset.line));
}

// The arrow keys go from line to line, and Enter chooses the one that is pointed at.
function step(root, event, data, send) {
  if (!data.choosing || !["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
  event.preventDefault();
  const at = root.querySelector(".pointed") || root.querySelector(".marked");
  if (event.key === "Enter") return choose(at, data, send);
  const next = event.key === "ArrowDown" ? (at ? at.nextElementSibling : root.firstElementChild) : at?.previousElementSibling;
  if (!next) return;
  root.querySelector(".pointed")?.classList.remove("pointed");
  next.classList.add("pointed");
  next.scrollIntoView({ block: "nearest" });
}

// Only the document scrolls, not the page around it. Lines get their height when they are first seen,
// so the place is corrected for a few frames.
function bringIntoView(root, marked, frames) {
  root.scrollTop += marked.getBoundingClientRect().top - root.getBoundingClientRect().top - root.clientHeight / 3;
  if (frames > 0) requestAnimationFrame(() => bringIntoView(root, marked, frames - 1));
}

function row([number, words, kind, denied, named], colours) {
  const line = part("div", kind.includes("title") ? "line title" : "line");
  line.dataset.line = number;
  const label = part("span", "class", kind);
  label.style.color = colours[kind];
  line.append(part("span", "number", number), part("span", "words", words), label);
  if (named?.length) {
    const skills = part("span", "named");
    skills.append(...named.map((skill) => part("span", "skill", skill)));
    line.append(skills);
  }
  if (denied) line.append(part("span", "denied", denied));
  return line;
}

function part(tag, name, words) {
  const made = document.createElement(tag);
  made.className = name;
  if (words !== undefined) made.textContent = words;
  return made;
}
