"""Questions to begin with, made from the graph at hand: each with the page and the address that answer it."""

from collections.abc import Callable, Iterator
from itertools import islice

from exports.finding_words import said
from exports.pairs import percent
from graph.kinds import FLOOR, NodeKind, number_of
from graph.ladder.check import check
from graph.ladder.finding import LadderFinding, Severity
from graph.model import Node
from graph.questions.catalogue import roles
from graph.questions.likeness.roles import similarity
from graph.questions.matrix import role_matrix
from graph.questions.paths.limits import PathLimits
from graph.questions.paths.ways import ways
from graph.questions.systems import skill_counts
from graph.stores.cache import kept
from graph.stores.store import View
from planning.cover_words import listed
from planning.coverage import Coverage, coverage
from planning.holdings import holdings
from planning.required import requirements
from views.home.opener import MOST, Opener

# Of larger graphs the check of the ladder and who covers what take longer than a first page may.
LARGE = 2_000
# How many entries of tracks are tried for a way to another track.
TRIES = 5
# The most skills that a card names.
NAMED = 3


def questions(store: View) -> tuple[Opener, ...]:
    """Six questions that this graph answers, fewer where it holds too little to ask."""
    *_, last = coming(store)
    return tuple(one for one in last if one)


def coming(store: View) -> Iterator[tuple[Opener | None, ...]]:
    """The questions as they come, None in the places of those that are still being worked out."""
    made: list[Opener] = []
    for place, (_, make) in enumerate(MAKERS):
        if len(made) < MOST:
            made += make(store)
        waiting = sum(many for many, _ in MAKERS[place + 1 :])
        yield (*made, *[None] * waiting)[:MOST]


def to_look_at(store: View) -> tuple[LadderFinding, ...] | None:
    """What most likely is a slip of the documents, gravest first; None for a graph too large for a glance."""
    if len(roles(store)) > LARGE:
        return None
    return tuple(odd for odd in check(store) if odd.severity.reaches(Severity.WARNING))


def _who_needs(store: View) -> Iterator[Opener]:
    many = len(roles(store))
    for kind in (NodeKind.SYSTEM, NodeKind.COMPETENCY):
        for one in skill_counts(store, kind)[:1]:
            tells = f"{one.total:,} of {number_of(many, 'role')}, each with the sentence that says so."
            yield Opener(f"Who needs {one.skill.label}?", tells, "who-needs", {"skill": one.skill.id})
            return


def _ways(store: View) -> Iterator[Opener]:
    """A way into another track, and what its first role shares with the likest role there."""
    for origin in islice(_entries(store), TRIES):
        likest = _likest_elsewhere(store, origin)
        if likest is None:
            continue
        near, alike = likest
        goal = _top(store, near)
        if not _leads(store, origin, goal):
            goal = near
        if _leads(store, origin, goal):
            yield Opener(
                f"How do I get from {origin.label} to {goal.label}?",
                f"The moves from {origin.as_role.track} into {goal.as_role.track}, and what each asks.",
                "map",
                {"from": origin.id, "to": goal.id},
            )
        yield Opener(
            f"What do {origin.label} and {near.label} share?",
            f"{percent(alike)} alike, though they stand in two tracks.",
            "compare",
            {"roles": (origin.id, near.id)},
        )
        return


def _hanging(store: View) -> Iterator[Opener]:
    answer = _covered(store)
    if answer is None or not answer.single_points:
        return
    single = answer.single_points
    names = [cover.skill.label for cover in single]
    hang = f"{listed(names[:NAMED])} {'hangs' if len(names) == 1 else 'each hang'} on one."
    if len(names) > NAMED:
        hang = f"{number_of(len(names), 'skill')}, first of them {names[0]}."
    yield Opener("Which skills hang on one role alone?", hang, "coverage", {"floor": int(FLOOR)})
    skill = single[0].skill
    holder = (*single[0].holders, *single[0].unstated)[0].label
    yield Opener(
        f"Who should learn {skill.label}?",
        f"Only {holder} covers it today: who could be second, and from whom.",
        "plan",
        {"skill": skill.id, "target": 2},
    )


def _odd(store: View) -> Iterator[Opener]:
    for first in (to_look_at(store) or ())[:1]:
        tells = said(first.message)
        yield Opener(
            "What should be put right first?",
            f"{tells.rstrip(chr(46))}.",
            "check",
            {"code": first.code},
        )


def _leaving(store: View) -> Iterator[Opener]:
    most = max(roles(store), key=lambda role: (role.as_role.rung or 0, role.id), default=None)
    if most:
        asks = f"What if {most.label} leaves?"
        yield Opener(
            asks, "What nobody would cover, and who could step in.", "what-if", {"a": f"leave|{most.id}"}
        )


def _around(store: View) -> Iterator[Opener]:
    for role in roles(store)[:1]:
        tells = "Its skills and systems, and the roles around it, as a network."
        yield Opener(f"What does {role.label} ask?", tells, "explore", {"focus": role.id})


def _read(store: View) -> Iterator[Opener]:
    if roles(store):
        yield Opener("What was read, line by line?", "Each line with what it was taken for.", "sources")


# With how many questions each makes. Those that are asked most come first; the last stand in where a graph
# is too small for the others.
MAKERS: tuple[tuple[int, Callable[[View], Iterator[Opener]]], ...] = (
    (1, _who_needs),
    (2, _ways),
    (2, _hanging),
    (1, _odd),
    (1, _leaving),
    (1, _around),
    (1, _read),
)


def _leads(store: View, origin: Node, goal: Node) -> bool:
    """Whether there is a way; why there is none takes longest to say, and nobody reads it here."""
    return bool(ways(store, origin.id, goal.id, PathLimits()).by_cost)


def _entries(store: View) -> Iterator[Node]:
    """The lowest role of each track, tracks in the order of their documents."""
    seen = set()
    for role in roles(store):
        track = role.as_role.track
        if track and track not in seen:
            seen.add(track)
            yield role


def _likest_elsewhere(store: View, origin: Node) -> tuple[Node, float] | None:
    """The role of another track that is most like this one, with their likeness from 0 to 1."""
    matrix = role_matrix(store)
    scores = similarity(store).row(matrix.row[origin.id]).tolist()
    others = (
        (score, role.id, role)
        for score, role in zip(scores, matrix.roles, strict=True)
        if role.as_role.track not in {None, origin.as_role.track} and score > 0
    )
    best = max(others, key=lambda one: one[:2], default=None)
    return (best[2], best[0]) if best else None


def _top(store: View, role: Node) -> Node:
    """The highest role of the track of a role, as its document has it."""
    said = role.as_role
    own = [
        other
        for other in roles(store)
        if (other.as_role.track, other.as_role.document) == (said.track, said.document)
    ]
    return max(own, key=lambda other: (other.as_role.rung or 0, other.id), default=role)


def _covered(store: View) -> Coverage | None:
    if len(roles(store)) > LARGE:
        return None
    return kept(
        store, f"coverage {int(FLOOR)}", lambda here: coverage(holdings(here), requirements(here), FLOOR)
    )
