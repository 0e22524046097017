"""What a person says of the columns of tables, and what is told of how they were read."""

import json
from pathlib import Path

import pytest

from graph.documents import LaidTable, SourceDocument
from graph.errors import BadQuestion
from loaders.documents.records import LoadReport
from tests.kit.texts import drawn, load_text

LONG = ("Who | What | How well | Why", "Baker | Excel | 2 | till", "Head Baker | Excel | 5 | plans")
WIDE = ("What | Where | Baker | Packer", "Dough | kitchen | 2 | ", "Boxes | yard | | 4")
COLUMNS = ("What | Low | High", "Dough | Kneads the daily dough | Writes the recipes anew")
ROWS = (
    "Post | Since | Does",
    "Baker | 1-3 | Kneads the daily dough",
    "Packer | 4+ | Fills the boxes quickly",
)


def comma(rows: tuple[str, ...]) -> str:
    return "".join(",".join(cell.strip() for cell in row.split("|")) + "\n" for row in rows)


def strokes(rows: tuple[str, ...]) -> str:
    return drawn(*rows)


def page(rows: tuple[str, ...]) -> str:
    lines = ("".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows)
    return f"<body><table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table></body>"


FORMATS = {".csv": comma, ".md": strokes, ".html": page}


def loaded(folder: Path, text: str, *columns: str, name: str = "needs.csv") -> LoadReport:
    return load_text(folder, text, name, columns)


def asked(report: LoadReport) -> dict[str, list[tuple[str, int | None]]]:
    """Of each role the statements, or the skills with levels that a table names."""
    told: dict[str, list[tuple[str, int | None]]] = {}
    for role in report.roles:
        each: list[tuple[str, int | None]] = [
            (q.place.text, next((m.level for m in q.mentions), None)) for q in role.requirements
        ]
        told[role.title] = each
    return told


SAID = {
    "a need in each row": (
        LONG,
        (
            "Who=role,What=skill,How well=level",
            "role=Who, skill=What, level=How well",
            "A=role,B=skill,C=level",
        ),
        {"Baker": [("Excel", 2)], "Head Baker": [("Excel", 5)]},
    ),
    "skills by roles": (
        WIDE,
        (
            "What=skill,Baker=roles,Packer=roles",
            "skill=What,roles=Baker;Packer",
            "roles=Baker;Packer,What=skill",
        ),
        {"Baker": [("Dough", 2)], "Packer": [("Boxes", 4)]},
    ),
    "statements by roles": (
        COLUMNS,
        ("Low=roles,High=roles", "roles=Low;High", "B=roles,C=roles"),
        {"Low": [("Kneads the daily dough", None)], "High": [("Writes the recipes anew", None)]},
    ),
    "roles by row": (
        ROWS,
        (
            "Post=role,Since=years,Does=asks",
            "role=Post,years=Since,asks=Does",
            "Post=title,Since=years,Does=asks",
        ),
        {
            "Baker": [("1-3", None), ("Kneads the daily dough", None)],
            "Packer": [("4+", None), ("Fills the boxes quickly", None)],
        },
    ),
}


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("kind", SAID)
def test_columns_are_what_a_person_says_in_every_format(kind: str, ending: str, tmp_path: Path) -> None:
    rows, ways, right = SAID[kind]
    for said in ways:
        report = loaded(tmp_path, FORMATS[ending](rows), said, name=f"needs{ending}")
        assert asked(report) == right
        assert "guessed-table" not in [finding.code for finding in report.findings]
        assert [table.chosen for table in report.documents[0].tables] == [True]


def test_what_nobody_says_is_taken_from_the_headings(tmp_path: Path) -> None:
    text = "Role,Skill,Points\nBaker,Dough,4\nPacker,Boxes,2\n"
    right = {"Baker": [("Dough", 4)], "Packer": [("Boxes", 2)]}
    assert asked(loaded(tmp_path, text, "Points=level")) == right
    assert asked(loaded(tmp_path, text, "Points=level", "Role=role")) == right


def test_a_column_that_is_ignored_says_nothing(tmp_path: Path) -> None:
    text = "Role,Skill,Level\nBaker,Dough,4\n"
    assert asked(loaded(tmp_path, text, "Level=ignore")) == {"Baker": [("Dough", None)]}


