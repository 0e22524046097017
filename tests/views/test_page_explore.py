"""The page Explore on a real store, its deep links, and what it sends to be drawn."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.kinds import Grouping, NodeKind
from graph.model import Graph, Node
from graph.questions.answers import Neighbourhood
from graph.questions.families.answers import Family
from graph.questions.neighbourhood import neighbourhood
from graph.stores.sqlite.store import FileStore
from tests.kit.page_graph import restaurant, wide_ladder
from tests.kit.pages import APP
from views.kit.network import library, picture
from views.kit.role_groups import SMALLER, by_family, by_track

LINE = "role:head-cook|NEEDS|system:lardersoft"


@pytest.fixture
def app(at_restaurant: FileStore) -> AppTest:
    """The app about to show the page Explore."""
    # The first run registers the pages that switch_page looks among.
    return AppTest.from_file(APP, default_timeout=30).run().switch_page("views/explore/page.py")


def opened(app: AppTest, focus: str = "") -> AppTest:
    if focus:
        app.query_params["focus"] = focus
    app.run()
    assert not app.exception
    return app


def texts(app: AppTest) -> str:
    bodies = [str(one.value) for one in (*app.markdown, *app.caption, *app.info, *app.warning, *app.error)]
    labels = [one.label for one in (*app.expander, *app.tabs, *app.button)]
    return "\n".join([*bodies, *labels, *(str(one.proto.body) for one in app.get("html"))])


def sent(app: AppTest) -> dict[str, Any]:
    """The data that went to the network component."""
    drawn = [one.proto for one in app.get("bidi_component") if one.proto.component_name == "atlas_network"]
    assert len(drawn) == 1
    data = json.loads(drawn[0].json)
    assert isinstance(data, dict)
    return data


def ids(app: AppTest) -> set[str]:
    return {node["id"] for node in sent(app)["nodes"]}


def looks(shown: Neighbourhood) -> dict[str, dict[str, Any]]:
    drawn = picture(shown, by_track(shown.nodes))
    return {item["id"]: item for item in (*drawn.nodes, *drawn.edges)}


def test_without_a_choice_roles_and_systems_are_drawn_and_the_page_says_what_to_do(app: AppTest) -> None:
    opened(app)
    assert "Pick a dot or a line" in texts(app)
    assert "system:tablepad" in ids(app)
    assert "role:bookkeeper" in ids(app)
    assert not any(node.startswith("competency:") for node in ids(app))


def test_a_deep_link_to_a_system_shows_who_needs_it_and_puts_it_in_focus(app: AppTest) -> None:
    opened(app, "system:lardersoft")
    assert app.selectbox("focus").value == "system:lardersoft"
    assert "Needed by 3 roles" in texts(app)
    assert "Head Cook · **Expert**" in texts(app)
    assert "Line Cook · **not stated**" in texts(app)
    assert sent(app)["focus"] == "system:lardersoft"


def test_a_role_shows_what_it_needs_and_says_through_whom(app: AppTest) -> None:
    opened(app, "role:head-cook")
    assert "Role · Kitchen · rung 3" in texts(app)
    assert "Knife work · **Advanced** · inherited" in texts(app)
    assert "inherited via Line Cook" in texts(app)
    assert "Inherits from Line Cook" in texts(app)
    assert "Line Cook is promoted to this role" in texts(app)


def test_a_deep_link_to_a_line_shows_the_sentence_behind_it(app: AppTest) -> None:
    opened(app, LINE)
    assert "Head Cook needs LarderSoft" in texts(app)
    assert "Expert knowledge of LarderSoft" in texts(app)
    assert sent(app)["focus"] == LINE


def test_a_competency_in_focus_is_drawn_although_its_kind_is_switched_off(app: AppTest) -> None:
    opened(app, "competency:leading")
    assert {node for node in ids(app) if node.startswith("competency:")} == {"competency:leading"}


def test_an_unknown_focus_is_said_in_one_line_and_the_network_is_drawn(app: AppTest) -> None:
    opened(app, "system:teleporter")
    assert len(app.warning) == 1
    assert "teleporter" in app.warning[0].value
    assert "role:waiter" in ids(app)


@pytest.mark.parametrize(
    "line", ["role:waiter|NEEDS|system:nothing", "role:waiter|IN_TRACK|track:kitchen", "||"]
)
def test_a_line_that_does_not_exist_is_said_in_one_line(app: AppTest, line: str) -> None:
    opened(app, line)
    assert len(app.warning) == 1
    assert "Pick a dot or a line" in texts(app)


def test_choosing_writes_the_id_into_the_url(app: AppTest) -> None:
    opened(app)
    app.selectbox("focus").select("system:tablepad").run()
    assert app.query_params["focus"] == "system:tablepad"


def test_only_nearby_leaves_the_focus_and_what_it_touches(app: AppTest) -> None:
    opened(app, "system:tablepad")
    app.toggle[0].set_value(True).run()
    assert ids(app) == {"system:tablepad", "role:waiter", "role:head-waiter"}


def test_a_track_takes_the_other_tracks_and_what_only_they_need_away(app: AppTest) -> None:
    opened(app)
    app.multiselect[0].select("Dining room").run()
    assert ids(app) == {"system:tablepad", "role:waiter", "role:head-waiter"}


def test_without_any_kind_the_page_says_what_to_switch_on(app: AppTest) -> None:
    opened(app)
    app.pills[0].set_value([]).run()
    assert any("Switch on a kind" in one.value for one in app.info)


def test_documents_without_a_role_say_what_to_load(app: AppTest, at_restaurant: FileStore) -> None:
    at_restaurant.replace(Graph(tuple(n for n in restaurant().nodes if n.kind == NodeKind.DOCUMENT), ()))
    assert "No role is loaded yet" in texts(opened(app))


def test_at_most_three_hundred_nodes_are_drawn_and_others_counted(
    app: AppTest, at_restaurant: FileStore
) -> None:
    at_restaurant.replace(restaurant(wide_ladder(40, 8)))
    opened(app, "role:section-1-specialist-grade-1")
    assert len(ids(app)) == 300
    assert "role:section-1-specialist-grade-1" in ids(app)
    assert "20 more are not drawn" in texts(app)


def test_kinds_differ_in_shape_and_tracks_in_colour(at_restaurant: FileStore) -> None:
    drawn = looks(neighbourhood(at_restaurant))
    assert [drawn[i]["shape"] for i in ("role:waiter", "system:tablepad", "competency:hygiene")] == [
        "dot",
        "square",
        "diamond",
    ]
    assert drawn["role:waiter"]["tint"] == drawn["role:head-waiter"]["tint"]
    assert drawn["role:waiter"]["tint"] != drawn["role:line-cook"]["tint"]
    assert drawn["role:bookkeeper"]["among"] == "In no track"


def test_a_line_is_thicker_with_the_level_and_thickest_for_a_promotion(at_restaurant: FileStore) -> None:
    drawn = looks(neighbourhood(at_restaurant))
    widths = [
        drawn[line]["width"]
        for line in (
            "role:line-cook|NEEDS|system:lardersoft",
            "role:waiter|NEEDS|system:tablepad",
            "role:head-waiter|NEEDS|system:tablepad",
            "role:waiter|PROMOTES_TO|role:head-waiter",
        )
    ]
    assert widths == sorted(set(widths))
    assert drawn["role:head-waiter|INHERITS|role:waiter"]["dashes"]


def test_lines_are_never_smoothed_dynamically_and_no_physics_moves_a_curved_one(
    at_restaurant: FileStore,
) -> None:
    drawn = picture(neighbourhood(at_restaurant), by_track(()))
    assert drawn.options["edges"]["smooth"]["type"] == "continuous"
    assert "dynamic" not in json.dumps([drawn.edges, drawn.options])


def test_the_same_nodes_come_in_the_same_order_whatever_is_in_focus(at_restaurant: FileStore) -> None:
    whole = neighbourhood(at_restaurant)
    turned = Neighbourhood(whole.nodes[::-1], whole.edges[::-1], 0)
    assert picture(whole, by_track(())) == picture(turned, by_track(()))


def test_a_label_of_markup_stays_the_label_it_is() -> None:
    evil = "<img src=x onerror=alert(1)>"
    drawn = looks(Neighbourhood((Node("system:evil", evil),), (), 0))["system:evil"]
    assert drawn["label"] == evil
    # A title would be markup to some versions of vis-network; the component makes it of the hint.
    assert "title" not in drawn


def test_the_library_comes_whole_from_pyvis_and_names_no_other_file() -> None:
    text = library()
    assert "vis-network" in text[:100]
    assert "DataSet" in text
    assert "sourceMappingURL" not in text


def test_roles_may_be_coloured_by_family_and_the_address_keeps_it(app: AppTest) -> None:
    opened(app)
    assert sent(app)["grouped"] == "track"
    app.segmented_control[0].set_value(Grouping.FAMILY).run()
    assert app.query_params["by"] == "family"
    drawn = {node["id"]: node for node in sent(app)["nodes"]}
    assert sent(app)["grouped"] == "family"
    assert drawn["role:line-cook"]["among"] == drawn["role:head-cook"]["among"] != "Kitchen"
    assert (
        "family" in drawn["role:line-cook"]["spoken"] or "like no other" in drawn["role:line-cook"]["spoken"]
    )
    app.segmented_control[0].set_value(Grouping.TRACK).run()
    assert "by" not in app.query_params
    assert sent(app)["grouped"] == "track"


@pytest.mark.parametrize(
    ("asked", "grouped"), [("family", "family"), ("track", "track"), ("colour", "track")]
)
def test_a_deep_link_may_ask_for_families(app: AppTest, asked: str, grouped: str) -> None:
    app.query_params["by"] = asked
    opened(app, "system:lardersoft")
    assert sent(app)["grouped"] == grouped


def test_more_families_than_colours_share_one_group_beyond_the_last() -> None:
    few, many = (
        [
            Family(name=f"f{n}", roles=(Node(f"role:{n}", f"r{n}"),), skills=(), closeness=None)
            for n in range(size)
        ]
        for size in (12, 13)
    )
    assert len(set(by_family(few).tints.values())) == 12
    assert by_family(few).group("role:11") == "f11"
    assert [by_family(many).group(f"role:{n}") for n in (9, 10, 12)] == ["f9", SMALLER, SMALLER]
    assert by_family(many).tint("role:12") == by_track(()).tint("role:12")
    assert by_family(many).says("role:0") == "family f0"
    assert by_family(many).says("role:none") == "like no other"
