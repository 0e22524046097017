"""Which known skills a group of unknown words may be another name of, and all of them to be searched."""

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

from graph.kinds import NodeKind
from graph.model import Graph, Node
from graph.names import label_key
from graph.stores.memory import NetworkxStore
from graph.stores.store import View
from loaders.unknown.answers import Saying, UnknownGroup
from loaders.vocabulary.known_names import VocabularyNames
from loaders.vocabulary.skill import Skill
from loaders.vocabulary.vocabulary import Vocabulary

# Names that are written less alike are not offered first, 0 to 100.
OFFERED = 60.0
# So many are.
MOST = 12


def likeliest(group: UnknownGroup, vocabulary: Vocabulary) -> dict[str, str]:
    """Every known skill that a group may be another name of, id to name: the likeliest first, then by name.

    Statements name competencies only.
    """
    skills, names = known_skills(vocabulary), VocabularyNames.of(vocabulary).by_key
    of = {one.id: one.name for one in skills.values() if not group.is_statement or _is_competency(one.id)}
    likely = group.likely
    first = [names.get(label_key(likely.name))] if likely.doing == Saying.ALIAS else []
    ids = [one.id for one in (*first, *_written_like(group, names)) if one and one.id in of]
    return {one: of[one] for one in dict.fromkeys(ids)} | of


@lru_cache(maxsize=4)
def known_skills(vocabulary: Vocabulary) -> dict[str, Skill]:
    """Every skill that is known by its own name, by id, sorted by name."""
    names = VocabularyNames.of(vocabulary).by_key
    own = {one.id: one for one in names.values() if names[label_key(one.name)].id == one.id}
    return dict(sorted(own.items(), key=lambda item: (item[1].name.casefold(), item[0])))


@lru_cache(maxsize=2)
def known_view(vocabulary: Vocabulary) -> View:
    """Every skill that is known as a graph of skills alone, to be searched by all of its names."""
    skills = known_skills(vocabulary).values()
    store = NetworkxStore()
    store.replace(Graph(tuple(Node(one.id, one.name, alt_labels=one.alt_labels) for one in skills), ()))
    return store


def _written_like(group: UnknownGroup, names: dict[str, Skill]) -> Iterable[Skill]:
    """Skills whose names are written like the first name of a group, or stand in its first statement."""
    scorer = fuzz.token_set_ratio if group.is_statement else fuzz.ratio
    keys = [key for key, one in names.items() if not group.is_statement or _is_competency(one.id)]
    key = label_key(group.said[0])
    near = process.extract(key, keys, scorer=scorer, score_cutoff=OFFERED, limit=MOST)
    return (names[close] for close, _, _ in near)


def _is_competency(skill: str) -> bool:
    return skill.startswith(f"{NodeKind.COMPETENCY}:")
