"""The check of a ladder: each oddity is found where it was planted, and a clean ladder is silent."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ladder.check import check
from graph.ladder.finding import Severity
from graph.ladder.persons import named_persons
from graph.stores.memory import NetworkxStore
from loaders.connect import connect
from tests.kit.drawn import drawn
from tests.kit.ladders import findings_of, of
from tests.kit.page_graph import Post, Skills

CLEAN = (
    Post(
        "Line Cook",
        "Kitchen",
        1,
        {
            "Working hygiene at the stove": {"competency:hygiene": 2},
            "Working knife work on fish": {"competency:knife-work": 2},
        },
        (1, 2),
    ),
    Post(
        "Head Cook",
        "Kitchen",
        2,
        {
            "Advanced knife work with game": {"competency:knife-work": 4},
            "Expert hygiene across the kitchen": {"competency:hygiene": 5},
        },
        (3, None),
        "Line Cook",
    ),
)


def with_more(post: Post, **says: Skills) -> Post:
    """The post with more sentences; underscores stand for blanks."""
    return replace(post, says={**post.says, **{text.replace("_", " "): s for text, s in says.items()}})


def test_a_clean_ladder_is_silent() -> None:
    assert findings_of(CLEAN) == ()


def test_an_empty_store_is_silent() -> None:
    assert check(NetworkxStore()) == ()


def test_a_rung_that_repeats_the_one_below_asks_nothing_new() -> None:
    low, high = CLEAN
    (finding,) = of("nothing-new", findings_of((low, replace(high, says=low.says, years=(5, 6)))))
    assert (finding.severity, finding.role) == (Severity.WARNING, "role:head-cook")
    assert "more years only" in finding.message


def test_a_rung_with_new_duties_but_no_new_skill_is_only_noted() -> None:
    low, high = CLEAN
    flat = replace(high, says={"Plans the weekly menu with suppliers": {"competency:hygiene": 2}})
    (finding,) = of("nothing-new", findings_of((low, flat)))
    assert finding.severity == Severity.NOTICE
    assert "1 of its statements" in finding.message


def test_a_dropped_skill_is_told_with_the_sentence_below() -> None:
    low, high = CLEAN
    high = replace(
        high, takes_over=None, says={"Advanced knife work with game": {"competency:knife-work": 4}}
    )
    (finding,) = of("rung-asks-less", findings_of((low, high)))
    assert (finding.role, finding.skill) == ("role:head-cook", "competency:hygiene")
    assert finding.text == "Working hygiene at the stove"


def test_a_rung_that_builds_on_nothing_is_one_finding_with_every_skill() -> None:
    low, high = CLEAN
    high = replace(high, takes_over=None, says={"Leads the whole brigade": {"competency:leading": 4}})
    (finding,) = of("rung-asks-less", findings_of((low, high)))
    assert "Hygiene, Knife work" in finding.message


def test_a_lower_level_is_told_and_one_not_stated_is_only_noted() -> None:
    low = with_more(CLEAN[0], Expert_in_LarderSoft={"system:lardersoft": 5})
    stated = with_more(replace(CLEAN[1], takes_over=None), Basic_LarderSoft={"system:lardersoft": 1})
    silent = with_more(replace(CLEAN[1], takes_over=None), Keeps_LarderSoft={"system:lardersoft": None})
    (lower,) = of("rung-asks-less", findings_of((low, stated)))
    assert (lower.severity, lower.text) == (Severity.WARNING, "Basic LarderSoft")
    (unstated,) = of("rung-asks-less", findings_of((low, silent)))
    assert (unstated.severity, unstated.skill) == (Severity.NOTICE, "system:lardersoft")


def test_two_roles_that_build_on_the_same_third_stand_side_by_side() -> None:
    roles = {
        "base": {"technical": {"sap": 2}},
        "east": {"technical": {"jira": 3}},
        "west": {"technical": {"vba": 3}},
    }
    inherits = [("east", "base", "all"), ("west", "base", "all")]
    graph = drawn(roles, inherits, {"desk": ["base", "east", "west"]})
    assert of("rung-asks-less", findings_of(graph)) == []
    assert (
        len(of("rung-asks-less", findings_of(drawn(roles, inherits[:1], {"desk": ["base", "east", "west"]}))))
        == 1
    )


LEVELS = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from([None, 1, 2, 3, 4, 5]), max_size=6)


@given(low=LEVELS, high=LEVELS, linked=st.booleans())
def test_a_rung_asks_less_exactly_where_a_naive_comparison_says_so(
    low: dict[str, int | None], high: dict[str, int | None], linked: bool
) -> None:
    roles = {"low": {"technical": low}, "high": {"technical": high}}
    inherits = [("high", "low", "technical")] if linked else []
    findings = findings_of(drawn(roles, inherits, {"desk": ["low", "high"]}))
    less = {
        skill
        for skill, level in low.items()
        if skill not in high or (level is not None and (high[skill] or 0) < level)
    }
    told = {f.skill.partition(":")[2] for f in of("rung-asks-less", findings) if f.skill}
    together = [f for f in of("rung-asks-less", findings) if not f.skill]
    for finding in together:
        told |= set(finding.message.rpartition(": ")[2].split(", "))
    assert told == (set() if linked else less)


@pytest.mark.parametrize(
    ("low", "high", "grows"),
    [
        ((1, 3), (2, 5), True),
        ((1, 3), (1, 4), True),
        ((1, 3), (1, None), True),
        ((2, None), (2, None), False),
        ((5, None), (5, 8), False),
        ((3, 5), (3, 5), False),
        ((3, 5), (2, 8), False),
    ],
)
def test_experience_is_told_where_it_does_not_grow(
    low: tuple[int, int | None], high: tuple[int, int | None], grows: bool
) -> None:
    ladder = (replace(CLEAN[0], years=low), replace(CLEAN[1], years=high))
    assert (of("experience-does-not-grow", findings_of(ladder)) == []) == grows


def test_a_rung_without_years_above_one_with_years_is_noted() -> None:
    (finding,) = of("experience-does-not-grow", findings_of((CLEAN[0], replace(CLEAN[1], years=None))))
    assert finding.severity == Severity.NOTICE


def test_the_same_statement_twice_is_told_at_its_second_place() -> None:
    low = with_more(CLEAN[0], **{"working_HYGIENE_at_the_stove.": {"competency:hygiene": 2}})
    (finding,) = of("duplicate-statement", findings_of((low, CLEAN[1])))
    assert finding.text == "working HYGIENE at the stove."
    assert of("near-duplicate", findings_of((low, CLEAN[1]))) == []


def test_nearly_the_same_statement_is_noted_and_the_same_words_in_another_role_are_not() -> None:
    near = with_more(CLEAN[0], Working_hygiene_at_the_stoves={"competency:hygiene": 2})
    assert len(of("near-duplicate", findings_of((near, CLEAN[1])))) == 1
    elsewhere = with_more(CLEAN[1], Working_hygiene_at_the_stove={"competency:hygiene": 2})
    assert not {"near-duplicate", "duplicate-statement"} & {
        f.code for f in findings_of((CLEAN[0], elsewhere))
    }


def test_a_skill_named_once_is_noted_before_inheritance() -> None:
    high = with_more(CLEAN[1], Keeps_the_stock_in_LarderSoft={"system:lardersoft": None})
    (finding,) = of("skill-named-once", findings_of((CLEAN[0], high)))
    assert (finding.skill, finding.severity) == ("system:lardersoft", Severity.NOTICE)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ask Priya before closing the month", {"Priya"}),
        ("Send the list to Maria and Gunnhild", {"Maria", "Gunnhild"}),
        ("Check with Mr. Oduya", {"Oduya"}),
        ("Report to Mark weekly", {"Mark"}),
        ("Mark invoices as paid; Bill customers; Will travel", set()),
        ("Report to Finance and Sales", set()),
        ("Reports due in May or June are drafted in Excel and Word", set()),
        ("Rich text and Grant applications", set()),
    ],
)
def test_persons_are_told_from_other_words_in_capitals(text: str, names: set[str]) -> None:
    assert named_persons(text) == names


def test_findings_come_gravest_first_and_then_by_place() -> None:
    findings = check(connect("memory:"))
    keys = [(f.severity.rank, f.document, f.line, f.code) for f in findings]
    assert keys == sorted(keys)
    assert len(set(findings)) == len(findings) > 5
