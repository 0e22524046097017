"""The items and associations of a CASE package, checked: what kind each is, and how they hang together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from graph.errors import BadDocument
from graph.word_lists import word_lists
from loaders.taxonomies.json_file import Part, text

# The types of CASE 1.1; one's own begin with "ext:".
ASSOCIATIONS = frozenset(
    {"isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy"}
    | {"exemplar", "hasSkillLevel", "isTranslationOf"}
)
EXTENDED = "ext:"
CHILD, PART, RELATED, LEVEL, PRECEDES = "isChildOf", "isPartOf", "isRelatedTo", "hasSkillLevel", "precedes"


class ItemKind(StrEnum):
    """What an item is, by the last word of its type."""

    ROLE = "roles"
    COMPETENCY = "competencies"
    SYSTEM = "systems"
    GROUP = "groups"
    OTHER = "other"


@dataclass(frozen=True)
class Association:
    """An association between two items, by their identifiers."""

    kind: str
    origin: str
    destination: str
    order: int


class Package:
    """A CASE package; raises BadDocument for one that is none."""

    def __init__(self, value: Any, path: Path) -> None:
        self.path = path
        if not isinstance(value, Mapping):
            raise BadDocument(
                f"{path}: is no CASE package: a package is an object with CFDocument and CFItems"
            )
        self._value: Part = value
        self.items = {self._known(item, "CFItems", n): item for n, item in enumerate(self._list("CFItems"))}

    @property
    def document(self) -> str:
        """The identifier of the document that holds the items."""
        document = self._value.get("CFDocument")
        return text(document.get("identifier")) if isinstance(document, Mapping) else ""

    def _list(self, key: str) -> list[Any]:
        items = self._value.get(key, [])
        if not isinstance(items, list):
            raise BadDocument(f"{self.path}: {key} is no list; export the package again")
        return items

    def _known(self, item: Any, key: str, number: int) -> str:
        if not isinstance(item, Mapping):
            raise BadDocument(f"{self.path}: {key}[{number}] is no object; export the package again")
        identifier = text(item.get("identifier"))
        if not identifier:
            raise BadDocument(f"{self.path}: {key}[{number}] has no identifier; export the package again")
        return identifier

    @cached_property
    def links(self) -> tuple[Association, ...]:
        """The associations, in the order that their sequence numbers give."""
        links = [self._link(item, n) for n, item in enumerate(self._list("CFAssociations"))]
        return tuple(sorted(links, key=lambda link: link.order))

    def _link(self, item: Any, number: int) -> Association:
        self._known(item, "CFAssociations", number)
        kind, order = text(item.get("associationType")), item.get("sequenceNumber")
        if kind not in ASSOCIATIONS and not kind.startswith(EXTENDED):
            raise BadDocument(
                f"{self.path}: CFAssociations[{number}]: the associationType {kind[:40]!r} is unknown; "
                f"CASE 1.1 knows {', '.join(sorted(ASSOCIATIONS))}, and what begins with {EXTENDED}"
            )
        ends = [self._end(item.get(key), key, number) for key in ("originNodeURI", "destinationNodeURI")]
        return Association(kind, ends[0], ends[1], order if isinstance(order, int) else 0)

    def _end(self, value: Any, key: str, number: int) -> str:
        identifier = text(value.get("identifier")) if isinstance(value, Mapping) else ""
        if not identifier:
            raise BadDocument(f"{self.path}: CFAssociations[{number}].{key} has no identifier")
        return identifier

    def ends(self, *kinds: str) -> Mapping[str, list[str]]:
        """The destinations of each origin by associations of these types."""
        ends: dict[str, list[str]] = defaultdict(list)
        for link in self.links:
            if link.kind in kinds:
                ends[link.origin].append(link.destination)
        return ends

    def of_kind(self, *kinds: ItemKind) -> Iterator[str]:
        """The identifiers of the items of these kinds, in their order."""
        return (identifier for identifier, item in self.items.items() if kind_of(item) in kinds)

    def label(self, identifier: str) -> str:
        """The statement of an item, empty for one that is not in the package."""
        return text(self.items.get(identifier, {}).get("fullStatement"))

    def own(self, identifier: str, key: str) -> Any:
        """What stands in the extensions of an item under a key of ours, None where nothing does."""
        extensions = self.items[identifier].get("extensions")
        return extensions.get(key) if isinstance(extensions, Mapping) else None


def kind_of(item: Part) -> ItemKind:
    """What an item is, by the last word of its type in the singular."""
    words = text(item.get("CFItemType")).casefold().split()
    last = words[-1] if words else ""
    lists = word_lists("taxonomies")
    forms = {last, last.removesuffix("s"), f"{last.removesuffix('ies')}y"}
    return next((kind for kind in ItemKind if forms & lists.get(kind, frozenset())), ItemKind.OTHER)
