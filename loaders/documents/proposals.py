"""What statements likely ask that nothing is sure of: proposed by name, never taken."""

from collections.abc import Iterator, Sequence

from graph.documents import Proposal
from graph.kinds import NodeKind, Section
from loaders.documents.records import Role
from loaders.documents.setting import Setting
from loaders.documents.unknown_names import StrangeName
from loaders.vocabulary.fields import HOME
from loaders.vocabulary.trades import trades
from loaders.vocabulary.vocabulary import Vocabulary

ASKED = "it is asked for by name, and no system of this name is known"
ELSEWHERE = "phrases of other trades say so, in a document of business"


def proposals(
    roles: Sequence[Role], unknown: Sequence[StrangeName], vocabulary: Vocabulary, setting: Setting
) -> tuple[Proposal, ...]:
    """What a document likely asks, each once, what stands in the most lines first."""
    every = (*_systems(unknown), *_competencies(roles, setting))
    told = (one for one in every if not vocabulary.own.is_ignored(one.name))
    return tuple(sorted(told, key=lambda one: (-len(one.lines), one.name)))


def _systems(unknown: Sequence[StrangeName]) -> Iterator[Proposal]:
    for one in unknown:
        if one.asked:
            yield Proposal(one.name, NodeKind.SYSTEM, _lines(place.line for place in one.places), ASKED)


def _competencies(roles: Sequence[Role], setting: Setting) -> Iterator[Proposal]:
    """Competencies of all trades whose phrases a statement of business says that names no skill."""
    if setting.language or setting.field != HOME:
        return
    by_name: dict[str, list[int]] = {}
    for requirement in (one for role in roles for one in role.requirements):
        if not requirement.mentions and requirement.section != Section.QUALIFICATION:
            for skill in trades().named_in(requirement.place.words):
                if not trades().fields_of(skill):
                    by_name.setdefault(skill.name, []).append(requirement.place.line)
    for name, lines in by_name.items():
        yield Proposal(name, NodeKind.COMPETENCY, _lines(lines), ELSEWHERE)


def _lines(lines: Iterator[int] | Sequence[int]) -> tuple[int, ...]:
    return tuple(sorted(set(lines)))
