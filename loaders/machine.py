"""The state machine: each line gets one class, by its form, its words and what stands before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.documents import Finding, SourceLine
from graph.vocabulary import LineClass, Scope, Section
from loaders.blocks import Block, blocks
from loaders.draft import Link, RoleDraft, Statement
from loaders.inheritance import claim
from loaders.intake import Source
from loaders.qualifications import education, supervisory_years, unlabelled_range, years
from loaders.records import Place
from loaders.run_on import is_run_on, statements
from loaders.titles import clean_title, footer_title, role_titles
from loaders.words import Words, plain

POSITION = {Scope.TECHNICAL: Section.TECHNICAL, Scope.SOFT: Section.SOFT}


@dataclass
class Reading:
    """A document while it is read: its lines with their classes, its roles, its findings."""

    source: Source
    words: Words
    titles: dict[int, str]
    drafts: list[RoleDraft] = field(default_factory=list)
    lines: list[tuple[SourceLine, RoleDraft | None]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    track: tuple[str, Place] | None = None
    front_matter: bool = False
    pending: list[tuple[Place, LineClass]] = field(default_factory=list)
    loose_section: Section | None = None

    @property
    def role(self) -> RoleDraft | None:
        """The role that is being read."""
        return self.drafts[-1] if self.drafts else None

    def note(self, block: Block, kind: LineClass, role: RoleDraft | None = None) -> None:
        """Give the line its class."""
        self.lines.append((SourceLine(block.place.line, block.raw, kind, None), role))

    def find(self, code: str, place: Place, message: str, suggestion: str) -> None:
        """List something for a person to look at."""
        self.findings.append(Finding(code, self.source.name, place.line, place.text, message, suggestion))


def read(source: Source, words: Words) -> Reading:
    """Read a document from its first line to its last."""
    found = blocks(source)
    reading = Reading(source, words, role_titles(found, words))
    reading.front_matter = bool(found) and found[0].raw.strip() == "---" and found[0].place.line == 1
    for n, block in enumerate(found):
        _step(reading, block, found[n + 1 :])
    return reading


def _step(reading: Reading, block: Block, rest: Sequence[Block]) -> None:
    if reading.front_matter:
        _front_matter(reading, block)
    elif not block.text.strip("-—–_=*"):
        reading.note(block, LineClass.NOISE, reading.role)
    elif block.place.line in reading.titles:
        _title(reading, block)
    elif block.bullet:
        _bullet(reading, block)
    else:
        _plain_line(reading, block, rest)


def _front_matter(reading: Reading, block: Block) -> None:
    titled = re.match(r"title:\s*(.+)", block.text)
    reading.note(block, LineClass.DOC_TITLE if titled else LineClass.NOISE)
    if block.raw.strip() in {"---", "..."} and block.place.line > 1:
        reading.front_matter = False


def _title(reading: Reading, block: Block) -> None:
    track, place = reading.track or (None, None)
    draft = RoleDraft(reading.titles[block.place.line], block.place, track, place)
    reading.drafts.append(draft)
    reading.note(block, LineClass.ROLE_TITLE, draft)


def _plain_line(reading: Reading, block: Block, rest: Sequence[Block]) -> None:
    """A line without a bullet: a heading, an inheritance line, a range, run-on text or a statement."""
    for attempt in (
        _inheritance,
        _soft_heading,
        _section_heading,
        _range,
        _track,
        _footer,
        _document_title,
        _run_on,
    ):
        if attempt(reading, block, rest):
            return
    _statement(reading, block)


def _inheritance(reading: Reading, block: Block, rest: Sequence[Block]) -> bool:
    role = reading.role
    said = claim(block.text, list(reading.titles.values()), reading.words, block.bullet) if role else None
    if role is None or said is None:
        return False
    scope = said.scope or _scope_by_place(role, block)
    role.links.append(Link(said, scope, block.place))
    if not block.bullet:
        role.enter(POSITION.get(scope, Section.ROLE_REQUIREMENTS), None)
    reading.note(block, LineClass.INHERITANCE, role)
    return True


def _scope_by_place(role: RoleDraft, block: Block) -> Scope:
    """The scope of the section that a line without scope words stands in or opens."""
    if block.bullet and role.section in {Section.SOFT, Section.ROLE_REQUIREMENTS, Section.TECHNICAL}:
        return {Section.SOFT: Scope.SOFT, Section.TECHNICAL: Scope.TECHNICAL}.get(
            role.section, Scope.RESPONSIBILITIES
        )
    return Scope.RESPONSIBILITIES if role.seen_soft else Scope.TECHNICAL


def _soft_heading(reading: Reading, block: Block, rest: Sequence[Block]) -> bool:
    if plain(block.text) not in reading.words.soft_headings or reading.role is None:
        return False
    reading.role.enter(Section.SOFT, block.text.strip(" :"))
    reading.note(block, LineClass.SOFT_HEADING, reading.role)
    return True


def _section_heading(reading: Reading, block: Block, rest: Sequence[Block]) -> bool:
    """A heading of the vocabulary, also behind the title of the role, or any other that ends in a colon."""
    name = _heading_name(reading, block)
    colon = block.text.rstrip().endswith(":") and len(block.text.split()) <= 8
    if name not in reading.words.sections and not colon and not block.depth:
        return False
    section = reading.words.sections.get(name, reading.role.section if reading.role and colon else None)
    reading.loose_section = section
    if reading.role:
        reading.role.enter(section, block.text.strip(" :#"))
    reading.note(block, LineClass.SECTION_HEADING, reading.role)
    if colon and (not rest or rest[0].text.rstrip().endswith(":")):
        reading.find(
            "empty-heading", block.place, "a heading with nothing under it", "fill it or leave it out"
        )
    return True


def _heading_name(reading: Reading, block: Block) -> str:
    name = plain(clean_title(block.text))
    for title in sorted(reading.titles.values(), key=len, reverse=True):
        if name.startswith(plain(title)) and name != plain(title):
            return name[len(plain(title)) :].strip()
    return name


def _range(reading: Reading, block: Block, rest: Sequence[Block]) -> bool:
    found = unlabelled_range(block.text, reading.words)
    if found is None:
        return False
    reading.note(block, LineClass.NOISE, reading.role)
    low, high = found
    about = "most likely the number of direct reports; label it" if reading.role else "label it"
    reading.find("unlabelled-range", block.place, f"a range without a label: {low} to {high}", about)
    return True


def _track(reading: Reading, block: Block, rest: Sequence[Block]) -> bool:
    """A short line in capitals, or one that ends in "track", right above a title."""
    text = clean_title(block.text)
    worded = bool(re.fullmatch(r".+ (?:track|ladder|team|department|family)", text, re.IGNORECASE))
    loud = text.isupper() and len(text) > 1
    below = next((b for b in rest if b.text.strip()), None)
    if (
        not (loud or worded)
        or len(text.split()) > 6
        or below is None
        or below.place.line not in reading.titles
    ):
        return False
    name = re.sub(r"\s+(?:track|ladder|team|department|family)$", "", text, flags=re.IGNORECASE)
    name = (
        " ".join(w.capitalize() if w.isalpha() and len(w) > 3 else w for w in name.split()) if loud else name
    )
    reading.track = (name, block.place)
    reading.note(block, LineClass.TRACK_HEADER)
    return True


def _footer(reading: Reading, block: Block, rest: Sequence[Block]) -> bool:
    found = footer_title(block, reading.words)
    if any(draft.title for draft in reading.drafts) or not found:
        return False
    _low_confidence(reading, found[0], block.place)
    reading.note(block, LineClass.TITLE_LOCATION, reading.role)
    return True


def _document_title(reading: Reading, block: Block, rest: Sequence[Block]) -> bool:
    text = plain(clean_title(block.text))
    last_word = text.split()[-1] if text else ""
    plural = last_word in {plain(w).split()[-1] for w in reading.words.wording.plural_titles}
    first = not reading.drafts and block.depth == 1
    if not (plural or first) or len(text.split()) > 8:
        return False
    reading.note(block, LineClass.DOC_TITLE)
    return True


def _run_on(reading: Reading, block: Block, rest: Sequence[Block]) -> bool:
    if not is_run_on(block.place, reading.words):
        return False
    if reading.role is None:
        reading.drafts.append(RoleDraft("", block.place, section=reading.loose_section))
    role = reading.drafts[-1]
    found, heading = statements(block.place, reading.words)
    section = role.section or _section_by_words(found, reading.words)
    role.statements += [Statement(place, section, role.heading) for place in found]
    reading.note(block, LineClass.RUN_ON, role)
    reading.find(
        "inferred-split", block.place, f"run-on text, split into {len(found)} statements", "check the splits"
    )
    if heading:
        role.enter(reading.words.sections.get(plain(heading.text)), heading.text.strip(" :"))
        role.section = None
    return True


def _section_by_words(found: Sequence[Place], words: Words) -> Section:
    """Qualification when most statements open with what is held rather than done."""
    held = set(words.wording.openers.qualifying)
    opening = [re.match(r"[\w-]*", place.text) for place in found]
    asks = sum(bool(match and match.group().casefold() in held) for match in opening)
    return Section.QUALIFICATION if 2 * asks > len(found) else Section.ROLE_REQUIREMENTS


def _low_confidence(reading: Reading, title: str, place: Place) -> None:
    """The title found at the end belongs to the statements that were read before it."""
    if reading.drafts:
        reading.drafts[-1].title, reading.drafts[-1].place = title, place
    else:
        reading.drafts.append(RoleDraft(title, place))
    reading.find(
        "low-confidence-title", place, "the title is taken from a footer, with low confidence", "confirm it"
    )


def _bullet(reading: Reading, block: Block) -> None:
    if reading.role is None:
        _unresolved(reading, block, "stands before any role")
    elif not _inheritance(reading, block, ()):
        _statement(reading, block)


def _statement(reading: Reading, block: Block) -> None:
    role = reading.role
    if role is None:
        _unresolved(reading, block, "stands before any role")
    elif role.section is None:
        _unresolved(reading, block, "stands under a heading that asks nothing of a role")
    elif role.section == Section.QUALIFICATION and role.heading is None:
        _under_title(reading, role, block)
    elif not block.bullet and len(block.text.split()) < 3 and not block.gap:
        _unresolved(reading, block, "is too short for a statement")
    else:
        _requirement(reading, role, block)


def _under_title(reading: Reading, role: RoleDraft, block: Block) -> None:
    """Degree and years come first; then, with or without a heading, what the role must know."""
    if _qualifies(reading, role, block):
        reading.note(block, LineClass.QUALIFICATION, role)
        _take_qualification(role, block.place, reading.words)
        role.statements.append(Statement(block.place, Section.QUALIFICATION, role.heading))
        return
    role.enter(Section.TECHNICAL, None)
    _requirement(reading, role, block)


def _qualifies(reading: Reading, role: RoleDraft, block: Block) -> bool:
    words = reading.words
    measured = education(block.place, words) or years(block.place, words, any_kind=True)
    contiguous = not block.gap and bool(role.statements)
    named = re.search(
        r"\b(?:experience|certification|certificate|licen[cs]e|degree)\b", block.text, re.IGNORECASE
    )
    return bool(measured or (contiguous and named))


def _take_qualification(role: RoleDraft, place: Place, words: Words) -> None:
    role.education = role.education or education(place, words)
    role.years = role.years or years(place, words)
    role.supervisory_years = role.supervisory_years or supervisory_years(place, words)


def _requirement(reading: Reading, role: RoleDraft, block: Block) -> None:
    if role.group and (not block.bullet or block.indent <= role.group[1]):
        role.group = None
    if block.deeper and len(block.text.split()) <= 4 and not block.text.endswith("."):
        role.group = (block.place, block.indent)
        reading.note(block, LineClass.GROUP_HEADER, role)
        return
    section = role.section or Section.ROLE_REQUIREMENTS
    qualification = section == Section.QUALIFICATION
    if qualification or section == Section.TECHNICAL:
        _take_qualification(role, block.place, reading.words)
    group = role.group[0] if role.group else None
    role.statements.append(Statement(block.place, section, group.text if group else role.heading, group))
    reading.note(block, LineClass.QUALIFICATION if qualification else LineClass.REQUIREMENT, role)


def _unresolved(reading: Reading, block: Block, why: str) -> None:
    reading.note(block, LineClass.UNRESOLVED, reading.role)
    reading.find(
        "unresolved-line", block.place, f"the line {why}", "move it under a role or a heading that is known"
    )
