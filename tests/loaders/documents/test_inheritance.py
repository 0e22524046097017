"""Inheritance as people word it: which lines take over something, and which role each of them means."""

from functools import partial
from pathlib import Path

import pytest

from graph.kinds import LineClass, Scope
from loaders.documents.inheritance.claim import chain_claim, claim
from loaders.documents.inheritance.spoken_targets import Before
from loaders.documents.records import LoadReport
from loaders.vocabulary.vocabulary import Vocabulary, vocabulary_of
from tests.kit.texts import load_text

TITLES = [
    "Kitchen Hand",
    "Pastry Baker",
    "Senior Pastry Baker",
    "Driver (Night Shift)",
    "Manager, Bakery",
    "Bakery Analyst I",
    "Bakery Analyst II",
    "Küchenleiter",
    "Chef pâtissier",
]
# Written with the head of a page: headings for roles, so that titles are certain.
ROLES = "# Bakery\n\n{}"


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    """The vocabulary that ships."""
    return vocabulary_of()


def said(text: str, words: Vocabulary) -> str | None:
    """The words for the role that a bullet takes over, None where it takes over none."""
    claimed = claim(text, TITLES, words, bullet=True)
    return claimed.target if claimed else None


NAMED = {
    "Pastry Baker": (
        "The responsibilities of the Senior Pastry Baker extend the Pastry Baker role and include:",
        "Senior pastry bakers share the same duties as the Pastry Baker listed above, but also:",
        "The duties of this position build on those of the Pastry Baker and add the following:",
        "A Senior Pastry Baker does everything a Pastry Baker does, and also:",
        "This role includes everything in Pastry Baker, plus:",
        "See Pastry Baker",
        "All duties of the Pastry Baker",
        "Same as Pastry Baker, and",
        "As Pastry Baker, plus:",
        "Pastry Baker requirements apply",
        "The requirements of the Pastry Baker also apply, plus:",
        "Must meet all requirements of the Pastry Baker",
        "Meets all Pastry Baker requirements",
        "Everything in Pastry Baker, plus",
        "Has all the skills of the Pastry Baker",
        "All Pastry Baker competencies at a higher level",
        "In addition to the responsibilities of a Pastry Baker:",
        "Identical to Pastry Baker, with these additions:",
        "Inherits all responsibilities of the Pastry Baker",
        "Wie Pastry Baker, zusätzlich:",
        "Does all that a Pastry Baker does, plus:",
        "Able to perform all duties of the Pastry Baker",
        "Responsibilities: same as Pastry Baker",
        "Prerequisite: all Pastry Baker skills",
        "Everything listed above for the Pastry Baker",
        "All of the above Pastry Baker duties",
        "Pastry Baker responsibilities (above)",
        "Pastry Baker (see above), plus",
        "(All Pastry Baker requirements)",
        "All duties & responsibilities of the Pastry Baker",
        "Extends the [Pastry Baker](#pastry-baker) responsibilities.",
        "Extends the **Pastry Baker** responsibilities",
        'See "Pastry Baker"',
        "Based on the Pastry Baker role, plus:",
        "The Senior Pastry Baker includes all Pastry Baker responsibilities as well as:",
    ),
    "Driver (Night Shift)": (
        "Extends that of the Driver (Night Shift)",
        "All duties of the Driver (Night Shift), plus:",
    ),
    "Manager, Bakery": ("Extends the Manager, Bakery responsibilities", "See Manager, Bakery"),
    "Bakery Analyst II": ("Extends Bakery Analyst II", "All of the Bakery Analyst II skills"),
    "Küchenleiter": (
        "Siehe Küchenleiter",
        "Wie der Küchenleiter, zusätzlich:",
        "Alle Aufgaben des Küchenleiter, sowie:",
        "Erfüllt alle Anforderungen des Küchenleiter",
        "Übernimmt alle Aufgaben des Küchenleiter",
    ),
    "Chef pâtissier": (
        "Voir Chef pâtissier",
        "Idem Chef pâtissier, plus :",
        "Reprend toutes les missions du Chef pâtissier et ajoute :",
        "En plus des missions du Chef pâtissier :",
        "Toutes les exigences du Chef pâtissier",
    ),
}


@pytest.mark.parametrize(
    ("title", "line"), [(title, line) for title, lines in NAMED.items() for line in lines]
)
def test_a_line_that_names_a_role_takes_it_over(title: str, line: str, words: Vocabulary) -> None:
    assert said(line, words) == title


