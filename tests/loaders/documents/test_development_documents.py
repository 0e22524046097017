"""Ladders of other organisations: how much of their truth is found, every miss shown."""

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.documents.load import load
from loaders.documents.records import LoadReport

# What was reached when this was written; the documents are a development set, not a proof.
FLOORS = {
    "gitlab_accounts_receivable": (1.0, 1.0, 1.0),
    "gitlab_fpa": (1.0, 1.0, 0.0),
    "gitlab_payroll": (0.75, 0.5, 0.5),
}


def found_in(report: LoadReport) -> tuple[set[Any], set[Any], set[Any]]:
    """Titles, (title, target, line) of inheritance, (title, system)."""
    titles = {role.id: role.title for role in report.roles}
    roles = {role.title for role in report.roles}
    links = {(r.title, titles[i.target], i.place.line) for r in report.roles for i in r.inherits if i.target}
    mentions = ((r.title, m) for r in report.roles for q in r.requirements for m in q.mentions)
    return roles, links, {(title, m.skill.name) for title, m in mentions if m.skill.kind == "system"}


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_a_ladder_of_another_organisation_is_read(shared_dir: Path, name: str) -> None:
    gold = json.loads((shared_dir / "gold" / "documents" / f"{name}.gold.json").read_text(encoding="utf-8"))
    roles = {role["title"] for role in gold["roles"]}
    links = {(r["title"], i["role"], i["line"]) for r in gold["roles"] for i in r["inherits_from"]}
    systems = {(r["title"], s["canonical"]) for r in gold["roles"] for s in r["systems"]}
    found = found_in(load([shared_dir / "documents" / f"{name}.md"]))
    truth: tuple[set[Any], set[Any], set[Any]] = (roles, links, systems)
    for what, got, true, floor in zip(
        ("roles", "inheritance", "systems"), found, truth, FLOORS[name], strict=True
    ):
        recall = len(got & true) / len(true) if true else 1.0
        precision = len(got & true) / len(got) if got else 1.0
        print(f"{name} {what}: precision {precision:.2f} recall {recall:.2f} of {len(true)}")
        print("  missed", sorted(true - got), "wrong", sorted(got - true))
        assert recall >= floor, what
        assert what == "systems" or got <= true, what
