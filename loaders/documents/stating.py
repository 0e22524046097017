"""Lines that ask something of a role, each a statement in its section, or several where they run on."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.kinds import LineClass, NodeKind, Section
from loaders.documents.asking_words import is_welcome
from loaders.documents.measures.qualifications import (
    Measures,
    listed_years,
    measures,
    or_years_alone,
    welcome,
    years_alone,
)
from loaders.documents.mentions import mentions
from loaders.documents.reading import DraftStatement, Reading, RoleDraft
from loaders.documents.run_on import sentences_of, statements
from loaders.documents.titles.heading_forms import asks_reader, heads_list, is_bold_label, tells, with_content
from loaders.documents.titles.title import is_title
from loaders.readers.pieces import Block, Place
from loaders.vocabulary.sought_names import sought_names
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# A line of more words is a sentence that says more than a title.
LONGEST_TITLE = 16
# So few words beside a title ask nothing by themselves: "Job title: Groom".
MOST_AROUND = 3
# A line of no more words that states years says nothing else.
FEW_WORDS = 4
# A label in bold or plain before its value, or a link and nothing else.
_DETAIL = re.compile(r"\W{0,3}[^\W\d][\w &/()'-]{1,38}\W{0,3}:\W{0,3}\s*\S|\[[^\]]+\]\([^)]*\)\W*$")
# The number of a statement in a numbered document: "4.2 ".
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?\s+(?=[^\W\d])")


def labelled_section(reading: Reading, block: Block) -> bool:
    """A line that names a section and says in the same line what stands there."""
    parts = with_content(block, reading.vocabulary) if reading.role else None
    if parts is None or reading.role is None:
        return False
    section, name, rest = parts
    # In a document of several roles the name of a section is known as it stands.
    known = lookup_key(name.text) in reading.vocabulary.sections
    if not (reading.outline.whole or is_bold_label(block) or known):
        return False
    asked = measures(block.place, reading.vocabulary)
    if asked and section is None and reading.vocabulary.is_told(name.text):
        section = Section.ROLE_REQUIREMENTS
    if section or rest.text.rstrip().endswith(":"):
        reading.role.enter(section, name.text.strip(" :"))
    if section is None:
        reading.note(block, LineClass.NOISE, reading.role)
    elif asked:
        _requirement(reading, reading.role, block, asked)
    elif not run_on(reading, rest):
        _requirement(reading, reading.role, rest)
    return True


def run_on(reading: Reading, block: Block) -> bool:
    """Take a line of several statements apart; False for a line of one."""
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


def sought(reading: Reading, block: Block) -> bool:
    """Take a sentence that bears the title and asks something besides.

    That is a long one that names a system or a measure, or any that asks for a name: "a Groom who knows
    StableLog".
    """
    role = reading.role
    if role is None:
        return False
    long = len(block.text.split()) > LONGEST_TITLE
    asks = long and (_names_system(block, reading) or measures(block.place, reading.vocabulary))
    if not asks and (block.depth or not _asks_for_name(block, role.title, reading.vocabulary)):
        return False
    _requirement(reading, role, block)
    return True


def _asks_for_name(block: Block, title: str, vocabulary: Vocabulary) -> bool:
    """Whether a sentence asks for what the title does not name: an unknown name, or a system at a level."""
    words = block.place.words
    if len(words.split()) <= len(title.split()) + MOST_AROUND:
        return False
    named = mentions(block.place, Section.ROLE_REQUIREMENTS, vocabulary)
    leveled = (one for one in named if one.level and one.skill.kind == NodeKind.SYSTEM)
    known = any(one.skill.name not in title and not one.usage.denies for one in leveled)
    return known or any(one.name not in title for one in sought_names().met(words, (), ()))


def statement(reading: Reading, block: Block) -> None:
    """Take a line that structures nothing: what it asks of the role, or that it belongs nowhere."""
    if number := _NUMBER.match(block.place.words):
        block = replace(block, place=block.place.part(number.end(), len(block.place.words)))
    role = reading.role
    above = reading.outline.tables and not block.bullet
    told = reading.marked and not block.bullet and block.text.rstrip().endswith((".", "!", "?"))
    if role is None and (above or told or tells(block, reading.vocabulary)):
        # Tables name the roles: what stands above them tells of the table; a sentence may tell of the page.
        reading.note(block, LineClass.NOISE)
    elif role is None:
        reading.unresolved(block, "stands before any role")
    elif role.section is None or (role.listed_only and not _asks(reading, block)):
        reading.note(block, LineClass.NOISE, role)
    elif block.place.line in reading.above_lists and tells(block, reading.vocabulary):
        # A paragraph between a heading and its list tells of it; what is asked stands in the list.
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
    # What tells of the role may name a system in passing: "You will place orders in Coupa".
    told = reading.role is not None and reading.vocabulary.is_told(reading.role.heading or "")
    named = told and _names_system(block, reading)
    return bool(named or measures(block.place, reading.vocabulary))


def _names_system(block: Block, reading: Reading) -> bool:
    """Whether a sentence names a system that is not denied."""
    named = mentions(block.place, Section.ROLE_REQUIREMENTS, reading.vocabulary)
    return any(one.skill.kind == NodeKind.SYSTEM and not one.usage.denies for one in named)


def _is_scrap(block: Block, section: Section, vocabulary: Vocabulary) -> bool:
    """True for a word or two in running text that name no skill."""
    short = (
        not block.bullet
        and not block.gap
        and len(block.text.split()) < 2 + (section != Section.QUALIFICATION)
    )
    acts = lookup_key(block.text.split()[0]) in vocabulary.opening_words
    return short and not acts and not mentions(block.place, section, vocabulary)


def _under_title(reading: Reading, role: RoleDraft, block: Block) -> None:
    """Degree and years come first; then, with or without a heading, what the role must know."""
    asked = measures(block.place, reading.vocabulary)
    contiguous = not block.gap and bool(role.statements)
    spoken = not block.bullet or asks_reader(block) or _is_detail(reading, block)
    if reading.marked and not block.bullet and role.place.line in reading.in_prose:
        _told(reading, role, block)
        return
    if reading.marked and spoken and not asked:
        reading.note(block, LineClass.NOISE, role)
        return
    if not asked and not (contiguous and reading.vocabulary.grammar.is_held.search(block.text)):
        role.enter(Section.ROLE_REQUIREMENTS if reading.outline.whole else Section.TECHNICAL, None)
    _requirement(reading, role, block, asked)


def _told(reading: Reading, role: RoleDraft, block: Block) -> None:
    """Take each sentence of a role of which nothing but paragraphs tell."""
    for place in sentences_of(block.place):
        asked = measures(place, reading.vocabulary)
        role.take(asked)
        role.statements.append(DraftStatement(place, Section.ROLE_REQUIREMENTS, None, measures=asked or None))
    reading.note(block, LineClass.REQUIREMENT, role)


def _is_detail(reading: Reading, block: Block) -> bool:
    """True for an item above all sections that is a label with its value, or a link: "Agency: the zoo"."""
    formed = _DETAIL.match(block.text) if reading.outline.whole else None
    return bool(formed) and not mentions(block.place, Section.TECHNICAL, reading.vocabulary)


def _requirement(reading: Reading, role: RoleDraft, block: Block, asked: Measures | None = None) -> None:
    """Take a statement; `asked` are its degree and years, where they have been looked for."""
    if role.group and (not block.bullet or block.indent <= role.group[1]):
        role.group = None
    if block.deeper and heads_list(block.text, reading.vocabulary):
        role.group = (block.place, block.indent)
        reading.note(block, LineClass.GROUP_HEADER, role)
        return
    section = role.section or Section.ROLE_REQUIREMENTS
    told = reading.vocabulary.is_told(role.heading or "")
    if section in {Section.QUALIFICATION, Section.TECHNICAL} or role.listed_only or told:
        asked = measures(block.place, reading.vocabulary) if asked is None else asked
        counted = section == Section.QUALIFICATION and reading.vocabulary.experience.unit.search(block.text)
        if counted or _says_years(block.place, reading.vocabulary):
            asked = or_years_alone(block.place, asked, reading.vocabulary)
        asked = asked or listed_years(block.place, role.heading or "", reading.vocabulary)
        role.take(welcome(asked) if _is_wish(role, block, reading.vocabulary) else asked)
    elif section == Section.ROLE_REQUIREMENTS and not role.spare:
        said = (place for place in sentences_of(block.place) if _says_years(place, reading.vocabulary))
        alone = next((years for place in said if (years := years_alone(place, reading.vocabulary))), None)
        role.spare = measures(block.place, reading.vocabulary) or alone or Measures()
    group = role.group[0] if role.group else None
    heading = group.text if group else role.heading
    role.statements.append(DraftStatement(block.place, section, heading, group, asked))
    kind = LineClass.QUALIFICATION if section == Section.QUALIFICATION else LineClass.REQUIREMENT
    reading.note(block, kind, role)


def _says_years(place: Place, vocabulary: Vocabulary) -> bool:
    """True for a line of a few words about years."""
    return len(place.words.split()) <= FEW_WORDS and bool(vocabulary.experience.unit.search(place.words))


def _is_wish(role: RoleDraft, block: Block, vocabulary: Vocabulary) -> bool:
    """True under a heading of what would be welcome, unless the line says that it is required."""
    return is_welcome(role.heading, vocabulary) and not vocabulary.patterns["required"].search(block.text)
