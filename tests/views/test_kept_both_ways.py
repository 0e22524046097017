"""What is kept on the command line is what the app keeps, and is asked again with the same answer."""

from pathlib import Path

import pytest

from graph.people import mark_of
from graph.stores import named
from graph.stores.records import RecordKind
from graph.stores.sqlite.store import FileStore
from planning.kept_wish import hours_of
from tests.kit.atlas import Atlas
from tests.kit.page_graph import restaurant
from tests.kit.pages import visited

PEOPLE = "person,role,skill,level\nAnn Lee,Head Cook,TablePad,5\nBo Ray,Waiter,,\nCy Fox,Waiter,,\n"
# Bo Ray comes third here, and Cy Fox is gone.
OTHERS = "person,role\nAbe Lot,Waiter\nAnn Lee,Head Cook\nBo Ray,Waiter\n"
SCENARIO, PLAN = RecordKind.SCENARIO, RecordKind.PLAN


@pytest.fixture
def kept(atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FileStore:
    """The restaurant in a file that the app and the command line read, with a roster kept as Team."""
    opened = FileStore(tmp_path / "atlas.db")
    opened.replace(restaurant())
    atlas.store = f"file:{tmp_path / 'atlas.db'}"
    monkeypatch.chdir(tmp_path)
    for name, table in (("Team", PEOPLE), ("Others", OTHERS)):
        (tmp_path / f"{name}.csv").write_text(table, encoding="utf-8")
        assert atlas("kept", "keep", "roster", name, f"{name}.csv").code == 0
    return opened


def in_app(page: str, kind: str, name: str, **query: str | list[str]) -> None:
    """Keep on a page what this address sets."""
    app = visited(page, **query)
    app.text_input(key=f"keep-{kind}-name").set_value(name).run()
    app.button(key=f"keep-{kind}").click().run()
    assert not [*app.exception, *app.error]


def test_a_scenario_is_the_same_kept_here_or_in_the_app(atlas: Atlas, kept: FileStore) -> None:
    line = ("leave", "Bo Ray", "--then", "move|Ann Lee|Waiter", "--floor", "4", "--roster", "Team")
    first = atlas("what-if", *line, "--keep", "Here", "--by", "Ann", "--json")
    assert first.err == "atlas: The scenario Here is kept.\n"
    in_app(
        "what_if/page.py",
        "scenario",
        "There",
        roster="Team",
        floor="4",
        a=["leave|person:2", "move|person:1|role:waiter"],
    )
    here = named.settings_of(kept, SCENARIO, "Here")
    assert here == named.settings_of(kept, SCENARIO, "There")
    assert here["a"] == [f"leave|{mark_of('person:bo-ray')}", f"move|{mark_of('person:ann-lee')}|role:waiter"]
    for name in ("Here", "There"):
        again = atlas("what-if", "--scenario", name, "--json")
        assert (again.value, again.err) == (first.value, "")
    # What is given besides comes after it, or in its place.
    more = atlas.json("what-if", "retire", "TablePad", "--scenario", "Here", "--floor", "3")
    assert more == atlas.json(
        "what-if",
        "leave",
        "Bo Ray",
        "--roster",
        "Team",
        "--then",
        "move|Ann Lee|Waiter",
        "--then",
        "retire TablePad",
    )
    opened = visited("what_if/page.py", scenario="Here")
    assert list(opened.query_params["a"]) == ["leave|person:2", "move|person:1|role:waiter"]


def test_a_plan_is_the_same_kept_here_or_in_the_app(atlas: Atlas, kept: FileStore) -> None:
    asked = "TablePad --target 3 --floor 2 --capacity 1 --hours-per-step 5 --rules none --train-unstated"
    line = [*asked.split(), "--may-not", "Ann Lee:*", "--may-not", "Cy Fox:TablePad"]
    first = atlas("plan", *line, "--roster", "Team", "--keep", "Here", "--json")
    query = {
        "skill": "system:tablepad",
        "target": "3",
        "floor": "2",
        "capacity": "1",
        "hours": "5",
        "apart": "off",
    }
    query |= {"idle": "person:1", "ban": "person:3|system:tablepad", "unstated": "on", "roster": "Team"}
    in_app("plan/page.py", "plan", "There", **query)
    here = named.settings_of(kept, PLAN, "Here")
    assert here == named.settings_of(kept, PLAN, "There")
    for name in ("Here", "There"):
        again = atlas("plan", "--plan", name, "--json")
        assert (again.value, again.code, again.err) == (first.value, first.code, "")
    assert atlas.json("plan", "--plan", "Here", "--target", "2") == atlas.json(
        "plan", *line, "--roster", "Team", "--target", "2"
    )


def test_with_another_roster_a_scenario_means_the_same_persons_and_says_so(
    atlas: Atlas, kept: FileStore
) -> None:
    atlas("what-if", "leave", "Bo Ray", "--then", "leave Cy Fox", "--roster", "Team", "--keep", "Two go")
    other = atlas("what-if", "--scenario", "Two go", "--roster", "Others", "--json")
    assert other.err.splitlines() == [
        "atlas: The scenario Two go was kept for the people of the roster Team; those here are of another "
        "table, so its answer may be another.",
        "atlas: 1 setting names a person who is not among those here; left out.",
    ]
    assert other.value == atlas.json("what-if", "leave", "Bo Ray", "--roster", "Others")
    # A file of the same table is the same roster, whatever it is called.
    same = atlas("what-if", "--scenario", "Two go", "--roster", "Team.csv", "--json")
    assert (same.code, same.err) == (0, "")
    hidden = atlas("what-if", "--scenario", "Two go", "--names", "numbers", "--json")
    assert not [name for name in ("Bo", "Cy", "bo-ray", "~") if name in hidden.out]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (("what-if",), "no change is given; give one of leave WHO"),
        (("what-if", "--scenario", "gone"), "no scenario is called gone here; there are Here"),
        (("what-if", "--scenario", "Here", "--second"), "neither in the second of the scenario Here"),
        (("what-if", "leave", "Waiter", "--keep", "Here"), "a scenario is called Here already"),
        (("what-if", "leave", "Waiter", "--keep", " "), "a name is needed"),
        (("what-if", "leave", "Waiter", "--beside", "retire TablePad"), "give --keep NAME"),
        (("what-if", "leave", "Waiter", "--keep", "X", "--beside", "retire Nothing"), "Nothing"),
        (("what-if", "leave", "Waiter", "--keep", "X", "--rules", "none"), "keep it without --rules"),
        (
            ("what-if", "leave", "Waiter", "--keep", "X", "--store", "memory:"),
            "forgets at the end what is kept",
        ),
        (("plan", "--plan", "gone"), "no plan is called gone here; none is kept"),
        (("plan",), "no skill is chosen"),
        (("plan", "TablePad", "--hours-per-step", "0", "--keep", "X"), "0.0 hours a step are out of scale"),
        (("plan", "TablePad", "--hours-per-step", "1e-12", "--keep", "X"), "nine figures before and after"),
        (
            ("kept", "keep", "plan", "X", "Team.csv"),
            "Team.csv holds no plan: give a file",
        ),
        (("kept", "keep", "roster", "Team", "Team.csv"), "a roster is called Team already"),
        (("kept", "keep", "roster", "X", "gone.csv"), "none is kept under this name; kept are Others, Team"),
        (("kept", "export", "roster", "Team", "no/where.csv"), "cannot write"),
        (("kept", "export", "scenario", "gone", "a.json"), "no scenario is called gone here; there are Here"),
    ],
)
def test_bad_input_is_told_in_a_line_and_keeps_nothing(
    atlas: Atlas, kept: FileStore, line: tuple[str, ...], why: str
) -> None:
    assert atlas("what-if", "leave", "Waiter", "--keep", "Here").code == 0
    told = atlas(*line)
    assert told.code == 2
    assert why in told.err
    assert told.err.count("\n") == 1
    kinds = {kind: [head.name for head in kept.records(kind)] for kind in named.KINDS}
    assert kinds == {"roster": ["Others", "Team"], "scenario": ["Here"], "plan": []}


