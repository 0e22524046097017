"""Stores of drawn roles and rosters, for tests of planning."""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from graph.kinds import Level
from graph.model import Graph
from graph.people import Held, Person, Roster
from graph.stores.memory import NetworkxStore
from graph.stores.store import View
from planning.rules import Duty, Rule, Rules
from tests.kit.drawn import drawn

Asked = Mapping[str, Mapping[str, int | None]]

ROLES, SKILLS = "abcd", "uvwxyz"
LEVELS = st.one_of(st.none(), st.integers(1, 5))
NEEDS = st.dictionaries(st.sampled_from(SKILLS), LEVELS, max_size=6)


def stored(graph: Graph) -> View:
    """The graph in a store."""
    store = NetworkxStore()
    store.replace(graph)
    return store


def asking(
    roles: Asked,
    preferred: Sequence[tuple[str, str]] = (),
    tracks: Mapping[str, Sequence[str]] | None = None,
) -> View:
    """A store of roles that each state these skills."""
    sections = {name: {"technical": skills} for name, skills in roles.items()}
    return stored(drawn(sections, tracks=tracks, preferred=preferred))


def person(name: str, role: str | None = None, **held: int | None) -> Person:
    """A person who holds these systems."""
    entries = (Held(f"system:{s}", None if n is None else Level(n), None, "row 2") for s, n in held.items())
    return Person(f"person:{name}", name.title(), role and f"role:{role}", tuple(entries))


@st.composite
def stores(draw: st.DrawFn) -> View:
    """A store of four roles in up to two tracks, some of their skills preferred."""
    roles = {name: draw(NEEDS) for name in ROLES}
    pairs = st.tuples(st.sampled_from(ROLES), st.sampled_from(SKILLS))
    first, last = sorted((draw(st.integers(0, 4)), draw(st.integers(0, 4))))
    tracks = {t: part for t, part in (("one", ROLES[:first]), ("two", ROLES[first:last])) if part}
    return asking(roles, draw(st.lists(pairs, max_size=4)), tracks)


@st.composite
def rosters(draw: st.DrawFn, store: View) -> Roster:
    """A roster of up to four people over the roles and skills of a store."""
    known = sorted(s for s in SKILLS if store.nodes([f"system:{s}"]))
    held = st.dictionaries(st.sampled_from(known), LEVELS, max_size=4) if known else st.just({})
    roles = st.sampled_from([None, *ROLES])
    return Roster(
        tuple(person(name, draw(roles), **draw(held)) for name in draw(st.sets(st.sampled_from("mnop"))))
    )


def rules(*sides: tuple[str, str], duties: tuple[Duty, ...] = ()) -> Rules:
    """Rules that keep these pairs of names apart."""
    return Rules(duties, tuple(Rule(f"{one} and {other}", (one, other), "", "") for one, other in sides))
