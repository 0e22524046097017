"""What a correction says, as a plain sentence without its end mark."""

from functools import singledispatch

from graph.kinds import LineClass, Necessity, Scope, Section, level_words
from loaders.corrections.correction import Correction
from loaders.corrections.kinds import (
    AliasCorrection,
    InheritsCorrection,
    LineCorrection,
    SkillCorrection,
    TitleCorrection,
    TitleSays,
    TrackCorrection,
)

# So much of a line, in characters, is repeated in a sentence.
LONGEST_SHOWN = 90
_HEADING = {
    LineClass.GROUP_HEADER: "is the head of a list",
    LineClass.TRACK_HEADER: "names a track",
    LineClass.DOC_TITLE: "is the title of the document",
    LineClass.NOISE: "asks nothing",
}
_SECTIONS = {
    Section.QUALIFICATION: "the qualifications",
    Section.TECHNICAL: "the technical skills",
    Section.SOFT: "the soft skills",
    Section.ROLE_REQUIREMENTS: "the role requirements",
}
_SCOPES = {
    Scope.TECHNICAL: "the technical skills",
    Scope.SOFT: "the soft skills",
    Scope.RESPONSIBILITIES: "the responsibilities",
    Scope.ALL: "all",
}


def quoted(text: str, occurrence: int = 1) -> str:
    """Words of a document as a sentence repeats them, and which of several alike is meant."""
    words = " ".join(text.split())
    words = words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN].rstrip()} …"
    return f"“{words}”" if occurrence == 1 else f"“{words}” (number {occurrence} of that wording)"


@singledispatch
def sentence(one: Correction) -> str:
    """What a correction says."""
    raise TypeError(f"{type(one).__name__} is no kind of correction")


@sentence.register
def _title(one: TitleCorrection) -> str:
    line = quoted(one.text, one.occurrence)
    if one.says == TitleSays.NO_ROLE:
        return f"{line} is no role"
    if one.says == TitleSays.OTHER_TITLE:
        return f"{line} is another title for {one.of}"
    return f"{line} is the title of a role" + (f", {one.title}" if one.title else "")


@sentence.register
def _line(one: LineCorrection) -> str:
    where = f"under {one.role}, " if one.role else ""
    line = f"{where}{quoted(one.text, one.occurrence)}"
    if one.heads:
        opened = _SECTIONS[one.section] if one.section else "nothing that is asked"
        return f"{line} is a heading above {opened}"
    if one.states and one.section:
        return f"{line} is a statement among {_SECTIONS[one.section]}"
    return f"{line} {_HEADING[one.line_class or LineClass.NOISE]}"


@sentence.register
def _skill(one: SkillCorrection) -> str:
    line = f"under {one.role}, {quoted(one.text, one.occurrence)}"
    if not one.asked:
        return f"{line} does not ask for {one.skill}"
    return f"{line} asks for {one.skill} ({level_words(one.level)}, {one.necessity or Necessity.REQUIRED})"


@sentence.register
def _inherits(one: InheritsCorrection) -> str:
    line = f"; so says the line {quoted(one.text, one.occurrence)}" if one.text else ""
    if not one.holds and one.scope in {None, Scope.ALL}:
        return f"{one.role} takes over nothing of {one.source}{line}"
    verb = "takes over" if one.holds else "does not take over"
    return f"{one.role} {verb} {_SCOPES[one.scope or Scope.ALL]} of {one.source}{line}"


@sentence.register
def _track(one: TrackCorrection) -> str:
    roles = ", ".join(one.roles)
    if one.track is None:
        return f"{roles} {'stands' if len(one.roles) == 1 else 'stand'} in no track"
    return f"the track {one.track} holds {roles}" + (", lowest first" if len(one.roles) > 1 else "")


@sentence.register
def _alias(one: AliasCorrection) -> str:
    return f"{one.role} is also called {one.alias}"
