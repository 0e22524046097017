"""Words of a dataset on every store: read again and kept in one act, shared by two, taken back."""

from pathlib import Path

import pytest

from graph.errors import BadVocabulary, ChangedMeanwhile
from graph.kinds import NodeKind
from graph.stores.keeping import keep
from graph.stores.records import Act
from graph.stores.store import Store
from loaders.acting import acted
from loaders.connect import connect, read_graph
from loaders.originals import kept_instead
from loaders.own_places import OwnDataset, own_words
from loaders.readers.intake import files_at
from loaders.vocabulary.deciding import Decision, decided
from loaders.vocabulary.own import OwnVocabulary
from loaders.vocabulary.vocabulary import vocabulary_of
from tests.kit.contract_cases import CLERK

OTHER = "# Stock Lead\n\n## Duties\n\n- Trains CST in Wanderdesk\n- Proficient in Wanderdesk\n"


def loaded(store: Store, folder: Path) -> Store:
    """The store with two documents, which it keeps."""
    for name, text in (("clerk.md", CLERK), ("lead.md", OTHER)):
        (folder / name).write_text(text, encoding="utf-8")
    files, _ = files_at([folder / "clerk.md", folder / "lead.md"])
    keep(store, read_graph((), taken=(files, ())), act=Act(kept_instead(store, files)))
    return store


def said(place: OwnDataset, decision: Decision) -> str:
    return place.write(decided(place.read(), decision, vocabulary_of()), "a test", "ann@example.org")


def systems(store: Store) -> set[str]:
    return {node.label for node in store.nodes_of_kind(NodeKind.SYSTEM)}


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    return folder


def test_a_word_is_read_in_every_document_at_once(store: Store, documents: Path) -> None:
    place = OwnDataset(loaded(store, documents))
    told = said(place, Decision("system", ("Wanderdesk",)))
    assert told == "2 documents were read again: 2 needs of 2 roles came."
    assert "Wanderdesk" in systems(store)
    said(place, Decision("ignored", ("CST",), what="team"))
    names = {
        one["name"]
        for n in store.nodes_of_kind(NodeKind.DOCUMENT)
        for one in n.facts.get("unknown_names", ())
    }
    assert "NetSuit" in names
    assert "CST" not in names


def test_undoing_the_load_takes_the_word_back_too(store: Store, documents: Path) -> None:
    place = OwnDataset(loaded(store, documents))
    said(place, Decision("system", ("Wanderdesk",)))
    store.undo()
    assert "Wanderdesk" not in systems(store)
    assert not own_words(store)


def test_of_two_who_decide_at_once_the_second_is_told(store: Store, documents: Path) -> None:
    one, other = OwnDataset(loaded(store, documents)), OwnDataset(store)
    words = one.read(), other.read()
    one.write(decided(words[0], Decision("system", ("Wanderdesk",)), vocabulary_of()))
    late = decided(words[1], Decision("ignored", ("CST",)), vocabulary_of())
    with pytest.raises(ChangedMeanwhile):
        other.write(late)
    assert [entry.name for entry in own_words(store).entries] == ["Wanderdesk"]
    assert "Wanderdesk" in systems(store)


def test_what_another_decides_of_other_names_meanwhile_stays(store: Store, documents: Path) -> None:
    loaded(store, documents)
    others = iter([Decision("ignored", ("CST",), what="team")])

    def late(own: OwnVocabulary) -> OwnVocabulary:
        for decision in others:
            said(OwnDataset(store), decision)
        return decided(own, Decision("system", ("Wanderdesk",)), vocabulary_of())

    acted(OwnDataset(store), late)
    assert [entry.name for entry in own_words(store).entries] == ["CST", "Wanderdesk"]


def test_what_another_decides_of_the_same_name_meanwhile_is_told(store: Store, documents: Path) -> None:
    loaded(store, documents)
    others = iter([Decision("ignored", ("Wanderdesk",))])

    def late(own: OwnVocabulary) -> OwnVocabulary:
        for decision in others:
            said(OwnDataset(store), decision)
        return decided(own, Decision("system", ("Wanderdesk",)), vocabulary_of())

    with pytest.raises(BadVocabulary, match="is already ignored"):
        acted(OwnDataset(store), late)


def test_documents_that_an_address_names_are_read_again_too(documents: Path) -> None:
    (documents / "clerk.md").write_text(CLERK, encoding="utf-8")
    store = connect(f"memory:{documents}")
    assert said(OwnDataset(store), Decision("system", ("Wanderdesk",))).startswith(
        "1 document was read again"
    )
    assert "Wanderdesk" in systems(store)


def test_a_dataset_of_which_a_document_is_not_kept_is_not_read_again(store: Store, documents: Path) -> None:
    loaded(store, documents)
    files, _ = files_at([documents / "clerk.md"])
    graph = store.graph()
    keep(store, graph, act=Act(kept_instead(store, files)))
    told = said(OwnDataset(store), Decision("system", ("Wanderdesk",)))
    assert "keeps no documents to read again" in told
    assert "Wanderdesk" not in systems(store)
    assert [entry.name for entry in own_words(store).entries] == ["Wanderdesk"]
