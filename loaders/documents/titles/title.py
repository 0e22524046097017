"""Which lines are titles of roles: by their form, their words and what follows."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from loaders.documents.titles.level_codes import without_codes
from loaders.documents.titles.nouns import has_noun
from loaders.documents.titles.ordinary_case import ordinary_case
from loaders.documents.titles.tails import without_tails
from loaders.readers.pieces import LONGEST_HEADING, Block
from loaders.vocabulary.by_text import by_text
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

MOST_WORDS = 8
# What stands between a label and its value.
_BEHIND_LABEL = re.compile(r"(?:[*_]*\s*:[*_]*\s*|[*_]*\s+[–—-]\s+|[*_]*(?:\s{3,}|[ ]*\t\s*))(?=\S)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_MARKS = re.compile(r"[*_`#]+")
_PICTURES = {"So", "Sk", "Cn", "Co"}
# So many words may a title have that is not written in capitals.
MOST_SMALL_WORDS = 5
# What a title holds no more than a sentence ends without.
_SENTENCE = re.compile(r"[!?;]|[a-z]\.$|\.\s+[A-Z][a-z]+ [a-z]")
_FOOTER = re.compile(r"^(?P<title>[^•|·]{3,60}?)\s+[•|·]\s+(?P<place>[A-Z][\w .'-]+,\s*[A-Z][\w .,'-]+)$")


@lru_cache(maxsize=65_536)
def clean_title(text: str) -> str:
    """A title as people say it: without links, marks and a closing colon; a long text is none and stays."""
    if len(text) > LONGEST_HEADING:
        return text
    text = _LINK.sub(r"\1", text)
    text = _MARKS.sub("", text).strip(" :–—-\"'")
    return " ".join(text.split())


@by_text
def bare_title(text: str, vocabulary: Vocabulary) -> str:
    """The title without what is none of its words: the code of a level, signs of gender, a small picture."""
    text = vocabulary.gender_marks.sub("", clean_title(text))
    text = without_codes(text, vocabulary.wording.tables.rungs)
    while text and unicodedata.category(text[0]) in _PICTURES:
        text = text[1:].lstrip()
    while text and unicodedata.category(text[-1]) in _PICTURES:
        text = text[:-1].rstrip()
    return ordinary_case(" ".join(text.split()), vocabulary)


@by_text
def is_no_title(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a word says that the text is no title of a role: "Responsibilities", but "Process Engineer"."""
    key = lookup_key(text).replace(". ", " ")
    words = {word for word in vocabulary.not_titles if word in key.split() or (" " in word and word in key)}
    fields = set(map(lookup_key, vocabulary.wording.titles.fields))
    inner = words <= fields and not words & set(key.split()[-1:])
    return bool(words) and not (inner and has_noun(text, vocabulary))


def without_label(text: str, vocabulary: Vocabulary) -> str:
    """The title behind a label such as "Job title:", the text itself without one."""
    return text[behind_label(text, vocabulary.patterns["title_labels"]) or 0 :]


def behind_label(text: str, labels: re.Pattern[str]) -> int | None:
    """Where the value of a label at the beginning stands; None without a label that shows itself as one.

    A colon or a dash shows it, a wide gap, or capitals before words in small letters: "GRADE Seven".
    """
    bare = text.lstrip("*_")
    label = labels.match(bare)
    if not label:
        return None
    rest = bare[label.end() :]
    behind = _BEHIND_LABEL.match(rest)
    if not behind and label[0].isupper() and not rest.isupper() and (rest[:1].isspace()):
        behind = re.match(r"\s+(?=\S)", rest)
    return len(text) - len(rest) + behind.end() if behind else None


def marked_titles(blocks: Sequence[Block], vocabulary: Vocabulary) -> list[int]:
    """Where the headings stand that are titles by their words; one that repeats a higher one is left out."""
    return _outermost([n for n, b in enumerate(blocks) if b.depth and is_title(b, vocabulary)], blocks)


