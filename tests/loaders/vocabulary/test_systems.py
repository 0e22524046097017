"""Systems are met by name, and everyday words only where they are written and asked for as systems."""

import zipfile
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.products import everyday_of, products_of, reviewed
from graph.errors import BadVocabulary
from loaders.vocabulary.products import FILE, POLICIES, read_products, text_of
from loaders.vocabulary.system_names import SystemFile
from loaders.vocabulary.vocabulary import vocabulary_of
from loaders.vocabulary.yaml_data import read_checked
from seeds.shipped import VOCABULARY
from tests.kit.work import calls

PRODUCTS = read_products(VOCABULARY)


def named(text: str) -> list[str]:
    return [met.skill.name for met in vocabulary_of().systems.named_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "You excel at talking to people and slack off at nothing",
        "Slack off and you are out",
        "Excellent communication",
        "Outlook for the market is bright",
        "Access to the vault is granted after a year",
        "Experience with Access control of buildings",
        "A word with the sales team settles most disputes",
        "Notion of value",
        "Map the process and draw a map",
        "Monday mornings are for planning, Friday for reports",
        "Treasury and portal duties",
        "Fluent in German",
        "Windows and doors are cleaned weekly",
        "Spark new ideas",
        "React to alarms",
        "Go to market plans; experience with Go to market work",
        "Quicken the pace",
        "Teams of five, and Windows of opportunity",
        "Experience with Sales, Operations and Access to buildings",
        "Chrome plating of parts, experience with Chrome plating",
        "Keeps in constant contact with suppliers",
        "Square footage of the store",
        "Meet customers and exchange views",
        "Inventor of the year",
        "Knowledge of the oracle's words",
        "Basecamp is where the climbers sleep on Basecamp night",
    ],
)
def test_an_everyday_word_names_no_system(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("Oracle is a plus", ["Oracle"]),
        ("MAP knowledge", ["MAP"]),
        ("Experience with Access", ["Access"]),
        ("Proficient in Word", ["Word"]),
        ("Microsoft Access queries", ["Access"]),
        ("Access, Word and Excel", ["Access", "Word", "Excel"]),
        ("Slack", ["Slack"]),
        ("Communicates in Slack", ["Slack"]),
        ("Asana, Trello or Monday", ["Asana", "Trello", "Monday.com"]),
        ("Systems: Portal, Treasury, Concur", ["Portal", "Treasury", "Concur"]),
        ("Experience with Windows", ["Windows"]),
        ("Experience with Hadoop and Spark", ["Apache Hadoop", "Apache Spark"]),
        ("Working knowledge of Maya", ["Autodesk Maya"]),
        ("Proficient in Go", ["Go"]),
        ("Experience with Zorbit, Quandry or Maya", ["Autodesk Maya"]),
        ("Windows, Outlook and Teams", ["Windows", "Outlook", "Microsoft Teams"]),
        ("Experience with React and Node.js", ["React", "Node.js"]),
        ("Uses Adobe Acrobat and Dreamweaver", ["Adobe Acrobat", "Adobe Dreamweaver"]),
        ("Java, C++ and C#", ["Java", "C++", "C#"]),
        ("sql server 2019", ["Microsoft SQL Server"]),
        ("QuickBooks Desktop", ["QuickBooks"]),
        ("Linux/Unix", ["Linux", "UNIX"]),
        ("Raiser's Edge preferred", ["Blackbaud Raiser's Edge"]),
        ("Keeps loans in the Encompass system", ["Encompass"]),
        ("works the till (Lightspeed)", ["Lightspeed"]),
        ("cash register (Clover)", ["Clover"]),
        ("posts jobs in our ATS (Greenhouse)", ["Greenhouse"]),
        ("keeps data in our TMS (CargoSoft)", ["CargoSoft"]),
        ("an inspection database (Uniform)", ["Uniform"]),
        ("PMS (e.g. Mews)", ["Mews"]),
        ("Tests with Cypress", ["Cypress"]),
        ("Automates with Playwright or Cypress", ["Playwright", "Cypress"]),
        ("Sends newsletters with Braze", ["Braze"]),
        ("Takes orders on Toast", ["Toast"]),
        ("Posts homework on Canvas", ["Canvas LMS"]),
        ("GitHub Actions, CircleCI or Buildkite", ["GitHub Actions", "CircleCI", "Buildkite"]),
        ("Kenntnisse in SAP FI und SAP MM", ["SAP FI", "SAP MM"]),
        ("records visits in Civica or TrakCare", ["Civica", "TrakCare"]),
    ],
)
def test_a_system_is_met_as_people_write_it(text: str, systems: list[str]) -> None:
    assert named(text) == systems


