"""The statements that match: with their documents, never what everybody says, from a likeness on."""

from dataclasses import replace

import pytest

from contract.to_json import to_json
from graph.errors import BadQuestion
from graph.kinds import PAIR_FLOOR
from graph.model import Graph
from graph.questions.answers import StatementPair
from graph.questions.likeness.pairs import gap_with_pairs, path_with_pairs, paths_with_pairs, statement_pairs
from graph.questions.likeness.roles import similarity
from graph.questions.needs import gap
from graph.questions.paths.paths import career_paths
from graph.questions.similarity import similar
from graph.stores.memory import NetworkxStore
from tests.kit.page_graph import NAME, Post, restaurant, role_id

DUTIES = {
    "Clerk": "Posts supplier invoices into the ledger",
    "Senior Clerk": "Posts and checks supplier invoices in the ledger",
    "Baker": "Shapes the dough by hand before dawn",
    "Nurse": "Gives injections and dresses wounds",
    "Driver": "Loads the van and delivers parcels",
    "Welder": "Joins steel plates with the torch",
}
# What everybody says, word for word or nearly.
BOILERPLATE = {
    "word for word": ("Solicits input from the team",) * 6,
    "with other endings": (
        "Solicits input from the team",
        "Soliciting input from the team",
        "Solicit inputs from the teams",
        "Solicits input from the team.",
        "Solicited the input from the team",
        "Solicits input from team",
    ),
    "with a word more": (
        "Performs other duties as assigned",
        "Performs any other duties as assigned",
        "Performs other duties as assigned by the manager",
        "Performs other related duties as assigned",
        "Perform other duties as assigned",
        "Performs other duties assigned",
    ),
    "said by all but one": (*(("Treats colleagues with respect and courtesy",) * 5), "Sings"),
    "in another case": (
        "MAINTAINS A CLEAN AND SAFE WORKPLACE",
        "Maintains a clean and safe workplace",
        "maintains a safe and clean workplace",
        "Maintain a clean, safe workplace",
        "Maintains a clean & safe workplace",
        "Maintains a clean and safe workplace!",
    ),
    "in other words": (
        "Solicits input from the team",
        "Seeks input from the team",
        "Asks the team for input",
        "Gathers input from team members",
        "Invites input from the team",
        "Obtains the team's input",
    ),
    "a long one": ("Communicates clearly and openly with people at all levels, in speech and in writing",)
    * 6,
}


def held(says: dict[str, tuple[str, ...]], track: str | None = None) -> NetworkxStore:
    """A graph of roles by what each of them says."""
    store = NetworkxStore()
    posts = (
        Post(title, track, n if track else None, {line: {} for line in lines})
        for n, (title, lines) in enumerate(says.items(), start=1)
    )
    store.replace(restaurant(tuple(posts)))
    return store


@pytest.fixture
def clerks() -> NetworkxStore:
    return held({title: (text,) for title, text in DUTIES.items()}, "Office")


def pairs(store: NetworkxStore, one: str, other: str, floor: float = PAIR_FLOOR) -> tuple[StatementPair, ...]:
    found = gap_with_pairs(store, gap(store, role_id(one), role_id(other)), floor).pairs
    assert found is not None
    return found


@pytest.mark.parametrize("kind", BOILERPLATE)
def test_what_most_roles_say_is_never_shown_however_it_is_worded(kind: str) -> None:
    lines = zip(DUTIES.items(), BOILERPLATE[kind], strict=True)
    store = held({title: (duty, said) for (title, duty), said in lines})
    shown = {pair.own.text for pair in pairs(store, "Clerk", "Senior Clerk", 0.3)}
    assert shown == {DUTIES["Clerk"]}
    assert pairs(store, "Clerk", "Nurse") == ()
    for like in similar(store, role_id("Clerk"), pairs_from=0.3).similar:
        assert all(pair.own.text == DUTIES["Clerk"] for pair in like.pairs)


def test_what_half_of_the_others_say_is_shown() -> None:
    said = "Solicits input from the team"
    lines = {title: (duty, said) for title, duty in list(DUTIES.items())[:4]}
    store = held({**lines, "Driver": (DUTIES["Driver"],), "Welder": (DUTIES["Welder"],)})
    assert said in {pair.own.text for pair in pairs(store, "Clerk", "Senior Clerk")}


