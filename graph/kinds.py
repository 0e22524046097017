"""The words of the atlas: kinds of nodes and edges, levels, scopes, sections and verdicts."""

from enum import IntEnum, StrEnum


class NodeKind(StrEnum):
    """What a node is; its value is the prefix of the node's id."""

    ROLE = "role"
    COMPETENCY = "competency"
    SYSTEM = "system"
    TRACK = "track"
    REQUIREMENT = "requirement"
    DOCUMENT = "document"


class SkillKind(StrEnum):
    """The kinds that are skills, for whoever asks for one of them."""

    SYSTEM = "system"
    COMPETENCY = "competency"


SKILL_KINDS = (NodeKind.COMPETENCY, NodeKind.SYSTEM)


class EdgeKind(StrEnum):
    """What an edge says; NEEDS is derived, every other kind is stated."""

    IN_TRACK = "IN_TRACK"
    PROMOTES_TO = "PROMOTES_TO"
    INHERITS = "INHERITS"
    STATES = "STATES"
    NAMES = "NAMES"
    FROM = "FROM"
    NEEDS = "NEEDS"


class Level(IntEnum):
    """How well a skill is to be held; a level that is not stated is None, never a member."""

    BASIC = 1
    WORKING = 2
    PROFICIENT = 3
    ADVANCED = 4
    EXPERT = 5

    @property
    def label(self) -> str:
        """The word shown for this level."""
        return self.name.capitalize()


# What a level counts as in sums when nobody stated it; it is shown as "not stated".
ASSUMED_LEVEL = Level.WORKING
# From this level on a skill counts as held, unless somebody says another.
FLOOR = Level.PROFICIENT
# Two statements less alike than this share hardly more than their field: of the pairs of .3 to .7 judged by
# hand, three of four say the same work from here on (docs/evaluation.md).
PAIR_FLOOR = 0.5
NOT_STATED = "not stated"


def level_label(level: Level | None) -> str:
    """The word for a level, "not stated" for None."""
    return NOT_STATED if level is None else level.label


def level_words(level: Level | None) -> str:
    """A level as it stands beside a skill to learn: "proficient", "level not stated" for None."""
    return "level not stated" if level is None else level.label.lower()


def counted(level: Level | None) -> int:
    """The level as a number for sums: 1 to 5, a level that is not stated as 2."""
    return int(ASSUMED_LEVEL if level is None else level)


def levels_short(asked: Level | None, held: Level | None) -> int:
    """The levels that a skill which is held lies below what is asked; 0 where either level is not stated.

    A level that is not stated is neither a gap nor proof that there is none.
    """
    return 0 if asked is None or held is None else max(asked - held, 0)


def number_of(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 skill", "2,000 skills"; `plural` where it is not the noun with an s."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


class Necessity(StrEnum):
    """Whether a role must have a skill or would like it."""

    REQUIRED = "required"
    PREFERRED = "preferred"


class Usage(StrEnum):
    """How a statement names a skill; the last three say that the role does not need it."""

    REQUIREMENT = "requirement"
    USAGE = "usage"
    PREFERRED = "preferred"
    VENDOR = "vendor"
    DENIED = "denied"
    PAST = "past"
    OTHERS = "others"

    @property
    def asks(self) -> bool:
        """True when the statement asks its role for the skill."""
        return self in {Usage.REQUIREMENT, Usage.USAGE, Usage.PREFERRED}

    @property
    def denies(self) -> bool:
        """True when the statement says that the role does not need the skill."""
        return self in {Usage.DENIED, Usage.PAST, Usage.OTHERS}


# What is shown beside a skill that a statement names without asking for it.
DENIALS = {
    Usage.DENIED: "not needed",
    Usage.PAST: "no longer used",
    Usage.OTHERS: "done by others",
}


class Section(StrEnum):
    """The part of a role's document that a requirement stands in."""

    QUALIFICATION = "qualification"
    TECHNICAL = "technical"
    SOFT = "soft"
    ROLE_REQUIREMENTS = "role_requirements"


class Scope(StrEnum):
    """How much of a role another role inherits."""

    TECHNICAL = "technical"
    SOFT = "soft"
    RESPONSIBILITIES = "responsibilities"
    ALL = "all"

    def covers(self, section: Section) -> bool:
        """True when a requirement of this section is handed on within this scope."""
        return self is Scope.ALL or SECTION_SCOPE.get(section) is self


# Degree and years of experience are a role's own: only "all" hands a qualification on.
SECTION_SCOPE = {
    Section.TECHNICAL: Scope.TECHNICAL,
    Section.SOFT: Scope.SOFT,
    Section.ROLE_REQUIREMENTS: Scope.RESPONSIBILITIES,
}


class MoveKind(StrEnum):
    """A move up the own track, to another track at the same height, or across and up."""

    PROMOTION = "promotion"
    LATERAL = "lateral"
    DIAGONAL = "diagonal"


class BestAt(StrEnum):
    """What one of several career paths is best at."""

    FEWEST_MOVES = "fewest-moves"
    LEAST_TO_LEARN = "least-to-learn"
    GENTLEST = "gentlest"

    @property
    def words(self) -> str:
        """The words that people read."""
        return "gentlest steps" if self == BestAt.GENTLEST else self.replace("-", " ")


class Rungs(StrEnum):
    """Which rungs of a track are taken where a track is named in place of a role."""

    ENTRY = "entry"
    NEAREST = "nearest"
    ALL = "all"


class Grouping(StrEnum):
    """What roles are put together by: the track they stand in, or the family they are like."""

    TRACK = "track"
    FAMILY = "family"


class Tightness(StrEnum):
    """How well the roles of a family hold together."""

    TIGHT = "tight"
    FAIRLY_TIGHT = "fairly tight"
    LOOSE = "loose"


class Verdict(StrEnum):
    """How far a move is, by the bar that the organisation's own ladder sets."""

    VIABLE = "viable"
    STRETCH = "stretch"
    FAR = "far"
    # Of a role that stands below on the own track: no move leads there.
    DOWN = "down"


class LineClass(StrEnum):
    """What one line of a document is; every line that is not blank has exactly one."""

    ROLE_TITLE = "role_title"
    TRACK_HEADER = "track_header"
    DOC_TITLE = "doc_title"
    SECTION_HEADING = "section_heading"
    SOFT_HEADING = "soft_heading"
    QUALIFICATION = "qualification"
    REQUIREMENT = "requirement"
    INHERITANCE = "inheritance"
    GROUP_HEADER = "group_header"
    RUN_ON = "run_on"
    DEFINITION = "definition"
    TITLE_LOCATION = "title_location"
    NOISE = "noise"
    UNRESOLVED = "unresolved"