def test_no_product_doubles_a_system_or_another_product() -> None:
    hand = read_checked(VOCABULARY / "systems.yaml", SystemFile).systems
    names = {alias.name.casefold() for system in hand for alias in system.names}
    assert [p.name for p in PRODUCTS if p.name.casefold() in names] == []
    assert [alias for p in PRODUCTS for alias, _ in p.aliases if alias.casefold() in names] == []
    ids = [p.skill.id for p in PRODUCTS] + [system.skill.id for system in hand]
    assert sorted(ids) == sorted(set(ids))


def test_products_are_many_and_each_has_kind_and_policy() -> None:
    assert len(PRODUCTS) >= 2000
    assert {p.policy for p in PRODUCTS} == set(POLICIES)
    assert all(p.kind for p in PRODUCTS)
    assert sum(bool(p.maker) for p in PRODUCTS) >= 1000
    assert 40 <= len({p.kind for p in PRODUCTS}) <= 70


@pytest.mark.parametrize("name", ["GTM", "ATS", "HRIS", "CRM software", "Spreadsheet software", "Debuggers"])
def test_generic_entries_and_made_up_acronyms_are_no_products(name: str) -> None:
    assert name not in {written for p in PRODUCTS for written in (p.name, *dict(p.aliases))}
    assert named(f"Experience with {name}") == []


def test_the_script_makes_the_same_files_again(shared_dir: Path) -> None:
    with zipfile.ZipFile(shared_dir / "data" / "onet-29.3" / "db_29_3_text.zip") as archive:
        made = products_of(archive, reviewed(everyday_of(archive)))
    shipped = (VOCABULARY / FILE).read_text(encoding="utf-8")
    assert shipped.endswith(text_of(made))
    assert "CC BY 4.0" in shipped.partition("\nname\t")[0]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name\tmaker\n", "the columns must be name, maker, kind, aliases, policy"),
        ("name\tmaker\tkind\taliases\tpolicy\nAlfa\t\tCRM\t\n", "line 2: give name"),
        ("name\tmaker\tkind\taliases\tpolicy\nAlfa\t\tCRM\t\tsometimes\n", "line 2: give name"),
        ("name\tmaker\tkind\taliases\tpolicy\nAlfa\t\tCRM\tAl\tany\n", "line 2: give name"),
    ],
)
def test_a_fault_in_the_products_is_one_line(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(BadVocabulary, match=why) as told:
        read_products(tmp_path)
    assert len(str(told.value).splitlines()) == 1


def test_a_vocabulary_without_products_has_those_that_ship(tmp_path: Path) -> None:
    assert read_products(tmp_path) == PRODUCTS


def test_a_text_is_searched_with_work_that_grows_with_it() -> None:
    find, text = vocabulary_of().systems._find, "Oracle Microsoft Adobe word access SAP "
    find(text)
    few, many = (calls(lambda n=n: find(text * n)) for n in (30, 120))  # type: ignore[misc]
    assert few < many < 5 * few


EVERYDAY = [
    line.rstrip("\n").replace(" + ", "|+|", 1).replace(" - ", "|-|", 1).split("|", 2)
    for line in Path(__file__).with_name("everyday_sentences.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("system", "sign", "sentence"), EVERYDAY)
def test_an_everyday_word_is_a_system_by_case_and_context(system: str, sign: str, sentence: str) -> None:
    assert (system in named(sentence)) == (sign == "+")


def test_each_everyday_word_has_five_sentences_of_either_kind() -> None:
    told = Counter((system, sign) for system, sign, _ in EVERYDAY)
    assert len(told) >= 44
    assert [key for key, often in told.items() if often < 5] == []


@pytest.mark.parametrize(
    ("text", "system"),
    [
        ("Runs payroll in Zellis", "Zellis"),
        ("Experience with Acumatica", "Acumatica"),
        ("Closes the month in SAP Business One", "SAP Business One"),
        ("Chases late payers with Upflow", "Upflow"),
        ("Business Central or Odoo", "Business Central"),
    ],
)
def test_products_that_the_public_list_lacks_are_known(text: str, system: str) -> None:
    assert system in named(text)
