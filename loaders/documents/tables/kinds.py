"""How a table may be laid out: where its roles and skills stand, and what each of its columns is."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from loaders.readers.pieces import Place

# A title, and the place that names it.
Named = tuple[str, Place]


class ColumnKind(StrEnum):
    """What a column of a table is; the words are those that a person sets it by."""

    ROLE = "role"
    ROLES = "roles"
    SKILL = "skill"
    SKILLS = "skills"
    LEVEL = "level"
    LEVELS = "levels"
    NEED = "need"
    YEARS = "years"
    ASKS = "asks"
    DEFINITION = "definition"
    IGNORE = "ignore"


Kinds = Mapping[int, ColumnKind]


@dataclass(frozen=True, kw_only=True)
class Shape(ABC):
    """A layout: the rows behind `header` are its body; `chosen` tells that a person set its columns."""

    header: int
    chosen: bool = False

    @property
    @abstractmethod
    def kinds(self) -> Kinds:
        """What each column that is read is, by its place from 0."""

    @property
    def names_roles(self) -> bool:
        """Whether roles stand in it."""
        return True

    @property
    def defines(self) -> bool:
        """Whether it says what levels of skills mean."""
        return False


@dataclass(frozen=True, kw_only=True)
class RolesAsColumns(Shape):
    """Roles by their columns, each with titles and places; the cells ask something.

    `of_family` is True where titles are made of levels and the title of the page; `under` are headings of
    columns in the row below the titles.
    """

    roles: dict[int, tuple[Named, ...]]
    of_family: bool = False
    under: dict[int, str] = field(default_factory=dict)

    @property
    def kinds(self) -> Kinds:
        """The columns of roles."""
        return dict.fromkeys(self.roles, ColumnKind.ROLES)


@dataclass(frozen=True, kw_only=True)
class RolesAsRows(Shape):
    """Roles by their rows: the column of titles, that of years, and those that ask, by their headings.

    Where `family` is not empty, the column of titles holds levels of that role. The cells of the columns
    `taken_over` name roles that the one of the row takes over.
    """

    title: int
    years: int | None = None
    asked: dict[int, str] = field(default_factory=dict)
    family: str = ""
    taken_over: tuple[int, ...] = ()

    @property
    def kinds(self) -> Kinds:
        """The column of titles and those that tell of them."""
        years = {} if self.years is None else {self.years: ColumnKind.YEARS}
        return {self.title: ColumnKind.ROLE, **years, **dict.fromkeys(self.asked, ColumnKind.ASKS)}


@dataclass(frozen=True, kw_only=True)
class NeedsByCell(Shape):
    """Skills by row in column `skill`, roles by their columns, and how each needs it in the cells."""

    skill: int
    roles: dict[int, tuple[Named, ...]]
    of_family: bool = False

    @property
    def kinds(self) -> Kinds:
        """The column of skills and those of roles."""
        return {self.skill: ColumnKind.SKILL, **dict.fromkeys(self.roles, ColumnKind.ROLES)}


@dataclass(frozen=True, kw_only=True)
class SkillsAsColumns(Shape):
    """Roles by row in column `title`, skills by their columns, and how each is needed in the cells."""

    title: int
    skills: dict[int, Place]
    family: str = ""

    @property
    def kinds(self) -> Kinds:
        """The column of titles and those of skills."""
        return {self.title: ColumnKind.ROLE, **dict.fromkeys(self.skills, ColumnKind.SKILLS)}


@dataclass(frozen=True, kw_only=True)
class NeedsByRow(Shape):
    """A need in each row: the columns of the role, the skill, its level and whether it is required.

    The level may be told by a mark in one of several columns that levels head: `marked`, by their headings.
    """

    title: int
    skill: int
    level: int | None = None
    need: int | None = None
    marked: dict[int, str] = field(default_factory=dict)

    @property
    def kinds(self) -> Kinds:
        """The columns that are read."""
        named = {self.title: ColumnKind.ROLE, self.skill: ColumnKind.SKILL}
        beside = {self.level: ColumnKind.LEVEL, self.need: ColumnKind.NEED}
        return named | {n: kind for n, kind in beside.items() if n is not None}


@dataclass(frozen=True, kw_only=True)
class LevelsOfRoles(Shape):
    """A role in each row and its levels in the columns, by their labels: "Clerk | Junior | Senior"."""

    title: int
    levels: dict[int, str]

    @property
    def kinds(self) -> Kinds:
        """The column of roles and those of levels."""
        return {self.title: ColumnKind.ROLE, **dict.fromkeys(self.levels, ColumnKind.LEVELS)}


@dataclass(frozen=True, kw_only=True)
class Framework(Shape):
    """A table without roles that says what levels of skills mean."""

    @property
    def names_roles(self) -> bool:
        """It does not."""
        return False

    @property
    def defines(self) -> bool:
        """It does."""
        return True


@dataclass(frozen=True, kw_only=True)
class LevelsAsColumns(Framework):
    """A framework without roles: a competency in each row, a level in each column, by its label."""

    skill: int
    levels: dict[int, str]

    @property
    def kinds(self) -> Kinds:
        """The column of competencies and those of levels."""
        return {self.skill: ColumnKind.SKILL, **dict.fromkeys(self.levels, ColumnKind.LEVELS)}


@dataclass(frozen=True, kw_only=True)
class LevelsAsRows(Framework):
    """A framework without roles: a level in each row of column `level`.

    The competency stands in column `skill` and what it means in `told`; without `skill` each column of
    `told` is a competency.
    """

    level: int
    told: tuple[int, ...]
    skill: int | None = None

    @property
    def kinds(self) -> Kinds:
        """The columns that are read."""
        skill = {} if self.skill is None else {self.skill: ColumnKind.SKILL}
        return {self.level: ColumnKind.LEVEL, **skill, **dict.fromkeys(self.told, ColumnKind.DEFINITION)}


@dataclass(frozen=True, kw_only=True)
class OfOneRole(Shape):
    """What the role around the table is asked: columns of statements by heading, or skills with levels.

    Where `criteria` is a column, it holds the statements, and those of `needs` say of each by a mark or a
    letter how it is needed.
    """

    asked: dict[int, str] = field(default_factory=dict)
    skill: int | None = None
    level: int | None = None
    needs: tuple[int, ...] = ()
    criteria: int | None = None

    @property
    def kinds(self) -> Kinds:
        """The columns that are read."""
        one = {self.skill: ColumnKind.SKILL, self.level: ColumnKind.LEVEL, self.criteria: ColumnKind.ASKS}
        many = {**dict.fromkeys(self.asked, ColumnKind.ASKS), **dict.fromkeys(self.needs, ColumnKind.NEED)}
        return {n: kind for n, kind in one.items() if n is not None} | many

    @property
    def names_roles(self) -> bool:
        """It does not."""
        return False