def test_what_is_kept_is_replaced_with_a_word(atlas: Atlas, kept: FileStore) -> None:
    assert atlas("what-if", "leave", "Waiter", "--keep", "Here").code == 0
    assert atlas("what-if", "retire", "TablePad", "--keep", "Here", "--replace").code == 0
    assert named.settings_of(kept, SCENARIO, "Here") == {"a": ["retire|system:tablepad"]}


def test_a_roster_comes_out_as_it_went_in(atlas: Atlas, kept: FileStore, tmp_path: Path) -> None:
    assert atlas("kept", "export", "roster", "Team", "again.csv").code == 0
    assert (tmp_path / "again.csv").read_text(encoding="utf-8") == PEOPLE
    assert atlas.json("coverage", "--roster", "Team") == atlas.json("coverage", "--roster", "Team.csv")
    assert atlas.json("kept", "show", "roster", "Team")["settings"] == [
        {"key": "file", "values": ["Team.csv"]}
    ]
    assert atlas.json("kept", "show", "roster", "Team", "--names", "numbers")["settings"] == []


@pytest.mark.parametrize(("kind", "page"), [("scenario", "what_if"), ("plan", "plan")])
def test_what_is_kept_goes_by_a_file_to_another_store(
    atlas: Atlas, kept: FileStore, tmp_path: Path, kind: str, page: str
) -> None:
    asked = {"scenario": ("what-if", "leave", "Bo Ray"), "plan": ("plan", "TablePad")}[kind]
    first = atlas(*asked, "--roster", "Team", "--keep", "Here", "--json")
    assert atlas("kept", "export", kind, "Here", "here.json").code == 0
    other = FileStore(tmp_path / "other.db")
    other.replace(restaurant())
    there = ("--store", "file:other.db")
    assert atlas("kept", "keep", "roster", "Team", "Team.csv", *there).code == 0
    assert atlas("kept", "keep", kind, "There", "here.json", "--by", "Bo", *there).code == 0
    assert atlas(asked[0], f"--{kind}", "There", "--json", *there).value == first.value
    assert named.settings_of(other, RecordKind(kind), "There") == named.settings_of(
        kept, RecordKind(kind), "Here"
    )
    refused = atlas("kept", "keep", kind, "There", "here.json", *there)
    assert (refused.code, f"a {kind} is called There already, kept by Bo on" in refused.err) == (2, True)
    assert atlas("kept", "keep", kind, "There", "here.json", "--replace", *there).code == 0

    app = visited(f"{page}/page.py")
    app.file_uploader(key=f"file-{kind}").upload(
        "from here.json", (tmp_path / "here.json").read_bytes()
    ).run()
    app.button(key=f"keep-file-{kind}").click().run()
    assert not [*app.exception, *app.error]
    assert named.settings_of(kept, RecordKind(kind), "from here") == named.settings_of(
        kept, RecordKind(kind), "Here"
    )
    assert tuple(head.name for head in kept.records(RecordKind(kind))) == ("Here", "from here")


