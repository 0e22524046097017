"""The title of a document that describes one role: where it is stated, else the name of the file."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from loaders.documents.measures.qualifications import measures
from loaders.documents.titles.front_title import PageTitle, is_family, names_role
from loaders.documents.titles.heading_forms import BOLD, is_named, with_content
from loaders.documents.titles.nouns import has_noun
from loaders.documents.titles.title import (
    MOST_WORDS,
    bare_title,
    clean_title,
    footer_title,
    split_heading,
    without_label,
)
from loaders.documents.titles.vacancies import announced, hired_title, title_on_page
from loaders.readers.pieces import Block, Source
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key
from loaders.vocabulary.words import one_of

# A label or bold words are a title in so many lines from the top only.
NEAR_TOP = 12
# A title with what the document is called stands in one of so many lines from the top.
NEAR_ANNOUNCED = 8
# So many headings of a page may stand above the title.
NEAR_HEADS = 4
# So many words in capitals before "Job Description" are a title, whether or not its noun is known.
FEW_WORDS = 4
# So many words make a sentence that tells something of a role.
SENTENCE = 8
_BOLD = re.compile(r"(?:\*\*|__)([^*_]{3,60})(?:\*\*|__)")
_ASIDE = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*$")
_BEFORE_NAME = re.compile(r"^[\d\s._-]+(?=[^\W\d])")
# What a name ends in beside a title: "(final)", a version, a date.
_BEHIND_NAME = re.compile(
    r"(?:[\s._-]*(?:[(\[][^()\[\]]*[)\]]|[\s._-]v\d[\d.]*|[\s._-]\d{4,}[\d._-]*))+$", re.IGNORECASE
)
_BETWEEN = re.compile(r"[\s_-]+")
_STOP = re.compile(r"(?<=[.!?])\s+")


def reads_as_role(blocks: Sequence[Block], vocabulary: Vocabulary) -> tuple[bool, bool]:
    """Whether a heading says what is asked of somebody, and whether anything in the text does."""
    headings = (vocabulary.section_named(clean_title(b.text)) for b in blocks if _may_head(b))
    strong = any(known and section for known, section in headings)
    strong = strong or any(parts and parts[0] for parts in (with_content(b, vocabulary) for b in blocks))
    asks = strong or any(block.bullet for block in blocks)
    told = sum(len(said.split()) >= SENTENCE for b in blocks for said in _STOP.split(b.text)) > 1
    return strong, asks or told or any(measures(block.place, vocabulary) for block in blocks)


def described(
    source: Source, stated: PageTitle | None, body: Sequence[Block], vocabulary: Vocabulary, strong: bool
) -> PageTitle | None:
    """The one role of a document: None where nothing names it, or a footer does."""
    tries = (
        stated
        if stated and (stated.is_role or (strong and not is_family(stated.title, vocabulary)))
        else None,
        _first_heading(body, vocabulary, strong),
        _labelled(body, vocabulary),
        _before_colon(body, vocabulary),
        _announced(body, vocabulary),
        _in_bold(body, vocabulary),
        _in_sections(body, vocabulary),
        _first_line(body, vocabulary),
        _sought(body, vocabulary),
    )
    named = next((tried for tried in tries if tried), None)
    if named is None:
        if not strong or any(footer_title(block, vocabulary) for block in body):
            return None
        return _by_file(source, body, vocabulary)
    key = lookup_key(named.title)
    again = (b.place.line for b in body if b.depth and lookup_key(bare_title(b.text, vocabulary)) == key)
    return PageTitle(named.title, named.place, named.lines | frozenset(again))


def _may_head(block: Block) -> bool:
    return bool(block.depth) or (not block.bullet and len(block.text.split()) <= MOST_WORDS)


def _first_heading(body: Sequence[Block], vocabulary: Vocabulary, strong: bool) -> PageTitle | None:
    """The title in the first heading: by its noun, or as the one heading of its depth."""
    # A bold line is no heading of a page; what stands in bold is looked at below.
    heads = [block for block in body if block.depth and block.depth != BOLD]
    first = next((n for n, block in enumerate(heads[:NEAR_HEADS]) if not _of_page(block, vocabulary)), None)
    if first is None:
        return None
    # Above the title a page may say that it is one of vacancies: "Job openings", "Join us".
    skipped, heads = first > 0, heads[first:]
    title = announced_title(heads[0].text, vocabulary)
    title = title or title_on_page(without_label(heads[0].text, vocabulary), vocabulary)
    known, _ = vocabulary.section_named(title)
    if known or is_family(title, vocabulary) or len(title.split()) > MOST_WORDS or title.endswith("?"):
        return None
    alone = all(block.depth != heads[0].depth for block in heads[1:])
    fits = names_role(title, vocabulary) or (strong and alone and not skipped)
    barred = {*vocabulary.not_first, *(map(lookup_key, vocabulary.wording.titles.never_first))}
    return _named(title, heads[0]) if fits and lookup_key(title.split()[0]) not in barred else None


def _of_page(block: Block, vocabulary: Vocabulary) -> bool:
    """True for the name of a page of vacancies, or a heading that asks nothing of a role."""
    name = clean_title(block.text)
    known, section = vocabulary.section_named(name)
    return (known and section is None and not vocabulary.is_told(name)) or is_family(name, vocabulary)


def _labelled(body: Sequence[Block], vocabulary: Vocabulary) -> PageTitle | None:
    for block in body[:NEAR_TOP]:
        behind = without_label(block.text, vocabulary)
        labelled, behind = behind != block.text, _before_label(behind, vocabulary)
        if labelled and not block.bullet and len(behind.split()) <= MOST_WORDS:
            return _named(bare_title(behind, vocabulary), block)
    return None


def _before_label(text: str, vocabulary: Vocabulary) -> str:
    """The words before a further label of the same line: "Medical Secretary Band: 4"."""
    for label in vocabulary.patterns["ignored_labels"].finditer(text):
        if label.start() and text[label.end() :].lstrip("*_ ").startswith(":"):
            return text[: label.start()].rstrip(" |•·,;/–—-*_")
    return text


def _announced(body: Sequence[Block], vocabulary: Vocabulary) -> PageTitle | None:
    """The title that one of the first lines gives together with what the document is."""
    for block in body[:NEAR_ANNOUNCED]:
        short = not block.bullet and len(block.text.split()) <= 2 * MOST_WORDS
        said = bare_title(_ASIDE.sub("", block.text.rstrip(". !")), vocabulary)
        hired = announced(said, vocabulary) if short else None
        title = hired if hired and has_noun(hired, vocabulary) else announced_title(block.text, vocabulary)
        if title and not block.bullet:
            return _named(title, block)
    return None


def _before_colon(body: Sequence[Block], vocabulary: Vocabulary) -> PageTitle | None:
    """The title that the first line gives before what it asks: "Architect: 8 years of design"."""
    for block in body[:1]:
        name, colon, rest = block.text.partition(":")
        title = bare_title(name, vocabulary)
        formed = colon and not block.bullet and 0 < len(title.split()) <= FEW_WORDS and title[0].isupper()
        if formed and has_noun(title, vocabulary) and measures(block.place, vocabulary) and rest.strip():
            # The line asks something too, so it is no line of a title alone.
            return PageTitle(title, block.place, frozenset())
    return None


def announced_title(text: str, vocabulary: Vocabulary) -> str | None:
    """The title in words such as "Sample Job Description for a Clerk"; None where no such words stand."""
    said = _ASIDE.sub("", clean_title(text))
    length = len(said.split())
    if not length or length > 3 * MOST_WORDS or said[-1] in ".;,!":
        return None
    before, behind = vocabulary.document_names
    # What such a document holds may stand behind a colon.
    head = said.partition(":")[0].rstrip()
    title = behind.sub("", head if not before.fullmatch(head) and behind.search(head) else said)
    label, colon, rest = title.partition(":")
    title = rest.strip() if colon and before.fullmatch(label.strip()) else title
    lead, _, rest = title.rpartition(" for ")
    rest = vocabulary.patterns["behind_titles"].split(rest, maxsplit=1)[0].strip() or rest
    spoken = lead and (before.fullmatch(lead) or vocabulary.section_named(lead)[0] or before.search(lead))
    if spoken:
        title = re.sub(r"^(?:an?|the)\s+", "", rest, flags=re.IGNORECASE)
    elif title == said:
        return None
    title = bare_title(title, vocabulary)
    words = title.split()
    few = not spoken and 0 < len(words) <= FEW_WORDS and words[0].casefold() not in vocabulary.not_first
    few = few and words[-1].casefold() not in vocabulary.joining
    fits = has_noun(title, vocabulary) or (few and is_named(title))
    fits = fits and len(words) <= MOST_WORDS and title[0].isupper()
    return title if fits and not is_family(title, vocabulary) else None


def _in_bold(body: Sequence[Block], vocabulary: Vocabulary) -> PageTitle | None:
    for block in body[:NEAR_TOP]:
        for words in (*_BOLD.findall(block.raw), *([block.text] if block.depth == BOLD else [])):
            title = bare_title(words, vocabulary)
            known, _ = vocabulary.section_named(title)
            if not known and has_noun(title, vocabulary) and not is_family(title, vocabulary):
                return _named(title, block)
    return None


def _first_line(body: Sequence[Block], vocabulary: Vocabulary) -> PageTitle | None:
    """The title that a text begins with, in whatever case: "Gestionnaire de paie (H/F)"."""
    first = body[0] if body else None
    if (
        first is None
        or first.bullet
        or len(first.text.split()) > MOST_WORDS
        or first.text.rstrip()[-1:] in ".,;:?"
    ):
        return None
    title = bare_title(first.text, vocabulary)
    marked = vocabulary.gender_marks.search(first.text)
    known, _ = vocabulary.section_named(title)
    fits = title[:1].isupper() and (marked or has_noun(title, vocabulary)) and not known
    fits = fits and title.split()[0].casefold() not in vocabulary.not_first
    return _named(title, first) if fits and not is_family(title, vocabulary) else None


def _sought(body: Sequence[Block], vocabulary: Vocabulary) -> PageTitle | None:
    """The title in a sentence that seeks somebody: "We are looking for a Planner to join our team"."""
    ends = re.compile(rf"\s*\(|,?\s{one_of(vocabulary.wording.titles.sought_ends)}\s")
    for block in body[:NEAR_ANNOUNCED]:
        for sentence in _STOP.split(block.text) if not block.bullet else ():
            sought = ends.split(hired_title(sentence.rstrip(".!"), vocabulary) or "", maxsplit=1)[0]
            title = bare_title(sought, vocabulary)
            if title and has_noun(title, vocabulary) and not is_family(title, vocabulary):
                return _named(title, block)
    return None


def _in_sections(body: Sequence[Block], vocabulary: Vocabulary) -> PageTitle | None:
    """The title that most headings of sections begin with: "Clerk Responsibilities", "Clerk Skills"."""
    heads = [block for block in body if not block.bullet and len(block.text.split()) <= 2 * MOST_WORDS]
    split = ((split_heading(block.text, vocabulary)[0], block) for block in heads)
    named = [(bare_title(before, vocabulary), block) for before, block in split if before]
    fits = [(t, block) for t, block in named if has_noun(t, vocabulary) and not is_family(t, vocabulary)]
    if not fits:
        return None
    counted = Counter(lookup_key(title) for title, _ in fits)
    most = counted.most_common(1)[0][0]
    return next(_named(title, block) for title, block in fits if lookup_key(title) == most)


def _by_file(source: Source, body: Sequence[Block], vocabulary: Vocabulary) -> PageTitle | None:
    words = _BETWEEN.sub(" ", _named_by(PurePath(source.name).stem)).strip()
    title = " ".join(word if word[:1].isupper() else word.capitalize() for word in words.split())
    if not title or is_family(title, vocabulary) or not body:
        return None
    return PageTitle(title, body[0].place, frozenset(), by_file=True)


def _named_by(stem: str) -> str:
    words = _BEFORE_NAME.sub("", stem)
    return _BEHIND_NAME.sub("", words) or words


def _named(title: str, block: Block) -> PageTitle | None:
    return PageTitle(title, block.place, frozenset({block.place.line})) if title else None
