"""The state machine: each line gets one class, by its form, its words and what stands before it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from graph.kinds import LineClass, Section
from graph.watching import Watch, watched
from loaders.corrections.correction import Correction
from loaders.documents.applying import Applying
from loaders.documents.asides import (
    bare_range,
    closing,
    footer,
    formality,
    front_measures,
    ignored_label,
    lead_in,
    reporting_line,
    wordless,
)
from loaders.documents.corrected.lines import is_set
from loaders.documents.corrected.settled import settle
from loaders.documents.corrected.titles import is_no_title, with_titles
from loaders.documents.data.ladder import behind_data
from loaders.documents.from_tables.drafts import tell_layouts
from loaders.documents.from_tables.table import table
from loaders.documents.headings import listed_heading, section_heading, soft_heading
from loaders.documents.headings_above_roles import document_title, track_heading
from loaders.documents.inheritance.headed import with_headed_claims
from loaders.documents.measures.qualifications import measures
from loaders.documents.outline import Outline, outline, without_front_matter
from loaders.documents.reading import Reading, RoleDraft
from loaders.documents.stating import labelled_section, run_on, sought, statement
from loaders.documents.tables.choices import NO_COLUMNS, ColumnChoices
from loaders.documents.taken_over import inheritance
from loaders.documents.titles.beside_roles import beside_roles, heads_of_tracks
from loaders.documents.titles.heading_forms import pictured_heading
from loaders.documents.titles.led_titles import with_led_titles
from loaders.documents.titles.numbered_headings import without_numbers
from loaders.documents.turning_back import leads_to_role
from loaders.readers.fences import FENCES
from loaders.readers.pieces import LONGEST_HEADING, Block, Place, Source, TableBlock
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# A document of so many items has lists; what stands alone between them heads them.
FEWEST_ITEMS = 3


def read(
    source: Source,
    vocabulary: Vocabulary,
    columns: ColumnChoices = NO_COLUMNS,
    watch: Watch | None = None,
    corrections: Sequence[Correction] = (),
) -> Reading:
    """Read a document from its first line to its last, its tables as a person says of their columns.

    `corrections` are what a person put right in it.
    """
    reading = Reading(source, vocabulary, Outline(), corrected=Applying(tuple(corrections)))
    pieces = with_led_titles(without_numbers(behind_data(reading)), vocabulary)
    pieces = with_headed_claims(pieces, vocabulary)
    reading.source = source = replace(source, pieces=pieces)
    lines = source.blocks
    reading.outline = with_titles(outline(source, vocabulary, columns), lines, reading.corrected)
    reading.front_matter = bool(without_front_matter(lines)[0])
    reading.marked = bool(reading.outline.whole) or any(block.depth for block in lines)
    reading.plainly_headed = bool(reading.outline.whole) and _has_plain_headings(lines)
    if reading.outline.whole:
        _whole(reading, *reading.outline.whole)
    else:
        reading.closing = beside_roles(lines, reading.titles)
        reading.track_heads = heads_of_tracks(lines, reading.titles)
    below = dict(pairwise(block.place.line for block in lines))
    by_line = {block.place.line: block for block in lines}
    for piece in watched(source.pieces, watch, len(source.pieces)):
        if isinstance(piece, TableBlock):
            table(reading, piece)
        else:
            _step(reading, piece, by_line.get(below.get(piece.place.line, 0)))
            reading.previous = piece
    settle(reading)
    for draft in reading.drafts:
        draft.settle()
    tell_layouts(reading)
    # What was found by its words is found: the titles need not be kept.
    reading.titles_so_far.clear()
    reading.roles_so_far.clear()
    return reading


def _has_plain_headings(lines: Sequence[Block]) -> bool:
    """True for a document of lists in which no heading is marked."""
    return sum(block.bullet for block in lines) >= FEWEST_ITEMS and not any(block.depth for block in lines)


def _step(reading: Reading, block: Block, below: Block | None) -> None:
    if reading.front_matter:
        _front_matter(reading, block)
    elif is_set(reading, block) or is_no_title(reading, block):
        return
    elif block.place.line in reading.outline.listed or not block.text.strip("-—–_=* \u00a0"):
        reading.note(block, LineClass.NOISE, reading.role if block.bullet else None)
    elif block.place.line in reading.outline.repeats and sought(reading, block):
        return
    elif block.place.line in reading.outline.repeats:
        reading.note(block, LineClass.ROLE_TITLE, reading.drafts[0])
        # A sentence that seeks somebody may say more: "a Baker with five years of practice".
        reading.drafts[0].spare = reading.drafts[0].spare or measures(block.place, reading.vocabulary)
    elif block.place.line in reading.titles and (not block.bullet or reading.corrected.is_title(block)):
        _title(reading, block)
    elif pictured_heading(block, below, reading.vocabulary):
        _plain_line(reading, replace(block, bullet=False), below)
    elif block.bullet:
        _bullet(reading, block, below)
    else:
        _plain_line(reading, block, below)


def _whole(reading: Reading, title: str, place: Place) -> None:
    """Begin the role that the whole document describes."""
    reading.drafts.append(RoleDraft(title, place))
    if reading.outline.low_confidence:
        message = "no title was found; the file's name stands for it"
        reading.find("low-confidence-title", place, message, "add one")


def _front_matter(reading: Reading, block: Block) -> None:
    titled = re.match(r"title\s*[:=]\s*\S", block.text)
    reading.note(block, LineClass.DOC_TITLE if titled else LineClass.NOISE)
    front_measures(reading, block)
    if any(block.raw.strip() in closing for closing in FENCES.values()) and block.place.line > 1:
        reading.front_matter = False


def _title(reading: Reading, block: Block) -> None:
    track, place = reading.track or (None, None)
    reading.after_table, reading.back, reading.title_depth = False, None, block.depth
    title = reading.titles[block.place.line]
    draft = _listed_in_table(reading, title) or RoleDraft(title, block.place)
    draft.place, draft.track, draft.track_place = block.place, track, place
    draft.initials = reading.initials.get(block.place.line)
    reading.drafts.append(draft)
    reading.open_sections = [(block.depth, Section.QUALIFICATION)] if block.depth else []
    if name := reading.outline.sections.get(block.place.line):
        _, section = reading.vocabulary.section_named(name)
        draft.enter(section, name)
    reading.note(block, LineClass.ROLE_TITLE, draft)


def _listed_in_table(reading: Reading, title: str) -> RoleDraft | None:
    """The role of this title that a table above has listed, and that begins where its heading stands."""
    draft = reading.titled.pop(lookup_key(title), None)
    if draft is None:
        return None
    reading.drafts.remove(draft)
    draft.enter(Section.QUALIFICATION, None)
    return draft


def _plain_line(reading: Reading, block: Block, below: Block | None) -> None:
    """A line without a bullet: what structures the document comes before what states something."""
    if (
        inheritance(reading, block)
        or ignored_label(reading, block, below)
        or formality(reading, block)
        or labelled_section(reading, block)
    ):
        return
    attempts = (
        leads_to_role,
        bare_range,
        wordless,
        document_title,
        track_heading,
        soft_heading,
        section_heading,
        lead_in,
        footer,
    )
    short = len(block.text) <= LONGEST_HEADING
    formed = short and any(attempt(reading, block, below) for attempt in attempts)
    if not (formed or closing(reading, block) or run_on(reading, block)):
        statement(reading, block)


def _bullet(reading: Reading, block: Block, below: Block | None) -> None:
    taken = (
        inheritance(reading, block)
        or ignored_label(reading, block, None)
        or formality(reading, block)
        or reporting_line(reading, block)
        or listed_heading(reading, block, below)
        or closing(reading, block)
        or wordless(reading, block, below)
    )
    if not taken:
        statement(reading, block)
