"""Who covers what, in sentences that a person reads before any table."""

from collections.abc import Iterator, Sequence

from graph.kinds import level_label, number_of
from graph.people import PERSON
from planning.coverage import Candidate, Coverage, SkillCover

# The most names that a sentence lists.
MOST_NAMED = 3


def cover_sentence(answer: Coverage) -> str:
    """What hangs on one alone, what may, of what no level is stated, and what nobody holds at the floor."""
    return " ".join(f"{part}." for part in _parts(answer))


def _parts(answer: Coverage) -> Iterator[str]:
    who, single, perhaps = holder_noun(answer), answer.single_points, answer.possible_single_points
    yield f"{_these(single)} on one {who}" if single else f"No skill surely hangs on one {who}"
    if perhaps:
        them = "it" if len(perhaps) == 1 else "them"
        too = " too" if single else ""
        yield f"{_these(perhaps, may=True)}{too}: others hold {them}, at a level that is not stated"
    if answer.unknown:
        yield f"Of {number_of(len(answer.unknown), 'skill')} no level is stated that says who covers it"
    if bare := len(answer.uncovered):
        yield f"{bare:,} of {number_of(len(answer.skills), 'skill')} nobody holds at {floor_words(answer)}"


def _these(covers: Sequence[SkillCover], may: bool = False) -> str:
    """The skills that hang or may hang on one, named where they are few."""
    names = [cover.skill.label for cover in covers]
    verb = "may" if may else "hangs" if len(names) == 1 else "each hang"
    if len(names) > MOST_NAMED:
        return f"{len(names):,} skills, first of them {names[0]}, {verb}"
    return f"{listed(names)} {verb}"


def holder_nouns(answer: Coverage) -> tuple[str, str]:
    """What one and several holders are: "person" where a table of people was given, else "role"."""
    holders = (h for c in answer.skills for h in (*c.holders, *c.unstated, *c.below))
    first = next(holders, None)
    return ("person", "people") if first and first.id.startswith(PERSON) else ("role", "roles")


def holder_noun(answer: Coverage) -> str:
    """What one holder is: "person" or "role"."""
    return holder_nouns(answer)[0]


def floor_words(answer: Coverage) -> str:
    """The floor in words: "proficient or above", the highest level alone."""
    label = level_label(answer.floor).lower()
    return label if answer.floor == max(type(answer.floor)) else f"{label} or above"


def asked_words(cover: SkillCover) -> str:
    """What hangs on a skill: "8 roles in 3 tracks"."""
    if not cover.roles:
        return "preferred only"
    return f"{number_of(cover.roles, 'role')} in {number_of(len(cover.tracks), 'track')}"


def start_of(nearest: Candidate) -> str:
    """Where who could cover a skill next stands today, after the name."""
    if not nearest.holds:
        return "the role prefers it: ask first" if nearest.prefers else "does not know it yet"
    if nearest.level is None:
        return "level not stated: ask first"
    return f"now {level_label(nearest.level).lower()}"


def some(names: Sequence[str]) -> str:
    """The first of these names and how many there are beside them."""
    rest = len(names) - MOST_NAMED
    return ", ".join(names) if rest < 2 else f"{', '.join(names[:MOST_NAMED])} and {rest} more"


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
