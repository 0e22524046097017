"""What a plan is asked for as it is kept: the settings of the page Plan, as its address says them."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.errors import BadQuestion
from graph.kinds import FLOOR
from graph.questions.find import find_skill
from graph.stores.named import Settings
from graph.stores.store import View
from planning.changes import BAR
from planning.counting import single_points
from planning.kept_people import first
from planning.kept_scenario import FLOOR_OF_BOTH, kept_floor
from planning.naming import find_holder
from planning.wish import CAPACITY, NO_RULES, RULES, TARGET, Ban, Wish, rules_named

if TYPE_CHECKING:
    from planning.holdings import Holdings

ON, OFF, HOURS = "on", "off", "hours"
# Hours as an address and what is kept say them: 8, 1.5.
_HOURS = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)


@dataclass(frozen=True)
class WishKept:
    """A wish with the skills that are named, by the name of its rules; `alone` adds all that hang on one."""

    wish: Wish
    alone: bool = False
    rules: str = RULES

    def whole(self, held: "Holdings") -> Wish:
        """The wish with every skill; raises BadQuestion for none."""
        wish = replace(self.wish, rules=rules_named(self.rules))
        if not self.alone:
            return wish
        return replace(wish, skills=(*wish.skills, *single_points(held, wish.floor, wish.out)))


def settings_of_wish(asked: WishKept) -> dict[str, list[str]]:
    """The settings that ask for the same; raises BadQuestion for what the page Plan has no place for."""
    wish = asked.wish
    if asked.rules not in {RULES, NO_RULES}:
        raise BadQuestion("a plan is not kept with rules of a file; keep it without --rules")
    hours = wish.hours_per_step
    if hours and hours_of(hours_word(hours)) != hours:
        raise BadQuestion(
            f"a plan is kept with at most nine figures before and after the point, not {hours:g}"
        )
    settings = {
        "skill": list(wish.skills),
        "all": [ON] if asked.alone else [],
        "target": [] if wish.target == TARGET else [str(wish.target)],
        FLOOR_OF_BOTH: [] if wish.floor == FLOOR else [str(int(wish.floor))],
        "capacity": [] if wish.capacity == CAPACITY else [str(wish.capacity)],
        "away": list(wish.out),
        "idle": [ban.holder for ban in wish.bans if ban.skill is None],
        "ban": [f"{ban.holder}{BAR}{ban.skill}" for ban in wish.bans if ban.skill is not None],
        "unstated": [ON] if wish.train_unstated else [],
        "apart": [OFF] if asked.rules == NO_RULES else [],
        HOURS: [hours_word(hours)] if hours else [],
    }
    return {key: values for key, values in settings.items() if values}


def hours_word(hours: float) -> str:
    """Hours in the settings, a fraction only where there is one."""
    return str(int(hours)) if hours == int(hours) else f"{hours:.9f}".rstrip("0")


def hours_of(text: str) -> float | None:
    """The hours that a text of the settings says, None where it says none."""
    hours = float(text) if _HOURS.fullmatch(text) else 0
    return (int(hours) if hours == int(hours) else hours) or None


def kept_wish(store: View, held: "Holdings", settings: Settings) -> WishKept:
    """What the settings ask for; raises UnknownName for a skill or holder that is here no longer."""

    def number(key: str, default: int) -> int:
        given = first(settings, key)
        return int(given) if given.isdecimal() and len(given) < 10 else default

    idle = [Ban(find_holder(store, held, who).id) for who in settings.get("idle", ())]
    pairs = [text.split(BAR, 1) for text in settings.get("ban", ()) if BAR in text]
    bans = [Ban(find_holder(store, held, who).id, find_skill(store, skill).id) for who, skill in pairs]
    wish = Wish(
        skills=tuple(find_skill(store, skill).id for skill in settings.get("skill", ())),
        target=number("target", TARGET),
        floor=kept_floor(settings),
        capacity=number("capacity", CAPACITY),
        bans=(*idle, *bans),
        out=tuple(find_holder(store, held, who).id for who in settings.get("away", ())),
        train_unstated=first(settings, "unstated") == ON,
        hours_per_step=hours_of(first(settings, HOURS)),
    )
    rules = NO_RULES if first(settings, "apart") == OFF else RULES
    return WishKept(wish, first(settings, "all") == ON, rules)
