"""Roles in bold items, behind a colon, below a heading of roles, in tables without headings of rows."""

from pathlib import Path

import pytest

from loaders.documents.load import load
from tests.kit.texts import load_text, titles


@pytest.mark.parametrize(
    "items",
    [
        "- **Engineer 1**: needs help. 0-2 years of experience.\n"
        "- **Engineer 2**: works alone now. 2-5 years of experience. Includes everything from Engineer 1.\n",
        "**Engineer 1** – needs help; 0-2 years of experience.\n\n"
        "**Engineer 2** – works alone now; 2-5 years of experience; includes everything from Engineer 1.\n",
        "* __Engineer 1:__ needs help. 0-2 years of experience.\n"
        "* __Engineer 2:__ works alone now. 2-5 years of experience. Same as Engineer 1 otherwise.\n",
    ],
)
def test_items_that_a_title_in_bold_leads_are_roles(tmp_path: Path, items: str) -> None:
    first, second = load_text(tmp_path, f"# Levels of engineering\n\n{items}").roles
    assert (first.title, second.title) == ("Engineer 1", "Engineer 2")
    assert [r.years and (r.years.min, r.years.max) for r in (first, second)] == [(0, 2), (2, 5)]
    assert [len(r.requirements) for r in (first, second)] == [2, 2]
    assert [i.target for i in second.inherits] == [first.id]


@pytest.mark.parametrize(
    "items",
    [
        "- **Coach**: helps others to grow\n- **Communicator**: says what is so\n",
        "- **Team player**: helps where it burns\n- **Planner**: knows what comes next\n",
    ],
)
def test_virtues_in_bold_are_no_roles(tmp_path: Path, items: str) -> None:
    report = load_text(tmp_path, f"# Night Pilot\n\n## You are a\n\n{items}")
    assert titles(report) == ["Night Pilot"]
    assert len(report.roles[0].requirements) == 2


@pytest.mark.parametrize(
    "heading",
    ["Pilot role level: harbour pilot", "Pilot level: Harbour Pilot", "Harbour Pilot: competency profile"],
)
def test_a_colon_may_part_a_title_from_what_is_said_of_it(tmp_path: Path, heading: str) -> None:
    text = f"# Pilots\n\n## {heading}\n\n- Steers big ships\n"
    assert [title.casefold() for title in titles(load_text(tmp_path, text))] == ["harbour pilot"]


def test_what_stands_below_a_heading_of_roles_is_one_whatever_its_noun(tmp_path: Path) -> None:
    text = (
        "# Working at the quay\n\n## Holidays\n\n- 25 days\n\n"
        "## Our roles\n\n### Quay Hand\n\n- Ties up ships\n\n"
        "### Harbour Pilot\n\nAs Quay Hand, but in addition:\n\n- Steers ships\n\n"
        "## Meetings\n\n- First Monday\n"
    )
    report = load_text(tmp_path, text)
    assert titles(report) == ["Quay Hand", "Harbour Pilot"]
    assert [i.target for i in report.roles[1].inherits] == ["role:quay-hand"]
    # What stands below a heading above those of the roles is of the page.
    assert [len(role.requirements) for role in report.roles] == [1, 1]


@pytest.mark.parametrize(
    "heading", ["Pilot vs. Captain", "Pilot versus Captain", "Captains and pilots compared"]
)
def test_a_comparison_is_no_title(tmp_path: Path, heading: str) -> None:
    text = f"# {heading}\n\nMany ask.\n\n## Pilot\n\n- Steers\n\n## Captain\n\n- Commands\n"
    assert titles(load_text(tmp_path, text)) == ["Pilot", "Captain"]


def test_a_first_row_of_years_is_no_row_of_headings(tmp_path: Path) -> None:
    table = (
        "| Agent I | Agent II |\n|-|-|\n| 0-1 years of experience | 1-3 years of experience |\n"
        "| Answers chats with templates | Same as Agent I |\n"
        "| Asks for help early | Handles refunds in Stripe |\n"
    )
    first, second = load_text(tmp_path, f"# Customer care\n\n{table}").roles
    assert [r.years and (r.years.min, r.years.max) for r in (first, second)] == [(0, 1), (1, 3)]
    assert [i.target for i in second.inherits] == [first.id]


def test_statements_of_a_numbered_document_bear_no_number(tmp_path: Path) -> None:
    text = (
        "1.0  POSITION TITLE\n     Safety Officer\n\n2.0  DUTIES\n     2.1  Inspects the plant.\n\n"
        "3.0  QUALIFICATIONS\n     3.1  Minimum three years in a plant.\n"
    )
    role = load_text(tmp_path, text, "x.txt").roles[0]
    assert [r.place.text for r in role.requirements] == [
        "Inspects the plant.",
        "Minimum three years in a plant.",
    ]
    assert role.years is not None
    assert role.years.min == 3