def test_one_choice_sets_the_tables_that_have_its_headings(tmp_path: Path) -> None:
    text = f"# Bakery\n\n{strokes(LONG)}\nAnd then\n\n{strokes(ROWS)}"
    report = loaded(
        tmp_path, text, "Who=role,What=skill,How well=level", "Post=role,Does=asks,Since=ignore", name="b.md"
    )
    assert asked(report) == {
        "Baker": [("Excel", 2), ("Kneads the daily dough", None)],
        "Head Baker": [("Excel", 5)],
        "Packer": [("Fills the boxes quickly", None)],
    }


TELLING = {
    "a need in each row": "Role,Skill,Level\nBaker,Excel,2\nHead Baker,Excel,5\n",
    "skills by roles": "Skill,Baker,Head Baker\nExcel,2,5\n",
    "statements by roles": '"Area, so",Baker,Head Baker\nDough,Kneads the dough daily,Writes recipes anew\n',
    "roles by row": "Role,Years\nBaker,1-3\nHead Baker,4+\n",
    "skills as columns": "Role,Excel,Word\nBaker,2,1\nHead Baker,5,\n",
    "headings twice": "Role,Level,Skill,Level\nBaker,2,Excel,x\nHead Baker,5,Excel,x\n",
}


@pytest.mark.parametrize("kind", TELLING)
def test_what_was_guessed_can_be_said_and_is_then_no_finding(kind: str, tmp_path: Path) -> None:
    guessed = loaded(tmp_path, TELLING[kind])
    (told,) = [finding for finding in guessed.findings if finding.code == "guessed-table"]
    (table,) = guessed.documents[0].tables
    assert f"'{table.columns}'" in told.suggestion
    said = loaded(tmp_path, TELLING[kind], table.columns)
    assert said.roles == guessed.roles
    assert said.documents[0].tables == (LaidTable(table.line, table.layout, table.columns, chosen=True),)
    assert "guessed-table" not in [finding.code for finding in said.findings]


WRONG = {
    "a heading that is not there": (
        ["Job=role"],
        "no column is headed 'Job' in needs.csv; there are Role, Skill, Level",
    ),
    "one of several": (["Role=role,Cap=skill"], "no column is headed 'Cap' in needs.csv"),
    "a word that is nothing": (["Points=employer"], "'employer' is nothing that a column is"),
    "no sign": (["Role"], "says of no column what it is"),
    "nothing before the sign": (["=role"], "says of no column what it is"),
    "two things at once": (["Level=level", "Level=need"], "the column 'Level' is said to be level and need"),
    "two columns for one": (["Role=role,Skill=role"], "a table is laid out|are both said to be role"),
    "roles in rows and columns": (["Role=role,Level=roles"], "laid out one way"),
    "nothing that holds roles": (["Skill=skills"], "which column is the role|no column"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_cannot_be_is_one_line(kind: str, tmp_path: Path) -> None:
    columns, said = WRONG[kind]
    text = "Role,Skill,Level\nBaker,Excel,2\n" if kind != "nothing that holds roles" else "Who,Skill\nAnn,4\n"
    with pytest.raises(BadQuestion, match=said) as told:
        loaded(tmp_path, text, *columns)
    assert "\n" not in str(told.value)


def test_without_a_table_nothing_can_be_set(tmp_path: Path) -> None:
    with pytest.raises(BadQuestion, match="no document holds a table"):
        loaded(tmp_path, "Baker\n\nDuties\n- Bake bread\n", "Role=role", name="baker.txt")


def test_tables_that_are_laid_out_alike_are_one_finding(tmp_path: Path) -> None:
    one = strokes(("Area | Baker | Head Baker", "Dough | Kneads the daily dough | Writes the recipes anew"))
    report = loaded(tmp_path, f"# Bakery\n\n{one}\nThen\n\n{one}\nAnd\n\n{one}", name="b.md")
    (told,) = [finding for finding in report.findings if finding.code == "guessed-table"]
    assert "2 more tables are laid out like it" in told.message
    assert len(report.documents[0].tables) == 3


def test_what_a_table_is_survives_the_graph(tmp_path: Path) -> None:
    document = loaded(tmp_path, TELLING["roles by row"]).documents[0]
    assert SourceDocument.of_node(document.as_node("document:x")) == document
    assert json.dumps(dict(document.as_node("document:x").facts))
