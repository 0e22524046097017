"""A scenario as it is kept: its changes and its floor, as the page What if says them in its address."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.kinds import FLOOR, Level
from graph.stores.named import Settings
from graph.stores.store import View
from planning.changes import Change, spelt
from planning.kept_people import first

if TYPE_CHECKING:
    from planning.holdings import Holdings

# The two scenarios of a page, and the floor of both.
ONE, OTHER, FLOOR_OF_BOTH = "a", "b", "floor"


def settings_of_scenario(
    changes: Sequence[Change], floor: Level, other: Sequence[Change] = ()
) -> dict[str, list[str]]:
    """The settings of one scenario, and of another one beside it where there is one."""
    settings = {ONE: [change.word for change in changes]}
    if other:
        settings[OTHER] = [change.word for change in other]
    return settings if floor == FLOOR else {**settings, FLOOR_OF_BOTH: [str(int(floor))]}


def kept_changes(
    store: View, held: "Holdings", settings: Settings, *, second: bool = False
) -> tuple[Change, ...]:
    """The changes of the first or the second scenario in the settings, in turn."""
    return tuple(spelt(store, held, text) for text in settings.get(OTHER if second else ONE, ()))


def kept_floor(settings: Settings) -> Level:
    """The level that counts as holding, the usual one where none is set."""
    known = {str(int(level)): level for level in Level}
    return known.get(first(settings, FLOOR_OF_BOTH), FLOOR)
