"""Layouts that are not those of the originals: other headings, labels, wordings and tracks."""

from pathlib import Path

import pytest

from loaders.documents.records import LoadReport, Role
from tests.kit.texts import load_text

HELP_DESK = """IT SUPPORT

Help Desk Technician

  - Associate degree in information technology or 2 years of experience
  - Familiar with ServiceNow and JIRA

Communication

  - Explains problems in plain language

Reliability

  - Arrives on time & keeps promises
  - Resolve tickets in ServiceNow within the agreed time
  - Set up laptops for new hires
  - Maintain the inventory of hardware in Excel

Sr. Help Desk Technician

  - Associate degree in information technology
  - 2-4 years of experience in IT support

Mastery of all Help Desk Technician level application software; SME for Help Desk Technician

  - Strong understanding of Active Directory

Communication

  - Writes clear notes

Stakeholder Care

  - Listens to users

Network Team

Network Engineer

  - BS degree in computer science
  - Expert knowledge of Linux

Network Engineering Manager

Two to Three

  - 5-8 years of experience in networking
  - 2+ years of supervisory experience

Mastery of all Sr Network Engineer skills

Mastery of all Network Engineer soft skills
"""
POSTING = """Job Title: Payroll Specialist
Department: Finance
Reports to: Payroll Manager

Key Responsibilities:
- Process bi-weekly payroll in ADP Workforce Now

Qualifications:
- Bachelor's degree in Accounting or related field
- 2+ years of payroll experience
- Experience with Workday preferred
"""
RUN_ON = """Responsibilities :
Oversees daily operations of the warehouse Trains and schedules the shift staff Maintains inventory \
accuracy in SAP and reports variances Coordinates freight with carriers Requirements :
Experience with SAP required; Tableau a plus Strong leadership skills High school diploma or equivalent \
Minimum 3 years of warehouse experience EEO Statement :
Warehouse Supervisor • Reno, NV, US
"""
MARKDOWN = """---
title: "Billing"
---

# Billing roles

## Receivables

### Billing Clerk

#### Billing Clerk Responsibilities

* Sends invoices from NetSuite

#### Billing Clerk Requirements

* Knowledge of NetSuite

### Billing Lead

#### Billing Lead Responsibilities

* Extends the Billing Clerk responsibilities
* Reviews invoices

#### Hiring Process

* A call with a recruiter
"""


def systems(role: Role) -> list[tuple[str, int | None, str]]:
    found = (m for q in role.requirements for m in q.mentions if m.skill.kind == "system")
    return [(m.skill.name, m.level, str(m.usage)) for m in found]


@pytest.fixture
def help_desk(tmp_path: Path) -> LoadReport:
    """A ladder of two tracks."""
    return load_text(tmp_path, HELP_DESK, "help-desk.txt")


def test_tracks_are_named_in_capitals_or_as_teams(help_desk: LoadReport) -> None:
    assert [(r.title, r.track, r.level_index) for r in help_desk.roles] == [
        ("Help Desk Technician", "IT Support", 1),
        ("Sr. Help Desk Technician", "IT Support", 2),
        ("Network Engineer", "Network", 1),
        ("Network Engineering Manager", "Network", 2),
    ]


def test_duties_begin_where_statements_are_no_longer_soft(help_desk: LoadReport) -> None:
    sections = [(str(q.section), q.heading) for q in help_desk.roles[0].requirements]
    assert sections[3:] == [("soft", "Reliability"), *[("role_requirements", None)] * 3]


def test_an_unknown_heading_among_soft_ones_is_a_soft_heading(help_desk: LoadReport) -> None:
    last = help_desk.roles[1].requirements[-1]
    assert (str(last.section), last.heading) == ("soft", "Stakeholder Care")


@pytest.mark.parametrize("heading", ["Responsibilities", "Duties", "What you will do", "Requirements"])
def test_a_heading_that_is_known_ends_the_soft_ones(tmp_path: Path, heading: str) -> None:
    text = f"# Dock Planner\n\n### Communication\n\n- Writes clearly\n\n### {heading}\n\n- Plans the dock\n"
    (role,) = load_text(tmp_path, text, "dock.md").roles
    soft = {q.heading: q.section == "soft" for q in role.requirements}
    assert soft == {"Communication": True, heading: False}


