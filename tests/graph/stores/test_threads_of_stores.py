"""Stores, stems and documents under many threads: each thread gets what one alone would get."""

from pathlib import Path
from random import Random

import pytest
from snowballstemmer import stemmer

from graph.errors import StoreUnavailable
from graph.exchange.codec import graph_json
from graph.questions.likeness.words import stems
from graph.stores import remembered
from graph.stores.remembering import RememberingStore
from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from loaders.vocabulary.vocabulary import vocabulary_of
from seeds.shipped import DOCUMENTS
from tests.kit.remote import LeavingStore
from tests.kit.threads import GRAPHS, QUESTIONS, ROUNDS, graph_of, number_of, together, truths

pytestmark = pytest.mark.usefixtures("hasty")


def test_words_have_one_stem_however_many_threads_ask_for_it() -> None:
    ends = ("ing", "ation", "ational", "fulness", "ousness", "ies", "edly", "ements", "izer", "ability")
    words = [f"{start}{end}" for start in ("report", "relat", "connect", "pay", "audit") for end in ends]
    words = [f"{chr(97 + n)}{word}" for n in range(20) for word in words]
    expected = {word: stemmer("english").stemWord(word) for word in words}

    def ask(dice: Random) -> None:
        for word in dice.sample(words, len(words)):
            assert stems(word) == (expected[word],)

    together(ask)


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
    monkeypatch.setattr(remembered, "PAUSE", 0.0005)
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
    memory = remembered.Memory()

    class Clock:
        def monotonic(self) -> float:
            memory.trouble = None
            return 0.0

    memory.trouble = StoreUnavailable("away")
    memory._asked_again = 1.0
    monkeypatch.setattr(remembered, "time", Clock())
    with pytest.raises(StoreUnavailable):
        memory.reach(lambda: 1)


def test_documents_read_side_by_side_are_read_alike() -> None:
    expected = graph_json(read_graph([DOCUMENTS]))
    # The vocabulary is shared, and works out parts of itself when it is first asked.
    vocabulary_of.cache_clear()
    together(lambda _: _alike(graph_json(read_graph([DOCUMENTS])) == expected))


def _alike(alike: bool) -> None:
    assert alike
