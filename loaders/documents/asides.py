"""Lines that ask nothing themselves: ranges, labels, amounts, what leads to a list, footers."""

import re
from collections.abc import Iterator

from graph.kinds import LineClass, Section
from loaders.documents.measures.qualifications import measures, unlabelled_range
from loaders.documents.reading import Reading, RoleDraft
from loaders.documents.titles.heading_forms import MOST_WORDS, is_colon_heading
from loaders.documents.titles.title import behind_label, clean_title, footer_title
from loaders.readers.pieces import Block, Place
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# Among so many first words a line of money says what it is paid for.
NEAR_BEGIN = 4
# So many words may a sentence have that only says who is above the role.
LONGEST_REPORTING = 14
# Two times of the day in a line are working hours: "Mon 9:00 - 17:00".
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d\s?(?:[ap]\.?m\b)?|\s?[ap]m\b)", re.IGNORECASE)
_MONEY = re.compile(r"[$€£]\s?\d|\d\s?[$€£]|\d (?:USD|EUR|GBP|CHF)\b")


def bare_range(reading: Reading, block: Block, below: Block | None) -> bool:
    """A range without a label, which is a suggestion and no fact."""
    ends = unlabelled_range(block.text, reading.vocabulary)
    if ends is None:
        return False
    reading.note(block, LineClass.NOISE, reading.role)
    do = "most likely the number of direct reports; label it" if reading.role else "label it"
    reading.find("unlabelled-range", block.place, f"a range without a label: {ends[0]} to {ends[1]}", do)
    return True


def ignored_label(reading: Reading, block: Block, below: Block | None) -> bool:
    """A line such as "Location: Reno" or "The salary is $50,000", which asks nothing of a role."""
    labels = reading.vocabulary.patterns["ignored_labels"]
    begins = " ".join(block.text.split()[:NEAR_BEGIN])
    paid = _MONEY.search(block.text) and labels.search(begins)
    label = block.text.rstrip().rstrip(":")
    empty = block.text.rstrip().endswith(":") and labels.fullmatch(label.strip())
    unknown = lookup_key(label) not in reading.vocabulary.sections
    if not (paid or (empty and unknown)) and behind_label(block.text, labels) is None:
        return False
    reading.note(block, LineClass.NOISE, reading.role)
    return True


def front_measures(reading: Reading, block: Block) -> None:
    """Take the degree and the years of a field of the front matter: "degree_required: Master's degree"."""
    key, colon, value = re.sub(r"\s*=\s*", ": ", block.text, count=1).partition(":")
    words = key.strip().replace("_", " ").replace("-", " ")
    if colon and reading.role and reading.vocabulary.patterns["front_fields"].search(words):
        # Behind "experience" years need no further word.
        said = f"{words}: " + value.strip(" \"'")
        reading.role.take(measures(Place(block.place.line, 0, len(said), said), reading.vocabulary))


def formality(reading: Reading, block: Block) -> bool:
    """A sentence of the employer on fairness or on applying, which asks nothing of a role."""
    if not reading.vocabulary.patterns["formalities"].search(block.text):
        return False
    _close(reading, block)
    reading.note(block, LineClass.NOISE, reading.role)
    return True


def lead_in(reading: Reading, block: Block, below: Block | None) -> bool:
    """A sentence that only leads to the list below, such as "Your duties include:"."""
    text = block.text.rstrip()
    listed = below is not None and (below.bullet or (text.endswith(":") and is_colon_heading(below)))
    leads = text.endswith((":", "–", "—")) and listed
    if not leads or reading.role is None or measures(block.place, reading.vocabulary):
        return False
    section, word = next(_sections_in(text, reading.vocabulary), (None, None))
    if section or reading.role.heading is None:
        reading.section = section or Section.ROLE_REQUIREMENTS
        # Without a heading degree and years alone would stand there.
        named = word if section == Section.QUALIFICATION else None
        heading = named if len(text.split()) > MOST_WORDS else text.strip(" :–—")
        reading.role.enter(reading.section, heading)
    reading.note(block, LineClass.NOISE, reading.role)
    return True


def _sections_in(text: str, vocabulary: Vocabulary) -> Iterator[tuple[Section, str]]:
    """The sections that the words of the last sentence name, each with the word."""
    last = text.rpartition(". ")[2]
    for word in last.split():
        if section := vocabulary.sections.get(lookup_key(word)):
            yield section, word.strip(" :,;.–—").capitalize()
    if said := vocabulary.patterns["criteria"].search(last):
        yield Section.QUALIFICATION, said.group().capitalize()


def closing(reading: Reading, block: Block) -> bool:
    """A line on how to apply, on pay or on hours, or one below it in running text: it asks nothing."""
    role = reading.role
    if role is None or measures(block.place, reading.vocabulary):
        return False
    applies = reading.vocabulary.patterns["applying"].search(block.text)
    timed = len(_CLOCK.findall(block.text)) > 1
    if not (applies or timed or (role.closing and not block.bullet)):
        return False
    if applies:
        _close(reading, block)
    reading.note(block, LineClass.NOISE, role)
    return True


def _close(reading: Reading, block: Block) -> None:
    """Note that running text below a line of the employer asks nothing more, once something was asked."""
    if reading.role and reading.role.statements and not block.bullet:
        reading.role.closing = True


def reporting_line(reading: Reading, block: Block) -> bool:
    """A sentence that only says who is above the role: "The position reports to the Head Baker." """
    words = reading.vocabulary.patterns["reporting"].match(block.text)
    if reading.role is None or words is None or len(block.text.split()) > LONGEST_REPORTING:
        return False
    reading.note(block, LineClass.NOISE, reading.role)
    return True


def wordless(reading: Reading, block: Block, below: Block | None) -> bool:
    """A line without a word, such as an amount of money, or one that is still to be written."""
    said = block.text.strip(" .…!:*_-–—()[]")
    unwritten = said and reading.vocabulary.patterns["unwritten"].fullmatch(said)
    if any(sign.isalpha() for sign in said) and not unwritten:
        return False
    reading.note(block, LineClass.NOISE, reading.role)
    return True


def footer(reading: Reading, block: Block, below: Block | None) -> bool:
    """A title with a location, which names the role of statements that had no title."""
    titled = footer_title(block, reading.vocabulary)
    if any(draft.title for draft in reading.drafts) or not titled:
        return False
    if reading.drafts:
        reading.drafts[-1].title, reading.drafts[-1].place = titled[0], block.place
    else:
        reading.drafts.append(RoleDraft(titled[0], block.place))
    reading.find(
        "low-confidence-title",
        block.place,
        "the title is taken from a footer, with low confidence",
        "confirm it",
    )
    reading.note(block, LineClass.TITLE_LOCATION, reading.role)
    return True


def tell_offers(reading: Reading, role: RoleDraft, asks_nothing: bool) -> None:
    """Note that what is offered or how to apply is told now, if duties and qualifications both were."""
    asked = {statement.section for statement in role.statements}
    said = len(reading.every_title) == 1 and {Section.ROLE_REQUIREMENTS, Section.QUALIFICATION} <= asked
    if said and asks_nothing and reading.vocabulary.patterns["last_headings"].search(role.heading or ""):
        role.offered = True


def is_behind_offers(reading: Reading, block: Block) -> bool:
    """True for words that lead to a list below a heading nobody knows, behind what is offered."""
    role = reading.role
    within = role is not None and role.offered and role.section is None
    return (
        within and not block.depth and lookup_key(clean_title(block.text)) not in reading.vocabulary.sections
    )
