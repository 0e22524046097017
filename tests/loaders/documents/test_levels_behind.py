"""Levels that stand behind the name: as its value, or at the end of its sentence; and degrees of others."""

import pytest

from graph.kinds import Level
from loaders.documents.asking_words import AskingWords
from loaders.documents.measures.degrees import degree_in
from loaders.vocabulary.vocabulary import vocabulary_of


def level(text: str) -> Level | None:
    vocabulary = vocabulary_of()
    (named,) = vocabulary.systems.named_in(text)
    return AskingWords(text, vocabulary).governing(named.start, named.end)[0]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Excel: sehr gute Kenntnisse", Level.ADVANCED),
        ("Excel: very good", Level.ADVANCED),
        ("Excel (expert)", Level.EXPERT),
        ("SAP – gute Kenntnisse", Level.PROFICIENT),
        ("SQL: basic", Level.BASIC),
        ("Excel, which he must know inside out", Level.EXPERT),
        ("He knows Excel by heart", Level.EXPERT),
        ("Kennt Excel in- und auswendig", Level.EXPERT),
        ("Excel: keep the lists of the day", None),
        ("Excel (for the books)", None),
        ("Excel. She learns songs by heart", None),
        ("experience with Excel: lists", Level.WORKING),
    ],
)
def test_a_level_behind_the_name_is_its_level(text: str, asked: Level | None) -> None:
    assert level(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "Mentors bachelor students",
        "Supervises master's students",
        "Looks after PhD interns",
        "Plans bachelor parties",
        "They are masters in their craft",
        "Runs the graduate degree programs",
        "Reads bachelor theses",
    ],
)
def test_the_degree_of_others_is_asked_of_nobody(text: str) -> None:
    assert degree_in(text, 1, [], vocabulary_of()) is None


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("Bachelor in Finance", "bachelor"),
        ("A master's degree", "master"),
        ("PhD or comparable", "doctorate"),
    ],
)
def test_a_degree_that_is_asked_still_is(text: str, degree: str) -> None:
    said = degree_in(text, 1, [], vocabulary_of())
    assert said is not None
    assert said.level == degree