@pytest.mark.parametrize("line", ["CAN USE OUTLOOK AND EXCEL", "EXPERIENCE WITH EXCEL AND OUTLOOK"])
def test_names_that_are_words_are_met_in_capitals(tmp_path: Path, line: str) -> None:
    role = load_text(tmp_path, f"NIGHT PILOT\n\nREQUIREMENTS:\n* {line}\n", "x.txt").roles[0]
    assert {m.skill.name for r in role.requirements for m in r.mentions} == {"Excel", "Outlook"}


def test_a_page_that_bears_the_name_of_its_levels_is_none_of_them(tmp_path: Path) -> None:
    text = (
        "# Harbour pilot\n\nFind out what a harbour pilot does.\n\n"
        "## Harbour pilot role level: harbour pilot\n\n- steers ships\n\n"
        "## Harbour pilot role level: senior harbour pilot\n\n- trains others\n"
    )
    report = load_text(tmp_path, text)
    assert titles(report) == ["harbour pilot", "senior harbour pilot"]
    assert report.documents[0].findings == ()


def test_two_words_of_a_duty_are_a_statement(tmp_path: Path) -> None:
    text = "Night Pilot\n\nDuties\nSteers big ships at night\nAnswers questions\nTrains others\n"
    report = load_text(tmp_path, text, "x.txt")
    assert [r.place.text for r in report.roles[0].requirements][1:] == ["Answers questions", "Trains others"]
    assert "unresolved-line" not in {finding.code for finding in report.findings}


