"""What is found while a name is typed: roles, skills and tracks, on every store alike."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.errors import BadQuestion
from graph.kinds import SKILL_KINDS, NodeKind
from graph.stores.searching import SEARCHED, NameHit
from graph.stores.store import View


class SearchedKind(StrEnum):
    """What may be looked for by itself."""

    ROLE = "role"
    SKILL = "skill"
    TRACK = "track"


KINDS: Mapping[SearchedKind | None, tuple[NodeKind, ...]] = {
    None: SEARCHED,
    SearchedKind.ROLE: (NodeKind.ROLE,),
    SearchedKind.SKILL: SKILL_KINDS,
    SearchedKind.TRACK: (NodeKind.TRACK,),
}


@dataclass(frozen=True)
class NamesFound:
    """The first names that fit what was typed, best first; `kind` is what was looked for, None for all."""

    text: str
    kind: SearchedKind | None
    hits: tuple[NameHit, ...]


def names_for(store: View, text: str, kind: SearchedKind | None = None, top: int = 10) -> NamesFound:
    """What fits a text that is typed still, by names and further names; nothing for a text without words."""
    if top < 1:
        raise BadQuestion(f"--top {top} shows nothing; give 1 or more")
    return NamesFound(text, kind, store.search(text, KINDS[kind], top))
