"""Kinds of systems: asked for alone they are a need, beside a system they say what else will do."""

from pathlib import Path

import pytest

from graph.kinds import EdgeKind, NodeKind, Usage
from loaders.documents.alternatives import alternatives, kinds_alone
from loaders.documents.build import graph_of
from loaders.documents.load import load
from loaders.vocabulary.kinds import system_kinds
from loaders.vocabulary.products import read_products
from loaders.vocabulary.system_names import SystemFile
from loaders.vocabulary.vocabulary import vocabulary_of
from loaders.vocabulary.yaml_data import read_checked
from seeds.shipped import VOCABULARY

WORDS = vocabulary_of()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Experience with any CRM", ["CRM software"]),
        ("Proficient in spreadsheet software", ["Spreadsheet software"]),
        ("HR and payroll systems", ["HR software", "Payroll software"]),
        ("Keeps the customer relationship management (CRM) system up to date", ["CRM software"]),
        ("Updates the CRM after every call", ["CRM software"]),
        ("Posts entries in the accounting system", ["Accounting software"]),
        ("Experience with electronic health records", ["Electronic health records"]),
        ("Uses a computerised maintenance management system", ["Maintenance management software"]),
        ("Word processing and spreadsheet programs", ["Word processing software", "Spreadsheet software"]),
        ("Experience with Salesforce and accounting software", ["Accounting software"]),
        ("Working knowledge of GIS", ["GIS software"]),
    ],
)
def test_a_kind_that_is_asked_for_alone_is_named(text: str, kinds: list[str]) -> None:
    assert [named.skill.name for named in kinds_alone(text, (), WORDS)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Works with the legal system and the tax system",
        "Keeps the payroll program running",
        "CRM strategy and CRM campaigns",
        "Learning programs for staff",
        "Our ERP, NetSuite, is the heart of it",
        "NetSuite ERP system",
        "The accounting team and the reporting line",
        "A presentation to the board",
        "Salesforce CRM administration",
        "Reports to the HR Director",
    ],
)
def test_other_words_and_a_kind_beside_its_own_system_name_none(text: str) -> None:
    assert [named.skill.name for named in kinds_alone(text, (), WORDS)] == []


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("QuickBooks or other accounting software experience", {"quickbooks": ["Accounting software"]}),
        ("Working knowledge of a CRM such as Salesforce", {"salesforce": ["CRM software"]}),
        ("ERP system (SAP preferred)", {"sap": ["ERP software"]}),
        ("Accounting software; preferred NetSuite", {"netsuite": ["Accounting software"]}),
        ("Zendesk or an equivalent ticketing tool", {"zendesk": ["Ticketing software"]}),
        ("Excel or Google Sheets", {"excel": ["Google Sheets"], "google-sheets": ["Excel"]}),
        ("SAP, Oracle or NetSuite; Excel", {"sap": ["Oracle", "NetSuite"], "oracle": ["SAP", "NetSuite"]}),
        ("Knowledge of Xero or similar", {"xero": ["or similar"]}),
        ("Tableau (or equivalent) dashboards", {"tableau": ["or equivalent"]}),
        ("Excel and Word", {}),
        ("Uses the ERP system (SAP)", {}),
        ("NetSuite ERP system", {}),
        ("Keeps Salesforce clean or asks for help", {}),
    ],
)
def test_what_will_do_instead_is_kept_with_the_system(text: str, instead: dict[str, list[str]]) -> None:
    told = {key.partition(":")[2]: list(names) for key, names in alternatives(text, WORDS).items()}
    assert {key: told.get(key, []) for key in instead} == instead
    assert bool(told) == bool(instead)


def test_a_kind_is_a_competency_of_the_graph_and_alternatives_stand_on_the_edge(tmp_path: Path) -> None:
    path = tmp_path / "clerk.txt"
    lines = ["- Advanced knowledge of accounting software", "- QuickBooks or other accounting software"]
    path.write_text("\n".join(["Billing Clerk", "", "Requirements:", "", *lines]), encoding="utf-8")
    graph = graph_of(load([path]))
    names = {edge.target: edge for edge in graph.edges if edge.kind == EdgeKind.NAMES}
    kind = names["competency:accounting-software"]
    assert graph.by_id[kind.target].kind == NodeKind.COMPETENCY
    assert (kind.level, kind.usage) == (4, Usage.REQUIREMENT)
    assert names["system:quickbooks"].alternatives == ("Accounting software",)


def test_a_kind_that_is_not_needed_is_denied(tmp_path: Path) -> None:
    path = tmp_path / "clerk.txt"
    text = "Billing Clerk\n\nRequirements:\n\n- No knowledge of accounting software is needed\n"
    path.write_text(text, encoding="utf-8")
    (mention,) = load([path]).roles[0].requirements[0].mentions
    assert mention.usage.denies


def test_each_kind_has_products() -> None:
    file = read_checked(VOCABULARY / "systems.yaml", SystemFile)
    known = {product.kind for product in read_products(VOCABULARY)}
    known |= {kind for system in file.systems for kind in system.kinds}
    assert [kind.label for kind in system_kinds().kinds if not known & set(kind.of)] == []
