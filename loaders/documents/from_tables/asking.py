"""One item of a cell that asks something: whom the role takes over from, or what it is asked."""

from dataclasses import replace

from graph.kinds import Section
from loaders.documents.inheritance.claim import claim
from loaders.documents.inheritance.spoken_targets import Before
from loaders.documents.measures.qualifications import Measures, measures
from loaders.documents.measures.years import years_of_cell
from loaders.documents.reading import DraftLink, DraftStatement, Reading, RoleDraft
from loaders.documents.taken_over import AROUND, asked_beside
from loaders.readers.pieces import Place


def ask(reading: Reading, draft: RoleDraft, item: Place, heading: str | None, section: Section) -> None:
    """Take one item of a cell."""
    titles = [*reading.every_title, *(other.title for other in reading.drafts)]
    said = claim(item.words, titles, reading.vocabulary, True)
    if said and said.before != Before.PLACE:
        links = (
            DraftLink(replace(said, target=target), AROUND[section], item)
            for target in (said.target, *said.also)
        )
        draft.links.extend(links)
        if beside := asked_beside(item, said, section, reading.vocabulary):
            draft.statements.append(DraftStatement(beside, section, heading))
        return
    stated = measures(item, reading.vocabulary)
    if not stated and heading and reading.vocabulary.experience.said.search(heading.casefold()):
        stated = of_years(item, reading) or stated
    if stated:
        draft.take(stated)
    draft.statements.append(DraftStatement(item, section, heading, measures=stated or None))


def ask_years(reading: Reading, draft: RoleDraft, item: Place) -> None:
    """Take the years that a cell of a column of years states."""
    stated = of_years(item, reading) or measures(item, reading.vocabulary)
    if stated:
        draft.take(stated)
        draft.statements.append(DraftStatement(item, Section.QUALIFICATION, None, measures=stated))


def of_years(item: Place, reading: Reading) -> Measures | None:
    """The years that a cell states by a number alone, None where it states none."""
    years = years_of_cell(item.folded.text, reading.vocabulary)
    return Measures(years=replace(years, line=item.line)) if years else None
