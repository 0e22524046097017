"""Where titles stand: in front matter, headings, labels, bold, the file's name; and what is no title."""

from pathlib import Path

import pytest
from docx import Document

from graph.folding import folded
from graph.kinds import LineClass
from loaders.documents.load import load
from tests.kit.texts import load_text, titles

DUTIES = "\n## What you will do\n\n- Feed the otters\n- Weigh the seals\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Aquarium Keeper\n---\nWe keep sea animals.\n", "Aquarium Keeper"),
        ('---\nposition: "Night Porter (f/m/d)"\nplace: Kiel\n---\n', "Night Porter"),
        ("---\njob title: Bibliothekarin (m/w/d)\n---\n", "Bibliothekarin"),
        ("# senior data engineer\n", "senior data engineer"),
        ("### Ward Sister\n", "Ward Sister"),
        ("# 🐟 Fish Buyer\n", "Fish Buyer"),
        ("Job title: Ranger\nReports to: Head Ranger\n", "Ranger"),
        ("Intitulé du poste : Chef de rang\n", "Chef de rang"),
        ("Stellenbezeichnung: Tierpfleger (w/m/d)\n", "Tierpfleger"),
        ("We look for a **Lighting Technician** who likes the dark.\n", "Lighting Technician"),
        ("**Costume Supervisor**\n", "Costume Supervisor"),
    ],
)
def test_a_description_is_one_role_wherever_its_title_stands(tmp_path: Path, text: str, title: str) -> None:
    report = load_text(tmp_path, text + DUTIES)
    assert titles(report) == [title]
    assert [r.place.text for r in report.roles[0].requirements] == ["Feed the otters", "Weigh the seals"]
    assert report.findings == () or {f.code for f in report.findings} <= {"no-skill"}


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("08-seal-trainer.md", "Seal Trainer"),
        ("2024_harbour_pilot.md", "Harbour Pilot"),
        ("Tour Guide.txt", "Tour Guide"),
        ("net mender.md", "Net Mender"),
    ],
)
def test_the_name_of_the_file_is_the_last_resort_and_is_told(tmp_path: Path, name: str, title: str) -> None:
    report = load_text(tmp_path, DUTIES, name)
    assert titles(report) == [title]
    assert "low-confidence-title" in {f.code for f in report.findings}


def test_a_title_that_is_repeated_is_one_role(tmp_path: Path) -> None:
    text = (
        f"---\ntitle: Usher\n---\n\n# Usher\n\nUshers greet guests.\n{DUTIES}\n## Reports to: House Manager\n"
    )
    assert titles(load_text(tmp_path, text)) == ["Usher"]


@pytest.mark.parametrize(
    "word", ["Required", "Preferred", "Desirable", "Essential Criteria", "Hiring Manager"]
)
def test_headings_of_what_is_asked_are_no_titles(tmp_path: Path, word: str) -> None:
    text = f"---\ntitle: Usher\n---\n\n## {word}\n\n- 2 years of experience in a theatre\n- Good eyes\n"
    assert titles(load_text(tmp_path, text)) == ["Usher"]


@pytest.mark.parametrize(
    "text",
    [
        "Sign in\nProducts\nStage Manager\nPricing\nBlog\nAll rights reserved\n",
        "Home\nTeams\nFloor Supervisor\nContact us\n",
        "Cookies help us\nAccept\nSales Representative\nReject\n",
    ],
)
def test_a_saved_menu_is_no_role_and_is_told_in_a_line(tmp_path: Path, text: str) -> None:
    report = load_text(tmp_path, text, "page.txt")
    assert titles(report) == []
    assert "no-role" in {f.code for f in report.findings}


def test_titles_that_stand_in_headings_of_sections_alone_are_roles(tmp_path: Path) -> None:
    text = (
        "# Stage Roles\n\n## Rigger\n\n### Rigger Responsibilities\n\n- Hang lights\n\n"
        "## Fields\n\n### Opera\n\n"
        "#### Rigger (Opera) Responsibilities\n\n- Hang sets\n\n"
        "#### Rigger (Opera) Requirements\n\n- No fear\n\n"
        "### Touring\n\n#### Touring Responsibilities\n\n- Pack trucks\n\n"
        "#### Head Rigger Duties\n\n- Plan hangs\n"
    )
    report = load_text(tmp_path, text)
    assert titles(report) == ["Rigger", "Rigger (Opera)", "Touring", "Head Rigger"]
    assert [len(role.requirements) for role in report.roles] == [1, 2, 1, 1]


