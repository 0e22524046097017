"""Who needs several skills: all of them or any, each from a level on, and none of those left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.errors import BadQuestion, UnknownName
from graph.kinds import Level, Necessity
from graph.model import Node
from graph.questions.answers import Need
from graph.questions.find import find_skill
from graph.questions.needs import resolved
from graph.stores.patterns import Pattern
from graph.stores.store import View

LEVEL_WORDS = {str(int(level)): level for level in Level} | {level.label.casefold(): level for level in Level}


@dataclass(frozen=True)
class AskedSkill:
    """A skill that was asked for, from this level on; None: at any, stated or not."""

    skill: Node
    floor: Level | None = None

    def takes(self, need: Need | None) -> bool:
        """Whether the need is one that was asked for; a level not stated reaches no floor."""
        return need is not None and (
            self.floor is None or (need.level is not None and need.level >= self.floor)
        )


@dataclass(frozen=True)
class RoleNeeds:
    """A role with its needs of the skills that were asked for and that it has, in their order."""

    role: Node
    needs: tuple[Need, ...]


@dataclass(frozen=True, kw_only=True)
class WhoNeedsSeveral:
    """The roles that need all of some skills, or any, and none of `without`: most skills first."""

    skills: tuple[AskedSkill, ...]
    without: tuple[AskedSkill, ...]
    every: bool
    roles: tuple[RoleNeeds, ...]


def find_asked(store: View, text: str, floor: Level | None = None) -> AskedSkill:
    """The skill that "SKILL" or "SKILL:LEVEL" asks for; without a level, from `floor` on.

    A name may hold colons, as ids do, so the whole text is tried first. Raises UnknownName,
    AmbiguousName, and BadQuestion for a level that is none.
    """
    name, colon, level = text.rpartition(":")
    try:
        return AskedSkill(find_skill(store, text), floor)
    except UnknownName as error:
        if not colon:
            raise
        try:
            skill = find_skill(store, name)
        except UnknownName as shorter:
            raise (shorter if level.strip().casefold() in LEVEL_WORDS else error) from error
    return AskedSkill(skill, level_of(level, skill.label))


def level_of(text: str, about: str) -> Level:
    """The level that a number or a word names; raises BadQuestion that says what it was given for."""
    level = LEVEL_WORDS.get(text.strip().casefold())
    if level is None:
        words = ", ".join(f"{int(one)} {one.label.lower()}" for one in Level)
        raise BadQuestion(f"{text.strip()!r} is no level of {about}; give one of {words}")
    return level


def who_needs_several(
    store: View, skills: Sequence[AskedSkill], without: Sequence[AskedSkill] = (), *, every: bool = True
) -> WhoNeedsSeveral:
    """The roles that need all of the skills (or any) and none of `without`.

    Those that need most of them come first, then by level in the order asked, then by title.
    Raises BadQuestion where one skill is asked for and left out at once, or asked at two levels.
    """
    wanted, left_out = _distinct(skills), _distinct(without)
    _agree(wanted, left_out)
    piece = store.piece([asked.skill.id for asked in (*wanted, *left_out)], Pattern.NEEDED_BY)
    by_role: dict[str, dict[str, Need]] = {}
    for need in resolved(piece):
        by_role.setdefault(need.role.id, {})[need.skill.id] = need
    roles = []
    for role_id, needs in by_role.items():
        met = tuple(needs[a.skill.id] for a in wanted if a.takes(needs.get(a.skill.id)))
        enough = len(met) == len(wanted) if every else bool(met)
        if enough and not any(a.takes(needs.get(a.skill.id)) for a in left_out):
            roles.append(RoleNeeds(piece.node(role_id), met))
    roles.sort(key=_place)
    return WhoNeedsSeveral(skills=wanted, without=left_out, every=every, roles=tuple(roles))


def asked_for(answer: WhoNeedsSeveral) -> str:
    """What was asked, in words: "QuickBooks and ADP at advanced or above, without Concur"."""
    joined = (" and " if answer.every else " or ").join(map(_words, answer.skills))
    left_out = " or ".join(map(_words, answer.without))
    return f"{joined}, without {left_out}" if left_out else joined


def _words(asked: AskedSkill) -> str:
    if asked.floor is None:
        return asked.skill.label
    above = "" if asked.floor == max(Level) else " or above"
    return f"{asked.skill.label} at {asked.floor.label.lower()}{above}"


def _place(row: RoleNeeds) -> tuple[object, ...]:
    required = sum(need.necessity == Necessity.REQUIRED for need in row.needs)
    levels = [-(need.level or 0) for need in row.needs]
    return (-len(row.needs), -required, levels, row.role.label, row.role.id)


def _distinct(skills: Sequence[AskedSkill]) -> tuple[AskedSkill, ...]:
    return tuple(dict.fromkeys(skills))


def _agree(wanted: Sequence[AskedSkill], left_out: Sequence[AskedSkill]) -> None:
    if not wanted:
        raise BadQuestion("name at least one skill that the roles need")
    for asked in (wanted, left_out):
        ids = [one.skill.id for one in asked]
        if twice := next((one for one in asked if ids.count(one.skill.id) > 1), None):
            raise BadQuestion(f"{twice.skill.label} is asked for at two levels; give one")
    floors = {one.skill.id: one for one in wanted}
    for one in left_out:
        there = floors.get(one.skill.id)
        # "At working or above, without advanced" is a question; "without basic" of it has no answer.
        if there and (one.floor is None or one.floor <= (there.floor or Level.BASIC)):
            raise BadQuestion(
                f"{one.skill.label} is both asked for and left out; take it from one of the two"
            )