RELATIVE = {
    Before.RANK: (
        "Everything expected at the previous level",
        "All requirements of the level below, plus:",
        "Meets all criteria of the preceding role",
        "Builds on the previous level",
        "Continues to meet all expectations of the previous level",
        "The previous level's requirements apply, plus:",
        "Alle Anforderungen der vorherigen Stufe",
        "Erfüllt alle Anforderungen der Stufe darunter",
        "All previous responsibilities, plus:",
        "Consistently demonstrates everything from the level below",
        "Toutes les exigences du niveau précédent",
        "Comme le niveau précédent, plus :",
    ),
    Before.PLACE: (
        "This role includes all of the responsibilities above, plus:",
        "Includes all of the requirements above, plus",
        "All of the above, plus:",
        "Same as above, plus:",
        "As above, but also:",
    ),
    Before.NUMBER: ("All criteria from level one", "Everything in Level 1, plus:", "All skills of level I"),
}


@pytest.mark.parametrize(
    ("kind", "line"), [(kind, line) for kind, lines in RELATIVE.items() for line in lines]
)
def test_a_line_may_mean_the_role_before(kind: Before, line: str, words: Vocabulary) -> None:
    claimed = claim(line, TITLES, words, bullet=True)
    assert claimed is not None
    assert claimed.before == kind


NONE = (
    "Extends credit to customers",
    "Builds on customer feedback",
    "Mastery of Excel",
    "See the handbook",
    "All the above is subject to change",
    "Same day response to complaints",
    "A bonus in addition to salary",
    "All Pastry Bakers must wear a cap",
    "Builds on the Pastry Baker's work to plan the menu",
    "Performs all duties of the Pastry Baker in their absence",
    "Meets all GAAP requirements",
    "See Pastry Baker for keys",
    "As a Pastry Baker, you will knead",
    "Includes Pastry Baker, Kitchen Hand and others",
    "Meets the Pastry Baker, Kitchen Hand and owner every week",
    "Supports the Kitchen Hand with daily counts",
    "Has the same manager as the Kitchen Hand",
    "Shares recipes with the Pastry Baker",
    "Previous experience as Pastry Baker",
    "Previous role as Pastry Baker, plus a degree",
    "The Pastry Baker, in addition to baking, keeps the books",
    "Responsible for all positions below",
    "Reports to the level above",
    "Goes above and beyond",
    "Meets all requirements of the law",
    "All Pastry Bakers",
    "Takes over the Pastry Baker role on weekends",
    "Performs the Pastry Baker role",
    "Plus the Pastry Baker role",
    "Extends to Pastry Bakers and Kitchen Hands",
    "In addition to the Pastry Baker, the owner tastes the bread",
    "All Pastry Baker bakers",
    "Everything goes through the Pastry Baker",
    "3 years at the previous level",
    "Level 2 support tickets",
    "Responsible for all Pastry Baker performance reviews",
    "Like a Pastry Baker, you rise early",
    "Wie ein Unternehmer denken",
    "Alle Rechnungen prüfen",
    "Toutes les factures sont vérifiées",
    "Voir au-delà des chiffres",
)


@pytest.mark.parametrize("bullet", [True, False])
@pytest.mark.parametrize("line", NONE)
def test_a_line_of_something_else_takes_over_nothing(line: str, bullet: bool, words: Vocabulary) -> None:
    assert claim(line, TITLES, words, bullet) is None


CHAINS = (
    "Each step takes in what the step before it asks.",
    "Every level includes the levels below it.",
    "Each level builds on the previous one",
    "The levels are cumulative.",
    "Each role inherits everything from the one before.",
    "Requirements are cumulative: each level adds to the last.",
    "Jede Stufe umfasst alle Anforderungen der vorherigen Stufe.",
    "Die Stufen bauen aufeinander auf.",
    "Jede Stufe baut auf der vorherigen auf.",
    "Each role includes the requirements of all roles above it.",
    "Each level contains the one before",
    "Chaque niveau reprend toutes les exigences du niveau précédent.",
)
NO_CHAINS = (
    "Each role reports to the level above",
    "Every step is documented before the next one starts",
    "Each level has its own pay",
    "Savings are cumulative",
    "Builds on the previous level",
    "Each task takes in the step before it asks",
)


@pytest.mark.parametrize("line", CHAINS)
def test_one_line_may_say_that_every_role_takes_over_the_one_before(line: str, words: Vocabulary) -> None:
    assert chain_claim(line, words)


@pytest.mark.parametrize("line", NO_CHAINS)
def test_a_line_on_one_role_or_on_something_else_is_no_such_line(line: str, words: Vocabulary) -> None:
    assert not chain_claim(line, words)


read = partial(load_text, name="ladder.md")


def role(title: str, *lines: str) -> str:
    """A role with its duties."""
    return f"## {title}\n\n### Responsibilities\n\n" + "".join(f"- {line}\n" for line in lines) + "\n"


