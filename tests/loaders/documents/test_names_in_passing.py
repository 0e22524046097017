"""Systems that are named in passing, in brackets, by a letter, or by a name that means two things."""

import pytest

from loaders.vocabulary.vocabulary import vocabulary_of


def named(text: str) -> list[str]:
    return [one.skill.name for one in vocabulary_of().systems.named_in(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Experience in R", ["R"]),
        ("Statistical software (R, Python, SAS)", ["R", "Python", "SAS"]),
        ("R programming", ["R"]),
        ("Experience with C, C++ and Java", ["C", "C++", "Java"]),
        ("Proficiency in C", ["C"]),
        ("Programming in C and Python", ["C", "Python"]),
    ],
)
def test_a_letter_is_a_language_where_it_is_asked_for(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Experience in R&D", []),
        ("Knowledge of R & D budgets", []),
        ("Sicherer Umgang mit SAP R/3", ["SAP"]),
        ("GCSE grade A to C, Excel", ["Excel"]),
        ("Class C licence, Excel", ["Excel"]),
        ("Vitamin C, SAP", ["SAP"]),
        ("C-level talks and Salesforce", ["Salesforce"]),
    ],
)
def test_a_letter_that_is_a_part_of_something_else_is_none(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ERP (SAP, Oracle)", ["SAP", "Oracle"]),
        ("CRM (Salesforce/HubSpot)", ["Salesforce", "HubSpot"]),
        ("Runs social media (Twitter, Facebook, Instagram)", ["Twitter", "Facebook", "Instagram"]),
        ("Monitors the Sales Support Slack channel", ["Slack"]),
        ("Intermediate excel spread sheet skills", ["Excel"]),
        ("Maîtrise du Pack Office", ["Microsoft Office"]),
    ],
)
def test_names_in_brackets_and_in_passing_are_met(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize("text", ["Manages Facebook ad spend", "Reports on paid search and Facebook"])
def test_where_money_is_spent_the_name_is_that_of_the_advertising(text: str) -> None:
    assert named(text) == ["Facebook Ads"]
