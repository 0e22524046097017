"""What a posting says beside what it asks: how to apply, pay, hours, who is above, what is offered."""

from pathlib import Path

import pytest

from graph.kinds import Section
from loaders.documents.load import load
from loaders.documents.records import Role


def role_of(tmp_path: Path, text: str) -> Role:
    path = tmp_path / "posting.md"
    path.write_text(text, encoding="utf-8")
    (role,) = load([path]).roles
    return role


def asked(tmp_path: Path, text: str) -> list[str]:
    return [requirement.place.text for requirement in role_of(tmp_path, text).requirements]


LISTS = "# Seal Trainer\n\n## Duties\n\n- Feed the seals\n\n## Requirements\n\n- A calm voice\n"


@pytest.mark.parametrize(
    "aside",
    [
        "If you are interested, please send a CV and a letter to the harbour.",
        "The closing date for applications is 3 May. Interviews will be held in June.",
        "Pay is commensurate with experience and negotiable.",
        "Sie finden die Stelle interessant? Dann freuen wir uns auf Ihre Bewerbung.",
        "Si le poste vous intéresse, déposez votre candidature en ligne.",
        "**Week 1:** Mon 8:30am - 6pm; Tue 2pm - 7pm",
        "This role is for 28 hours a week on average.",
        "EOE/AA/Disabled/Vet",
        "Apply here: [the harbour](https://example.org/apply)",
        "- The position reports to the Head Keeper.",
        "- You will report to the Head Keeper.",
    ],
)
def test_what_tells_of_the_vacancy_is_not_asked(aside: str, tmp_path: Path) -> None:
    assert asked(tmp_path, f"{LISTS}\n{aside}\n") == ["Feed the seals", "A calm voice"]


def test_running_text_below_how_to_apply_is_of_the_vacancy_too(tmp_path: Path) -> None:
    text = f"{LISTS}\nPlease send a CV to us.\n\nReference HX100\n\nThe harbour is a quiet place.\n"
    assert asked(tmp_path, text) == ["Feed the seals", "A calm voice"]


@pytest.mark.parametrize(
    "duty",
    [
        "Send invoices to customers",
        "Apply cash daily to open items",
        "Contact suppliers about late goods",
        "Report to the board on the state of the fleet every month, with figures for each ship and each quay",
        "Forward applications for leave",
    ],
)
def test_a_duty_that_sounds_like_it_is_asked(duty: str, tmp_path: Path) -> None:
    assert asked(tmp_path, f"# Clerk\n\n## Duties\n\n- {duty}\n") == [duty]


@pytest.mark.parametrize(
    "label", ["Technical Skills:", "Education and Experience:", "Language skills:", "Degree:", "What else:"]
)
def test_an_item_that_a_colon_ends_heads_those_below(label: str, tmp_path: Path) -> None:
    text = f"# Cook\n\n## Requirements\n\n- {label}\n- A sharp knife\n- Clean hands\n"
    assert asked(tmp_path, text) == ["A sharp knife", "Clean hands"]


def test_a_known_heading_among_items_opens_its_section(tmp_path: Path) -> None:
    text = "# Cook\n\n## Duties\n\n- Stir soup\n- Qualifications/Skills:\n- 5 years of experience as a cook\n"
    role = role_of(tmp_path, text)
    assert [r.section for r in role.requirements] == [Section.ROLE_REQUIREMENTS, Section.QUALIFICATION]
    assert role.years
    assert role.years.min == 5


@pytest.mark.parametrize(
    "offer", ["Benefits", "Salary and Benefits", "What we offer", "How to apply", "Equal opportunity"]
)
@pytest.mark.parametrize("behind", ["Harbour Partners", "Animal Impact", "Where the Seals Swim"])
def test_behind_what_is_offered_a_heading_nobody_knows_asks_nothing(
    offer: str, behind: str, tmp_path: Path
) -> None:
    text = f"{LISTS}\n## {offer}\n\n- Free fish\n\n## {behind}\n\nYou will work with:\n\n- The zoo\n"
    assert asked(tmp_path, text) == ["Feed the seals", "A calm voice"]


def test_before_all_was_asked_a_heading_nobody_knows_asks(tmp_path: Path) -> None:
    text = "# Cook\n\n## Benefits\n\n- Free fish\n\n## In the Galley\n\n- Stir the soup\n"
    assert asked(tmp_path, text) == ["Stir the soup"]