def footer_title(block: Block, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """The title and the location of a line such as "Account Manager • Carson, CA, US"."""
    match = _FOOTER.match(block.text) if len(block.text) <= LONGEST_HEADING else None
    if not match or not has_noun(clean_title(match["title"]), vocabulary):
        return None
    return clean_title(match["title"]), match["place"]


def title_of(block: Block, vocabulary: Vocabulary) -> str:
    """The title that a line bears."""
    if block.depth and (title := _around_colon(block.text, vocabulary)):
        return title
    return without_tails(bare_title(without_label(block.text, vocabulary), vocabulary), vocabulary)


def _around_colon(text: str, vocabulary: Vocabulary) -> str:
    """The title behind a level ("Clerk role level: lead clerk") or before what a document is called."""
    name, _, rest = text.rpartition(":")
    rungs = map(lookup_key, vocabulary.wording.tables.rungs)
    if not name.split():
        return ""
    levelled = lookup_key(name.split()[-1]) in rungs
    called = vocabulary.document_names[0].fullmatch(rest.strip())
    title = bare_title(rest if levelled else name, vocabulary) if levelled or called else ""
    return title if title and has_noun(title, vocabulary) else ""


def split_heading(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """What stands before the name of a section at the end of a heading, and that name; "" where none does."""
    words = clean_title(text).split()
    for at in range(1, len(words)):
        name = " ".join(words[at:])
        before = " ".join(words[:at]).rstrip(" ,:-–—")
        if (
            lookup_key(name) in vocabulary.section_ends
            and lookup_key(words[at - 1]) not in vocabulary.joining
        ):
            return before, name
    return "", ""


def _outermost(marked: list[int], blocks: Sequence[Block]) -> list[int]:
    """Headings of titles; one that repeats a title of a higher heading belongs to that role."""
    kept: list[int] = []
    highest: dict[str, int] = {}
    for n in marked:
        text, depth = lookup_key(clean_title(blocks[n].text)), blocks[n].depth
        if highest.get(text, depth) >= depth:
            kept.append(n)
            highest[text] = depth
    return kept


def is_title(block: Block, vocabulary: Vocabulary) -> bool:
    """True for a line whose words are a title by form and by noun."""
    if block.bullet or len(block.text) > LONGEST_HEADING:
        return False
    if not block.depth and behind_label(block.text, vocabulary.patterns["ignored_labels"]):
        return False
    title = title_of(block, vocabulary)
    marked = block.depth and vocabulary.gender_marks.search(block.text)
    if not (has_form(block, title, vocabulary) and (marked or has_noun(title, vocabulary))):
        return False
    return bool(block.depth) or not _asks_only(title, vocabulary)


def may_be_title(block: Block, vocabulary: Vocabulary) -> bool:
    """True for a line whose words are a title by form, whatever its noun."""
    return has_form(block, title_of(block, vocabulary), vocabulary)


def _asks_only(title: str, vocabulary: Vocabulary) -> bool:
    """True for a line that is a system and a level and nothing else, such as "Excel Expert"."""
    named = vocabulary.systems.named_in(title)
    rest = title
    for system in reversed(named):
        rest = rest[: system.start] + rest[system.end :]
    return bool(named) and not vocabulary.levels[0].sub("", rest).strip(" ,&/")


def has_form(block: Block, title: str, vocabulary: Vocabulary) -> bool:
    """True for a title by its length, its signs and its first words, whatever its noun."""
    if block.bullet or ":" in title or not title or len(title.split()) > MOST_WORDS:
        return False
    if _SENTENCE.search(title) or block.text.rstrip().endswith("."):
        return False
    key = lookup_key(title)
    if (
        not key
        or vocabulary.section_named(title)[0]
        or key in vocabulary.soft_headings
        or vocabulary.patterns["leads"].match(title)
        or is_no_title(title, vocabulary)
        or key.split()[0] in map(lookup_key, vocabulary.wording.titles.never_first)
    ):
        return False
    return _is_capital(title, vocabulary) or (bool(block.depth) and _is_small(title, vocabulary))


def _is_capital(title: str, vocabulary: Vocabulary) -> bool:
    small = {*vocabulary.grammar.small, *vocabulary.grammar.small_in_titles, "&"}
    words = title.split()
    return title[0].isupper() and all(w[0].isupper() or not w[0].isalpha() or w in small for w in words)


def _is_small(title: str, vocabulary: Vocabulary) -> bool:
    """True for a few words that may be a title though they are not written in capitals."""
    words = title.casefold().split()
    return len(words) <= MOST_SMALL_WORDS and words[0] not in vocabulary.not_first
