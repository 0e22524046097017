"""Where duties begin after the last soft heading, when no heading says so."""

from graph.documents import Finding
from graph.kinds import Section
from loaders.documents.draft import RoleDraft, Statement
from loaders.vocabulary.vocabulary import Vocabulary

# Fewer statements than this behind a boundary may as well be soft ones that are worded oddly.
LEAST_DUTIES = 3


def settle(role: RoleDraft, document: str, vocabulary: Vocabulary) -> Finding | None:
    """Move the duties among a role's soft statements to the role requirements, and say from where on."""
    if role.says_duties or role.last_soft is None:
        return None
    last = [s for s in role.statements if s.section == Section.SOFT and s.heading in (role.last_soft, None)]
    first = next((n for n, s in enumerate(last) if n and not _is_soft(s, vocabulary)), None)
    if first is None or len(last) - first < LEAST_DUTIES:
        return None
    for statement in last[first:]:
        statement.section, statement.heading = Section.ROLE_REQUIREMENTS, None
    place = last[first].place
    message = "no heading says where the duties begin; they are taken to begin here"
    return Finding(
        "inferred-boundary", document, place.line, place.text, message, "set a heading above this line"
    )


def _is_soft(statement: Statement, vocabulary: Vocabulary) -> bool:
    named = {skill.name for skill in vocabulary.competencies.named_in(statement.place.words)}
    return bool(named & set(vocabulary.wording.soft_competencies))
