"""Titles as the page of a vacancy bears them: with who hires, and at which employer."""

import re
from functools import lru_cache

from loaders.documents.titles.nouns import has_noun
from loaders.documents.titles.tails import without_tails
from loaders.documents.titles.title import MOST_WORDS, bare_title
from loaders.vocabulary.vocabulary import Vocabulary
from loaders.vocabulary.words import one_of


def title_on_page(text: str, vocabulary: Vocabulary) -> str:
    """The title in the heading or the front matter of a page, without who hires and at which employer."""
    title = without_tails(bare_title(text, vocabulary), vocabulary)
    return announced(title, vocabulary) or _without_employer(title, vocabulary)


def announced(title: str, vocabulary: Vocabulary) -> str | None:
    """The title that words of hiring announce, None where none stand."""
    return hired_title(title, vocabulary) or _behind_word(title, vocabulary)


def _behind_word(title: str, vocabulary: Vocabulary) -> str | None:
    """The title behind a word that only says that it is a vacancy: "Stellenausschreibung Koch"."""
    first, _, rest = title.partition(" ")
    said = first.casefold().rstrip(":") in vocabulary.wording.titles.vacancy
    return rest.lstrip(":–—- ") if said and has_noun(rest.lstrip(":–—- "), vocabulary) else None


def _without_employer(title: str, vocabulary: Vocabulary) -> str:
    """A title without the employer behind it: "Baker at Three Mills"."""
    for word in vocabulary.wording.titles.employers:
        before, led, behind = title.partition(f" {word} ")
        if led and behind[:1].isupper() and has_noun(before, vocabulary):
            return before
    # "Harbour Board, Inverley - Net Mender": the part that has the noun of a title.
    parts = re.split(r"\s+[-–—|]\s+", title)
    named = [part for part in parts if has_noun(part, vocabulary)]
    if len(title.split()) > MOST_WORDS and named[:1] == parts[:1]:
        return parts[0]
    return named[0] if len(named) == 1 and not has_noun(title, vocabulary) else title


def hired_title(text: str, vocabulary: Vocabulary) -> str | None:
    """The title that words such as "We are hiring a" announce, None where none stand."""
    words = vocabulary.wording.titles
    patterns = _announcing(words.hiring, words.hires, words.sought, words.one_of)
    match = next((match for pattern in patterns if (match := pattern.search(text))), None)
    if match is None:
        return None
    further = re.search(rf"\s{one_of(words.goes_on)}\b", match["title"], re.IGNORECASE)
    title = match["title"][: further.start() if further else None].strip(" :–—-!")
    fits = title and len(title.split()) <= MOST_WORDS and not title[0].isdigit()
    return f"{title[0].upper()}{title[1:]}" if fits else None


@lru_cache(maxsize=8)
def _announcing(
    hiring: tuple[str, ...], hires: tuple[str, ...], sought: tuple[str, ...], one: tuple[str, ...]
) -> tuple[re.Pattern[str], ...]:
    """Patterns for a title behind the words that announce it, and before them at the end."""
    title, article = r"(?P<title>\S.*)$", rf"(?:{one_of(one)}\s+)"
    # One word alone may be a part of a title: "Hiring Manager".
    plain = one_of(word for word in hiring if " " in word)
    patterns = (
        rf"(?:^|[!.:,]\s+){one_of(hiring)}\s*(?:[:!–-]\s*|\s){article}{title}",
        rf"(?:^|[!.:,]\s+){one_of(hiring)}\s*[:!–-]\s*{title}",
        rf"(?:^|[!.:,]\s+){plain}\s[^.!?]{{1,60}}?\s{article}{title}",
        rf"^{plain}\s+{title}",
        rf"^.+\s{one_of(hires)}\s+{article}{title}",
        rf"^(?P<title>\S.*?)\s*[:!–-]?\s+{one_of(sought)}\s*!?$",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
