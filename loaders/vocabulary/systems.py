"""Finding the systems that a statement names, by their names and aliases."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from graph.folding import folded
from graph.kinds import NodeKind
from graph.names import slug
from loaders.vocabulary.addresses import without_addresses
from loaders.vocabulary.skill import Skill
from loaders.vocabulary.words import Text, one_of

Case = Literal["any", "exact"]
Context = Literal["none", "list", "spend"]


class Alias(BaseModel):
    """A name of a system with its own policy."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Text
    case: Case = "any"
    context: Context = "none"
    verb_before: tuple[Text, ...] = ()


class System(Alias):
    """A system: its name, the policy of that name, and its other names."""

    aliases: tuple[Text | Alias, ...] = ()

    @property
    def names(self) -> tuple[Alias, ...]:
        """All names of the system, each with its policy."""
        given = (Alias(name=a) if isinstance(a, str) else a for a in self.aliases)
        own = Alias(name=self.name, case=self.case, context=self.context, verb_before=self.verb_before)
        return (own, *given)

    @property
    def skill(self) -> Skill:
        """The system as the graph knows it."""
        aliases = tuple(alias.name for alias in self.names[1:] if alias.context != "spend")
        return Skill(f"{NodeKind.SYSTEM}:{slug(self.name.replace('+', ' plus'))}", self.name, aliases)


class SystemFile(BaseModel):
    """The file of systems, and the words that make a context."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    spend_words: tuple[Text, ...]
    list_words: tuple[Text, ...]
    systems: tuple[System, ...]


@dataclass(frozen=True)
class Named:
    """A system named in a text: where, in characters, and whether the name is sure by itself."""

    skill: Skill
    start: int
    end: int
    context: Context


class Systems:
    """The systems of a vocabulary; the longest name that stands at a place wins."""

    def __init__(self, file: SystemFile, list_leads: Iterable[str]) -> None:
        self._names = {
            (folded(a.name) if a.case == "exact" else folded(a.name).casefold()): (s.skill, a)
            for s in file.systems
            for a in s.names
        }
        longest = sorted({folded(alias.name) for _, alias in self._names.values()}, key=len, reverse=True)
        inner = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest)
        self._pattern = re.compile(rf"(?<![\w]){'(?:' + inner + ')'}(?![\w])", re.IGNORECASE)
        self._spend = _any(file.spend_words)
        self._list = re.compile(_any(file.list_words).pattern + rf"[\s:,]*(?:{one_of(list_leads)},?)?\s*\(?")
        self.skills = tuple(system.skill for system in file.systems)
        self._named = lru_cache(maxsize=8192)(self._find)

    def named_in(self, text: str) -> tuple[Named, ...]:
        """The systems that a text names, in the order of the text; one may stand at several places."""
        return self._named(text)

    def _find(self, text: str) -> tuple[Named, ...]:
        text = without_addresses(text)
        met = list(self._met(text))
        sure = [named for named in met if named.context == "none"]
        listed = bool(sure) or len(met) > 1
        return tuple(
            named
            for named in met
            if named.context == "none"
            or (named.context == "list" and listed and self._in_list(text, named, met))
            or (named.context == "spend" and self._spend.search(text))
        )

    def _met(self, text: str) -> Iterator[Named]:
        for match in self._pattern.finditer(text):
            words = " ".join(match.group().split())
            skill, alias = self._names.get(words) or self._names.get(words.casefold()) or (None, None)
            if skill and alias and not _is_verb(text, match, alias):
                yield Named(skill, match.start(), match.end(), alias.context)

    def _in_list(self, text: str, named: Named, met: list[Named]) -> bool:
        """True when a comma, a slash, a bracket or "and" joins the name to another system's."""
        before, after = text[: named.start], text[named.end :]
        joined = re.search(r"(?:[,/(&]|\band|\bor)\s*$", before) or re.match(
            r"\s*(?:[,/)&]|and\b|or\b)", after
        )
        bracket = before.rfind("(") > before.rfind(")")
        led = bool(self._list.search(before)) or any(other.context == "none" for other in met)
        return bool(joined) and led and (bracket or any(_near(named, o) for o in met if o is not named))


def _is_verb(text: str, match: re.Match[str], alias: Alias) -> bool:
    """True where the name opens the text and is followed as a verb would be ("Excel at ...")."""
    follower = re.match(r"\s+(\w+)", text[match.end() :])
    return match.start() == 0 and follower is not None and follower.group(1).casefold() in alias.verb_before


def _near(one: Named, other: Named) -> bool:
    return min(abs(one.start - other.end), abs(other.start - one.end)) <= 12


def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    inner = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{inner})\b", re.IGNORECASE)
