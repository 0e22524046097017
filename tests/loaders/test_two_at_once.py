"""Two who save in the same instant lose nothing: both are kept, or of one matter the later is told."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Barrier, Thread

import pytest

from graph.errors import ChangedMeanwhile, GraphError
from graph.exchange.codec import text_of
from graph.kinds import NodeKind
from graph.ladder.accepting import accept, decisions
from graph.ladder.check import check
from graph.model import Graph
from graph.stores.keeping import keep
from graph.stores.memory import NetworkxStore
from graph.stores.records import Act
from graph.stores.sqlite.store import FileStore
from graph.stores.store import Store
from loaders.acting import acted
from loaders.connect import read_graph
from loaders.corrected_places import CorrectionsDataset
from loaders.corrections.beside import folder_beside
from loaders.corrections.clashes import check_unchanged
from loaders.corrections.correction import Correction
from loaders.corrections.corrections import NONE, Corrections
from loaders.corrections.files import read_corrections
from loaders.corrections.kept import kept_corrections
from loaders.originals import every_original, kept_instead
from loaders.own_places import OwnDataset, own_words
from loaders.readers.intake import files_at
from loaders.vocabulary.deciding import Decision, decided
from loaders.vocabulary.own import OwnVocabulary
from loaders.vocabulary.vocabulary import vocabulary_of
from tests.kit.put_right import LADDER, made

INN = "# Inn\n\n## Cook\n\n- Experience with Potmaster\n- Cooks the soup\n- Basic Excel\n"
NIGHT = made(kind="title", text="Night Shift", says="no-role")
ALIAS = made(kind="alias", role="Baker", alias="Dough Hand")


def excel(document: str, level: int) -> Correction:
    role = "Baker" if document == "ladder.md" else "Cook"
    return made(kind="skill", role=role, text="Basic Excel", skill="Excel", level=level)


@pytest.fixture
def full(store: Store, tmp_path: Path) -> Store:
    """A store of each kind with two documents, which it keeps."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "ladder.md").write_text(LADDER, encoding="utf-8")
    (folder / "inn.md").write_text(INN, encoding="utf-8")
    files, _ = files_at([folder])
    keep(store, read_graph((), taken=(files, ())), act=Act(kept_instead(store, files)))
    return store


def rounds(store: Store) -> int:
    """How often it is tried; a server takes a second for each act."""
    return 1 if store.address.startswith("neo4j") or store.address.startswith("bolt") else 4


def of_its_own(store: Store) -> Store:
    """The store as another process has it: a file is opened anew."""
    return FileStore(store.path) if isinstance(store, FileStore) else store


