"""The page Compare: deep links, groups, gaps both ways and the map of all roles."""

import re
from collections.abc import Mapping

import pytest

from graph.model import Node
from graph.questions.answers import Intersection
from graph.questions.catalogue import roles
from graph.questions.effort import effort_words, median_promotion
from graph.questions.needs import gap, intersections, overlap
from graph.stores.sqlite.store import FileStore
from tests.kit.page_graph import Post, restaurant
from tests.kit.pages import visited, words
from views.compare.shared_skills import heat_map
from views.compare.upset import upset
from views.kit.figure import NARROW, WIDE

PAGE = "compare/page.py"
TWO = ["role:line-cook", "role:waiter"]


def test_without_roles_the_page_says_what_to_do_and_shows_all_roles(at_restaurant: FileStore) -> None:
    app = visited(PAGE)
    assert "Choose two roles or more" in words(app)
    assert "ra-heat" in words(app)


def test_a_deep_link_compares_the_roles_both_ways(at_restaurant: FileStore) -> None:
    app = visited(PAGE, roles=TWO)
    said = words(app)
    assert "From Line Cook to Waiter" in said
    assert "From Waiter to Line Cook" in said
    assert "ra-heat" in words(app)
    there, back = (gap(at_restaurant, *ends) for ends in (TWO, TWO[::-1]))
    promotion = median_promotion(at_restaurant)
    for way in (there, back):
        assert f"To learn: {effort_words(way.effort, promotion)}" in said


def test_the_table_lists_every_group_with_its_skills(at_restaurant: FileStore) -> None:
    said = words(visited(PAGE, roles=TWO))
    for group in intersections(overlap(at_restaurant, TWO)):
        for skill in group.skills:
            assert f">{skill.label}<" in said
    assert "<b>All</b>" in said


def test_of_three_roles_a_pair_is_chosen_by_link(at_restaurant: FileStore) -> None:
    three = [*TWO, "role:head-waiter"]
    said = words(visited(PAGE, roles=three, **{"pair-from": "role:waiter", "pair-to": "role:head-waiter"}))
    assert "From Waiter to Head Waiter" in said


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_the_picture_of_groups_counts_what_the_groups_hold(at_restaurant: FileStore, width: int) -> None:
    answer = overlap(at_restaurant, TWO)
    groups = intersections(answer)
    drawn = upset(answer.roles, groups, width)
    assert re.findall(r'class="strong">(\d+)<', drawn) == [str(len(group.skills)) for group in groups]
    held = sum(len(group.roles) for group in groups)
    assert drawn.count('class="held"') == held


def test_markup_in_a_role_stays_text_in_the_picture(at_restaurant: FileStore) -> None:
    hostile = Node("role:x", "<img src=x onerror=alert(1)>")
    skill = Node("system:y", "<script>y</script>")
    drawn = upset([hostile], [Intersection((hostile,), (skill,))], WIDE)
    assert "<img" not in drawn
    assert "<script" not in drawn


def test_a_heat_map_has_a_cell_for_each_need_and_says_what_is_not_stated(at_restaurant: FileStore) -> None:
    answer = overlap(at_restaurant, [role.id for role in roles(at_restaurant)])
    table = heat_map(answer, answer.every).html()
    needs = [need for shared in answer.every for need in shared.needs.values()]
    assert table.count("<td style=") == sum(need.level is not None for need in needs)
    assert table.count("ra-unstated") == sum(need.level is None for need in needs) > 0
    assert table.count("<tr>") == len(answer.every) + 1
    assert "LarderSoft, not stated" in table


def test_statements_of_both_that_match_stand_with_their_likeness_and_place(at_restaurant: FileStore) -> None:
    said = words(visited(PAGE, roles=["role:kitchen-porter", "role:waiter"]))
    assert "What both say" in said
    assert "Basic hygiene at every station<" in said
    assert "Basic hygiene at the table<" in said
    assert "Alike<" in said
    assert 'href="sources?document=restaurant.txt&amp;line=' in said


def test_a_higher_likeness_shows_fewer_statements_and_stays_in_the_link(at_restaurant: FileStore) -> None:
    app = visited(PAGE, roles=["role:kitchen-porter", "role:waiter"], alike="10")
    assert "Basic hygiene at the table<" in words(app)
    assert app.slider("alike").value == 0.1
    app.slider("alike").set_value(0.95).run()
    assert app.query_params["alike"] in ("95", ["95"])
    assert "No two statements of these roles" in words(app)
    app.slider("alike").set_value(0.5).run()
    assert "alike" not in app.query_params


@pytest.mark.parametrize(
    ("asked", "shown"), [("7", 0.05), ("400", 1.0), ("-1", 0.5), ("many", 0.5), ("", 0.5)]
)
def test_a_likeness_in_the_link_is_brought_to_one_there_is(
    at_restaurant: FileStore, asked: str, shown: float
) -> None:
    assert visited(PAGE, roles=TWO, alike=asked).slider("alike").value == shown


def test_markup_in_a_statement_stays_text(at_restaurant: FileStore) -> None:
    says: dict[str, Mapping[str, int | None]] = {"<script>alert(1)</script> the larder": {}}
    at_restaurant.replace(restaurant((Post("Cook", None, None, says), Post("Waiter", None, None, says))))
    said = words(visited(PAGE, roles=["role:cook", "role:waiter"]))
    assert "&lt;script&gt;alert(1)" in said
    assert "<script>alert" not in said


def test_an_address_takes_titles_in_haste_and_a_track_by_its_entry(at_restaurant: FileStore) -> None:
    said = words(visited("compare/page.py", roles=["Head Cooks", "Kitchen"]))
    assert "Kitchen by its entry, Kitchen Porter" in said.replace("\\", "")
    assert "What one asks beyond the other" in said


def test_how_much_every_two_roles_share_is_drawn(at_restaurant: FileStore) -> None:
    said = words(visited("compare/page.py"))
    assert "How much every two roles share" in said
    assert "Kitchen Porter and Line Cook: 1 shared" in said
