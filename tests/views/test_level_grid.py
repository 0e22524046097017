"""Heat maps and the chart of levels as pictures: every cell, every role, hostile names as text."""

from xml.etree import ElementTree

import pytest

from graph.kinds import Level
from graph.questions.needs import overlap, who_needs
from graph.stores.memory import NetworkxStore
from views.compare.shared_skills import heat_map
from views.kit.figure import NARROW, WIDE
from views.kit.level_grid import LevelCell, LevelGrid, LevelRow
from views.who_needs.needs import level_chart

HOSTILE = '<script>alert(1)</script>&"'
ROLES = ["role:line-cook", "role:waiter", "role:head-waiter"]


def words(drawing: str) -> list[str]:
    return [part.text or "" for part in ElementTree.fromstring(drawing).iter() if part.tag.endswith("text")]


def test_a_heat_map_has_a_sign_for_each_cell_and_no_markup_from_names() -> None:
    row = LevelRow(HOSTILE, [LevelCell(Level.EXPERT, framed=True), None, LevelCell(None)])
    drawing = LevelGrid("levels", [HOSTILE, "b", "c"], [row]).svg()
    assert "<script" not in drawing
    assert words(drawing).count("5") == words(drawing).count("–") == 1
    assert len(words(drawing)) == 3 + 1 + 2


def test_the_picture_of_an_overlap_shows_what_the_table_does(kitchen: NetworkxStore) -> None:
    answer = overlap(kitchen, ROLES)
    said = words(heat_map(answer, answer.every).svg())
    signs = [str(int(n.level)) if n.level else "–" for s in answer.every for n in s.needs.values()]
    assert sorted(word for word in said if len(word) == 1) == sorted(signs)
    assert {role.label for role in answer.roles} <= set(said)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_chart_of_levels_names_every_role_once(kitchen: NetworkxStore, width: int) -> None:
    answer = who_needs(kitchen, "system:lardersoft")
    said = words(level_chart(answer, width))
    assert [said.count(need.role.label) for need in answer.needs] == [1] * len(answer.needs)
    assert "not stated" in said
