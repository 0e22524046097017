"""Two at work on one dataset: each act on what was seen before the other's: both, or a clash."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from graph.errors import BadQuestion, BadVocabulary, ChangedMeanwhile, GraphError
from graph.ladder.accepting import accept, decisions, put_off, take_back
from graph.ladder.check import check
from graph.stores import named, versions
from graph.stores.keeping import go_back
from graph.stores.memory import NetworkxStore
from graph.stores.neo4j.link import Link
from graph.stores.records import Act as ActOf
from graph.stores.records import RecordChange, RecordKind
from graph.stores.sqlite.store import FileStore
from graph.stores.store import Store
from loaders.acting import acted
from loaders.corrected_places import CorrectionsDataset
from loaders.corrections.clashes import check_unchanged
from loaders.corrections.correction import Correction
from loaders.corrections.corrections import Corrections
from loaders.corrections.kept import kept_corrections
from loaders.own_places import OwnDataset, own_words
from loaders.roster.kept import KeptTable, keep_table
from loaders.vocabulary.deciding import Decision, decided, undone
from loaders.vocabulary.laid_over import with_own
from loaders.vocabulary.vocabulary import vocabulary_of
from tests.kit.much_kept import ANN, BEN, PEOPLE, PLAN, SCENARIO, TEAM, keep_much
from tests.kit.neo4j_servers import fresh_store
from tests.kit.put_right import made

# What one does at a page that was drawn before: given the store as it is then, the act to be done later.
Act = Callable[[Store, str], Callable[[], object]]
OTHERS = KeptTable("others.csv", PEOPLE + b"Cy Third,Cook,Excel,1\n")


def keeps(kind: RecordKind, name: str) -> Act:
    def at(store: Store, by: str) -> Callable[[], object]:
        if kind == RecordKind.ROSTER:
            return lambda: keep_table(store, name, OTHERS, by)
        return lambda: named.keep(store, kind, name, {"floor": ["4"]}, by)

    return at


def replaces(kind: RecordKind, name: str) -> Act:
    def at(store: Store, by: str) -> Callable[[], object]:
        seen = named.revision_of(store, kind, name)
        if kind == RecordKind.ROSTER:
            return lambda: keep_table(store, name, OTHERS, by, seen)
        return lambda: named.keep(store, kind, name, {"floor": [by]}, by, seen)

    return at


def renames(kind: RecordKind, name: str, to: str) -> Act:
    return lambda store, by: partial(
        named.rename, store, kind, name, to, by, named.revision_of(store, kind, name)
    )


def removes(kind: RecordKind, name: str) -> Act:
    return lambda store, by: partial(
        named.remove, store, kind, name, by, named.revision_of(store, kind, name)
    )


def accepts(number: int) -> Act:
    def at(store: Store, by: str) -> Callable[[], object]:
        finding = check(store)[number]
        return lambda: accept(store, [finding], "meant", by)

    return at


def puts_off(number: int) -> Act:
    def at(store: Store, by: str) -> Callable[[], object]:
        finding, version = check(store)[number], store.version
        return lambda: put_off(store, [finding], version, by)

    return at


def takes_back(store: Store, by: str) -> Callable[[], object]:
    (entry,) = decisions(store).accepted
    return lambda: take_back(store, [entry.id], by)


def says(kind: str, name: str) -> Act:
    def at(store: Store, by: str) -> Callable[[], object]:
        decision = Decision(kind, (name,), by=by)
        return lambda: acted(
            OwnDataset(store), lambda own: decided(own, decision, with_own(vocabulary_of(), own)), name, by
        )

    return at


def unsays(name: str) -> Act:
    return lambda store, by: lambda: acted(OwnDataset(store), lambda own: undone(own, name, by)[0], name, by)


def corrects(one: Correction) -> Act:
    def at(store: Store, by: str) -> Callable[[], object]:
        place = CorrectionsDataset(store)
        seen = place.read().of("ladder.md")

        def change(now: Corrections) -> Corrections:
            check_unchanged(now.of("ladder.md"), seen, [one])
            return now.holding("ladder.md", one.model_copy(update={"by": by}))

        return lambda: acted(place, change, "put right", by)

    return at


def goes_back(number: int) -> Act:
    def at(store: Store, by: str) -> Callable[[], object]:
        stood = next(one.number for one in versions.versions(store) if one.stands)
        return lambda: go_back(store, number, by, stood=stood)

    return at


def excel(level: int) -> Correction:
    return made(kind="skill", role="Baker", text="Basic Excel", skill="Excel", level=level)


ALIAS = made(kind="alias", role="Baker", alias="Dough Hand")
KINDS = ((RecordKind.ROSTER, TEAM), (RecordKind.SCENARIO, SCENARIO), (RecordKind.PLAN, PLAN))


@dataclass(frozen=True)
class Pair:
    """What Ann does, then Ben on what he saw before that; what he is told, None where both are kept."""

    first: Act
    then: Act
    told: str | None = None
    error: type[GraphError] = ChangedMeanwhile


def on_named(kind: RecordKind, name: str) -> tuple[Pair, ...]:
    changed = f"{kind} {name} was changed meanwhile by {ANN}: nothing is kept, look at it as it is now"
    gone = f"no {kind} is called {name} here"
    return (
        Pair(keeps(kind, "Mine"), keeps(kind, "Yours")),
        Pair(
            keeps(kind, "Mine"),
            keeps(kind, "Mine"),
            f"a {kind} is called Mine already, kept by {ANN} on",
            BadQuestion,
        ),
        Pair(keeps(kind, "Mine"), replaces(kind, name)),
        Pair(keeps(kind, "Mine"), removes(kind, name)),
        Pair(
            keeps(kind, "Mine"),
            renames(kind, name, "Mine"),
            f"a {kind} is called Mine already, kept by {ANN} on",
            BadQuestion,
        ),
        Pair(replaces(kind, name), replaces(kind, name), changed),
        Pair(replaces(kind, name), removes(kind, name), changed),
        Pair(replaces(kind, name), renames(kind, name, "Ours"), changed),
        Pair(renames(kind, name, "Ours"), renames(kind, name, "Theirs"), gone, BadQuestion),
        Pair(renames(kind, name, "Ours"), removes(kind, name), gone, BadQuestion),
        Pair(
            renames(kind, name, "Ours"),
            replaces(kind, name),
            f"{kind} {name} was taken away meanwhile: nothing is kept",
        ),
        Pair(removes(kind, name), removes(kind, name), gone, BadQuestion),
    )


# None of these reads documents again.
QUICK = (
    *(pair for kind, name in KINDS for pair in on_named(kind, name)),
    Pair(accepts(2), accepts(3)),
    Pair(accepts(2), accepts(2), f"was accepted by {ANN} already: meant; take that back first", BadQuestion),
    Pair(accepts(2), puts_off(2), f"was accepted by {ANN} already: meant", BadQuestion),
    Pair(puts_off(2), puts_off(3)),
    Pair(accepts(2), takes_back),
    Pair(takes_back, takes_back, "nothing is decided on a finding", BadQuestion),
    Pair(accepts(2), keeps(RecordKind.PLAN, "Mine")),
)
READING = (
    Pair(says("system", "Wanderdesk"), says("system", "Quillbase")),
    Pair(
        says("system", "Wanderdesk"),
        says("ignored", "Wanderdesk"),
        f"'Wanderdesk' is already a name of the system 'Wanderdesk', by {ANN}; undo that to say otherwise",
        BadVocabulary,
    ),
    Pair(says("system", "Wanderdesk"), unsays("Potmaster")),
    Pair(unsays("Potmaster"), unsays("Potmaster"), "nothing was decided, so there is nothing", BadQuestion),
    Pair(corrects(excel(4)), corrects(ALIAS)),
    Pair(corrects(excel(4)), corrects(excel(2)), f"asks for Excel.* was changed meanwhile by {ANN}"),
    Pair(corrects(ALIAS), says("system", "Quillbase")),
    Pair(corrects(ALIAS), accepts(2)),
    Pair(corrects(ALIAS), goes_back(1), f"what is loaded was changed meanwhile by {ANN}"),
    Pair(goes_back(1), corrects(ALIAS)),
    Pair(goes_back(1), goes_back(2), f"what is loaded was changed meanwhile by {ANN}"),
    Pair(goes_back(1), keeps(RecordKind.SCENARIO, "Mine")),
)


# A server takes longer for each: one that is kept beside, and two that are told.
ON_A_SERVER = (on_named(*KINDS[2])[2], on_named(*KINDS[2])[6], READING[8])


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A dataset that keeps something of every kind, to be copied."""
    folder = tmp_path_factory.mktemp("begun")
    full = FileStore(folder / "atlas.db")
    keep_much(full, folder / "documents")
    return full


