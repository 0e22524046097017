"""Tables of any bytes and cells: nothing is lost, nothing brings a traceback."""

import csv
from collections.abc import Sequence
from io import StringIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph.errors import GraphError
from graph.kinds import NodeKind
from graph.model import Node
from graph.people import UNTOLD, Names
from graph.stores.store import View
from loaders.roster import known_names
from loaders.roster.choices import choices_of
from loaders.roster.read import roster_of
from loaders.roster.report import report_for
from tests.kit.roster_tables import TODAY, held, looked_at, office_store, read, workbook
from tests.kit.tries import examples


@pytest.fixture(scope="module")
def office() -> View:
    """clerk and lead, who need sql, map and adp."""
    return office_store()


WORKBOOK = workbook([("person", "skill", "level"), ("Ann", "sql", 3)])
TEXTS = st.text(max_size=200).map(lambda text: f"person,skill,level\n{text}".encode())
BROKEN = st.builds(
    lambda at, put: WORKBOOK[:at] + put + WORKBOOK[at + len(put) :],
    st.integers(2, len(WORKBOOK)),
    st.binary(min_size=1, max_size=9),
)


@settings(max_examples=examples(200), deadline=None)
@example(data=b'person\n"')
@example(data=b"person,person,skill\nA,B,sql")
@given(data=st.binary(max_size=200) | TEXTS | BROKEN)
def test_no_bytes_bring_a_traceback(office: View, data: bytes) -> None:
    try:
        found = roster_of(office, "roster.csv", data, TODAY)
    except GraphError as error:
        assert str(error)  # noqa: PT017
    else:
        assert found.people


HEADINGS = st.lists(
    st.sampled_from(
        [
            "person",
            "name",
            "first name",
            "last name",
            "id",
            "e-mail",
            "role",
            "skill",
            "level (0-4)",
            "level",
            "rating %",
            "sql",
            "map (1-7)",
            "date",
            "valid until",
            "sql expires",
            "status",
            "active?",
            "leave date",
            "capacity",
            "target",
            "remarks",
            "",
            "Total",
            "#",
        ]
    ),
    min_size=1,
    max_size=9,
)
HOSTILE = st.sampled_from(
    [
        "Ann",
        "Bo",
        "One, Alpha",
        "Alpha One",
        "Total",
        "clerk",
        "sql",
        "x",
        "3",
        "0",
        "80%",
        "0.5",
        "expert",
        "soon",
        "01/02/2025",
        "31/01/2025",
        "45658",
        "2020-01-01",
        "left",
        "#N/A",
        "=A1",
        "=SUM(A1)",
        "",
        "\u200b",
        "-",
        "!!!",
        "é",
        "17",
        "17.0",
        "a\nb",
        '"',
        "\u2028",
        "²",
        "½",
        "1e9",
        "nan",
        "−3",
        "Team X",
        "Note: hi",
        "person",
    ]
)
CHOSEN = st.sampled_from(("", "A=person", "person=id", "A=person,B=sql", "1=person,2=level"))


@settings(max_examples=examples(300), deadline=None)
@given(head=HEADINGS, rows=st.lists(st.lists(HOSTILE, max_size=9), max_size=6), columns=CHOSEN)
def test_no_table_brings_a_traceback_or_a_name_over_lines(
    office: View, head: list[str], rows: list[list[str]], columns: str
) -> None:
    written = StringIO()
    csv.writer(written).writerows([head, *rows])
    try:
        found = looked_at(office, written.getvalue(), choices_of(columns=columns))
    except GraphError as error:
        assert "roster.csv" not in error.hidden  # noqa: PT017
        return
    assert not [p for p in found.roster.people if "\n" in p.name or not p.name.strip()]
    hidden = report_for(found, Names.NUMBERS)
    told = (*hidden.roster.rejected, *hidden.roster.remarks)
    assert not [r for r in told if "roster.csv" in r.place + r.reason or r.reason == UNTOLD]


CELLS = st.tuples(
    st.sampled_from(("Ann", "Bo", "")),
    st.sampled_from(("clerk", "lead", "chief", "")),
    st.sampled_from(("sql", "map", "cobol", "")),
    st.sampled_from(("1", "5", "6", "expert", "")),
)


@settings(max_examples=examples(200), deadline=None)
@given(rows=st.lists(CELLS, max_size=8))
def test_every_holding_and_every_rejection_has_its_row(
    office: View, rows: list[tuple[str, str, str, str]]
) -> None:
    written = StringIO()
    csv.writer(written).writerows([("person", "role", "skill", "level"), ("Zed", "", "", ""), *rows])
    found = read(office, written.getvalue())
    assert {p.name for p in found.people} == {"Zed", *(row[0] for row in rows if row[0])}
    places = {f"roster.csv row {n}": row for n, row in enumerate(rows, start=3)}
    for person in found.people:
        for holding in person.held:
            row = places[holding.place]
            assert (row[0], f"system:{row[2]}") == (person.name, holding.skill)
    bad = {
        p for p, row in places.items() if any(row) and (not row[0] or row[1] == "chief" or row[2] == "cobol")
    }
    assert bad <= {r.place for r in found.rejected}


def test_many_strange_names_are_told_without_searching_for_each(
    office: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_names, "MOST_OFFERS", 2)
    found = read(office, "person,skill\n" + "".join(f"Ann,sql strange{n}\n" for n in range(4)) + "Ann,sql\n")
    assert ["nearest" in r.reason for r in found.rejected] == [True, True, False, False]
    assert held(found.people[0]) == {"sql": None}


def test_a_table_of_many_people_asks_the_store_few_questions(
    office: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    labelled = office.labelled

    def spying(name: str, kinds: Sequence[NodeKind]) -> Sequence[Node]:
        asked.append(name)
        return labelled(name, kinds)

    monkeypatch.setattr(office, "labelled", spying)
    read(office, "person,role,skill\n" + "".join(f"Ann {n},clerk,sql\n" for n in range(200)))
    assert sorted(set(asked)) == ["clerk", "sql"]