def test_levels_alone_are_levels_of_the_role_that_the_page_names(tmp_path: Path) -> None:
    text = (
        "# Zoo Keeper\n\n## Responsibilities\n\n- Feed\n\n## Levels\n\n"
        "### Junior\n\n- Sweep\n\n### Senior\n\n- Plan\n\n### III\n\n- Lead\n"
    )
    assert titles(load_text(tmp_path, text)) == [
        "Zoo Keeper",
        "Junior Zoo Keeper",
        "Senior Zoo Keeper",
        "Zoo Keeper III",
    ]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Vet Nurse I (VN1)", "Vet Nurse I"),
        ("L4 – Lead Vet Nurse", "Lead Vet Nurse"),
        ("M2: Manager, Animal Care", "Manager, Animal Care"),
        ("Level 3 - Vet Technician", "Vet Technician"),
        ("Vet Assistant [V-2]", "Vet Assistant"),
    ],
)
def test_the_code_of_a_level_is_no_part_of_a_title(tmp_path: Path, heading: str, title: str) -> None:
    text = f"# Animal Care\n\n## Keeper Trainee\n\n- Watch\n\n## {heading}\n\n- Act\n"
    assert titles(load_text(tmp_path, text)) == ["Keeper Trainee", title]


@pytest.mark.parametrize(
    "heading",
    [
        "Your first ninety days",
        "On a normal day…",
        "The craft",
        "Toolbox",
        "What makes this fun?",
        "_The shape of it:_",
    ],
)
def test_a_heading_nobody_knows_keeps_what_is_listed_under_it_and_no_prose(
    tmp_path: Path, heading: str
) -> None:
    mark = "" if heading.startswith("_") else "## "
    prose = "Bees are our joy and they like it calm."
    text = f"# Beekeeper\n\n{mark}{heading}\n\n{prose}\n\n- Move hives\n- Count mites\n"
    (role,) = load_text(tmp_path, text).roles
    assert [r.place.text for r in role.requirements] == ["Move hives", "Count mites"]
    assert role.requirements[0].heading == folded(heading.strip("_:"))


@pytest.mark.parametrize(
    "heading",
    [
        "Hiring process at the farm",
        "Benefits, and there are many",
        "About us and our bees",
        "Equal opportunities for all",
        "Performance indicators (yearly)",
        "Wir bieten Ihnen",
        "Nous offrons",
    ],
)
def test_what_the_employer_offers_or_does_is_neither_asked_nor_told(tmp_path: Path, heading: str) -> None:
    text = f"# Beekeeper\n\n## Duties\n\n- Move hives\n\n## {heading}\n\n- Honey\n\n### Also\n\n- Wax\n"
    report = load_text(tmp_path, text)
    assert [r.place.text for r in report.roles[0].requirements] == ["Move hives"]
    assert {f.line for f in report.findings} <= {5}


def test_escaped_bullets_decorated_and_underlined_headings_are_read(tmp_path: Path) -> None:
    text = (
        "Beekeeper\n=========\n\nDuties\n------\n\n\\- Move hives\n\n\\* Count mites\n\n"
        "=== Requirements ===\n\n"
        "1\\. A veil\n"
    )
    (role,) = load_text(tmp_path, text).roles
    assert role.title == "Beekeeper"
    assert [(r.place.text, r.heading) for r in role.requirements] == [
        ("Move hives", "Duties"),
        ("Count mites", "Duties"),
        ("A veil", "Requirements"),
    ]


def test_a_field_with_sections_of_its_own_is_a_role_of_the_one_above(tmp_path: Path) -> None:
    text = (
        "# Care\n\n## Care Planner\n\n### Duties\n\n- Plan care\n\n### Night\n\n#### Duties\n\n- Watch\n\n"
        "### Children\n\n#### Requirements\n\n- Patience\n\n## Care Manager\n\n### Duties\n\n- Lead\n"
    )
    report = load_text(tmp_path, text)
    assert titles(report) == ["Care Planner", "Night Care Planner", "Children Care Planner", "Care Manager"]
    assert [len(role.requirements) for role in report.roles] == [1, 1, 1, 1]


@pytest.mark.parametrize("heading", ["The role", "Overview", "About the job", "Job purpose and scope"])
def test_where_a_role_is_told_in_prose_what_is_listed_is_asked(tmp_path: Path, heading: str) -> None:
    text = (
        f"# Bell Ringer\n\n## {heading}\n\nBells have been rung here for long.\n\n- Ring at noon\n\n{DUTIES}"
    )
    (role,) = load_text(tmp_path, text).roles
    assert [r.place.text for r in role.requirements] == ["Ring at noon", "Feed the otters", "Weigh the seals"]


