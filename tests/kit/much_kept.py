"""A dataset that keeps something of every kind, and the two people who are at work on it."""

from pathlib import Path

from graph.kinds import NodeKind
from graph.ladder.accepting import accept, put_off
from graph.ladder.check import check
from graph.stores import named
from graph.stores.keeping import keep
from graph.stores.records import Act, RecordKind
from graph.stores.store import Store
from loaders.acting import acted
from loaders.connect import read_graph
from loaders.corrected_places import CorrectionsDataset
from loaders.originals import kept_instead
from loaders.own_places import OwnDataset
from loaders.readers.intake import files_at
from loaders.roster.kept import KeptTable, keep_table
from loaders.vocabulary.deciding import Decision, decided
from loaders.vocabulary.vocabulary import vocabulary_of
from tests.kit.put_right import LADDER, made

ANN, BEN = "ann@firm.example", "ben@firm.example"
INN = "# Inn\n\n## Cook\n\n- Experience with Potmaster\n- Cooks the soup\n- Basic Excel\n"
PEOPLE = b"name,role,skill,level\nAda Lovelace,Cook,Excel,3\nBob Stone,Baker,Excel,2\n"
TEAM, SCENARIO, PLAN = "Team A", "Without a cook", "Second holders"
NIGHT = made(kind="title", text="Night Shift", says="no-role")


def loaded(store: Store, folder: Path, **files: str) -> None:
    """Load documents, given by their names without an ending, and keep them, as Ann."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    taken, _ = files_at([folder])
    keep(store, read_graph((), keep_each=True, taken=(taken, ())), act=Act(kept_instead(store, taken), ANN))


def keep_much(store: Store, folder: Path) -> None:
    """Two documents in two loads, a correction, a word, decisions on findings, people, a scenario, a plan."""
    loaded(store, folder, ladder=LADDER)
    loaded(store, folder, inn=INN)
    right = NIGHT.model_copy(update={"by": ANN, "at": "2026-11-28T10:00:00+00:00"})
    acted(CorrectionsDataset(store), lambda now: now.holding("ladder.md", right), "put right", ANN)
    word = Decision("system", ("Potmaster",), by=ANN)
    acted(OwnDataset(store), lambda own: decided(own, word, vocabulary_of()), "a word", ANN)
    first, second = check(store)[:2]
    accept(store, [first], "meant", ANN)
    put_off(store, [second], store.version, ANN)
    keep_table(store, TEAM, KeptTable("people.csv", PEOPLE), ANN)
    cook = next(node.id for node in store.nodes_of_kind(NodeKind.ROLE) if node.label == "Cook")
    named.keep(store, RecordKind.SCENARIO, SCENARIO, {"a": [f"leave|{cook}"]}, ANN)
    named.keep(store, RecordKind.PLAN, PLAN, {"skill": ["system:excel"]}, ANN)
