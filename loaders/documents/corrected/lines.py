"""Lines whose class or section a person set: taken so while the document is read, or put right after."""

from dataclasses import replace

from graph.kinds import LineClass, Section
from loaders.corrections.kinds import LineCorrection
from loaders.documents.applying import is_text, keys_of_block, nth
from loaders.documents.corrected.roles import names_of, statements_of
from loaders.documents.measures.qualifications import Measures, measures
from loaders.documents.reading import DraftStatement, Reading, RoleDraft
from loaders.documents.titles.title import clean_title
from loaders.readers.pieces import Block
from loaders.vocabulary.vocabulary import lookup_key

_STATED = frozenset({LineClass.REQUIREMENT, LineClass.QUALIFICATION})


def is_set(reading: Reading, block: Block) -> bool:
    """Take a line as a person says; False for one of which nobody says anything."""
    one = _correction_of(reading, block)
    if one is None:
        return False
    reading.corrected.holds(one)
    role = reading.role
    if one.heads:
        _heading(reading, block, one.section, one.line_class or LineClass.SECTION_HEADING)
    elif one.states and role and one.section:
        _statement(reading, role, block, one)
    elif one.line_class == LineClass.GROUP_HEADER and role:
        role.group = (block.place, block.indent)
        reading.note(block, LineClass.GROUP_HEADER, role)
    elif one.line_class == LineClass.TRACK_HEADER:
        reading.track = (clean_title(block.text), block.place)
        reading.note(block, LineClass.TRACK_HEADER)
    else:
        reading.note(block, one.line_class or LineClass.NOISE, role)
    return True


def _correction_of(reading: Reading, block: Block) -> LineCorrection | None:
    """What a person says of this line of the role that is being read; lines alike are counted."""
    applying = reading.corrected
    keys = keys_of_block(block) & applying.sought
    if not keys:
        return None
    role = reading.role
    names = names_of(role, reading.source.name) if role else frozenset({""})
    # A line is counted once, by whichever of its wordings and whichever title of its role.
    for key in keys:
        for name in names:
            applying.seen[name, key] = applying.seen.get((name, key), 0) + 1
    for one in applying.open(LineCorrection):
        said = (lookup_key(one.role or ""), lookup_key(one.text))
        if said[0] in names and said[1] in keys and applying.seen.get(said) == one.occurrence:
            return one
    return None


def _heading(reading: Reading, block: Block, section: Section | None, kind: LineClass) -> None:
    section = Section.SOFT if kind == LineClass.SOFT_HEADING else section
    reading.section = section
    if reading.role:
        reading.role.enter(section, block.text.strip(" :#"))
    reading.note(block, kind, reading.role)


def _statement(reading: Reading, role: RoleDraft, block: Block, one: LineCorrection) -> None:
    asked: Measures | None = None
    if one.section in {Section.QUALIFICATION, Section.TECHNICAL}:
        asked = measures(block.place, reading.vocabulary)
        role.take(asked)
    section = one.section or Section.ROLE_REQUIREMENTS
    said = DraftStatement(block.place, section, role.heading, None, asked, corrected=one.id)
    role.statements.append(said)
    of_qualification = section == Section.QUALIFICATION
    reading.note(block, LineClass.QUALIFICATION if of_qualification else LineClass.REQUIREMENT, role)


def settle_lines(reading: Reading) -> None:
    """Put right the statements that stand in no line of their own: in a cell, or in the midst of a line."""
    for one in reading.corrected.open(LineCorrection):
        own = statements_of(reading, one.role or "")
        met = nth([pair for pair in own if is_text(one.text, pair[1].place)], one.occurrence)
        if met is None:
            continue
        reading.corrected.holds(one)
        draft, statement = met
        if one.states and one.section:
            if statement.section != one.section:
                statement.section, statement.corrected = one.section, one.id
        else:
            draft.statements.remove(statement)


def set_statement_class(reading: Reading, line: int, kind: LineClass) -> None:
    """Give a line that was read as a statement another class; a row of a table holds more than that."""
    reading.lines = [
        (replace(read, line_class=kind) if read.line == line and read.line_class in _STATED else read, role)
        for read, role in reading.lines
    ]