def test_questions_above_a_list_are_headings_without_any_mark(tmp_path: Path) -> None:
    text = (
        "**Ferry Deckhand**\n\nWhat's the job?\n• Tie up the boat\n\nWho are you?\n• 2 years at sea\n"
        "• Swims well\n\n"
        "What do you get?\n• Salt air\n"
    )
    (role,) = load_text(tmp_path, text, "ferry.txt").roles
    assert [(r.heading, r.place.text) for r in role.requirements] == [
        ("What's the job?", "Tie up the boat"),
        ("Who are you?", "2 years at sea"),
        ("Who are you?", "Swims well"),
    ]
    assert role.years is not None
    assert role.years.min == 2


def test_a_statement_that_begins_like_a_heading_is_none(tmp_path: Path) -> None:
    text = (
        "Harbour Clerk - Band 4\n\nMain duties\n1. Log ships.\n\nEssential:\nMinimum of 3 years' experience\n"
        "Licensed clerk\nDesirable:\nA boat\n"
    )
    (role,) = load_text(tmp_path, text, "clerk.txt").roles
    assert role.title == "Harbour Clerk"
    assert [r.place.text for r in role.requirements] == [
        "Log ships.",
        "Minimum of 3 years' experience",
        "Licensed clerk",
        "A boat",
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Job Description: Credit Judge\n", "Credit Judge"),
        ("# Role profile – Night Nurse\n", "Night Nurse"),
        ("# Stellenbeschreibung: Leitung Einkauf\n", "Leitung Einkauf"),
        ("# Leitung Lager (w/m/d)\n\nWir lagern.\n", "Leitung Lager"),
        ("---\njob_title: Lab Technician\n---\n", "Lab Technician"),
    ],
)
def test_a_label_before_a_title_and_a_sign_of_gender_behind_tell_it(
    tmp_path: Path, text: str, title: str
) -> None:
    assert titles(load_text(tmp_path, text + DUTIES)) == [title]


def test_a_heading_beside_those_of_roles_with_sections_of_its_own_is_a_role(tmp_path: Path) -> None:
    text = (
        "# Einkauf\n\n## Sachbearbeiter (m/w/d)\n\n### Aufgaben\n\n- Bestellen\n\n"
        "## Teamleitung\n\n### Aufgaben\n\n- Führen\n\n## Kontakt\n\nRufen Sie an.\n"
    )
    assert titles(load_text(tmp_path, text)) == ["Sachbearbeiter", "Teamleitung"]


@pytest.mark.parametrize(
    "heading", ["2. Key duties", "B) Duties", "1.3 Duties", "Examples of duties", "SUMMARY OF DUTIES"]
)
def test_numbers_and_words_before_the_name_of_a_section_are_no_part_of_it(
    tmp_path: Path, heading: str
) -> None:
    text = f"# Bell Ringer\n\n## {heading}\n\nRing at noon.\n\n## 3. Benefits\n\n- Bread\n"
    (role,) = load_text(tmp_path, text).roles
    assert [r.place.text for r in role.requirements] == ["Ring at noon."]


@pytest.mark.parametrize(
    "name",
    [
        "arborist (final) v2.md",
        "03_Arborist_v1.3.md",
        "Arborist - 2026-11-02.md",
        "arborist [draft].md",
        "arborist.md",
    ],
)
def test_what_the_name_of_a_file_ends_in_is_no_part_of_a_title(tmp_path: Path, name: str) -> None:
    asked = (
        "## What you will do\n\n- Fell and prune trees\n- Inspect trees\n\n## What you bring\n\n- Climbing\n"
    )
    assert titles(load_text(tmp_path, asked, name)) == ["Arborist"]


@pytest.mark.parametrize("head", ["Position Description", "Job Profile", ""])
@pytest.mark.parametrize("name", ["arborist.docx", "grounds manager.docx", "form 7 (final) v2.docx"])
def test_the_name_of_a_file_is_no_second_role_beside_the_title_in_a_table(
    tmp_path: Path, head: str, name: str
) -> None:
    document = Document()
    if head:
        document.add_heading(head, 0)
    card = document.add_table(rows=0, cols=2)
    for row in (("Job title", "Arborist"), ("Department", "Grounds"), ("Reports to", "Head Gardener")):
        for cell, words in zip(card.add_row().cells, row, strict=True):
            cell.text = words
    document.add_heading("What you will do", 2)
    for duty in ("Feed the chippers", "Fell and prune trees"):
        document.add_paragraph(duty, style="List Bullet")
    document.save(str(tmp_path / name))
    report = load([tmp_path / name])
    assert titles(report) == ["Arborist"]
    assert [len(role.requirements) for role in report.roles] == [2]
    lines = {line.text: line.line_class for document in report.documents for line in document.lines}
    assert lines["Job title | Arborist"] == LineClass.ROLE_TITLE
    assert not [one for one in report.findings if one.code == "low-confidence-title"]
