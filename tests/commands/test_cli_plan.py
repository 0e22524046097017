"""`atlas plan` keeps its contract: pure JSON, exit 1 without a plan, one clear line for bad input."""

from pathlib import Path

import pytest

from tests.kit.atlas import Atlas

KEYS = {"feasible", "optimal", "effort", "bound", "assignments", "reason", "relaxation"}
ASSIGNMENT = {"learner", "skill", "from", "to", "effort", "trainer"}


def test_a_plan_has_the_keys_of_the_contract(atlas: Atlas) -> None:
    value = atlas.json("plan", "Salesforce", "MAP", "ADP", "--target", "7")
    assert set(value) >= KEYS
    assert all(set(a) >= ASSIGNMENT for a in value["assignments"])
    assert (value["feasible"], value["optimal"], value["reason"], value["relaxation"]) == (
        True,
        True,
        None,
        None,
    )
    assert value["effort"] == pytest.approx(sum(a["effort"] for a in value["assignments"]))
    assert value["effort"] == pytest.approx(value["bound"])
    assert value["saved"] == pytest.approx(value["greedy_effort"] - value["effort"])
    assert {s["stage"] for s in value["sequence"]} == {1, 2, 3}


def test_no_plan_exits_1_with_the_reason_and_the_smallest_relaxation(atlas: Atlas) -> None:
    ran = atlas("plan", "Salesforce", "--target", "99", "--json")
    assert ran.code == 1
    value = ran.value
    assert (value["feasible"], value["assignments"], value["effort"]) == (False, [], None)
    assert "Salesforce" in value["reason"]
    (lowered,) = value["relaxation"]["targets"]
    assert (lowered["skill"], lowered["from"]) == ("system:salesforce", 99)
    again = atlas.json("plan", "Salesforce", "--target", str(lowered["to"]))
    assert again["feasible"]
    assert atlas("plan", "Salesforce", "--target", str(lowered["to"] + 1)).code == 1


def test_single_points_bans_and_those_away_are_kept(atlas: Atlas) -> None:
    value = atlas.json("plan", "--single-points", "--capacity", "40", "--without", "Controller")
    assert value["skills"]
    assert "role:controller" not in {a["learner"] for a in value["assignments"]}
    banned = atlas.json("plan", "Salesforce", "--target", "3", "--may-not", "Billing Supervisor:SFDC")
    assert [a["learner"] for a in banned["assignments"]] == ["role:senior-billing-coordinator"]


def test_the_shipped_rules_show_which_roles_break_them(atlas: Atlas) -> None:
    value = atlas.json("plan", "Salesforce", "--rules", "finance")
    violations = value["violations"]
    assert all(side["evidence"] for v in violations for side in v["sides"])
    assert {"role", "title", "rule", "why", "source", "sides"} <= set(violations[0])
    table = atlas("plan", "Salesforce", "--rules", "finance")
    assert "already hold two duties that the rules keep apart" in " ".join(table.out.split())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["plan"], "--single-points"),
        (["plan", "Salesforse"], "Salesforce"),
        (["plan", "MAP", "--floor", "6"], "out of scale"),
        (["plan", "MAP", "--target", "0"], "out of scale"),
        (["plan", "MAP", "--capacity", "-1"], "out of scale"),
        (["plan", "MAP", "--may-not", "Controller"], "WHO:SKILL"),
        (["plan", "MAP", "--without", "Contoller"], "Controller"),
        (["plan", "MAP", "--rules", "nowhere.yaml"], "nowhere.yaml"),
    ],
)
def test_bad_input_exits_2_with_one_clear_line(atlas: Atlas, arguments: list[str], words: str) -> None:
    ran = atlas(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert words in ran.err


def test_prerequisites_in_a_circle_are_refused_by_name(atlas: Atlas, tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    file.write_text(
        "prerequisites: [{skill: MAP, after: [ADP]}, {skill: ADP, after: [MAP]}]", encoding="utf-8"
    )
    ran = atlas("plan", "MAP", "--rules", str(file))
    assert ran.code == 2
    assert "in a circle: system:" in ran.err


def test_people_of_a_roster_learn_and_a_bad_row_is_told(atlas: Atlas, tmp_path: Path) -> None:
    file = tmp_path / "roster.csv"
    rows = [
        "person,role,skill,level,capacity",
        "Ann,Sales Operations Analyst,Salesforce,5,",
        "Ben,Billing Coordinator,Salesforce,2,",
        "Cem,Billing Coordinator,Salesforce,9,",
        "Dot,Billing Coordinator,,,0",
    ]
    file.write_text("\n".join(rows), encoding="utf-8")
    value = atlas.json("plan", "Salesforce", "--roster", str(file))
    (made,) = value["assignments"]
    shown = {key: made[key] for key in ("learner", "from", "to", "trainer")}
    assert shown == {"learner": "person:ben", "from": 2, "to": 3, "trainer": "person:ann"}
    assert len(value["rejected"]) == 1
    away = atlas.json("plan", "Salesforce", "--roster", str(file), "--without", "ann", "--target", "1")
    assert [a["learner"] for a in away["assignments"]] == ["person:ben"]
    assert away["assignments"][0]["trainer"] is None
    assert "turned away" in atlas("plan", "Salesforce", "--roster", str(file)).out


def test_a_sheet_that_cannot_be_written_is_told_before_anything_is_printed(
    atlas: Atlas, tmp_path: Path
) -> None:
    ran = atlas("plan", "Salesforce", "--target", "3", "--json", "--paper", str(tmp_path / "plan.pdf"))
    assert (ran.code, ran.out) == (2, "")
    assert "is written as .html or .xlsx" in ran.err
