"""Ladders of other organisations: how much of their truth is found, every miss shown."""

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.documents.load import load
from loaders.documents.records import LoadReport

# How many of each are missed and how many are wrong, exactly: who mends one takes it out here. The documents
# are a development set, not a proof.
FAULTS = {
    "gitlab_accounts_receivable": {"roles": (0, 0), "inheritance": (0, 0), "systems": (0, 0)},
    "gitlab_fpa": {"roles": (0, 0), "inheritance": (0, 0), "systems": (0, 0)},
    "gitlab_payroll": {"roles": (0, 0), "inheritance": (5, 0), "systems": (0, 0)},
}


def found_in(report: LoadReport) -> tuple[set[Any], set[Any], set[Any]]:
    """Titles, (title, target, line) of inheritance, (title, system)."""
    titles = {role.id: role.title for role in report.roles}
    roles = {role.title for role in report.roles}
    links = {(r.title, titles[i.target], i.place.line) for r in report.roles for i in r.inherits if i.target}
    mentions = ((r.title, m) for r in report.roles for q in r.requirements for m in q.mentions)
    return roles, links, {(title, m.skill.name) for title, m in mentions if m.skill.kind == "system"}


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_ladder_of_another_organisation_is_read(shared_dir: Path, name: str) -> None:
    gold = json.loads((shared_dir / "gold" / "documents" / f"{name}.gold.json").read_text(encoding="utf-8"))
    roles = {role["title"] for role in gold["roles"]}
    links = {(r["title"], i["role"], i["line"]) for r in gold["roles"] for i in r["inherits_from"]}
    systems = {(r["title"], s["canonical"]) for r in gold["roles"] for s in r["systems"]}
    read = found_in(load([shared_dir / "documents" / f"{name}.md"]))
    truth: tuple[set[Any], set[Any], set[Any]] = (roles, links, systems)
    for (what, (missed, wrong)), got, true in zip(FAULTS[name].items(), read, truth, strict=True):
        print(f"{name} {what}: {len(got & true)} of {len(true)}")
        print("  missed", sorted(true - got), "wrong", sorted(got - true))
        assert (len(true - got), len(got - true)) == (missed, wrong), what
