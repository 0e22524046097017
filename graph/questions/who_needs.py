"""Who needs a skill."""

from graph.kinds import Level
from graph.questions.answers import WhoNeeds
from graph.questions.needs import resolved
from graph.stores.patterns import Pattern
from graph.stores.store import View


def who_needs(store: View, skill_id: str, floor: Level | None = None) -> WhoNeeds:
    """The roles that need the skill, highest level first, then by title.

    With a floor, a role whose level is not stated is left out: nothing says that it reaches it.
    """
    piece = store.piece([skill_id], Pattern.NEEDED_BY)
    skill, needs = piece.node(skill_id), resolved(piece)
    enough = [need for need in needs if floor is None or (need.level is not None and need.level >= floor)]
    enough.sort(key=lambda need: (-(need.level or 0), need.role.label, need.role.id))
    return WhoNeeds(skill, floor, tuple(enough))
