"""A mention that is denied, past or another's asks nothing, and is kept as what it is."""

from pathlib import Path

import pytest

from graph.kinds import Section, Usage
from loaders.documents.load import load
from loaders.documents.measures.qualifications import measures
from loaders.documents.mentions import mentions
from loaders.readers.pieces import Place
from loaders.vocabulary.vocabulary import vocabulary_of
from planning.duties import does
from planning.read_rules import read_rules
from tests.kit.atlas import Atlas

Capsys = pytest.CaptureFixture[str]
Patch = pytest.MonkeyPatch

DENIED = {
    "No Salesforce experience required": "Salesforce",
    "Salesforce is not needed": "Salesforce",
    "NetSuite instead of QuickBooks": "QuickBooks",
    "Salesforce experience is not required": "Salesforce",
    "Salesforce - not required": "Salesforce",
    "Uses Excel daily (Salesforce not required)": "Salesforce",
    "Salesforce (not required)": "Salesforce",
    "Salesforce: no": "Salesforce",
    "No prior knowledge of SAP, Oracle or NetSuite is necessary": "SAP, Oracle, NetSuite",
    "Not required: Salesforce": "Salesforce",
    "Salesforce, SAP and Oracle are not needed": "Salesforce, SAP, Oracle",
    "Expert in Excel, Salesforce not needed": "Salesforce",
    "Expert in Excel; Salesforce is not needed": "Salesforce",
    "Does not use Salesforce": "Salesforce",
    "You won’t need Salesforce": "Salesforce",
    "Uses NetSuite rather than QuickBooks for billing": "QuickBooks",
    "Works without Salesforce": "Salesforce",
    "Neither Salesforce nor SAP is used": "Salesforce, SAP",
    "Uses Excel (not Salesforce)": "Salesforce",
    "We do not use Excel as a planning tool": "Excel",
    "Does not need to know Salesforce but must know NetSuite": "Salesforce",
    "Is not expected to use Salesforce and reconciles in Excel": "Salesforce",
    "No people management": "People management",
    "Salesforce knowledge is not a prerequisite": "Salesforce",
    "There is no need for Salesforce": "Salesforce",
    "Zero Salesforce experience needed": "Salesforce",
    "None of Salesforce, SAP or Oracle is needed": "Salesforce, SAP, Oracle",
    "Salesforce skills: none required": "Salesforce",
    "Is not trained in Salesforce": "Salesforce",
    "Has no access to Salesforce": "Salesforce",
}
PAST = {
    "Salesforce formerly used": "Salesforce",
    "Formerly used Salesforce, now NetSuite": "Salesforce",
    "Salesforce is no longer used": "Salesforce",
    "No longer uses QuickBooks": "QuickBooks",
    "QuickBooks was retired in 2021; expert in NetSuite": "QuickBooks",
    "Has stopped using QuickBooks": "QuickBooks",
    "Until 2020 invoices were kept in QuickBooks": "QuickBooks",
}
OTHERS = {
    "Salesforce is administered by IT": "Salesforce",
    "Another team uses Salesforce": "Salesforce",
    "Salesforce is used by the sales department": "Salesforce",
    "SAP is the responsibility of the controller": "SAP",
    "NetSuite is maintained by our provider": "NetSuite",
}
ASKED = {
    "Uses Salesforce without supervision": "Salesforce",
    "Not only Salesforce but also NetSuite": "Salesforce, NetSuite",
    "Systems including but not limited to Salesforce": "Salesforce",
    "Previous experience with Salesforce": "Salesforce",
    "Posts journals in NetSuite with no errors": "NetSuite",
    "Ensures no invoice is missed in Salesforce": "Salesforce",
    "Follows up on invoices that are not in Salesforce": "Salesforce",
    "Escalates orders not entered in NetSuite": "NetSuite",
    "Never misses a deadline in NetSuite": "NetSuite",
    "Reviews what others entered in NetSuite": "NetSuite",
    "Salesforce is used by the team": "Salesforce",
    "Expert in Salesforce; no supervision needed": "Salesforce",
    "Does not hesitate to use Salesforce": "Salesforce",
    "If the customer is not in Salesforce, adds it": "Salesforce",
    "Must have used Salesforce in a former job": "Salesforce",
    "Without Salesforce skills this role cannot be done": "Salesforce",
    "Not possible without Salesforce": "Salesforce",
    "Does not need supervision in Salesforce": "Salesforce",
    "Must not lack Salesforce skills": "Salesforce",
    "Excel is a must; degree not required": "Excel",
    "Resolves invoices not received in NetSuite": "NetSuite",
}
WELCOME = [
    "Preferred NetSuite but not a requirement",
    "NetSuite preferred, not required",
    "NetSuite is helpful but not required",
    "NetSuite not required but a plus",
    "NetSuite not essential",
]
# Statements of others' work, and of the own, on one duty of the shipped rules.
NOT_DONE = [
    "Does not pay vendors; payments are released by Treasury",
    "Never pays vendors",
    "Is not responsible for paying vendors",
    "Prepares invoices without paying vendors",
    "Vendor payments are made by Treasury",
    "Reviews vendor payments prepared by clerks",
    "Reviews the processing of vendor payments",
    "Trains staff in paying vendors",
    "Treasury pays vendors",
    "Paying vendors is done by another team",
    "Paying vendors is the responsibility of Treasury",
    "Delegates paying vendors to clerks",
    "Has no authority to pay vendors",
    "No longer pays vendors",
]
DONE = [
    "Pays vendors every Thursday",
    "Pays vendors without delay",
    "Reviews and pays vendor invoices",
    "Prepares, reviews and pays vendors",
    "Does not bill customers but pays vendors",
    "Does not bill customers and pays vendors",
    "Ensures that no vendor is paid twice; pays vendors weekly",
    "Processes vendor payments by Thursday",
    "Monitors balances and processes vendor payments",
]