def links(report: LoadReport) -> list[tuple[str, str | None]]:
    """Each line that inherits, as (title, title of its target)."""
    titles = {one.id: one.title for one in report.roles}
    return [(one.title, titles.get(line.target or "")) for one in report.roles for line in one.inherits]


def told(report: LoadReport, code: str = "unlinked-inheritance") -> list[str]:
    """The messages of the findings of this code."""
    return [finding.message for finding in report.findings if finding.code == code]


def ladder(*lines: str, titles: tuple[str, ...] = ("Stock Clerk", "Stock Analyst", "Stock Manager")) -> str:
    """A page on which each of the lines stands under the role of its place, before a duty."""
    return ROLES.format(
        "".join(
            role(title, *([lines[n]] if n < len(lines) and lines[n] else []), f"Count shelf {n}")
            for n, title in enumerate(titles)
        )
    )


@pytest.mark.parametrize(
    "line", ["All of the above, plus:", "Everything at the previous level", "Same as above"]
)
def test_above_and_the_previous_level_mean_the_role_before(tmp_path: Path, line: str) -> None:
    report = read(tmp_path, ladder("", "", line))
    assert links(report) == [("Stock Manager", "Stock Analyst")]
    assert [len(one.requirements) for one in report.roles] == [1, 1, 1]
    assert not told(report)


def test_the_first_role_has_none_before_it_and_that_is_told(tmp_path: Path) -> None:
    report = read(tmp_path, ladder("Everything at the previous level"))
    assert links(report) == [("Stock Clerk", None)]
    assert len(told(report)) == 1
    assert "stands before Stock Clerk" in told(report)[0]


def test_above_means_the_roles_own_statements_where_it_has_some(tmp_path: Path) -> None:
    text = ROLES.format(role("Stock Clerk", "Count") + role("Stock Lead", "Plan", "All of the above, plus:"))
    report = read(tmp_path, text)
    assert links(report) == []
    assert not told(report)


def test_above_in_another_section_means_the_duties_of_the_role(tmp_path: Path) -> None:
    own = "## Stock Lead\n\n### Responsibilities\n\n- Plan\n\n### Requirements\n\n- {}\n"
    text = ROLES.format(role("Stock Clerk", "Count") + own)
    assert links(read(tmp_path, text.format("Able to perform all of the above duties"))) == []
    meant = links(read(tmp_path, text.format("All of the requirements above, plus:")))
    assert meant == [("Stock Lead", "Stock Clerk")]


def test_the_previous_level_is_not_linked_where_the_ladder_goes_down(tmp_path: Path) -> None:
    titles = ("Senior Stock Clerk", "Stock Clerk")
    report = read(tmp_path, ladder("", "Everything at the previous level", titles=titles))
    assert links(report) == [("Stock Clerk", None)]
    titles = ("Stock Clerk II", "Stock Clerk I")
    assert links(read(tmp_path, ladder("", "All of the level below", titles=titles))) == [
        ("Stock Clerk I", None)
    ]


def test_a_level_by_its_number_is_the_role_that_bears_it(tmp_path: Path) -> None:
    titles = ("Stock Clerk I", "Stock Clerk II", "Stock Clerk III")
    report = read(tmp_path, ladder("", "All criteria from level one", "Everything in Level 2", titles=titles))
    assert links(report) == [("Stock Clerk II", "Stock Clerk I"), ("Stock Clerk III", "Stock Clerk II")]


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("Stock Clerk", "Stock Clerk"),
        ("stock clerks", "Stock Clerk"),
        ("Stock Analyst II", None),
        ("Senior Stock Clerk", None),
        ("Warehouse Manager", "Manager, Warehouse"),
        ("Manger, Warehouse", "Manager, Warehouse"),
        ("Warehose Manager", None),
        ("Payroll Analyst", None),
        ("Payroll Analyst, US", "Payroll Analyst, US"),
        ("Dispatcher", "Dispatcher"),
        ("Dispatcher (Night)", "Dispatcher (Night)"),
    ],
)
def test_a_target_is_linked_strictly(tmp_path: Path, target: str, meant: str | None) -> None:
    others = (
        "Stock Analyst",
        "Manager, Warehouse",
        "Payroll Analyst, US",
        "Payroll Analyst, EMEA",
        "Dispatcher",
    )
    titles = ("Stock Clerk", *others, "Dispatcher (Night)", "Head of Logistics")
    report = read(tmp_path, ladder(*[""] * 7, f"All duties of the {target}, plus:", titles=titles))
    assert links(report) in ([("Head of Logistics", meant)], [])
    if meant:
        assert links(report) == [("Head of Logistics", meant)]
    else:
        assert len(told(report)) == len(links(report))


