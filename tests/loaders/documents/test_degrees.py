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


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("HNC in housing", "associate"),
        ("HND in construction", "associate"),
        ("HNC/HND in building services", "associate"),
        ("Foundation degree in early years", "associate"),
        ("Leaving Certificate", "high_school"),
        ("12th grade education", "high_school"),
        ("Completion of secondary school", "high_school"),
        ("A levels in a science subject", "high_school"),
        ("educated to A level standard", "high_school"),
        ("Bac pro ou équivalent", "high_school"),
        ("Bac professionnel", "high_school"),
        ("BTS hôtellerie", "associate"),
        ("BTS ou DUT", "associate"),
        ("Niveau licence", "bachelor"),
        ("Diplôme de niveau Bac+5", "master"),
        ("École d'ingénieur", "master"),
        ("Matura", "high_school"),
        ("Maturität", "high_school"),
        ("Studium der Informatik", "bachelor"),
        ("FH-Abschluss", "bachelor"),
        ("Fachhochschulstudium", "bachelor"),
        ("M.Ed. or M.A.", "master"),
        ("B.Ed.", "bachelor"),
        ("2:1 degree", "bachelor"),
    ],
)
def test_degrees_of_schools_and_countries_have_a_level(text: str, level: str) -> None:
    said = measures(place(text), vocabulary_of()).education
    assert said
    assert said.level == level


@pytest.mark.parametrize(
    "text",
    [
        "BSc in computer science, or you taught yourself",
        "Degree in computer science or self-taught",
        "GCSEs grade C or above",
        "NVQ level 3 in childcare",
        "CAP cuisine",
        "Mittlere Reife",
        "360 degree feedback",
        "degrees Celsius",
        "a degree of flexibility",
    ],
)
def test_what_is_enough_without_a_degree_asks_for_none(text: str) -> None:
    assert measures(place(text), vocabulary_of()).education is None
