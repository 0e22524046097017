"""Scales of levels and choices of columns: mapped once, said, and never guessed in silence."""

import pytest

from graph.errors import BadQuestion
from graph.kinds import Level
from graph.people import About, Roster
from graph.stores.store import View
from loaders.roster.choices import choices_of
from loaders.roster.read import roster_of
from loaders.roster.scales import Absent, in_fractions, level_of, ranged, scale_in, scale_named
from tests.kit.roster_tables import TODAY, held, looked_at, office_store, read, told, workbook


@pytest.fixture(scope="module")
def office() -> View:
    """clerk and lead, who need sql, map and adp."""
    return office_store()


def said_of_scale(roster: Roster) -> list[str]:
    return [r.reason for r in roster.remarks if r.about == About.SCALE]


@pytest.mark.parametrize(
    ("low", "high", "levels"),
    [
        (1, 5, [1, 2, 3, 4, 5]),
        (0, 5, [0, 1, 2, 3, 4, 5]),
        (0, 4, [0, 1, 2, 4, 5]),
        (1, 7, [1, 2, 2, 3, 4, 4, 5]),
        (1, 3, [1, 3, 5]),
        (0, 3, [0, 1, 3, 5]),
        (1, 4, [1, 2, 4, 5]),
        (0, 2, [0, 1, 5]),
        (1, 10, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]),
    ],
)
def test_a_scale_goes_evenly_from_basic_to_expert_and_nought_is_not_held(
    low: int, high: int, levels: list[int]
) -> None:
    found = ranged(low, high)
    assert [found.of(n) for n in range(low, high + 1)] == [Level(n) if n else Absent.HELD for n in levels]


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Level (1-5)", "1 to 5"),
        ("Level (0 to 4)", "0 to 4"),
        ("Level 1–7", "1 to 7"),
        ("Level [0-3]", "0 to 3"),
        ("Level (scale 1-4)", "1 to 4"),
        ("Level, on a scale from 0 to 10", "0 to 10"),
        ("Level (out of 7)", "1 to 7"),
        ("Level (%)", "percent"),
        ("Level in percent", "percent"),
        ("Level (0-100 %)", "percent"),
        ("Level (1=basic, 2=proficient, 3=expert)", "1, 2, 3"),
    ],
)
def test_a_scale_is_read_from_the_heading_and_said(office: View, heading: str, name: str) -> None:
    rest, scale = scale_in(heading) or ("", ranged(1, 5))
    assert (rest.strip(" ,-"), scale.name) == ("Level", name)
    quoted = f'"{heading}"'
    found = read(office, f"person,skill,{quoted}\nAnn,sql,3\n")
    assert len(said_of_scale(found)) == (name != "1 to 5")
    assert "is neither a field" not in str(told(found))


@pytest.mark.parametrize(
    "heading", ["Level", "Level (5-1)", "Level 2024-25", "401(k)", "Python 3", "Level (2-9)"]
)
def test_no_scale_is_seen_where_there_is_none(heading: str) -> None:
    assert scale_in(heading) is None


@pytest.mark.parametrize(
    ("scale", "cell", "level"),
    [
        ("0-4", "4", 5),
        ("0-4", 0, 0),
        ("0-4", "3/4", 4),
        ("1-7", "7", 5),
        ("1-5", "3 - proficient", 3),
        ("1-5", "Level 4", 4),
        ("percent", "80%", 4),
        ("percent", 81, 5),
        ("percent", "0", 0),
        ("percent", 1, 1),
        ("0=none,1=working,2=expert", "2", 5),
        ("novice=1,able=proficient,guru=expert", "Able", 3),
        ("1-5", "intermediate", 3),
        ("1-5", "beginner", 1),
    ],
)
def test_a_cell_is_a_level_on_its_scale(scale: str, cell: str | int, level: int) -> None:
    assert level_of(cell, scale_named(scale)) == (Level(level) if level else Absent.HELD)


def test_hundredths_may_be_written_as_fractions() -> None:
    scale = scale_named("percent")
    assert level_of(0.5, in_fractions(scale, [0.5, 1, 0.2])) == 3
    assert level_of(1, in_fractions(scale, [0.5, 1])) == 5
    assert level_of(1, in_fractions(scale, [40, 1])) == 1
    assert level_of("40%", in_fractions(scale, [0.5])) == 2


@pytest.mark.parametrize("text", ["good", "5-1", "3", "1=one", "=2", "1-1000", "0-1"])
def test_a_scale_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadQuestion, match="scale"):
        scale_named(text)


def test_the_scale_of_the_heading_holds_for_each_column_and_a_given_one_for_all(office: View) -> None:
    text = "person,sql (0-4),map (1-7),adp\nAnn,4,4,4\n"
    assert held(read(office, text).people[0]) == {"sql": 5, "map": 3, "adp": 4}
    assert len(said_of_scale(read(office, text))) == 2
    given = read(office, text, choices_of(scale="0-4"))
    assert held(given.people[0]) == {"sql": 5, "map": 5, "adp": 5}
    assert said_of_scale(given) == [
        "the scale is 0 to 4: levels are read as 0 = not held, 1 = basic, 2 = working, 3 = advanced, "
        "4 = expert; give another scale if that is wrong (--scale)"
    ]


