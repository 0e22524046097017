"""Years of experience in many wordings: how many, in what, of which kind; and what is none."""

import pytest

from loaders.documents.measures.qualifications import measures
from loaders.documents.measures.years import years_of_cell
from loaders.readers.pieces import Place
from loaders.vocabulary.vocabulary import vocabulary_of


def place(text: str) -> Place:
    return Place(1, 0, len(text), text)


def span_of(text: str) -> tuple[int, int | None, str | None] | None:
    said = measures(place(text), vocabulary_of()).years
    return (said.min, said.max, said.field) if said else None


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Five (5) years of experience", 5, None),
        ("(4) years' experience", 4, None),
        ("Three (3) to five (5) years of experience", 3, 5),
        ("15 + years' experience", 15, None),
        ("Ten plus years of experience", 10, None),
        ("3+ yrs experience", 3, None),
        ("3 yrs. of experience", 3, None),
        ("8 to 10 years of experience", 8, 10),
        ("5-7  years experience", 5, 7),
        ("2–4 years of experience", 2, 4),
        ("Between 5 and 8 years of experience", 5, 8),
        ("One or two years of experience", 1, 2),
        ("2 years - 4 years of experience", 2, 4),
        ("No less than four years of experience", 4, None),
        ("A minimum of eighteen years of experience", 18, None),
        ("More than 6 years' experience", 6, None),
        ("4 years minimum experience", 4, None),
        ("Ten years or more of experience", 10, None),
        ("Up to 2 years of experience", 0, 2),
        ("At most three years' experience", 0, 3),
        ("No more than 3 years of experience", 0, 3),
        ("8yrs+ of experience", 8, None),
        ("Three-plus years of experience", 3, None),
        ("You have been a buyer for at least five years", 5, None),
        ("Six months to one year of experience", 0, 1),
        ("A year of experience", 1, None),
        ("One year's experience", 1, None),
        ("Work experience: 3 years", 3, None),
        ("5-year experience", 5, None),
    ],
)
def test_years_are_read_in_digits_and_in_words(text: str, least: int, most: int | None) -> None:
    assert span_of(text) == (least, most, None)


@pytest.mark.parametrize(
    ("text", "least", "most", "field"),
    [
        ("Minimum three (3) years' experience in auditing", 3, None, "auditing"),
        ("2 years or more in a billing or bookkeeping post", 2, None, "billing or bookkeeping"),
        ("At least one year in a bank or a treasury department", 1, None, "bank"),
        ("3-4 years of collections experience", 3, 4, "collections"),
        ("Three to five years of experience in general accounting.", 3, 5, "general accounting"),
        ("Minimum 3 years of accounting experience, preferably in a charity", 3, None, "accounting"),
        ("5 years of progressive experience in procurement required", 5, None, "procurement"),
        ("Experience of 3 to 5 years in recruiting", 3, 5, "recruiting"),
        ("2 years of customer service experience", 2, None, "customer service"),
        ("3 yrs minimum, in a hotel", 3, None, "hotel"),
        ("3 years of contract management experience", 3, None, "contract management"),
        ("Between 5 and 8 years in audit, of which at least two in our industry", 5, 8, "audit"),
        ("A degree helps, and two years in a bank help more.", 2, None, "bank"),
    ],
)
def test_the_field_of_years_ends_where_it_ends(text: str, least: int, most: int | None, field: str) -> None:
    assert span_of(text) == (least, most, field)


