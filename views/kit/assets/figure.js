// Puts a drawing on the page. The text in it was escaped where it became SVG, in views/drawing.py.
export default ({ parentElement, data }) => {
  const place = parentElement.querySelector(".figure");
  if (place.dataset.drawn === data.wide) return;
  place.dataset.drawn = data.wide;
  place.setAttribute("aria-label", data.label);
  offerPicture(place, data.name, () => [...place.querySelectorAll("svg")].find((one) => one.getClientRects().length) ?? place.querySelector("svg"));
  place.innerHTML = `<div class="wide">${data.wide}</div><div class="narrow">${data.narrow}</div>`;
};
