"""Who is who in a roster, which rows are no people, and who has left."""

import pytest

from graph.errors import BadQuestion, BadRoster
from graph.people import About, Names, Roster, for_audience
from graph.stores.store import View
from loaders.roster.choices import choices_of
from loaders.roster.read import roster_of
from tests.kit.roster_tables import TODAY, held, looked_at, office_store, read, sheets, told


@pytest.fixture(scope="module")
def office() -> View:
    """clerk and lead, who need sql, map and adp."""
    return office_store()


def ids(roster: Roster) -> list[str]:
    return [person.id.removeprefix("person:") for person in roster.people]


def doubles(roster: Roster) -> list[str]:
    return [r.reason for r in roster.remarks if r.about == About.DOUBLE]


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "employee id",
            "Employee ID",
            "EmployeeID",
            "employee_id",
            "Emp. No.",
            "Emp No",
            "EMPID",
            "Employee #",
        ),
        *(
            "Personnel Number",
            "Personnel No.",
            "Staff ID",
            "staff number",
            "Worker ID",
            "Payroll Number",
            "ID",
        ),
        *("User ID", "Login", "Username", "E-mail", "Email Address", "e-mail address", "Work Email", "UPN"),
        *("PersNr", "Badge Number", "HR ID", "Associate ID", "Employee N°", "Person Id"),
    ],
)
def test_a_column_of_numbers_tells_people_apart(office: View, heading: str) -> None:
    found = read(
        office, f"{heading},person,role,skill\nk17,Ann,clerk,sql\nk29,Ann,lead,map\nk17,Ann,clerk,adp\n"
    )
    assert [(p.id, p.name, set(held(p))) for p in found.people] == [
        ("person:k17", "Ann (k17)", {"sql", "adp"}),
        ("person:k29", "Ann (k29)", {"map"}),
    ]
    assert (told(found), doubles(found)) == ([], [])


def test_a_column_of_employees_that_holds_numbers_is_no_column_of_names(office: View) -> None:
    found = read(office, "Employee,Employee Name,skill\nk7,Ann,sql\nk8,Ann,map\n")
    assert [(p.id, p.name) for p in found.people] == [("person:k7", "Ann (k7)"), ("person:k8", "Ann (k8)")]
    (ann,) = read(office, "Employee,Name,skill\nAnn,x,sql\n").people
    assert ann.name == "Ann"
    (seven,) = read(office, "Employee,skill\nk7,sql\n").people
    assert seven.name == "k7"


def test_an_end_beside_a_skill_is_the_skills_and_nobody_has_left(office: View) -> None:
    found = read(office, "person,skill,end date\nAnn,sql,2020-01-01\nAnn,map,\n")
    assert [(p.name, set(held(p)), len(p.expired)) for p in found.people] == [("Ann", {"map"}, 1)]
    with pytest.raises(BadRoster, match="has left"):
        read(office, "person,sql,end date\nAnn,3,2020-01-01\n")


def test_one_name_is_shown_without_its_number(office: View) -> None:
    found = read(office, "id,person,skill\n7,Ann,sql\n8,Bo,sql\n")
    assert [(p.id, p.name) for p in found.people] == [("person:7", "Ann"), ("person:8", "Bo")]


def test_the_number_is_not_shown_where_names_are_hidden(office: View) -> None:
    found = read(office, "e-mail,person,skill\na.lee@x.org,Ann Lee,sql\nb.lee@x.org,Ann Lee,map\n")
    shown = for_audience(found, Names.INITIALS)
    assert [(p.id, p.name) for p in shown.people] == [("person:1", "A. L. 1"), ("person:2", "A. L. 2")]


def test_a_row_without_its_number_is_the_one_of_its_name_or_turned_away(office: View) -> None:
    found = read(office, "id,person,skill\n7,Ann,sql\n,Ann,map\n8,Bo,sql\n9,Bo,map\n,Bo,adp\n,Cy,adp\n")
    assert ids(found) == ["7", "8", "9", "cy"]
    assert set(held(found.people[0])) == {"sql", "map"}
    assert [(place, "several people bear this name" in why) for place, why in told(found)] == [
        ("row 6", True)
    ]


def test_a_number_without_a_name_is_a_person_and_two_names_of_one_number_are_told(office: View) -> None:
    found = read(office, "id,person,skill\nk7,,sql\nk8,Ann Lee,sql\nk8,Ann Ray,map\n")
    assert [(p.id, p.name) for p in found.people] == [("person:k7", "k7"), ("person:k8", "Ann Lee")]
    assert doubles(found) == ["the number of Ann Lee stands beside another name here; counted as one person"]


def test_numbers_that_only_look_alike_are_two_people(office: View) -> None:
    found = read(office, "e-mail,person,skill\na.b@x.org,Ann,sql\na-b@x.org,Bo,sql\nA.B@x.org,Ann,map\n")
    assert ids(found) == ["a-b-x-org", "a-b-x-org-2"]
    assert set(held(found.people[0])) == {"sql", "map"}


