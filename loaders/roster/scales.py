"""Scales of levels: read from a heading or given, and mapped once onto the five levels of this product."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cache

from graph.errors import BadQuestion
from graph.folding import folded
from graph.kinds import Level, level_label
from graph.people import About
from loaders.roster.cells import BadCell, checked, text_of
from loaders.roster.tables import TableCell
from loaders.vocabulary.rosters import roster_words
from loaders.vocabulary.vocabulary import lookup_key
from loaders.vocabulary.wording import WordingFile
from loaders.vocabulary.yaml_data import read_checked
from seeds.shipped import VOCABULARY


class Absent(Enum):
    """A level that says that the skill is not held."""

    HELD = "not held"


ScaleStep = Level | None | Absent
LEVELS = {level.name.casefold(): level for level in Level}
MOST = 100
_LEGEND = re.compile(r"(\d{1,3})\s*(?:=|:)\s*([a-z][a-z -]*[a-z])", re.IGNORECASE)
_NUMBER_AND_WORD = re.compile(r"(\d{1,3})\s*[-–:.,=(]\s*([^\W\d].*?)\)?")


@dataclass(frozen=True)
class Scale:
    """A scale by its name and the level of each of its numbers or words, Absent where nothing is held.

    `percent` maps hundredths instead, `fraction` those that are written as 0.8.
    """

    name: str
    steps: Mapping[str, ScaleStep] = field(default_factory=dict)
    percent: bool = False
    fraction: bool = False

    @property
    def words(self) -> str:
        """What each number or word is read as, for a person to check."""
        if self.percent:
            steps = "to 20 = basic, to 40 = working, to 60 = proficient, to 80 = advanced, above = expert"
            return f"0 = not held, {steps}"
        return ", ".join(f"{step} = {_label(level)}" for step, level in self.steps.items())

    @property
    def bare(self) -> "Scale":
        """The scale without the words of a heading: as it is where numbers name it."""
        return self if self.percent or self.name.replace(" to ", "").isdecimal() else Scale("of its own")

    def of(self, number: float) -> ScaleStep:
        """The level of a number; raises KeyError for one that is not on the scale."""
        if not self.percent:
            return self.steps[f"{number:g}"]
        hundredths = round(number * 100 if self.fraction else number, 6)
        if not 0 <= hundredths <= 100:
            raise KeyError(number)
        return Level(math.ceil(hundredths / 20)) if hundredths else Absent.HELD


def ranged(low: int, high: int) -> Scale:
    """The scale from low to high: nought is not held, the rest goes evenly from basic to expert."""
    first = max(low, 1)
    steps: dict[str, ScaleStep] = {"0": Absent.HELD} if low == 0 else {}
    for number in range(first, high + 1):
        # A half goes down: nobody is given a level that the table does not state.
        share = 1 + (number - first) * 4 / max(high - first, 1)
        steps[str(number)] = Level(math.ceil(share - 0.5))
    return Scale(f"{low} to {high}", steps)


PLAIN = ranged(1, 5)
HUNDREDTHS = Scale("percent", percent=True)


def scale_named(text: str) -> Scale:
    """The scale that a person gives, as 0-4, percent, or 0=none,1=basic; raises BadQuestion."""
    plain_text = folded(text).strip()
    if "=" in plain_text:
        return _of_pairs(plain_text)
    stated = _scale_in(plain_text)
    if stated is None or stated[0].strip(" ()[]-:"):
        told = f"no scale is called {text!r}"
        how = 'give one such as 0-4, 1-7, percent, or "0=none,1=basic,3=expert"'
        raise BadQuestion(f"{told}; {how}", f"the scale is not understood; {how}")
    return stated[1]


def scale_in(heading: str) -> tuple[str, Scale] | None:
    """The heading without its scale, and the scale; None where it states none."""
    return _scale_in(folded(heading))


def level_of(cell: TableCell, scale: Scale = PLAIN) -> ScaleStep:
    """The level on a scale, None when it is held at none stated; raises BadCell."""
    checked(cell, About.LEVEL, "level")
    text = text_of(cell).casefold()
    if text in roster_words().empty or text in roster_words().held_at_none:
        return None
    if text in scale.steps:
        return scale.steps[text]
    if text in LEVELS:
        return LEVELS[text]
    number = _number(text, scale)
    if number is None:
        number = word_level(text)
    if number is None:
        why = _remedy(scale)
        raise BadCell(
            About.LEVEL,
            f"the level is out of scale; {why}",
            f"level {text_of(cell)!r} is out of scale; {why}",
        )
    return number


def word_level(text: str) -> ScaleStep:
    """The level of a word in the vocabulary, None for a word that it does not hold."""
    word = lookup_key(text)
    return Absent.HELD if word in roster_words().levels_of_none else _phrases().get(word)


def in_fractions(scale: Scale, cells: list[TableCell]) -> Scale:
    """The scale of hundredths as these cells write them: as 80, or as 0.8."""
    numbers = [cell for cell in cells if isinstance(cell, (int, float))]
    if scale.percent and numbers and all(0 <= number <= 1 for number in numbers):
        return replace(scale, fraction=True)
    return scale


def _number(text: str, scale: Scale) -> ScaleStep:
    """The level of a number, alone or before the word for it; None when it is not on the scale."""
    if written := roster_words().scale.number.fullmatch(text):
        if (written[3] and not scale.percent) or (written[2] and written[2] not in scale.name.split()):
            return None
        number = float(written[1].replace(",", "."))
        try:
            return replace(scale, fraction=False).of(number) if written[3] else scale.of(number)
        except KeyError:
            return None
    if written := _NUMBER_AND_WORD.fullmatch(text):
        level = _number(written[1], scale)
        named = LEVELS.get(written[2], level)
        return level if named == level else None
    return None


def _scale_in(heading: str) -> tuple[str, Scale] | None:
    stated = (read(heading) for read in (_in_legend, _in_range, _out_of, _in_percent))
    return next(filter(None, stated), None)


def _in_legend(heading: str) -> tuple[str, Scale] | None:
    """The steps that a heading spells out, as in "Level (1=basic, 3=expert)"."""
    legend = {number: word_level(word) for number, word in _LEGEND.findall(heading)}
    if len(legend) < 2 or None in legend.values():
        return None
    rest = re.split(r"[(\[,:]?\s*\d{1,3}\s*[=:]", heading, maxsplit=1)[0]
    return rest, Scale(", ".join(legend), legend)


def _in_range(heading: str) -> tuple[str, Scale] | None:
    ends = roster_words().scale.range.search(heading)
    if not ends:
        return None
    low, high = int(ends[1]), int(ends[2])
    if (low, high) == (0, 100):
        return roster_words().scale.percent_sign.sub("", _without(heading, ends)), HUNDREDTHS
    return (_without(heading, ends), ranged(low, high)) if low <= 1 < high <= MOST else None


def _out_of(heading: str) -> tuple[str, Scale] | None:
    end = roster_words().scale.out_of_number.search(heading)
    if not end or not 1 < int(end[1]) <= MOST:
        return None
    return _without(heading, end), ranged(1, int(end[1]))


def _in_percent(heading: str) -> tuple[str, Scale] | None:
    sign = roster_words().scale.percent_sign.search(heading)
    return (_without(heading, sign), HUNDREDTHS) if sign else None


def _of_pairs(text: str) -> Scale:
    """The scale that a person spells out step by step."""
    steps: dict[str, ScaleStep] = {}
    for pair in filter(None, map(str.strip, re.split(r"[,;]", text))):
        step, sign, word = (part.strip().casefold() for part in pair.partition("="))
        level = LEVELS.get(word) or (PLAIN.steps.get(word) or word_level(word))
        if word in roster_words().levels_of_none or word == "0":
            level = Absent.HELD
        if not sign or not step or level is None:
            how = f"write each step as 3=expert, with one of {', '.join(LEVELS)} or none"
            raise BadQuestion(
                f"{pair!r} is no step of a scale; {how}", f"a step of the scale is not understood; {how}"
            )
        steps[step] = level
    return Scale(", ".join(steps), steps)


def _remedy(scale: Scale) -> str:
    words = ", ".join(LEVELS)
    if scale == PLAIN:
        return f"give 1 to 5, or {words}; where the table has another scale, name it (--scale 0-4)"
    return f"the scale is {scale.name}; give another one (--scale), or {words}"


def _without(heading: str, stated: re.Match[str]) -> str:
    return f"{heading[: stated.start()]} {heading[stated.end() :]}"


def _label(level: ScaleStep) -> str:
    return Absent.HELD.value if isinstance(level, Absent) else level_label(level).lower()


@cache
def _phrases() -> Mapping[str, Level]:
    wording = read_checked(VOCABULARY / "wording.yaml", WordingFile)
    said = {lookup_key(phrase): level for level, phrases in wording.levels.items() for phrase in phrases}
    return {**said, **LEVELS}
