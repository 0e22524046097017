"""Roles of all documents are told apart by ids, and the lines that inherit are led to the roles they mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.cycles import circles
from graph.documents import Finding
from graph.kinds import NodeKind
from graph.names import slug
from graph.questions.find import LONGEST_NAME
from loaders.documents.inheritance import linked
from loaders.documents.reading import Reading, RoleDraft
from loaders.documents.records import Inheritance, Role
from loaders.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True)
class Links:
    """What each role takes over, and the other names that lines give it, by its id."""

    inherits: Mapping[str, tuple[Inheritance, ...]]
    aliases: Mapping[str, tuple[str, ...]]


def give_ids(readings: Sequence[Reading]) -> None:
    """Give each role an id; those of one title are told apart by track or document, and reported."""
    taken: dict[str, RoleDraft] = {}
    for reading in readings:
        for draft in reading.drafts:
            plain_id = f"{NodeKind.ROLE}:{slug(draft.title)}"
            names = [plain_id, f"{plain_id}-in-{slug(draft.track or reading.source.name)}"]
            names += [f"{names[1]}-{n}" for n in range(2, 99)]
            draft.id = next(name for name in names if name not in taken)
            if plain_id in taken:
                first = taken[plain_id].place
                message = f"line {first.line} also has a role {draft.title}; this one is kept as {draft.id}"
                reading.find("same-title", draft.place, message, "give each role a title of its own")
            taken[draft.id] = draft


def links_of(readings: Sequence[Reading], vocabulary: Vocabulary) -> Links:
    """The links of all roles; a line that means none, or none by its very title, is reported."""
    drafts = [draft for reading in readings for draft in reading.drafts]
    inherits: dict[str, tuple[Inheritance, ...]] = {}
    aliases: dict[str, set[str]] = {draft.id: set() for draft in drafts}
    for reading in readings:
        for draft in reading.drafts:
            candidates = _candidates(draft, drafts) if draft.links else []
            lines = []
            for link in draft.links:
                surface = link.claim.target
                role, exact = linked(surface, candidates, vocabulary)
                if role is None:
                    message = f"{surface} is no role of these documents; nothing is inherited"
                    reading.find("unlinked-inheritance", link.place, message, _nearest(surface, candidates))
                elif not exact:
                    title = next(title for known, title in candidates if known == role)
                    message = f"{surface} is taken to be {title}"
                    reading.find("loose-target", link.place, message, f"write {title}")
                    aliases[role].add(surface)
                lines.append(Inheritance(role, surface, link.scope, link.claim.sme, link.place))
            inherits[draft.id] = tuple(lines)
    return Links(inherits, {role: tuple(sorted(names)) for role, names in aliases.items()})


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


def _candidates(draft: RoleDraft, drafts: Sequence[RoleDraft]) -> list[tuple[str, str]]:
    """The roles a line may mean, those of the own track before all others."""
    others = [other for other in drafts if other is not draft]
    near = [(other.id, other.title) for other in others if other.track == draft.track]
    return near + [(other.id, other.title) for other in others if other.track != draft.track]


def _nearest(surface: str, candidates: Sequence[tuple[str, str]]) -> str:
    """What to do about a target that is no role; likeness of letters serves as a suggestion only."""
    # Few documents need it, and it takes long to import.
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    titles = [title for _, title in candidates]
    near = process.extractOne(surface[:LONGEST_NAME], titles, scorer=fuzz.token_sort_ratio)
    return f"name a role by its title; the nearest is {near[0]}" if near else "name a role by its title"
