"""A path in words where no promotion is known to measure it by."""

import pytest

from commands.asking import to_table
from exports.path import NO_UNIT, path_paper
from exports.path_words import neighbour_words, path_costs, step_asks, to_learn
from graph.questions.moves import moves
from graph.questions.paths.paths import career_paths
from graph.stores.memory import NetworkxStore
from tests.kit.drawn import drawn


@pytest.fixture
def store() -> NetworkxStore:
    """A clerk, a cook and a coder in groups without rungs."""
    roles: dict[str, dict[str, dict[str, int | None]]] = {
        "clerk": {"technical": {"sql": 2, "excel": 2}},
        "coder": {"technical": {"sql": 3, "git": 3}},
        "cook": {"technical": {"knives": 3, "excel": None}},
    }
    here = NetworkxStore()
    here.replace(
        drawn(roles, places={"clerk": ("office", None), "coder": ("it", None), "cook": ("food", None)})
    )
    return here


def test_effort_is_told_by_the_number_of_skills(store: NetworkxStore) -> None:
    (path, *_) = career_paths(store, "role:clerk", "role:coder").paths
    assert path_costs(path, None) == "1 move, 2 skills to learn or raise"
    assert (step_asks(path.steps[0], None), to_learn(path.steps)) == (
        "2 skills",
        "2 skills to learn or raise",
    )


def test_the_sheet_says_that_nothing_measures_it(store: NetworkxStore) -> None:
    (path, *_) = career_paths(store, "role:clerk", "role:coder").paths
    paper = path_paper(path, None, judged=False)
    assert NO_UNIT in paper.notes
    assert paper.tables[0].rows[0][2:4] == ("across", "not known")


def test_tables_say_that_no_rungs_are_known(store: NetworkxStore, capsys: pytest.CaptureFixture[str]) -> None:
    answer = career_paths(store, "role:clerk", "role:coder")
    assert neighbour_words(answer).startswith("No rungs are known for these roles")
    to_table(answer)
    to_table(moves(store, "role:clerk"))
    said = " ".join(capsys.readouterr().out.split())
    assert "alike" in said
    assert "far" not in said
    assert "nothing here to measure a move by" in said
