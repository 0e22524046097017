"""A maker of software that hires means itself by its name, unless its program is asked for."""

from pathlib import Path

import pytest

from tests.kit.texts import only_role

HEAD = "# Account Manager\n\n## Responsibilities\n\n"


def systems(folder: Path, text: str) -> list[str]:
    asked = only_role(folder, text).requirements
    return sorted({m.skill.name for r in asked for m in r.mentions if m.skill.kind == "system"})


@pytest.mark.parametrize(
    "lines",
    [
        "- Works with other GitLab team members on renewals\n- Builds bridges within GitLab",
        "- Knows that life at Stripe is fast\n- Explains to partners what Stripe stands for",
        "- Mentors new Zendesk employees\n- Represents Zendesk at fairs",
        "- Shapes the HubSpot culture\n- Keeps HubSpot growing",
        "- Joins calls of Datadog's leadership team\n- Speaks for Datadog in the press",
        "- Is an ambassador of GitLab [values](/handbook/values/)\n- Travels to GitLab offices",
    ],
)
def test_the_name_of_the_employer_is_no_system(tmp_path: Path, lines: str) -> None:
    assert systems(tmp_path, HEAD + lines) == []


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ("- Works with GitLab team members\n- Ability to use GitLab", ["GitLab"]),
        ("- Guides Salesforce employees\n- Experience with Salesforce and Excel", ["Excel", "Salesforce"]),
        ("- Mentors Zendesk colleagues\n- Proficient in Zendesk", ["Zendesk"]),
        ("- Keeps records within Salesforce\n- Helps Excel users", ["Excel", "Salesforce"]),
        (
            "- Administers Workday for all employees\n- Checks values of Excel sheets",
            ["Excel", "Workday"],
        ),
        ("- Works at GitLab offices\n- Files tickets in Jira", ["JIRA"]),
    ],
)
def test_a_program_that_is_asked_for_is_a_system(tmp_path: Path, lines: str, named: list[str]) -> None:
    assert systems(tmp_path, HEAD + lines) == named


def test_the_words_of_the_whole_document_tell_the_employer(tmp_path: Path) -> None:
    about = "Asana is hiring across the globe.\n\n"
    assert systems(tmp_path, f"{about}{HEAD}- Tells the story of Asana to customers\n- Plans in Notion") == [
        "Notion"
    ]


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("Wins enterprise customers such as Oracle and Adobe", []),
        ("Serves clients like Microsoft, SAP and Oracle", []),
        ("Watches competitors (e.g. HubSpot)", []),
        ("Betreut Kunden wie Oracle und SAP", []),
        ("Trains customers in Excel", ["Excel"]),
        ("Helps customers with tools such as Excel", ["Excel"]),
        ("Keeps client accounts in Xero, Sage and Excel", ["Excel", "Sage", "Xero"]),
    ],
)
def test_firms_that_are_spoken_of_are_no_systems(text: str, systems: list[str], tmp_path: Path) -> None:
    """Customers, competitors and the like, one or several."""
    role = only_role(tmp_path, f"# Account Manager\n\n## Duties\n\n- {text}\n- Writes offers\n")
    named = {m.skill.name for asked in role.requirements for m in asked.mentions if m.skill.kind == "system"}
    assert sorted(named) == systems
