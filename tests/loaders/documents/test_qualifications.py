"""Years of experience in any trade, told by where the words stand and not by the words."""

import pytest

from loaders.documents.measures.qualifications import measures
from loaders.readers.pieces import Place
from loaders.vocabulary.vocabulary import vocabulary_of


def place(text: str) -> Place:
    return Place(1, 0, len(text), text)


@pytest.mark.parametrize(
    ("text", "least", "most", "field"),
    [
        ("3 years of welding", 3, None, "welding"),
        ("5+ years nursing", 5, None, "nursing"),
        ("At least two years as a paramedic", 2, None, "paramedic"),
        ("Seven years' teaching required", 7, None, "teaching"),
        ("2 to 4 years on a help desk, or a certificate", 2, 4, "help desk"),
        ("4 to 6 years in carpentry", 4, 6, "carpentry"),
        ("3 years of accounting", 3, None, "accounting"),
        ("Two years of experience in beekeeping", 2, None, "beekeeping"),
    ],
)
def test_years_of_any_trade_are_years_of_experience(
    text: str, least: int, most: int | None, field: str | None
) -> None:
    said = measures(place(text), vocabulary_of()).years
    assert said
    assert (said.min, said.max, said.field) == (least, most, field)


@pytest.mark.parametrize(
    "text",
    [
        "Must be 18 years of age",
        "21 years old or older",
        "Invoices are kept for 7 years",
        "Keeps vouchers 10 years and destroys them",
        "Signs a contract for 3 years",
        "Reviewed every two years",
        "May move up within 2 years, if all goes well",
        "Bought the mill 10 years ago",
        "5 years",
    ],
)
def test_years_of_something_else_are_none(text: str) -> None:
    assert not measures(place(text), vocabulary_of())


def test_the_field_of_a_degree_ends_before_what_is_said_of_it() -> None:
    said = measures(place("Bachelor's degree in marine biology is preferred"), vocabulary_of()).education
    assert said
    assert said.field == "marine biology"
