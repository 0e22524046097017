"""Under initials and numbers nothing of a table of people is repeated: cell, heading or file's name."""

import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from graph.stores.store import View
from tests.kit.atlas import Atlas
from tests.kit.roster_tables import office_atlas, office_store, sheets

# Each marker is a word that stands nowhere but in the table.
MARK = "zqx"
HIDDEN = ("initials", "numbers")


@pytest.fixture(scope="module")
def office() -> View:
    """clerk and lead, who need sql, map and adp."""
    return office_store()


@pytest.fixture
def atlas(
    office: View, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Atlas:
    """The command line on the office."""
    return office_atlas(office, tmp_path, capsys, monkeypatch)


def marks() -> Iterator[str]:
    """Words that stand in no document, one after the other."""
    yield from (f"{MARK}{n:03}" for n in range(1, 1000))


def marked_rows() -> list[list[str]]:
    """A table with every fault that is told, each of its cells a marker wherever one may stand."""
    m = marks()
    heading = [
        "person",
        "employee id",
        "role",
        "skill",
        "level",
        "date",
        "until",
        "capacity",
        "target",
        "status",
    ]
    good = [f"Ann {next(m)}", next(m), "clerk", "sql", "3", "2025-01-01", "", "2", "", "active"]
    rows = [[*heading, f"{next(m)} remarks"], [*good, next(m)]]
    for at in range(2, 10):
        row = [f"Bo {next(m)}", next(m), "clerk", "map", "3", "", "", "", "", "", next(m)]
        row[at] = next(m)
        rows.append(row)
    name, number = next(m), next(m)
    rows.append([f"Cy {name}", number, "clerk", "sql", "3", "", "", "", "", "", ""])
    rows.append([f"{name} Cy", number, "lead", "sql", "5", "", "", "", "", "", ""])
    rows.append([f"{name}, Di", "", "lead", "sql", "5", "", "", "", "", "", ""])
    rows.append([f"Di {name}", "", "lead", "sql", "5", "", "2020-01-01", "", "", "left", ""])
    rows.append(["clerk", next(m), f"Ed {next(m)}", "sql", "2", "", "", "", "", "", ""])
    rows.append([f"Team {next(m)}", *[""] * 10])
    rows.append([f"Note: {next(m)} said so", *[""] * 10])
    rows.append([f"=A1&{next(m)!r}", next(m), "clerk", "sql", "2", "", "", "", "", "", ""])
    rows.append(["", "", *[next(m) for _ in range(9)]])
    return rows


def csv_file(folder: Path, rows: list[list[str]]) -> Path:
    path = folder / f"{MARK} people.csv"
    path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")
    return path


CHOICES = (
    ("--columns", f"{MARK}=person"),
    ("--columns", f"person={MARK}"),
    ("--columns", f"{MARK}"),
    ("--sheet", f"{MARK}"),
    ("--scale", f"{MARK}"),
    ("--same", f"{MARK}"),
)
COMMANDS = (
    ("coverage",),
    ("plan", "sql", "--target", "2", "--alternatives"),
    ("what-if", "retire", "sql"),
    ("what-if", "leave", f"Ann {MARK}001"),
    ("what-if", "leave", f"Nobody {MARK}"),
    ("what-if", "move", f"Nobody {MARK}", "lead"),
    ("what-if", f"{MARK}"),
    ("plan", "sql", "--without", f"Nobody {MARK}"),
    ("plan", "sql", "--may-not", f"Nobody {MARK}:sql"),
    ("plan", "sql", "--may-not", f"Nobody {MARK}"),
    ("plan", f"Nobody {MARK}"),
    *(("coverage", *choice) for choice in CHOICES),
)


@pytest.mark.parametrize("names", HIDDEN)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_repeats_the_table(
    atlas: Atlas, tmp_path: Path, names: str, command: tuple[str, ...]
) -> None:
    path = csv_file(tmp_path, marked_rows())
    for form in ((), ("--json",)):
        ran = atlas(*command, "--roster", str(path), "--names", names, *form)
        assert MARK not in (ran.out + ran.err).casefold()
        assert ran.out or ran.err
    given = atlas(*command, "--roster", str(path), "--names", "given")
    assert MARK in (given.out + given.err).casefold()


@pytest.mark.parametrize("names", HIDDEN)
@pytest.mark.parametrize("options", [(), *CHOICES])
def test_the_check_of_a_table_repeats_nothing_of_it(
    atlas: Atlas, tmp_path: Path, names: str, options: tuple[str, ...]
) -> None:
    path = csv_file(tmp_path, marked_rows())
    for form in ((), ("--json",)):
        ran = atlas("roster", "check", str(path), *options, "--names", names, *form)
        assert MARK not in (ran.out + ran.err).casefold()
        assert ran.code == (2 if options else 1)
    assert MARK in atlas("roster", "check", str(path), "--names", "given").out.casefold()


@pytest.mark.parametrize("names", HIDDEN)
@pytest.mark.parametrize(
    "text",
    [
        f"{MARK}\n",
        f"person\n{MARK}\n",
        f'person,skill\n"{MARK},sql\nBo,sql\n',
        f"{MARK},skill\nBo,sql\n",
        f"person,skill\n{MARK}!,{MARK}\n!!!,sql\n",
        f"{MARK}\x00",
        "",
    ],
)
def test_no_refusal_repeats_the_table(atlas: Atlas, tmp_path: Path, names: str, text: str) -> None:
    path = tmp_path / f"{MARK} people.csv"
    path.write_text(text, encoding="utf-8")
    ran = atlas("coverage", "--roster", str(path), "--names", names, "--json")
    assert MARK not in (ran.out + ran.err).casefold()
    assert (ran.code, ran.err.count("\n")) in {(2, 1), (0, 0)}


@pytest.mark.parametrize("names", HIDDEN)
def test_a_file_that_is_not_there_is_not_named(atlas: Atlas, tmp_path: Path, names: str) -> None:
    ran = atlas("coverage", "--roster", str(tmp_path / f"{MARK}.csv"), "--names", names)
    assert (ran.code, MARK in ran.err) == (2, False)
    assert "cannot be read" in ran.err


@pytest.mark.parametrize("names", HIDDEN)
def test_no_name_of_a_sheet_is_repeated(atlas: Atlas, tmp_path: Path, names: str) -> None:
    path = tmp_path / "people.xlsx"
    rows = [("person", "skill"), ("Ann", "sql")]
    path.write_bytes(sheets({f"Cover {MARK}": [("hello",)], f"{MARK} one": rows, f"{MARK} two": rows}))
    for sheet in ((), ("--sheet", "2"), ("--sheet", f"{MARK} two"), ("--sheet", MARK), ("--sheet", "1")):
        ran = atlas("coverage", "--roster", str(path), "--names", names, *sheet)
        assert MARK not in (ran.out + ran.err).casefold()


def test_the_places_and_what_is_wrong_are_still_told(atlas: Atlas, tmp_path: Path) -> None:
    path = csv_file(tmp_path, marked_rows())
    told = atlas.json("coverage", "--roster", str(path), "--names", "numbers")["rejected"]
    reasons = {r["place"]: r["reason"] for r in told}
    assert "the level is out of scale" in reasons["row 5"]
    assert "no role is called what the cell says" in reasons["row 3"]
    assert not [r for r in told if r["reason"].startswith("something here could not be taken")]


def test_the_case_of_names_among_what_was_turned_away(
    shared_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shared_dir / "cases" / "reports" / "07-hidden-names-told.csv"
    on_seeds = Atlas(capsys, monkeypatch)
    for names, command in (("numbers", ["coverage"]), ("initials", ["plan", "Excel", "--target", "3"])):
        for form in ((), ("--json",)):
            ran = on_seeds(*command, "--roster", str(path), "--names", names, *form)
            assert not [n for n in ("Alpha", "Beta", "D'One", "D’One", "07-hidden") if n in ran.out + ran.err]
    rejected = json.loads(on_seeds("coverage", "--roster", str(path), "--names", "numbers", "--json").out)[
        "rejected"
    ]
    assert [r["place"] for r in rejected] == ["row 4"]


@pytest.mark.parametrize("names", HIDDEN)
@pytest.mark.parametrize("form", [".html", ".xlsx"])
def test_no_plan_on_paper_repeats_the_table(atlas: Atlas, tmp_path: Path, names: str, form: str) -> None:
    path, paper = csv_file(tmp_path, marked_rows()), tmp_path / f"plan{form}"
    plan = ("plan", "sql", "map", "--target", "11", "--roster", str(path), "--paper", str(paper))
    assert atlas(*plan, "--names", names).code == 0
    assert MARK not in text_in(paper)
    assert atlas(*plan, "--names", "given").code == 0
    assert MARK in text_in(paper)


def text_in(paper: Path) -> str:
    """All text of a file, that of a workbook from each of its parts."""
    if paper.suffix != ".xlsx":
        return paper.read_text(encoding="utf-8").casefold()
    with ZipFile(paper) as packed:
        return "".join(packed.read(part).decode("utf-8", "replace") for part in packed.namelist()).casefold()
