"""Where the titles of a document stand: by its headings, else at its beginning, else in the name of its file.

A document that names several roles by its headings holds these; one that reads as a job description holds
one role, wherever its title stands.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from loaders.documents.tables.choices import NO_COLUMNS, ColumnChoices
from loaders.documents.tables.facts import title_in_card
from loaders.documents.tables.kinds import NeedsByCell, RolesAsColumns, RolesAsRows, Shape, SkillsAsColumns
from loaders.documents.tables.shapes import shapes_of
from loaders.documents.titles.front_title import PageTitle, stated_in_front
from loaders.documents.titles.heading_titles import by_headings, by_plain_sections
from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.nouns import has_noun
from loaders.documents.titles.page_title import described, reads_as_role
from loaders.documents.titles.plain_titles import plain_titles
from loaders.readers.fences import FENCES
from loaders.readers.pieces import Block, Place, Source, TableBlock
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key


@dataclass(frozen=True)
class Outline:
    """The titles of roles by line, and what each such line opens besides, as in "Clerk Duties".

    `whole` is the role that the document as a whole describes, with the place of its title; `repeats` are
    the lines that bear that title; `listed` are those that only list titles which further lines bear;
    `low_confidence` is True where the name of the file alone tells it; `tables` are those that name roles
    or define levels, by their first line.
    """

    titles: dict[int, str] = field(default_factory=dict)
    sections: dict[int, str] = field(default_factory=dict)
    whole: tuple[str, Place] | None = None
    repeats: frozenset[int] = frozenset()
    listed: frozenset[int] = frozenset()
    low_confidence: bool = False
    tables: dict[int, Shape] = field(default_factory=dict)


def outline(source: Source, vocabulary: Vocabulary, columns: ColumnChoices = NO_COLUMNS) -> Outline:
    """The titles of a document's roles; none where it does not read like a role document.

    Where tables name roles, a title with nothing listed below it only names what they are about.
    `columns` is what a person says of the columns of its tables; raises BadQuestion where that contradicts
    itself.
    """
    tables = shapes_of(source.pieces, vocabulary, columns)
    told = _outline_of_lines(source, vocabulary)
    if not any(shape.names_roles for shape in tables.values()):
        # A framework under the name of a file alone is of no role.
        guessed = told.low_confidence and any(shape.defines for shape in tables.values())
        return (
            Outline(tables=tables) if guessed else replace(_of_card(told, source, vocabulary), tables=tables)
        )
    families = any(map(_is_of_family, tables.values()))
    listed = [block.place.line for block in source.blocks if block.bullet]
    ends = [*sorted(told.titles), math.inf][1:]
    kept = {
        line: told.titles[line]
        for line, end in zip(sorted(told.titles), ends, strict=True)
        if any(line < bullet < end for bullet in listed)
    }
    named = told.whole and has_noun(told.whole[0], vocabulary) and listed and not families
    told = told if named else replace(told, whole=None, repeats=frozenset(), low_confidence=False)
    return replace(told, titles=kept, tables=tables)


def _of_card(told: Outline, source: Source, vocabulary: Vocabulary) -> Outline:
    """The outline with the title in a card above all that is listed, where else a file's name would be it."""
    above = list(takewhile(lambda piece: isinstance(piece, TableBlock) or not piece.bullet, source.pieces))
    first = next((piece for piece in above if isinstance(piece, TableBlock)), None)
    title = title_in_card(first, vocabulary) if first and told.low_confidence else None
    return replace(told, whole=title, low_confidence=False) if title else told


def _is_of_family(shape: Shape) -> bool:
    """Whether the roles of a table are levels of the one that the page names."""
    if isinstance(shape, RolesAsColumns | NeedsByCell):
        return shape.of_family
    return isinstance(shape, RolesAsRows | SkillsAsColumns) and bool(shape.family)


def _outline_of_lines(source: Source, vocabulary: Vocabulary) -> Outline:
    """The titles that stand in lines, whatever tables name."""
    front, body = without_front_matter(source.blocks)
    stated = stated_in_front(front, vocabulary)
    titles, sections = by_headings(body, stated.title if stated else "", vocabulary, _above_tables(source))
    if titles:
        return _of_headings(titles, sections, stated, body, vocabulary)
    titles, sections = ({}, {}) if stated else by_plain_sections(body, vocabulary)
    if titles:
        return Outline(titles, sections)
    plain, listed = plain_titles(body, vocabulary)
    strong, weak = reads_as_role(body, vocabulary)
    if plain and not stated and weak:
        return _alone(plain, body, vocabulary) or Outline(plain, listed=listed)
    named = described(source, stated, body, vocabulary, strong) if weak else None
    if named is None:
        return Outline()
    return Outline(whole=(named.title, named.place), repeats=named.lines, low_confidence=named.by_file)


def _above_tables(source: Source) -> frozenset[int]:
    """The lines of the headings that a table stands below, those around them among them."""
    around: list[Block] = []
    met: set[int] = set()
    for piece in source.pieces:
        if isinstance(piece, TableBlock):
            met.update(heading.place.line for heading in around)
        elif piece.depth:
            around = [*(heading for heading in around if heading.depth < piece.depth), piece]
    return frozenset(met)


def _alone(plain: dict[int, str], body: Sequence[Block], vocabulary: Vocabulary) -> Outline | None:
    """The one title of a document in sections, if nothing is asked above it: it is that of the whole."""
    line, title = next(iter(plain.items()))
    above = [block for block in body if block.place.line < max(plain)]
    asked_above = reads_as_role(above, vocabulary)[0] or any(block.bullet for block in above)
    sections = reads_as_role(body, vocabulary)[0] or any(block.bullet for block in body)
    if len({lookup_key(other) for other in plain.values()}) > 1 or asked_above or not sections:
        return None
    place = next(block.place for block in body if block.place.line == line)
    return Outline(whole=(title, place), repeats=frozenset(plain))


def _is_raised(title: str, page: str, vocabulary: Vocabulary) -> bool:
    """True for the title of the page with a level that raises it: "Senior Clerk" on the page of a clerk."""
    raising = {word for term in vocabulary.wording.titles.seniority for word in key_words(term)}
    plain = tuple(word for word in key_words(title) if word not in raising)
    return plain == key_words(page) != key_words(title)


def without_front_matter(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """The lines of the front matter, its fences among them, and the lines behind."""
    closing = FENCES.get(blocks[0].raw.strip()) if blocks and blocks[0].place.line == 1 else None
    if closing is None:
        return (), blocks
    ends = (n for n, block in enumerate(blocks) if n and block.raw.strip() in closing)
    end = next(ends, len(blocks) - 1) + 1
    return blocks[:end], blocks[end:]


def _of_headings(
    titles: dict[int, str],
    sections: dict[int, str],
    stated: PageTitle | None,
    body: Sequence[Block],
    vocabulary: Vocabulary,
) -> Outline:
    """The roles of headings; a page that states its own title and asks something before them is one too."""
    if stated is None or not stated.is_role:
        return Outline(titles, sections)
    first = min(titles)
    above = [block for block in body if block.place.line < first]
    raised = any(_is_raised(title, stated.title, vocabulary) for title in titles.values())
    if len(titles) == 1 and not sections and not raised:
        # One heading of a title in a job description: its title, or somebody whom it names.
        return Outline(whole=(stated.title, stated.place), repeats=stated.lines | frozenset(titles))
    if not reads_as_role(above, vocabulary)[0]:
        return Outline(titles, sections)
    return replace(Outline(titles, sections), whole=(stated.title, stated.place), repeats=stated.lines)
