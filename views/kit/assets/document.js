// Draws the lines as text, never as markup, and brings the marked one into view.
export default function ({ parentElement, data }) {
  const root = parentElement.querySelector(".document");
  const same = root.dataset.lines === String(data.lines.length) && root.source === data.lines[0]?.[1];
  if (!same) {
    root.replaceChildren(...data.lines.map((line) => row(line, data.colours)));
    root.dataset.lines = String(data.lines.length);
    root.source = data.lines[0]?.[1];
  }
  root.querySelector(".marked")?.classList.remove("marked");
  const marked = root.querySelector(`[data-line="${Number(data.marked)}"]`);
  if (marked) {
    marked.classList.add("marked");
    marked.setAttribute("aria-current", "true");
    bringIntoView(root, marked, 6);
  }
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
