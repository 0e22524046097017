"""One item of a cell that asks something: whom the role takes over from, or what it is asked."""

from dataclasses import replace

from graph.kinds import Scope, Section
from loaders.documents.inheritance.claim import claim
from loaders.documents.inheritance.claims import Claim
from loaders.documents.inheritance.spoken_targets import Before
from loaders.documents.measures.qualifications import measures, or_years_alone, years_alone
from loaders.documents.reading import DraftLink, DraftStatement, Reading, RoleDraft
from loaders.documents.taken_over import AROUND, asked_beside
from loaders.documents.titles.title import bare_title
from loaders.documents.titles_met import outlined_titles, titles_in_cells
from loaders.readers.pieces import Place


def ask(reading: Reading, draft: RoleDraft, item: Place, heading: str | None, section: Section) -> None:
    """Take one item of a cell."""
    said = claim(item.words, titles_in_cells(reading), reading.vocabulary, True)
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
    by = reading.vocabulary.experience
    headed = heading and by.said.search(heading.casefold())
    if headed or (section == Section.QUALIFICATION and by.unit.search(item.words)):
        stated = or_years_alone(item, stated, reading.vocabulary)
    if stated:
        draft.take(stated)
    draft.statements.append(DraftStatement(item, section, heading, measures=stated or None))


def take_over(reading: Reading, draft: RoleDraft, item: Place) -> None:
    """Take one item of a cell below "Builds on", which names the role that is taken over."""
    said = claim(item.words, outlined_titles(reading), reading.vocabulary, True)
    named = said or Claim(None, False, bare_title(item.text, reading.vocabulary))
    draft.links.append(DraftLink(named, Scope.ALL, item))


def ask_years(reading: Reading, draft: RoleDraft, item: Place) -> None:
    """Take the years that a cell of a column of years states."""
    stated = years_alone(item, reading.vocabulary) or measures(item, reading.vocabulary)
    if stated:
        draft.take(stated)
        draft.statements.append(DraftStatement(item, Section.QUALIFICATION, None, measures=stated))
