"""Finding the systems that a statement names, by their names and aliases."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from loaders.vocabulary.addresses import without_addresses
from loaders.vocabulary.name_index import Context, Name, NameIndex
from loaders.vocabulary.names import name_words
from loaders.vocabulary.own_names import NO_NAMES, SILENT, OwnNames, joined
from loaders.vocabulary.products import Product, read_products
from loaders.vocabulary.skill import Skill
from loaders.vocabulary.system_names import SystemFile, hand_written, of_products
from loaders.vocabulary.words import one_of
from loaders.vocabulary.yaml_data import read_checked

# "at a basic level", "at an upper intermediate level".
_AT_LEVEL = re.compile(r"\s+\w+\s+(?:an?\s+)?[\w-]+(?:\s[\w-]+)?\s+level\b")


# What goes on behind a letter that is no name by itself.
_GOES_ON = re.compile(r"\s?&|/\d|\.\w|['’+#]|-\w")


@dataclass(frozen=True)
class Named:
    """A system named in a text: where, in characters, and whether the name is sure by itself."""

    skill: Skill
    start: int
    end: int
    context: Context


class Systems:
    """The systems of a vocabulary; the longest name at a place wins.

    Of names that are written alike an organisation's own counts before a hand-written one, and that before
    those of products.
    """

    def __init__(
        self,
        file: SystemFile,
        list_leads: Iterable[str],
        products: Iterable[Product] = (),
        own: OwnNames = NO_NAMES,
    ) -> None:
        products = tuple(products)
        self._made_of = (file, tuple(list_leads), products)
        shipped = (*hand_written(file.systems), *of_products(products))
        self._names, named = joined(shipped, own)
        self._index = NameIndex(self._names)
        self._kinds = {product.skill.id: frozenset((product.kind,)) for product in products}
        self._kinds |= {system.skill.id: system.kinds for system in file.systems}
        by_id = {system.skill.id: system.skill for system in file.systems} | named
        self.skills = tuple(by_id.values())
        self._spend = _any(file.spend_words)
        letters = (
            rf"{one_of(file.before_letters or ('(?!)',))}|[A-Z]\s{one_of(file.letter_joins or ('(?!)',))}"
        )
        self._letters = re.compile(rf"(?:&\s?|\w\.|\b(?:{letters})\s)$", re.IGNORECASE)
        plain = (system for system in file.systems if system.context == "none")
        self._plain = {system.name: named.get(system.skill.id, system.skill) for system in plain}
        leads = one_of(self._made_of[1])
        self._list = re.compile(_any(file.list_words).pattern + rf"[\s:,]*(?:{leads},?)?\s*\(?")
        kinds = _any((*file.list_words, *file.kind_words)).pattern
        self._kind = re.compile(rf"{kinds}\s*\(\s*(?:{leads},?\s+)?$", re.IGNORECASE)
        joins = one_of(file.joining_words)
        self._joined = (
            re.compile(rf"(?:[,/(&]|\b{joins})\s*$"),
            re.compile(rf"\s*(?:[,/)&]|{joins}\b)"),
        )
        self._named = lru_cache(maxsize=8192)(self._find)

    @classmethod
    def read(cls, folder: Path, list_leads: Iterable[str]) -> "Systems":
        """The systems of a folder; raises BadVocabulary. Products that ship are known where it has none."""
        file = read_checked(folder / "systems.yaml", SystemFile, folder)
        return cls(file, list_leads, read_products(folder))

    def with_own(self, own: OwnNames) -> "Systems":
        """These systems with names of an organisation's own, those that mean no system among them."""
        return Systems(*self._made_of, own)

    def names(self) -> tuple[tuple[str, Skill], ...]:
        """Every name that is met, as it is written, with the system that it means; own ones first."""
        return tuple((name.text, name.owner.skill) for name in self._names if name.owner is not SILENT)

    def named_in(self, text: str) -> tuple[Named, ...]:
        """The systems that a text names, in the order of the text; one may stand at several places."""
        return self._named(text)

    def kinds_of(self, skill: Skill) -> frozenset[str]:
        """The kinds of products that a system belongs to, none where nothing says so."""
        return self._kinds.get(skill.id, frozenset())

    def _find(self, text: str) -> tuple[Named, ...]:
        text = without_addresses(text)
        met = list(self._met(text))
        if text.isupper():
            # Names that are written as words are met in capitals too: "CAN USE EXCEL".
            met += [
                n
                for n in self._met(text.title())
                if not any(o.start < n.end and n.start < o.end for o in met)
            ]
            met.sort(key=lambda named: named.start)
        sure = [named for named in met if named.context == "none"]
        listed = bool(sure) or len(met) > 1
        return tuple(
            named
            for named in met
            if named.context == "none"
            or (named.context in {"list", "asked"} and listed and self._in_list(text, named, met))
            or (named.context == "asked" and (_is_asked(text, named) or self._is_alone(text, named)))
            or (named.context != "spend" and self._is_of_kind(text, named))
            or (named.context == "spend" and self._spend.search(text))
        )

    def _met(self, text: str) -> Iterator[Named]:
        for match, name in self._index.met(text):
            if name.owner is not SILENT and not (_is_verb(text, match, name) or self._is_part(text, match)):
                # In a list where no money is spent the name is that of the system itself.
                plain = self._plain.get(match.group()) if name.context == "spend" else None
                spent = plain is None or bool(self._spend.search(text))
                skill = name.owner.skill if spent or plain is None else plain
                context = _context(text, match, name) if spent else "list"
                yield Named(skill, match.start(), match.end(), context)

    def _is_of_kind(self, text: str, named: Named) -> bool:
        """True in a bracket behind a word that says of what kind it is: "the till (Lightspeed)"."""
        behind = re.match(r"\s*[),/;]", text[named.end :]) or self._joined[1].match(text[named.end :])
        return bool(behind and self._kind.search(text[: named.start]))

    def _is_alone(self, text: str, named: Named) -> bool:
        """True for the name of a system of the file and nothing else, as in a list or a cell: "Access."."""
        around = text[: named.start] + text[named.end :]
        return named.skill in self.skills and not around.strip(" .,;:*_")

    def _is_part(self, text: str, match: re.Match[str]) -> bool:
        """True for a letter that is a part of something else: "R&D", "R/3", "J.R.", "grade C"."""
        before, behind = text[: match.start()], text[match.end() :]
        return len(match.group()) == 1 and bool(_GOES_ON.match(behind) or self._letters.search(before))

    def _in_list(self, text: str, named: Named, met: list[Named]) -> bool:
        """True when a comma, a slash, a bracket or "and" joins the name to another system's."""
        before, after = text[: named.start], text[named.end :]
        joined = self._joined[0].search(before) or self._joined[1].match(after)
        bracket = before.rfind("(") > before.rfind(")")
        led = bool(self._list.search(before)) or any(other.context == "none" for other in met)
        return bool(joined) and led and (bracket or any(_near(named, o) for o in met if o is not named))


