"""The words around years of experience, and the patterns they make with the words for numbers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from loaders.vocabulary.words import Words, one_of


class ExperienceWords(BaseModel):
    """The words around years of experience and their field; the file explains each list."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    years: Words
    years_joined: Words
    before_years: Words
    months: Words
    to: Words
    either: Words
    between: Words
    both: Words
    plus: Words
    at_least: Words
    at_most: Words
    or_more: Words
    or_less: Words
    said: Words
    said_before: Words
    joins: Words
    before_field: Words
    articles: Words
    ends: Words
    tails: Words
    kinds: Words
    never: Words
    of_else: Words
    other: Words
    worked_on: Words
    not_behind: Words
    for_: Words = Field(alias="for")
    led_by: Words
    parts: Words
    ours: Words
    our_turn: Words
    ours_behind: Words
    supervised: Words
    leading: Words
    led: Words
    not_between: Words
    direct: Words
    direct_ends: Words


@dataclass(frozen=True)
class ExperiencePatterns:
    """What is looked for around years, in folded text of either case; `numbers` by their words."""

    numbers: Mapping[str, int]
    amount: re.Pattern[str]
    bare: re.Pattern[str]
    cell: re.Pattern[str]
    least_before: re.Pattern[str]
    most_before: re.Pattern[str]
    least_behind: re.Pattern[str]
    most_behind: re.Pattern[str]
    unit: re.Pattern[str]
    said: re.Pattern[str]
    said_before: re.Pattern[str]
    never: re.Pattern[str]
    worked_on: re.Pattern[str]
    of_else: re.Pattern[str]
    not_behind: re.Pattern[str]
    behind_for: re.Pattern[str]
    led: re.Pattern[str]
    part: re.Pattern[str]
    ours: re.Pattern[str]
    our_turn: re.Pattern[str]
    supervised: re.Pattern[str]
    leading: re.Pattern[str]
    direct: re.Pattern[str]
    field_behind: re.Pattern[str]
    field_before: re.Pattern[str]
    direct_field: re.Pattern[str]
    tail: re.Pattern[str]
    kind: re.Pattern[str]
    long_units: tuple[str, ...]
    short_units: re.Pattern[str]

    def may_be_in(self, text: str) -> bool:
        """False for a text without a word for years, which states none."""
        small = text.lower()
        return any(unit in small for unit in self.long_units) or bool(self.short_units.search(text))


# A word for years of fewer letters is a part of many other words.
LEAST_UNIT = 4


def experience_patterns(words: ExperienceWords, numbers: Mapping[str, int]) -> ExperiencePatterns:
    """The patterns of these words."""
    amount, bare = _amounts(words, numbers)
    number = rf"\d{{1,2}}|{one_of(numbers)}"
    behind = rf"\s*[,(]?\s*(?:{_whole(words.or_more)}|{one_of(words.plus)}(?!\w))"
    units = {word.partition("*")[0].lower() for word in (*words.years, *words.years_joined)}
    people = rf"{_whole(words.leading)}\s+(?:(?!{_whole(words.not_between)})[\w'&-]+\s+){{0,4}}?"
    return ExperiencePatterns(
        numbers={word.casefold(): value for word, value in numbers.items()},
        amount=_compiled(amount),
        bare=_compiled(bare),
        cell=_compiled(rf"(?:{_whole((*words.at_least, *words.at_most))}\s*(?:of|:)?\s*)*{bare}"),
        least_before=_compiled(rf"{_whole(words.at_least)}\s*(?:of|:)?\s*\(?$"),
        most_before=_compiled(rf"{_whole(words.at_most)}\s*(?:of|:)?\s*\(?$"),
        least_behind=_compiled(behind),
        most_behind=_compiled(rf"\s*[,(]?\s*{_whole(words.or_less)}"),
        unit=_compiled(_whole(words.years)),
        said=_compiled(_whole(words.said)),
        said_before=_compiled(_whole(words.said_before)),
        never=_compiled(rf"\s*(?:of\s+)?{_whole(words.never)}"),
        worked_on=_compiled(rf"{_whole(words.said)}\s+{_whole(words.worked_on)}\s*$"),
        of_else=_compiled(rf"\s*(?:of\s+)?{_whole(words.of_else)}"),
        not_behind=_compiled(rf"{_whole(words.not_behind)}\s*$"),
        behind_for=_compiled(rf"{_whole(words.for_)}\s*$"),
        led=_compiled(rf"(?:^|[,:;.(•/]|{_whole(words.led_by)})\s*$"),
        part=_compiled(rf"(?:(?P<of>{number})\s*{one_of(words.plus)}?\s+)?{_whole(words.parts)}"),
        ours=_compiled(_whole(words.ours)),
        our_turn=_compiled(rf",\s*{_whole(words.our_turn)}|{_whole(words.ours_behind)}"),
        supervised=_compiled(_whole(words.supervised)),
        leading=_compiled(people + _whole(words.led)),
        direct=_compiled(_direct(words)),
        field_behind=_compiled(_field_behind(words)),
        field_before=_compiled(rf"\s*(?:of\s+|d')?(?!of\b)([^\W\d_][\w/&, -]*?)\s+{_whole(words.said)}"),
        direct_field=_compiled(_direct_field(words)),
        tail=_compiled(rf"(?:^|\s+){_whole(words.tails)}\s*$"),
        kind=_compiled(rf"(?:{_whole(words.kinds)}|,|and\b)\s*"),
        long_units=tuple(unit for unit in units if len(unit) >= LEAST_UNIT),
        # Shorter ones are parts of many words; a number may be glued to them.
        short_units=_compiled(
            rf"(?<![^\W\d_])(?:{one_of(numbers)})?{one_of(u for u in units if len(u) < LEAST_UNIT)}(?!\w)"
        ),
    )


