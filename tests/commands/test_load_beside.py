"""`atlas load --beside` and `--preview`: beside those that are kept, and what would change."""

from pathlib import Path

import pytest

from graph.kinds import NodeKind
from graph.stores.records import RecordKind
from graph.stores.sqlite.store import FileStore
from loaders.given_documents import GivenFile
from loaders.originals import can_add
from tests.kit.atlas import Atlas
from views.loading.load import Load

CLERK = "Clerk\n\nRequirements\n- Proficient in Excel\n"
BOSS = "Boss\n\nRequirements\n- Expert in Salesforce\n"


@pytest.fixture
def store(atlas: Atlas, tmp_path: Path) -> str:
    """A store with one document, and another document beside it that is not loaded yet."""
    for name, text in (("clerk.txt", CLERK), ("boss.txt", BOSS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    address = f"file:{tmp_path / 'atlas.db'}"
    assert atlas("load", str(tmp_path / "clerk.txt"), "--into", address).code == 0
    return address


def opened(address: str) -> FileStore:
    return FileStore(Path(address.removeprefix("file:")))


def held(address: str) -> tuple[list[str], list[str]]:
    """Roles and kept documents."""
    store = opened(address)
    roles = sorted(node.label for node in store.nodes_of_kind(NodeKind.ROLE))
    return roles, [head.name for head in store.records(RecordKind.DOCUMENT)]


def test_documents_go_beside_or_in_place_as_they_do_in_the_app(
    atlas: Atlas, store: str, tmp_path: Path
) -> None:
    boss = str(tmp_path / "boss.txt")
    assert atlas("load", boss, "--into", store, "--beside").code == 0
    assert held(store) == (["Boss", "Clerk"], ["boss.txt", "clerk.txt"])
    (tmp_path / "boss.txt").write_text(BOSS.replace("Boss", "Chief"), encoding="utf-8")
    assert atlas("load", boss, "--into", store, "--beside").code == 0
    assert held(store)[0] == ["Chief", "Clerk"]
    assert atlas("load", boss, "--into", store).code == 0
    assert held(store) == (["Chief"], ["boss.txt"])


def test_the_app_and_the_command_keep_the_same_graph(atlas: Atlas, store: str, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_bytes(Path(store.removeprefix("file:")).read_bytes())
    other = FileStore(there)
    load = Load(other, (GivenFile("boss.txt", BOSS.encode()),), can_add(other))
    load.read()
    load.wait()
    load.keep("")
    load.wait()
    atlas("load", str(tmp_path / "boss.txt"), "--into", store, "--beside")
    assert opened(store).graph() == other.graph()


def test_a_preview_says_what_becomes_of_each_document_and_keeps_nothing(
    atlas: Atlas, store: str, tmp_path: Path
) -> None:
    boss = str(tmp_path / "boss.txt")
    before = Path(store.removeprefix("file:")).read_bytes()
    beside = atlas.json("load", boss, "--into", store, "--beside", "--preview")
    instead = atlas.json("load", boss, "--into", store, "--preview")
    assert Path(store.removeprefix("file:")).read_bytes() == before
    comes = {"name": "boss.txt", "turn": "comes", "roles": 1, "before": 0}
    stays = {"name": "clerk.txt", "turn": "stays", "roles": 1, "before": 1}
    assert beside["preview"]["documents"] == [comes, stays]
    assert (beside["preview"]["roles"], beside["preview"]["before"]) == (2, 1)
    assert [one["id"] for one in beside["preview"]["changes"]["added"]] == ["role:boss", "system:salesforce"]
    assert instead["preview"]["documents"] == [comes, {**stays, "turn": "goes", "roles": 0}]
    assert [one["title"] for one in instead["preview"]["changes"]["removed"] if one["what"] == "role"] == [
        "Clerk"
    ]
    assert "kept" not in beside
    (tmp_path / "clerk.txt").write_text(CLERK.replace("Proficient", "Expert"), encoding="utf-8")
    again = atlas.json("load", str(tmp_path / "clerk.txt"), "--into", store, "--preview")
    assert again["preview"]["documents"][0]["turn"] == "another text"


def test_a_preview_is_told_in_words(atlas: Atlas, store: str, tmp_path: Path) -> None:
    said = " ".join(
        atlas("load", str(tmp_path / "boss.txt"), "--into", store, "--beside", "--preview").out.split()
    )
    assert "There would be 2 roles in place of 1." in said
    assert said.endswith("Nothing is kept: the same command without --preview keeps it.")
    fresh = f"file:{tmp_path / 'fresh.db'}"
    said = " ".join(atlas("load", str(tmp_path / "boss.txt"), "--into", fresh, "--preview").out.split())
    assert "There would be 1 role where nothing is now." in said
    assert not (tmp_path / "fresh.db").exists()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("boss.txt", "--beside"), "--beside reads beside what a store holds: name it with --into"),
        (("boss.txt", "--preview"), "--preview compares with what a store holds: name it with --into"),
        (("empty.txt", "--into", "file:atlas.db", "--preview"), "no role was found"),
        (("--undo", "--preview", "--into", "file:atlas.db"), "--undo is done at once"),
        (("atlas.json", "--beside", "--into", "file:atlas.db"), "leave --beside out"),
        (("boss.txt", "--beside", "--into", "file:bare.json"), "does not keep the documents"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_changes_nothing(
    atlas: Atlas,
    store: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    given: tuple[str, ...],
    why: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty.txt").write_text("Minutes of the budget meeting\n", encoding="utf-8")
    for name in ("atlas.json", "bare.json"):
        atlas("export", name, "--store", store)
    before = held(store)
    ran = atlas("load", *given)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert len(ran.err.splitlines()) == 1
    assert held(store) == before
