"""Tables of roles and skills, in long and in wide form, and what only looks like them."""

from functools import partial
from pathlib import Path

import pytest

from graph.errors import BadDocument
from loaders.documents.records import LoadReport
from tests.kit.texts import load_text

Need = tuple[str, int | None, str]


loaded = partial(load_text, name="needs.csv")


def needs(report: LoadReport) -> dict[str, set[Need]]:
    """What each role needs, as (skill, level, usage)."""
    named = {r.title: [m for q in r.requirements for m in q.mentions] for r in report.roles}
    return {title: {(m.skill.id, m.level, str(m.usage)) for m in each} for title, each in named.items()}


LONG = {
    "commas": "Role,Skill,Level,Must have\nBaker,Excel,2,yes\nBaker,Dough,4,yes\nHead Baker,Excel,5,no\n",
    "semicolons and words": "Job title;Competency;Required level;Mandatory\nBaker;Excel;Working;yes\n"
    "Baker;Dough;Advanced;yes\nHead Baker;Excel;Expert;no\n",
    "tabs and other columns": "Site\tPosition\tTool\tProficiency\tRequired\n"
    "York\tBaker\tExcel\t2 - working\tyes\n"
    "York\tBaker\tDough\t4 - advanced\ty\n"
    "York\tHead Baker\tExcel\t5 (expert)\tn\n",
    "a title once for its rows": "Role,Skill,Level,Must have\n"
    "Baker,Excel,2,yes\n"
    ",Dough,4,yes\nHead Baker,Excel,5,no\n",
    "a title row above and words of need": "Needs of the bakery,,,\n,,,\nRole,Skill,Level,Necessity\n"
    "Baker,Excel,2,required\nBaker,Dough,4,required\nHead Baker,Excel,5,preferred\n",
    "quotation marks and other ends of lines": 'sep=;\r\n"Role";"Skill";"Level";"Must have"\r\n'
    '"Baker";"Excel";"2";"yes"\r\n"Baker";"Dough";"4";"yes"\r\n"Head Baker";"Excel";"5";"no"\r\n',
}


@pytest.mark.parametrize("kind", LONG)
def test_each_row_is_a_need_of_its_role(kind: str, tmp_path: Path) -> None:
    report = loaded(tmp_path, LONG[kind])
    assert needs(report) == {
        "Baker": {("system:excel", 2, "requirement"), ("competency:dough", 4, "requirement")},
        "Head Baker": {("system:excel", 5, "preferred")},
    }
    assert [f.code for f in report.findings].count("guessed-table") == 1


WIDE = {
    "semicolons": "Skill;Baker;Head Baker\nExcel;2;5\nDough;4;\n",
    "commas and words": "Competency,Baker,Head Baker\nExcel,working,expert\nDough,advanced,n/a\n",
    "number and word": "Area\tSkill\tBaker\tHead Baker\nTools\tExcel\t2 - working\t5 - expert\n"
    "Craft\tDough\t4 - advanced\t-\n",
    "nought for no need": "Skills,Baker,Head Baker\nExcel,2,5\nDough,4,0\n",
    "a title row above": "Bakery 2025,,\n\nSkill,Baker,Head Baker\nExcel,2,5\nDough,4,\n",
}


@pytest.mark.parametrize("kind", WIDE)
def test_each_cell_is_the_level_that_its_role_needs(kind: str, tmp_path: Path) -> None:
    assert needs(loaded(tmp_path, WIDE[kind])) == {
        "Baker": {("system:excel", 2, "requirement"), ("competency:dough", 4, "requirement")},
        "Head Baker": {("system:excel", 5, "requirement")},
    }


def test_a_table_in_markdown_is_read_as_one_in_a_file(tmp_path: Path) -> None:
    text = "# Needs\n\n| Skill | Baker | Head Baker |\n|---|---|---|\n| Excel | 2 | 5 |\n| Dough | 4 | |\n"
    assert needs(loaded(tmp_path, text, name="needs.md"))["Head Baker"] == {
        ("system:excel", 5, "requirement")
    }


def test_a_mark_is_a_need_without_a_level(tmp_path: Path) -> None:
    report = loaded(tmp_path, "Skill,Baker,Head Baker\nExcel,x,x\nDough,x,no\n")
    assert needs(report)["Head Baker"] == {("system:excel", None, "usage")}


def test_a_level_in_unknown_words_is_none_and_told(tmp_path: Path) -> None:
    report = loaded(tmp_path, "Role,Skill,Level\nBaker,Excel,purple\nBaker,Dough,3\n")
    assert ("system:excel", None, "usage") in needs(report)["Baker"]
    assert "no level: purple" in " ".join(finding.message for finding in report.findings)


NO_NEEDS = {
    "counts of people": "Site,Baker,Head Baker\nYork,4,1\nHull,3,2\n",
    "money": "Grade,Baker,Head Baker\n1,21000,30000\n2,24000,34000\n",
    "letters of a matrix": "Task,Baker,Head Baker\nDough,R,A\nFlour,C,I\n",
    "who does what": "Task,Baker,Head Baker\nSweep the floor,x,\nLock the door,,x\n",
    "no roles": "Skill,Level\nExcel,3\nDough,4\n",
}


@pytest.mark.parametrize("kind", NO_NEEDS)
def test_what_is_no_table_of_needs_names_no_role(kind: str, tmp_path: Path) -> None:
    report = loaded(tmp_path, NO_NEEDS[kind])
    assert report.roles == ()
    assert [finding.code for finding in report.findings] == ["no-role"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Name,Role,Skill,Level\nAnn,Baker,Excel,3\n", "is a table of people"),
        ("First name;Last name;Role\nAnn;Smith;Baker\n", "is a table of people"),
        ("Employee ID,Role,Skill,Level\n7,Baker,Excel,3\n", "is a table of people"),
        ('Role,Skill\n"Baker,Excel\nCook,Word\n', "quotation mark"),
        (f'Role,Skill\nBaker,"{"x" * 200_000}"\n', "cell without end"),
        ("Role\x00,Skill\n", "is not text"),
    ],
)
def test_a_file_that_is_no_table_of_roles_is_refused_in_one_line(
    text: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(BadDocument, match=said) as told:
        loaded(tmp_path, text)
    assert "\n" not in str(told.value)


def test_a_word_stands_at_its_place_in_the_row(tmp_path: Path) -> None:
    report = loaded(tmp_path, LONG["a title row above and words of need"])
    lines = {line.line: line.text for line in report.documents[0].lines}
    for role in report.roles:
        for at in (role.place, *(q.place for q in role.requirements)):
            assert lines[at.line][at.start : at.end] == at.text
