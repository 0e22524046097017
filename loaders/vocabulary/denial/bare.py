"""Denials that no cue of a fixed reach states: "no", a value behind a colon, and whoever does it instead."""

import re
from collections.abc import Iterable

from loaders.vocabulary.denial.cues import DenialFile
from loaders.vocabulary.grammar import DenialWords
from loaders.vocabulary.words import one_of

# How many characters a denial without a cue may begin before the thing.
REACH = 160


class BareDenials:
    """What a clause denies without a cue; `verbs` are third-person verbs that open statements."""

    def __init__(self, file: DenialFile, words: DenialWords, verbs: Iterable[str]) -> None:
        self._no = re.compile(rf"\b{one_of(words.no)}\b", re.IGNORECASE)
        self._value = re.compile(
            rf"(?:\s+\w+){{0,2}}\s*(?:[:=?]|\s[-–—])\s*{one_of(words.no_values)}\s*(?:[.,;)]|$)",
            re.IGNORECASE,
        )
        self._read_no(file, rf"(?:,|\b{one_of(words.joining)}\b|/)")
        self._subject = re.compile(
            rf"(?:\s*{one_of(words.subjects)}\b|\s*[\w-]+(?:,|\s+and\b|\s+or\b))*\s*", re.IGNORECASE
        )
        self._passive = re.compile(
            rf"(?:\s+[\w-]+){{0,2}}?\s+{one_of(words.passive)}\s+(?:\w+ly\s+)?(?P<done>\w+)\s+by\s+",
            re.IGNORECASE,
        )
        self._verbs = re.compile(rf"{one_of(verbs)}\b", re.IGNORECASE)
        self._departments = _named(file.departments)
        self._agent = re.compile(
            rf"(?i:{one_of(words.agents)}\s+)?(?:[\w-]+\s+){{0,2}}?"
            rf"(?:{_named((*file.departments, *file.people)).pattern})\b|(?i:{one_of(words.others)})\s+\w+"
        )
        self._people = _named(file.people)

    def _read_no(self, file: DenialFile, joined: str) -> None:
        """The patterns around "no"; `joined` is one for what joins the things of a list."""
        kinds, holdings = one_of(file.no_kinds), one_of(file.no_holdings)
        joins, ends = one_of(file.no_joins), one_of(file.no_ends)
        # A list of things without a verb, up to the conjunction or comma before the last.
        items = rf"(?:[^,;.:()]{{1,30}}?{joined}\s*)*"
        self._kinds = re.compile(rf"(?:\s+{kinds})*\s+(?:(?:\w+\s+){{1,3}}{joined}\s+)?", re.IGNORECASE)
        self._held = re.compile(
            rf"(?:\s+{kinds})*\s+{holdings}(?:\s*{joined}\s*{holdings})*(?:\s+{joins})+\s+{items}",
            re.IGNORECASE,
        )
        self._ends = re.compile(
            rf"(?:\s*{joined}\s*[\w-]+(?:\s+[\w-]+)?)*?\s+(?:{kinds}\s+)*{ends}\b"
            r"|\s*(?:$|[.,;)])|\s+(?:or|nor)\s",
            re.IGNORECASE,
        )

    def by_no(self, text: str, clause: int, start: int, end: int) -> tuple[int, int] | None:
        """Where "no prior Salesforce experience" stands around a thing; its clause begins at `clause`."""
        for no in self._no.finditer(text, max(clause, start - REACH), start):
            between = text[no.end() : start]
            held = self._held.fullmatch(between)
            if held or (self._kinds.fullmatch(between) and self._ends.match(text, end)):
                return no.start(), end
        return None

    def by_value(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Where "Salesforce: no" stands."""
        value = self._value.match(text, end)
        return (start, value.end()) if value else None

    def by_agent(self, text: str, clause: int, start: int, end: int) -> tuple[int, int] | None:
        """Where it is said who else does the thing: "payroll is run by another team", "Treasury pays ..."."""
        before = text[clause:start]
        led = self._departments.match(before.lstrip())
        if led and led.end() == len(before.strip()) and self._verbs.match(text, start):
            return clause, start
        passive = self._passive.match(text, end)
        if passive is None or len(before) > REACH or not self._subject.fullmatch(before):
            return None
        agent = self._agent.match(text, passive.end())
        # Who uses a thing may use it together with the role; who does a duty does it alone.
        shared = passive["done"].casefold() == "used" and agent and self._people.search(agent.group())
        return (passive.start(), agent.end()) if agent and not shared else None

    def is_other(self, text: str, at: int) -> bool:
        """True when the words that begin at `at`, in characters, name somebody else."""
        blanks = len(text) - at - len(text[at:].lstrip())
        return bool(self._agent.match(text, at + blanks))


def _named(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern for names; those in capitals are met in capitals only."""
    all_names = tuple(names)
    small = one_of(name for name in all_names if not name.isupper())
    great = one_of([name for name in all_names if name.isupper()] or ["\0"])
    return re.compile(rf"\b(?:(?i:{small})|{great})\b")
