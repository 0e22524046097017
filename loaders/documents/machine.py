"""The state machine: each line gets one class, by its form, its words and what stands before it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from graph.kinds import LineClass, Section
from loaders.documents.asides import bare_range, footer, ignored_label, lead_in, wordless
from loaders.documents.data_ladder import behind_data
from loaders.documents.heading_forms import pictured_heading, with_content
from loaders.documents.headings import document_title, section_heading, soft_heading, track_heading
from loaders.documents.mentions import mentions
from loaders.documents.outline import Outline, outline, without_front_matter
from loaders.documents.qualifications import Measures, measures
from loaders.documents.reading import DraftStatement, Reading, RoleDraft
from loaders.documents.run_on import statements
from loaders.documents.table_choices import NO_COLUMNS, ColumnChoices
from loaders.documents.table_drafts import tell_layouts
from loaders.documents.tables import table
from loaders.documents.taken_over import inheritance
from loaders.documents.titles import is_title
from loaders.readers.pieces import LONGEST_HEADING, Block, Place, Source, TableBlock
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key, third_person

# A document of so many items has lists; what stands alone between them heads them.
FEWEST_ITEMS = 3


def read(source: Source, vocabulary: Vocabulary, columns: ColumnChoices = NO_COLUMNS) -> Reading:
    """Read a document from its first line to its last, its tables as a person says of their columns."""
    reading = Reading(source, vocabulary, Outline())
    reading.source = source = replace(source, pieces=behind_data(reading))
    lines = source.blocks
    reading.outline = outline(source, vocabulary, columns)
    reading.front_matter = bool(without_front_matter(lines)[0])
    reading.marked = bool(reading.outline.whole) or any(block.depth for block in lines)
    reading.plainly_headed = bool(reading.outline.whole) and _has_plain_headings(lines)
    if reading.outline.whole:
        _whole(reading, *reading.outline.whole)
    below = dict(pairwise(block.place.line for block in lines))
    by_line = {block.place.line: block for block in lines}
    for piece in source.pieces:
        if isinstance(piece, TableBlock):
            table(reading, piece)
        else:
            _step(reading, piece, by_line.get(below.get(piece.place.line, 0)))
            reading.previous = piece
    tell_layouts(reading)
    return reading


def _has_plain_headings(lines: Sequence[Block]) -> bool:
    """True for a document of lists in which no heading is marked."""
    return sum(block.bullet for block in lines) >= FEWEST_ITEMS and not any(block.depth for block in lines)


def _step(reading: Reading, block: Block, below: Block | None) -> None:
    if reading.front_matter:
        _front_matter(reading, block)
    elif not block.text.strip("-—–_=* \u00a0"):
        reading.note(block, LineClass.NOISE, reading.role if block.bullet else None)
    elif block.place.line in reading.outline.repeats:
        reading.note(block, LineClass.ROLE_TITLE, reading.drafts[0])
    elif block.place.line in reading.titles:
        _title(reading, block)
    elif pictured_heading(block, below, reading.vocabulary):
        _plain_line(reading, replace(block, bullet=False), below)
    elif block.bullet:
        _bullet(reading, block)
    else:
        _plain_line(reading, block, below)


def _whole(reading: Reading, title: str, place: Place) -> None:
    """Begin the role that the whole document describes."""
    reading.drafts.append(RoleDraft(title, place))
    if reading.outline.low_confidence:
        message = "no title was found; the file's name stands for it"
        reading.find("low-confidence-title", place, message, "add one")


def _front_matter(reading: Reading, block: Block) -> None:
    titled = block.text.startswith("title:") and len(block.text) > len("title:")
    reading.note(block, LineClass.DOC_TITLE if titled else LineClass.NOISE)
    if block.raw.strip() in {"---", "..."} and block.place.line > 1:
        reading.front_matter = False


def _title(reading: Reading, block: Block) -> None:
    track, place = reading.track or (None, None)
    reading.after_table = False
    draft = RoleDraft(reading.titles[block.place.line], block.place, track=track, track_place=place)
    reading.drafts.append(draft)
    reading.open_sections = [(block.depth, Section.QUALIFICATION)] if block.depth else []
    if name := reading.outline.sections.get(block.place.line):
        _, section = reading.vocabulary.section_named(name)
        draft.enter(section, name)
    reading.note(block, LineClass.ROLE_TITLE, draft)


def _plain_line(reading: Reading, block: Block, below: Block | None) -> None:
    """A line without a bullet: what structures the document comes before what states something."""
    if inheritance(reading, block) or _labelled_section(reading, block):
        return
    attempts = (
        bare_range,
        wordless,
        ignored_label,
        document_title,
        track_heading,
        soft_heading,
        section_heading,
        lead_in,
        footer,
    )
    short = len(block.text) <= LONGEST_HEADING
    formed = short and any(attempt(reading, block, below) for attempt in attempts)
    if not formed and not _run_on(reading, block):
        _statement(reading, block)


def _labelled_section(reading: Reading, block: Block) -> bool:
    """A line that names a section and says in the same line what stands there."""
    parts = with_content(block, reading.vocabulary) if reading.role and reading.outline.whole else None
    if parts is None or reading.role is None:
        return False
    section, name, rest = parts
    reading.role.enter(section, name.text.strip(" :"))
    asked = measures(block.place, reading.vocabulary)
    if section is None:
        reading.note(block, LineClass.NOISE, reading.role)
    elif asked:
        _requirement(reading, reading.role, block, asked)
    elif not _run_on(reading, rest):
        _requirement(reading, reading.role, rest)
    return True


def _bullet(reading: Reading, block: Block) -> None:
    if not inheritance(reading, block) and not ignored_label(reading, block, None):
        _statement(reading, block)


def _run_on(reading: Reading, block: Block) -> bool:
    parts, heading = statements(block.place, reading.vocabulary)
    if not parts or reading.after_table:
        return False
    if reading.role is None:
        reading.drafts.append(RoleDraft("", block.place, section=reading.section))
    role = reading.drafts[-1]
    section = role.section or _section_by_words(parts, reading.vocabulary)
    for place in parts:
        asked = measures(place, reading.vocabulary) if section == Section.QUALIFICATION else None
        role.statements.append(DraftStatement(place, section, role.heading, measures=asked))
        role.take(asked or Measures())
    reading.note(block, LineClass.RUN_ON, role)
    reading.find(
        "inferred-split", block.place, f"run-on text, split into {len(parts)} statements", "check the splits"
    )
    if heading:
        role.enter(reading.vocabulary.sections.get(lookup_key(heading.text)), heading.text.strip(" :"))
        # A heading glued to the text before may head nothing: the words below decide.
        role.section = None
    return True


def _section_by_words(parts: Sequence[Place], vocabulary: Vocabulary) -> Section:
    """Qualification when most statements open with what is held rather than done."""
    held = set(vocabulary.wording.openers.qualifying)
    opening = [re.match(r"[\w-]*", place.words) for place in parts]
    asks = sum(bool(match and match.group().casefold() in held) for match in opening)
    return Section.QUALIFICATION if 2 * asks > len(parts) else Section.ROLE_REQUIREMENTS


def _statement(reading: Reading, block: Block) -> None:
    role = reading.role
    if role is None and reading.outline.tables and not block.bullet:
        # Tables name the roles: what stands above them tells of the table.
        reading.note(block, LineClass.NOISE)
    elif role is None:
        reading.unresolved(block, "stands before any role")
    elif role.section is None or (role.listed_only and not _asks(reading, block)):
        reading.note(block, LineClass.NOISE, role)
    elif role.section == Section.QUALIFICATION and role.heading is None:
        _under_title(reading, role, block)
    elif _is_scrap(block, role.section, reading.vocabulary):
        reading.unresolved(block, "is too short for a statement")
    else:
        _requirement(reading, role, block)


def _asks(reading: Reading, block: Block) -> bool:
    """Whether a line under a heading that nobody knows asks something: one of a list, or a measure.

    An item that is the title of a role and nothing else says who comes next or who else there is.
    """
    if block.bullet:
        return not (is_title(replace(block, bullet=False), reading.vocabulary))
    return bool(measures(block.place, reading.vocabulary))


def _is_scrap(block: Block, section: Section, vocabulary: Vocabulary) -> bool:
    """True for a word or two in running text that name no skill."""
    short = (
        not block.bullet
        and not block.gap
        and len(block.text.split()) < 2 + (section != Section.QUALIFICATION)
    )
    return short and not mentions(block.place, section, vocabulary)


def _under_title(reading: Reading, role: RoleDraft, block: Block) -> None:
    """Degree and years come first; then, with or without a heading, what the role must know."""
    asked = measures(block.place, reading.vocabulary)
    contiguous = not block.gap and bool(role.statements)
    if reading.marked and not block.bullet and not asked:
        reading.note(block, LineClass.NOISE, role)
        return
    if not asked and not (contiguous and reading.vocabulary.grammar.is_held.search(block.text)):
        role.enter(Section.ROLE_REQUIREMENTS if reading.outline.whole else Section.TECHNICAL, None)
    _requirement(reading, role, block, asked)


def _requirement(reading: Reading, role: RoleDraft, block: Block, asked: Measures | None = None) -> None:
    """Take a statement; `asked` are its degree and years, where they have been looked for."""
    if role.group and (not block.bullet or block.indent <= role.group[1]):
        role.group = None
    if block.deeper and _heads_list(block.text, reading.vocabulary):
        role.group = (block.place, block.indent)
        reading.note(block, LineClass.GROUP_HEADER, role)
        return
    section = role.section or Section.ROLE_REQUIREMENTS
    if section in {Section.QUALIFICATION, Section.TECHNICAL} or role.listed_only:
        asked = measures(block.place, reading.vocabulary) if asked is None else asked
        role.take(asked)
    group = role.group[0] if role.group else None
    heading = group.text if group else role.heading
    role.statements.append(DraftStatement(block.place, section, heading, group, asked))
    kind = LineClass.QUALIFICATION if section == Section.QUALIFICATION else LineClass.REQUIREMENT
    reading.note(block, kind, role)


def _heads_list(text: str, vocabulary: Vocabulary) -> bool:
    """True for a few words above a list that name what it is about; "Keep the register" asks something."""
    first, *others = text.casefold().split() or [""]
    verbs = (*vocabulary.wording.openers.verbs, *vocabulary.denials.verbs)
    articled = not {*vocabulary.wording.openers.articles}.isdisjoint(others)
    asks = articled and (first in verbs or first in map(third_person, verbs))
    return len(others) < 4 and not text.endswith(".") and not asks
