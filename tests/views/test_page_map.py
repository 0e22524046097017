"""The page Map on a real store, and its deep links."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from exports.verdicts import promotion_words
from graph.kinds import NodeKind
from graph.model import Graph
from graph.questions.moves import lattice
from graph.questions.paths.paths import career_paths
from graph.stores.memory import NetworkxStore
from graph.stores.sqlite.store import FileStore
from tests.kit.drawn import drawn
from tests.kit.page_graph import LADDER, restaurant
from tests.kit.pages import APP, words
from tests.kit.places import ROOT
from views.map.career_map import map_data, without_track
from views.map.far import chart

PAGE = str(ROOT / "views" / "map" / "page.py")


@pytest.fixture
def app(at_restaurant: FileStore) -> AppTest:
    """The app, not yet run."""
    return AppTest.from_file(PAGE, default_timeout=30)


def opened(app: AppTest, **query: str) -> AppTest:
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def groups(app: AppTest, label: str) -> list[Any]:
    every: list[Any] = list(app.get("button_group"))
    return [one for one in every if one.label.startswith(label)]


def pills(app: AppTest, label: str) -> list[str]:
    return [option for one in groups(app, label) for option in one.options]


def test_without_a_choice_the_page_says_what_to_do(app: AppTest) -> None:
    assert "Choose From and To" in words(opened(app))


def test_a_role_without_a_track_is_listed_under_the_map(app: AppTest) -> None:
    assert "Not in a track" in words(opened(app))
    next(button for button in app.button if button.label == "Bookkeeper").click().run()
    assert app.query_params["sheet"] == "role:bookkeeper"
    assert "not in a track" in words(app)


def test_many_roles_without_a_track_are_a_list_in_place_of_a_wall_of_buttons(
    at_restaurant: FileStore,
) -> None:
    names = [f"occupation {n}" for n in range(30)]
    at_restaurant.replace(drawn({name: {"technical": {"knives": None}} for name in names}))
    app = opened(AppTest.from_file(PAGE, default_timeout=60))
    many = app.selectbox("sheet-list")
    assert many.label == "Not in a track (30 roles)"
    many.select("role:occupation 7").run()
    assert app.query_params["sheet"] == "role:occupation 7"
    assert "not in a track" in words(app)


def test_a_deep_link_with_ids_chooses_the_roles_and_shows_the_steps(app: AppTest) -> None:
    opened(app, **{"from": "role:kitchen-porter", "to": "role:head-cook"})
    assert app.selectbox("from").value == "role:kitchen-porter"
    assert app.selectbox("to").value == "role:head-cook"
    assert "Step 1 · Promotion" in words(app)
    assert "Step 2 · Promotion" in words(app)
    assert "5+ years in service" in words(app)


def test_a_choice_writes_the_id_into_the_url(app: AppTest) -> None:
    opened(app)
    app.selectbox("from").select("role:waiter").run()
    assert app.query_params["from"] == "role:waiter"


def test_a_step_says_what_to_learn_and_from_which_level_to_raise(app: AppTest) -> None:
    opened(app, **{"from": "role:line-cook", "to": "role:head-cook"})
    confirm = "LarderSoft · expert? level held is not stated"
    assert any(confirm in option for option in pills(app, "To confirm"))
    assert any("Leading a team" in option for option in pills(app, "To learn"))


def test_a_step_says_its_verdict_and_the_bar_it_is_measured_by(
    app: AppTest, at_restaurant: FileStore
) -> None:
    opened(app, **{"from": "role:line-cook", "to": "role:head-cook"})
    bar = lattice(at_restaurant).calibration
    assert bar
    assert "The next rung of the own track" in words(app)
    assert f"from {100 * bar.likeness.usual:.0f} % on" in words(app).replace("\\", "")
    assert "Without the promotions of" in words(app)


def test_a_step_shows_the_statements_of_both_roles_from_a_likeness_on(app: AppTest) -> None:
    opened(app, **{"from": "role:kitchen-porter", "to": "role:waiter", "alike": "10"})
    assert "Basic hygiene at every station<" in words(app)
    assert "Alike<" in words(app)
    app.slider("alike").set_value(0.9).run()
    assert app.query_params["alike"] in ("90", ["90"])
    assert "No two statements of these roles" in words(app)


def test_a_chip_shows_the_sentence_and_its_line(app: AppTest) -> None:
    opened(app, **{"from": "role:line-cook", "to": "role:head-cook"})
    groups(app, "To learn")[0].select("competency:leading").run()
    assert "<mark>Leads the brigade</mark>" in words(app)


def test_another_path_is_chosen_by_the_url(app: AppTest, at_restaurant: FileStore) -> None:
    paths = career_paths(at_restaurant, "role:kitchen-porter", "role:head-waiter").paths
    assert len(paths) > 1, "the drawn ladder has only one path"
    opened(app, **{"from": "role:kitchen-porter", "to": "role:head-waiter", "path": "2"})
    assert words(app).count('<div class="ra-quiet">Step ') == len(paths[1].steps)


def test_where_no_path_leads_the_page_says_why(app: AppTest) -> None:
    opened(app, **{"from": "role:head-cook", "to": "role:kitchen-porter"})
    assert len(app.warning) == 1
    assert "Step by step" not in words(app)


def test_a_limit_in_the_url_narrows_the_paths(app: AppTest) -> None:
    opened(app, **{"from": "role:kitchen-porter", "to": "role:head-cook", "moves": "1"})
    assert len(app.warning) == 1
    assert "with 2 moves there is one" in app.warning[0].value


def test_an_unknown_track_to_avoid_is_left_aside(app: AppTest) -> None:
    opened(app, **{"from": "role:kitchen-porter", "to": "role:head-cook", "avoid": "track:moon"})
    assert "Step 2" in words(app)


def test_a_track_to_avoid_changes_the_path(app: AppTest) -> None:
    opened(app, **{"from": "role:kitchen-porter", "to": "role:head-waiter", "avoid": "track:dining-room"})
    assert len(app.warning) == 1


def test_roles_without_any_track_have_no_map_but_their_sheets(app: AppTest, at_restaurant: FileStore) -> None:
    at_restaurant.replace(restaurant(LADDER[-1:]))
    assert "no map to draw" in words(opened(app))
    assert "Bookkeeper" in [button.label for button in app.button]


def test_from_and_to_the_same_role_is_one_clear_line(app: AppTest) -> None:
    opened(app, **{"from": "role:waiter", "to": "role:waiter"})
    assert "two different roles" in app.error[0].value


def test_an_unknown_role_in_the_url_is_one_clear_line(app: AppTest) -> None:
    opened(app, **{"from": "role:pilot"})
    assert "pilot" in app.warning[0].value
    assert app.selectbox("from").value is None


def test_an_unknown_sheet_in_the_url_is_one_clear_line(app: AppTest) -> None:
    opened(app, sheet="role:pilot")
    assert "no node has the id" in app.error[0].value
    assert [box.label for box in app.selectbox] == ["From", "To"]


def test_a_sheet_is_of_roles_only(app: AppTest) -> None:
    opened(app, sheet="system:tablepad")
    assert "system:tablepad" in app.error[0].value.replace("\\", "")


def test_a_new_choice_forgets_the_path_chosen_before(app: AppTest) -> None:
    opened(app, **{"from": "role:kitchen-porter", "to": "role:head-waiter", "path": "2"})
    app.selectbox("to").select("role:head-cook").run()
    assert "path" not in app.query_params
    assert "Step 1" in words(app)


def test_a_sheet_shows_requirements_inheritance_and_the_next_rung(app: AppTest) -> None:
    opened(app, sheet="role:line-cook")
    assert "Next rung: Head Cook" in words(app)
    assert "Keeps the stock list in LarderSoft" in words(app)
    assert "All that the Kitchen Porter masters" in words(app)
    assert pills(app, "Inherited via Kitchen Porter")
    assert "1-3 years in service" in words(app)


def test_documents_without_a_role_say_what_to_do(app: AppTest, at_restaurant: FileStore) -> None:
    at_restaurant.replace(Graph(tuple(n for n in restaurant().nodes if n.kind == NodeKind.DOCUMENT), ()))
    assert "no roles yet" in words(opened(app))


def test_an_address_that_cannot_be_opened_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("STORE", "carrier-pigeon:coop")
    app = opened(AppTest.from_file(APP, default_timeout=60))
    assert "carrier" in app.error[0].value


def test_the_map_data_holds_every_placed_role_once() -> None:
    memory = NetworkxStore()
    memory.replace(restaurant())
    data = map_data(lattice(memory), None, None)
    assert [s["label"] for s in data["stations"]] == [post.title for post in LADDER if post.track]
    assert [track["name"] for track in data["tracks"]] == ["Kitchen", "Dining room"]
    ids = [s["id"] for s in data["stations"]]
    assert (ids.index("role:line-cook"), ids.index("role:head-cook")) in data["promotions"]
    assert [role.label for role in without_track(lattice(memory))] == ["Bookkeeper"]


def test_how_far_is_far_is_drawn_with_every_promotion_in_words(
    app: AppTest, at_restaurant: FileStore
) -> None:
    bars = lattice(at_restaurant).calibration
    path = career_paths(at_restaurant, "role:kitchen-porter", "role:head-waiter").paths[0]
    assert bars
    drawing = str(chart(1120, bars, [step.move for step in path.steps]))
    assert all(promotion_words(rung, bars) in drawing for rung in bars.rungs)
    assert drawing.count("<circle") == len(bars.rungs) + len(path.steps)
    assert drawing.count('class="zone"') == 2
