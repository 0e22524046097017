"""The forms of headings: by length, by ending, by what stands above and below."""

import re
import unicodedata
from dataclasses import replace

from graph.kinds import Section
from loaders.documents.measures.qualifications import measures
from loaders.documents.titles.title import clean_title
from loaders.readers.pieces import Block
from loaders.vocabulary.vocabulary import Vocabulary
from loaders.vocabulary.words import third_person

# The name of a section, a colon, and what the section says.
_LABELLED = re.compile(r"\s*(?P<name>[^:.;,]{3,60}?)\s*:[*_]*\s+(?P<rest>\S.*)$")
_BOLD_LABEL = re.compile(r"\s*(\*\*|__)[^*_:]{2,60}(?::\1|\1\s*:)\s+\S")
# So many words behind it are no longer a part of the name.
FEWEST_BEHIND = 4
MOST_WORDS = 6
# Pictures behind the last word of a line.
_PICTURES = re.compile(r"[^\w!-~]+$")
# So many words make a sentence that tells something.
SENTENCE = 8
# The depth of a line in bold.
BOLD = 6
# So many words may a heading have that nothing but a blank line above it marks.
FEW_WORDS = 4


def is_short(block: Block, listed: bool) -> bool:
    """True for a line that may be a heading by its length, its end and what is around it."""
    text, words = block.text.rstrip(), len(block.text.split())
    if (
        words > (2 * MOST_WORDS if text.endswith(":") else MOST_WORDS)
        or text[-1:] in {".", ";", ","}
        or any(sign.isdigit() for sign in text)
    ):
        return False
    return listed or text.isupper() or text[-1:] in {":", "…", "?"} or (block.gap and words <= FEW_WORDS)


def stands_alone(block: Block, below: Block | None, vocabulary: Vocabulary) -> bool:
    """True for a few words in capitals between blank lines, or above a list, that ask nothing."""
    text = block.text.rstrip()
    formed = (
        block.gap and below is not None and (below.gap or below.bullet) and len(text.split()) <= MOST_WORDS
    )
    if not formed or not text[0].isupper() or text[-1] in ".;," or any(sign.isdigit() for sign in text):
        return False
    asks = vocabulary.systems.named_in(text) or measures(block.place, vocabulary)
    return is_named(text) and not asks and not vocabulary.patterns["leads"].match(text)


def pictured_heading(block: Block, below: Block | None, vocabulary: Vocabulary) -> bool:
    """True for an item that a small picture marks and that heads what is below, or says nothing in words."""
    pictured = block.bullet and unicodedata.category(block.raw.lstrip()[:1] or " ") == "So"
    if not pictured:
        return False
    apart = block.gap and below is not None and below.gap
    known = vocabulary.section_named(clean_title(block.text))[0] and len(block.text.split()) <= FEW_WORDS
    wordy = any(sign.isalpha() for sign in block.text)
    return known or not wordy or (apart and stands_alone(block, below, vocabulary))


def ends_open(block: Block) -> bool:
    """True for a short line that a colon or dots end."""
    return block.text.rstrip().endswith((":", "…")) and len(block.text.split()) <= MOST_WORDS + 2


def is_question(block: Block) -> bool:
    """True for a line that asks something in a few words."""
    return asks_reader(block) and len(block.text.split()) <= 2 * MOST_WORDS


def asks_reader(block: Block) -> bool:
    """True for a line that ends in a question mark, whatever pictures stand behind it."""
    return _PICTURES.sub("", block.text).endswith("?")


def is_bold_lead_in(block: Block, below: Block | None) -> bool:
    """True for words in bold whose paragraph stands right below: "**Budgets:**" above what is asked."""
    bold = block.depth == BOLD and not block.raw.lstrip().startswith("#")
    goes_on = below is not None and not (below.gap or below.bullet or below.depth)
    return bold and goes_on


def is_bold_requirement(block: Block, vocabulary: Vocabulary) -> bool:
    """True for a bold line that asks for a system, which is no heading because it is bold."""
    bold = not block.raw.lstrip().startswith("#")
    return bold and bool(vocabulary.levels[0].match(block.text) and vocabulary.systems.named_in(block.text))


def is_named(text: str) -> bool:
    """True for words in capitals, but for those of three letters or less."""
    return all(word[0].isupper() or not word[0].isalpha() or len(word) < 4 for word in text.split())


def opens_list(block: Block, below: Block | None, vocabulary: Vocabulary) -> bool:
    """True for a short line in the form of a heading with a bullet right below."""
    text = block.text
    most = 2 * MOST_WORDS if text.isupper() else MOST_WORDS
    form = not block.bullet and len(text.split()) <= most and text[:1].isupper() and text[-1:] not in ".;,"
    listed = below is not None and below.bullet
    return form and listed and is_named(text) and not vocabulary.patterns["leads"].match(text)


def is_colon_heading(block: Block) -> bool:
    """True for a short line that a colon ends."""
    return block.text.rstrip().endswith(":") and len(block.text.split()) <= MOST_WORDS + 2


def with_content(block: Block, vocabulary: Vocabulary) -> tuple[Section | None, Block, Block] | None:
    """The section, the name and the rest of a line such as "DUTIES: Prepares the payroll. Files reports"."""
    match = _LABELLED.match(block.text) if not (block.bullet or block.depth) else None
    if not match:
        return None
    says = len(match["rest"].split()) >= FEWEST_BEHIND or is_bold_label(block)
    if not says and not measures(block.place.part(*match.span("rest")), vocabulary):
        return None
    name = clean_title(match["name"])
    known, section = vocabulary.section_named(name)
    if not known or len(name.split()) > MOST_WORDS:
        return None
    head = block.place.part(*match.span("name"))
    rest = block.place.part(*match.span("rest"))
    return section, replace(block, place=head), replace(block, place=rest, gap=False)


def is_bold_label(block: Block) -> bool:
    """True for a line that begins with words in bold and a colon: "**Must have:** a driving licence"."""
    return bool(_BOLD_LABEL.match(block.text))


def heads_list(text: str, vocabulary: Vocabulary) -> bool:
    """True for a few words above a list that name what it is about; "Keep the register" asks something."""
    first, *others = text.casefold().split() or [""]
    verbs = (*vocabulary.wording.openers.verbs, *vocabulary.denials.verbs)
    articled = not {*vocabulary.wording.openers.articles}.isdisjoint(others)
    asks = articled and (first in verbs or first in map(third_person, verbs))
    return len(others) < 4 and not text.endswith(".") and not asks


def tells(block: Block, vocabulary: Vocabulary) -> bool:
    """True for a sentence in running text that names no measure and no system."""
    spoken = not (block.bullet or block.depth) and len(block.text.split()) >= SENTENCE
    asks = measures(block.place, vocabulary) or vocabulary.systems.named_in(block.place.words)
    return spoken and not asks
