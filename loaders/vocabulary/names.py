"""Names that nobody knows: what a text asks for by a name, and which capitals are no name at all."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict, field_validator

from loaders.vocabulary.words import Text, one_of
from loaders.vocabulary.yaml_data import read_checked
from seeds.shipped import VOCABULARY

FILE = "names.yaml"
EVERYDAY = "everyday.txt"
_WORD = r"[A-Z][\w'+#-]*(?:[./&][A-Z]\w*)*"
_NAME = rf"{_WORD}(?: (?:& )?{_WORD}){{0,3}}"
# A tag of HTML, an address, the target of a link: their letters are not said.
_UNSAID = re.compile(r"<[^<>]{0,200}>|https?://\S+|www\.\S+|\S+@\S+|(?<=\])\([^()\s]*\)")
_SHORT = re.compile(r"(?<![\w.&/-])[A-Z][A-Z0-9&]{1,5}(?![\w&/-]|\.\w)")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_PARTS = re.compile(r"[^\W_]+(?:['&][^\W_]+)*")


class NameFile(BaseModel):
    """The words around a name that is asked for, and the words with a capital that are none."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    asked_before: tuple[Text, ...]
    kind_behind: tuple[Text, ...]
    skill_behind: tuple[Text, ...]
    used_before: tuple[Text, ...]
    no_name_before: tuple[Text, ...]
    ends_behind: tuple[Text, ...]
    kind_before: tuple[Text, ...]
    examples: tuple[Text, ...]
    term_before: tuple[Text, ...]
    asked_behind: tuple[Text, ...]
    generic_ends: tuple[Text, ...]
    small_behind: tuple[Text, ...]
    joiners: tuple[Text, ...]
    plain: tuple[Text, ...]

    @field_validator("plain", mode="after")
    @classmethod
    def _single(cls, plain: tuple[Text, ...]) -> tuple[str, ...]:
        return tuple(word.strip().casefold() for group in plain for word in group.split(","))


@dataclass(frozen=True)
class NameWords:
    """The words of the file, compiled, and the words that English writes small."""

    file: NameFile
    everyday: frozenset[str]

    @cached_property
    def _asked(self) -> re.Pattern[str]:
        """A name behind words that ask for it, with those that are listed behind it."""
        joined = rf"(?:\s*,\s*(?:and |or )?|\s+(?:and|or|&)\s+|\s*/\s*){_NAME}"
        lead = rf"(?<!\w)(?i:{one_of(self.file.asked_before)})[\s:,(]+(?:the |our |a |an )?"
        return re.compile(rf"{lead}(?P<names>{_NAME}(?:{joined}){{0,9}})")

    @cached_property
    def _of_kind(self) -> re.Pattern[str]:
        """A name before a word that says it is a system, within a sentence."""
        return re.compile(rf"(?<=[\w,;(] )(?P<names>{_NAME}) (?:{one_of(self.file.kind_behind)})(?!\w)")

    @cached_property
    def _lead(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?i:{one_of(self.file.asked_before)})[\s:,(]+(?:the |our )?$")

    @cached_property
    def _used(self) -> re.Pattern[str]:
        return re.compile(rf"\w\s+(?i:{one_of(self.file.used_before)})\s+$")

    @cached_property
    def _no_name(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?i:{one_of(self.file.no_name_before)})\s+$")

    @cached_property
    def _kind(self) -> re.Pattern[str]:
        return re.compile(rf"\s+{one_of(self.file.kind_behind)}(?!\w)")

    @cached_property
    def _skill(self) -> re.Pattern[str]:
        return re.compile(rf"(?:\s+|-){one_of(self.file.skill_behind)}(?!\w)")

    @cached_property
    def _end(self) -> re.Pattern[str]:
        words = one_of((*self.file.ends_behind, *self.file.kind_behind))
        return re.compile(rf"\s*(?:$|[,;.:)/&(]|{words}(?!\w))")

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(part for word in self.file.plain for part in (word, *word.split()))

    def asked_in(self, text: str) -> Iterator[tuple[str, int]]:
        """Each name that a text asks for, as written, with its first character; no address, no tag."""
        said = unsaid_out(text)
        if self._shouts(said):
            return
        for pattern in (self._asked, self._of_kind):
            for match in pattern.finditer(said):
                for name in re.finditer(_NAME, match["names"]):
                    yield name.group(), match.start("names") + name.start()

    def asks_for(self, text: str, start: int, end: int) -> bool:
        """True where the words before a name ask for it, or one behind says that it is a system."""
        if not self.ends_at(text, end):
            return False
        asked = self._lead.search(text[:start]) or (start and self._kind.match(text, end))
        return bool(asked) or any(at == start for _, at in self.asked_in(text))

    def ends_at(self, text: str, end: int) -> bool:
        """True where a name ends: at a stop, or before a word that makes no longer name of it."""
        return bool(self._end.match(text, end))

    def is_worked_in(self, text: str, start: int, end: int) -> bool:
        """True where something is done in what is named, which ends there: "writes letters in Word"."""
        return bool(self._used.search(text[:start])) and self.ends_at(text, end)

    def is_skill(self, text: str, end: int) -> bool:
        """True where the words behind a name say that one is good at it: "Word skills"."""
        return bool(self._skill.match(text, end))

    def is_common_noun(self, text: str, start: int, end: int) -> bool:
        """True where the words before an everyday word say that: "takes a Notion", "the Economic Outlook"."""
        before = text[:start]
        if self._no_name.search(before) and self.ends_at(text, end):
            return True
        other = re.search(r"\w,? ([A-Z][a-z]+)\s+$", before)
        return other is not None and other[1].casefold() in self.everyday and not self._shouts(text)

    def short_in(self, text: str) -> Iterator[tuple[str, int]]:
        """Each word in capitals, with its first character; none of a text that is all in capitals."""
        said = unsaid_out(text)
        if not self._shouts(said):
            yield from ((match.group(), match.start()) for match in _SHORT.finditer(said))

    def is_common(self, name: str, also: AbstractSet[str] = frozenset()) -> bool:
        """True where each word of a name is known to be none; `also` are more such, in small letters."""
        if name.casefold() in self._plain:
            return True
        return all(self._is_word(part.casefold(), also) for part in _PARTS.findall(name))

    def _is_word(self, word: str, also: AbstractSet[str]) -> bool:
        bases = {word, word.removesuffix("'s"), word.removesuffix("s"), word.removesuffix("es")}
        return len(word) == 1 or any(b in self.everyday or b in self._plain or b in also for b in bases)

    def _shouts(self, text: str) -> bool:
        """True where common words bear a capital within the text, so that capitals say nothing."""
        common = [w for w in _WORDS.findall(text)[1:] if w.casefold() in self.everyday]
        return len(common) > 1 and 2 * sum(word[0].isupper() for word in common) > len(common)


def unsaid_out(text: str) -> str:
    """The text with blanks in place of tags, addresses and the targets of links."""
    return _UNSAID.sub(lambda match: " " * len(match.group()), text) if re.search(r"[<@/]", text) else text


@cache
def name_words() -> NameWords:
    """The shipped words, read when a document is first looked over; raises BadVocabulary."""
    lines = (VOCABULARY / EVERYDAY).read_text(encoding="utf-8").splitlines()
    words = frozenset(line for line in lines if not line.startswith("#"))
    return NameWords(read_checked(VOCABULARY / FILE, NameFile), words)
