// Remembers in this tab how many people the visit has, says it in the address with the name under which they
// are kept, and tells the app when a visit begins without the people that the tab had. No name of a person:
// how many, how names are shown, and a word by which the app finds the table again.
const PEOPLE = "people";
const ROSTER = "roster";
const KEPT = "role-atlas-people";

export default function ({ data, setStateValue }) {
  if (data.count) {
    sessionStorage.setItem(KEPT, JSON.stringify({ count: data.count, names: data.names, word: data.word }));
    say(data.count, data.roster || null);
  } else if (data.settled) {
    sessionStorage.removeItem(KEPT);
    say(null, null);
  } else if (!data.told && sessionStorage.getItem(KEPT)) {
    setStateValue("gone", JSON.parse(sessionStorage.getItem(KEPT)));
  }
}

// The step of the history stays the same one.
function say(count, roster) {
  const address = new URL(location.href);
  const held = address.searchParams;
  if (held.get(PEOPLE) === (count && String(count)) && held.get(ROSTER) === roster) return;
  if (count) held.set(PEOPLE, count);
  else held.delete(PEOPLE);
  if (roster) held.set(ROSTER, roster);
  else held.delete(ROSTER);
  address.search = address.searchParams.toString().replaceAll("%3A", ":").replaceAll("%2F", "/");
  history.replaceState(history.state, "", address);
}
