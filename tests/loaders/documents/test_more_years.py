"""Years by label, years of leading people as parts, and degrees in rarer wordings."""

from pathlib import Path

import pytest

from loaders.documents.measures.qualifications import measures
from loaders.readers.pieces import Place
from loaders.vocabulary.vocabulary import vocabulary_of
from tests.kit.texts import only_role

Span = tuple[int, int | None] | None


def asked(said: str) -> tuple[Span, Span, str | None]:
    """The years, the years of leading people and the degree of a line."""
    of_line = measures(Place(1, 0, len(said), said), vocabulary_of())
    years, leading = of_line.years, of_line.supervisory_years
    return (
        (years.min, years.max) if years else None,
        (leading.min, leading.max) if leading else None,
        of_line.education.level if of_line.education else None,
    )


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("Years of experience: 5-7", (5, 7)),
        ("Total years of experience: 8+", (8, None)),
        ("Experience (in years): 4", (4, None)),
        ("Years of Experience Required: 3 to 5 years", (3, 5)),
        ("Years of experience: up to two", (0, 2)),
        ("Two-plus years of experience", (2, None)),
        ("5-plus years' experience", (5, None)),
        ("A minimum of 3 full years of experience", (3, None)),
        ("3 solid years of experience in sales", (3, None)),
        ("Three consecutive years of experience", (3, None)),
        ("Du hast drei Jahre in der Logistik gearbeitet", (3, None)),
        ("Vous avez 5 ans d'expérience", (5, None)),
    ],
)
def test_years_stand_behind_labels_and_before_adjectives(said: str, years: Span) -> None:
    assert asked(said) == (years, None, None)


@pytest.mark.parametrize(
    ("said", "years", "leading"),
    [
        ("6 years of experience, of which two as a team lead", (6, None), (2, None)),
        ("12+ years experience, 5+ of them in leadership roles", (12, None), (5, None)),
        ("7 years of experience with 2 years in a lead role", (7, None), (2, None)),
        ("10+ years of experience, 5 of which in people management", (10, None), (5, None)),
        ("Has led teams for at least 3 years", None, (3, None)),
        ("Supervisory experience (years): 2", None, (2, None)),
        ("Two years as a supervisor", None, (2, None)),
        ("5 years of project management experience", (5, None), None),
    ],
)
def test_years_of_leading_people_are_told_from_others(said: str, years: Span, leading: Span) -> None:
    assert asked(said) == (years, leading, None)


@pytest.mark.parametrize(
    ("said", "degree"),
    [
        ("Two-year college degree", "associate"),
        ("AAS in accounting", "associate"),
        ("Masters preferred", "master"),
        ("Master en comptabilité", "master"),
        ("Licence ou master en droit", "bachelor"),
        ("Masters the month-end close", None),
        ("Files reports in MS Excel in Boston, MA", None),
        ("Works with a high degree of independence", None),
    ],
)
def test_degrees_are_told_from_what_looks_like_one(said: str, degree: str | None) -> None:
    assert asked(said) == (None, None, degree)


@pytest.mark.parametrize(
    "said",
    [
        "Our 25 years of experience make us the leader",
        "Years of experience: several",
        "Experience with year-end: closing 3 books",
        "Pension after 2 years of service",
    ],
)
def test_years_of_others_are_none(said: str) -> None:
    assert asked(said) == (None, None, None)


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("3+ years, incl. 1 year leading people", (3, None)),
        ("5 years, including 2 years as a supervisor", (5, None)),
        ("From four years", (4, None)),
        ("4 years after registration", (4, None)),
        ("3 years PQE", (3, None)),
        ("One to three years with data", (1, 3)),
    ],
)
def test_years_that_a_line_states_alone(line: str, years: Span, tmp_path: Path) -> None:
    """A part of them of leading people is none of their number."""
    role = only_role(tmp_path, f"# Nurse\n\n## Requirements\n\n- {line}\n- friendly\n- gives medicine\n")
    assert role.years
    assert (role.years.min, role.years.max) == years
