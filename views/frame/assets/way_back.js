// Remembers in this tab which page was asked for at the door, and leads there once its visitor is let in.
// A login comes back to the first page only.
const KEPT = "role-atlas-way-back";

export default function ({ data }) {
  const { pathname, search } = location;
  if (!data.let_in) {
    if (pathname !== data.root) sessionStorage.setItem(KEPT, pathname + search);
    return;
  }
  const wanted = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  if (wanted && pathname === data.root && new URL(wanted, location.origin).origin === location.origin) {
    location.replace(wanted);
  }
}
