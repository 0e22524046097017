"""Many threads ask at once while graphs come and go: each gets what one thread alone would get."""

import threading
from random import Random

import pytest

from graph.errors import StoreUnavailable
from graph.questions.catalogue import roles
from graph.stores import cache as kept
from graph.stores.memory import MemoryView, NetworkxStore
from graph.stores.store import View
from tests.kit.threads import GRAPHS, QUESTIONS, ROUNDS, THREADS, graph_of, number_of, together, truths

pytestmark = pytest.mark.usefixtures("hasty")


def test_a_snapshot_is_answered_from_its_own_graph_whatever_else_is_asked() -> None:
    expected = truths()
    live = NetworkxStore()
    live.replace(graph_of(0))

    def ask(dice: Random) -> None:
        for _ in range(ROUNDS):
            if dice.random() < 0.5:
                live.replace(graph_of(dice.randrange(GRAPHS)))
            here = live.snapshot()
            name = dice.choice(list(QUESTIONS))
            assert QUESTIONS[name](here) == expected[number_of(here)][name], name

    together(ask)


def test_a_store_that_is_replaced_meanwhile_gives_the_answer_of_one_graph() -> None:
    expected = truths()
    live = NetworkxStore()
    live.replace(graph_of(0))

    def ask(dice: Random) -> None:
        for _ in range(ROUNDS):
            if dice.random() < 0.5:
                live.replace(graph_of(dice.randrange(GRAPHS)))
            name = dice.choice(list(QUESTIONS))
            assert QUESTIONS[name](live) in [truth[name] for truth in expected], name

    together(ask)


def test_stores_of_two_visitors_do_not_answer_for_each_other() -> None:
    expected = truths()

    def ask(dice: Random) -> None:
        own = NetworkxStore("uploaded:")
        for _ in range(ROUNDS // 4):
            number = dice.randrange(GRAPHS)
            own.replace(graph_of(number))
            assert {name: ask(own) for name, ask in QUESTIONS.items()} == expected[number]

    together(ask)


def test_stores_of_one_version_and_two_addresses_are_kept_apart() -> None:
    one, other = MemoryView("neo4j://one", graph_of(0)), MemoryView("neo4j://two", graph_of(1))
    one.version = other.version = "1"
    assert roles(one)[0].id.endswith("-0")
    assert roles(other)[0].id.endswith("-1")


def test_versions_come_and_go_faster_than_they_are_kept() -> None:
    stores = [NetworkxStore(f"memory:{n}") for n in range(kept.MOST_VERSIONS * 3)]

    def ask(dice: Random) -> None:
        for _ in range(2_000):
            store = dice.choice(stores)
            assert kept.kept(store, "address", lambda here: here.address) == store.address

    together(ask)


def test_an_answer_is_worked_out_once_however_many_wait_for_it() -> None:
    store = NetworkxStore()
    store.replace(graph_of(0))
    built = []
    begun = threading.Barrier(THREADS)

    def build(here: View) -> int:
        built.append(here.version)
        threading.Event().wait(0.05)
        return len(built)

    def ask(_: Random) -> None:
        begun.wait()
        assert kept.kept(store, "once", build) == 1

    together(ask)
    assert len(built) == 1


def test_an_answer_that_failed_is_tried_again() -> None:
    store = NetworkxStore()
    tries = []

    def build(_: View) -> int:
        tries.append(1)
        if len(tries) == 1:
            raise StoreUnavailable("away")
        return 7

    with pytest.raises(StoreUnavailable):
        kept.kept(store, "mended", build)
    assert kept.kept(store, "mended", build) == 7
