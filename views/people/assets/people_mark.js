// Remembers in this tab how many people the visit has, says it in the address, and tells the app when a
// visit begins without the people that the tab had. No name, only how many and how names are shown.
const PEOPLE = "people";
const KEPT = "role-atlas-people";

export default function ({ data, setStateValue }) {
  if (data.count) {
    sessionStorage.setItem(KEPT, JSON.stringify({ count: data.count, names: data.names }));
    say(data.count);
  } else if (data.settled) {
    sessionStorage.removeItem(KEPT);
    say(null);
  } else if (!data.told && sessionStorage.getItem(KEPT)) {
    setStateValue("gone", JSON.parse(sessionStorage.getItem(KEPT)));
  }
}

// The step of the history stays the same one.
function say(count) {
  const address = new URL(location.href);
  if (address.searchParams.get(PEOPLE) === (count && String(count))) return;
  if (count) address.searchParams.set(PEOPLE, count);
  else address.searchParams.delete(PEOPLE);
  address.search = address.searchParams.toString().replaceAll("%3A", ":").replaceAll("%2F", "/");
  history.replaceState(history.state, "", address);
}
