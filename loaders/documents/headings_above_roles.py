"""Lines above roles: the title of the document and the headings of tracks."""

import re

from graph.kinds import LineClass
from loaders.documents.reading import Reading
from loaders.documents.titles.heading_forms import MOST_WORDS, is_named
from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.ordinary_case import ordinary_case
from loaders.documents.titles.title import clean_title
from loaders.readers.pieces import Block
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# A name in capitals behind a number heads a section; what holds no word is the code of a level.
_NUMBERED = re.compile(r"(?:[IVX]{1,4}|\d{1,2}|[A-Z])[.)]\s")
# The end of a sentence, and another one behind it; no stop of "St. Mary's" or "Miller Inc.".
_STOP = re.compile(r"[^\W\d_]{4,}[.!?]+$")
_SENTENCES = re.compile(r"[^\W\d_]{4,}[.!?]+\s+[^\W\d_a-z]")
_WORD = re.compile(r"[^\W\d_]{2}")
# Classes of lines under which a short line is what they lead to, and of lines that it may go on from.
_OPENING = {LineClass.SECTION_HEADING, LineClass.SOFT_HEADING, LineClass.GROUP_HEADER}
_STATING = {LineClass.REQUIREMENT, LineClass.QUALIFICATION}


def document_title(reading: Reading, block: Block, below: Block | None) -> bool:
    """A line such as "Finance Roles", or the outermost heading above all roles."""
    text = lookup_key(clean_title(block.text))
    plurals = {lookup_key(phrase).split()[-1] for phrase in reading.vocabulary.wording.plural_titles}
    # "Equal opportunities" below a role is a section of it, whatever its last word.
    within = bool(reading.drafts) and reading.vocabulary.section_named(text)[0]
    plural = bool(text) and text.split()[-1] in plurals and _is_apart(reading, block) and not within
    first = not reading.drafts and block.depth == 1
    if (
        block.place.line in reading.track_heads
        or not (plural or first)
        or len(text.split()) > MOST_WORDS + 2
        or text in reading.vocabulary.sections
        or _is_sentence(block)
    ):
        return False
    reading.note(block, LineClass.DOC_TITLE)
    return True


def _is_sentence(block: Block) -> bool:
    """Whether a line says something, as "These are our jobs." does; a heading may end in a stop."""
    said = block.text.strip(" *_#")
    return bool(_SENTENCES.search(said) or (not block.depth and _STOP.search(said)))


def track_heading(reading: Reading, block: Block, below: Block | None) -> bool:
    """A short line right above a title: a heading, or a line that stands apart and asks nothing."""
    text = clean_title(block.text)
    words = reading.vocabulary
    known = lookup_key(text) in words.sections or lookup_key(text) in words.soft_headings
    if known or len(text.split()) > MOST_WORDS:
        return False
    if block.place.line not in reading.track_heads and not _is_above_title(reading, block, below):
        return False
    reading.track = (_track_name(text, reading.vocabulary), block.place)
    reading.note(block, LineClass.TRACK_HEADER)
    return True


def _is_above_title(reading: Reading, block: Block, below: Block | None) -> bool:
    """True right above a title, for a heading that is no lower than it or a line that names a track."""
    if below is None or below.place.line not in reading.titles or block.depth > below.depth > 0:
        return False
    return bool(block.depth) or _names_track(reading, block, reading.titles[below.place.line])


def _names_track(reading: Reading, block: Block, title: str) -> bool:
    """True for a plain line that names what the title below belongs to, and is no requirement above it."""
    text = clean_title(block.text)
    section = _NUMBERED.match(text) and text.isupper()
    if reading.vocabulary.levels[0].match(text) or section or not _WORD.search(text):
        return False
    shared = bool(set(key_words(text)) & set(key_words(title)))
    if shared or not reading.vocabulary.systems.named_in(text):
        formed = text.isupper() or bool(reading.vocabulary.grammar.track_kind.search(text) and is_named(text))
        return formed or (bool(reading.lines) and is_named(text) and (shared or _is_apart(reading, block)))
    return False


def _is_apart(reading: Reading, block: Block) -> bool:
    """True for a line that nothing ties to the statements above it; a list without marks has such ties."""
    above = reading.previous
    if above is None or reading.role is None or block.depth:
        return True
    if not (block.gap or above.bullet) or not is_named(block.text):
        return False
    kind = reading.lines[-1][0].line_class
    item = above.gap and not above.bullet and len(above.text.split()) <= MOST_WORDS
    return kind not in _OPENING and not (item and kind in _STATING)


def _track_name(text: str, vocabulary: Vocabulary) -> str:
    """The name in ordinary case, without the word for what it names: "Billing Team", "Kitchen Roles"."""
    name, _, kind = text.rpartition(" ")
    text = name if lookup_key(kind) in vocabulary.wording.plural_titles else text
    return ordinary_case(vocabulary.grammar.track_kind.sub("", text), vocabulary)
