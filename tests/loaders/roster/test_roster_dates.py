"""Dates of a roster: as spreadsheets write them, settled by their column, a bad one costing itself only."""

from datetime import date, datetime

import pytest

from graph.errors import BadRoster
from graph.people import About
from graph.stores.store import View
from loaders.roster.cells import BadCell, Order, date_of, order_of
from loaders.roster.read import roster_of
from tests.kit.roster_tables import TODAY, held, office_store, read, told, workbook

LAST = date(2025, 12, 31)


@pytest.fixture(scope="module")
def office() -> View:
    """clerk and lead, who need sql, map and adp."""
    return office_store()


@pytest.mark.parametrize(
    "text",
    [
        *("31-Dec-2025", "31 December 2025", "31st of December 2025", "Dec 31, 2025", "December 31st, 2025"),
        *("Wed, 31 Dec 2025", "Wednesday 31 December 2025", "31-Dec-25", "31. Dezember 2025", "31 déc. 2025"),
        *("2025/12/31", "2025.12.31", "2025-12-31", "20251231", "2025-12-31T10:00:00Z", "2025-12-31 10:00"),
        *("31/12/2025", "12/31/2025", "31.12.2025", "31.12.25", "31/12/25", "12/31/25", "2025/12/31 3:45 PM"),
        *("46022", "46022.75", "2025‑12‑31", "31 Dec\u00a02025", "31/12/2025 23:59:59"),
    ],
)
def test_a_date_is_read_in_every_form_of_a_spreadsheet(text: str) -> None:
    assert date_of(text) == LAST


@pytest.mark.parametrize("cell", [46022, 46022.0, 46022.5, 20251231, LAST])
def test_a_number_or_a_date_of_a_workbook_is_a_date(cell: int | float | date) -> None:
    assert date_of(cell) == LAST


@pytest.mark.parametrize(
    "text",
    [
        *(
            "soon",
            "2025",
            "Dec 2025",
            "Q4 2025",
            "2025-02-30",
            "30 Feb 2025",
            "13.13.2025",
            "0",
            "1",
            "99999",
        ),
        *("31-Dec-2025-1", "tomorrow", "1/2/3", "32 Dec 2025", "20251331", "31 Smarch 2025", "2025-13-01"),
    ],
)
def test_what_is_no_date_is_never_guessed(text: str) -> None:
    with pytest.raises(BadCell, match="is no date"):
        date_of(text)


@pytest.mark.parametrize("text", ["01/02/2025", "1-2-2025", "01/02/25", "25-12-31", "03/04/2025 10:00"])
def test_a_date_of_two_readings_is_told(text: str) -> None:
    with pytest.raises(BadCell, match="may be read in two ways"):
        date_of(text)


def test_a_date_of_two_readings_is_settled_by_its_column() -> None:
    assert order_of(["01/02/2025", "31/01/2025", "5 May 2025"]) == Order.DAY
    assert order_of(["01/02/2025", "01/31/2025"]) == Order.MONTH
    assert order_of(["31/01/2025", "01/31/2025"]) is None
    assert order_of(["01/02/2025", "2025-01-01", None, 3]) is None
    assert date_of("01/02/2025", Order.DAY) == date(2025, 2, 1)
    assert date_of("01/02/2025", Order.MONTH) == date(2025, 1, 2)


@pytest.mark.parametrize(
    ("other", "day"), [("31/01/2024", date(2025, 2, 1)), ("01/31/2024", date(2025, 1, 2))]
)
def test_the_other_dates_of_the_column_settle_it_and_that_is_told(
    office: View, other: str, day: date
) -> None:
    found = read(office, f"person,skill,date\nAnn,sql,01/02/2025\nBo,sql,{other}\n")
    assert found.people[0].held[0].on == day
    assert told(found) == []
    (remark,) = [r for r in found.remarks if r.about == About.DATE]
    assert "as the other dates of the column are written" in remark.reason


@pytest.mark.parametrize("bad", ["soon", "01/02/2025", "2025", "#N/A", "=TODAY()"])
def test_a_bad_date_costs_the_date_only(office: View, bad: str) -> None:
    (ann,) = read(office, f"person,role,skill,level,date\nAnn,clerk,sql,3,{bad}\n").people
    assert (ann.role, held(ann), ann.held[0].on) == ("role:clerk", {"sql": 3}, None)
    ((place, why),) = told(read(office, f"person,role,skill,level,date\nAnn,clerk,sql,3,{bad}\n"))
    assert place.startswith("row 2")
    assert why.endswith("; the row counts as undated")


def test_a_workbook_of_dates_reads_them(office: View) -> None:
    rows = [("person", "skill", "as of"), ("Ann", "sql", 46022), ("Bo", "sql", datetime(2025, 12, 31, 9))]
    found = roster_of(office, "r.xlsx", workbook(rows), TODAY)
    assert {p.held[0].on for p in found.people} == {LAST}


def test_when_all_rows_are_turned_away_the_first_reasons_are_told(office: View) -> None:
    with pytest.raises(
        BadRoster, match=r"none of the 4 rows could be taken: row 2: .*; row 3: .*; row 4: "
    ) as no:
        read(office, "person,role,skill\n!!!,clerk,sql\n???,clerk,sql\n,clerk,sql\nTotal,,3\n")
    assert "row 5" not in str(no.value)
    with pytest.raises(BadRoster, match="the one row could not be taken: row 2: names no person"):
        read(office, "person,role,skill\n,clerk,sql\n")


@pytest.mark.parametrize(
    "words", ["valid until", "Expires", "Expiry date", "Valid to", "Expiration Date", "renew by"]
)
def test_a_skill_that_has_ended_is_shown_and_held_no_longer(office: View, words: str) -> None:
    rows = "Ann,clerk,sql,4,2026-01-14\nAnn,,map,3,2026-01-15\nBo,lead,sql,2,\n"
    found = read(office, f"person,role,skill,level,{words}\n{rows}")
    ann = found.people[0]
    assert (held(ann), [(h.skill, h.until) for h in ann.expired]) == (
        {"map": 3},
        [("system:sql", date(2026, 1, 14))],
    )
    (remark,) = [r for r in found.remarks if r.about == About.EXPIRED]
    assert remark.reason == "sql ended on 2026-01-14 and is held no longer (today is 2026-01-15)"
    assert held(found.people[1]) == {"sql": 2}


def test_a_renewal_counts_whatever_the_order_of_the_rows(office: View) -> None:
    for rows in (
        "Ann,sql,3,2024-12-31\nAnn,sql,4,2027-12-31\n",
        "Ann,sql,4,2027-12-31\nAnn,sql,3,2024-12-31\n",
    ):
        (ann,) = read(office, f"person,skill,level,expires\n{rows}").people
        assert (held(ann), ann.expired) == ({"sql": 4}, ())


def test_a_skill_may_have_a_date_and_an_end_of_its_own(office: View) -> None:
    found = read(office, "person,sql,sql valid until,map,map assessed\nAnn,4,2025-01-01,3,2025-05-01\n")
    (ann,) = found.people
    assert (held(ann), [h.skill for h in ann.expired]) == ({"map": 3}, ["system:sql"])
    assert ann.held[0].on == date(2025, 5, 1)
    assert told(found) == []


def test_an_end_that_cannot_be_read_costs_the_end_only(office: View) -> None:
    found = read(office, "person,skill,level,expires\nAnn,sql,3,soon\n")
    assert held(found.people[0]) == {"sql": 3}
    assert told(found)[0][1].endswith("; the skill counts as one that does not end")