def test_a_senior_title_never_stands_for_the_junior_one(help_desk: LoadReport) -> None:
    targets = [(i.target_surface, i.target) for i in help_desk.roles[3].inherits]
    assert targets == [("Sr Network Engineer", None), ("Network Engineer", "role:network-engineer")]
    (doubt,) = (f for f in help_desk.findings if f.code == "unlinked-inheritance")
    assert "the nearest is Network Engineer" in doubt.suggestion


def test_a_posting_with_labels_gives_its_title_and_leaves_the_other_labels_out(tmp_path: Path) -> None:
    report = load_text(tmp_path, POSTING, "posting.txt")
    (role,) = report.roles
    assert (role.title, role.id) == ("Payroll Specialist", "role:payroll-specialist")
    assert len(role.requirements) == 4
    assert systems(role) == [("ADP", None, "usage"), ("Workday", 2, "preferred")]
    assert role.years
    assert (role.years.min, role.years.max, role.years.field) == (2, None, "payroll")


def test_run_on_text_is_cut_at_verbs_degrees_and_glued_headings(tmp_path: Path) -> None:
    report = load_text(tmp_path, RUN_ON, "warehouse.txt")
    (role,) = report.roles
    assert role.title == "Warehouse Supervisor"
    assert [str(q.section) for q in role.requirements] == ["role_requirements"] * 4 + ["qualification"] * 4
    assert systems(role) == [("SAP", None, "usage"), ("SAP", 2, "requirement"), ("Tableau", 2, "preferred")]
    assert role.education
    assert role.years
    assert (role.education.level, role.years.min, role.years.field) == ("high_school", 3, "warehouse")


def test_markdown_headings_make_tracks_roles_and_sections(tmp_path: Path) -> None:
    report = load_text(tmp_path, MARKDOWN, "billing.md")
    clerk, lead = report.roles
    assert [(r.title, r.track, r.track_stated) for r in report.roles] == [
        ("Billing Clerk", "Receivables", True),
        ("Billing Lead", "Receivables", True),
    ]
    assert systems(clerk) == [("NetSuite", None, "usage"), ("NetSuite", 2, "requirement")]
    assert [(i.target, str(i.scope)) for i in lead.inherits] == [("role:billing-clerk", "responsibilities")]
    assert [q.place.text for q in lead.requirements] == ["Reviews invoices"]


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("Pot Washer", ["Cook", "Pot Washer"]),
        ("Farrier", ["Cook", "Farrier"]),
        ("Packaging Erector", ["Cook", "Packaging Erector"]),
        ("Goatherd", ["Cook", "Goatherd"]),
        ("Newsletter", ["Cook"]),
        ("What We Offer", ["Cook"]),
        ("Team Dinner", ["Cook"]),
        ("Wish List", ["Cook"]),
    ],
)
def test_a_heading_beside_titles_that_names_a_doer_is_a_title(
    tmp_path: Path, heading: str, titles: list[str]
) -> None:
    duties = "- Keeps the store tidy\n- Works shifts\n"
    text = f"# Our people\n\n## Cook\n\n- Prepares meals\n\n## {heading}\n\n{duties}"
    assert [role.title for role in load_text(tmp_path, text, "people.md").roles] == titles


@pytest.mark.parametrize(
    ("text", "tracks"),
    [
        (
            "# Accounting\n\n## Accountant\n- Knows SAP\n\n# Payroll\n\n## Payroll Clerk\n- Knows ADP\n",
            ["Accounting", "Payroll"],
        ),
        (
            "# Kitchen Roles\n\n## Cook\n- Cooks\n\n# Service Roles\n\n## Waiter\n- Serves guests\n",
            ["Kitchen", "Service"],
        ),
        (
            "# Our ladders\n\nHow we grow.\n\n# Finance\n\nPays people.\n\n## Accountant\n- Knows SAP\n\n"
            "# Sales\n\n## Sales Clerk\n- Knows Salesforce\n",
            ["Finance", "Sales"],
        ),
        ("# Finance Roles\n\n## Accountant\n- Knows SAP\n\n# Appendix\n\nHow we work.\n", [None]),
    ],
)
def test_headings_that_each_stand_above_roles_are_tracks(
    tmp_path: Path, text: str, tracks: list[str | None]
) -> None:
    assert [role.track for role in load_text(tmp_path, text, "ladders.md").roles] == tracks
