"""The words by which pages are counted, out of `seeds/vocabulary/pages.yaml`."""

import re
from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict

from loaders.vocabulary.words import Words, one_of
from loaders.vocabulary.yaml_data import read_checked
from seeds.shipped import VOCABULARY

FILE = "pages.yaml"


class PageWords(BaseModel):
    """What stands before the number of a page, and before how many there are."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    page: Words
    of: Words

    @cached_property
    def number(self) -> re.Pattern[str]:
        """Meets a line that is nothing but the number of a page."""
        return re.compile(
            rf"[^\w%]*(?:{self._named}\s*)?\d{{1,4}}(?:\s*{self._all}\s*\d{{1,4}})?[^\w%]*", re.IGNORECASE
        )

    @cached_property
    def counted(self) -> re.Pattern[str]:
        """Meets a line, or its end, that tells the number of a page as nothing but that."""
        told = (
            rf"{self._named}\s*\d{{1,4}}(?:\s*{self._all}\s*\d{{1,4}})?|\d{{1,4}}\s*{self._all}\s*\d{{1,4}}"
        )
        return re.compile(rf"(?:^|.*[\W_])(?:{told})\W*", re.IGNORECASE)

    @property
    def _named(self) -> str:
        return rf"{one_of(self.page)}\.?"

    @property
    def _all(self) -> str:
        return rf"(?:/|{one_of(self.of)})"


@cache
def page_words() -> PageWords:
    """The words that ship with the program."""
    return read_checked(VOCABULARY / FILE, PageWords)
