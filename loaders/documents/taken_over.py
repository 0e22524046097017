"""The step of the reading that takes an inheritance line: to its role, with its scope and what it adds."""

import re
from dataclasses import replace

from graph.kinds import LineClass, Scope, Section
from loaders.documents.inheritance.claim import chain_claim, claim, lower_levels, may_claim
from loaders.documents.inheritance.claims import Claim
from loaders.documents.inheritance.more import beyond, may_tell_more
from loaders.documents.inheritance.spoken_targets import Before
from loaders.documents.measures.qualifications import measures
from loaders.documents.mentions import mentions
from loaders.documents.reading import Chain, DraftLink, DraftStatement, Reading, RoleDraft
from loaders.documents.run_on import sentences_of
from loaders.documents.titles_met import known_titles, spoken_titles
from loaders.readers.pieces import Block, Place
from loaders.vocabulary.vocabulary import Vocabulary

# The section that an inheritance line opens.
OPENS = {Scope.TECHNICAL: Section.TECHNICAL, Scope.SOFT: Section.SOFT}
# The scope that the section around an inheritance bullet stands for.
AROUND = {
    Section.TECHNICAL: Scope.TECHNICAL,
    Section.SOFT: Scope.SOFT,
    Section.ROLE_REQUIREMENTS: Scope.RESPONSIBILITIES,
    Section.QUALIFICATION: Scope.ALL,
}


def inheritance(reading: Reading, block: Block) -> bool:
    """True for a line that takes over what another role asks, or tells that every role does; it is noted."""
    words = block.place.words
    of_all = reading.role is None and lower_levels(words, reading.vocabulary)
    if of_all or chain_claim(words, reading.vocabulary):
        reading.chains.append(Chain(block.place, reading.track[0] if reading.track else None))
        reading.note(block, LineClass.INHERITANCE, reading.role)
        return True
    role = reading.role
    if role is None or not (may_claim(words, reading.vocabulary) or may_tell_more(words, reading.vocabulary)):
        return False
    place, said = _claimed(reading, block)
    if said is None or _means_itself(reading, role, said, place.words):
        return False
    # Right under a heading the section is known, and the line goes on in it.
    within = block.bullet or _is_under_heading(reading)
    # "As Baker, plus:" is of all that a baker needs where neither words nor a heading say less.
    opens = reading.vocabulary.wording.inheritance.opening.match(place.words)
    whole = said.scope is None and not within and not opens and role.heading is None
    scope = Scope.ALL if whole else _scope(role, said.scope, within)
    for target in (said.target, *said.also):
        role.links.append(DraftLink(replace(said, target=target), scope, place))
    if not within and not whole:
        role.enter(OPENS.get(scope, Section.ROLE_REQUIREMENTS), None)
    _rest(reading, role, place, said)
    if not block.bullet:
        role.spare = role.spare or measures(block.place, reading.vocabulary)
    reading.note(block, LineClass.INHERITANCE, role)
    return True


def _claimed(reading: Reading, block: Block) -> tuple[Place, Claim | None]:
    """What a line claims, and where: as a whole, else in the first sentence of a paragraph that claims."""
    titles = spoken_titles(reading)
    said = claim(block.place.words, titles, reading.vocabulary, block.bullet)
    if block.bullet and not said:
        return block.place, _beyond(reading, block)
    if said or block.depth:
        return block.place, said
    told = ((at, claim(at.words, titles, reading.vocabulary, False)) for at in sentences_of(block.place))
    first = next(((at, said) for at, said in told if said), None)
    return first or (block.place, _beyond(reading, block))


def _beyond(reading: Reading, block: Block) -> Claim | None:
    """What a line claims of the role by saying that it has more than another one."""
    role = reading.role
    if role is None:
        return None
    return beyond(block.place.words, role.title, known_titles(reading), reading.vocabulary, block.bullet)


def _means_itself(reading: Reading, role: RoleDraft, said: Claim, words: str) -> bool:
    """True for "all of the above" below statements of the role's own, which are what it means."""
    levels = reading.vocabulary.wording.inheritance.level_words
    if said.before != Before.PLACE or said.target.casefold().split()[0] in levels:
        return False
    headings = reading.vocabulary.sections
    named = {headings[word] for word in re.findall(r"\w+", words.casefold()) if headings.get(word)}
    if named:
        return any(statement.section in named for statement in role.statements)
    return role.section in {s.section for s in role.statements if s.heading == role.heading}


def _is_under_heading(reading: Reading) -> bool:
    role = reading.role
    above = reading.lines[-1][0].line_class if reading.lines else None
    return bool(role and role.section) and above == LineClass.SECTION_HEADING


def _scope(role: RoleDraft, said: Scope | None, within: bool) -> Scope:
    """The scope by the words, else by the section that the line stands in or opens."""
    if within and role.section == Section.QUALIFICATION:
        return Scope.ALL
    if said is not None:
        return said
    if within and role.section:
        return AROUND[role.section]
    return Scope.RESPONSIBILITIES if role.seen_soft else Scope.TECHNICAL


def _rest(reading: Reading, role: RoleDraft, place: Place, said: Claim) -> None:
    section = role.section or Section.ROLE_REQUIREMENTS
    if rest := asked_beside(place, said, section, reading.vocabulary):
        role.statements.append(DraftStatement(rest, section, role.heading))


def asked_beside(place: Place, said: Claim, section: Section, vocabulary: Vocabulary) -> Place | None:
    """What an inheritance line asks beside, where it names a system: "and also knows Excel"."""
    if said.rest is None or not vocabulary.systems.named_in(place.words[said.rest :]):
        return None
    rest = place.part(said.rest, len(place.words))
    return rest if mentions(rest, section, vocabulary) else None
