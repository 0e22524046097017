"""The questions on planning, answered over the command line on the two original documents."""

from pathlib import Path

import pytest

from tests.kit.atlas import Atlas


@pytest.fixture
def atlas(shared_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Atlas:
    """The command line on the originals."""
    return Atlas(capsys, monkeypatch, f"memory:{shared_dir / 'seeds'}")


def test_16_who_feeds_into_controller_and_who_is_near_billing_supervisor(atlas: Atlas) -> None:
    into = atlas.json("moves", "Controller")["into"]
    assert [(move["from"], move["kind"]) for move in into] == [
        ("role:senior-accounting-manager", "promotion")
    ]
    near = atlas.json("similar", "Billing Supervisor", "--top", "3")["similar"]
    assert "role:senior-billing-coordinator" in {row["id"] for row in near}
    assert [row["similarity"] for row in near] == sorted((row["similarity"] for row in near), reverse=True)


def test_17_which_one_skill_opens_the_most_moves_for_a_billing_coordinator(atlas: Atlas) -> None:
    answer = atlas.json("moves", "Billing Coordinator")
    best = answer["opens"][0]
    most = max(len(opening["opens"]) for opening in answer["opens"])
    assert len(best["opens"]) == most
    # No single skill makes one of the far moves viable here: then the one that eases the most is first.
    eased = [opening["eased"] for opening in answer["opens"] if len(opening["opens"]) == most]
    assert best["eased"] == max(eased) > 1
    gaps = [atlas.json("gap", "Billing Coordinator", move["to"]) for move in answer["out"]]
    asking = [s for gap in gaps for s in (*gap["missing"], *gap["raise"]) if s["id"] == best["id"]]
    assert best["eased"] == len(asking)
    already = {move["to"] for move in answer["out"] if move["verdict"] == "viable"}
    assert not already & set(best["opens"])


def test_18_quickbooks_is_replaced_by_netsuite(atlas: Atlas) -> None:
    answer = atlas.json("what-if", "replace", "QuickBooks", "NetSuite")
    needed = atlas.json("who-needs", "QuickBooks")["roles"]
    assert [(a["id"], a["level"]) for a in answer["affected"]] == [(r["id"], r["level"]) for r in needed]
    levels = {a["title"]: a["level"] for a in answer["affected"]}
    assert (len(levels), levels["Controller"], levels["Billing Coordinator"]) == (8, 5, 2)
    known = [(k["title"], k["level"], k["necessity"]) for k in answer["know_replacement"]]
    assert known == [("Account Manager", 3, "preferred")]
    assert answer["uncovered"] == ["system:netsuite"]
    # One story: who is affected, what they learn and the plan are the same roles at the same levels.
    told = {a["id"]: a["level"] for a in answer["affected"]}
    assert {a["id"]: a["next"]["to"] for a in answer["affected"]} == told
    assert {x["who"]: x["to"] for x in answer["to_learn"]} == told
    assert {a["learner"]: a["to"] for a in answer["plan"]["assignments"]} == told
    assert {a["because"] for a in answer["plan"]["assignments"]} == {"affected"}
    counts = {c["id"]: [c[when] for when in ("today", "then", "learned")] for c in answer["counts"]}
    old, new = counts["system:quickbooks"], counts["system:netsuite"]
    assert old[0] == {"held": 5, "unstated": 0, "below": 3, "preferred": 0}
    assert new[2] == {**old[0], "preferred": 1}
    assert new[0] == new[1] == {"held": 0, "unstated": 0, "below": 0, "preferred": 1}
    assert [(c["title"], c["level"], c["necessity"]) for c in answer["cheaper"]] == known
    assert answer["summary"][0].startswith(
        "QuickBooks is replaced by NetSuite: 8 roles use it and have to learn"
    )


def test_19_what_is_uncovered_and_who_could_cover_with_the_least_effort(atlas: Atlas) -> None:
    answer = atlas.json("coverage")
    (sertifi,) = [skill for skill in answer["skills"] if skill["name"] == "Sertifi"]
    assert (sertifi["count"], sertifi["holders"]) == (0, [])
    # Two roles hold it at a level that is not stated: that is neither cover nor nothing.
    assert sertifi["id"] in answer["level_not_stated"]
    assert sertifi["unstated"] == ["role:sales-operations-analyst", "role:senior-sales-operations-analyst"]
    assert "system:word" in answer["uncovered"]
    nearest = {best["who"] for best in sertifi["next_best"][:2]}
    assert all("Sertifi" in best["evidence"][0]["text"] for best in sertifi["next_best"][:2])
    assert nearest == {"role:sales-operations-analyst", "role:senior-sales-operations-analyst"}
    assert "system:pardot" in answer["single_points"]
    # Ten roles ask for communication at no stated level: it does not hang on the one that states a level.
    assert "competency:communication" in answer["possible_single_points"]
    assert answer["summary"].startswith("Pardot and Revenue recognition each hang on one role.")
    assert len(answer["uncovered"]) == 7