def test_a_column_that_counts_the_rows_tells_nobody_apart(office: View) -> None:
    found = read(office, "ID,person,skill\n1,Ann,sql\n2,Ann,map\n3,Bo,sql\n4,Bo,map\n")
    assert ids(found) == ["ann", "bo"]
    assert "counts the rows" in told(found)[0][1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bêta Two", "Be\u0302ta Two"),
        ("Alpha D'One", "Alpha D’One"),
        ("Ann-Lee Ray", "Ann Lee Ray"),
        ("Ann Lee", "Ann\u200b Lee"),
        ("Ann Lee", "Ann\u00a0\u00a0Lee"),
        ("Ann Lee", "ANN LEE"),
        ("Ann Lee", "Ａｎｎ Lee"),
        ("Ann‑Lee", "Ann-Lee"),
        ("Straße One", "STRASSE One"),
        ("Ann Lee", "\ufeffAnn Lee"),
        ("한글 One", "한글 One"),
    ],
)
def test_what_is_only_typed_otherwise_is_one_person(office: View, one: str, other: str) -> None:
    found = read(office, f"person,role,skill,level\n{one},clerk,sql,4\n{other},clerk,map,3\n")
    (person,) = found.people
    assert (person.name, held(person)) == (one, {"sql": 4, "map": 3})
    assert (told(found), doubles(found)) == ([], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alpha One", '"One, Alpha"'),
        ("Bêta Two", "Beta Two"),
        ("Ann Lee", "A. Lee"),
        ("Ann O'Neil", "Ann ONeil"),
    ],
)
def test_people_who_may_be_one_are_asked_about_and_kept_apart(office: View, one: str, other: str) -> None:
    found = read(office, f"person,role,skill\n{one},clerk,sql\n{other},clerk,map\n")
    assert len(found.people) == 2
    (question,) = doubles(found)
    assert f"may be {one!r} in roster.csv row 2" in question or f'may be "{one}" in' in question


@pytest.mark.parametrize("same", ["2=3", "3=2"])
def test_people_who_are_said_to_be_one_are_one(office: View, same: str) -> None:
    text = 'person,role,skill\nAlpha One,clerk,sql\n"One, Alpha",clerk,map\nÁlpha One,,adp\n'
    assert looked_at(office, text).pairs == (((2,), (3,)), ((2,), (4,)))
    found = looked_at(office, text, choices_of(same=f"{same},2=4"))
    (person,) = found.roster.people
    assert (person.name, set(held(person)), found.is_clear) == ("Alpha One", {"sql", "map", "adp"}, True)


def test_a_person_of_one_sheet_may_be_one_of_another(office: View) -> None:
    rows = {
        "A": [("person", "skill"), ("Alpha One", "sql")],
        "B": [("person", "skill"), ("One, Alpha", "map")],
    }
    choices = choices_of(["A", "B"], same="1:2=2:2")
    (person,) = roster_of(office, "r.xlsx", sheets(rows), TODAY, choices).people
    assert set(held(person)) == {"sql", "map"}


@pytest.mark.parametrize("same", ["2=9", "1=2", "x", "2", "2=3=4", "1:2=1:3"])
def test_rows_that_are_no_two_people_are_refused(office: View, same: str) -> None:
    with pytest.raises(BadQuestion, match="row"):
        read(office, "person,skill\nAnn,sql\nBo,map\n", choices_of(same=same))


@pytest.mark.parametrize("other", ["Alfa One", "Alpha Ones", "Alpha Two", "Anna One", "Al One"])
def test_people_of_other_names_are_not_asked_about(office: View, other: str) -> None:
    found = read(office, f"person,role,skill\nAlpha One,clerk,sql\n{other},clerk,map\n")
    assert (len(found.people), doubles(found)) == (2, [])


def test_letters_that_marks_tell_apart_are_two_people(office: View) -> None:
    found = read(office, "person,skill\nकि,sql\nकु,map\nЙ,sql\nИ,map\n")
    assert len(found.people) == 4


def test_one_name_with_two_roles_may_be_two_people(office: View) -> None:
    found = read(office, "person,role,skill\nAnn,clerk,sql\nAnn,lead,map\n")
    (question,) = doubles(found)
    assert question.startswith("Ann may be two people of one name; give a column of employee numbers")
    wide = read(office, "person,role,sql,map\nAnn,clerk,4,\nAnn,clerk,,3\n")
    assert "may be two people" in doubles(wide)[0]
    assert doubles(read(office, "person,role,skill\nAnn,clerk,sql\nAnn,clerk,map\n")) == []


SUMS = (
    *("Total", "TOTALS", "Average", "Sum", "Count", "Mean", "Subtotal", "Sub-total", "Grand Total", "Median"),
    *("Total:", "Team total", "Average level", "Number of people", "% covered", "Headcount", "Summe", "Σ"),
)