@pytest.mark.parametrize("heading", ["Application documents", "Areas of work", "Focus areas"])
def test_papers_and_fields_of_work_are_not_asked(heading: str, tmp_path: Path) -> None:
    assert asked(tmp_path, f"{LISTS}\n## {heading}\n\n- A letter\n") == ["Feed the seals", "A calm voice"]


@pytest.mark.parametrize(
    "lead",
    [
        "Candidates are chosen on the basis of the following criteria, to be met by the day of the deadline:",
        "Applicants must meet these requirements on the first day of work and throughout the whole contract:",
    ],
)
def test_a_long_lead_that_names_what_is_asked_opens_a_list(lead: str, tmp_path: Path) -> None:
    text = f"# Cook\n\n## Details\n\n- Status\n\n{lead}\n\n- A sharp knife\n- Clean hands\n"
    assert asked(tmp_path, text) == ["A sharp knife", "Clean hands"]


@pytest.mark.parametrize(
    ("item", "least", "preferred"),
    [
        ("Line cook: 2 years (Preferred)", 2, True),
        ("Cooking: 1 year (Required)", 1, False),
        ("Galleys at sea: 3+ years", 3, False),
        ("Soup: at least 4 years", 4, False),
    ],
)
def test_items_below_a_heading_of_experience_give_years(
    item: str, least: int, preferred: bool, tmp_path: Path
) -> None:
    role = role_of(tmp_path, f"# Cook\n\n## Duties\n\n- Stir soup\n\nExperience:\n\n- {item}\n")
    assert role.years
    assert (role.years.min, role.years.preferred) == (least, preferred)


@pytest.mark.parametrize(
    ("heading", "sentence", "names"),
    [
        ("The role", "You will place orders in Coupa and keep an eye on stock.", ["Coupa"]),
        ("About the role", "In this post you keep our records in Salesforce every day.", ["Salesforce"]),
        ("Summary", "The clerk sends letters and keeps the list of ships.", []),
        ("About us", "We have run our shops on NetSuite for ten years now.", []),
    ],
)
def test_what_tells_of_a_role_may_name_a_system_in_passing(
    heading: str, sentence: str, names: list[str], tmp_path: Path
) -> None:
    role = role_of(tmp_path, f"# Clerk\n\n## {heading}\n\n{sentence}\n\n## Duties\n\n- Sort mail\n")
    named = [m.skill.name for r in role.requirements for m in r.mentions if m.skill.kind == "system"]
    assert named == names


@pytest.mark.parametrize(
    "heading",
    ["Conditions of employment", "Das bekommen Sie", "Your team works on", "You get", "We are", "Diversity"],
)
def test_terms_and_gifts_are_not_asked(heading: str, tmp_path: Path) -> None:
    assert asked(tmp_path, f"{LISTS}\n## {heading}\n\n- A hat\n") == ["Feed the seals", "A calm voice"]


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("YOUR DUTIES WILL INCLUDE", Section.ROLE_REQUIREMENTS),
        ("DAILY GALLEY TASKS", Section.ROLE_REQUIREMENTS),
        ("A FEW REQUIREMENTS", Section.QUALIFICATION),
        ("Some More Duties:", Section.ROLE_REQUIREMENTS),
        ("THE USUAL QUALIFICATIONS", Section.QUALIFICATION),
    ],
)
def test_a_word_of_a_heading_nobody_knows_says_what_it_opens(
    heading: str, section: Section, tmp_path: Path
) -> None:
    path = tmp_path / "posting.txt"
    ends = "SKILLS\nKeeps calm on loud days\n"
    path.write_text(
        f"NIGHT COOK\n\nTHE ROLE\nFeeds all.\n\n{heading}\nStirs the soup\nCleans all pots\n\n{ends}"
    )
    (role,) = load([path]).roles
    assert [(r.place.text, r.section) for r in role.requirements[:2]] == [
        ("Stirs the soup", section),
        ("Cleans all pots", section),
    ]


def test_a_sentence_that_seeks_somebody_asks_what_it_names(tmp_path: Path) -> None:
    said = (
        "We make boats and have done so for a century. We need a bookkeeper for three days a week who enters"
        " invoices in Sage 50 and runs the payroll."
    )
    role = role_of(tmp_path, f"{said}\n\nThe pay is fair and the river is near to all of our houses.\n")
    assert [m.skill.name for r in role.requirements for m in r.mentions if m.skill.kind == "system"] == [
        "Sage"
    ]
