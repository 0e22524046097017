"""Words that wait to be read, on every store: kept at once, read in one act, nothing lost meanwhile."""

from pathlib import Path

import pytest

from graph.errors import ChangedMeanwhile
from graph.stores import versions
from graph.stores.keeping import go_back, keep
from graph.stores.records import Act, RecordKind
from graph.stores.store import Store
from loaders import reading_again, waiting_words
from loaders.acting import acted
from loaders.connect import read_graph
from loaders.corrected_places import CorrectionsDataset
from loaders.originals import kept_instead, originals
from loaders.own_places import OwnDataset, WordsSeen, own_words, words_read_with
from loaders.reading_again import ReadAgain, ReadWith
from loaders.vocabulary.deciding import Decision, decided
from loaders.vocabulary.own import NO_WORDS, OwnVocabulary
from loaders.vocabulary.vocabulary import vocabulary_of
from loaders.waiting_words import SAME, read_waiting, waits
from tests.loaders.test_own_places import loaded, systems

DESK = Decision("system", ("Wanderdesk",), by="ann@example.org")
TEAM = Decision("ignored", ("CST",), what="team")


def decide(store: Store, decision: Decision) -> str:
    """Decide something, to be read later."""
    place = OwnDataset(store, later=True)
    return acted(place, lambda own: decided(own, decision, vocabulary_of()), "a test")[2]


def names(own: OwnVocabulary) -> list[str]:
    return [entry.name for entry in own.entries]


def test_words_wait_and_are_read_together_in_one_act(store: Store, tmp_path: Path) -> None:
    version = loaded(store, tmp_path).version
    assert read_waiting(store) == ""
    assert decide(store, DESK) == ""
    decide(store, TEAM)
    assert (waits(store), store.version) == (True, version)
    assert names(own_words(store)) == ["Wanderdesk", "CST"]
    assert not words_read_with(store)
    assert read_waiting(store) == "2 documents were read again: 2 needs of 2 roles came."
    assert "Wanderdesk" in systems(store)
    assert not waits(store)
    assert names(words_read_with(store)) == ["Wanderdesk", "CST"]
    assert len(versions.versions(store)) == 2


def test_the_graph_is_the_one_of_a_decision_that_is_read_at_once(store: Store, tmp_path: Path) -> None:
    loaded(store, tmp_path)
    decide(store, DESK)
    decide(store, TEAM)
    read_waiting(store)
    again = read_graph((), taken=(originals(store), ()), own=own_words(store))
    assert {edge.key for edge in store.graph().edges} == {edge.key for edge in again.edges}


def test_what_is_decided_during_a_reading_waits_on(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(store, tmp_path)
    decide(store, DESK)
    real = reading_again.tried

    def slow(held: Store, was: ReadWith, now: ReadWith, what: str) -> ReadAgain:
        decide(store, TEAM)
        return real(held, was, now, what)

    monkeypatch.setattr(waiting_words, "tried", slow)
    assert read_waiting(store).endswith("2 needs of 2 roles came.")
    assert (names(words_read_with(store)), waits(store)) == (["Wanderdesk"], True)
    monkeypatch.setattr(waiting_words, "tried", real)
    assert read_waiting(store) == "2 documents were read again: no need of a role changed."
    assert names(words_read_with(store)) == ["Wanderdesk", "CST"]


def test_a_load_that_comes_between_is_not_written_over(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(store, tmp_path)
    decide(store, DESK)
    real, loads = reading_again.tried, iter([1])

    def slow(held: Store, was: ReadWith, now: ReadWith, what: str) -> ReadAgain:
        again = real(held, was, now, what)
        for _ in loads:
            files = originals(store)[:1]
            keep(store, read_graph((), taken=(files, ())), act=Act(kept_instead(store, files)))
        return again

    monkeypatch.setattr(waiting_words, "tried", slow)
    assert read_waiting(store) == "1 document was read again: 1 need of 1 role came."
    assert len(originals(store)) == 1


def test_a_load_keeps_what_it_read_with_and_lets_later_words_wait(store: Store, tmp_path: Path) -> None:
    loaded(store, tmp_path)
    decide(store, DESK)
    read = own_words(store)
    graph = read_graph((), taken=(originals(store), ()), own=read)
    decide(store, TEAM)
    keep(store, graph, act=Act(WordsSeen.in_store(store).loaded_with(read, store)))
    assert (names(words_read_with(store)), names(own_words(store))) == (["Wanderdesk"], ["Wanderdesk", "CST"])
    assert read_waiting(store) == "2 documents were read again: no need of a role changed."
    assert not waits(store)


def test_a_decision_that_is_taken_back_before_it_is_read_changes_nothing(
    store: Store, tmp_path: Path
) -> None:
    version = loaded(store, tmp_path).version
    decide(store, DESK)
    acted(OwnDataset(store, later=True), lambda own: NO_WORDS)
    assert read_waiting(store) == SAME
    assert (store.version, waits(store), names(own_words(store))) == (version, False, [])


def test_corrections_leave_words_that_wait_as_they_are(store: Store, tmp_path: Path) -> None:
    loaded(store, tmp_path)
    decide(store, DESK)
    place = CorrectionsDataset(store)
    assert "read again" in place.write(place.read())
    assert waits(store)
    assert "Wanderdesk" not in systems(store)
    read_waiting(store)
    assert "Wanderdesk" in systems(store)


def test_of_two_who_decide_at_once_the_second_is_told(store: Store, tmp_path: Path) -> None:
    loaded(store, tmp_path)
    one, other = OwnDataset(store, later=True), OwnDataset(store, later=True)
    words = one.read(), other.read()
    one.write(decided(words[0], DESK, vocabulary_of()))
    with pytest.raises(ChangedMeanwhile):
        other.write(decided(words[1], TEAM, vocabulary_of()))
    read_waiting(store)
    with pytest.raises(ChangedMeanwhile):
        other.write(decided(words[1], TEAM, vocabulary_of()))
    assert names(own_words(store)) == ["Wanderdesk"]


def test_who_goes_back_to_a_version_has_the_words_of_then(store: Store, tmp_path: Path) -> None:
    loaded(store, tmp_path)
    first = versions.versions(store)[0].number
    decide(store, DESK)
    go_back(store, first)
    assert (waits(store), names(own_words(store))) == (False, [])


def test_documents_that_are_not_kept_are_told_and_the_words_stay(store: Store, tmp_path: Path) -> None:
    loaded(store, tmp_path)
    keep(store, store.graph(), act=Act(kept_instead(store, ())))
    decide(store, DESK)
    told = read_waiting(store)
    if store.address.startswith("memory:") and "keeps no documents" not in told:
        pytest.skip("what an address in memory names is read")
    assert "keeps no documents to read again" in told
    assert names(words_read_with(store)) == ["Wanderdesk"]
    assert store.records(RecordKind.WAITING) == ()