def test_lines_on_the_work_come_before_those_on_how_it_is_done() -> None:
    duties, store = list(DUTIES.items()), NetworkxStore()
    said = {title: (duty, "Solicits input from the team") for title, duty in duties[:2]}
    graph = restaurant(
        tuple(
            Post(title, None, None, {line: {} for line in lines})
            for title, lines in (*said.items(), *((title, (duty,)) for title, duty in duties[2:]))
        )
    )
    soft = (
        replace(node, facts={**node.facts, "section": "soft"}) if node.label.startswith("Solicits") else node
        for node in graph.nodes
    )
    store.replace(Graph(tuple(soft), graph.edges))
    shown = [pair.own.text for pair in pairs(store, "Clerk", "Senior Clerk")]
    assert shown == [DUTIES["Clerk"], "Solicits input from the team"]


@pytest.mark.parametrize("titles", [("Clerk", "Baker"), ("Clerk", "Baker", "Nurse")])
def test_of_two_or_three_roles_all_that_both_say_is_shown(titles: tuple[str, ...]) -> None:
    store = held(dict.fromkeys(titles, ("Solicits input from the team",)))
    assert [pair.score for pair in pairs(store, "Clerk", "Baker")] == [pytest.approx(1)]


def test_a_pair_names_both_statements_with_line_and_document(clerks: NetworkxStore) -> None:
    answer = gap_with_pairs(clerks, gap(clerks, role_id("Clerk"), role_id("Senior Clerk")))
    (pair,) = to_json(answer)["pairs"]
    assert pair["own"] == DUTIES["Clerk"]
    assert pair["other"] == DUTIES["Senior Clerk"]
    assert (pair["own_line"], pair["other_line"]) == (2, 4)
    assert pair["own_document"] == pair["other_document"] == NAME
    assert PAIR_FLOOR <= pair["score"] < 1


def test_pairs_are_the_same_the_other_way_round(clerks: NetworkxStore) -> None:
    there, back = pairs(clerks, "Clerk", "Senior Clerk"), pairs(clerks, "Senior Clerk", "Clerk")
    assert [(p.own, p.other) for p in there] == [(p.other, p.own) for p in back]


def test_a_gap_is_worked_out_without_its_pairs(clerks: NetworkxStore) -> None:
    assert gap(clerks, role_id("Clerk"), role_id("Baker")).pairs is None


def test_each_step_of_a_path_shows_its_own_pairs(clerks: NetworkxStore) -> None:
    answer = career_paths(clerks, role_id("Clerk"), role_id("Baker"))
    every = to_json(paths_with_pairs(clerks, answer))["paths"]
    assert [len(step["pairs"]) for step in every[0]["steps"]] == [1, 0]
    alone = path_with_pairs(clerks, answer.paths[0])
    assert alone == paths_with_pairs(clerks, answer).paths[0]


def test_a_role_without_statements_has_no_pairs() -> None:
    store = held({"Clerk": (DUTIES["Clerk"],), "Heir": (), "Baker": (DUTIES["Clerk"],)})
    assert pairs(store, "Clerk", "Heir", 0) == pairs(store, "Heir", "Clerk", 0) == ()
    assert len(pairs(store, "Clerk", "Baker")) == 1


def test_a_role_has_no_pairs_with_itself(clerks: NetworkxStore) -> None:
    assert pairs(clerks, "Clerk", "Clerk", 0) == ()


def test_the_same_words_are_wholly_alike_also_where_nobody_knows_what_they_mean() -> None:
    store = held({"Clerk": ("Qwzx plumbus zorbing",), "Baker": ("Qwzx plumbus zorbing",)})
    assert [pair.score for pair in pairs(store, "Clerk", "Baker")] == [pytest.approx(1)]


def test_a_higher_bar_shows_fewer_pairs_and_none_has_nothing_in_common(clerks: NetworkxStore) -> None:
    alike = similarity(clerks)
    ends = role_id("Clerk"), role_id("Baker")
    assert all(pair.score > 0 for pair in statement_pairs(alike, *ends, floor=0))
    (pair,) = pairs(clerks, "Clerk", "Senior Clerk")
    assert pairs(clerks, "Clerk", "Senior Clerk", pair.score) == (pair,)
    assert pairs(clerks, "Clerk", "Senior Clerk", min(pair.score + 0.01, 1)) == ()


@pytest.mark.parametrize("floor", [-0.01, 1.01, float("nan"), float("inf")])
def test_a_likeness_out_of_bounds_is_one_clear_line(clerks: NetworkxStore, floor: float) -> None:
    one, other = role_id("Clerk"), role_id("Baker")
    with pytest.raises(BadQuestion, match=r"^--pairs-from is \S+; give a likeness from 0 to 1$"):
        gap_with_pairs(clerks, gap(clerks, one, other), floor)
    with pytest.raises(BadQuestion, match="from 0 to 1"):
        paths_with_pairs(clerks, career_paths(clerks, other, one), floor)
    with pytest.raises(BadQuestion, match="from 0 to 1"):
        similar(clerks, one, pairs_from=floor)
