"""Of a folder that was named only what lies in it is read, each file once, and what is left out is told."""

import os
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.errors import BadAddress, BadVocabulary
from graph.stores.sqlite.store import FileStore
from loaders.documents.load import load
from loaders.documents.records import LoadReport
from loaders.vocabulary.vocabulary import Vocabulary
from planning.read_rules import read_rules
from seeds.shipped import DOCUMENTS, DUTIES, VOCABULARY
from tests.kit.atlas import Atlas
from tests.kit.pages import APP, words

LADDER = "Finance\n\nClerk\nTechnical Skills:\n- Proficient in Excel\n\nAnalyst\nTechnical Skills:\n- SQL\n"


@pytest.fixture
def atlas(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Atlas:
    """The command line, run in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return Atlas(capsys, monkeypatch)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one document, beside another document that is not in it."""
    inside = tmp_path / "folder"
    inside.mkdir()
    (inside / "ladder.txt").write_text(LADDER)
    (tmp_path / "secret.txt").write_text(LADDER.replace("Clerk", "Controller"))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "role.md").write_text(LADDER.replace("Clerk", "Controller"))
    return inside


def titles(report: LoadReport) -> list[str]:
    return [role.title for role in report.roles]


def left_out(report: LoadReport) -> dict[str, str]:
    return {found.document: found.message for found in report.findings if found.code == "not-read"}


def test_the_report_of_a_link_is_mended(atlas: Atlas, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "role.txt").symlink_to("/etc/hostname")
    ran = atlas("load", "folder")
    assert (ran.code, ran.out) == (2, "")
    assert "folder: the folder holds no document that is read: role.txt is a link that leads out" in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize(
    "target",
    ["../secret.txt", "/etc/hostname", "sub/../../secret.txt", "../elsewhere/role.md", "../folder2/x.txt"],
)
def test_a_link_that_leads_out_is_not_followed_and_is_told(folder: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "folder2").mkdir()
    (tmp_path / "folder2" / "x.txt").write_text(LADDER)
    (folder / "sub").mkdir()
    (folder / "role.txt").symlink_to(target)
    report = load([folder])
    assert titles(report) == ["Clerk", "Analyst"]
    assert "role.txt is a link that leads out of the folder, to " in left_out(report)["role.txt"]


def test_a_link_to_a_folder_outside_or_through_another_link_is_not_followed(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "more").symlink_to("../elsewhere")
    (folder / "chain.txt").symlink_to("second.txt")
    (folder / "second.txt").symlink_to("../secret.txt")
    (folder / "up").symlink_to("..")
    report = load([folder])
    assert titles(report) == ["Clerk", "Analyst"]
    assert set(left_out(report)) == {"more", "chain.txt", "second.txt", "up"}


def test_a_link_within_the_folder_is_read_once(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "a-link.txt").symlink_to("ladder.txt")
    (folder / "sub" / "again.md").symlink_to("../ladder.txt")
    (folder / "sub" / "absolute.txt").symlink_to(folder / "ladder.txt")
    (folder / "notes.dat").write_text(LADDER.replace("Clerk", "Accountant"))
    (folder / "sub" / "notes.txt").symlink_to("../notes.dat")
    report = load([folder])
    assert [document.name for document in report.documents] == ["ladder.txt", "sub/notes.txt"]
    assert titles(report) == ["Clerk", "Analyst", "Accountant", "Analyst"]
    assert left_out(report) == {}


@pytest.mark.parametrize("target", [".", "..", "sub", "sub/deeper", "itself"])
def test_a_folder_linked_into_itself_ends(folder: Path, target: str) -> None:
    (folder / "sub" / "deeper").mkdir(parents=True)
    (folder / "sub" / "deeper" / "more.txt").write_text(LADDER.replace("Clerk", "Accountant"))
    (folder / "sub" / "deeper" / "itself").symlink_to(folder / "sub")
    (folder / "itself").symlink_to(target)
    report = load([folder])
    assert [document.name for document in report.documents if document.lines] == [
        "ladder.txt",
        "sub/deeper/more.txt",
    ]


def test_links_that_lead_nowhere_pipes_and_devices_are_told_and_never_opened(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "to-pipe.md").symlink_to("pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "round.txt").symlink_to("about.txt")
    (folder / "about.txt").symlink_to("round.txt")
    report = load([folder])
    assert titles(report) == ["Clerk", "Analyst"]
    told = left_out(report)
    assert set(told) == {"pipe.txt", "to-pipe.md", "zero.txt", "gone.txt", "round.txt", "about.txt"}
    assert "is a pipe or a device" in told["pipe.txt"]
    assert "leads out of the folder, to /dev/zero" in told["zero.txt"]
    assert "leads nowhere" in told["gone.txt"]


def test_a_folder_that_may_not_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "locked").mkdir()
    allowed = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", str(path))
        return allowed(path)

    monkeypatch.setattr("os.scandir", scandir)
    assert left_out(load([folder])) == {"locked": "locked cannot be read: Permission denied"}


def test_documents_of_kinds_that_are_not_read_are_told(atlas: Atlas, folder: Path) -> None:
    for name in ("roles.docx", "Roles.PDF", "old.doc", "roles.html", "notes.rtf"):
        (folder / name).write_bytes(b"PK")
    (folder / "picture.png").write_bytes(b"")
    assert set(left_out(load([folder]))) == {"roles.docx", "Roles.PDF", "old.doc", "roles.html", "notes.rtf"}
    (folder / "ladder.txt").write_text("Career ladder of the finance department\n")
    ran = atlas("load", "folder", "--into", "file:kept.json")
    assert ran.code == 2
    assert (
        "no role was found in ladder.txt (not read: notes.rtf, old.doc, Roles.PDF, roles.docx, roles.html"
        in ran.err
    )