def usages(said: str) -> dict[str, Usage]:
    place = Place(1, 0, len(said), said)
    return {m.skill.name: m.usage for m in mentions(place, Section.TECHNICAL, vocabulary_of())}


@pytest.mark.parametrize(
    ("said", "named", "usage"),
    [
        *((said, named, Usage.DENIED) for said, named in DENIED.items()),
        *((said, named, Usage.PAST) for said, named in PAST.items()),
        *((said, named, Usage.OTHERS) for said, named in OTHERS.items()),
    ],
)
def test_what_is_denied_is_told_apart(said: str, named: str, usage: Usage) -> None:
    assert {name for name, how in usages(said).items() if how.denies} >= set(named.split(", "))
    assert all(usages(said)[name] == usage for name in named.split(", "))
    systems = {skill.name for skill in vocabulary_of().systems.skills}
    others = {name: how for name, how in usages(said).items() if name in systems - set(named.split(", "))}
    assert all(how.asks for how in others.values()), others


@pytest.mark.parametrize(("said", "named"), ASKED.items())
def test_what_only_looks_denied_is_asked(said: str, named: str) -> None:
    found = usages(said)
    assert all(found[name].asks for name in named.split(", "))


@pytest.mark.parametrize("said", WELCOME)
def test_what_is_not_required_but_welcome_is_preferred(said: str) -> None:
    assert usages(said)["NetSuite"] == Usage.PREFERRED


@pytest.mark.parametrize(
    ("said", "done"), [*((said, False) for said in NOT_DONE), *((said, True) for said in DONE)]
)
def test_a_duty_is_done_only_by_who_does_it(said: str, done: bool) -> None:
    (duty,) = (duty for duty in read_rules().duties if duty.name == "vendor payment")
    assert does(duty, said) == done


def test_a_skill_that_is_reviewed_brings_no_duty(tmp_path: Path, capsys: Capsys, monkeypatch: Patch) -> None:
    document = tmp_path / "roles.txt"
    duties = (
        "Accountant\nResponsibilities:\n- Sets up new vendors in the vendor master\n- {} accounts payable\n"
    )
    for verb, broken in (("Reviews", []), ("Processes", ["Accountant"])):
        document.write_text(duties.format(verb) + "\n- Proficient in Excel\n")
        asked = ("plan", "Excel", "--target", "3", "--rules", "finance", "--json")
        found = Atlas(capsys, monkeypatch, f"memory:{document}")(*asked).value["violations"]
        assert [violation["title"] for violation in found] == broken


def test_a_degree_or_years_that_are_not_asked_are_none() -> None:
    for said in ("No bachelor's degree required", "A bachelor's degree is not required"):
        assert measures(Place(1, 0, len(said), said), vocabulary_of()).education is None
    said = "3 years of experience in billing are not necessary"
    assert measures(Place(1, 0, len(said), said), vocabulary_of()).years is None


def test_one_violation_is_left_of_the_report_on_duties(
    shared_dir: Path, capsys: Capsys, monkeypatch: Patch
) -> None:
    document = shared_dir / "cases/reports/09-duties-not-done.txt"
    asked = ("plan", "Excel", "--target", "3", "--rules", "finance")
    found = Atlas(capsys, monkeypatch, f"memory:{document}")(*asked, "--json").value["violations"]
    assert {violation["title"] for violation in found} == {"Senior Staff Accountant"}


def test_a_denied_skill_is_needed_by_nobody_and_kept_as_denied(
    tmp_path: Path, capsys: Capsys, monkeypatch: Patch
) -> None:
    document = tmp_path / "roles.txt"
    document.write_text(
        "Billing Clerk\nSkills:\n- Expert in Excel\n- No Salesforce experience required\n\n"
        "Senior Billing Clerk\nMastery of all Billing Clerk technical skills\n- Advanced NetSuite\n"
    )
    atlas = Atlas(capsys, monkeypatch, f"memory:{document}")
    assert atlas.json("who-needs", "Salesforce")["roles"] == []
    role = atlas.json("role", "Billing Clerk")["role"]
    assert [skill["name"] for skill in role["skills"]] == ["Excel"]
    (denied,) = role["denied"]
    assert (denied["name"], denied["usage"], denied["line"]) == ("Salesforce", "denied", 4)
    assert [line["skills"] for line in role["requirements"]] == [["system:excel"], []]
    assert "Salesforce: not needed (Roles, line 4)" in atlas("role", "Billing Clerk").out


def test_a_skill_denied_here_and_asked_there_is_asked(
    tmp_path: Path, capsys: Capsys, monkeypatch: Patch
) -> None:
    document = tmp_path / "roles.txt"
    document.write_text("Clerk\nSkills:\n- No advanced Excel needed\n- Proficient in Excel\n")
    (role,) = load([document]).roles
    assert [m.usage for r in role.requirements for m in r.mentions] == [Usage.DENIED, Usage.REQUIREMENT]
    found = Atlas(capsys, monkeypatch, f"memory:{document}").json("who-needs", "Excel")["roles"]
    assert [(one["title"], one["level"]) for one in found] == [("Clerk", 3)]
