"""Degrees and years that are named and not asked, trainings that are enough, and years in a trade."""

from pathlib import Path

import pytest

from loaders.documents.measures.qualifications import measures
from loaders.documents.records import Role
from loaders.readers.pieces import Place
from loaders.vocabulary.vocabulary import vocabulary_of
from tests.kit.texts import only_role


def asked(text: str) -> tuple[str | None, tuple[int, int | None] | None, int | None]:
    """The degree, the years and the least years of leading people that a statement asks for."""
    got = measures(Place(1, 0, len(text), text), vocabulary_of())
    years, leading = got.years, got.supervisory_years
    level = got.education.level if got.education else None
    return level, (years.min, years.max) if years else None, leading.min if leading else None


@pytest.mark.parametrize(
    "text",
    [
        "Bachelor's degree preferred but not required",
        "A bachelor's degree in finance, tax or law would be ideal, but is not essential",
        "University degree a plus, not mandatory",
        "At least 1 year of experience as a volunteer (ideal but not required)",
        "Hochschulabschluss von Vorteil, aber keine Voraussetzung",
        "3 years of experience in audit, preferred but not required",
    ],
)
def test_what_nobody_need_have_is_no_fact(text: str) -> None:
    assert asked(text) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Bachelor's degree required, certificate a plus but not required", "bachelor"),
        ("Bachelor's degree; CPA not required", "bachelor"),
        ("Master's degree preferred", "master"),
        ("Bachelor's degree. A licence is not required", "bachelor"),
        ("Associate's degree, forklift licence desirable but not essential", "associate"),
    ],
)
def test_what_waives_something_else_leaves_the_degree(text: str, level: str) -> None:
    assert asked(text)[0] == level


@pytest.mark.parametrize(
    "text",
    [
        "Abgeschlossenes technisches Studium oder eine Ausbildung als Koch",
        "Kaufmännische Ausbildung oder Hochschulabschluss",
        "Completed apprenticeship or bachelor's degree",
        "Bachelor's degree or vocational training in a kitchen",
        "Betriebswirtschaftliches Studium mit Schwerpunkt Personalodereine kaufmännische Berufsausbildung",
    ],
)
def test_where_a_training_below_is_enough_no_degree_is_asked(text: str) -> None:
    assert asked(text)[0] is None


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("BSN required, MSN preferred", "bachelor"),
        ("ADN or BSN from an accredited program", "associate"),
        ("BTS ou DUT en comptabilité", "associate"),
        ("De formation comptable (BTS souhaité)", "associate"),
        ("A level of completed university studies attested by a diploma", "bachelor"),
        ("Post-secondary education attested by a diploma", "associate"),
        ("Juris Doctor (JD) from an accredited law school", "doctorate"),
        ("B.Tech in computing", "bachelor"),
        ("Valid driver's license", None),
        ("Certificate in bookkeeping", None),
        ("CPA or CMA certificate", None),
    ],
)
def test_degrees_in_odd_words_and_papers_that_are_none(text: str, level: str | None) -> None:
    assert asked(text)[0] == level


@pytest.mark.parametrize(
    ("text", "years", "leading"),
    [
        ("Inside sales leadership experience, 4+ years", (4, None), None),
        ("6 years of nursing leadership experience", (6, None), None),
        ("3+ years of product leadership experience", (3, None), None),
        ("Team leadership experience: 2+ years", None, 2),
        ("5 years of progressive leadership experience", None, 5),
        ("5 years in finance, including 2 years in a supervisory role", (5, None), 2),
        ("10+ years of total experience with 5+ years in SAP", (10, None), None),
        ("At least 6 years in logistics with at least 2 of them in customs", (6, None), None),
        ("Either 2 years in retail or 4 years in hospitality", (2, None), None),
        ("Experience. At least2–4 years of hands-on experience in billing", (2, 4), None),
        ("Mindestens5 Jahre Berufserfahrung", (5, None), None),
    ],
)
def test_years_in_a_trade_and_years_with_people(
    text: str, years: tuple[int, int | None] | None, leading: int | None
) -> None:
    assert asked(text)[1:] == (years, leading)


def read(tmp_path: Path, items: str) -> Role:
    return only_role(tmp_path, f"# Clerk\n\n## Duties\n\n- Sort mail\n\n## Requirements\n\n{items}")


def test_years_beside_a_second_degree_give_way_to_years_by_themselves(tmp_path: Path) -> None:
    both = "- Bachelor's degree\n- Bachelor's degree from abroad and one year of experience\n"
    role = read(tmp_path, f"{both}- 9 years of experience in customs\n")
    assert role.years
    assert role.years.min == 9


def test_years_beside_the_only_degree_stay(tmp_path: Path) -> None:
    role = read(
        tmp_path, "- Bachelor's degree and 3 years of experience\n- 9 years of experience in customs\n"
    )
    assert role.years
    assert role.years.min == 3


@pytest.mark.parametrize(
    ("field", "level", "least"),
    [
        ('degrees_required = "Master\'s degree required"', "master", None),
        ('education = "Bachelor\'s degree"', "bachelor", None),
        ('experience = "3-5 years"', None, 3),
        ('years_of_experience = "5+"', None, 5),
        ('min-experience = "2 years"', None, 2),
    ],
)
def test_a_front_matter_may_give_the_degree_and_the_years(
    field: str, level: str | None, least: int | None, tmp_path: Path
) -> None:
    role = only_role(tmp_path, f'+++\ntitle = "Clerk"\n{field}\n+++\n\n## Duties\n\n- Sort mail\n')
    assert (role.education.level if role.education else None) == level
    assert (role.years.min if role.years else None) == least


@pytest.mark.parametrize("heading", ["MAIN PURPOSE OF THE POST", "MAINTENANCE IN BRIEF", "BASIS OF PAY"])
def test_capitals_that_begin_like_a_short_degree_are_none(heading: str) -> None:
    assert asked(heading)[0] is None