@pytest.mark.parametrize(("hours", "word"), [("1.5", "1.5"), ("8", "8"), ("0.25", "0.25")])
def test_fractions_of_hours_are_kept_and_opened_on_both_sides(
    atlas: Atlas, kept: FileStore, hours: str, word: str
) -> None:
    first = atlas(
        "plan", "TablePad", "--hours-per-step", hours, "--roster", "Team", "--keep", "Here", "--json"
    )
    assert named.settings_of(kept, PLAN, "Here")["hours"] == [word]
    assert atlas("plan", "--plan", "Here", "--json").value == first.value
    app = visited("plan/page.py", plan="Here")
    assert app.number_input(key="hours").value == float(hours)
    app.number_input(key="hours").set_value(2.5).run()
    assert app.query_params["hours"] in ("2.5", ["2.5"])
    in_app("plan/page.py", "plan", "There", roster="Team", skill=["system:tablepad"], hours=hours)
    assert named.settings_of(kept, PLAN, "There")["hours"] == [word]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        *(("1.5", 1.5), ("8", 8), ("8.0", 8), ("", None), ("0", None), ("-1", None), ("1e9", None)),
        *(("nan", None), ("1,5", None), ("\u0663", None), ("9" * 40, None), ("<b>", None)),
    ],
)
def test_what_are_no_hours_in_an_address_say_none(text: str, hours: float | None) -> None:
    assert hours_of(text) == hours


def test_two_scenarios_side_by_side_are_kept_on_both_sides(atlas: Atlas, kept: FileStore) -> None:
    line = ("what-if", "leave", "Bo Ray", "--roster", "Team")
    assert atlas(*line, "--beside", "retire TablePad", "--beside", "leave|Cy Fox", "--keep", "Here").code == 0
    in_app(
        "what_if/page.py",
        "scenario",
        "There",
        roster="Team",
        a=["leave|person:2"],
        b=["retire|system:tablepad", "leave|person:3"],
    )
    here = named.settings_of(kept, SCENARIO, "Here")
    assert here == named.settings_of(kept, SCENARIO, "There")
    assert here["b"] == ["retire|system:tablepad", f"leave|{mark_of('person:cy-fox')}"]
    second = atlas.json("what-if", "--scenario", "Here", "--second")
    assert second == atlas.json("what-if", "retire", "TablePad", "--then", "leave|Cy Fox", "--roster", "Team")
    # What is kept anew of two keeps both.
    assert atlas("what-if", "--scenario", "Here", "--keep", "Again").code == 0
    assert named.settings_of(kept, SCENARIO, "Again") == here
