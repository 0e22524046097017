"""Role documents become a report: the roles, every line with its class, every doubt as a finding."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rapidfuzz import fuzz, process

from graph.documents import Finding, SourceDocument
from graph.questions.find import LONGEST_NAME
from loaders.documents import boundary, tracks
from loaders.documents.doubts import doubts
from loaders.documents.draft import RoleDraft, Statement
from loaders.documents.inheritance import linked
from loaders.documents.intake import Source, Unread, sources
from loaders.documents.machine import read
from loaders.documents.mentions import mentions
from loaders.documents.reading import Reading
from loaders.documents.records import Inheritance, LoadReport, Mention, Place, Requirement, Role
from loaders.documents.unread import with_unread
from loaders.vocabulary.vocabulary import Vocabulary, vocabulary_of


def load(paths: Sequence[Path], vocabulary: Vocabulary | None = None) -> LoadReport:
    """What the documents at these paths say; raises BadDocument in one line for what cannot be read."""
    vocabulary = vocabulary or vocabulary_of()
    return report_of(*sources(paths), vocabulary)


def report_of(given: Sequence[Source], unread: Sequence[Unread], vocabulary: Vocabulary) -> LoadReport:
    """What documents say whose text was taken in already."""
    readings = [_settled(read(source, vocabulary), vocabulary) for source in given]
    ids = _ids(readings)
    titled = [(ids[id(d)], d) for reading in readings for d in reading.drafts]
    roles: list[Role] = []
    documents = []
    for reading in readings:
        own = [_role(reading, draft, titled, ids, vocabulary) for draft in reading.drafts]
        roles += own
        documents.append(_document(reading, own, ids, vocabulary))
    return LoadReport(tuple(roles), tuple(with_unread(_with_cycles(documents, roles), unread)))


def _settled(reading: Reading, vocabulary: Vocabulary) -> Reading:
    reading.drafts = [draft for draft in reading.drafts if draft.title or draft.statements]
    for draft in reading.drafts:
        if not draft.title:
            draft.title = Path(reading.source.name).stem.replace("_", " ").replace("-", " ").title()
            reading.find(
                "low-confidence-title",
                draft.place,
                "no title was found; the file's name stands for it",
                "add one",
            )
        if finding := boundary.settle(draft, reading.source.name, vocabulary):
            reading.findings.append(finding)
    if not reading.drafts:
        last = reading.lines[-1][0]
        place = Place(last.line, 0, len(last.text), last.text.strip())
        reading.find(
            "no-role",
            place,
            "no role was found in the document",
            "give each role a title on a line of its own",
        )
    for first in tracks.infer(reading.drafts, vocabulary):
        message = f"no heading names the track of {first.title}; it is taken to be {first.track}"
        reading.find("inferred-track", first.place, message, "set a heading above it")
    return reading


def slug(text: str) -> str:
    """The text as part of an id."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "unnamed"


def _ids(readings: Sequence[Reading]) -> dict[int, str]:
    """An id for each draft; roles of one title are told apart by track or document, and reported."""
    taken: dict[str, RoleDraft] = {}
    ids: dict[int, str] = {}
    for reading in readings:
        for draft in reading.drafts:
            plain_id = f"role:{slug(draft.title)}"
            names = [plain_id, f"{plain_id}-in-{slug(draft.track or reading.source.name)}"]
            names += [f"{names[1]}-{n}" for n in range(2, 99)]
            ids[id(draft)] = next(name for name in names if name not in taken)
            if plain_id in taken:
                first = taken[plain_id].place
                message = (
                    f"line {first.line} also has a role {draft.title}; this one is kept as {ids[id(draft)]}"
                )
                reading.find("same-title", draft.place, message, "give each role a title of its own")
            taken[ids[id(draft)]] = draft
    return ids


def _role(
    reading: Reading,
    draft: RoleDraft,
    titled: Sequence[tuple[str, RoleDraft]],
    ids: dict[int, str],
    vocabulary: Vocabulary,
) -> Role:
    own_track = [d for d in reading.drafts if d.track == draft.track]
    return Role(
        ids[id(draft)],
        draft.title,
        _aliases(draft, titled, vocabulary),
        draft.track,
        draft.track_place is not None,
        draft.track_place or draft.place,
        own_track.index(draft) + 1 if draft.track else None,
        draft.education,
        draft.years,
        draft.supervisory_years,
        reading.source.name,
        draft.place,
        tuple(_requirement(statement, vocabulary) for statement in draft.statements),
        tuple(_inherits(reading, draft, titled, ids, vocabulary)),
    )


