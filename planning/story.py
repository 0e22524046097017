"""What changes do, in sentences: what each asks of whom, then what they leave to one alone or to nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.kinds import Level, number_of
from graph.model import Node
from graph.questions.answers import GapState
from graph.questions.effort import effort_words
from planning.changes import Action, Change, told
from planning.listing import at_words, does, few, holders, those
from planning.outcome import Affected, ChangedCount, Lesson, Tally, WhatIf
from planning.tallies import covering

# Of these a sentence each; the others are named in one.
MOST_TOLD = 3


def story(outcome: WhatIf, promotion: float | None) -> tuple[str, ...]:
    """What the changes do, one sentence each, then what hangs on one alone or on nobody.

    Effort is told in multiples of `promotion`, the median promotion here.
    """
    said = [
        f"{told(one, outcome.labels)}: {'; '.join(_does(outcome, one, promotion))}."
        for one in outcome.changes
    ]
    if len(said) > 1:
        said.insert(0, f"After these {len(said)} changes {'; '.join(_lead(outcome, promotion))}.")
    if outcome.unfilled:
        roles = does(outcome.unfilled, "that role", "these roles")
        titles = few(role.label for role in outcome.unfilled)
        said.append(f"Nobody here has {roles}, of which the documents ask it too: {titles}.")
    return (*said, *(_cover(outcome) if outcome.changes else ()))


def _lead(outcome: WhatIf, promotion: float | None) -> Iterator[str]:
    """Yield what several changes come to, in clauses."""
    must = holders(x for x in outcome.lessons if x.must)
    yield f"{those(must)} {_has_to_learn(outcome.lessons, promotion)}" if must else "nobody has to learn"
    parts = (
        (outcome.uncovered, "nobody is sure to hold", "before it is learned" if must else "any more"),
        (outcome.new_single_points, "one alone holds", ""),
        (outcome.possible_single_points, "possibly one alone holds", ""),
    )
    for nodes, words, until in parts:
        if nodes:
            yield " ".join(filter(None, (words, number_of(len(nodes), "further skill"), until)))


def tally_words(tally: Tally, floor: Level) -> str:
    """A tally in words: "5 at proficient or above, 3 below"; "nobody" where it is all nothing."""
    parts = (
        (tally.held, f"at {floor.label.lower()} or above"),
        (tally.unstated, "at no stated level"),
        (tally.below, "below"),
        (tally.preferred, "only as preferred"),
    )
    return ", ".join(f"{number} {words}" for number, words in parts if number) or "nobody"


def _does(outcome: WhatIf, change: Change, promotion: float | None) -> Iterator[str]:
    """Yield what one change asks of whom, in clauses."""
    touched = [party for party in outcome.affected if party.by == change]
    lessons = [lesson for lesson in outcome.lessons if lesson.by == change]
    if change.action == Action.LEAVE:
        yield _taken_along(touched, outcome.floor)
    elif change.action in {Action.MOVE, Action.PROMOTE}:
        yield from _of_role(lessons, promotion)
        if touched:
            skills = number_of(len(touched), "skill")
            yield f"{skills} of the old role {does(touched, 'is', 'are')} no longer held there"
    elif not touched:
        why = "it is required there already" if change.action == Action.ADD else "nobody uses it"
        yield f"nothing changes, for {why}"
    else:
        yield from _of_system(touched, lessons, change, promotion)


def _taken_along(touched: Sequence[Affected], floor: Level) -> str:
    """What who leaves held."""
    if not touched:
        return "no skill loses a holder"
    sure = [party for party in touched if not party.preferred]
    held = sum(party.level is not None and party.level >= floor for party in sure)
    unstated = sum(party.level is None for party in sure)
    figures = Tally(held, unstated, len(sure) - held - unstated, len(touched) - len(sure))
    skills = number_of(len(touched), "skill")
    return f"{skills} {does(touched, 'loses', 'lose')} a holder: {tally_words(figures, floor)}"


def _of_system(
    touched: Sequence[Affected], lessons: Sequence[Lesson], change: Change, promotion: float | None
) -> Iterator[str]:
    """Yield who uses a system that goes or is to use one that comes, and what that asks of them."""
    users = holders(touched)
    few = sum(party.preferred for party in touched)
    uses = does(users, "is to use it", "are to use it")
    if change.outgoing:
        uses = does(users, "uses it", "use it") + (f" ({few} only as preferred)" if few else "")
    if change.incoming is None:
        yield f"{those(users)} {uses}"
        yield "nothing comes in its place"
    elif holders(x for x in lessons if x.must) == users:
        yield f"{those(users)} {uses} and {_has_to_learn(lessons, promotion)}"
    else:
        yield f"{those(users)} {uses}"
        yield from _of_lessons(lessons, promotion)


def _of_role(lessons: Sequence[Lesson], promotion: float | None) -> Iterator[str]:
    """Yield what a new role asks; of one who moves without the name, which stands before it."""
    if len(holders(lessons)) != 1:
        yield from _of_lessons(lessons, promotion)
        return
    role = lessons[0].holder.role
    title = role.label if role else "the new role"
    takes = effort_words(sum(lesson.effort for lesson in lessons if lesson.must), promotion)
    must = [lesson.skill.label for lesson in lessons if lesson.must]
    what = few(must) if len(must) == 1 else number_of(len(must), "skill")
    learn = f"{what} {does(must, 'is', 'are')} to be learned or raised"
    yield f"to be {title}, {learn}: {takes}" if must else f"to be {title} nothing has to be learned"
    if confirm := [lesson.skill.label for lesson in lessons if lesson.state == GapState.TO_CONFIRM]:
        yield f"the level of {few(confirm)} is to be confirmed"


def _of_lessons(lessons: Sequence[Lesson], promotion: float | None) -> Iterator[str]:
    """Yield what has to be learned and by whom, who is to confirm a level, who knows enough."""
    must = holders(x for x in lessons if x.must)
    yield f"{those(must)} {_has_to_learn(lessons, promotion)}" if must else "nothing has to be learned"
    asked = [lesson for lesson in lessons if not lesson.preferred]
    confirm = {x.skill.id: x.skill.label for x in asked if x.state == GapState.TO_CONFIRM}
    if confirm:
        who = holders(x for x in asked if x.state == GapState.TO_CONFIRM)
        yield f"the level of {few(confirm.values())} is to be confirmed for {those(who)}"
    enough = holders(x for x in asked if x.state == GapState.MET)
    if enough:
        yield f"{those(enough)} {does(enough, 'knows', 'know')} it well enough"


def _has_to_learn(lessons: Sequence[Lesson], promotion: float | None) -> str:
    must = [lesson for lesson in lessons if lesson.must]
    takes = effort_words(sum(lesson.effort for lesson in must), promotion)
    skills = {lesson.skill.id: lesson.skill.label for lesson in must}
    what = few(skills.values()) if len(skills) == 1 else number_of(len(skills), "skill")
    together = "" if len(must) == 1 else "together "
    return f"{does(holders(must), 'has', 'have')} to learn {what}, {together}{takes}"


def _cover(outcome: WhatIf) -> Iterator[str]:
    """Yield what is left to nobody, to one alone, or possibly to one alone."""
    counts = {count.skill.id: count for count in outcome.counts}
    until = [n for n in outcome.uncovered if n.id in counts and counts[n.id].learned.cover]
    never = [node for node in outcome.uncovered if node not in until]
    for node in until:
        yield from _until(counts[node.id], outcome)
    if never:
        yield f"Nobody is sure to hold {_labels(never)} then."
    if single := outcome.new_single_points:
        alone = few(_alone(outcome, node) for node in single)
        yield f"Then {does(single, 'one skill hangs', f'{len(single)} skills hang')} on one alone: {alone}."
    possible = outcome.possible_single_points
    for node in possible[:MOST_TOLD]:
        held, unstated = covering(outcome.after, node.id, outcome.floor)
        others = f"{few(unstated)} {does(unstated, 'holds', 'hold')} it at no stated level"
        yield f"{node.label} possibly hangs on {few(held)} alone then: {others}."
    if rest := possible[MOST_TOLD:]:
        yield f"{few(node.label for node in rest)} possibly {does(rest, 'hangs', 'hang')} on one alone too."
    if not (outcome.uncovered or single or possible):
        yield "No further skill is left to one alone or to nobody."


def _alone(outcome: WhatIf, node: Node) -> str:
    """A skill with who alone holds it."""
    held, unstated = covering(outcome.after, node.id, outcome.floor)
    return f"{node.label} ({held[0] if held else f'{unstated[0]}, level not stated'})"


def _labels(nodes: Sequence[Node]) -> str:
    return few(node.label for node in nodes)


def _until(count: ChangedCount, outcome: WhatIf) -> Iterator[str]:
    """Yield where a skill stands until it is learned, and after that."""
    skill = count.skill.label
    hopes = [k for k in outcome.know_replacement if k.preferred and k.skill.id == count.skill.id]
    named = few(f"{k.label} only prefers it, {at_words(k.level)}" for k in hopes)
    yield f"Until it is learned nobody is sure to hold {skill}" + (f" ({named})." if named else ".")
    goes = {one.outgoing for one in outcome.changes if one.incoming == count.skill.id}
    before = [c for c in outcome.counts if c.skill.id in goes]
    learned = replace(count.learned, preferred=0)
    same = [c.skill.label for c in before if replace(c.today, preferred=0) == learned]
    as_today = f", just as {same[0]} is today" if same else ""
    if not same:
        as_today = "".join(f"; {c.skill.label} today: {tally_words(c.today, outcome.floor)}" for c in before)
    yield f"Once it is, {skill} is held by {tally_words(learned, outcome.floor)}{as_today}."
