"""The words by which tables of people are read, out of `seeds/vocabulary/rosters.yaml`."""

import re
from collections.abc import Mapping
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict

from graph.kinds import NOT_STATED
from graph.names import label_key
from loaders.vocabulary.words import Words, one_of
from loaders.vocabulary.yaml_data import read_checked
from seeds.shipped import VOCABULARY


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class HeadingWords(_Part):
    """Headings by what their column holds."""

    person: Words
    given: Words
    family: Words
    id: Words
    mail: Words
    role: Words
    skill: Words
    level: Words
    date: Words
    until: Words
    target: Words
    capacity: Words
    status: Words
    left: Words


class ScaleWords(_Part):
    """The words by which a heading or a cell speaks of a scale."""

    told: Words
    leads: Words
    to: Words
    units: Words
    out_of: Words
    percent: Words
    level: Words

    @cached_property
    def telling(self) -> re.Pattern[str]:
        """Meets a line that may state a scale."""
        return _folded(one_of(self.told))

    @cached_property
    def range(self) -> re.Pattern[str]:
        """Finds the two ends of "on a scale from 1 to 5 points"."""
        led = rf"(?:(?:on )?(?:a |the )?{one_of(self.leads)}\s*(?:of|from|:)?\s*)?"
        to = rf"\s*(?:-|–|—|\.\.+|{one_of(self.to)})\s*"
        ends = rf"(?<![\d.])(\d{{1,3}}){to}(\d{{1,3}})(?![\d.])"
        return _folded(rf"[(\[,:-]?\s*{led}{ends}\s*{one_of(self.units)}?\s*[)\]]?")

    @cached_property
    def out_of_number(self) -> re.Pattern[str]:
        """Finds the end of "out of 7"."""
        return _folded(rf"[(\[]?\s*(?:{one_of(self.out_of)}|/)\s*(\d{{1,3}})\s*(?:[)\]]|$)")

    @cached_property
    def percent_sign(self) -> re.Pattern[str]:
        """Meets "in percent"."""
        return _folded(rf"[(\[]?\s*(?:in\s+)?(?:%|\b{one_of(self.percent)}\b)\s*[)\]]?")

    @cached_property
    def number(self) -> re.Pattern[str]:
        """Meets a cell such as "level 3", "3/5" or "60 %": its number, what it is out of, its sign."""
        number = r"([+-]?\d+(?:[.,]\d+)?)(?:\s*/\s*(\d{1,3}))?(\s*%)?"
        return _folded(rf"(?:{one_of(self.level)}\.?\s*)?{number}")


class RosterFile(_Part):
    """The whole file; what is held against cells and headings stands in the properties."""

    headings: HeadingWords
    bearers: Words
    numbers: Words
    ignored: Words
    so: Words
    not_so: Words
    nothing: Words
    held: Words
    not_held: Words
    gone: Words
    here: Words
    asks_here: Words
    no_level: Words
    scale: ScaleWords
    months: tuple[Words, ...]
    beside_dates: Words
    weekdays: Words
    totals: Words
    sums_of: Words
    counts: Words
    counted: Words
    sums_alone: Words
    sums_beside: Words
    teams: Words
    notes: Words

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """The field of each heading, by its key."""
        told = {label_key(name): field for field, names in self.headings for name in names}
        numbered = {label_key(f"{who} {number}"): "id" for who in self.bearers for number in self.numbers}
        return {**numbered, **told}

    @cached_property
    def joined_numbers(self) -> frozenset[str]:
        """Headings of numbers written as one word: "employeeid"."""
        return frozenset(f"{who}{number}".replace(" ", "") for who in self.bearers for number in self.numbers)

    @cached_property
    def month_of(self) -> Mapping[str, int]:
        """The number of each month by its name."""
        return {name: number for number, names in enumerate(self.months, start=1) for name in names}

    @cached_property
    def empty(self) -> frozenset[str]:
        """Cells that say nothing."""
        return frozenset({"", NOT_STATED, *self.nothing})

    @cached_property
    def none_held(self) -> frozenset[str]:
        """Cells that say of a skill that it is not held."""
        return self.empty | {*self.not_so, *self.not_held, "0", "0.0"}

    @cached_property
    def held_at_none(self) -> frozenset[str]:
        """Cells that say that a skill is held, and not at which level."""
        return frozenset({*self.so, *self.held})

    @cached_property
    def levels_of_none(self) -> frozenset[str]:
        """Words for a level that is none."""
        return frozenset({*self.no_level, *self.not_so})

    @cached_property
    def yes(self) -> frozenset[str]:
        """Cells that say yes to what their heading asks."""
        return frozenset({*self.so, "1"})

    @cached_property
    def nought(self) -> frozenset[str]:
        """Cells that say no to it."""
        return frozenset({*self.not_so, "0"})

    @cached_property
    def left(self) -> re.Pattern[str]:
        """Meets a state of those who are here no longer, at its beginning."""
        return re.compile(rf"{one_of(self.gone)}(?!\w)")

    @cached_property
    def staying(self) -> re.Pattern[str]:
        """Meets a state of those who are here, at its beginning."""
        return re.compile(rf"{one_of(self.here)}(?!\w)")

    @cached_property
    def sum(self) -> re.Pattern[str]:
        """Meets the name of a row of sums, at its beginning."""
        return re.compile(
            rf"(?:{one_of(self.sums_of)}\s*)?"
            rf"(?:{one_of(self.totals)}\b"
            rf"|{one_of(self.counts)} {one_of(self.counted)}(?: .*)?$"
            rf"|{one_of(self.sums_alone)}(?=\W*$|\s*[:(]|\s+{one_of(self.sums_beside)}\b))"
        )

    @cached_property
    def team(self) -> re.Pattern[str]:
        """Meets the heading of a team, anywhere."""
        return re.compile(rf"\b{one_of(self.teams)}\b|:$")

    @cached_property
    def note(self) -> re.Pattern[str]:
        """Meets a note, at its beginning."""
        return re.compile(rf"{one_of(self.notes)}\b|[*†‡©#]|\(c\)")


def _folded(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def roster_words() -> RosterFile:
    """The shipped words, read once; raises BadVocabulary."""
    return read_checked(VOCABULARY / "rosters.yaml", RosterFile)