def copied(begun: Store, to: Store) -> Store:
    """Another store with all that a dataset keeps."""
    heads = [head for kind in RecordKind for head in begun.records(kind)]
    records = [begun.record(*head.key) for head in heads]
    changes = tuple(RecordChange(*one.head.key, one.data) for one in records if one)
    to.replace(begun.graph(), act=ActOf(changes, ANN))
    return to


def held(store: Store) -> set[str]:
    """What a dataset holds that persons made, and who made it."""
    things = {f"{kind} {head.name}: {head.by}" for kind, _ in KINDS for head in store.records(kind)}
    decided_on = decisions(store)
    things |= {f"accepted {one.id}: {one.by}" for one in decided_on.accepted}
    things |= {f"later {one.entry.id}: {one.entry.by}" for one in decided_on.later}
    things |= {f"word {one.name} {type(one).__name__}: {one.by}" for one in own_words(store).entries}
    right = kept_corrections(store).of("ladder.md")
    return things | {f"right {one.id}: {one.by}" for one in right}


def done(pair: Pair, stores: Callable[[], Store]) -> None:
    """Do both acts of a pair, and each alone, and hold what came of it against each other."""
    store = stores()
    before = held(store)
    second = pair.then(store, BEN)
    pair.first(store, ANN)()
    after_first = held(store)
    if pair.told:
        with pytest.raises(pair.error, match=pair.told.replace("(", r"\(")):
            second()
        assert held(store) == after_first
        return
    second()
    after_both = held(store)
    alone = stores()
    pair.then(alone, BEN)()
    after_second = held(alone)
    assert before not in (after_first, after_second)
    assert after_both - before == (after_first | after_second) - before
    assert before - after_both == (before - after_first) | (before - after_second)


IN_MEMORY = (*on_named(*KINDS[2]), *QUICK[-7:], *READING)


@pytest.mark.parametrize(
    ("kind", "pair"),
    [*(("file", pair) for pair in (*QUICK, *READING)), *(("memory", pair) for pair in IN_MEMORY)],
)
def test_what_two_do_is_kept_of_both_or_the_later_is_told(
    pair: Pair, kind: str, begun: Store, tmp_path: Path
) -> None:
    numbers = count()

    def fresh() -> Store:
        file = FileStore(tmp_path / f"{next(numbers)}.db")
        return copied(begun, file if kind == "file" else NetworkxStore())

    done(pair, fresh)


def test_on_a_server_too(begun: Store, neo4j_link: Link) -> None:
    with fresh_store(neo4j_link) as server:
        for pair in ON_A_SERVER:
            done(pair, lambda: copied(begun, server))
