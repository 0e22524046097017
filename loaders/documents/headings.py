"""Lines that structure what a role asks: headings of sections, ranges, footers."""

from graph.kinds import LineClass, Section
from loaders.documents.asides import is_behind_offers, tell_offers
from loaders.documents.measures.qualifications import measures
from loaders.documents.reading import Reading, RoleDraft
from loaders.documents.titles.heading_forms import (
    FEW_WORDS,
    MOST_WORDS,
    ends_open,
    is_bold_lead_in,
    is_bold_requirement,
    is_colon_heading,
    is_question,
    is_short,
    opens_list,
    stands_alone,
)
from loaders.documents.titles.title import clean_title
from loaders.documents.turning_back import DEEPEST, close_ladder, lead_back, remember
from loaders.readers.pieces import Block
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key, without_number
from loaders.vocabulary.words import first_word


def soft_heading(reading: Reading, block: Block, below: Block | None) -> bool:
    """A heading of soft requirements: a known one, or one among them that heads no other section."""
    role = reading.role
    known = lookup_key(block.text) in reading.vocabulary.soft_headings
    other = reading.vocabulary.section_named(clean_title(block.text))[0]
    among = role is not None and role.section == Section.SOFT and not other
    if role is None or not (known or (among and opens_list(block, below, reading.vocabulary))):
        return False
    role.enter(Section.SOFT, block.text.strip(" :"))
    reading.note(block, LineClass.SOFT_HEADING, role)
    return True


def section_heading(reading: Reading, block: Block, below: Block | None) -> bool:
    """A heading of the vocabulary, also behind a title, or any other line in the form of a heading."""
    known, told, section = _named_section(reading, block, below)
    asked = is_question(block) and (reading.marked or (below is not None and below.bullet))
    said = None if known or told or asked else _section_said(block, reading.vocabulary)
    shouted = said and block.gap and block.text.isupper()
    if not (known or told or asked or shouted or _is_formed(reading, block, below)):
        return False
    known, section = known or said is not None, said or section
    if known and section and is_behind_offers(reading, block):
        reading.note(block, LineClass.NOISE, reading.role)
        return True
    lead_back(reading, block)
    if not known and block.place.line in reading.closing:
        return close_ladder(reading, block)
    listed_only = not known and (bool(block.depth) or asked or told or reading.outline.whole is not None)
    listed_only = listed_only and not (_in_known(reading.role) and is_bold_lead_in(block, below))
    reading.section = (
        section if known else _unknown(reading, block) if listed_only else _section(reading.role)
    )
    if not known and not reading.back and _is_outside(reading, block):
        reading.section = None
    remember(reading, block)
    if reading.role:
        reading.role.enter(reading.section, block.text.strip(" :#"), listed_only)
        tell_offers(reading, reading.role, known and section is None)
    reading.note(block, LineClass.SECTION_HEADING, reading.role)
    empty = ends_open(block) and (below is None or is_colon_heading(below))
    if empty and block.place.line not in reading.above_tables:
        reading.find(
            "empty-heading", block.place, "a heading with nothing under it", "fill it or leave it out"
        )
    return True


def _section_said(block: Block, vocabulary: Vocabulary) -> Section | None:
    """What a word of a short heading opens that nobody knows as a whole: "Your duties will include"."""
    said = is_short(block, True) and vocabulary.patterns["section_words"].search(block.text)
    return vocabulary.section_named(said.group())[1] if said else None


def listed_heading(reading: Reading, block: Block, below: Block | None) -> bool:
    """An item that a colon ends above another of its depth: a section's heading, or what a part is about."""
    role = reading.role
    beside = below is not None and below.bullet and below.indent <= block.indent
    if role is None or not (beside and is_colon_heading(block)) or measures(block.place, reading.vocabulary):
        return False
    known, section = reading.vocabulary.section_named(clean_title(block.text))
    if known and section and role.section:
        role.enter(section, block.text.strip(" :*_"))
        reading.section = section
        reading.note(block, LineClass.SECTION_HEADING, role)
    else:
        reading.note(block, LineClass.GROUP_HEADER, role)
    return True


def _in_known(role: RoleDraft | None) -> bool:
    """True under a heading that is known to ask something."""
    return role is not None and bool(role.section and role.heading) and not role.listed_only


def _named_section(reading: Reading, block: Block, below: Block | None) -> tuple[bool, bool, Section | None]:
    """Whether a line is a known heading, whether one that tells of a role in prose, and what it opens."""
    name = _heading_name(reading, block)
    known, section = reading.vocabulary.section_named(name)
    starts = reading.vocabulary.section_starts.get(first_word(name), ())
    if not (block.depth or name in reading.vocabulary.sections or any(start == name for start, _ in starts)):
        listed = below is not None and below.bullet
        behind = name != lookup_key(block.text) and len(name.split()) <= FEW_WORDS
        known = known and not measures(block.place, reading.vocabulary)
        known = known and (behind or is_short(block, listed))
    told = known and section is None and reading.marked and reading.vocabulary.is_told(name)
    return known and not told, told, section


def _is_formed(reading: Reading, block: Block, below: Block | None) -> bool:
    """Whether a line has the form of a heading, whatever its words are."""
    if block.depth:
        return not is_bold_requirement(block, reading.vocabulary)
    if _is_parent(reading.previous, block, below) and len(block.text.split()) <= MOST_WORDS:
        return True
    alone = reading.plainly_headed and stands_alone(block, below, reading.vocabulary)
    states = measures(block.place, reading.vocabulary)
    return (ends_open(block) and not states) or alone or opens_list(block, below, reading.vocabulary)


def _is_parent(above: Block | None, block: Block, below: Block | None) -> bool:
    """True for a line between two lists that both stand deeper than it."""
    around = [other for other in (above, below) if other and other.bullet and other.indent > block.indent]
    return len(around) > 1 and not block.bullet and block.text.rstrip()[-1] not in ".,;"


def _is_outside(reading: Reading, block: Block) -> bool:
    """True for a heading above those of the titles, which is of the page and of none of its several roles."""
    title = next((depth for depth, _ in reading.open_sections), 0)
    return len(reading.titles) > 1 and 0 < block.depth < title


def _unknown(reading: Reading, block: Block) -> Section | None:
    """The section of a heading nobody knows: that of the known one around it, else the duties.

    Behind what is offered to whoever takes the post it asks nothing more.
    """
    if reading.role and reading.role.offered:
        return None
    around = [section for depth, section in reading.open_sections if depth < (block.depth or DEEPEST)]
    if around and around[-1] != Section.QUALIFICATION:
        return around[-1]
    return Section.ROLE_REQUIREMENTS


def _section(role: RoleDraft | None) -> Section | None:
    """The section that an unknown heading goes on with: what stands below the degree is technical."""
    if role is None:
        return None
    return Section.TECHNICAL if role.section == Section.QUALIFICATION and role.statements else role.section


def _heading_name(reading: Reading, block: Block) -> str:
    name = without_number(lookup_key(clean_title(block.text)))
    # The longest title that the name begins or ends with; a document may have thousands.
    for size in range(len(name) - 1, 0, -1):
        if name[:size] in reading.title_keys:
            return name[size:].strip()
        if name[-size - 1] == " " and name[-size:] in reading.title_keys:
            words = name[:-size].split()
            while words and reading.vocabulary.patterns["before_titles"].fullmatch(words[-1]):
                words.pop()
            return " ".join(words) or name
    return name
