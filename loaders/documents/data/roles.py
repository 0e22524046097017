"""The roles that data declares: where each stands, of which family it is, and by what others refer to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from loaders.documents.data.titles import Around, are_described, holds_roles, own_family, stated_title
from loaders.documents.data.tree import (
    asks,
    family_in,
    heading_of,
    is_own_title,
    kinds_of,
    levels_by_key,
    rung_title,
    says_something,
    text_at,
    texts_at,
    titled,
)
from loaders.documents.titles.title import MOST_WORDS, bare_title
from loaders.readers.pieces import Keyed, Place, Scalar, Series, Value
from loaders.vocabulary.keys import KeyKind, key_of
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# The code of a level, by which a sentence may speak of the role: "all IC2 expectations".
_CODE = re.compile(r"[A-Z]{1,3}-?\d{1,2}")


@dataclass(eq=False)
class DataRole:
    """A role that data names: its title and place, and the family it stands in.

    `declared` is True where it need not ask anything to be one.
    """

    title: str
    place: Place
    family: tuple[str, Place] | None
    declared: bool = False
    siblings: int = 0


class DataRoles:
    """The roles of a tree, and which of its values tell of which role."""

    def __init__(self, root: Value, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.roles: list[DataRole] = []
        self.codes: set[str] = set()
        self._by_title: dict[tuple[str, str | None], DataRole] = {}
        self._by_name: dict[str, list[DataRole]] = {}
        self.of_value: dict[int, DataRole] = {}
        self.page: tuple[str, Place] | None = None
        self._texts: list[tuple[str, Scalar, Around]] = []
        self._look(root, Around())
        for title, text, around in self._texts:
            # Elsewhere such a list refers to roles.
            if key_of(text.text) not in self._by_name:
                self.add(title, text.place, around.family, text.text).declared |= around.of_roles

    def named(self, text: str, family: tuple[str, Place] | None) -> DataRole | None:
        """The one role that goes by this name, in the family at hand if there are several."""
        key = key_of(text)
        meant = self._by_name.get(key, []) if key else []
        if len(meant) > 1 and family:
            meant = [role for role in meant if role.family and role.family[0] == family[0]]
        return meant[0] if len(meant) == 1 else None

    @cached_property
    def places(self) -> frozenset[Place]:
        """Where the titles stand; asked for once all roles are known."""
        return frozenset(role.place for role in self.roles)

    def add(self, title: str, place: Place, around: tuple[str, Place] | None, *names: str) -> DataRole:
        """A role of this title, one that is known already if the family is the same."""
        family = around[0] if around else None
        if (role := self._by_title.get((lookup_key(title), family))) is None:
            role = DataRole(title[:1].upper() + title[1:], place, around)
            self._by_title[lookup_key(title), family] = role
            self.roles.append(role)
        self._call(role, title, *names)
        return role

    def _call(self, role: DataRole, *names: str) -> None:
        """Let a role go by these names too."""
        self.codes |= {name.strip() for name in names if _CODE.fullmatch(name.strip())}
        for key in dict.fromkeys(key_of(name) for name in names if name.strip()):
            if role not in (called := self._by_name.setdefault(key, [])):
                called.append(role)

    def _look(self, value: Value, around: Around) -> None:
        if isinstance(value, Keyed):
            self._keyed(value, around)
        elif isinstance(value, Series):
            if not around.skills and not around.kinds and are_described(value, self.vocabulary):
                around = replace(around, kinds=frozenset({KeyKind.ROLES}))
            for one in value.values:
                if isinstance(one, Scalar):
                    self._listed(one, around)
                else:
                    self._look(one, replace(around, siblings=id(value)))

    def _listed(self, text: Scalar, around: Around) -> None:
        """Take a text in a list of roles or of levels for the name of one."""
        if not (around.of_roles or around.of_rungs) or not says_something(text):
            return
        title = rung_title(text.text, self._family(around), self.vocabulary)
        if title and len(text.text.split()) <= MOST_WORDS:
            self._texts.append((title, text, around))

    def _keyed(self, value: Keyed, around: Around) -> None:
        role = self._role(value, around)
        if role:
            self.of_value[id(value)] = role
        inner = self._within(value, around, role)
        for key, behind in value.entries:
            kinds = kinds_of(key)
            skills = inner.skills or KeyKind.SKILLS in kinds
            own = replace(inner, kinds=kinds, key=key, siblings=0, skills=skills)
            if isinstance(behind, Keyed) and self._name(behind) and holds_roles(behind):
                self._look(behind, replace(own, kinds=frozenset()))
            elif not (isinstance(behind, Keyed) and self._grouped(key, behind, own)):
                self._plain(key, behind, own, inner.topic)

    def _grouped(self, key: Scalar, behind: Keyed, own: Around) -> bool:
        """Take a mapping whose keys name roles, levels or families; False for another."""
        plain = not own.kinds and not own.skills
        if KeyKind.ROLES in own.kinds and own.skills:
            self._needing(behind, own)
        elif own.kinds & {KeyKind.ROLES, KeyKind.RUNGS}:
            for name, one in behind.entries:
                self._by_key(name, one, own)
        elif KeyKind.FAMILIES in own.kinds:
            for name, one in behind.entries:
                family = family_in(titled(name.text), self.vocabulary)
                self._look(one, replace(own, family=(family, name.place) if family else None, key=name))
        elif not own.kinds and self._are_levels(key, behind):
            of = bare_title(titled(key.text), self.vocabulary), key.place
            for name, one in behind.entries:
                self._by_key(name, one, replace(own, family=of, kinds=frozenset({KeyKind.RUNGS})))
        elif plain and not self._is_title_key(key, behind) and self._are_titles(behind):
            named = family_in(titled(key.text), self.vocabulary)
            self._look(behind, replace(own, family=(named, key.place) if named else own.family))
        else:
            return False
        return True

    def _plain(self, key: Scalar, behind: Value, own: Around, topic: bool) -> None:
        """Take what stands behind a key: a role, if it is the title of one."""
        if not own.kinds and not own.skills and self._is_title_key(key, behind):
            self._by_key(key, behind, replace(own, kinds=frozenset({KeyKind.ROLES})))
            return
        groups = {KeyKind.FAMILIES, KeyKind.ROLES, KeyKind.RUNGS, KeyKind.ITEMS}
        self._look(behind, replace(own, topic=topic or not own.kinds & groups))

    def _are_titles(self, behind: Keyed) -> bool:
        """True for a mapping of titles, each before what the role is asked."""
        return bool(behind.entries) and all(self._is_title_key(*entry) for entry in behind.entries)

    def _are_levels(self, key: Scalar, behind: Keyed) -> bool:
        """True for a title before its levels, each with what it is asked."""
        levels = levels_by_key(behind, self.vocabulary)
        return len(levels) == len(behind.entries) and is_own_title(titled(key.text), self.vocabulary)

    def _needing(self, behind: Keyed, around: Around) -> None:
        """Take the roles that a skill names with the level that each needs."""
        for name, level in behind.entries:
            if isinstance(level, Scalar) and is_own_title(titled(name.text), self.vocabulary):
                self.add(bare_title(titled(name.text), self.vocabulary), name.place, None, name.text)

    def _is_title_key(self, key: Scalar, behind: Value) -> bool:
        """True for a title that is a key itself, before what the role is asked."""
        return is_own_title(titled(key.text), self.vocabulary) and asks(behind, self.vocabulary) > 0

    def _by_key(self, key: Scalar, behind: Value, around: Around) -> None:
        """Take what stands behind a key among roles or levels for the role of that name."""
        if isinstance(behind, Keyed) and (role := self._role(behind, around)):
            self._call(role, key.text)
            self.of_value[id(behind)] = role
        elif not around.skills and not kinds_of(key) & {KeyKind.SILENT}:
            spoken = heading_of(key)
            title = rung_title(titled(spoken), self._family(around), self.vocabulary)
            named = behind if isinstance(behind, Scalar) and says_something(behind) else None
            if named and is_own_title(named.text, self.vocabulary):
                self.add(bare_title(named.text, self.vocabulary), named.place, around.family, key.text)
                return
            if title:
                role = self.add(title, key.place, around.family, key.text, spoken)
                role.declared |= around.of_roles and asks(behind, self.vocabulary) > 0
                self.of_value[id(behind)] = role
        self._look(behind, replace(around, kinds=frozenset(), key=key))

    def _within(self, value: Keyed, around: Around, role: DataRole | None) -> Around:
        """What stands around the values of a mapping: a family that it names, or whose levels it holds."""
        stated = text_at(value, KeyKind.FAMILY)
        if stated and (family := family_in(stated.text, self.vocabulary)):
            around = replace(around, family=(family, stated.place))
        holds = holds_roles(value)
        named = self._name(value)
        if not named or around.skills or around.topic:
            return around
        family = role.title if role else family_in(named.text, self.vocabulary)
        if family and self.page is None and (role is None or holds):
            self.page = family, named.place
        if family and holds and not (stated and role is None):
            return replace(around, family=(family, named.place))
        return around

    def _name(self, value: Keyed) -> Scalar | None:
        return text_at(value, KeyKind.TITLE) or text_at(value, KeyKind.NAME)

    def _family(self, around: Around) -> str:
        return around.family[0] if around.family else self.page[0] if self.page else ""

    def _role(self, value: Keyed, around: Around) -> DataRole | None:
        """The role that a mapping is about, if it is about one."""
        if around.skills:
            return None
        row = text_at(value, KeyKind.SKILL) is not None
        stated = stated_title(value, around, self._family(around), self.vocabulary)
        if stated is None:
            return None
        title, text = stated
        own = text_at(value, KeyKind.FAMILY)
        family = own_family(value, self.vocabulary) or self._family(around)
        within = (family, own.place) if own and family else around.family
        if within is None and self.page and self.page[0] in title:
            within = self.page
        names = [
            one.text for kind in (KeyKind.LEVEL, KeyKind.NAME, KeyKind.TITLE) for one in texts_at(value, kind)
        ]
        before = len(self.roles)
        role = self.add(title, text.place, within, *names, *_ids(value))
        if len(self.roles) == before and around.siblings == role.siblings and around.siblings and not row:
            # Two of one title side by side are two.
            role = DataRole(title, text.place, within)
            self.roles.append(role)
        role.siblings = around.siblings
        role.declared |= around.of_roles or is_own_title(title, self.vocabulary)
        return role


def _ids(value: Keyed) -> Iterator[str]:
    """The ids of a mapping, by which others may refer to it."""
    for key, inner in value.entries:
        if KeyKind.SILENT in kinds_of(key) and isinstance(inner, Scalar) and " " not in inner.text.strip():
            yield inner.text
