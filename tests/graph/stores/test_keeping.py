"""A load that found nothing replaces nothing, a replaced graph comes back, and a misspelt store is told."""

import json
from pathlib import Path

import pytest

from graph.errors import NoRoleFound
from graph.exchange.codec import text_of
from graph.kinds import NodeKind
from graph.model import Graph
from graph.stores.keeping import keep
from graph.stores.remembering import RememberingStore
from graph.stores.sqlite.store import FileStore
from graph.stores.store import Store
from loaders.connect import missing
from seeds.shipped import DOCUMENTS
from tests.kit.atlas import Atlas
from tests.kit.drawn import drawn
from tests.kit.remote import LeavingStore

LADDER = "Finance\n\nClerk\nTechnical Skills:\n- Proficient in Excel\n\nAnalyst\nTechnical Skills:\n- SQL\n"
NO_ROLES = {
    "minutes": "Minutes of the budget meeting\n\nThe room was booked until noon. Nothing was decided.\n",
    "a cover page": "Career ladder of the finance department\n\nVersion 7\n",
    "another language": "Besprechung vom Montag\n\nEs wurde nichts beschlossen.\n",
    "a table": "name;value\n1;2\n3;4\n",
    "one word": "hello\n",
    "numbers": "1 2 3\n4 5 6\n",
}


