"""By which words a document names its employer, out of `seeds/vocabulary/employers.yaml`."""

import re
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict

from loaders.vocabulary.names import name_words
from loaders.vocabulary.words import Words, one_of
from loaders.vocabulary.yaml_data import read_checked
from seeds.shipped import VOCABULARY

FILE = "employers.yaml"
_NAME = r"[A-Z][\w.&-]*\w(?: [A-Z][\w.&-]*\w)?"
# "[values](/handbook/values)" says "values".
_LINK = re.compile(r"\[([^\[\]]{0,200})\]\([^()\s]*\)")


class EmployerFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    said: Words
    used: Words
    others: Words
    examples: Words
    joins: Words

    @cached_property
    def _around(self) -> tuple[re.Pattern[str], ...]:
        """The wordings, those with the name in front and those with words before it, as two patterns."""
        parted = [wording.partition("{}") for wording in self.said]
        behind = one_of({after for before, _, after in parted if not before})
        first = re.compile(rf"(?<!\w)(?P<name>{_NAME}){_blanks(behind)}(?![\w-])")
        by_end: dict[str, set[str]] = {}
        for before, _, after in parted:
            if before:
                by_end.setdefault(after, set()).add(before)
        led = (
            re.compile(
                rf"(?<!\w)(?i:{_blanks(one_of(leads))})(?P<name>{_NAME}){_blanks(re.escape(end))}(?!\w)"
            )
            for end, leads in by_end.items()
        )
        return first, *led

    def named_in(self, text: str) -> frozenset[str]:
        """The names by which a text calls the house that wrote it, in small letters."""
        plain = _LINK.sub(r"\1", text) if "](" in text else text
        return frozenset(
            name
            for pattern in self._around
            for match in pattern.finditer(plain)
            for name in (match["name"].casefold(), *match["name"].casefold().split())
        )

    @cached_property
    def _uses(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){one_of(self.used)}\s+(?:the\s+)?$", re.IGNORECASE)

    @cached_property
    def _others(self) -> re.Pattern[str]:
        also = rf"{one_of(self.joins)}\s+"
        listed = rf"(?:{_NAME}(?:,\s+(?:{also})?|\s+{also}))*"
        lead = rf"(?i:{_blanks(one_of(self.others))},?\s+\(?{_blanks(one_of(self.examples))},?\s+)"
        return re.compile(rf"(?<!\w){lead}{listed}$")

    def is_other(self, text: str, start: int) -> bool:
        """True where a name is that of another firm that the text speaks of: "customers such as Oracle"."""
        return bool(self._others.search(text[:start]))

    def asks_for(self, text: str, start: int, end: int) -> bool:
        """True where the words around a name ask for the employer's own program."""
        return bool(self._uses.search(text[:start])) or name_words().asks_for(text, start, end)


def _blanks(pattern: str) -> str:
    return pattern.replace(r"\ ", r"\s+")


@cache
def employer_words() -> EmployerFile:
    """The shipped words, read when a document first names a system; raises BadVocabulary."""
    return read_checked(VOCABULARY / FILE, EmployerFile)
