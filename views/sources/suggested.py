"""What a finding suggests, as the controls of its line are filled in with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.documents import LONGEST_TITLE, SourceDocument, SourceLine
from graph.kinds import EdgeKind, Level, LineClass, Scope, Section
from graph.ladder.finding import LadderFinding
from graph.model import Edge, Node
from graph.questions.catalogue import roles
from graph.questions.spelling import closest
from graph.stores.store import View
from loaders.corrections.kinds import TitleSays
from views.kit.mending import Control
from views.sources.statements import own_roles, statements

# The likeness from which on a role is filled in for a title that none bears, 0 to 100.
NEAR = 60.0


@dataclass(frozen=True)
class Suggested:
    """What is filled in; what a finding says nothing of is None.

    `line` is where it is mended, and `control` by what, where that is not as for others of its kind.
    `statement` is the section that a line is of, `heading` the one below it, `nothing` a line that asks none.
    """

    line: int | None = None
    control: Control | None = None
    statement: Section | None = None
    heading: Section | None = None
    nothing: bool = False
    title: TitleSays | None = None
    called: str | None = None
    of: str | None = None
    source: str | None = None
    scope: Scope | None = None
    over_nothing: bool = False
    skill: str | None = None
    level: Level | None = None
    required: bool = False
    track_as_is: bool = False
    correction: str | None = None


NOTHING_SUGGESTED = Suggested()
Suggesting = Callable[[View, SourceDocument, LadderFinding], Suggested]


def suggested(view: View, source: SourceDocument, finding: LadderFinding | None) -> Suggested:
    """What a finding in a document suggests."""
    if finding is None or finding.document != source.name:
        return NOTHING_SUGGESTED
    return SUGGESTING.get(finding.code, _nothing)(view, source, finding)


def _nothing(view: View, source: SourceDocument, finding: LadderFinding) -> Suggested:
    return NOTHING_SUGGESTED


def _track(view: View, source: SourceDocument, finding: LadderFinding) -> Suggested:
    """That the track that was guessed is the track."""
    return Suggested(track_as_is=True)


def _title(view: View, source: SourceDocument, finding: LadderFinding) -> Suggested:
    """That the line is a title, called as the role is called now."""
    role = _role(view, finding)
    return Suggested(title=TitleSays.ROLE, called=role.label if role else None)


def _first_line(view: View, source: SourceDocument, finding: LadderFinding) -> Suggested:
    """That the title of the document, else its first line, is the title of a role."""
    titled = (one for one in source.lines if one.line_class == LineClass.DOC_TITLE)
    first = next(titled, source.lines[0] if source.lines else None)
    return Suggested(line=first.line if first else None, title=TitleSays.ROLE)


def _title_of_its_own(view: View, source: SourceDocument, finding: LadderFinding) -> Suggested:
    """That the second role of a title is called with its track, else with its document."""
    # The role told last of those on the line is the one that came second.
    titled = [role for role in own_roles(view, source.name) if role.as_role.line == finding.line]
    role = titled[-1] if titled else _role(view, finding)
    if role is None:
        return Suggested(title=TitleSays.ROLE)
    return Suggested(title=TitleSays.ROLE, called=f"{role.label} ({role.as_role.track or source.title()})")


def _duty(view: View, source: SourceDocument, finding: LadderFinding) -> Suggested:
    return Suggested(statement=Section.ROLE_REQUIREMENTS)


def _left_out(view: View, source: SourceDocument, finding: LadderFinding) -> Suggested:
    return Suggested(nothing=True)


def _duties_below(view: View, source: SourceDocument, finding: LadderFinding) -> Suggested:
    """That the first line that was passed over below the title heads what the role asks, or is a duty."""
    passed = (one for one in source.lines if one.line > finding.line and _is_passed_over(one, finding))
    first = next(passed, None)
    if first is None:
        return NOTHING_SUGGESTED
    says = first.text.strip()
    if len(says) > LONGEST_TITLE or says.endswith((".", ";", "!", "?")):
        return Suggested(line=first.line, statement=Section.ROLE_REQUIREMENTS)
    return Suggested(line=first.line, heading=Section.ROLE_REQUIREMENTS)


def _is_passed_over(line: SourceLine, finding: LadderFinding) -> bool:
    return line.line_class == LineClass.NOISE and line.role in {None, finding.role}


def _join(view: View, source: SourceDocument, finding: LadderFinding) -> Suggested:
    """That a rung that asks nothing new is another title for the one below it."""
    below = _below(view, finding)
    return Suggested(title=TitleSays.OTHER_TITLE, of=below.label if below else None)


def _as_much_as_below(view: View, source: SourceDocument, finding: LadderFinding) -> Suggested:
    """The level of the rung below on a line that asks less, else that the rung takes over what it lacks."""
    role, below = _role(view, finding), _below(view, finding)
    if role is None or below is None or role.as_role.document != source.name:
        return NOTHING_SUGGESTED
    stated = [one for one in statements(view, source.name).get(finding.line, ()) if one.role.id == role.id]
    if finding.skill and stated:
        need = next(
            (e for e in view.edges_from([below.id], EdgeKind.NEEDS) if e.target == finding.skill), None
        )
        return Suggested(skill=finding.skill, level=need.level if need else None, required=True)
    scope = _scope_of(view, below, finding) if finding.skill else Scope.ALL
    return Suggested(role.as_role.line, Control.TAKES_OVER, source=below.label, scope=scope)


def _scope_of(view: View, below: Node, finding: LadderFinding) -> Scope:
    """The part of the rung below in which the words of a finding stand."""
    for edge in view.edges_from([below.id], EdgeKind.STATES):
        if any((e.line, e.text) == (finding.line, finding.text) for e in edge.evidence):
            (said,) = view.nodes([edge.target])
            return _SCOPES.get(said.as_requirement.section, Scope.ALL)
    return Scope.ALL


_SCOPES = {
    Section.TECHNICAL: Scope.TECHNICAL,
    Section.SOFT: Scope.SOFT,
    Section.ROLE_REQUIREMENTS: Scope.RESPONSIBILITIES,
}


def _chip(view: View, source: SourceDocument, finding: LadderFinding) -> Suggested:
    return Suggested(skill=finding.skill)


def _takes_over(view: View, source: SourceDocument, finding: LadderFinding) -> Suggested:
    """The role that the line was taken to mean, else the one whose title is named or is nearest."""
    link = _link(view, finding)
    if link:
        (meant,) = view.nodes([link.target])
        return Suggested(source=meant.label, scope=link.scope)
    titles = {role.label: role.label for role in roles(view) if role.id != finding.role}
    named = [title for title in titles if finding.suggestion.endswith(f"the nearest is {title}")]
    said = finding.message.partition(" is no ")[0]
    near = named or closest(said, titles, count=1, bar=NEAR)
    return Suggested(source=near[0] if near else None)


def _circle(view: View, source: SourceDocument, finding: LadderFinding) -> Suggested:
    """That the role takes over nothing of the role that its line names."""
    link = _link(view, finding)
    if link is None:
        return NOTHING_SUGGESTED
    (meant,) = view.nodes([link.target])
    return Suggested(source=meant.label, over_nothing=True)


def _correction(view: View, source: SourceDocument, finding: LadderFinding) -> Suggested:
    """The correction that fits no more."""
    ids = [str(one.get("id")) for one in source.corrections]
    return Suggested(correction=next((i for i in ids if f"undo {i})" in finding.suggestion), None))


SUGGESTING: Mapping[str, Suggesting] = {
    "inferred-track": _track,
    "track-without-heading": _track,
    "low-confidence-title": _title,
    "uncertain-title": _title,
    "no-role": _first_line,
    "same-title": _title_of_its_own,
    "inferred-boundary": _duty,
    "duties-without-heading": _duty,
    "unresolved-line": _left_out,
    "little-read": _duties_below,
    "empty-heading": _left_out,
    "duplicate-statement": _left_out,
    "near-duplicate": _left_out,
    "rung-asks-less": _as_much_as_below,
    "nothing-new": _join,
    "skill-named-once": _chip,
    "loose-target": _takes_over,
    "undefined-title": _takes_over,
    "unlinked-inheritance": _takes_over,
    "inheritance-cycle": _circle,
    "stale-correction": _correction,
}


def _role(view: View, finding: LadderFinding) -> Node | None:
    met = view.nodes([finding.role]) if finding.role else ()
    return met[0] if met else None


def _below(view: View, finding: LadderFinding) -> Node | None:
    """The role of the rung below that of a finding, of several the one that the finding names."""
    edges = view.edges_to([finding.role], EdgeKind.PROMOTES_TO) if finding.role else ()
    met = view.nodes([edge.source for edge in edges])
    named = [role for role in met if role.label in finding.message]
    return next(iter(named or met), None)


def _link(view: View, finding: LadderFinding) -> Edge | None:
    """What the role of a finding takes over on the finding's line."""
    links = view.edges_from([finding.role], EdgeKind.INHERITS) if finding.role else ()
    return next((e for e in links if any(at.line == finding.line for at in e.evidence)), None)