@pytest.mark.parametrize(
    ("text", "least", "most", "field"),
    [
        ("Mindestens drei Jahre Berufserfahrung in der Buchhaltung", 3, None, "Buchhaltung"),
        ("Zwischen 2 und 4 Jahren Erfahrung im Vertrieb", 2, 4, "Vertrieb"),
        ("Dreijährige Berufserfahrung im Einkauf", 3, None, "Einkauf"),
        ("Bis zu zwei Jahre Berufserfahrung", 0, 2, None),
        ("5 Jahre Erfahrung als Buchhalter", 5, None, "Buchhalter"),
        ("Deux ans d'expérience au minimum", 2, None, None),
        ("3 à 5 ans d'expérience en comptabilité", 3, 5, "comptabilité"),
        ("Expérience de trois ans minimum dans un poste similaire", 3, None, None),
        ("Au moins cinq ans d’expérience dans un cabinet", 5, None, "cabinet"),
        ("Plus de 10 ans d'expérience", 10, None, None),
    ],
)
def test_years_are_read_in_german_and_french(
    text: str, least: int, most: int | None, field: str | None
) -> None:
    assert span_of(text) == (least, most, field)


@pytest.mark.parametrize(
    "text",
    [
        "Six months of office work, or none",
        "18 months of experience",
        "Half a year of experience",
        "1.5 years of experience",
        "Several years of experience",
        "Mehrjährige Berufserfahrung",
        "Must be 18 years of age and have experience in sales",
        "Access to the vault is granted after a year",
        "You will grow within the first year",
        "For 20 years our company has worked in banking",
        "With over 20 years of experience in payments, we help shops",
        "Our company has 15 years of experience in banking",
        "Counts equipment once a year together with the site managers",
        "Closes four times a year in March",
        "Invoices from the last 3 years in the archive",
        "Reviews two years of statements in detail",
        "Two years of college",
        "Experience with 10 years of archived data",
        "Warranty of 2 years on all machines",
        "Lease terms of 3 to 5 years in the portfolio",
        "Four year degree in finance",
        "3 years of experience are not required",
        "Two year-end closes in one system",
    ],
)
def test_what_are_no_years_of_experience(text: str) -> None:
    said = measures(place(text), vocabulary_of())
    assert (said.years, said.supervisory_years) == (None, None)


@pytest.mark.parametrize(
    ("text", "own", "leading"),
    [
        ("Two years of leading people", None, (2, None)),
        ("2+ years of supervisory experience", None, (2, None)),
        ("3-5 years of management experience in a financial role", None, (3, 5)),
        ("5 years in a management role", None, (5, None)),
        ("2 years managing a team of clerks", None, (2, None)),
        ("Experience managing people (3+ years)", None, (3, None)),
        ("7+ years experience in payroll, including 3+ years managing a team", (7, None), (3, None)),
        ("8 years' experience, 3 of which in a leadership position", (8, None), (3, None)),
        ("5 years of experience including 2 in a supervisory capacity", (5, None), (2, None)),
        ("Over ten years' experience leading finance teams", None, (10, None)),
        ("4-6 years of experience in B2B sales and 1-2 years of supervisory experience", (4, 6), (1, 2)),
        ("10 years in finance with at least 5 years leading teams", (10, None), (5, None)),
        ("3 years of cash management experience", (3, None), None),
        ("5+ years experience in management accounting", (5, None), None),
    ],
)
def test_years_of_leading_people_stand_by_themselves(
    text: str, own: tuple[int, int | None] | None, leading: tuple[int, int | None] | None
) -> None:
    said = measures(place(text), vocabulary_of())
    spans = [years and (years.min, years.max) for years in (said.years, said.supervisory_years)]
    assert spans == [own, leading]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("0-2 years", (0, 2)),
        ("5+", (5, None)),
        ("3 to 5 yrs", (3, 5)),
        ("Up to 2 years", (0, 2)),
        ("at least 3", (3, None)),
        ("8 years or more", (8, None)),
        ("5-8 years' experience", (5, 8)),
        ("3 bis 5 Jahre", (3, 5)),
        ("6 months", None),
        ("18 years of age", None),
        ("Level 3", None),
        ("5 direct reports", None),
        ("none", None),
    ],
)
def test_a_cell_under_experience_holds_years(text: str, span: tuple[int, int | None] | None) -> None:
    said = years_of_cell(text, vocabulary_of())
    assert (said and (said.min, said.max)) == span
