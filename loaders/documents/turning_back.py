"""Whose role a line behind the last title is of: the page's, one named in between, or none."""

from graph.kinds import LineClass
from loaders.documents.reading import Reading, RoleDraft
from loaders.documents.titles.heading_forms import BOLD
from loaders.documents.titles.key_words import key_words
from loaders.documents.titles_met import roles_of
from loaders.readers.pieces import Block
from loaders.vocabulary.vocabulary import lookup_key

# A title in a line that leads to its list has no more words.
LONGEST_TITLE = 9
# A heading without a mark stands below all that have one.
DEEPEST = 7


def remember(reading: Reading, block: Block) -> None:
    """Keep which headings stand around what follows."""
    depth = block.depth or DEEPEST
    around = [known for known in reading.open_sections if known[0] < depth]
    reading.open_sections = [*around, (depth, reading.section)]


def lead_back(reading: Reading, block: Block) -> None:
    """Go back to the role that the page names, at a heading higher than that of the last title.

    The role that a line in between led to ends at any heading.
    """
    page = bool(reading.outline.whole) and len(reading.drafts) > 1
    if block.depth and reading.back and reading.back is not reading.drafts[0]:
        reading.back = None
    if page and 0 < block.depth < min(reading.title_depth, BOLD):
        reading.back = reading.drafts[0]


def close_ladder(reading: Reading, block: Block) -> bool:
    """Leave the last role at a heading that belongs to none, and all that stands below it."""
    reading.section = None
    remember(reading, block)
    if reading.role:
        reading.role.enter(None, block.text.strip(" :#"))
    reading.note(block, LineClass.SECTION_HEADING)
    return True


def leads_to_role(reading: Reading, block: Block, below: Block | None) -> bool:
    """Turn to the role that a line above a list names as the one that it is of; the line says more."""
    if block.text.rstrip().endswith(":") and below is not None and below.bullet:
        reading.back = _role_named(block.text, reading) or reading.back
    return False


def _role_named(text: str, reading: Reading) -> RoleDraft | None:
    """The role that a line such as "For senior clerks, further duties apply:" says the list below is of."""
    words = text.split(maxsplit=LONGEST_TITLE + 1)
    if not words or lookup_key(words[0]) not in map(lookup_key, reading.vocabulary.wording.titles.of_whom):
        return None
    for end in range(min(len(words), LONGEST_TITLE + 1), 1, -1):
        said = key_words(" ".join(words[1:end]))
        named = roles_of(said, reading) if said else ()
        if len(named) == 1:
            return named[0]
    return None