def _is_asked(text: str, named: Named) -> bool:
    words = name_words()
    place = (named.start, named.end)
    return words.asks_for(text, *place) or words.is_worked_in(text, *place) or words.is_skill(text, named.end)


def _is_verb(text: str, match: re.Match[str], name: Name) -> bool:
    """True where the name opens the text and is followed as a verb would be ("Excel at ..."), at no level."""
    behind = text[match.end() :]
    follower = re.match(r"\s+(\w+)", behind)
    verb = match.start() == 0 and follower is not None and follower.group(1).casefold() in name.verb_before
    return verb and not _AT_LEVEL.match(behind)


def _context(text: str, match: re.Match[str], name: Name) -> Context:
    """The context a name needs; an everyday word that opens a sentence bears its capital for that alone."""
    words = name_words()
    if name.case == "any" or name.context != "none" or match.group().casefold() not in words.everyday:
        return name.context
    start, end = match.span()
    if words.is_common_noun(text, start, end):
        return "asked"
    if name.verb_before or not _opens(text, start):
        return "none"
    # "Sage and onion" goes on in small letters.
    goes_on = re.match(r"\s*(?:,|&|and\b|or\b)\s*[a-z]", text[end:])
    return "none" if words.ends_at(text, end) and not goes_on else "asked"


def _opens(text: str, start: int) -> bool:
    """True where a sentence begins; a text that is the name alone is no sentence."""
    return not text[:start].strip() or bool(re.search(r"[.!?:]\s+$", text[:start]))


def _near(one: Named, other: Named) -> bool:
    return min(abs(one.start - other.end), abs(other.start - one.end)) <= 12


def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    inner = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b(?:{inner})\b", re.IGNORECASE)
