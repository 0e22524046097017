"""Titles in headings that name a section of their role: "Duties of the Treasurer", "Rolle des Trainers"."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.nouns import has_noun
from loaders.documents.titles.title import MOST_SMALL_WORDS, bare_title, clean_title
from loaders.readers.pieces import Block
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key
from loaders.vocabulary.words import any_of

# So many headings of one depth must name a role in this form, or stand beside other titles.
FEWEST = 2
_ENDINGS = (("ies", "y"), ("s", ""))


def roles_of_sections(
    blocks: Sequence[Block], chosen: Mapping[int, str], vocabulary: Vocabulary
) -> tuple[dict[int, str], dict[int, str]]:
    """The titles by heading, and the names of the sections that such headings open.

    A heading below that of its own role names a section alone; two roles or more must be named, so that
    "Requirements for Teachers" in the posting of one is none.
    """
    named = {n: (title, section) for n, title, section in _named(blocks, vocabulary)}
    outer = {key_words(title) for n, title in chosen.items() if n not in named}
    own = {n: title for n, (title, _) in named.items() if key_words(title) not in outer}
    beside = {n: title for n, title in chosen.items() if n not in named}
    depths = Counter(
        depth for depth, _ in {(blocks[n].depth, key_words(t)) for n, t in (own | beside).items()}
    )
    kept = {n: title for n, title in own.items() if depths[blocks[n].depth] >= FEWEST}
    return kept, {n: named[n][1] for n in kept if named[n][1]}


def _named(blocks: Sequence[Block], vocabulary: Vocabulary) -> Iterator[tuple[int, str, str]]:
    """Each such heading with the title and the name of the section, "" where it is none that is known."""
    lead = _leads(vocabulary)
    articles = set(map(lookup_key, vocabulary.wording.titles.articles))
    for n, block in enumerate(blocks):
        text = clean_title(block.text)
        met = lead.match(text) if block.depth else None
        words = text[met.end() :].split() if met else []
        while words and lookup_key(words[0]) in articles:
            words.pop(0)
        title = _singular(" ".join(words), vocabulary) if 0 < len(words) <= MOST_SMALL_WORDS else ""
        joined = any(lookup_key(word) in vocabulary.wording.tables.joining or "/" in word for word in words)
        if met and title and not joined:
            yield n, bare_title(title, vocabulary), _section(met.group(), vocabulary)


def _singular(title: str, vocabulary: Vocabulary) -> str:
    """A title of many as that of one, "" for what ends in no noun of titles."""
    for many, one in _ENDINGS:
        stem = title.removesuffix(many) + one
        if title.endswith(many) and has_noun(stem, vocabulary):
            return stem
    return title if has_noun(title, vocabulary) else ""


def _section(lead: str, vocabulary: Vocabulary) -> str:
    words = re.findall(r"\w+", lead)
    return next((word for word in words if vocabulary.section_named(word)[0]), "")


def _leads(vocabulary: Vocabulary) -> re.Pattern[str]:
    return _begins(vocabulary.wording.titles.section_leads)


@lru_cache(maxsize=8)
def _begins(leads: tuple[str, ...]) -> re.Pattern[str]:
    """Meets the words before the title where a heading begins."""
    pattern = any_of(leads) if leads else re.compile(r"(?!)")
    return re.compile(rf"(?:the\s+)?{pattern.pattern}\s*", re.IGNORECASE)
