"""Lines that ask nothing themselves: ranges, labels, amounts, what leads to a list, footers."""

import re
from collections.abc import Iterator

from graph.kinds import LineClass, Section
from loaders.documents.measures.qualifications import measures, unlabelled_range
from loaders.documents.reading import Reading, RoleDraft
from loaders.documents.titles.heading_forms import MOST_WORDS
from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.title import behind_label, footer_title
from loaders.readers.pieces import Block
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# A title in a line that leads to its list has no more words.
LONGEST_TITLE = 9
# Among so many first words a line of money says what it is paid for.
NEAR_BEGIN = 4
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


def formality(reading: Reading, block: Block) -> bool:
    """A sentence of the employer on fairness or on applying, which asks nothing of a role."""
    if not reading.vocabulary.patterns["formalities"].search(block.text):
        return False
    reading.note(block, LineClass.NOISE, reading.role)
    return True


def lead_in(reading: Reading, block: Block, below: Block | None) -> bool:
    """A sentence that only leads to the list below, such as "Your duties include:"."""
    text = block.text.rstrip()
    leads = text.endswith((":", "–", "—")) and below is not None and below.bullet
    if not leads or reading.role is None or measures(block.place, reading.vocabulary):
        return False
    section = next(_sections_in(text, reading.vocabulary), None)
    if section or reading.role.heading is None:
        reading.section = section or Section.ROLE_REQUIREMENTS
        reading.role.enter(reading.section, None if len(text.split()) > MOST_WORDS else text.strip(" :–—"))
    reading.note(block, LineClass.NOISE, reading.role)
    return True


def leads_to_role(reading: Reading, block: Block, below: Block | None) -> bool:
    """Turn to the role that a line above a list names as the one that it is of; the line says more."""
    if block.text.rstrip().endswith(":") and below is not None and below.bullet:
        reading.back = _role_named(block.text, reading) or reading.back
    return False


def _role_named(text: str, reading: Reading) -> RoleDraft | None:
    """The role that a line such as "For senior clerks, further duties apply:" says the list below is of."""
    words = text.split()
    if not words or lookup_key(words[0]) not in map(lookup_key, reading.vocabulary.wording.titles.of_whom):
        return None
    for end in range(min(len(words), LONGEST_TITLE + 1), 1, -1):
        said = key_words(" ".join(words[1:end]))
        named = [draft for draft in reading.drafts if key_words(draft.title) == said]
        if said and len(named) == 1:
            return named[0]
    return None


def _sections_in(text: str, vocabulary: Vocabulary) -> Iterator[Section]:
    """The sections that the words of the last sentence name."""
    for word in text.rpartition(". ")[2].split():
        if section := vocabulary.sections.get(lookup_key(word)):
            yield section


def wordless(reading: Reading, block: Block, below: Block | None) -> bool:
    """A line without a word, such as an amount of money, asks nothing."""
    if any(sign.isalpha() for sign in block.text):
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
