"""Which lines are titles of roles: by their form, their words and what follows."""

import re
from collections.abc import Sequence

from loaders.documents.qualifications import unlabelled_range
from loaders.readers.pieces import LONGEST_HEADING, Block
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

MOST_WORDS = 8
_ORDINAL = re.compile(r"^(?:[ivx]{1,4}|\d{1,2})$", re.IGNORECASE)
_FOOTER = re.compile(r"^(?P<title>[^•|·]{3,60}?)\s+[•|·]\s+(?P<place>[A-Z][\w .'-]+,\s*[A-Z][\w .,'-]+)$")


def clean_title(text: str) -> str:
    """A title as people say it: without links, marks and a closing colon; a long text is none and stays."""
    if len(text) > LONGEST_HEADING:
        return text
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    return " ".join(re.sub(r"[*_`#]+", "", text).strip(" :–—-").split())


def without_label(text: str, vocabulary: Vocabulary) -> str:
    """The title behind a label such as "Job title:", the text itself without one."""
    label = vocabulary.patterns["title_labels"].match(text)
    behind = re.match(r"\s*:\s*(?=\S)", text[label.end() :]) if label else None
    return text[label.end() + behind.end() :] if label and behind else text


def role_titles(blocks: Sequence[Block], vocabulary: Vocabulary) -> dict[int, str]:
    """The titles of roles by line; where a document marks its headings, only these are titles."""
    by_words = [n for n, block in enumerate(blocks) if _is_title(block, vocabulary)]
    marked = [n for n in by_words if blocks[n].depth]
    if marked:
        chosen = _outermost(marked, blocks)
        return {blocks[n].place.line: _title(blocks[n], vocabulary) for n in chosen}
    by_place = [n for n, block in enumerate(blocks) if _stands_as_title(n, blocks, vocabulary)]
    return {blocks[n].place.line: _title(blocks[n], vocabulary) for n in sorted({*by_words, *by_place})}


def footer_title(block: Block, vocabulary: Vocabulary) -> tuple[str, str] | None:
    """The title and the location of a line such as "Account Manager • Carson, CA, US"."""
    match = _FOOTER.match(block.text) if len(block.text) <= LONGEST_HEADING else None
    if not match or not _has_noun(clean_title(match["title"]), vocabulary):
        return None
    return clean_title(match["title"]), match["place"]


def _title(block: Block, vocabulary: Vocabulary) -> str:
    return clean_title(without_label(block.text, vocabulary))


def _outermost(marked: list[int], blocks: Sequence[Block]) -> list[int]:
    """Headings of titles; one that repeats a title of a higher heading belongs to that role."""
    kept: list[int] = []
    for n in marked:
        text = lookup_key(clean_title(blocks[n].text))
        above = [k for k in kept if blocks[k].depth < blocks[n].depth]
        if not any(lookup_key(clean_title(blocks[k].text)) == text for k in above):
            kept.append(n)
    return kept


def _is_title(block: Block, vocabulary: Vocabulary) -> bool:
    if block.bullet or len(block.text) > LONGEST_HEADING:
        return False
    title = _title(block, vocabulary)
    if not (_has_form(block, title, vocabulary) and _has_noun(title, vocabulary)):
        return False
    return bool(block.depth) or not _asks_only(title, vocabulary)


def _asks_only(title: str, vocabulary: Vocabulary) -> bool:
    """True for a line that is a system and a level and nothing else, such as "Excel Expert"."""
    named = vocabulary.systems.named_in(title)
    rest = title
    for system in reversed(named):
        rest = rest[: system.start] + rest[system.end :]
    return bool(named) and not vocabulary.levels[0].sub("", rest).strip(" ,&/")


def _has_form(block: Block, title: str, vocabulary: Vocabulary) -> bool:
    if block.bullet or ":" in title or not title or not title[0].isupper() or len(title.split()) > MOST_WORDS:
        return False
    if re.search(r"[!?;]|[a-z]\.$|\.\s+[A-Z][a-z]+ [a-z]", title) or block.text.rstrip().endswith("."):
        return False
    key = lookup_key(title)
    if (
        key in vocabulary.sections
        or key in vocabulary.soft_headings
        or vocabulary.patterns["leads"].match(title)
    ):
        return False
    if any(
        lookup_key(word) in key.split() or lookup_key(word) in key
        for word in vocabulary.wording.titles.not_titles
    ):
        return False
    small = {*vocabulary.grammar.small, *vocabulary.grammar.small_in_titles, "&"}
    return all(word[0].isupper() or not word[0].isalpha() or word in small for word in title.split())


def _has_noun(title: str, vocabulary: Vocabulary) -> bool:
    """True when the head of the title, before a comma, "of" or a number, is a noun of titles."""
    head = vocabulary.grammar.title_head.split(title, maxsplit=1)[0].split()
    while head and _ORDINAL.match(head[-1]):
        head.pop()
    return bool(head) and head[-1].casefold().strip(".") in {
        n.casefold() for n in vocabulary.wording.titles.nouns
    }


def _stands_as_title(n: int, blocks: Sequence[Block], vocabulary: Vocabulary) -> bool:
    """True for a line in the form of a title that degree or years of experience follow."""
    block = blocks[n]
    if block.bullet or len(block.text) > LONGEST_HEADING:
        return False
    title = clean_title(block.text)
    if not _has_form(block, title, vocabulary) or unlabelled_range(title, vocabulary) or title.isupper():
        return False
    for below in blocks[n + 1 : n + 4]:
        if unlabelled_range(below.text, vocabulary):
            continue
        degree = vocabulary.degrees[0].search(below.text)
        return bool(degree or re.search(r"\d\s*\+?\s*years?\b", below.text)) and len(below.text) < 120
    return False
