// Offers a drawing as a file, as it looks now: SVG with its looks written into it, or PNG at twice its size.
const LOOKS = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
  "opacity", "visibility", "display", "paint-order", "transform", "font-family", "font-size", "font-weight", "letter-spacing",
  "text-anchor", "dominant-baseline", "stop-color", "stop-opacity",
];

// `find` gives the drawing on the page: an svg, or a canvas, of which only a PNG can be had.
function offerPicture(root, name, find) {
  if (root.parentNode.querySelector(":scope > .save-picture")) return;
  const bar = document.createElement("div");
  bar.className = "save-picture";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", `Save the picture: ${name}`);
  const kinds = find() instanceof HTMLCanvasElement ? ["PNG"] : ["SVG", "PNG"];
  for (const kind of kinds) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = kind;
    button.title = `Save this picture as ${kind}`;
    button.addEventListener("click", () => savePicture(root, name, find(), kind));
    bar.append(button);
  }
  root.after(bar);
}

async function savePicture(root, name, drawing, kind) {
  const ground = groundOf(root);
  if (drawing instanceof HTMLCanvasElement) return handOut(await asPng(drawing, drawing.width, drawing.height, ground), `${name}.png`);
  const box = drawing.getBoundingClientRect();
  const text = new XMLSerializer().serializeToString(standalone(drawing, box, ground));
  const file = new Blob([text], { type: "image/svg+xml" });
  if (kind === "SVG") return handOut(file, `${name}.svg`);
  const image = new Image();
  image.src = URL.createObjectURL(file);
  await image.decode();
  handOut(await asPng(image, box.width * 2, box.height * 2, ground), `${name}.png`);
  URL.revokeObjectURL(image.src);
}

function standalone(drawing, box, ground) {
  const copy = drawing.cloneNode(true);
  const shown = [drawing, ...drawing.querySelectorAll("*")];
  const written = [copy, ...copy.querySelectorAll("*")];
  shown.forEach((node, n) => {
    const looks = getComputedStyle(node);
    written[n].setAttribute("style", LOOKS.map((look) => `${look}:${looks.getPropertyValue(look)}`).join(";"));
    for (const extra of ["class", "tabindex", "role"]) written[n].removeAttribute(extra);
  });
  const view = (drawing.getAttribute("viewBox") || `0 0 ${box.width} ${box.height}`).split(/[ ,]+/);
  const paper = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [at, value] of Object.entries({ x: view[0], y: view[1], width: view[2], height: view[3], fill: ground })) paper.setAttribute(at, value);
  copy.prepend(paper);
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("width", box.width);
  copy.setAttribute("height", box.height);
  return copy;
}

function groundOf(root) {
  const probe = document.createElement("span");
  probe.style.color = getComputedStyle(root).getPropertyValue("--st-background-color").trim() || "#ffffff";
  root.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}

function asPng(source, width, height, ground) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const brush = canvas.getContext("2d");
  brush.fillStyle = ground;
  brush.fillRect(0, 0, width, height);
  brush.drawImage(source, 0, 0, width, height);
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

function handOut(file, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
