"""Names as people write them: abbreviated, parted, turned round, misspelt; and what is offered for others."""

import pytest

from graph.errors import AmbiguousName, UnknownName
from graph.kinds import SKILL_KINDS, NodeKind
from graph.model import Graph, Node
from graph.questions.find import find, find_role, find_skill, nearest
from graph.questions.loose_names import MOST_READINGS, readings
from graph.questions.spelling import BAR, closest, written_like
from graph.stores.memory import NetworkxStore
from graph.stores.store import Store, View
from graph.word_lists import abbreviations, short_forms

ROLES = (
    "Sales Operations Analyst",
    "Senior Sales Operations Analyst",
    "Account Manager",
    "Accounting Manager",
    "Senior Staff Accountant",
    "Accounts Receivable Clerk",
    "Head of Tax",
    "Information Technology Manager",
    "R&D Engineer",
)
SYSTEMS = {
    "Salesforce": ("SFDC",),
    "QuickBooks": (),
    "Google Workspace": ("G Suite",),
    "Microsoft Teams": (),
    "Excel": (),
}


def graph() -> Graph:
    """Roles and systems without an edge."""
    roles = [Node(f"role:{n}", label) for n, label in enumerate(ROLES)]
    systems = [Node(f"system:{n}", label, other) for n, (label, other) in enumerate(SYSTEMS.items())]
    return Graph((*roles, *systems), ())


@pytest.fixture
def office() -> View:
    store = NetworkxStore()
    store.replace(graph())
    return store


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("Sales Ops Analyst", "Sales Operations Analyst"),
        ("Sr. Sales Ops Analyst", "Senior Sales Operations Analyst"),
        ("snr sales operation anlst", "Senior Sales Operations Analyst"),
        ("Analyst, Sales Ops", "Sales Operations Analyst"),
        ("Mgr, Accounting", "Accounting Manager"),
        ("Manager of Accounting", "Accounting Manager"),
        ("actg mgr", "Accounting Manager"),
        ("AR Clerk", "Accounts Receivable Clerk"),
        ("A/R clerk", "Accounts Receivable Clerk"),
        ("Clerk, Acct. Receivable", "Accounts Receivable Clerk"),
        ("Tax Head", "Head of Tax"),
        ("IT Mgr", "Information Technology Manager"),
        ("Research and Development Engr", "R&D Engineer"),
        ("R & D engineer", "R&D Engineer"),
    ],
)
def test_an_abbreviated_title_finds_its_role(office: View, asked: str, title: str) -> None:
    assert find_role(office, asked).label == title


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("sales force", "Salesforce"),
        ("Sales-Force", "Salesforce"),
        ("quick books", "QuickBooks"),
        ("Quick-Books", "QuickBooks"),
        ("quick book", "QuickBooks"),
        ("gsuite", "Google Workspace"),
        ("G-Suite", "Google Workspace"),
        ("MS Teams", "Microsoft Teams"),
    ],
)
def test_a_loose_name_finds_its_system(office: View, asked: str, name: str) -> None:
    assert find_skill(office, asked).label == name


def test_where_two_roles_fit_alike_both_are_named(office: View) -> None:
    with pytest.raises(AmbiguousName, match="'Acct Mgr' may be any of role:2, role:3"):
        find_role(office, "Acct Mgr")


def test_a_title_of_its_own_goes_first() -> None:
    store = NetworkxStore()
    bare = Node("role:bare", "Acct. Manager")
    store.replace(Graph((*graph().nodes, bare), ()))
    assert find_role(store, "acct manager").id == "role:bare"
    # A plural is nearer than an abbreviation.
    assert find_role(store, "Acct Managers").id == "role:bare"


@pytest.mark.parametrize(
    "asked", ["Sr Accountant", "Ops Analyst", "Clerk", "Mgr", "Sales", "Manager, Manager"]
)
def test_what_fits_no_whole_title_is_offered_at_most(office: View, asked: str) -> None:
    with pytest.raises((UnknownName, AmbiguousName)):
        find_role(office, asked)


def test_near_names_are_offered_and_others_are_not(office: View) -> None:
    wanted = {
        "Salesforse": ("Salesforce",),
        "Exel": ("Excel",),
        "Kubernetes": (),
        "Zendesk": (),
        "Terraform": (),
    }
    assert {name: nearest(office, name, SKILL_KINDS) for name in wanted} == wanted
    assert nearest(office, "Sr Accountant", (NodeKind.ROLE,)) == ("Senior Staff Accountant",)
    assert nearest(office, "Astronaut", (NodeKind.ROLE,)) == ()


def test_a_name_that_nothing_is_like_is_told_without_an_offer(office: View) -> None:
    with pytest.raises(UnknownName) as told:
        find_skill(office, "Kubernetes")
    assert str(told.value) == "no skill is called 'Kubernetes' in the loaded documents"
    with pytest.raises(UnknownName, match=r"; the nearest is Salesforce$"):
        find_skill(office, "Salesforse")


@pytest.mark.parametrize("name", ["", " ", ",", "/", "a" * 5000, "sr " * 200, "acct " * 40, "🎈", "' OR 1=1"])
def test_no_name_is_too_odd_to_be_refused_in_one_line(office: View, name: str) -> None:
    with pytest.raises(UnknownName):
        find(office, name, (NodeKind.ROLE, NodeKind.TRACK))


def test_the_readings_of_a_name_are_few() -> None:
    assert len(readings("acct comm pm ops sec ba acct comm pm")) <= MOST_READINGS
    assert readings("Acct Mgr") == (
        "acct manager",
        "account manager",
        "accountant manager",
        "accounting manager",
    )


def test_the_bar_and_the_measure() -> None:
    assert written_like("salesforce", "sales force") == 100
    assert written_like("analyst sales", "sales analyst") == 100
    assert written_like("salesforse", "salesforce") >= BAR
    assert written_like("kubernetes", "general ledger and journal entries") < BAR
    assert written_like("", "") >= 0
    assert closest("kuberntes", {"Excel": "Excel"}) == ()
    assert closest("fnances", {"finance": "finance", "sales": "sales"}) == ("finance",)


def test_no_abbreviation_is_a_short_form_that_names_are_kept_under() -> None:
    assert not set(abbreviations()) & set(short_forms())


def test_every_store_finds_by_loose_names(store: Store) -> None:
    store.replace(graph())
    assert find_role(store, "Sales Ops Analyst").label == "Sales Operations Analyst"
    assert find_skill(store, "sales force").label == "Salesforce"
    store.replace(Graph((Node("system:other", "Other"),), ()))
    assert nearest(store, "sales force", SKILL_KINDS) == ()
    with pytest.raises(UnknownName):
        find_skill(store, "sales force")