@pytest.mark.parametrize("kind", ["pipe", "device", "link to a device"])
def test_what_is_neither_file_nor_folder_is_one_line(atlas: Atlas, tmp_path: Path, kind: str) -> None:
    path = {"pipe": "pipe.txt", "device": "/dev/zero", "link to a device": "link.txt"}[kind]
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to("/dev/zero")
    for arguments in (("load", path), ("check", path), ("coverage", "--store", f"file:{path}")):
        ran = atlas(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert "is a pipe or a device" in ran.err
    ran = atlas("plan", "Excel", "--rules", path)
    assert ran.code == 2
    assert "is no file" in ran.err


def test_a_link_that_is_named_itself_is_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "to-folder").symlink_to("folder")
    (tmp_path / "to-file.txt").symlink_to("secret.txt")
    assert titles(load([tmp_path / "to-folder"])) == ["Clerk", "Analyst"]
    assert titles(load([tmp_path / "to-file.txt"])) == ["Controller", "Analyst"]


@pytest.mark.usefixtures("fresh_caches")
def test_what_was_left_out_stays_in_the_kept_graph_and_is_shown(
    atlas: Atlas, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "role.txt").symlink_to("../secret.txt")
    value = atlas.json("load", "folder", "--into", "file:kept.json")
    assert [f["document"] for f in value["findings"] if f["code"] == "not-read"] == ["role.txt"]
    assert b"Controller" not in Path("kept.json").read_bytes()
    monkeypatch.setenv("STORE", "file:kept.json")
    app = AppTest.from_file(APP, default_timeout=30)
    app.query_params["document"] = "role.txt"
    app.run().switch_page("views/sources/page.py").run()
    assert not app.exception
    assert "role.txt is a link that leads out of the folder" in words(app)


# What the program itself reads, whatever vocabulary is named.
OWN_LISTS = {
    "abbreviations.yaml",
    "employers.yaml",
    "keys.yaml",
    "kinds.yaml",
    "ladder.yaml",
    "likeness.yaml",
    "languages.yaml",
    "names.yaml",
    "pages.yaml",
    "rosters.yaml",
    "short_forms.yaml",
    "taxonomies.yaml",
    "unknown.yaml",
    "trades.yaml",
    "general.yaml",
}


@pytest.mark.parametrize("name", sorted({path.name for path in VOCABULARY.glob("*.yaml")} - OWN_LISTS))
def test_a_vocabulary_may_not_lead_out_of_its_folder(atlas: Atlas, tmp_path: Path, name: str) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(VOCABULARY, mine)
    (mine / name).rename(tmp_path / name)
    (mine / name).symlink_to(tmp_path / name)
    with pytest.raises(BadVocabulary, match="is a link that leads out of"):
        Vocabulary.read(mine)
    (mine / name).unlink()
    (tmp_path / name).rename(mine / f"real-{name}")
    (mine / name).symlink_to(f"real-{name}")
    assert Vocabulary.read(mine)
    (mine / name).unlink()
    os.mkfifo(mine / name)
    ran = atlas("load", str(DOCUMENTS), "--vocabulary", "mine")
    assert ran.code == 2
    assert f"{name}: is no file" in ran.err


# Each name stands for nine times the one before.
BUILT = list(pairwise("abcdefghijkl"))
DEEP = {
    "lists": "[" * 200_000 + "]" * 200_000,
    "mappings": "{a: " * 200_000 + "1" + "}" * 200_000,
    "lists in a key": "rules: " + "[" * 5000 + "]" * 5000,
    "an open end": "duties: " + "[" * 200_000,
    "blocks": "- " * 2000 + "x",
    "a list as a key": "? [a, b]\n: 1\n",
    "a date that is none": "rules: 2026-13-45\n",
    "a number of 5,000 digits": f"rules: {'9' * 5000}\n",
    "a list in itself": "rules: &a [*a]\n",
    "references to references": "a: &a [x]\n" + "".join(f"{n}: &{n} [{f'*{m}, ' * 9}]\n" for m, n in BUILT),
}


@pytest.mark.parametrize("case", DEEP)
def test_rules_and_vocabulary_beyond_the_limits_of_a_parser_are_one_line(
    atlas: Atlas, tmp_path: Path, case: str
) -> None:
    (tmp_path / "rules.yaml").write_text(DEEP[case])
    shutil.copytree(VOCABULARY, tmp_path / "mine")
    (tmp_path / "mine" / "wording.yaml").write_text(DEEP[case])
    for arguments in (
        ("plan", "Excel", "--rules", "rules.yaml"),
        ("load", str(DOCUMENTS), "--vocabulary", "mine"),
    ):
        ran = atlas(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert len(ran.err.splitlines()) == 1
        assert ".yaml: " in ran.err


def test_a_store_on_a_pipe_is_told_and_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "kept.json")
    with pytest.raises(BadAddress, match="is a pipe or a device"):
        FileStore(tmp_path / "kept.json")


def test_the_rules_that_ship_are_read() -> None:
    assert read_rules(DUTIES).rules


def test_what_was_not_read_is_named_and_strict_says_so_by_the_exit_code(atlas: Atlas, folder: Path) -> None:
    (folder / "good.md").write_text("# Cook\n\n## Requirements\n\n- 2 years of cooking\n- Excel\n- SAP\n")
    (folder / "ladder.txt").unlink()
    assert atlas("load", "folder", "--strict").code == 0
    (folder / "old.doc").write_bytes(b"x")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.jpg").write_bytes(b"x")
    ran = atlas("load", "folder")
    assert ran.code == 0
    assert "2 documents not read: empty.txt, old.doc." in ran.out
    assert "left-out" in ran.out
    assert atlas("load", "folder", "--strict").code == 1
