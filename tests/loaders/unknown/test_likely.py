"""What is proposed of each kind of name and statement, whether it is sure, and how it is called."""

from pathlib import Path

import pytest

from loaders.unknown.answers import Likely, Saying, UnknownGroup
from loaders.unknown.calling import called
from tests.loaders.unknown.test_groups import grouped, of


def likely(folder: Path, lines: list[str], said: str) -> Likely:
    """The proposal for what is said among these lines of a role."""
    return group(folder, lines, said).likely


def group(folder: Path, lines: list[str], said: str) -> UnknownGroup:
    """The group of what is said among these lines of a role."""
    text = "# Yard Keeper\n\n## Duties\n\n" + "".join(f"- {line}\n" for line in lines)
    return of(grouped(folder, text), said)


@pytest.mark.parametrize(
    "line",
    [
        "Willing to work shifts",
        "Night shifts and weekends in turn",
        "Occasional travel",
        "Standby one week in four",
        "Own tools",
        "15-20 hours per week",
        "Must be able to travel between the two saws and the yard of the mill",
    ],
)
def test_when_and_where_one_works_is_perhaps_ignored_and_never_another_name(
    line: str, tmp_path: Path
) -> None:
    told = likely(
        tmp_path, [line, "Communicates with the crew on each shift", "Willing to communicate"], line
    )
    assert (told.doing, told.what, told.is_sure) == (Saying.IGNORE, "statement", False)


@pytest.mark.parametrize("line", ["Stamps travel cards of visitors", "Airs the holiday cottages of guests"])
def test_work_on_rosters_and_travel_is_a_competency(line: str, tmp_path: Path) -> None:
    assert likely(tmp_path, [line], line).doing == Saying.COMPETENCY


@pytest.mark.parametrize(
    "line",
    ["Any other work that comes up", "Anything else that the owner asks", "Gloves must be worn at the saw"],
)
def test_what_asks_nothing_is_ignored(line: str, tmp_path: Path) -> None:
    told = likely(tmp_path, [line], line)
    assert (told.doing, told.what, told.is_sure) == (Saying.IGNORE, "statement", True)


@pytest.mark.parametrize(
    ("line", "name", "sure"),
    [
        ("Sharpens the chisels of the carvers", "Sharpening the chisels", False),
        ("Stacks oak boards, lath and veneer", "Stacking oak boards", False),
        ("Ponting licence", "Ponting licence", True),
        ("Registered with the GBV", "Registered with the GBV", True),
    ],
)
def test_a_duty_is_a_new_competency_and_sure_where_it_is_a_licence(
    line: str, name: str, sure: bool, tmp_path: Path
) -> None:
    told = likely(tmp_path, [line], line)
    assert (told.doing, told.name, told.is_sure) == (Saying.COMPETENCY, name, sure)


def test_a_duty_of_several_roles_is_surely_one(tmp_path: Path) -> None:
    lines = ["Sharpens the chisels of the carvers", "Sharpens the chisels of the turners"]
    told = group(tmp_path, lines, lines[0])
    assert (set(told.said), told.likely.doing, told.likely.is_sure) == (set(lines), Saying.COMPETENCY, True)


def test_statements_that_begin_alike_are_one_group(tmp_path: Path) -> None:
    lines = ["Sharpens chisels after every long day of carving", "Sharpens chisels for guests"]
    assert set(group(tmp_path, lines, lines[0]).said) == set(lines)


@pytest.mark.parametrize(
    ("lines", "name", "doing", "what", "sure"),
    [
        (["Tells the QVB of a delay", "Asks the QVB", "Meets the QVB"], "QVB", Saying.IGNORE, "team", True),
        (["Brings logs to the QVB", "Saw QVB", "See QVB"], "QVB", Saying.IGNORE, "team", False),
        (["Stacks logs in the QVB room", "Saw QVB", "See QVB"], "QVB", Saying.IGNORE, "place", True),
        (["Saws QVB", "Turns QVB", "Sorts QVB"], "QVB", Saying.IGNORE, "other", False),
        (["Experience with QVB"], "QVB", Saying.SYSTEM, "other", True),
        (["Grades logs using QVB"], "QVB", Saying.COMPETENCY, "other", False),
        (["Knowledge of ISO 38200"], "ISO 38200", Saying.COMPETENCY, "other", True),
        (["Planes boards using a Planovant"], "Planovant", Saying.COMPETENCY, "other", False),
        (["Knowledge of the QVB"], "QVB", Saying.COMPETENCY, "other", False),
        (["Experience with Sawmaster"], "Sawmaster", Saying.SYSTEM, "other", True),
        (["Experience with Excell"], "Excell", Saying.ALIAS, "other", True),
    ],
)
def test_a_name_is_judged_by_how_statements_speak_of_it(
    lines: list[str], name: str, doing: Saying, what: str, sure: bool, tmp_path: Path
) -> None:
    told = likely(tmp_path, lines, name)
    assert (told.doing, told.what, told.is_sure) == (doing, what, sure)


def test_a_name_has_all_its_places_and_spellings_and_their_statements_no_group(tmp_path: Path) -> None:
    lines = [
        "Experience with Sawmaster",
        "Enters every log in Sawmaster",
        "Prints labels out of Saw master",
        "Reads the plan in Sawmastr",
        "A saw master shows how",
    ]
    text = "# Yard Keeper\n\n## Duties\n\n" + "".join(f"- {line}\n" for line in lines)
    told = grouped(tmp_path, text)
    names = of(told, "Sawmaster")
    assert (names.places, set(names.said)) == (4, {"Sawmaster", "Saw master", "Sawmastr"})
    assert of(told, lines[4]).places == 1
    assert not any(line in one.said for one in told.groups for line in lines[:4])


@pytest.mark.parametrize(
    ("statements", "name"),
    [
        (["Closes gates"], "Closing gates"),
        (["Sits beside pupils who read"], "Sitting beside pupils"),
        (["Knowledge of the Timber Act"], "Timber Act"),
        (["**Judgement.** Able to say no"], "Judgement"),
        (["Working towards targets (see below)"], "Targets"),
        (["CPP a plus"], "CPP"),
        (["of the"], "of the"),
    ],
)
def test_a_competency_is_called_by_the_first_words_that_tell_enough(statements: list[str], name: str) -> None:
    assert called(statements) == name
