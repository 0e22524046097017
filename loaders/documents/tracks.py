"""The tracks of a document's roles, stated or inferred."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from loaders.documents.draft import RoleDraft
from loaders.documents.inheritance import key_words
from loaders.vocabulary.vocabulary import Vocabulary

# The number of a rung at the end of a title.
_RUNG = re.compile(r"i{1,3}|iv|v|\d+")


def infer(drafts: Sequence[RoleDraft], vocabulary: Vocabulary) -> Iterator[RoleDraft]:
    """Name the track of the roles above the first track heading, and yield the first role of each."""
    open_roles = [draft for draft in drafts if draft.track is None and draft.title]
    for group in _groups(open_roles, vocabulary):
        if len(group) > 1:
            name = _common(group, vocabulary)
            for draft in group:
                draft.track = name
            yield group[0]


def _groups(drafts: Sequence[RoleDraft], vocabulary: Vocabulary) -> Iterator[list[RoleDraft]]:
    """Roles in a row that share a word of their titles or inherit from one another."""
    group: list[RoleDraft] = []
    for draft in drafts:
        if group and not (
            _telling(draft, vocabulary) & {w for d in group for w in _telling(d, vocabulary)}
            or _inherits(draft, group)
        ):
            yield group
            group = []
        group.append(draft)
    if group:
        yield group


def _common(group: Sequence[RoleDraft], vocabulary: Vocabulary) -> str:
    """The words in a row that most titles of the group share, the longest such; nouns of titles last."""
    nouns = {w for noun in vocabulary.wording.titles.nouns for w in key_words(noun)}
    counts: Counter[tuple[str, ...]] = Counter()
    written: dict[tuple[str, ...], str] = {}
    for draft in group:
        spoken = re.findall(r"[\w&']+", draft.title)
        telling = _telling(draft, vocabulary)
        for i, j in combinations(range(len(spoken) + 1), 2):
            key = key_words(" ".join(spoken[i:j]))
            if set(key) <= telling:
                counts[key] += 1
                written.setdefault(key, " ".join(spoken[i:j]))
    best = max(counts, key=lambda key: (not set(key) & nouns, counts[key], len(key), key))
    return written[best]


def _telling(draft: RoleDraft, vocabulary: Vocabulary) -> set[str]:
    seniority = {w for term in vocabulary.wording.titles.seniority for w in key_words(term)}
    untelling = seniority | vocabulary.grammar.small_words
    spoken = key_words(draft.title)
    return {word for word in spoken if word not in untelling and not _RUNG.fullmatch(word)} or set(spoken)


def _inherits(draft: RoleDraft, group: Sequence[RoleDraft]) -> bool:
    titles = {frozenset(key_words(other.title)) for other in group}
    return any(frozenset(key_words(link.claim.target)) in titles for link in draft.links)
