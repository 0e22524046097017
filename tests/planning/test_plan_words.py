"""What a plan says of itself, and that every surface asks for the same."""

import re
from pathlib import Path

import pytest

from graph.errors import BadVocabulary
from graph.kinds import Level
from planning.holdings import holdings
from planning.plan import Plan, plan
from planning.plan_words import order_rows, plan_story
from planning.rules import Rules
from planning.wish import NO_RULES, RULES, Wish, rules_named
from seeds.shipped import DUTIES
from tests.kit.places import ROOT
from tests.kit.planned import Asked, asking

SQL, SAP = "system:sql", "system:sap"


def planned(roles: Asked, *skills: str, **limits: object) -> Plan:
    store = asking(roles)
    return plan(store, holdings(store), Wish(skills=skills, **limits))  # type: ignore[arg-type]


def told(made: Plan, promotion: float | None = None) -> str:
    return " ".join(plan_story(made, promotion))


def test_the_plan_leads_with_who_learns_what_and_what_that_gives() -> None:
    made = planned({"a": {"sql": 4}, "b": {"sql": 2}}, SQL)
    lead, takes, kept = plan_story(made, made.effort)
    assert lead == "b learns sql; then sql has 2 holders at proficient or above."
    assert (
        takes == "That is about as much as a promotion here asks, 1 level to climb; no other plan takes less."
    )
    assert kept == "No rules on duties are kept."


def test_who_is_assumed_to_hold_a_skill_is_told_with_how_many() -> None:
    roles: Asked = {"a": {"sql": None, "sap": None}, "b": {"sql": None}, "c": {"x": 1}}
    assert "2 holders of sql are only assumed: no level is stated." in told(planned(roles, SQL))
    assert "1 holder of sap is only assumed: no level is stated." in told(planned(roles, SAP))
    both = told(planned(roles, SQL, SAP))
    assert "3 holders are only assumed, for no level is stated: 1 of sap and 2 of sql." in both
    assert "assumed" not in told(planned(roles, SQL, train_unstated=True))


def test_a_plan_of_many_is_told_by_numbers_and_hours_only_where_they_are_given() -> None:
    roles: Asked = {"a": {"sql": 5, "sap": 5}, "b": {"x": 1}, "c": {"x": 1}, "d": {"x": 1}}
    made = planned(roles, SQL, SAP, target=3)
    assert told(made).startswith("2 roles learn 4 skills between them; then sap and sql each have 3 holders")
    assert "hour" not in told(made)
    timed = planned(roles, SQL, target=3, hours_per_step=10.0)
    assert "6 levels to climb and 60 hours" in told(timed)


def test_nothing_to_learn_and_no_plan_are_told_first() -> None:
    roles: Asked = {"a": {"sql": 5}, "b": {"sql": 3}}
    assert told(planned(roles, SQL)).startswith("Nothing is to be learned: sql has 2 holders at proficient")
    none = told(planned(roles, SQL, target=3))
    assert none.startswith("There is no such plan: sql lacks 1 holder at proficient")
    assert "expert already" in told(planned({"a": {"sql": 5}}, SQL, target=1, floor=Level.EXPERT))


def test_the_order_is_told_once_for_each_climb() -> None:
    made = planned({"a": {"sql": 4}, "b": {"x": 1}}, SQL)
    assert [*order_rows(made)] == [("1 to 3", "b", "sql", "proficient", "a")]


def test_the_rules_are_those_that_ship_unless_told_otherwise(tmp_path: Path) -> None:
    assert rules_named() == rules_named(RULES) == rules_named(str(DUTIES))
    assert rules_named().rules
    assert rules_named(NO_RULES) == Rules()
    own = tmp_path / "own.yaml"
    own.write_text("rules: [[salt, pepper]]", encoding="utf-8")
    assert [rule.name for rule in rules_named(str(own)).rules] == ["salt and pepper"]
    with pytest.raises(BadVocabulary):
        rules_named(str(tmp_path / "none-such.yaml"))


def test_rules_that_were_read_before_are_the_same_and_a_changed_file_is_read_again(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("rules: [[salt, pepper]]", encoding="utf-8")
    first = rules_named(str(own))
    assert rules_named(str(own)) == first
    own.write_text("rules: [[salt, sugar]]", encoding="utf-8")
    assert [rule.name for rule in rules_named(str(own)).rules] == ["salt and sugar"]


@pytest.mark.parametrize("number", ["TARGET = 2", "CAPACITY = 2", "TIME_LIMIT = 60"])
def test_what_a_plan_is_asked_for_by_default_stands_in_one_place(number: str) -> None:
    """No page and no command sets a default of its own."""
    name = number.split(maxsplit=1)[0]
    homes = [
        path
        for folder in ("planning", "commands", "views", "contract")
        for path in (ROOT / folder).rglob("*.py")
        if re.search(rf"^{name} = ", path.read_text(encoding="utf-8"), re.M)
    ]
    assert homes == [ROOT / "planning" / "wish.py"]
