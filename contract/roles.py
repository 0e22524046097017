"""Roles and the documents they stand in as JSON: what `atlas load` and `atlas role` give."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass

from contract.answers import asked, compared
from contract.parts import named_role, need, number, skill, stated
from contract.to_json import Json, to_json
from graph.documents import Finding, LaidTable, LevelDefinition, Proposal, SourceDocument
from graph.ladder.coming import Coming
from graph.model import Node
from graph.questions.answers import InheritedFrom, NamedSkill, NextRung, RequirementLine, RoleSheet
from graph.stores.keeping import Outcome

ROLE_FACTS = ("track_stated", "level_index", "education", "years", "supervisory_years", "document", "line")


@dataclass(frozen=True)
class LoadedRole:
    """A role that was read, how many statements it makes and how often it inherits."""

    role: Node
    requirements: int
    inherits: int


@dataclass(frozen=True)
class Loaded:
    """What a load read; `kept` says what it did to the store, None where nothing is kept.

    `sheets` works out all there is to say of each role, in the order of the roles. `coming` says what would
    change, where nothing is kept because that was asked.
    """

    roles: tuple[LoadedRole, ...]
    sheets: Callable[[], Iterable[RoleSheet]]
    findings: tuple[Finding, ...]
    documents: tuple[SourceDocument, ...]
    kept: Outcome | None
    coming: Coming | None = None


@dataclass(frozen=True)
class WholeRole:
    """A role with what the next rungs of its track ask."""

    sheet: RoleSheet
    next_rungs: tuple[NextRung, ...]


@to_json.register
def loaded(answer: Loaded) -> Json:
    """`atlas load`; `kept` is there only where a store was named."""
    return {
        "roles": [role(sheet) for sheet in answer.sheets()],
        "findings": [finding(doubt) for doubt in answer.findings],
        "documents": [document(source) for source in answer.documents],
        "tables": [_table(source, read) for source in answer.documents for read in source.tables],
        "level_definitions": [_defined(source, d) for source in answer.documents for d in source.definitions],
        "proposals": [_proposed(*group) for group in proposed(answer.documents)],
        **({"kept": asdict(answer.kept)} if answer.kept else {}),
        **({"preview": to_json(answer.coming)} if answer.coming else {}),
    }


@to_json.register
def whole_role(answer: WholeRole) -> Json:
    """`atlas role`: the role, what it needs in effect, and what the next rung asks."""
    return {
        "role": role(answer.sheet),
        "effective": [{**skill(n.skill), **need(n)} for n in answer.sheet.effective],
        "next": [_next(rung) for rung in answer.next_rungs],
    }


def _next(rung: NextRung) -> Json:
    return {
        **named_role(rung.role),
        "new": [asked(s) for s in rung.gap.missing],
        "raised": [compared(s) for s in (*rung.gap.to_raise, *rung.gap.to_confirm)],
        "same": [compared(s) for s in rung.gap.met],
    }


def role(sheet: RoleSheet) -> Json:
    """A role as its document states it."""
    return {
        **named_role(sheet.role),
        "aliases": list(sheet.role.alt_labels),
        **stated(sheet.role, *ROLE_FACTS),
        "requirements": [_requirement(line) for line in sheet.requirements],
        "skills": [_named_skill(named) for named in sheet.named],
        "denied": [_named_skill(named) for line in sheet.requirements for named in line.denied],
        "inherits": [_inherited(link) for link in sheet.inherits],
    }


def _requirement(line: RequirementLine) -> Json:
    said = line.evidence
    return {
        "section": str(line.section),
        "heading": line.heading,
        "text": said.text,
        "line": said.line,
        "start": said.start,
        "end": said.end,
        "skills": [node.id for node in line.skills],
        "denied": [_named_skill(named) for named in line.denied],
    }


def _named_skill(named: NamedSkill) -> Json:
    level, usage = number(named.level), str(named.usage)
    place = {"line": named.evidence.line, "quote": named.evidence.quote}
    instead = {"alternatives": list(named.alternatives)}
    return {**skill(named.skill), "level": level, "usage": usage, **place, **instead}


def _inherited(link: InheritedFrom) -> Json:
    place = {"line": link.evidence.line, "sme": link.sme, "text": link.evidence.text}
    return {"target": link.target.id, "scope": str(link.scope), **place}


def document(source: SourceDocument) -> Json:
    """A document: its lines that are not blank, each with class and role."""
    lines = [{"line": x.line, "class": str(x.line_class), "role": x.role} for x in source.lines]
    return {"name": source.name, "lines": lines, "language": source.language}


def _table(source: SourceDocument, read: LaidTable) -> Json:
    return {"document": source.name, **asdict(read)}


def _defined(source: SourceDocument, told: LevelDefinition) -> Json:
    kind = told.id.partition(":")[0]
    place = {"document": source.name, "line": told.line, "start": told.start, "end": told.end}
    return {"id": told.id, "name": told.name, "kind": kind, "label": told.label, **place, "text": told.text}


def proposed(documents: Sequence[SourceDocument]) -> list[tuple[Proposal, list[tuple[str, int]]]]:
    """What was proposed, each name once with all its places, the most frequent first."""
    groups: dict[tuple[str, str], tuple[Proposal, list[tuple[str, int]]]] = {}
    for source in documents:
        for one in source.proposals:
            _, places = groups.setdefault((one.name, one.kind), (one, []))
            places += [(source.name, line) for line in one.lines]
    return sorted(groups.values(), key=lambda group: (-len(group[1]), group[0].name))


def _proposed(one: Proposal, places: Sequence[tuple[str, int]]) -> Json:
    where = [{"document": document, "line": line} for document, line in places]
    return {"name": one.name, "kind": one.kind, "why": one.why, "places": where}


def finding(doubt: Finding) -> Json:
    """A finding of the loader: {code, document, line, text, message, suggestion}."""
    return asdict(doubt)