@pytest.fixture
def atlas(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Atlas:
    """The command line, run in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return Atlas(capsys, monkeypatch)


@pytest.fixture
def kept(atlas: Atlas, tmp_path: Path) -> Path:
    """A file that holds the seeds' roles."""
    atlas.json("load", str(DOCUMENTS), "--into", "file:kept.json")
    return tmp_path / "kept.json"


def held(path: Path) -> str:
    """All that a kept file holds."""
    return text_of(FileStore(path).graph())


def roles_in(atlas: Atlas, address: str) -> int:
    atlas.json("export", "all.json", "--store", address)
    nodes = json.loads(Path("all.json").read_text(encoding="utf-8"))["nodes"]
    return sum(node["id"].startswith("role:") for node in nodes)


def test_the_report_of_an_empty_load_is_mended(atlas: Atlas, kept: Path, shared_dir: Path) -> None:
    before = kept.read_bytes()
    ran = atlas("load", str(shared_dir / "cases/reports/13-no-role-found.txt"), "--into", "file:kept.json")
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert "no role was found in 13-no-role-found.txt: nothing is replaced in file:kept.json" in ran.err
    assert "--allow-empty" in ran.err
    assert kept.read_bytes() == before
    assert atlas("who-needs", "Salesforce", "--store", "file:kept.json").code == 0


@pytest.mark.parametrize("text", NO_ROLES.values(), ids=NO_ROLES)
def test_documents_without_a_role_replace_nothing(atlas: Atlas, kept: Path, text: str) -> None:
    before = kept.read_bytes()
    Path("other.txt").write_text(text, encoding="utf-8")
    ran = atlas("load", "other.txt", "--into", "file:kept.json", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert kept.read_bytes() == before


def test_a_folder_without_a_role_and_an_empty_export_replace_nothing(atlas: Atlas, kept: Path) -> None:
    before = kept.read_bytes()
    folder = Path("wrong")
    folder.mkdir()
    for name in ("minutes", "a cover page"):
        (folder / f"{name}.txt").write_text(NO_ROLES[name])
    Path("empty.json").write_text('{"format": "role-atlas/1", "nodes": [], "edges": []}')
    for given, words in {"wrong": "in any of the 2 documents", "empty.json": "in what was given"}.items():
        ran = atlas("load", given, "--into", "file:kept.json")
        assert ran.code == 2
        assert words in ran.err
    assert kept.read_bytes() == before


def test_an_empty_load_into_nothing_keeps_nothing(atlas: Atlas) -> None:
    Path("other.txt").write_text(NO_ROLES["minutes"])
    assert atlas("load", "other.txt", "--into", "file:new.json").code == 2
    assert not Path("new.json").exists()


def test_who_means_an_empty_load_says_so_and_can_undo_it(atlas: Atlas, kept: Path) -> None:
    Path("other.txt").write_text(NO_ROLES["minutes"])
    value = atlas.json("load", "other.txt", "--into", "file:kept.json", "--allow-empty")
    assert value["kept"] == {"address": "file:kept.json", "roles": 0, "before": 11}
    assert roles_in(atlas, "file:kept.json") == 0
    atlas.json("load", "--undo", "--into", "file:kept.json")
    assert roles_in(atlas, "file:kept.json") == 11


def test_without_a_store_the_report_of_lines_is_the_answer(atlas: Atlas) -> None:
    Path("other.txt").write_text(NO_ROLES["minutes"])
    value = atlas.json("load", "other.txt")
    assert set(value) == {"roles", "findings", "documents", "tables", "level_definitions", "proposals"}
    assert "no-role" in {found["code"] for found in value["findings"]}


def test_a_load_says_what_it_replaces_and_undo_swaps(atlas: Atlas, kept: Path) -> None:
    Path("ladder.txt").write_text(LADDER)
    first = held(kept)
    ran = atlas("load", "ladder.txt", "--into", "file:kept.json")
    assert ran.code == 0
    said = " ".join(ran.out.split())
    assert (
        "Kept in file:kept.json: 11 roles were replaced by 2; atlas load --undo --into file:kept.json" in said
    )
    second = held(kept)
    for wanted, words in ((first, "11 roles in place of 2"), (second, "2 roles in place of 11")):
        ran = atlas("load", "--undo", "--into", "file:kept.json")
        assert ran.code == 0
        assert f"Put back in file:kept.json: {words}." in " ".join(ran.out.split())
        assert held(kept) == wanted


def test_a_first_load_says_that_nothing_was_there(atlas: Atlas) -> None:
    Path("ladder.txt").write_text(LADDER)
    out = atlas("load", "ladder.txt", "--into", "file:new.json").out
    assert "Kept in file:new.json: 2 roles; nothing was there before." in " ".join(out.split())


def test_a_first_load_is_taken_back_to_an_empty_store_and_that_too(atlas: Atlas) -> None:
    Path("ladder.txt").write_text(LADDER)
    atlas("load", "ladder.txt", "--into", "file:new.db")
    for words, roles in (
        ("is empty again, as before its 2 roles", 0),
        ("2 roles in place", 2),
    ):
        ran = atlas("load", "--undo", "--into", "file:new.db")
        assert ran.code == 0
        assert words in " ".join(ran.out.split())
        assert roles_in(atlas, "file:new.db") == roles


def test_one_role_is_said_as_one(atlas: Atlas) -> None:
    one = "Clerk\nTechnical Skills:\n- Excel\n"
    for text in (one, LADDER):
        Path("ladder.txt").write_text(text)
        out = atlas("load", "ladder.txt", "--into", "file:one.json").out
    assert "1 role was replaced by 2; atlas load --undo --into file:one.json puts it back" in " ".join(
        out.split()
    )


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--undo",), "--undo takes no documents, but the store"),
        (("--undo", "ladder.txt", "--into", "file:kept.json"), "--undo takes no documents"),
        (("--undo", "--into", "file:none.json"), "file:none.json keeps no earlier version"),
        (("--undo", "--into", "file:no/such/folder.json"), "keeps no earlier version"),
        (("--undo", "--into", "memory:"), "memory: keeps no earlier version"),
        ((), "no path is given"),
    ],
)
def test_what_cannot_be_undone_is_one_line(
    atlas: Atlas, kept: Path, arguments: tuple[str, ...], why: str
) -> None:
    before = kept.read_bytes()
    ran = atlas("load", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert len(ran.err.splitlines()) == 1
    assert kept.read_bytes() == before


def test_a_damaged_file_is_told_in_one_line_by_every_command(atlas: Atlas, kept: Path) -> None:
    Path("ladder.txt").write_text(LADDER)
    kept.write_bytes(kept.read_bytes()[:5000])
    for arguments in (
        ("who-needs", "Excel", "--store", "file:kept.json"),
        ("coverage", "--store", "file:kept.json"),
        ("load", "--undo", "--into", "file:kept.json"),
        ("load", "ladder.txt", "--into", "file:kept.json"),
    ):
        ran = atlas(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert "kept.json is damaged" in ran.err
        assert len(ran.err.splitlines()) == 1


def test_the_report_of_a_misspelt_file_is_mended(atlas: Atlas, kept: Path) -> None:
    ran = atlas("who-needs", "Salesforce", "--store", "file:no-such-file.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "atlas: there is no file no-such-file.json; the nearest there is kept.json; "
        "load one with atlas load FOLDER --into file:no-such-file.json\n"
    )


READING = (
    ("role", "Controller"),
    ("who-needs", "Excel"),
    ("gap", "Controller", "Staff Accountant"),
    ("overlap", "Controller", "Staff Accountant"),
    ("similar", "Controller"),
    ("moves", "Controller"),
    ("paths", "Controller", "Staff Accountant"),
    ("coverage",),
    ("plan", "Excel"),
    ("what-if", "retire", "Excel"),
    ("check",),
    ("print", "role", "Controller", "sheet.html"),
    ("export", "all.json"),
)


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_every_reading_command_tells_a_misspelt_file_with_the_nearest(
    atlas: Atlas, kept: Path, command: tuple[str, ...]
) -> None:
    for name in ("kpet.json", "KEPT.json", "kept.jsn", "kept", "kept2.json"):
        ran = atlas(*command, "--store", f"file:{name}")
        assert (ran.code, ran.out) == (2, "")
        assert f"there is no file {name}; the nearest there is kept.json; load one with" in ran.err
        assert len(ran.err.splitlines()) == 1


def test_the_variable_store_may_be_misspelt_as_well(atlas: Atlas, kept: Path) -> None:
    atlas.store = "file:kpet.json"
    assert "there is no file kpet.json; the nearest there is kept.json" in atlas("coverage").err


def test_in_a_folder_without_kept_graphs_no_name_is_offered(atlas: Atlas) -> None:
    err = atlas("coverage", "--store", "file:absent/none.json").err
    assert "there is no file none.json; load one with atlas load FOLDER --into file:absent/none.json" in err


def test_documents_without_a_role_read_afresh_are_told(atlas: Atlas) -> None:
    Path("other.txt").write_text(NO_ROLES["minutes"])
    ran = atlas("who-needs", "Excel", "--store", "memory:other.txt")
    assert ran.code == 2
    assert "no role was found in other.txt: there is nothing to ask" in ran.err


def test_a_check_and_a_diff_of_documents_without_a_role_are_no_all_clear(atlas: Atlas) -> None:
    Path("other.txt").write_text(NO_ROLES["minutes"])
    Path("ladder.txt").write_text(LADDER)
    for command in (
        ("check", "other.txt"),
        ("diff", "ladder.txt", "other.txt"),
        ("diff", "other.txt", "ladder.txt"),
    ):
        ran = atlas(*command)
        assert (ran.code, ran.out) == (2, "")
        assert "no role was found in other.txt" in ran.err


def test_every_store_refuses_an_empty_load_and_tells_what_a_load_replaced(store: Store) -> None:
    three = drawn({name: {"technical": {"sql": 2}} for name in ("a", "b", "c")})
    first = keep(store, three)
    assert (first.roles, first.before) == (3, None)
    with pytest.raises(NoRoleFound, match="nothing is replaced in"):
        keep(store, Graph((), ()))
    assert len(store.nodes_of_kind(NodeKind.ROLE)) == 3
    again = keep(store, drawn({"a": {"technical": {"sql": 2}}}))
    assert (again.roles, again.before) == (1, 3)
    assert "3 roles were replaced by 1" in again.loaded


def test_a_misspelt_dataset_is_told_with_the_nearest() -> None:
    class Database(LeavingStore):
        @property
        def name(self) -> str:
            return "fnance"

        def names(self) -> tuple[str, ...]:
            return ("atlas", "finance", "kitchen")

    absent = missing(RememberingStore(Database()))
    assert str(absent).startswith("there is no dataset fnance; the nearest there are finance")
    there = Database()
    there.replace(Graph((), ()))
    assert missing(RememberingStore(there)) is None
