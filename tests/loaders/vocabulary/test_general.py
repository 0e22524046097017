"""Competencies that any trade may ask for are met where a statement names nothing else."""

from pathlib import Path

import pytest

from graph.kinds import NodeKind
from loaders.documents.load import load
from loaders.vocabulary.competencies import FILE, TRADES, Competencies
from loaders.vocabulary.general import general
from seeds.shipped import VOCABULARY

NAMED = [
    ("Friendly and patient with visitors", "Interpersonal skills"),
    ("Tactful, with good people skills", "Interpersonal skills"),
    ("Welcomes feedback and acts on it", "Openness to feedback"),
    ("Is receptive to criticism", "Openness to feedback"),
    ("Must hold a full driving licence", "Driving & navigation"),
    ("A valid driver's license and a clean record", "Driving & navigation"),
    ("Drives the delivery van", "Driving & navigation"),
    ("Able to lift up to 20 kg", "Physical fitness & stamina"),
    ("Lifting boxes of 50 pounds", "Physical fitness & stamina"),
    ("Standing for long periods", "Physical fitness & stamina"),
    ("Fluent in Spanish", "Foreign languages"),
    ("Bilingual candidates are welcome", "Foreign languages"),
    ("A second language", "Foreign languages"),
    ("Keeps the visitors' log up to date", "Record keeping"),
    ("Record-keeping", "Record keeping"),
    ("Maintenance of patient files and record keeping", "Record keeping"),
    ("Enters data into the register", "Data entry"),
    ("Data-entry", "Data entry"),
    ("Plans and runs projects", "Project management"),
    ("Delivery of projects and project planning", "Project management"),
    ("Organises the yearly conference", "Event planning"),
    ("Event coordination", "Event planning"),
    ("Flexible and able to adapt to new situations", "Adaptability"),
    ("Thrives on change in a fast-paced place", "Adaptability"),
    ("Stays calm under pressure", "Working under pressure"),
    ("Brings new ideas", "Creativity & innovation"),
    ("Follows written instructions", "Following instructions"),
    ("Carries out the instructions of the foreman", "Following instructions"),
    ("Works safely at all times", "Safety & compliance"),
    ("Compliance with employment law", "Compliance & procedures"),
    ("Negotiates with landlords", "Negotiation & influencing"),
    ("Basic mathematics", "Numeracy"),
    ("Handles cash and balances the till", "Cash handling"),
    ("Writes code in small steps", "Software development & testing"),
    ("Code reviews", "Software development & testing"),
    ("First-aid certificate", "First aid & life support"),
    ("Looks after children of three and four", "Child care"),
    ("Mediates disputes between neighbours", "Conflict resolution"),
    ("Answers enquiries of the public", "Advice & information"),
]
# Words that mean something else.
NONE = [
    ("User-friendly signs on the doors", "Interpersonal skills"),
    ("Drives change in how the post is opened", "Driving & navigation"),
    ("Clean driving record", "Cleaning & sanitation"),
    ("Writes clean code", "Cleaning & sanitation"),
    ("Client and server", "Customer focus"),
    ("Knows at least one programming language", "Foreign languages"),
    ("Counts trains at the gate", "Training & enablement"),
    ("Factors and influences at the gate", "Negotiation & influencing"),
    ("Washes trucks in order to ship them", "Contracts & order processing"),
    ("Passes a background investigation", "Research & analysis"),
]
HEAD = "Keeper of the Gate\n\nResponsibilities:\n\n- "


def named(folder: Path, line: str, head: str = HEAD) -> set[str]:
    path = folder / "role.txt"
    path.write_text(head + line, encoding="utf-8")
    (role,) = load([path]).roles
    mentions = role.requirements[-1].mentions
    return {m.skill.name for m in mentions if m.skill.kind == NodeKind.COMPETENCY}


@pytest.mark.parametrize(("line", "competency"), NAMED)
def test_any_trade_asks_for_it(tmp_path: Path, line: str, competency: str) -> None:
    assert competency in named(tmp_path, line)


@pytest.mark.parametrize(("line", "competency"), NONE)
def test_words_that_mean_something_else_name_none(tmp_path: Path, line: str, competency: str) -> None:
    assert competency not in named(tmp_path, line)


def test_it_counts_only_where_nothing_more_particular_is_named(tmp_path: Path) -> None:
    assert named(tmp_path, "Keeps records of payroll") == {"Payroll"}
    assert named(tmp_path, "Keeps records in Excel") == set()


def test_what_is_denied_is_no_need(tmp_path: Path) -> None:
    path = tmp_path / "role.txt"
    path.write_text(f"{HEAD}You will not drive the delivery van\n", encoding="utf-8")
    assert all(m.usage.denies for m in load([path]).roles[0].requirements[0].mentions)


@pytest.mark.parametrize("heading", ["Teamwork", "Teamwork (20%)", "**Teamwork**", "teamwork:"])
def test_a_heading_that_is_a_competency_says_so_of_what_stands_below(tmp_path: Path, heading: str) -> None:
    text = f"# Keeper of the Gate\n\n## Responsibilities\n\n### {heading}\n\n- Shares the tea\n- Uses Excel\n"
    path = tmp_path / "role.md"
    path.write_text(text, encoding="utf-8")
    first, second = load([path]).roles[0].requirements
    assert [m.skill.name for m in first.mentions] == ["Teamwork"]
    assert [m.skill.name for m in second.mentions] == ["Excel"]


@pytest.mark.parametrize(
    ("line", "competencies"),
    [
        ("Bachelor's degree; able to lift 20 kg", {"Physical fitness & stamina"}),
        ("Three years of experience in sales. Fluent in French", {"Foreign languages"}),
        ("Three years of experience in sales", set()),
        ("B.A. in Law preferred", set()),
    ],
)
def test_beside_years_and_degrees_the_rest_of_a_line_counts(
    tmp_path: Path, line: str, competencies: set[str]
) -> None:
    assert named(tmp_path, line, "Keeper of the Gate\n\nQualifications:\n\n- ") == competencies


def test_labels_of_other_files_are_spelled_as_there() -> None:
    files = [Competencies.read(VOCABULARY, name) for name in (FILE, TRADES)]
    labels = {skill.id: skill.name for file in files for skill in file.skills}
    assert all(labels.get(skill.id, skill.name) == skill.name for skill in general().skills)