def at_once(*works: Callable[[], object]) -> list[GraphError]:
    """Do all in the same instant, each in a thread, and return what they raised."""
    start, raised = Barrier(len(works)), list[GraphError]()

    def run(work: Callable[[], object]) -> None:
        start.wait()
        try:
            work()
        except GraphError as error:
            raised.append(error)

    threads = [Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def putting(store: Store, document: str, one: Correction, by: str = "") -> Callable[[], object]:
    """Who puts one thing right, as the app and the command line do it, having seen what stands now."""
    place = CorrectionsDataset(of_its_own(store))
    seen = place.read().of(document)

    def change(now: Corrections) -> Corrections:
        check_unchanged(now.of(document), seen, [one])
        return now.holding(document, one)

    return lambda: acted(place, change, "a test", by)


def taking_back(store: Store) -> None:
    acted(CorrectionsDataset(store), lambda _: NONE)


def text(graph: Graph) -> str:
    held = NetworkxStore()
    held.replace(graph)
    return text_of(held.graph())


def as_read(store: Store) -> str:
    """What the documents say by all that is kept."""
    files, kept = every_original(store), kept_corrections(store)
    own = own_words(store)
    return text(read_graph((), keep_each=True, taken=(files, ()), own=own, corrections=kept))


def test_other_matters_are_both_kept_and_both_read(full: Store) -> None:
    for other, document in [(excel("inn.md", 4), "inn.md"), (ALIAS, "ladder.md")] * 2:
        if rounds(full) == 1 and other == ALIAS:
            return
        assert not at_once(putting(full, "ladder.md", NIGHT, "ann"), putting(full, document, other, "ben"))
        kept = kept_corrections(full)
        assert NIGHT.id in {one.id for one in kept.of("ladder.md")}
        assert other.id in {one.id for one in kept.of(document)}
        assert text(full.graph()) == as_read(full)
        if folder := folder_beside(full):
            assert read_corrections(folder) == kept
        taking_back(full)


def test_of_one_matter_one_is_kept_and_the_later_is_told(full: Store) -> None:
    for level in [2, 3, 4, 5][: rounds(full)]:
        told = at_once(
            putting(full, "ladder.md", excel("ladder.md", level), "ann"),
            putting(full, "ladder.md", excel("ladder.md", level % 5 + 1), "ben"),
        )
        assert [type(error) for error in told] == [ChangedMeanwhile]
        assert "asks for Excel" in str(told[0])
        assert "meanwhile" in str(told[0])
        (one,) = kept_corrections(full).of("ladder.md")
        assert one.as_data["level"] in {level, level % 5 + 1}
        assert text(full.graph()) == as_read(full)
        taking_back(full)


def test_a_word_and_a_correction_at_once_are_both_read(full: Store) -> None:
    def word(own: OwnVocabulary) -> OwnVocabulary:
        return decided(own, Decision("system", ("Potmaster",)), vocabulary_of())

    for _ in range(rounds(full)):
        assert not at_once(
            lambda: acted(OwnDataset(of_its_own(full)), word), putting(full, "ladder.md", NIGHT)
        )
        assert "Potmaster" in {node.label for node in full.nodes_of_kind(NodeKind.SYSTEM)}
        assert "Night Shift" not in {node.label for node in full.nodes_of_kind(NodeKind.ROLE)}
        assert text(full.graph()) == as_read(full)
        acted(OwnDataset(full), lambda _: OwnVocabulary())
        taking_back(full)


def test_words_of_two_are_both_kept(full: Store) -> None:
    def word(name: str) -> Callable[[OwnVocabulary], OwnVocabulary]:
        return lambda own: decided(own, Decision("system", (name,)), vocabulary_of())

    names = [f"Trunkly{n}" for n in range(2 * rounds(full))]
    for first, second in zip(names[::2], names[1::2], strict=True):
        assert not at_once(
            partial(acted, OwnDataset(of_its_own(full)), word(first)),
            partial(acted, OwnDataset(of_its_own(full)), word(second)),
        )
    assert {entry.name for entry in own_words(full).entries} == set(names)


def test_accepted_findings_of_two_are_both_kept(full: Store) -> None:
    first, second = check(full)[:2]
    assert not at_once(
        lambda: accept(of_its_own(full), [first], "meant"),
        lambda: accept(of_its_own(full), [second], "meant too"),
    )
    assert {entry.id for entry in decisions(full).accepted} == {first.id, second.id}


def test_what_is_loaded_meanwhile_is_not_written_over(full: Store, tmp_path: Path) -> None:
    (tmp_path / "documents" / "inn.md").write_text(INN.replace("Cook\n", "Chef\n"), encoding="utf-8")
    files, _ = files_at([tmp_path / "documents"])
    loads = iter([Act(kept_instead(full, files), "ben")])

    def late(now: Corrections) -> Corrections:
        for act in loads:
            keep(full, read_graph((), keep_each=True, taken=(files, ())), act=act)
        return now.holding("ladder.md", NIGHT)

    acted(CorrectionsDataset(full), late)
    titles = {node.label for node in full.nodes_of_kind(NodeKind.ROLE)}
    assert "Chef" in titles
    assert "Cook" not in titles
    assert "Night Shift" not in titles


@pytest.fixture(autouse=True)
def no_long_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads of one process wait for each other shorter than processes do."""
    monkeypatch.setattr("loaders.acting.PAUSE", 0.005)