def test_a_target_that_fits_two_roles_is_told_with_both(tmp_path: Path) -> None:
    titles = ("Payroll Analyst, US", "Payroll Analyst, EMEA", "Senior Payroll Analyst")
    report = read(tmp_path, ladder("", "", "Extends the Payroll Analyst Responsibilities", titles=titles))
    assert links(report) == [("Senior Payroll Analyst", None)]
    (message,) = told(report)
    assert "Payroll Analyst, US or Payroll Analyst, EMEA" in message


def test_the_level_alone_stands_for_the_one_role_of_that_level(tmp_path: Path) -> None:
    titles = ("Junior Buyer", "Senior Buyer")
    line = "Senior buyers share the same requirements as the Junior listed above, but also lead"
    assert links(read(tmp_path, ladder("", line, titles=titles))) == [("Senior Buyer", "Junior Buyer")]


def test_a_line_may_take_over_two_roles(tmp_path: Path) -> None:
    line = "All duties of the Stock Clerk and the Stock Analyst, plus:"
    assert links(read(tmp_path, ladder("", "", line))) == [
        ("Stock Manager", "Stock Clerk"),
        ("Stock Manager", "Stock Analyst"),
    ]


def test_the_role_above_is_another_role_also_below_own_statements(tmp_path: Path) -> None:
    text = ROLES.format(role("Stock Clerk", "Count") + role("Stock Lead", "Plan", "Extends the role above"))
    assert links(read(tmp_path, text)) == [("Stock Lead", "Stock Clerk")]


def test_without_a_heading_a_plain_line_takes_over_all(tmp_path: Path) -> None:
    text = ROLES.format("## Stock Clerk\n\n- Counts\n\n## Stock Lead\n\nAs Stock Clerk, plus:\n\n- Plans\n")
    report = read(tmp_path, text)
    assert links(report) == [("Stock Lead", "Stock Clerk")]
    assert [line.scope for line in report.roles[1].inherits] == [Scope.ALL]


def test_a_chain_links_every_role_to_the_one_before(tmp_path: Path) -> None:
    text = ladder().replace("# Bakery\n", "# Bakery\n\nEach step takes in what the step before it asks.\n")
    report = read(tmp_path, text)
    assert links(report) == [("Stock Analyst", "Stock Clerk"), ("Stock Manager", "Stock Analyst")]
    assert {line.scope for one in report.roles for line in one.inherits} == {Scope.ALL}
    assert not told(report)


def test_a_chain_stays_within_the_families_of_a_document(tmp_path: Path) -> None:
    titles = ("Planner", "Senior Planner", "Buyer", "Senior Buyer")
    text = ladder(titles=titles).replace("# Bakery\n", "# Inn\n\nEvery level includes the levels below it.\n")
    assert links(read(tmp_path, text)) == [
        ("Senior Planner", "Planner"),
        ("Senior Buyer", "Buyer"),
    ]


def test_a_chain_over_a_ladder_that_goes_down_is_told_and_links_nothing(tmp_path: Path) -> None:
    text = ladder(titles=("Senior Stock Clerk", "Stock Clerk"))
    report = read(tmp_path, text.replace("# Bakery\n", "# Bakery\n\nThe levels are cumulative.\n"))
    assert links(report) == []
    assert len(told(report)) == 1


def test_what_a_line_asks_beside_keeps_its_system(tmp_path: Path) -> None:
    line = "Shares the same requirements as the Stock Clerk listed above, but also knows Excel well"
    report = read(tmp_path, ladder("", line, titles=("Stock Clerk", "Stock Analyst")))
    analyst = report.roles[1]
    assert links(report) == [("Stock Analyst", "Stock Clerk")]
    assert [m.skill.name for q in analyst.requirements for m in q.mentions if m.skill.kind == "system"] == [
        "Excel"
    ]
    classes = [line.line_class for line in report.documents[0].lines if line.role == analyst.id]
    assert classes.count(LineClass.INHERITANCE) == 1


def test_the_pages_own_part_is_no_role_and_that_is_told(tmp_path: Path) -> None:
    page = '---\ntitle: "Stock Roles"\n---\n\n## Responsibilities\n\n- Keep the oven clean\n\n'
    report = read(tmp_path, page + role("Stock Clerk", "Extends that of Stock", "Count"))
    assert links(report) == [("Stock Clerk", None)]
    (message,) = told(report)
    assert "this page" in message
    assert "Stock Roles" in message


def test_a_plain_line_under_a_heading_goes_on_in_its_section(tmp_path: Path) -> None:
    text = (
        ROLES.format(role("Stock Clerk", "Count"))
        + "## Stock Lead\n\n### Requirements\n\nIncludes all of the requirements above, plus:\n\n- A degree\n"
    )
    report = read(tmp_path, text)
    assert links(report) == [("Stock Lead", "Stock Clerk")]
    assert [str(q.section) for q in report.roles[1].requirements] == ["qualification"]
