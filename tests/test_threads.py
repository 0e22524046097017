"""Many threads ask at once while graphs come and go: each gets what one thread alone would get."""

import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random
from typing import Any

import pytest
from snowballstemmer import stemmer

from drawn import drawn
from graph import file_store, kept, remembering
from graph.errors import StoreUnavailable
from graph.file_store import FileStore
from graph.ladder.check import check
from graph.likeness import stems
from graph.matrix import role_matrix
from graph.model import Graph
from graph.networkx_store import NetworkxStore
from graph.queries.lattice import lattice
from graph.queries.roles import roles
from graph.queries.skills import skills
from graph.remembering import RememberingStore
from graph.similarity import similarity
from graph.store import GraphStore
from planning.demand import demand
from remote import LeavingStore

THREADS, ROUNDS, GRAPHS = 8, 40, 7
Question = Callable[[GraphStore], Any]

QUESTIONS: Mapping[str, Question] = {
    "roles": lambda store: [role.id for role in roles(store)],
    "skills": lambda store: [skill.id for skill in skills(store)],
    "matrix": lambda store: role_matrix(store).levels.toarray().tolist(),
    "demand": lambda store: demand(store).asked.toarray().tolist(),
    "similarity": lambda store: similarity(store).scores.tolist(),
    "lattice": lattice,
    "check": check,
}


@pytest.fixture(autouse=True)
def hasty() -> Iterator[None]:
    """Threads take turns as often as they can, and what earlier tests kept is gone."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    kept.forget()
    yield
    sys.setswitchinterval(before)


def graph_of(number: int) -> Graph:
    """A graph like the others in shape, and unlike each of them in every answer."""
    names = [f"{word}-{number}" for word in ("clerk", "senior-clerk", "lead")]
    asked = {
        name: {"technical": {f"reporting-{number}": 1 + (n + number) % 5, "excel": 1 + n, f"sql-{n}": None}}
        for n, name in enumerate(names[: 2 + number % 2])
    }
    return drawn(asked, tracks={f"office-{number}": list(asked)})


def truths() -> list[dict[str, Any]]:
    """What each question gives for each graph, asked one after the other of a store of its own."""
    found = []
    for number in range(GRAPHS):
        alone = NetworkxStore()
        alone.replace(graph_of(number))
        found.append({name: ask(alone) for name, ask in QUESTIONS.items()})
    kept.forget()
    return found


def together(work: Callable[[Random], None]) -> None:
    """Run this in many threads at once; the first error of any of them is raised here."""
    with ThreadPoolExecutor(THREADS) as pool:
        for run in [pool.submit(work, Random(number)) for number in range(THREADS)]:
            run.result()


def number_of(store: GraphStore) -> int:
    """Which of the graphs a snapshot holds, told by its own roles."""
    return int(store.graph().nodes[-1].id.rpartition("-")[2])


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
    class Versioned(NetworkxStore):
        version = "1"

        def snapshot(self) -> NetworkxStore:
            return self

    one, other = Versioned("neo4j://one"), Versioned("neo4j://two")
    one.replace(graph_of(0))
    other.replace(graph_of(1))
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

    def build(here: GraphStore) -> int:
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

    def build(_: GraphStore) -> int:
        tries.append(1)
        if len(tries) == 1:
            raise StoreUnavailable("away")
        return 7

    with pytest.raises(StoreUnavailable):
        kept.kept(store, "mended", build)
    assert kept.kept(store, "mended", build) == 7


def test_words_have_one_stem_however_many_threads_ask_for_it() -> None:
    ends = ("ing", "ation", "ational", "fulness", "ousness", "ies", "edly", "ements", "izer", "ability")
    words = [f"{start}{end}" for start in ("report", "relat", "connect", "pay", "audit") for end in ends]
    words = [f"{chr(97 + n)}{word}" for n in range(20) for word in words]
    expected = {word: stemmer("english").stemWord(word) for word in words}

    def ask(dice: Random) -> None:
        for word in dice.sample(words, len(words)):
            assert stems(word) == (expected[word],)

    together(ask)


def test_a_file_read_slowly_does_not_take_the_place_of_what_was_saved_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = FileStore(tmp_path / "atlas.json")
    writer.replace(graph_of(0))
    reader = FileStore(tmp_path / "atlas.json")
    reader._stamp = None
    begun, newer_taken, older_taken = (threading.Event() for _ in range(3))
    read, take = file_store._read, reader._memory.replace

    def reading(path: Path) -> Graph:
        found = read(path)
        if threading.current_thread().name == "slow":
            begun.set()
            newer_taken.wait(0.5)
        return found

    def taking(graph: Graph) -> None:
        take(graph)
        if threading.current_thread().name == "quick":
            newer_taken.set()
            older_taken.wait(0.5)

    def slowly() -> None:
        assert reader.version
        older_taken.set()

    monkeypatch.setattr(file_store, "_read", reading)
    monkeypatch.setattr(reader._memory, "replace", taking)
    slow = threading.Thread(target=slowly, name="slow")
    quick = threading.Thread(target=lambda: reader.version, name="quick")
    slow.start()
    begun.wait()
    writer.replace(graph_of(1))
    quick.start()
    for thread in (slow, quick):
        thread.join()
    assert number_of(reader) == 1


def test_readers_of_a_file_see_one_whole_graph_while_others_save(tmp_path: Path) -> None:
    expected = truths()
    path = tmp_path / "atlas.json"
    FileStore(path).replace(graph_of(0))
    shared = FileStore(path)

    def ask(dice: Random) -> None:
        for _ in range(ROUNDS // 2):
            if dice.random() < 0.3:
                shared.replace(graph_of(dice.randrange(GRAPHS)))
            here = shared.snapshot()
            assert QUESTIONS["matrix"](here) == expected[number_of(here)]["matrix"]
            assert QUESTIONS["lattice"](shared) in [truth["lattice"] for truth in expected]

    together(ask)


def test_a_server_that_comes_and_goes_is_told_so_in_each_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "PAUSE", 0.0005)
    server = LeavingStore()
    server.replace(graph_of(0))
    store = RememberingStore(server)
    expected = truths()
    assert QUESTIONS["roles"](store) == expected[0]["roles"]

    def ask(dice: Random) -> None:
        for _ in range(ROUNDS * 5):
            server.presence.away = dice.random() < 0.5
            name = dice.choice(["roles", "skills", "matrix"])
            try:
                assert QUESTIONS[name](store) == expected[0][name]
            except StoreUnavailable:
                continue

    together(ask)


def test_an_absent_server_is_told_though_another_thread_just_found_it_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory = remembering.Memory()

    class Clock:
        def monotonic(self) -> float:
            memory.trouble = None
            return 0.0

    memory.trouble = StoreUnavailable("away")
    memory._asked_again = 1.0
    monkeypatch.setattr(remembering, "time", Clock())
    with pytest.raises(StoreUnavailable):
        memory.reach(lambda: 1)
