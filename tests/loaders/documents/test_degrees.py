"""Degrees in many wordings: their level, their field, and what is none."""

import pytest

from loaders.documents.measures.qualifications import measures
from loaders.readers.pieces import Place
from loaders.vocabulary.vocabulary import vocabulary_of


def place(text: str) -> Place:
    return Place(1, 0, len(text), text)


@pytest.mark.parametrize(
    ("text", "level", "field"),
    [
        ("Bachelor's degree in accounting or the equivalent in experience", "bachelor", "accounting"),
        ("Bachelor's degree in accounting, finance, or a related field", "bachelor", "accounting, finance"),
        ("BA or BS", "bachelor", None),
        ("BS in Accounting", "bachelor", "Accounting"),
        ("B.A. in English", "bachelor", "English"),
        ("BSc/MSc in Mathematics", "bachelor", "Mathematics"),
        ("Associate's or Bachelor's degree in accounting", "associate", "accounting"),
        ("Master's degree preferred", "master", None),
        ("Bachelor's degree required, Master's preferred", "bachelor", None),
        ("MBA preferred; bachelor's degree required", "bachelor", None),
        ("Ph.D. in statistics", "doctorate", "statistics"),
        ("High school diploma or GED", "high_school", None),
        ("A-levels", "high_school", None),
        ("Abgeschlossenes Studium der Betriebswirtschaft", "bachelor", None),
        ("Titulaire d'une licence en comptabilité", "bachelor", "comptabilité"),
        ("Bac +5 en finance", "master", "finance"),
    ],
)
def test_a_degree_has_a_level_and_a_field(text: str, level: str, field: str | None) -> None:
    said = measures(place(text), vocabulary_of()).education
    assert said
    assert (said.level, said.field) == (level, field)


@pytest.mark.parametrize(
    "text",
    [
        "A degree in economics helps",
        "No degree required",
        "Bachelor's degree is not required",
        "MS Office and MS Excel",
        "Works with high school students",
        "Master the art of closing the books",
        "Full driving licence",
        "Abgeschlossene kaufmännische Ausbildung",
        "High degree of care",
    ],
)
def test_what_is_no_degree_of_a_known_level(text: str) -> None:
    assert measures(place(text), vocabulary_of()).education is None


@pytest.mark.parametrize(
    ("text", "either"),
    [
        ("Bachelor's degree or 5 years of experience in tax", True),
        ("5 years' experience or a bachelor's degree", True),
        ("Bachelor's degree in finance or accounting and 5 years of experience", False),
        ("BA or BS with 3 years of experience", False),
        ("BA/BS in law or 1 year of experience", True),
    ],
)
def test_a_degree_or_years_are_each_enough_only_where_or_joins_them(text: str, either: bool) -> None:
    said = measures(place(text), vocabulary_of())
    assert said.education
    assert said.years
    assert (said.education.alternative_to_years, said.years.alternative_to_education) == (either, either)