def test_a_title_of_another_document_is_told_with_its_document(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("# Night Pilot\n\n- Steers ships\n", encoding="utf-8")
    told = [f for f in load([tmp_path]).findings if f.code == "same-title"]
    assert [f.message.partition(";")[0] for f in told] == ["line 1 of a.md also has a role Night Pilot"]


@pytest.mark.parametrize(
    ("page", "level"),
    [
        ("Night Pilot career levels", "Level"),
        ("Night Pilot ladder", "Grade"),
        ("Night Pilot", "Stufe"),
    ],
)
def test_levels_by_number_alone_are_those_of_the_page(tmp_path: Path, page: str, level: str) -> None:
    low = f"## {level} I\n\n- Steers boats\n\n"
    high = f"## {level} II\n\n- Meets all {level} I requirements\n- Steers ships\n"
    report = load_text(tmp_path, f"# {page}\n\n{low}{high}")
    assert titles(report)[-2:] == [f"Night Pilot {level} I", f"Night Pilot {level} II"]
    assert [i.target for i in report.roles[-1].inherits] == [report.roles[-2].id]


def test_a_ladder_told_in_paragraphs_is_read_by_sentence(tmp_path: Path) -> None:
    text = (
        "# Sales ladder\n\n## Sales Development Representative\n\n"
        "Our SDRs open doors. They write first mails in Salesloft and book meetings.\n\n"
        "## Account Executive\n\n"
        "Account Executives do everything an SDR does and also run demos. We expect two years of selling.\n"
    )
    first, second = load_text(tmp_path, text).roles
    named = [m.skill.name for r in first.requirements for m in r.mentions]
    assert (len(first.requirements), "Salesloft" in named) == (2, True)
    assert [i.target for i in second.inherits] == [first.id]
    assert second.years is not None
    assert second.years.min == 2


def test_a_paragraph_above_sections_is_still_none(tmp_path: Path) -> None:
    pilot = "## Pilot\n\nPilots steer ships by day and by night.\n\n### Duties\n\n- Steers\n\n"
    report = load_text(tmp_path, f"# Jobs\n\n{pilot}## Captain\n\n- Leads\n")
    assert [len(role.requirements) for role in report.roles] == [1, 1]


def test_a_table_that_only_lists_what_headings_describe_names_no_role_again(tmp_path: Path) -> None:
    table = "| Rung | Title |\n|-|-|\n| 1 | Support Engineer |\n| 2 | Senior Support Engineer |\n\n"
    low = "## Support Engineer (rung 1)\n\n- Solves tickets\n\n"
    high = "## Senior Support Engineer (rung 2)\n\n_Expected in addition to rung 1:_\n\n- Mentors others\n"
    report = load_text(tmp_path, f"# Support\n\n{table}{low}{high}")
    assert titles(report) == ["Support Engineer", "Senior Support Engineer"]
    assert [i.target for i in report.roles[1].inherits] == ["role:support-engineer"]


def test_a_line_between_two_deeper_lists_heads_the_second(tmp_path: Path) -> None:
    text = "Role\tNight Pilot\n\nWhat you do\n\t- Steer ships\nWhat you know\n\t- Three years at sea\n"
    role = load_text(tmp_path, text, "x.txt").roles[0]
    assert role.title == "Night Pilot"
    assert [r.place.text for r in role.requirements] == ["Steer ships", "Three years at sea"]


@pytest.mark.parametrize("words", ["3+ years", "3 or more years", "min. 3 yrs"])
def test_years_alone_count_among_what_is_required(tmp_path: Path, words: str) -> None:
    text = f"# Night Pilot\n\n## Requirements\n\n- {words}\n- A calm hand\n"
    listed = load_text(tmp_path, text).roles[0]
    assert listed.years is not None
    assert listed.years.min == 3
    table = f"| Role | Duties | Requirements |\n|-|-|-|\n| Night Pilot | Steers ships at night | {words} |\n"
    other = "| Captain | Leads the whole crew | A calm hand and a loud voice |\n"
    rows = load_text(tmp_path, f"# Crew\n\n{table}{other}").roles
    assert [role.years and role.years.min for role in rows] == [3, None]


@pytest.mark.parametrize("words", ["Educated to degree level", "Degree-level education", "An honours degree"])
def test_a_degree_without_its_name_is_a_first_one(tmp_path: Path, words: str) -> None:
    role = load_text(tmp_path, f"# Night Pilot\n\n## Requirements\n\n- {words}\n").roles[0]
    assert role.education is not None
    assert role.education.level == "bachelor"


@pytest.mark.parametrize(
    "items",
    [
        "Deck Pilot – Ties up ships all day.\n\nHarbour Pilot – Steers ships into the harbour.\n\n"
        "Head Captain – Plans who steers which ship.\n",
        "1. Deck Pilot\nTies up the ships that come in by day and night.\n\n2. Harbour Pilot\n"
        "Steers the ships that come in by day and night.\n\n3. Head Captain (if appointed)\n"
        "Plans who steers which of the ships that come in.\n",
    ],
)
def test_paragraphs_that_a_title_leads_are_roles(tmp_path: Path, items: str) -> None:
    report = load_text(tmp_path, f"Our crew\n\nThere are many jobs at sea.\n\n{items}", "x.txt")
    assert titles(report) == ["Deck Pilot", "Harbour Pilot", "Head Captain"]
    assert [len(role.requirements) for role in report.roles] == [1, 1, 1]


@pytest.mark.parametrize(
    "sentence",
    [
        "In most cases, a level builds on the expectations from the preceding levels.",
        "We have three levels of pilots, each one building on the previous:",
        "Generally, each level includes the level below.",
    ],
)
def test_a_clause_may_say_that_all_levels_build_on_each_other(tmp_path: Path, sentence: str) -> None:
    text = f"# Pilots\n\n{sentence}\n\n## Pilot\n\n- Steers\n\n## Senior Pilot\n\n- Plans\n"
    assert [i.target for i in load_text(tmp_path, text).roles[1].inherits] == ["role:pilot"]


def test_titles_above_tables_are_roles_where_the_last_has_a_paragraph(tmp_path: Path) -> None:
    table = "| Principle | Expectation |\n|-|-|\n| Owning | Runs the tasks that are given |\n"
    first = f"### Level 1: Data Analyst I\n\n{table}\n### Level 3: Data Analyst II\n\n{table}\n"
    report = load_text(
        tmp_path, f"# Levels\n\n{first}### Level 8: Principal Data Analyst\n\nTo be defined later.\n"
    )
    assert titles(report) == ["Data Analyst I", "Data Analyst II", "Principal Data Analyst"]


def test_titles_of_plain_lines_may_stand_before_a_section(tmp_path: Path) -> None:
    text = (
        "Crew ladder\n\nWhy we have one\n\nIt shows what comes next for everybody on board.\n\n"
        "Pilot II Requirements\n\n• 2 years of experience at sea\n\nPilot II Duties\n\n• Steers ships\n\n"
        "Pilot III Requirements\n\n• 4 years of experience at sea\n"
    )
    report = load_text(tmp_path, text, "x.txt")
    assert titles(report) == ["Pilot II", "Pilot III"]
    assert [role.years and role.years.min for role in report.roles] == [2, 4]
    assert [len(role.requirements) for role in report.roles] == [2, 1]


@pytest.mark.parametrize(
    "line", ["Meets all HR requirements", "Carries out all HR duties", "Same duties as HR"]
)
def test_two_letters_are_no_initials_of_a_title(tmp_path: Path, line: str) -> None:
    text = (
        f"# Hotel\n\n## Hotel Receptionist\n\n- Greets guests\n\n## Night Porter\n\n- {line}\n- Locks doors\n"
    )
    roles = load_text(tmp_path, text).roles
    assert [i.target for i in roles[1].inherits if i.target] == []


@pytest.mark.parametrize(
    "line", ["Same responsibilities as listed in the SOP", "Everything that an SOP asks", "All SOP duties"]
)
def test_letters_that_the_text_of_a_role_never_calls_it_by_are_none_of_its_title(
    tmp_path: Path, line: str
) -> None:
    low = "## Senior Operations Planner\n\n- Plans the week\n\n"
    roles = load_text(tmp_path, f"# Yard\n\n{low}## Account Clerk\n\n- {line}\n- Files\n").roles
    assert [i.target for i in roles[1].inherits if i.target] == []
