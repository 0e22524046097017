"""Facts are typed values in code and plain JSON in files, and nothing is lost between the two."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.derived_facts import SkillFacts
from graph.facts import Education, RequirementFacts, RoleFacts, Years
from graph.kinds import Section
from graph.model import Node

text = st.text(max_size=8) | st.none()
lines = st.integers(1, 99)
years = st.builds(
    Years,
    min=st.integers(0, 40),
    max=st.integers(0, 40) | st.none(),
    field=text,
    line=lines,
    alternative_to_education=st.booleans(),
)
education = st.builds(
    Education, level=text, surface=text, field=text, line=lines, alternative_to_years=st.booleans()
)
roles = st.builds(
    RoleFacts,
    track=text,
    track_stated=st.booleans(),
    rung=lines | st.none(),
    education=education | st.none(),
    years=years | st.none(),
    supervisory_years=years | st.none(),
    document=text,
    line=lines,
)


@given(roles)
def test_what_a_role_states_comes_back_from_a_file(facts: RoleFacts) -> None:
    kept = json.loads(json.dumps(facts.as_facts()))
    assert Node("role:x", "x", facts=kept).as_role == facts


def test_a_file_keeps_a_rung_and_the_roles_that_need_a_skill_under_their_old_keys() -> None:
    assert RoleFacts(rung=3).as_facts()["level_index"] == 3
    assert SkillFacts(2, 1.5).as_facts() == {"holders": 2, "weight": 1.5}
    assert Node("system:sql", "SQL", facts={"holders": 2, "weight": 1.5}).as_skill == SkillFacts(2, 1.5)


@given(st.sampled_from(Section), text, lines, lines)
def test_where_a_statement_stands_comes_back_from_a_file(
    section: Section, heading: str | None, line: int, end: int
) -> None:
    facts = RequirementFacts(section=section, heading=heading, document="a.txt", line=line, start=0, end=end)
    kept = json.loads(json.dumps(facts.as_facts()))
    assert Node("requirement:x", "x", facts=kept).as_requirement == facts


def test_what_a_file_leaves_out_reads_as_nothing_stated() -> None:
    assert Node("role:x", "x").as_role == RoleFacts()
    assert Node("role:x", "x").as_skill == SkillFacts()
    bare = Node("requirement:x", "x", facts={"section": "soft", "heading": None}).as_requirement
    assert bare == RequirementFacts(section=Section.SOFT, heading=None, document="", line=None)


@pytest.mark.parametrize(
    ("least", "most", "field", "words"),
    [
        (3, 5, None, "3-5 years"),
        (3, None, None, "3+ years"),
        (1, 1, None, "1 year"),
        (2, 2, "billing", "2 years in billing"),
        (3, 5, "billing", "3-5 years in billing"),
    ],
)
def test_years_have_one_spelling(least: int, most: int | None, field: str | None, words: str) -> None:
    assert Years(min=least, max=most, field=field).words == words


@pytest.mark.parametrize(
    ("degree", "words"),
    [
        (Education(level="bachelor", surface="BS", field="accounting"), "BS, accounting"),
        (Education(level="bachelor", alternative_to_years=True), "bachelor (or years of experience)"),
        (Education(), ""),
    ],
)
def test_a_degree_is_told_as_it_is_asked(degree: Education, words: str) -> None:
    assert degree.words == words
