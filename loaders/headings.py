"""Lines that structure a document: headings of tracks, sections and the document, ranges, footers."""

import re
from collections.abc import Sequence

from graph.vocabulary import LineClass, Section
from loaders.blocks import Block
from loaders.draft import RoleDraft
from loaders.qualifications import unlabelled_range
from loaders.reading import Reading
from loaders.titles import clean_title, footer_title
from loaders.words import Words, plain

MOST_WORDS = 6
_KIND_OF_TRACK = re.compile(r"\s+(?:track|ladder|team|department|family)$", re.IGNORECASE)


def document_title(reading: Reading, block: Block, rest: Sequence[Block]) -> bool:
    """A line such as "Finance Roles", or the outermost heading above all roles."""
    text = plain(clean_title(block.text))
    plurals = {plain(phrase).split()[-1] for phrase in reading.words.wording.plural_titles}
    plural = bool(text) and text.split()[-1] in plurals
    first = not reading.drafts and block.depth == 1
    if not (plural or first) or len(text.split()) > MOST_WORDS + 2 or text in reading.words.sections:
        return False
    reading.note(block, LineClass.DOC_TITLE)
    return True


def track_heading(reading: Reading, block: Block, rest: Sequence[Block]) -> bool:
    """A short line right above a title: in capitals, a heading, or by itself within the document."""
    text = clean_title(block.text)
    below = rest[0] if rest else None
    known = plain(text) in reading.words.sections or plain(text) in reading.words.soft_headings
    if known or below is None or below.place.line not in reading.titles or len(text.split()) > MOST_WORDS:
        return False
    if not (
        text.isupper() or _KIND_OF_TRACK.search(text) or block.depth or (reading.lines and _is_named(text))
    ):
        return False
    reading.track = (_track_name(text), block.place)
    reading.note(block, LineClass.TRACK_HEADER)
    return True


def soft_heading(reading: Reading, block: Block, rest: Sequence[Block]) -> bool:
    """A heading of soft requirements: a known one, or an unknown one among them."""
    role = reading.role
    known = plain(block.text) in reading.words.soft_headings
    among = role is not None and role.section == Section.SOFT and _opens_list(block, rest, reading.words)
    if role is None or not (known or among):
        return False
    role.enter(Section.SOFT, block.text.strip(" :"))
    reading.note(block, LineClass.SOFT_HEADING, role)
    return True


def section_heading(reading: Reading, block: Block, rest: Sequence[Block]) -> bool:
    """A heading of the vocabulary, also behind a title, or any other line in the form of a heading."""
    name = _heading_name(reading, block)
    colon = block.text.rstrip().endswith(":") and len(block.text.split()) <= MOST_WORDS + 2
    known = name in reading.words.sections
    if not (known or colon or block.depth or _opens_list(block, rest, reading.words)):
        return False
    reading.section = reading.words.sections.get(name) if known or block.depth else _section(reading.role)
    if reading.role:
        reading.role.enter(reading.section, block.text.strip(" :#"))
    reading.note(block, LineClass.SECTION_HEADING, reading.role)
    if colon and (not rest or _is_colon_heading(rest[0])):
        reading.find(
            "empty-heading", block.place, "a heading with nothing under it", "fill it or leave it out"
        )
    return True


def bare_range(reading: Reading, block: Block, rest: Sequence[Block]) -> bool:
    """A range without a label, which is a suggestion and no fact."""
    found = unlabelled_range(block.text, reading.words)
    if found is None:
        return False
    reading.note(block, LineClass.NOISE, reading.role)
    do = "most likely the number of direct reports; label it" if reading.role else "label it"
    reading.find("unlabelled-range", block.place, f"a range without a label: {found[0]} to {found[1]}", do)
    return True


def ignored_label(reading: Reading, block: Block, rest: Sequence[Block]) -> bool:
    """A line such as "Location: Reno", which asks nothing of a role."""
    label = reading.words.patterns["ignored_labels"].match(block.text)
    if not label or not re.match(r"\s*:\s*\S", block.text[label.end() :]):
        return False
    reading.note(block, LineClass.NOISE, reading.role)
    return True


def footer(reading: Reading, block: Block, rest: Sequence[Block]) -> bool:
    """A title with a location, which names the role of statements that had no title."""
    found = footer_title(block, reading.words)
    if any(draft.title for draft in reading.drafts) or not found:
        return False
    if reading.drafts:
        reading.drafts[-1].title, reading.drafts[-1].place = found[0], block.place
    else:
        reading.drafts.append(RoleDraft(found[0], block.place))
    reading.find(
        "low-confidence-title",
        block.place,
        "the title is taken from a footer, with low confidence",
        "confirm it",
    )
    reading.note(block, LineClass.TITLE_LOCATION, reading.role)
    return True


def _track_name(text: str) -> str:
    """The name in ordinary case; short words in capitals are taken for abbreviations."""
    name = _KIND_OF_TRACK.sub("", text)
    if not name.isupper():
        return name
    small = {"AND", "OF", "THE", "FOR", "TO", "IN"}
    words = (w.lower() if w in small else w if len(w) < 3 else w.capitalize() for w in name.split())
    return " ".join(words)


def _is_named(text: str) -> bool:
    return all(word[0].isupper() or not word[0].isalpha() or len(word) < 4 for word in text.split())


def _opens_list(block: Block, rest: Sequence[Block], words: Words) -> bool:
    """True for a short line in the form of a heading with a bullet right below."""
    text = block.text
    form = (
        not block.bullet and len(text.split()) <= MOST_WORDS and text[:1].isupper() and text[-1:] not in ".;,"
    )
    below = bool(rest) and rest[0].bullet
    return form and below and _is_named(text) and not words.patterns["leads"].match(text)


def _is_colon_heading(block: Block) -> bool:
    return block.text.rstrip().endswith(":") and len(block.text.split()) <= MOST_WORDS + 2


def _section(role: RoleDraft | None) -> Section | None:
    """The section that an unknown heading goes on with: what stands below the degree is technical."""
    if role is None:
        return None
    return Section.TECHNICAL if role.section == Section.QUALIFICATION and role.statements else role.section


def _heading_name(reading: Reading, block: Block) -> str:
    name = plain(clean_title(block.text))
    for title in sorted(reading.titles.values(), key=len, reverse=True):
        if name.startswith(plain(title)) and name != plain(title):
            return name[len(plain(title)) :].strip()
    return name
