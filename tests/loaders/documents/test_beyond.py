"""Inheritance that a line tells without words that take over: what a role has beyond another one."""

from pathlib import Path

import pytest

from loaders.documents.inheritance.claim import claim
from loaders.documents.inheritance.more import beyond
from loaders.documents.inheritance.spoken_targets import Before
from loaders.documents.load import load
from loaders.vocabulary.vocabulary import Vocabulary, vocabulary_of


@pytest.fixture(scope="module")
def words() -> Vocabulary:
    """The vocabulary that ships."""
    return vocabulary_of()


OTHERS = ("Tutor", "Clerk", "Ward Nurse", "Sachbearbeiter", "Member")


@pytest.mark.parametrize(
    ("own", "text", "means"),
    [
        ("Reviewer", "Reviewers are members with additional rights and duties.", "Member"),
        ("Senior Clerk", "A senior clerk is an experienced clerk who also trains others.", "Clerk"),
        ("Lead Tutor", "The lead tutor is a tutor with further duties.", "Tutor"),
        ("Head Ward Nurse", "Head ward nurses are ward nurses, with wider duties:", "Ward Nurse"),
        ("Teamleiter", "Teamleiter sind Sachbearbeiter mit zusätzlichen Aufgaben.", "Sachbearbeiter"),
        ("Senior Clerk", "Senior Clerks carry the additional responsibilities of", "Clerk"),
        ("Chief Clerk", "Chief clerks take on further tasks:", "Clerk"),
        ("Lead Tutor", "The lead tutor has these additional duties:", "Tutor"),
    ],
)
def test_what_a_role_has_beyond_another_is_taken_over_from_it(
    own: str, text: str, means: str, words: Vocabulary
) -> None:
    claimed = beyond(text, own, OTHERS, words)
    assert claimed is not None
    assert (claimed.target, claimed.before) == (means, None)


@pytest.mark.parametrize(
    ("own", "text"),
    [
        ("Clerk", "Clerks are members of the staff and have more holidays."),
        ("Senior Clerk", "Other additional duties as assigned"),
        ("Junior Clerk", "Junior clerks have no additional duties."),
        ("Manager", "A manager is there for additional questions."),
        ("Senior Clerk", "A senior clerk takes additional duties when a clerk is absent."),
        ("Senior Clerk", "Senior clerks answer more letters."),
    ],
)
def test_what_only_sounds_so_is_none(own: str, text: str, words: Vocabulary) -> None:
    assert beyond(text, own, OTHERS, words) is None


@pytest.mark.parametrize(
    "text",
    [
        "Incumbents of positions at this level also:",
        "Employees in this class also",
        "At this level also: keeps the seal",
        "Auf dieser Stufe zusätzlich:",
        "Clerks at this grade also do the following:",
    ],
)
def test_at_this_level_also_means_the_role_before(text: str, words: Vocabulary) -> None:
    claimed = beyond(text, "Clerk II", ("Clerk I",), words)
    assert claimed is not None
    assert claimed.before == Before.RANK


@pytest.mark.parametrize(
    "text",
    [
        "In addition to those identified in the previous level: knows the seal",
        "In addition to the skills specified at the preceding grade:",
        "On top of the skills noted at the level below:",
        "All duties performed at the lower level",
        "In addition to the base duties of the role below:",
    ],
)
def test_what_is_identified_at_the_level_before_is_taken_over(text: str, words: Vocabulary) -> None:
    claimed = claim(text, (), words, bullet=False)
    assert claimed is not None
    assert claimed.before == Before.RANK


@pytest.mark.parametrize(
    "text",
    [
        "Everything a Clerk does, and closes the month",
        "Everything that a Clerk does, and more",
        "Everything the Clerk knows, and trains others",
        "Performs the work of a Clerk and trains others",
        "All the work of a Clerk, and leads the team",
    ],
)
@pytest.mark.parametrize("bullet", [True, False])
def test_everything_that_another_does_is_taken_over(text: str, bullet: bool, words: Vocabulary) -> None:
    claimed = claim(text, ("Clerk",), words, bullet=bullet)
    assert claimed is not None
    assert claimed.target == "Clerk"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Leads the shift. Performs all duties of the Clerk.", None),
        ("One is hired a year. In addition to the duties of a Clerk, closes the month.", "closes the month."),
        ("Leads the shift. See Clerk.", ""),
        ("Reads the post. As for the Clerk, ask him.", ""),
    ],
)
def test_a_later_sentence_takes_over_only_by_sure_words(
    text: str, rest: str | None, words: Vocabulary
) -> None:
    claimed = claim(text, ("Clerk",), words, bullet=False)
    if rest == "":
        assert claimed is None
    else:
        assert claimed is not None
        assert claimed.target == "Clerk"
        assert (claimed.rest and text[claimed.rest :]) == rest


SERIES = """CLASS SPECIFICATION

I. CLERK SERIES:

Clerk I

Clerk II

II. DUTIES COMMON TO ALL LEVELS IN SERIES:

1. Files letters.

2. Answers the telephone.

III. DIFFERENCES BETWEEN LEVELS IN SERIES:

CLERK II:

Incumbents of positions at this level also:

1. Train clerks.

2. Keep the key register.
"""

FAMILY = """Custodial jobs

Custodial Assistant

Cleans the rooms of the house under supervision, as shown.

Pay grade
G1

Custodial Worker

Cleans the halls of the house and may show others how.

Knowledge, skills & abilities

In addition to those identified in the previous level: Knowledge of machines.

Pay grade
G2
"""


def test_a_list_of_titles_above_leaves_the_roles_to_where_they_are_described(tmp_path: Path) -> None:
    (tmp_path / "series.txt").write_text(SERIES)
    report = load([tmp_path / "series.txt"])
    assert [role.title for role in report.roles] == ["Clerk I", "Clerk II"]
    assert [[line.target for line in role.inherits] for role in report.roles] == [[], ["role:clerk-i"]]


def test_the_code_of_a_grade_above_a_title_names_no_track(tmp_path: Path) -> None:
    (tmp_path / "family.txt").write_text(FAMILY)
    report = load([tmp_path / "family.txt"])
    assert [role.title for role in report.roles] == ["Custodial Assistant", "Custodial Worker"]
    assert [line.target for line in report.roles[1].inherits] == ["role:custodial-assistant"]
