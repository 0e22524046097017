"""A competency counts where it is at home: the field of a document is told by its words."""

from pathlib import Path

import pytest

from benchmarks.tagging import figures
from graph.kinds import NodeKind
from loaders.documents.load import load
from loaders.vocabulary.fields import HOME, UNSURE, fields
from loaders.vocabulary.stems import stem
from loaders.vocabulary.trades import trades
from loaders.vocabulary.vocabulary import vocabulary_of
from tests.kit.texts import only_role

MUSEUM = """Collections Assistant
Cares for the objects in the collections, photographs specimens and catalogues new artifacts of the museum
Prepares loans and exhibitions with the curator and handles fragile works of art, paintings and sculpture
Cleans display cases and keeps the archive of historical photographs and drawings in order
Gives tours of the gallery to visitors and school groups and writes labels on the history of the art shown
"""
WARD = """Ward Nurse
Monitors the vital signs of patients and gives medication and injections as prescribed by the physician
Dresses wounds, bathes patients and assists the surgeon in the operating theatre of the hospital
Records symptoms, treatment and nutrition in the charts of the clinic and teaches families about hygiene
Closing of the ward at night, posting of nursing rosters, and infection control in the rooms of patients
"""
KITCHEN = """Line Cook
Cooks meat, fish and vegetables, bakes bread and prepares sauces, salads and desserts for the restaurant menu
Chops ingredients, tastes dishes, plates meals for guests, and stores food and beverages in the cold room
Washes pots, cleans the kitchen and the ovens, and keeps to the rules of food hygiene
Closing of the kitchen at night, serving guests at the bar, and taking stock of wine, drinks and food
"""
SITE = """Bricklayer
Lays bricks, mixes mortar and concrete, and builds walls, chimneys and foundations as the architect drew them
Cuts tiles and stone with a saw, puts up scaffolding and checks that walls are level and plumb
Pours concrete into formwork, insulates roofs and plasters ceilings of the building on the construction site
Posting of safety signs, digging of trenches with an excavator, and closing of the site fence
"""
FARM = """Dairy Hand
Milks the cows, feeds cattle, calves and poultry, and cleans the stables, troughs and milking machines
Drives the tractor, ploughs the soil, sows seed, sprays crops against pests and harvests grain, hay and fruit
Watches the herd for illness, helps the veterinarian with breeding and births of livestock, and mends fences
Posting of feed plans, irrigation of fields and pruning of fruit trees in the orchard
"""
FINANCE = """Billing Clerk
Posts customer payments and reconciles the ledger with the bank statement at the end of each month
Prepares invoices, credit notes and budgets, and answers questions of the auditors on revenue and tax
Follows up on overdue accounts of customers with the sales team and reports on cash flow to management
Keeps financial records of purchase orders, expenses and payroll, and improves accounting procedures
Analyses costs, forecasts sales and presents figures and contracts to the managers and clients of the business
"""


def named(folder: Path, text: str, line: str) -> set[str]:
    title, *lines = text.splitlines()
    body = "\n".join(f"- {each}" for each in (*lines, line))
    role = only_role(folder, f"# {title}\n\n## Responsibilities\n\n{body}\n", "role.md")
    mentions = role.requirements[-1].mentions
    return {m.skill.name for m in mentions if m.skill.kind == NodeKind.COMPETENCY}


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (MUSEUM, "culture"),
        (WARD, "health"),
        (KITCHEN, "hospitality"),
        (SITE, "construction"),
        (FARM, "farming"),
        (FINANCE, HOME),
        ("Clerk. Cooks at times.", HOME),
        ("", HOME),
    ],
)
def test_the_words_of_a_text_tell_its_field(text: str, field: str) -> None:
    assert fields().of_text(text) == field


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (MUSEUM, "Takes care of collections"),
        (MUSEUM, "Publishes in journals of art history"),
        (WARD, "Collections of blood samples"),
        (FARM, "Collection of eggs"),
        (SITE, "Commissioning of lifts"),
    ],
)
def test_words_of_business_are_none_in_another_trade(tmp_path: Path, text: str, line: str) -> None:
    business = {
        s.name for s in vocabulary_of().competencies.skills if vocabulary_of().competencies.fields_of(s)
    }
    assert not named(tmp_path, text, line) & business


@pytest.mark.parametrize(
    ("text", "line", "competency"),
    [
        (FINANCE, "Collects overdue payments from customers", "Accounts receivable & collections"),
        (FINANCE, "Posts journal entries", "General ledger & journal entries"),
        (FINANCE, "Works on month-end close", "Month-end close"),
        (KITCHEN, "Prepares the budget and forecasts sales and costs", "Budgeting & forecasting"),
        (MUSEUM, "Catalogues objects of the collection", "Collections care & exhibitions"),
        (WARD, "Gives medication to patients", "Patient care"),
        (KITCHEN, "Prepares salads and soups", "Food & drink preparation"),
        (SITE, "Reads blueprints", "Reading plans & specifications"),
        (FARM, "Feeds the animals", "Plant & animal care"),
        (FARM, "Repairs machinery", "Equipment maintenance & repair"),
        (WARD, "Trains new staff", "Training & enablement"),
    ],
)
def test_each_trade_has_its_competencies(tmp_path: Path, text: str, line: str, competency: str) -> None:
    assert competency in named(tmp_path, text, line)


def test_trades_are_unknown_in_business(tmp_path: Path) -> None:
    assert named(tmp_path, FINANCE, "Feeds the animals and adjusts valves") == set()


def test_what_another_trade_denies_is_no_need(tmp_path: Path) -> None:
    path = tmp_path / "role.md"
    lines = "\n".join(f"- {line}" for line in (*KITCHEN.splitlines()[1:], "You will not drive trucks"))
    path.write_text(f"# Line Cook\n\n## Responsibilities\n\n{lines}\n", encoding="utf-8")
    assert all(mention.usage.denies for mention in load([path]).roles[0].requirements[-1].mentions)


def test_words_of_one_stem_are_one() -> None:
    for words in ("record records recording recorded", "cities city", "plan planning plans", "colour color"):
        assert len({stem(word) for word in words.split()}) == 1


def test_fields_of_trades_are_those_of_the_table() -> None:
    told = {field for skill in trades().skills for field in trades().fields_of(skill)}
    assert told <= set(fields().names)
    assert UNSURE not in fields().names


@pytest.mark.parametrize(("name", "covered", "right"), [("held", 0.7, 0.87), ("last", 0.7, 0.83)])
def test_lines_of_trades_nobody_tuned_for_are_tagged_as_judged(
    shared_dir: Path, name: str, covered: float, right: float
) -> None:
    assert shared_dir.is_dir()
    lines, with_one, true, read = map(sum, zip(*figures(name).values(), strict=True))
    assert with_one / lines >= covered
    assert true / read >= right