def _amounts(words: ExperienceWords, numbers: Mapping[str, int]) -> tuple[str, str]:
    """How many years, with the word for years, and without need of it."""
    number = rf"(?:\d{{1,2}}(?!\d)|{one_of(numbers)}(?!\w))"
    plus = rf"\s*-?\s*{one_of(words.plus)}(?!\w)"
    # "five (5)", "(5)", "5 (five)", "15 +".
    first = rf"\(?(?P<low>{number})(?:\s*\(\s*{number}\s*\+?\s*\)|\s*\))?(?P<plus>{plus})?"
    second = first.replace("<low>", "<high>").replace("<plus>", "<high_plus>")
    unit = rf"(?:{_whole(words.before_years)}\s+)?(?P<unit>{one_of(words.years)})(?![\w-])"
    joins = rf"(?(between){_whole((*words.both, *words.to))}|{_whole((*words.to, *words.either))})"
    joined = rf"(?:\s*(?:[-–—]|{joins})\s*)"
    months = (
        rf"(?P<months>\d{{1,2}}|{one_of(numbers)})\s*{_whole(words.months)}\s*(?:[-–—]|{_whole(words.to)})\s*"
    )
    # Pages lose blanks: "at least2 years".
    begins = r"(?:(?<![\w½¼])|(?<=[a-zäöüß]{3})(?=\d))(?<!\d[.,/–-])"
    opened = rf"{begins}(?:{months})?(?:(?P<between>{_whole(words.between)})\s+)?"
    # "three to five (3-5)".
    again = rf"(?:\s*\(\s*\d{{1,2}}\s*(?:[-–—]|{_whole(words.to)})\s*\d{{1,2}}\s*\))?"
    count = rf"{opened}{first}(?:(?:\s*{one_of(words.years)}\b)?{joined}{second}{again})?"
    more = rf"\s*(?:(?P<more>{_whole((*words.or_more, *words.at_least))})\s*)?\(?"
    # "3-jährige Berufserfahrung", "5-year experience".
    said = rf"(?=(?:\s+[\w-]+){{0,3}}\s+{_whole(words.said)})"
    joined_unit = rf"(?:{one_of(words.years_joined)}|{one_of(words.years)}{said})\b"
    adjective = rf"{opened}(?P<joined_low>\d{{1,2}}|{one_of(numbers)})\s*-?\s*{joined_unit}"
    uncounted = {word.casefold() for word in (*words.articles, *words.between)}
    counted = one_of(word for word in numbers if word.casefold() not in uncounted)
    bare = rf"{count}{more}(?:{unit})?\)?".replace(one_of(numbers), counted)
    return rf"{count}{more}{unit}\)?|{_alone(adjective)}", bare


def _alone(adjective: str) -> str:
    """The other half of an alternative: it names groups of its own."""
    return adjective.replace("<between>", "<joined_between>").replace("<months>", "<joined_months>")


def _direct(words: ExperienceWords) -> str:
    """Behind years: "management experience", "in a leadership role"."""
    kinds = rf"(?:{_whole(words.kinds)}\s+)*"
    ends = rf"(?=\s*(?:[,.;)(]|$)|(?:\s+(?:and|or)\s+\w+)?\s+{_whole((*words.direct_ends, *words.said))})"
    led = rf"(?:{_whole(words.said)}\s+)?(?:{_whole(words.joins)}\s+)?(?:{_whole(words.articles)}\s+)?"
    return rf"\s*(?:of\s+)?{kinds}{led}{kinds}{_whole(words.direct)}{ends}"


def _ends(words: ExperienceWords) -> str:
    either = _whole(words.either)
    more = rf"\s+{either}\s+(?={_whole(words.articles)}|\d|equivalent\b|{_whole(words.at_least)})"
    return rf"[;.(:)]|,\s|,$|\s+[-–—]\s|\s+{_whole(words.ends)}|{more}|\s*$"


def _field_behind(words: ExperienceWords) -> str:
    """The field in "experience in X"."""
    article = rf"(?:{_whole(words.articles)}\s+)?"
    return rf"{_whole(words.said)}\s+(?:{_whole(words.joins)}\s+{article}|d'|de\s)(.+?)(?={_ends(words)})"


def _direct_field(words: ExperienceWords) -> str:
    """The field right behind years, in "of X", "as an X" or "X": whatever else may stand there."""
    article = rf"(?:{_whole(words.articles)}\s+)?"
    led = rf"(?:{_whole(words.before_field)}\s+{article})"
    bare = rf"(?!{_whole(words.other)})"
    return rf"\s*(?:{led}|{bare})([^\W\d_][\w/&' ,-]*?)(?={_ends(words)})"


def _whole(words: Iterable[str]) -> str:
    """A pattern for any of the words, which may end in a sign, met whole."""
    return rf"(?<!\w){one_of(words)}(?!\w)"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