@pytest.mark.parametrize("name", SUMS)
def test_a_row_of_sums_is_no_person(office: View, name: str) -> None:
    found = read(office, f"person,role,sql,map\nAnn,clerk,4,\nBo,lead,3,2\n{name},,2,3\n")
    assert ids(found) == ["ann", "bo"]
    assert told(found) == [("row 4", "a row of sums: no person")]


@pytest.mark.parametrize(
    "name", ["Total", "Max", "Sum Wong", "Mean Machin", "Countess Vera", "Totali Rossi", "Min Ho"]
)
def test_a_person_with_a_role_or_another_name_is_no_sum(office: View, name: str) -> None:
    role = "clerk" if name == "Total" else ""
    found = read(office, f"person,role,sql\nAnn,clerk,4\n{name},{role},2\n")
    assert [p.name for p in found.people] == sorted(["Ann", name])


@pytest.mark.parametrize(
    "row",
    [
        *("Team North,,", "Finance department,,", "Accounting:,,", "clerk,,", "Group 2,,"),
        *(
            "Note: two are away,,",
            "Source: HR export of May,,",
            "* as of May,,",
            "Page 2 of 3,,",
            "Prepared by HR,,",
        ),
        *("This table was made for the yearly talk,,", "person,role,sql", "Person,,", "PERSON,Role,SQL"),
    ],
)
def test_headings_and_notes_are_no_people(office: View, row: str) -> None:
    found = read(office, f"person,role,sql\nAnn,clerk,4\n{row}\nBo,lead,3\n")
    assert ids(found) == ["ann", "bo"]
    ((place, why),) = told(found)
    assert (place, why.endswith("no person")) == ("row 3", True)
    assert found.rejected[0].about == About.ROW


def test_a_heading_merged_across_the_table_is_no_person(office: View) -> None:
    rows = [("person", "role", "sql"), ("North", None, None), ("Ann", "clerk", 4), ("Bo", None, None)]
    found = roster_of(office, "r.xlsx", sheets({"S": rows}, merged=("A2:C2",)), TODAY)
    assert ids(found) == ["ann", "bo"]


def test_a_person_without_skills_is_a_person_and_is_asked_about(office: View) -> None:
    found = read(office, "person,role,sql\nAnn,clerk,4\nBo,,\n")
    assert ids(found) == ["ann", "bo"]
    (remark,) = [r for r in found.remarks if r.about == About.PERSON]
    assert "a name and nothing else" in remark.reason
    many = read(office, "person,role\n" + "".join(f"Ann {n}x,\n" for n in range(99)))
    (remark,) = [r for r in many.remarks if r.about == About.PERSON]
    assert (len(many.people), "99 such rows" in remark.reason) == (99, True)


@pytest.mark.parametrize(
    ("heading", "left", "here"),
    [
        ("status", "left", "active"),
        ("Status", "Terminated", "Active"),
        ("Employment status", "Inactive", "On leave"),
        ("active", "no", "yes"),
        ("Active?", "FALSE", "TRUE"),
        ("Is Active", "0", "1"),
        ("Leave date", "2025-12-31", "2026-12-31"),
        ("Termination Date", "31-Dec-2025", ""),
        ("End date", "2026-01-14", "9999-12-31"),
        ("left", "x", ""),
        ("Employee Status", "Terminated - Voluntary", "Active - Permanent"),
        ("status", "Retired", "probation"),
    ],
)
def test_who_has_left_is_not_counted_and_told(office: View, heading: str, left: str, here: str) -> None:
    found = read(office, f"person,role,sql,{heading}\nAnn,clerk,4,{left}\nBo,lead,3,{here}\n")
    assert ids(found) == ["bo"]
    ((place, why),) = told(found)
    assert (place, why.startswith("the person has left")) == ("row 2", True)


def test_a_state_that_is_not_understood_is_told_and_the_person_counted(office: View) -> None:
    found = read(office, "person,role,sql,status\nAnn,clerk,4,purple\n")
    assert ids(found) == ["ann"]
    assert told(found) == [
        ("row 2", "the state 'purple' is not understood; the person is counted: write active or left")
    ]


def test_who_came_back_is_counted_by_the_later_date(office: View) -> None:
    rows = "Ann,sql,left,2024-01-01\nAnn,map,active,2025-01-01\n"
    assert ids(read(office, f"person,skill,status,date\n{rows}")) == ["ann"]


def test_when_all_have_left_that_is_the_reason(office: View) -> None:
    with pytest.raises(BadRoster, match="row 2: the person has left"):
        read(office, "person,role,status\nAnn,clerk,left\n")


def test_a_role_for_a_name_and_no_role_for_a_role_have_changed_places(office: View) -> None:
    found = read(office, "person,role,skill\nAnn,clerk,sql\nclerk,Bo,sql\n")
    assert ids(found) == ["ann"]
    assert "may have changed places" in told(found)[0][1]
