"""The questions people ask, answered over the command line on the two original documents."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, product
from math import log
from pathlib import Path
from typing import Any

import pytest

from graph.stores.sqlite.store import FileStore
from graph.stores.store import Store
from loaders.connect import read_graph
from tests.kit.atlas import Atlas
from tests.kit.neo4j_servers import Neo4jServer, open_store

BC, SBC, BS = "Billing Coordinator", "Senior Billing Coordinator", "Billing Supervisor"
SA, SSA, AM = "Staff Accountant", "Senior Staff Accountant", "Accounting Manager"
SAM, CO = "Senior Accounting Manager", "Controller"
SOA, SSOA = "Sales Operations Analyst", "Senior Sales Operations Analyst"
LADDER = (BC, SBC, BS, SA, SSA, AM, SAM, CO, SOA, SSOA)


@dataclass(frozen=True)
class Originals:
    """A store that holds the two original documents, and what opens it."""

    address: str
    env: Mapping[str, str]
    store: Store


@pytest.fixture(scope="session", params=["file", "neo4j"])
def originals(
    request: pytest.FixtureRequest, shared_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Originals]:
    """The two original documents in a store of each kind in turn, which is opened once."""
    graph = read_graph([shared_dir / "seeds"])
    if request.param == "file":
        path = tmp_path_factory.mktemp("originals") / "atlas.json"
        kept = FileStore(path)
        kept.replace(graph)
        yield Originals(f"file:{path}", {}, kept)
        return
    server: Neo4jServer = request.getfixturevalue("neo4j_server")
    address = server.holding(graph)
    store = open_store(address, server.env)
    yield Originals(address, server.env, store)
    store.close()


@pytest.fixture
def atlas(originals: Originals, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Atlas:
    """The command line on the originals."""
    for name, value in originals.env.items():
        monkeypatch.setenv(name, value)
    return Atlas(capsys, monkeypatch, originals.address).handed(originals.store)


def systems(skills: list[dict[str, Any]], *keys: str) -> dict[str, Any]:
    """The systems among skills, each with one value or several."""
    known = [skill for skill in skills if skill["kind"] == "system"]
    return {s["name"]: s[keys[0]] if len(keys) == 1 else tuple(s[key] for key in keys) for s in known}


def needing(atlas: Atlas, *arguments: str) -> dict[str, tuple[int | None, list[str]]]:
    """Level and via of every role that needs a skill."""
    rows = atlas.json("who-needs", *arguments)["roles"]
    return {row["title"]: (row["level"], row["via"]) for row in rows}


def test_1_who_needs_salesforce(atlas: Atlas) -> None:
    answer = atlas.json("who-needs", "Salesforce")
    assert [(row["title"], row["level"], row["own"], row["via"]) for row in answer["roles"]] == [
        (SSOA, 4, True, []),
        (SOA, 3, True, []),
        (BS, 1, False, ["role:senior-billing-coordinator"]),
        (SBC, 1, True, []),
    ]
    lines = {row["title"]: [e["line"] for e in row["evidence"]] for row in answer["roles"]}
    assert lines[SOA][0] == 449
    assert lines[SSOA][:2] == [508, 510]
    assert lines[SBC] == lines[BS] == [62]
    assert needing(atlas, "SFDC") == needing(atlas, "system:salesforce") == needing(atlas, "salesforce")


def test_a_command_opens_the_store_at_an_address_by_itself(
    originals: Originals, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in originals.env.items():
        monkeypatch.setenv(name, value)
    by_itself = Atlas(capsys, monkeypatch)
    assert set(needing(by_itself, "Salesforce", "--store", originals.address)) == {SSOA, SOA, BS, SBC}


def test_2_who_needs_salesforce_at_proficient_or_above(atlas: Atlas) -> None:
    assert set(needing(atlas, "Salesforce", "--level", "3")) == {SOA, SSOA}


def test_3_who_needs_map(atlas: Atlas) -> None:
    assert needing(atlas, "MAP") == {
        CO: (5, []),
        AM: (4, []),
        SAM: (4, ["role:accounting-manager"]),
        SSOA: (4, []),
        BS: (3, []),
        SOA: (3, []),
        SBC: (None, []),
    }
    rows = {row["title"]: row for row in atlas.json("who-needs", "MAP")["roles"]}
    assert [e["line"] for e in rows[SBC]["evidence"]] == [104]


def test_4_which_roles_use_both_quickbooks_and_adp(atlas: Atlas) -> None:
    both = set(needing(atlas, "QuickBooks")) & set(needing(atlas, "ADP"))
    assert both == {SA, SSA, AM, SAM, CO}


def test_4_in_one_question_with_the_level_of_each(atlas: Atlas) -> None:
    answer = atlas.json("who-needs", "QuickBooks", "ADP")
    assert (answer["skill"]["name"], answer["match"], answer["without"]) == ("QuickBooks", "all", [])
    assert [asked["name"] for asked in answer["skills"]] == ["QuickBooks", "ADP"]
    levels = {row["title"]: [need["level"] for need in row["needs"]] for row in answer["roles"]}
    assert levels == {CO: [5, 5], AM: [4, 4], SAM: [4, 4], SSA: [3, 3], SA: [3, 3]}
    assert set(needing(atlas, "QuickBooks", "ADP:4")) == {CO, AM, SAM}
    assert set(needing(atlas, "QuickBooks", "--without", "ADP")) == {BC, SBC, BS}
    assert set(needing(atlas, "Pardot", "ADP", "--any", "--without", "Concur")) == {SOA, SSOA}
    assert set(needing(atlas, "QuickBooks", "MAP:3", "--without", "ADP:4")) == {BS}
    assert set(atlas.json("who-needs", "Salesforce:3")) == {"skill", "floor", "roles"}
    assert set(needing(atlas, "SFDC:proficient")) == {SOA, SSOA}


def test_5_who_needs_concur(atlas: Atlas) -> None:
    assert needing(atlas, "Concur") == {
        SA: (3, []),
        SSA: (3, ["role:staff-accountant"]),
        AM: (4, []),
        SAM: (4, ["role:accounting-manager"]),
        CO: (5, []),
    }


def test_6_how_many_roles_need_each_system(atlas: Atlas) -> None:
    expected = {"Excel": (4, 10), "QuickBooks": (4, 8), "MAP": (6, 7), "ADP": (4, 5), "Concur": (3, 5)}
    expected |= {"Salesforce": (3, 4), "Portal": (2, 3), "Treasury": (2, 3), "Pardot": (2, 2)}
    expected |= dict.fromkeys(("Microsoft Office", "Word", "PowerPoint", "Outlook"), (1, 3))
    expected |= dict.fromkeys(("VBA", "JIRA", "Google Ads", "Facebook Ads", "Bing Ads", "Sertifi"), (1, 2))
    expected |= {"NetSuite": (1, 1)}
    counted = {}
    for name in expected:
        rows = atlas.json("who-needs", name)["roles"]
        counted[name] = (sum(row["own"] for row in rows), len(rows))
    assert counted == expected
    (row,) = atlas.json("who-needs", "NetSuite")["roles"]
    assert (row["title"], row["necessity"], row["level"]) == ("Account Manager", "preferred", 3)


def test_6_in_one_table(atlas: Atlas) -> None:
    answer = atlas.json("systems")
    counts = {skill["name"]: (skill["direct"], skill["total"]) for skill in answer["skills"]}
    named = {"Excel": (4, 10), "QuickBooks": (4, 8), "MAP": (6, 7), "ADP": (4, 5), "Concur": (3, 5)}
    named |= {"Salesforce": (3, 4), "Portal": (2, 3), "Treasury": (2, 3), "Pardot": (2, 2), "Sertifi": (1, 2)}
    named |= dict.fromkeys(("Microsoft Office", "Word", "PowerPoint", "Outlook"), (1, 3))
    named |= dict.fromkeys(("VBA", "JIRA", "Google Ads", "Facebook Ads", "Bing Ads"), (1, 2))
    assert counts == {**named, "NetSuite": (1, 1)}
    assert [skill["total"] for skill in answer["skills"]] == sorted(
        (t for _, t in counts.values()), reverse=True
    )
    for skill in answer["skills"]:
        assert {row["id"] for row in skill["needed_by"]} == {
            row["id"] for row in atlas.json("who-needs", skill["id"])["roles"]
        }
    billing = atlas.json("systems", "Billing")
    assert (billing["of"], len(billing["roles"])) == ("track:billing", 3)
    assert {s["name"] for s in atlas.json("systems", SOA)["skills"]} == {
        "Excel",
        "Salesforce",
        "MAP",
        "Pardot",
        "Sertifi",
    }
    assert {s["kind"] for s in atlas.json("systems", "--kind", "competency")["skills"]} == {"competency"}


def test_7_what_a_sales_operations_analyst_needs_of_systems(atlas: Atlas) -> None:
    needs = systems(atlas.json("role", SOA)["effective"], "level")
    assert needs == {"Excel": 5, "Salesforce": 3, "MAP": 3, "Pardot": 2, "Sertifi": None}


def test_8_what_billing_lacks_of_systems_for_sales_operations(atlas: Atlas) -> None:
    junior = atlas.json("gap", BC, SOA)
    assert systems(junior["missing"], "level") == {"Salesforce": 3, "MAP": 3, "Pardot": 2, "Sertifi": None}
    assert systems(junior["raise"], "from", "to") == {"Excel": (3, 5)}
    senior = atlas.json("gap", SBC, SOA)
    assert systems(senior["missing"], "level") == {"Pardot": 2, "Sertifi": None}
    assert systems(senior["raise"], "from", "to") == {"Salesforce": (1, 3), "Excel": (3, 5), "MAP": (None, 3)}


def test_9_what_billing_supervisor_and_sales_operations_analyst_share_of_systems(atlas: Atlas) -> None:
    shared = atlas.json("overlap", BS, SOA)["skills"]
    assert set(systems(shared, "levels")) == {"Excel", "MAP", "Salesforce"}
    assert systems(shared, "levels")["Salesforce"] == {
        "role:billing-supervisor": 1,
        "role:sales-operations-analyst": 3,
    }


def test_how_much_every_two_roles_share(atlas: Atlas) -> None:
    answer = atlas.json("overlap", "--all")
    assert len(answer["roles"]) == len(answer["counts"]) == len(answer["shares"]) == 11
    place = {title: n for n, title in enumerate(answer["titles"])}
    for one, other in ((BS, SOA), (SA, SSA), (BC, CO)):
        shared = len(atlas.json("overlap", one, other)["skills"])
        own = [len(atlas.json("role", title)["effective"]) for title in (one, other)]
        assert (
            answer["counts"][place[one]][place[other]] == answer["counts"][place[other]][place[one]] == shared
        )
        assert answer["shares"][place[one]][place[other]] == pytest.approx(
            shared / (sum(own) - shared), abs=1e-4
        )
    assert len(atlas.json("overlap", "--all", BC, SBC, BS)["roles"]) == 3
    assert "takes two or more" in atlas("overlap", "--all", BC).err


def test_10_what_is_new_between_accounting_manager_and_controller_of_systems(atlas: Atlas) -> None:
    answer = atlas.json("gap", AM, CO)
    raised = dict.fromkeys(("QuickBooks", "ADP", "MAP", "Portal", "Concur", "Treasury"), (4, 5))
    assert systems(answer["raise"], "from", "to") == raised
    assert systems(answer["missing"], "level") == {}


def test_11_which_systems_are_named_by_one_role_only(atlas: Atlas) -> None:
    named: dict[str, set[str]] = {}
    for title in (*LADDER, "Account Manager"):
        for skill in atlas.json("role", title)["role"]["skills"]:
            if skill["kind"] == "system" and skill["usage"] != "vendor":
                named.setdefault(skill["name"], set()).add(title)
    once = {name for name, titles in named.items() if len(titles) == 1}
    office = {"Microsoft Office", "Word", "PowerPoint", "Outlook"}
    assert once == office | {"VBA", "JIRA", "Google Ads", "Facebook Ads", "Bing Ads", "Sertifi", "NetSuite"}


def test_12_how_much_experience_each_role_asks(atlas: Atlas) -> None:
    asked = {title: atlas.json("role", title)["role"] for title in LADDER}
    years = {title: (r["years"]["min"], r["years"]["max"]) for title, r in asked.items()}
    assert years == {
        BC: (1, None),
        SBC: (1, 3),
        BS: (2, 4),
        SA: (1, 3),
        SSA: (2, 5),
        AM: (5, None),
        SAM: (5, 8),
        CO: (8, 10),
        SOA: (1, 3),
        SSOA: (2, 5),
    }
    assert asked[BC]["education"]["alternative_to_years"]
    assert asked[SSOA]["years"]["field"] == "accounting"
    led = {title: r["supervisory_years"] for title, r in asked.items() if r["supervisory_years"]}
    assert {t: (y["min"], y["max"]) for t, y in led.items()} == {AM: (2, None), SAM: (3, 5), CO: (5, None)}


def test_13_no_path_of_promotions_leads_out_of_a_track(atlas: Atlas) -> None:
    ran = atlas("paths", BC, CO, "--kind", "promotion", "--json")
    assert ran.code == 1
    assert ran.value["paths"] == []
    assert "promotion" in ran.value["why_none"]
    assert any(SA in offer and CO in offer for offer in ran.value["offers"])


def test_14_what_senior_staff_accountant_inherits(atlas: Atlas) -> None:
    inherits = atlas.json("role", SSA)["role"]["inherits"]
    assert [(i["target"], i["scope"], i["sme"]) for i in inherits] == [
        ("role:staff-accountant", "technical", True),
        ("role:staff-accountant", "soft", False),
        ("role:staff-accountant", "responsibilities", False),
    ]


def test_15_several_diverse_paths_lead_from_billing_to_sales_operations(atlas: Atlas) -> None:
    answer = atlas.json("paths", BC, SSOA)
    ways = [path["roles"] for path in answer["paths"]]
    assert len(ways) >= 2
    # The one by the next rung is beaten by another of two moves, and so stands beside those that none beats.
    through = [path for path in answer["also"] if "role:senior-billing-coordinator" in path["roles"]]
    assert through
    gained = through[0]["steps"][0]["missing"]
    assert systems(gained, "level")["Salesforce"] == 1
    assert "MAP" in systems(gained, "level")
    for step in (step for path in answer["paths"] for step in path["steps"]):
        assert step["kind"] in {"promotion", "lateral", "diagonal"}
        assert step["verdict"] in {"viable", "stretch", "far"}
        assert step["experience"]["years"]
        assert step["shared"]


def test_a_track_stands_where_a_role_is_asked(atlas: Atlas) -> None:
    for command in ("paths", "gap"):
        answer = atlas.json(command, "Billing", "Sales Operations")
        assert (answer["from"], answer["to"]) == ("role:billing-coordinator", "role:sales-operations-analyst")
        assert [(t["name"], t["by"]) for t in answer["taken"]] == [
            ("Billing", "entry"),
            ("Sales Operations", "entry"),
        ]
    assert "taken" not in atlas.json("gap", BC, SOA)
    answer = atlas.json("gap", "Billing", "Sales Operations", "--rungs", "all")
    efforts = {(o, t): atlas.json("gap", o, t)["effort"] for o in (BC, SBC, BS) for t in (SOA, SSOA)}
    assert sorted(pair["effort"] for pair in answer["rungs"]) == sorted(efforts.values())
    assert answer["effort"] == min(efforts.values())
    assert (
        atlas.json("gap", "Billing", "Sales Operations", "--rungs", "nearest")["effort"] == answer["effort"]
    )
    assert atlas.json("overlap", "Billing", "Controller")["roles"] == [
        "role:billing-coordinator",
        "role:controller",
    ]
    every = atlas.json("overlap", "Billing", "Sales Operations", "--rungs", "all")["roles"]
    assert len(every) == 5
    told = " ".join(atlas("gap", "Billing", SOA).out.split())
    assert told.startswith("Billing by its entry, Billing Coordinator. From Billing Coordinator")


@pytest.mark.parametrize("name", ["Senior Accountant", "Sr Accountant", "sr. staff accountant"])
def test_a_role_answers_to_the_names_that_the_document_gives_it(atlas: Atlas, name: str) -> None:
    assert atlas.json("role", name)["role"]["id"] == "role:senior-staff-accountant"


def test_a_misspelt_skill_is_offered_and_not_answered(atlas: Atlas) -> None:
    ran = atlas("who-needs", "Salesforse")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "atlas: no skill is called 'Salesforse' in the loaded documents; the nearest is Salesforce\n"
    )
    assert len(ran.err.splitlines()) == 1


def test_a_skill_that_no_document_names_is_said_to_be_unnamed(atlas: Atlas) -> None:
    ran = atlas("who-needs", "Kubernetes", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "atlas: no skill is called 'Kubernetes' in the loaded documents\n"


def test_every_answer_names_the_sentence_it_rests_on(atlas: Atlas, shared_dir: Path) -> None:
    lines = {
        path.name: path.read_text(encoding="utf-8").splitlines()
        for path in (shared_dir / "seeds").glob("*.txt")
    }
    for row in atlas.json("who-needs", "Salesforce")["roles"]:
        for evidence in row["evidence"]:
            line = lines[evidence["document"]][evidence["line"] - 1]
            assert line[evidence["start"] : evidence["end"]] == evidence["text"]


COMMANDS = (
    *(("role", title) for title in LADDER),
    ("who-needs", "MAP"),
    ("who-needs", "Reconciliation", "--level", "3"),
    ("gap", BC, SOA),
    ("gap", AM, CO),
    ("overlap", BS, SOA, CO),
    ("similar", BS, "--top", "10"),
    ("paths", BC, SSOA, "--count", "5"),
    ("paths", BC, CO, "--avoid", SBC, "--new-skills", "12"),
    ("moves", BC),
    ("coverage",),
    ("coverage", "--floor", "2"),
    ("plan", "Salesforce", "MAP", "ADP", "--target", "3"),
    ("plan", "--single-points", "--rules", "finance", "--without", CO),
    ("what-if", "leave", SSOA),
    ("what-if", "move", SA, SOA),
    ("what-if", "promote", SBC),
    ("what-if", "retire", "Excel"),
    ("what-if", "replace", "QuickBooks", "NetSuite", "--then", "leave Controller"),
    ("what-if", "add", "NetSuite", AM),
    ("check",),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_gives_the_same_json_as_from_memory(
    atlas: Atlas, shared_dir: Path, command: tuple[str, ...]
) -> None:
    here = atlas(*command, "--json")
    there = atlas(*command, "--json", "--store", f"memory:{shared_dir / 'seeds'}")
    assert (here.code, here.value) == (there.code, there.value)


@pytest.mark.parametrize("target", [3, 6])
def test_20_who_learns_what_so_that_enough_roles_hold_salesforce_map_and_adp(
    atlas: Atlas, shared_dir: Path, target: int
) -> None:
    roles = sorted(r["id"] for r in atlas.json("load", str(shared_dir / "seeds"))["roles"])
    # Every way to give each system the holders it lacks, two systems a role at most, tried one by one.
    ways: list[list[tuple[tuple[str, str], ...]]] = []
    effort: dict[tuple[str, str], float] = {}
    for name in ("ADP", "MAP", "Salesforce"):
        answer = atlas.json("who-needs", name)
        skill, needing = answer["skill"]["id"], answer["roles"]
        held = {r["id"]: r["level"] or 2 for r in needing if r["necessity"] == "required"}
        weight = log((1 + len(roles)) / (1 + len(needing))) + 1
        short = {(role, skill): 3 - held.get(role, 0) for role in roles if held.get(role, 0) < 3}
        effort |= {cell: weight * levels for cell, levels in short.items()}
        ways.append(list(combinations(short, max(target - (len(roles) - len(short)), 0))))
    plans = [sorted(chain(*parts)) for parts in product(*ways)]
    allowed = [p for p in plans if max(Counter(role for role, _ in p).values(), default=0) <= 2]
    made = atlas.json("plan", "Salesforce", "MAP", "ADP", "--target", str(target), "--capacity", "2")
    chosen = sorted((a["learner"], a["skill"]) for a in made["assignments"])
    assert (made["feasible"], made["optimal"]) == (True, True)
    assert chosen in allowed
    assert made["effort"] == pytest.approx(sum(effort[cell] for cell in chosen))
    assert made["effort"] == pytest.approx(min(sum(effort[cell] for cell in p) for p in allowed))
