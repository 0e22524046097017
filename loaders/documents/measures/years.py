"""Years of experience, and years of leading people, read from one statement or from one cell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from graph.facts import Years
from loaders.documents.measures.waived import is_waived
from loaders.vocabulary.vocabulary import Vocabulary

# More years than these are of something else.
MOST_YEARS = 40
# A longer text before a colon, in characters, is no label.
LONGEST_LABEL = 60
_FIELD_LED = re.compile(r"(?P<field>[\w/&-]+)\s+leadership\s+experience\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=\w\w)[.!?](?=\s|$)|;")


@dataclass(frozen=True)
class StatedYears:
    """Years at their place, in characters; `field` is what they are of, `leading` that it is people."""

    start: int
    end: int
    low: int
    high: int | None
    field: str | None
    leading: bool

    def as_years(self, line: int | None, *, alternative: bool = False) -> Years:
        """The years as a role states them."""
        return Years(
            min=self.low, max=self.high, field=self.field, line=line, alternative_to_education=alternative
        )


def years_in(text: str, vocabulary: Vocabulary) -> list[StatedYears]:
    """The years of experience that a folded text asks for, in its order."""
    if not vocabulary.experience.may_be_in(text):
        return []
    met = list(vocabulary.experience.amount.finditer(text))
    own = [_Around(text, at, met, vocabulary) for at in range(len(met))]
    stated = [years for around in own if (years := around.stated())]
    if not stated:
        return _labelled(text, vocabulary)
    return [*stated, *_parts(text, stated, vocabulary)]


def _labelled(text: str, vocabulary: Vocabulary) -> list[StatedYears]:
    """The years behind a label that says all of it: "Years of experience: 5-7"."""
    by = vocabulary.experience
    label, colon, value = text.partition(":")
    if not colon or len(label) > LONGEST_LABEL:
        return []
    if not (by.unit.search(label) and by.said.search(label) and not re.search(r"\d", label)):
        return []
    years = years_of_cell(value, vocabulary)
    leads = bool(vocabulary.patterns["supervision"].search(label) or by.leading.search(label))
    at = len(label) + 1
    return [StatedYears(at, len(text), years.min, years.max, years.field, leads)] if years else []


def years_of_cell(text: str, vocabulary: Vocabulary) -> Years | None:
    """The years of a cell whose label says that they are experience: "0-2 years", "5+", "3 to 5 yrs"."""
    by = vocabulary.experience
    part = by.part.search(text)
    # "3+ years, incl. one of leading people" states three.
    said = (text[: part.start()].rstrip(" ,(") if part else text).strip(" .*|")
    if (match := by.cell.match(said)) is None:
        return None
    amount = by.bare.search(said)
    rest = said[match.end() :]
    bound = by.least_behind.match(rest) or by.most_behind.match(rest)
    rest = rest[bound.end() :].lstrip(" ,") if bound else rest
    told = amount and amount["unit"] and (by.said.match(rest.strip(" '")) or by.direct_field.match(rest))
    told = told and not by.of_else.match(rest)
    if amount is None or (rest.strip(" .)'") and not told) or by.never.match(rest):
        return None
    low, high = _span(amount, said[: amount.start()], said[amount.end() :], vocabulary)
    return Years(min=low, max=high, field=_field("", rest, vocabulary), line=None)


@dataclass(frozen=True)
class _Around:
    """One number of years and the words around it, up to the next and within its sentence."""

    text: str
    at: int
    met: list[re.Match[str]]
    vocabulary: Vocabulary

    def stated(self) -> StatedYears | None:
        by, match = self.vocabulary.experience, self.met[self.at]
        before, rest = self._before(), self._rest()
        low, high = _span(match, before, rest, self.vocabulary)
        head = _without_bounds(before, self.vocabulary)
        bound = by.least_behind.match(rest) or by.most_behind.match(rest)
        rest = rest[bound.end() :].lstrip(" ,") if bound else rest
        if max(low, high or 0) > MOST_YEARS or not self._are_meant(head, rest):
            return None
        if not self.vocabulary.stances.judged(self.text, *match.span()).holds:
            return None
        if is_waived(self.text, match.end(), match.end(), self.vocabulary):
            return None
        near = rest if by.said.search(rest) or by.direct_field.match(rest) else head
        field = _field(head, rest, self.vocabulary)
        return StatedYears(*match.span(), low, high, field, _leads(near, near is rest, self.vocabulary))

    def _before(self) -> str:
        first = self.met[self.at - 1].end() if self.at else 0
        return self.text[first : self.met[self.at].start()]

    def _rest(self) -> str:
        end = self.met[self.at].end()
        last = self.met[self.at + 1].start() if self.at + 1 < len(self.met) else len(self.text)
        stop = _SENTENCE.search(self.text, end, last)
        return self.text[end : stop.start() if stop else last]

    def _are_meant(self, head: str, rest: str) -> bool:
        """True where the words around say that the years are of experience."""
        by = self.vocabulary.experience
        ends = [match.end() for match in _SENTENCE.finditer(head)]
        sentence = head[ends[-1] :] if ends else head
        if by.not_behind.search(sentence) or by.never.match(rest) or by.ours.search(sentence):
            return False
        # "5 years of experience with 2 years in a lead role" is none of years that were worked on.
        if by.our_turn.search(rest) or (self.at == 0 and by.worked_on.search(sentence)):
            return False
        said_before = bool(by.said_before.search(sentence))
        if by.behind_for.search(sentence) and not said_before:
            return False
        if by.said.search(rest) or said_before:
            return True
        field = by.direct_field.match(rest) and not by.of_else.match(rest)
        return bool(field and by.led.search(sentence))


def _without_bounds(before: str, vocabulary: Vocabulary) -> str:
    """The words before years, but for those of a least or most number."""
    by = vocabulary.experience
    head = before.rstrip(" (")
    while bound := by.least_before.search(head) or by.most_before.search(head):
        shorter = re.sub(r"\s+an?$", "", head[: bound.start()].rstrip(" ("))
        if shorter == head:
            break
        head = shorter
    return head


def _span(match: re.Match[str], before: str, rest: str, vocabulary: Vocabulary) -> tuple[int, int | None]:
    """The least and the most of the years, None for no most."""
    by, value = vocabulary.experience, partial(_value, vocabulary=vocabulary)
    named = match.groupdict()
    if joined := named.get("joined_low"):
        return value(joined), None
    low = value(match["low"])
    if match["months"]:
        return 0, value(match["high"] or match["low"])
    if match["high"]:
        high = value(match["high"])
        return (low, None) if match["high_plus"] or high < low else (low, high)
    if match["plus"] or match["more"]:
        return low, None
    least, most = by.least_before.search(before), by.most_before.search(before)
    # "No more than" holds "more than", "no less than" holds "less than".
    fewer = most and not (least and least.start() < most.start())
    return (0, low) if fewer or by.most_behind.match(rest) else (low, None)


def _leads(words: str, behind: bool, vocabulary: Vocabulary) -> bool:
    """True when the words that say what years are of speak of leading people."""
    by = vocabulary.experience
    part = by.part.search(words)
    words = words[: part.start()] if part else words
    words = re.split(r",\s", words)[0] if behind else words
    if behind and by.direct.match(words):
        return True
    words = _FIELD_LED.sub(partial(_led_field, vocabulary=vocabulary), by.supervised.sub(" ", words))
    return bool(vocabulary.patterns["supervision"].search(words) or by.leading.search(words))


def _led_field(match: re.Match[str], vocabulary: Vocabulary) -> str:
    """What "sales leadership experience" is without the leading: it is gained in a trade, not with people."""
    word = match["field"].casefold()
    plain = vocabulary.experience.kind.fullmatch(word) or word in vocabulary.joining
    people = vocabulary.patterns["led_people"].fullmatch(word)
    return (
        match.group()
        if plain or people or vocabulary.levels[0].fullmatch(word)
        else f"{match['field']} experience"
    )


def _parts(text: str, stated: list[StatedYears], vocabulary: Vocabulary) -> Iterator[StatedYears]:
    """Years of leading people that are a part of others: "5 years, of which 2 in a supervisory role"."""
    by = vocabulary.experience
    for part in by.part.finditer(text, stated[0].end):
        amount = by.bare.search(text, part.start("of") if part["of"] else part.end())
        stop = _SENTENCE.search(text, part.end())
        if amount is None or (stop and stop.start() < amount.start()):
            continue
        rest = text[max(amount.end(), part.end()) : stop.start() if stop else len(text)]
        known = any(years.start <= amount.start() < years.end for years in stated)
        if not known and _leads(rest, True, vocabulary):
            low, high = _span(amount, text[: amount.start()], rest, vocabulary)
            yield StatedYears(*amount.span(), low, high, None, True)


def _field(head: str, rest: str, vocabulary: Vocabulary) -> str | None:
    """What the years are of: "in X", "of X experience", right behind the years, or before them."""
    by = vocabulary.experience
    part = by.part.search(rest)
    rest = rest[: part.start()] if part else rest
    said = by.said.search(rest)
    tries = (
        [by.field_before.match(rest), by.field_behind.search(rest)] if said else [by.direct_field.match(rest)]
    )
    if not said:
        tries.append(by.field_behind.search(head))
    fields = (_trimmed(match.group(1), vocabulary) for match in tries if match)
    return next((field for field in fields if field), None)


def _trimmed(words: str, vocabulary: Vocabulary) -> str | None:
    """A field without the words before and behind it that name none."""
    by, field = vocabulary.experience, words.strip(" ,'-")
    while led := by.kind.match(field):
        field = field[led.end() :]
    while tail := by.tail.search(field):
        field = field[: tail.start()]
    return field.strip(" ,'-") or None


def _value(text: str, vocabulary: Vocabulary) -> int:
    return int(text) if text.isdigit() else vocabulary.experience.numbers[text.casefold()]