def test_a_remark_above_the_table_may_state_the_scale(office: View) -> None:
    found = read(office, "Our people\nRating scale: 0-4\nperson,skill,level\nAnn,sql,4\nBo,sql,0\n")
    assert [held(p) for p in found.people] == [{"sql": 5}, {}]
    assert told(found) == []


def test_percent_of_a_workbook_is_a_fraction(office: View) -> None:
    rows = [("person", "skill", "level (%)"), ("Ann", "sql", 0.8), ("Bo", "sql", 1), ("Cy", "sql", 0)]
    found = roster_of(office, "r.xlsx", workbook(rows), TODAY)
    assert [held(p) for p in found.people] == [{"sql": 4}, {"sql": 5}, {}]


@pytest.mark.parametrize("cell", ["7", "0", "80%", "3.5", "guru", "4/7", "3 - expert"])
def test_a_level_off_its_scale_is_told_with_what_to_do(office: View, cell: str) -> None:
    ((place, why),) = told(read(office, f"person,skill,level\nAnn,sql,{cell}\n"))
    assert (place, "out of scale; give 1 to 5" in why, "--scale" in why) == ("row 2", True, True)


def test_words_of_the_vocabulary_are_levels_and_that_is_said_once(office: View) -> None:
    found = read(office, "person,skill,level\nAnn,sql,Intermediate\nBo,sql,intermediate\nCy,sql,none\n")
    assert [held(p) for p in found.people] == [{"sql": 3}, {"sql": 3}, {}]
    (remark,) = [r.reason for r in found.remarks if r.about == About.LEVEL]
    assert "intermediate = proficient" in remark


def test_columns_are_what_a_person_says(office: View) -> None:
    text = "Kürzel,Wer,Was,Wie gut,Bemerkung\nk1,Ann,sql,4,x\nk2,Ann,map,2,\n"
    choices = choices_of(columns="Kürzel=id, Wer=person, C=skill, 4=level, Bemerkung=ignore")
    found = read(office, text, choices)
    assert [(p.id, held(p)) for p in found.people] == [("person:k1", {"sql": 4}), ("person:k2", {"map": 2})]
    assert told(found) == []


def test_a_first_row_that_is_taken_for_headings_is_told(office: View) -> None:
    found = read(office, "Ann,sql,4\nBo,map,3\n", choices_of(columns="A=person,B=skill,C=level"))
    assert [p.name for p in found.people] == ["Bo"]
    assert told(found)[0] == (
        "row 1",
        "the row is taken for the headings, though it holds no known one: it is no person",
    )


def test_a_column_may_be_a_skill_by_choice_and_a_guess_gives_way(office: View) -> None:
    text = "Name,Alias,Database\nann,Ann,4\n"
    found = read(office, text, choices_of(columns="Alias=person,Database=sql,Name=ignore"))
    assert [(p.name, held(p)) for p in found.people] == [("Ann", {"sql": 4})]


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ("Nobody=person", "no column is headed 'Nobody'; row 1 holds the headings"),
        ("person=banana", "'banana' is nothing that a column can be; give one of person"),
        ("person", "says of no column what it is"),
        ("=person", "says of no column what it is"),
    ],
)
def test_a_choice_that_fits_nothing_is_refused(office: View, columns: str, why: str) -> None:
    with pytest.raises(BadQuestion, match=why):
        read(office, "person,skill\nAnn,sql\n", choices_of(columns=columns))


def test_a_column_that_is_not_understood_is_said_so(office: View) -> None:
    found = looked_at(office, "person,sql,Shoe size,,level\nAnn,4,42,odd,7\n")
    assert [(r.place, r.reason) for r in found.not_understood] == [
        ("roster.csv row 1, column 3", "the column 'Shoe size' is neither a field nor a known skill"),
        ("roster.csv row 1, column 5", "the column 'level' is a level, and no column says of which skill"),
        ("roster.csv row 2, column 4", "the column has no heading and was not read"),
    ]
    assert [(c.letter, c.meaning) for c in found.tables[0].columns.seen] == [
        ("A", "the person's name"),
        ("B", "the level of sql"),
        ("C", "neither a field nor a known skill"),
        ("E", "a level, and no column says of which skill"),
    ]


def test_no_level_is_left_unstated_in_silence(office: View) -> None:
    found = looked_at(office, "person,skill,How well\nAnn,sql,4\n")
    (remark,) = [r.reason for r in found.roster.remarks if r.about == About.LEVEL]
    assert remark.startswith("no column of levels is known, so no level is stated; if column C holds them")
    chosen = looked_at(office, "person,skill,How well\nAnn,sql,4\n", choices_of(columns="C=level"))
    assert (held(chosen.roster.people[0]), chosen.is_clear) == ({"sql": 4}, True)


def test_the_reading_counts_levels_and_dates(office: View) -> None:
    text = "person,skill,level,date\nAnn,sql,4,2025-01-31\nAnn,map,4,2024-01-31\nBo,sql,,\n"
    found = looked_at(office, text)
    assert dict(found.levels) == {"not stated": 1, "Advanced": 2}
    first, last, without = found.dates
    assert (str(first), str(last), without) == ("2024-01-31", "2025-01-31", 1)
    assert found.is_clear
