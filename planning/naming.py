"""Who and what people mean: holders, bans and the skills of a rules file by the names they go by."""

from typing import TYPE_CHECKING

from graph.errors import AmbiguousName, BadQuestion, UnknownName
from graph.names import label_key
from graph.people import PERSON
from graph.questions.find import find_role, find_skill
from graph.questions.spelling import closest
from graph.stores.store import View
from planning.wish import Ban

if TYPE_CHECKING:
    # Only named here: who reads a name need not load what sums over all holdings.
    from planning.holdings import Holder, Holdings

# Stands for every skill in a ban.
ANYTHING = "*"
# Where a person or a role could have stood.
ROSTER = "the roster and the loaded documents"


def find_holder(store: View, holdings: "Holdings", name: str) -> "Holder":
    """The holder of this id or name: a person of the roster; without a roster, a role.

    Raises UnknownName with the three nearest, AmbiguousName when several bear the name.
    """
    return bearing(holdings, name) or _role(store, holdings, name)


def find_subject(store: View, holdings: "Holdings", name: str) -> str:
    """The id of the holder of this id or name, else of the role: all who have it.

    Raises UnknownName with the three nearest, AmbiguousName when several bear the name.
    """
    if holder := bearing(holdings, name):
        return holder.id
    try:
        return find_role(store, name).id
    except UnknownName as error:
        people = [h.label for h in holdings.holders if h.id.startswith(PERSON)]
        if not people:
            raise
        names = {label: label for label in (*people, *error.nearest)}
        raise UnknownName(name, "person or role", closest(name, names), ROSTER) from error


def bearing(holdings: "Holdings", name: str) -> "Holder | None":
    """The holder of this id or name, None when there is none; raises AmbiguousName for several."""
    by_id = holdings.row.get(name.strip().casefold())
    if by_id is not None:
        return holdings.holders[by_id]
    key = label_key(name)
    named = [h for h in holdings.holders if key in {label_key(n) for n in (h.label, h.given) if n}]
    if len(named) > 1:
        raise AmbiguousName(name, [holder.id for holder in named])
    return named[0] if named else None


def _role(store: View, holdings: "Holdings", name: str) -> "Holder":
    """A role by another name that it bears, where the roles are the holders."""
    if all(holder.role and holder.role.id == holder.id for holder in holdings.holders):
        return holdings.holders[holdings.row[find_role(store, name).id]]
    labels = {holder.label: holder.label for holder in holdings.holders}
    raise UnknownName(name, "person", closest(name, labels), "the roster")


def find_ban(store: View, holdings: "Holdings", text: str) -> Ban:
    """The ban that "WHO:SKILL" asks for, SKILL "*" for all; ids hold colons too, so each is tried."""
    parts = text.split(":")
    faults: list[UnknownName] = []
    for cut in range(1, len(parts)):
        who, skill = ":".join(parts[:cut]), ":".join(parts[cut:]).strip()
        try:
            holder = find_holder(store, holdings, who)
            return Ban(holder.id, None if skill == ANYTHING else find_skill(store, skill).id)
        except UnknownName as error:
            faults.append(error)
    if not faults:
        how = 'write "WHO:SKILL", or "WHO:*" for every skill'
        raise BadQuestion(f"{text!r} is no ban; {how}", f"what was asked for is no ban; {how}")
    # A holder that was found makes the likelier reading than one that was not.
    raise next((fault for fault in faults if fault.kind == "skill"), faults[-1])


def skill_of_rules(store: View, place: str, name: str) -> str:
    """The id of a skill that a rules file names; raises BadQuestion that tells the place in the file."""
    try:
        return find_skill(store, name).id
    except UnknownName as error:
        raise BadQuestion(f"{place}: {error}") from error
