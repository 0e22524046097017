// A plain click on a link of the app turns the page as Back and Forward do, by its address and in the
// same visit: nothing is loaded anew, and what was given stays. Any other way to open it is the browser's.
const PEOPLE = "people";
const KEPT = "role-atlas-people";
// Where the app's own links stand; those of Streamlit turn the page by themselves.
const DRAWN = '[data-testid="stHtml"]';
const TURNING = "roleAtlasTurning";
let counting = [];

// What turns links stays between two runs of a page: a click in that gap would load the app anew.
export default function ({ data }) {
  counting = data.counting;
  window[TURNING]?.abort();
  const standing = (window[TURNING] = new AbortController()).signal;
  for (const act of ["pointerdown", "keydown"]) document.addEventListener(act, mark, { capture: true, signal: standing });
  document.addEventListener("click", turn, { signal: standing });
}

// A new tab is a new visit: the address of a page that counts people says that there were some.
function mark(event) {
  const link = linkAt(event);
  if (!link || !counting.includes(link.pathname.split("/").at(-1))) return;
  const address = new URL(link.href);
  const people = sessionStorage.getItem(KEPT);
  if (people) address.searchParams.set(PEOPLE, JSON.parse(people).count);
  else address.searchParams.delete(PEOPLE);
  link.search = readable(address.searchParams);
}

function turn(event) {
  const link = linkAt(event);
  const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (event.defaultPrevented || !plain || !link?.closest(DRAWN) || !connected()) return;
  event.preventDefault();
  const elsewhere = link.pathname !== location.pathname;
  if (link.href !== location.href) history.pushState({}, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
  if (elsewhere) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
}

function linkAt(event) {
  const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement && part.href);
  return link?.origin === location.origin ? link : undefined;
}

// Without its server the app cannot turn a page; loading the address then says what is wrong.
function connected() {
  return document.querySelector('[data-test-connection-state="CONNECTED"]') !== null;
}

// Colons and slashes stay as they are, so that an id can be read in the address bar.
function readable(parameters) {
  return parameters.toString().replaceAll("%3A", ":").replaceAll("%2F", "/");
}
