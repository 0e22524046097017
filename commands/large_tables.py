"""The answers that graphs of any size give, as tables."""

from commands.asking import to_table
from commands.printing import say, table
from graph.kinds import level_words, number_of
from graph.questions.likest_roles import LikestRoles
from planning.holder_counts import HolderCounts, SkillHolders

# Of more skills than these a table is no answer.
MOST_SKILLS = 40


@to_table.register
def likest(answer: LikestRoles) -> None:
    """The roles likest to one."""
    rows = ((role.label, role.as_role.track or "", f"{like:.0%}") for role, like in answer.likest)
    title = f"Likest to {answer.role.label} by the skills that both require"
    table(title, ("role", "track", "alike"), rows)


@to_table.register
def counts(answer: HolderCounts) -> None:
    """How many hold each skill: what hangs on one role first, then what fewest hold."""
    single = sum(bool(one.states.single) for one in answer.skills)
    uncovered = sum(bool(one.states.uncovered) for one in answer.skills)
    of = number_of(len(answer.skills), "skill")
    floor = level_words(answer.floor)
    say(f"Of {of} {single:,} hang on one role, and {uncovered:,} nobody holds at {floor} or above.")
    ranked = sorted(answer.skills, key=_fewest)
    rows = (
        (one.skill.label, *(f"{count:,}" for count in (*one.states, one.preferred)))
        for one in ranked[:MOST_SKILLS]
    )
    headings = ("skill", f"{floor} or above", "level not stated", "below", "only preferred")
    table("How many roles require each skill", headings, rows)
    if len(ranked) > MOST_SKILLS:
        say(f"The {MOST_SKILLS} that fewest hold of {of}; --json gives all of them.")


def _fewest(one: SkillHolders) -> tuple[bool, int, str, str]:
    return (not one.states.single, one.states.held + one.states.unstated, one.skill.label, one.skill.id)