def _requirement(statement: Statement, vocabulary: Vocabulary) -> Requirement:
    named: list[Mention] = list(mentions(statement.place, statement.section, vocabulary))
    if statement.group:
        named += mentions(statement.group, statement.section, vocabulary)
    return Requirement(statement.section, statement.heading, statement.place, tuple(named))


def _candidates(draft: RoleDraft, titled: Sequence[tuple[str, RoleDraft]]) -> list[tuple[str, str]]:
    """The roles a line may mean, those of the own track before all others."""
    others = [(i, d) for i, d in titled if d is not draft]
    near = [(i, d.title) for i, d in others if d.track == draft.track]
    return near + [(i, d.title) for i, d in others if d.track != draft.track]


def _inherits(
    reading: Reading,
    draft: RoleDraft,
    titled: Sequence[tuple[str, RoleDraft]],
    ids: dict[int, str],
    vocabulary: Vocabulary,
) -> list[Inheritance]:
    lines = []
    for link in draft.links:
        candidates = _candidates(draft, titled)
        role, exact = linked(link.claim.target, candidates, vocabulary)
        title = next((t for i, t in candidates if i == role), None)
        if role is None:
            message = f"{link.claim.target} is no role of these documents; nothing is inherited"
            reading.find("unlinked-inheritance", link.place, message, _nearest(link.claim.target, candidates))
        elif not exact:
            message = f"{link.claim.target} is taken to be {title}"
            reading.find("loose-target", link.place, message, f"write {title}")
        lines.append(Inheritance(role, link.claim.target, link.scope, link.claim.sme, link.place))
    return lines


def _nearest(surface: str, candidates: Sequence[tuple[str, str]]) -> str:
    """What to do about a target that is no role; likeness of letters serves as a suggestion only."""
    near = process.extractOne(
        surface[:LONGEST_NAME], [title for _, title in candidates], scorer=fuzz.token_sort_ratio
    )
    return f"name a role by its title; the nearest is {near[0]}" if near else "name a role by its title"


def _aliases(
    draft: RoleDraft, titled: Sequence[tuple[str, RoleDraft]], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """The other names that inheritance lines give the role."""
    own = next(i for i, d in titled if d is draft)
    spoken = {
        link.claim.target
        for _, other in titled
        for link in other.links
        if linked(link.claim.target, _candidates(other, titled), vocabulary) == (own, False)
    }
    return tuple(sorted(spoken))


def _document(
    reading: Reading, roles: Sequence[Role], ids: dict[int, str], vocabulary: Vocabulary
) -> SourceDocument:
    lines = tuple(replace(line, role=ids.get(id(draft)) if draft else None) for line, draft in reading.lines)
    findings = sorted(
        (*reading.findings, *doubts(reading.source.name, roles, vocabulary)), key=lambda f: (f.line, f.code)
    )
    return SourceDocument(reading.source.name, lines, tuple(findings))


def _with_cycles(documents: Sequence[SourceDocument], roles: Sequence[Role]) -> list[SourceDocument]:
    by_name: dict[str, list[Finding]] = {}
    for role, path in _cycles(roles):
        place = next(i.place for i in role.inherits if i.target == path[1])
        message = f"inheritance goes round in a circle: {' > '.join(path)}; it is left out of the sums"
        finding = Finding(
            "inheritance-cycle", role.document, place.line, place.text, message, "cut the circle at one line"
        )
        by_name.setdefault(role.document, []).append(finding)
    return [replace(d, findings=(*d.findings, *by_name.get(d.name, ()))) for d in documents]


def _cycles(roles: Sequence[Role]) -> list[tuple[Role, tuple[str, ...]]]:
    """Each circle of inheritance once, from its least role on round to that role."""
    by_id = {role.id: role for role in roles}
    circles = []
    for role in sorted(roles, key=lambda r: r.id):
        todo: list[tuple[str, ...]] = [(role.id,)]
        seen: set[str] = set()
        while todo:
            path = todo.pop()
            for target in sorted({i.target for i in by_id[path[-1]].inherits if i.target}, reverse=True):
                if target == role.id and min(path) == role.id:
                    circles.append((role, (*path, target)))
                    todo = []
                    break
                if target not in seen and target != role.id:
                    seen.add(target)
                    todo.append((*path, target))
    return circles
