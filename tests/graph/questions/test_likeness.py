"""How like roles are: parts on one scale, word vectors of the labour market, and what is covered."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_array

from graph.arrays import Floats, Ints
from graph.kinds import EdgeKind, Verdict
from graph.model import Edge, Graph, Node
from graph.needs import with_needs
from graph.questions.likeness.compared import SkillRows
from graph.questions.likeness.meaning import word_vectors
from graph.questions.likeness.pairs import statement_pairs
from graph.questions.likeness.parts import Part, joined, of_skills
from graph.questions.likeness.roles import similarity
from graph.questions.likeness.statements import StatementIndex
from graph.questions.likeness.words import telling_words
from graph.questions.moves import moves
from graph.questions.similarity import similar
from graph.stores.memory import NetworkxStore
from tests.kit.drawn import evidence

SOFT = ("Inspires others with vision", "Grows people and leads by example", "Learns new things quickly")


def told(
    roles: Mapping[str, Sequence[str]],
    inherits: Sequence[tuple[str, str]] = (),
    tracks: Mapping[str, Sequence[str]] | None = None,
) -> NetworkxStore:
    """A store of roles that make these statements; an id is the title in small letters with hyphens."""
    places = {role: (t, n) for t, rs in (tracks or {}).items() for n, role in enumerate(rs, start=1)}
    nodes: list[Node] = []
    edges: list[Edge] = []
    for role, texts in roles.items():
        track, rung = places.get(role, (None, None))
        nodes.append(Node(named(role), role, facts={"track": track, "level_index": rung}))
        for n, text in enumerate(texts):
            key = f"requirement:{named(role)[5:]}-{n}"
            section = "soft" if text in SOFT else "role_requirements"
            facts = {"section": section, "heading": None, "document": "ladder.txt", "line": n + 1}
            nodes.append(Node(key, text, facts=facts))
            edges.append(Edge(named(role), EdgeKind.STATES, key, (evidence(n + 1, text=text),)))
    for role, other in inherits:
        facts = {"scope": "all", "wording": "all of it", "sme": False}
        edges.append(Edge(named(role), EdgeKind.INHERITS, named(other), (evidence(),), facts))
    for low, high in (pair for rs in (tracks or {}).values() for pair in pairwise(rs)):
        edges.append(Edge(named(low), EdgeKind.PROMOTES_TO, named(high), (evidence(),)))
    store = NetworkxStore()
    store.replace(with_needs(Graph(tuple(nodes), tuple(edges))))
    return store


def named(title: str) -> str:
    """The id of a role."""
    return f"role:{title.lower().replace(' ', '-')}"


@pytest.fixture
def company() -> NetworkxStore:
    """Five roles that share no word of their statements but what everybody says."""
    common = "Solicits input from the team"
    return told(
        {
            "Bookkeeper": [common, "Records transactions in ledgers", "Reconciles bank statements"],
            "Nurse": [common, "Administers medication to patients", "Monitors vital signs"],
            "Accounts Clerk": [
                common,
                "Posts journal entries",
                "Checks invoices against the general account",
            ],
            "Care Assistant": [common, "Helps residents with bathing", "Reports symptoms to the physician"],
            "Welder": [common, "Joins metal parts", "Grinds seams of steel"],
        }
    )


def first(store: NetworkxStore, title: str) -> str:
    """The title of the likest role."""
    return similar(store, named(title)).similar[0].role.label


@pytest.mark.parametrize(
    ("role", "likest"),
    [
        ("Bookkeeper", "Accounts Clerk"),
        ("Accounts Clerk", "Bookkeeper"),
        ("Nurse", "Care Assistant"),
        ("Care Assistant", "Nurse"),
    ],
)
def test_roles_are_alike_by_what_their_words_mean(company: NetworkxStore, role: str, likest: str) -> None:
    assert first(company, role) == likest


@pytest.mark.parametrize(
    ("one", "like", "unlike"),
    [
        ("Prepare payroll for employees", "Process wages and salaries of staff", "Repair diesel engines"),
        ("Draw up contracts with suppliers", "Negotiate purchases from vendors", "Teach children to read"),
        ("Fix software defects", "Debug computer programs", "Bake bread and pastries"),
        ("Answer customer complaints", "Resolve inquiries of clients", "Weld steel pipes"),
        ("Hire and interview applicants", "Recruit candidates for vacancies", "Audit tax returns"),
    ],
)
def test_a_statement_is_like_another_that_means_the_same_in_other_words(
    one: str, like: str, unlike: str
) -> None:
    near, far = StatementIndex([one, like, unlike]).likeness([0], [1, 2])[0]
    assert near > far + 0.05


def test_an_account_an_accountant_and_accounting_are_three_things() -> None:
    assert telling_words("The accountants of accounting use accounts") == (
        "accountant",
        "accounting",
        "account",
    )


def test_without_the_file_words_are_compared_as_written_and_the_answer_says_so(
    company: NetworkxStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("graph.questions.likeness.similarity.word_vectors", lambda: word_vectors(tmp_path))
    monkeypatch.setattr("graph.questions.likeness.statements.word_vectors", lambda: word_vectors(tmp_path))
    other = told({"Baker": ["Bakes bread"], "Pastry Baker": ["Bakes cakes"], "Clerk": ["Files letters"]})
    answer = similar(other, "role:baker")
    assert answer.word_vectors is None
    assert [like.role.label for like in answer.similar] == ["Pastry Baker", "Clerk"]
    assert "meaning of statements" not in answer.ranked_by
    monkeypatch.undo()
    assert similar(company, "role:nurse").word_vectors == "O*NET 29.3 and ESCO 1.1.1"


def test_the_shipped_vectors_are_unit_rows_mapped_into_memory() -> None:
    vectors = word_vectors()
    assert vectors is not None
    assert isinstance(vectors.vectors, np.memmap)
    assert vectors.vectors.shape == (len(vectors.column), 200)
    assert len(vectors.rarity) == len(vectors.column)
    lengths = np.linalg.norm(vectors.vectors[::97].astype(np.float64), axis=1)
    assert np.allclose(lengths, 1, atol=1e-2)


class Given:
    """Cosines as they are given."""

    def __init__(self, every: Floats) -> None:
        self.every = every

    def cosines(self, rows: Ints | None) -> Floats:
        return self.every if rows is None else np.asarray(self.every[rows])

    def pairs(self, rows: Ints, others: Ints) -> Floats:
        return np.asarray(self.every[rows, others])


def part(name: str, cosines: Sequence[Sequence[float]], worth: float = 1.0, told: Sequence[int] = ()) -> Part:
    """A part that knows of these roles, of all unless told."""
    known = np.zeros(len(cosines), dtype=bool)
    known[list(told or range(len(cosines)))] = True
    return Part(name, Given(np.array(cosines, dtype=np.float64)), known, worth)


NAMED = {"level": None, "necessity": "required", "usage": "requirement"}
NEAR = [[1, 0.9, 0.1], [0.9, 1, 0.2], [0.1, 0.2, 1]]


def test_cosines_count_by_their_spread_so_that_a_narrow_part_tells_as_much_as_a_wide_one() -> None:
    wide = part("wide", NEAR)
    narrow = part("narrow", [[0.3 * x for x in row] for row in NEAR])
    shares = joined([wide, narrow]).shares
    assert shares["narrow"] / shares["wide"] == pytest.approx(1 / 0.3)


@pytest.mark.parametrize(
    "silent",
    [
        part("same", [[1, 0.4, 0.4], [0.4, 1, 0.4], [0.4, 0.4, 1]]),
        part("missing", [[0, 0, 0]] * 3, told=[0]),
    ],
    ids=lambda silent: silent.name,
)
def test_a_part_that_is_missing_or_the_same_for_all_sets_no_role_apart(silent: Part) -> None:
    both = joined([part("telling", NEAR), silent])
    assert both.telling == ("telling",)
    at = np.triu_indices(3, 1)
    order = np.argsort(np.array(NEAR)[at])
    assert np.argsort(both.scores[at]).tolist() == order.tolist()


def test_a_role_of_which_a_part_knows_nothing_is_neither_nearer_nor_further_by_it() -> None:
    four: list[list[float]] = [[1, 0.8, 0.2, 0], [0.8, 1, 0.4, 0], [0.2, 0.4, 1, 0], [0, 0, 0, 0]]
    only = part("only", four, told=[0, 1, 2])
    filled = only.filled(None, only.usual)
    assert filled[0, 3] == filled[1, 3] == filled[3, 2] == pytest.approx(np.mean([0.8, 0.2, 0.4]))


@pytest.mark.parametrize("rows", [[[1, 0, 0], [1, 0, 0]], [[3, 1, 0], [3, 1, 0]], [[2, 2, 2], [2, 2, 2]]])
def test_two_roles_that_hold_the_same_are_alike_however_few_roles_there_are(rows: list[list[float]]) -> None:
    skills = SkillRows(csr_array(np.array(rows, dtype=np.float64)))
    assert of_skills("skills", skills, 1.0).rows.cosines(None) == pytest.approx(np.ones((2, 2)))


@pytest.mark.parametrize("titles", [[], ["Clerk"], ["Clerk", "Baker"]])
def test_few_roles_without_a_statement_are_compared_by_their_titles(titles: list[str]) -> None:
    store = told({title: [] for title in titles})
    scores = similarity(store).scores
    assert scores.shape == (len(titles), len(titles))
    assert np.allclose(np.diag(scores), 1)


@pytest.fixture
def ladder() -> NetworkxStore:
    """A clerk, a lead who does all of that and leads, and a baker."""
    return told(
        {
            "Clerk": ["Posts invoices", "Files receipts"],
            "Lead Clerk": ["Trains new clerks", "Approves payment runs"],
            "Baker": ["Bakes bread"],
            "Mute": [],
        },
        inherits=[("Lead Clerk", "Clerk")],
        tracks={"Clerks": ["Clerk", "Lead Clerk"]},
    )


def test_what_is_covered_differs_by_direction_and_counts_what_is_taken_over(ladder: NetworkxStore) -> None:
    alike = similarity(ladder)
    down = alike.covered("role:lead-clerk", "role:clerk")
    up = alike.covered("role:clerk", "role:lead-clerk")
    assert down == pytest.approx(1)
    assert up is not None
    assert up < 0.6
    assert alike.covered("role:clerk", "role:mute") is None
    assert alike.covered("role:mute", "role:clerk") == 0


def test_a_step_down_a_ladder_is_no_viable_move(ladder: NetworkxStore) -> None:
    down = {like.role.label: like.verdict for like in similar(ladder, "role:lead-clerk").similar}
    up = {like.role.label: like.verdict for like in similar(ladder, "role:clerk").similar}
    assert down["Clerk"] == Verdict.DOWN
    assert up["Lead Clerk"] == Verdict.VIABLE


def test_a_move_tells_what_of_its_target_is_covered(ladder: NetworkxStore) -> None:
    (move,) = moves(ladder, "role:clerk").out
    assert move.covered == similarity(ladder).covered("role:clerk", "role:lead-clerk")


def test_what_most_roles_say_is_never_shown_as_a_match(company: NetworkxStore) -> None:
    alike = similarity(company)
    shown = statement_pairs(alike, "role:bookkeeper", "role:accounts-clerk", floor=0.0)
    assert shown
    assert all("Solicits" not in text for pair in shown for text in (pair.own.text, pair.other.text))


@pytest.mark.parametrize("line", ["Excel", "excel", "MICROSOFT EXCEL", "Microsoft Excel "])
def test_a_line_that_is_the_name_of_a_skill_is_no_sentence(line: str) -> None:
    graph = told({"Clerk": [line, "Builds models in Excel"], "Baker": ["Bakes bread"]}).graph()
    skill = Node("system:excel", "Microsoft Excel", ("Excel",))
    names = [
        Edge(f"requirement:clerk-{n}", EdgeKind.NAMES, skill.id, (evidence(n + 1),), NAMED) for n in (0, 1)
    ]
    store = NetworkxStore()
    stated = [edge for edge in graph.edges if edge.kind != EdgeKind.NEEDS]
    store.replace(with_needs(Graph((*graph.nodes, skill), (*stated, *names))))
    said = [statement.text for statement in similarity(store).statements]
    assert said == ["Bakes bread", "Builds models in Excel"]


def test_how_the_work_is_done_does_not_make_the_seniors_of_all_tracks_alike() -> None:
    store = told(
        {
            "Clerk": ["Posts invoices", SOFT[2]],
            "Chief Clerk": ["Approves invoices for payment", SOFT[0], SOFT[1]],
            "Welder": ["Welds steel pipes", SOFT[2]],
            "Chief Welder": ["Inspects welds of steel pipes", SOFT[0], SOFT[1]],
        }
    )
    for role, like in (("Clerk", "Chief Clerk"), ("Chief Clerk", "Clerk"), ("Welder", "Chief Welder")):
        assert first(store, role) == like


def test_roles_that_state_nothing_else_are_compared_by_soft_skills() -> None:
    store = told({"A": SOFT[:2], "B": SOFT[:2], "C": SOFT[2:]})
    assert first(store, "A") == "B"
