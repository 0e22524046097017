"""The command line keeps its contract: pure JSON, exit codes, one clear line for bad input."""

import json
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from tests.kit.atlas import Atlas
from tests.kit.places import ROOT

SKILL = {"id", "name", "kind"}


def test_a_load_gives_roles_findings_and_documents(atlas: Atlas) -> None:
    value = atlas.json("load", str(ROOT / "seeds" / "documents"))
    assert set(value) == {"roles", "findings", "documents", "tables", "level_definitions", "proposals"}
    role = {"id", "title", "aliases", "track", "track_stated", "level_index", "education", "years"}
    role |= {"supervisory_years", "document", "line", "requirements", "skills", "inherits"}
    assert all(set(listed) >= role for listed in value["roles"])
    statement = {"section", "heading", "text", "line", "skills"}
    assert all(set(r) >= statement for listed in value["roles"] for r in listed["requirements"])
    assert all(
        set(s) >= SKILL | {"level", "usage", "line"} for listed in value["roles"] for s in listed["skills"]
    )
    link = {"target", "scope", "line", "sme"}
    assert all(set(i) >= link for listed in value["roles"] for i in listed["inherits"])
    finding = {"code", "document", "line", "text", "message", "suggestion"}
    assert all(set(f) == finding for f in value["findings"])
    assert all(set(line) == {"line", "class", "role"} for d in value["documents"] for line in d["lines"])


