"""Roles of all documents are told apart by ids, and the lines that inherit are led to the roles they mean."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count

from graph.cycles import circles
from graph.documents import Finding
from graph.kinds import NodeKind
from graph.names import slug
from graph.watching import Watch, watched
from loaders.documents.before import ALIKE, InOrder, chained, names_page, pointed_at, role_before
from loaders.documents.corrected.links import SetLinks
from loaders.documents.corrected.stale import tell_stale
from loaders.documents.inheritance.named_roles import MOST_NAMES, NamedRole, NamedRoles
from loaders.documents.inheritance.nearest import NearestNames
from loaders.documents.inheritance.spoken_targets import Before
from loaders.documents.inheritance.targets import Meant, keys_of, linked, with_slips
from loaders.documents.reading import DraftLink, Reading, RoleDraft
from loaders.documents.records import Inheritance, Role
from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.level_codes import code_in
from loaders.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True)
class Links:
    """What each role takes over, and the other names that lines give it, by its id."""

    inherits: Mapping[str, tuple[Inheritance, ...]]
    aliases: Mapping[str, tuple[str, ...]]


def give_ids(readings: Sequence[Reading]) -> None:
    """Give each role an id; those of one title are told apart by track or document, and reported."""
    taken: dict[str, tuple[RoleDraft, Reading]] = {}
    again: dict[str, Iterator[int]] = {}
    for reading in readings:
        for draft in reading.drafts:
            plain_id = f"{NodeKind.ROLE}:{slug(draft.title)}"
            inner_id = f"{plain_id}-in-{slug(draft.track or reading.source.name)}"
            numbers = again.setdefault(inner_id, count(2))
            names = chain((plain_id, inner_id), (f"{inner_id}-{n}" for n in numbers))
            draft.id = next(name for name in names if name not in taken)
            if plain_id in taken:
                first, other = taken[plain_id]
                where = "" if other is reading else f" of {other.source.name}"
                at = f"line {first.place.line}{where}"
                message = f"{at} also has a role {draft.title}; this one is kept as {draft.id}"
                reading.find("same-title", draft.place, message, "give each role a title of its own")
            taken[draft.id] = (draft, reading)


def links_of(readings: Sequence[Reading], vocabulary: Vocabulary, watch: Watch | None = None) -> Links:
    """The links of all roles; a line that means none, or none by its very title, is reported."""
    drafts = [draft for reading in readings for draft in reading.drafts]
    aliases: dict[str, set[str]] = {draft.id: set(draft.aliases) for draft in drafts}
    set_links = SetLinks(readings)
    inherits: dict[str, tuple[Inheritance, ...]] = {}
    roles = _Roles(readings, vocabulary)
    for reading in watched(readings, watch, len(readings)):
        told = _Telling(reading, roles, vocabulary, aliases, set_links)
        own = {draft.id: [told.line(draft, link) for link in draft.links] for draft in reading.drafts}
        for role, line in chained(reading, vocabulary):
            if line.target not in {known.target for known in own[role]}:
                own[role].append(line)
        for draft in reading.drafts if reading.corrected.given else ():
            own[draft.id] = set_links.without_refused(reading, draft, own[draft.id])
        inherits |= {role: tuple(lines) for role, lines in own.items()}
        tell_stale(reading)
    return Links(inherits, {role: tuple(sorted(names)) for role, names in aliases.items()})


class _Telling:
    """Leads the lines of one document to their roles, and reports those that it cannot lead."""

    def __init__(
        self,
        reading: Reading,
        roles: "_Roles",
        vocabulary: Vocabulary,
        aliases: Mapping[str, set[str]],
        set_links: SetLinks,
    ) -> None:
        self.reading, self.roles, self.vocabulary, self.aliases = reading, roles, vocabulary, aliases
        self.set_links = set_links
        self.order = InOrder(reading)
        self.plural_told = False
        self.told_of_page: set[tuple[str, ...]] = set()

    def line(self, draft: RoleDraft, link: DraftLink) -> Inheritance:
        """The line with the role it means."""
        said = link.claim
        if link.corrected is not None:
            role = self.set_links.target(self.reading, draft, link)
            return Inheritance(role, said.target, link.scope, said.sme, link.place, link.corrected)
        role = self._before(draft, link) if said.before else self._named(draft, link)
        return Inheritance(role, said.target, link.scope, said.sme, link.place)

    def _before(self, draft: RoleDraft, link: DraftLink) -> str | None:
        said = link.claim
        leads, meant = pointed_at(self.order, link.place.text)
        before = meant if leads else role_before(self.order, draft, said, self.vocabulary)
        if before is None or before is draft:
            # Where each role takes over what the page asks of all, that is told once.
            if said.before == Before.PLACE and key_words(link.place.words)[:ALIKE] in self.told_of_page:
                return None
            self.told_of_page.add(key_words(link.place.words)[:ALIKE])
            message = f"{said.target}: no role that this can mean stands before {draft.title}"
            self._unlinked(link, f"{message}; nothing is inherited", "name the role by its title")
            return None
        return before.id

    def _named(self, draft: RoleDraft, link: DraftLink) -> str | None:
        surface, own = link.claim.target, self.roles.of[draft.id]
        meant = linked(surface, own, self.roles.named, self.vocabulary)
        if not meant.role and not meant.among:
            meant = with_slips(surface, own, self.roles.named, self.vocabulary)
        if meant.role is None:
            self._not_one(link, meant, own)
        elif not meant.exact:
            title = self.roles.of[meant.role].title
            # A plural for a singular is told once: a document that has one has it throughout.
            plural = key_words(surface) == key_words(title)
            if not (plural and self.plural_told):
                message = f"{surface} is taken to be {title}"
                self.reading.find("loose-target", link.place, message, f"write {title}")
            self.plural_told |= plural
            if meant.alias:
                self.aliases[meant.role].add(surface)
        return meant.role

    def _not_one(self, link: DraftLink, meant: Meant, own: NamedRole) -> None:
        surface = link.claim.target
        page = names_page(surface, self.order)
        if meant.among:
            told = meant.among if len(meant.among) <= MOST_NAMES else (*meant.among[:MOST_NAMES], "another")
            message = f"{surface} may be {' or '.join(told)}; nothing is inherited"
            self._unlinked(link, message, "name the role by its whole title")
        elif page:
            message = f"{surface} is this page ({page}) and no role; nothing is inherited"
            self._unlinked(link, message, "say under the role what it takes over from the page")
        else:
            message = f"{surface} is no role of these documents; nothing is inherited"
            near = self.roles.nearest.nearest(surface, own)
            do = "name a role by its title"
            self._unlinked(link, message, f"{do}; the nearest is {near}" if near else do)

    def _unlinked(self, link: DraftLink, message: str, do: str) -> None:
        self.reading.find("unlinked-inheritance", link.place, message, do)


def circles_told(roles: Iterable[Role]) -> dict[str, list[Finding]]:
    """The findings on inheritance that goes round in a circle, by document; each circle is told once."""
    by_id = {role.id: role for role in roles}
    ways = {role.id: [line.target for line in role.inherits if line.target] for role in by_id.values()}
    findings: dict[str, list[Finding]] = {}
    for path in circles(ways):
        role = by_id[path[0]]
        place = next(line.place for line in role.inherits if line.target == path[1])
        message = f"inheritance goes round in a circle: {' > '.join(path)}; it is left out of the sums"
        do = "cut the circle at one line"
        told = place.finding("inheritance-cycle", role.document, message=message, suggestion=do)
        findings.setdefault(role.document, []).append(told)
    return findings


class _Roles:
    """The roles of all documents by their names; what takes long is made where a line asks for it."""

    def __init__(self, readings: Sequence[Reading], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.of = {
            draft.id: NamedRole(draft.id, _names(draft), n, draft.track)
            for n, reading in enumerate(readings)
            for draft in reading.drafts
        }

    @cached_property
    def named(self) -> NamedRoles:
        """The roles by what their names are alike in."""
        return NamedRoles(tuple(self.of.values()), keys_of(self._vocabulary))

    @cached_property
    def nearest(self) -> NearestNames:
        """Their names, by which the nearest of another is found."""
        return NearestNames(tuple(self.of.values()), self.named.circles)


def _names(draft: RoleDraft) -> tuple[str, ...]:
    """The title of a role, with the code of its level and its initials."""
    short = draft.initials
    others = (code_in(draft.place.text), short, f"{short}s" if short else None, *draft.aliases)
    return (draft.title, *(name for name in others if name))