def test_every_answer_has_the_keys_of_the_contract(atlas: Atlas) -> None:
    role, other = "Billing Coordinator", "Sales Operations Analyst"
    assert set(atlas.json("role", role)) >= {"role", "effective"}
    assert set(atlas.json("who-needs", "Excel")) >= {"skill", "floor", "roles"}
    gap = atlas.json("gap", role, other)
    assert set(gap) >= {"from", "to", "missing", "raise", "met", "effort", "share_met"}
    assert all(set(s) >= SKILL | {"from", "to"} for s in gap["raise"] + gap["met"])
    assert set(atlas.json("overlap", role, other)) >= {"roles", "skills"}
    similar = atlas.json("similar", role, "--top", "2")
    assert len(similar["similar"]) == 2
    assert all(set(s) >= {"id", "title", "similarity", "verdict", "pairs"} for s in similar["similar"])
    paths = atlas.json("paths", role, other)
    assert set(paths) >= {"from", "to", "paths", "why_none", "offers"}
    step = {
        "from",
        "to",
        "kind",
        "verdict",
        "similarity",
        "effort",
        "shared",
        "raise",
        "missing",
        "experience",
    }
    assert all(set(s) >= step for path in paths["paths"] for s in path["steps"])


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("who-needs", "Salesforse"), "the nearest is Salesforce"),
        (("role", "Billing Cordinator"), "the nearest are Billing Coordinator,"),
        (("gap", "Controller", "Nobody"), "no role or track is called 'Nobody'"),
        (("who-needs", "Excel", "--level", "6"), "level 6 is out of scale"),
        (("who-needs", "Excel", "--level", "high"), "--level"),
        (("who-needs", "Excel:6", "Word"), "'6' is no level of Excel; give one of 1 basic"),
        (("who-needs", "Excel", "--without", "MS Excel"), "both asked for and left out"),
        (("who-needs", "Excel", "--without", "Nothing"), "no skill is called 'Nothing'"),
        (("who-needs", "Excel:2", "Excel:3"), "asked for at two levels"),
        (("systems", "Kubernetes"), "no role or track is called 'Kubernetes'"),
        (("systems", "--kind", "track"), "--kind"),
        (("overlap", "Controller"), "two or more different roles"),
        (("similar", "Billing"), "Billing is a track; name one of its roles: Billing Coordinator, Senior"),
        (("gap", "Blling", "Accounting"), "no role or track is called 'Blling'"),
        (
            ("overlap", "Billing", "Accounting", "Controller", "--rungs", "nearest"),
            "nearest rungs are those of two",
        ),
        (("gap", "Billing", "Accounting", "--rungs", "middle"), "--rungs"),
        (("paths", "Billing", "Billing Coordinator"), "two different roles"),
        (("paths", "Controller", "Controller"), "two different roles"),
        (("paths", "Controller", "Staff Accountant", "--kind", "sideways"), "--kind"),
        (("similar", "Controller", "--top", "0"), "--top is 0"),
        (("families", "--top", "0"), "--top is 0"),
        (("load", "no-such-folder"), "no-such-folder"),
        (("who-needs", "Excel", "--store", "bolt:"), "no store address"),
        (("who-needs", "Excel", "--store", "file:"), "no store address"),
        (("export", "/no/such/folder/atlas.json"), "cannot write"),
        (("juggle",), "juggle"),
        (("gap", "Controller"), "'target'"),
    ],
)
def test_bad_input_is_one_clear_line_and_exit_code_2(
    atlas: Atlas, arguments: tuple[str, ...], why: str
) -> None:
    ran = atlas(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("atlas: ")
    assert why in ran.err
    assert len(ran.err.splitlines()) == 1


def test_findings_under_strict_exit_with_1(atlas: Atlas) -> None:
    seeds = str(ROOT / "seeds" / "documents")
    assert atlas("load", seeds).code == 0
    assert atlas("load", seeds, "--strict").code == 1


def test_a_graph_that_was_kept_answers_later(atlas: Atlas, tmp_path: Path) -> None:
    address = f"file:{tmp_path / 'atlas.json'}"
    atlas.json("load", str(ROOT / "seeds" / "documents"), "--into", address)
    assert atlas.json("who-needs", "Excel", "--store", address) == atlas.json("who-needs", "Excel")


def test_a_load_that_fails_leaves_the_kept_graph_as_it_was(atlas: Atlas, tmp_path: Path) -> None:
    address = f"file:{tmp_path / 'atlas.json'}"
    atlas.json("load", str(ROOT / "seeds" / "documents"), "--into", address)
    before = (tmp_path / "atlas.json").read_bytes()
    assert atlas("load", str(tmp_path / "absent.txt"), "--into", address).code == 2
    assert (tmp_path / "atlas.json").read_bytes() == before


def test_tables_for_people_hold_the_facts_and_the_lines(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "240")
    for arguments, expected in {
        ("role", "Controller"): ("Accounting", "rung 5", "Requirements"),
        ("who-needs", "Salesforce"): ("Senior Sales Operations Analyst", "Advanced", "via Senior Billing"),
        ("gap", "Billing Coordinator", "Controller"): ("to learn", "to raise", "is met"),
        ("overlap", "Billing Supervisor", "Sales Operations Analyst"): ("MAP", "Shared by all"),
        ("similar", "Controller"): ("down", "Accounting", "covered", "Ranked by"),
        ("paths", "Billing Coordinator", "Senior Sales Operations Analyst"): (
            "Path 1",
            "lateral",
            "a stretch",
        ),
        ("load", str(ROOT / "seeds" / "documents")): ("11 roles", "things to look at", "role title"),
    }.items():
        ran = atlas(*arguments)
        assert ran.code == 0
        assert all(words in ran.out for words in expected), (arguments, ran.out)


@pytest.mark.parametrize("form", ["json", "graphml"])
def test_an_export_holds_every_node_and_edge(atlas: Atlas, tmp_path: Path, form: str) -> None:
    file = tmp_path / f"atlas.{form}"
    counts = atlas.json("export", "--format", form, str(file))
    if form == "json":
        value = json.loads(file.read_text(encoding="utf-8"))
        assert (len(value["nodes"]), len(value["edges"])) == (counts["nodes"], counts["edges"])
    else:
        network = nx.read_graphml(file)
        assert (len(network.nodes), len(network.edges)) == (counts["nodes"], counts["edges"])
        assert network.nodes["system:salesforce"]["label"] == "Salesforce"


def test_an_export_in_an_open_format_says_what_is_lost_and_is_loaded_again(
    atlas: Atlas, tmp_path: Path
) -> None:
    file = str(tmp_path / "roles.ttl")
    told = atlas("export", "--format", "skos", file)
    assert told.code == 0
    assert "SKOS cannot say:" in told.out
    assert "the level of a need (119 times) *" in told.out
    levels = [role["skills"] for role in atlas.json("load", file)["roles"]]
    assert sum(skill["level"] is not None for skills in levels for skill in skills)


def test_a_broken_taxonomy_leaves_the_kept_graph_as_it_was(atlas: Atlas, tmp_path: Path) -> None:
    address = f"file:{tmp_path / 'atlas.json'}"
    atlas.json("load", str(ROOT / "seeds" / "documents"), "--into", address)
    before = (tmp_path / "atlas.json").read_bytes()
    atlas("export", "--format", "skos", str(tmp_path / "roles.ttl"))
    cut = (tmp_path / "roles.ttl").read_text(encoding="utf-8")[:-300]
    (tmp_path / "roles.ttl").write_text(cut, encoding="utf-8")
    ran = atlas("load", str(tmp_path / "roles.ttl"), "--into", address)
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)
    assert (tmp_path / "atlas.json").read_bytes() == before


def test_standard_output_holds_one_json_value_and_nothing_else() -> None:
    command = [sys.executable, "-m", "cli", "who-needs", "Excel", "--json"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(ran.stdout)["skill"]["name"] == "Excel"
    assert ran.stderr == ""
