"""An organisation's own vocabulary: what its people said of names and statements that nobody knew."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

from graph.errors import BadVocabulary
from graph.folding import name_key
from loaders.vocabulary.name_index import Case, Context
from loaders.vocabulary.phrases import LONGEST, BadPhrase, Phrase
from loaders.vocabulary.yaml_data import checked_bytes, read_checked

# The longest name, in characters.
LONGEST_NAME = 80
# What a name is that asks for no skill; a statement is a whole sentence that asks for none.
What = Literal["team", "place", "firm", "document", "statement", "other"]
WHATS: tuple[What, ...] = What.__args__  # type: ignore[attr-defined]
# The list of each kind of entry.
LISTS = {"system": "systems", "competency": "competencies", "ignored": "ignored"}
HEAD = "# Words of this organisation, which lie over those that ship; docs/vocabulary.md has the form.\n"


def _one_line(text: object) -> object:
    return " ".join(text.split()) if isinstance(text, str) else text


def _phrase(text: str) -> str:
    try:
        Phrase.of(text, {})
    except BadPhrase as error:
        raise ValueError(str(error)) from error
    return text


Words = Annotated[str, BeforeValidator(_one_line), Field(min_length=1, max_length=LONGEST)]
# A name becomes an id, which is made of letters and digits.
Called = Annotated[
    str, BeforeValidator(_one_line), Field(min_length=1, max_length=LONGEST_NAME, pattern=r"[A-Za-z0-9]")
]
OwnPhrase = Annotated[str, Field(min_length=1, max_length=LONGEST), AfterValidator(_phrase)]


class Decided(BaseModel):
    """One decision: a name, other names for the same, and who decided it when (ISO, UTC) where known."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Words
    aliases: tuple[Words, ...] = ()
    by: str = ""
    at: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the others."""
        return (self.name, *self.aliases)


class OwnSystem(Decided):
    """A system, or other names of one that is known; a policy as in `systems.yaml` where it is given."""

    name: Called
    aliases: tuple[Called, ...] = ()
    case: Case | None = None
    context: Context | None = None


class OwnCompetency(Decided):
    """A competency, or other names and phrases of one that is known."""

    name: Called
    aliases: tuple[Called, ...] = ()
    phrases: tuple[OwnPhrase, ...] = ()


class Ignored(Decided):
    """A name that is no skill, or a statement that asks for none, with what it is."""

    what: What = "other"


class OwnVocabulary(BaseModel):
    """All decisions, in the order in which they were made within each list."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    systems: tuple[OwnSystem, ...] = ()
    competencies: tuple[OwnCompetency, ...] = ()
    ignored: tuple[Ignored, ...] = ()

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        if clashes := [*_clashes(self)] if self else []:
            raise ValueError("\n".join(clashes))
        return self

    @property
    def entries(self) -> tuple[Decided, ...]:
        """Every decision, the oldest first; those without a time before all others."""
        return tuple(sorted((*self.systems, *self.competencies, *self.ignored), key=lambda one: one.at))

    def __bool__(self) -> bool:
        """Whether anything was decided."""
        return bool(self.systems or self.competencies or self.ignored)

    def with_entries(self, fresh: Iterable[Decided]) -> "OwnVocabulary":
        """This vocabulary with further decisions; raises BadVocabulary where a name would mean two things."""
        lists = {field: [*getattr(self, field)] for field in type(self).model_fields}
        said = {name_key(name): entry for entry in self.entries for name in entry.names}
        for entry in fresh:
            if told := _clash(entry, said):
                raise BadVocabulary(f"{told}; undo that to say otherwise")
            lists[LISTS[kind_of(entry)]].append(entry)
        return self.model_copy(update={field: tuple(told) for field, told in lists.items()})

    def without(self, entries: Container[Decided]) -> "OwnVocabulary":
        """This vocabulary without some of its decisions."""
        fields = type(self).model_fields
        left = {field: tuple(one for one in getattr(self, field) if one not in entries) for field in fields}
        return self.model_copy(update=left)

    @property
    def key(self) -> str:
        """All that a reading depends on: the words without who decided them when."""
        unsaid = {field: {"__all__": {"by", "at"}} for field in type(self).model_fields}
        return self.model_dump_json(exclude=unsaid)

    @property
    def text(self) -> str:
        """The vocabulary as a file holds it."""
        data = self.model_dump(mode="json", exclude_defaults=True)
        return HEAD + (
            yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110) if data else "{}\n"
        )


def read_own(file: Path) -> OwnVocabulary:
    """The vocabulary of a file; raises BadVocabulary with all faults, each with the file and the place."""
    return read_checked(file, OwnVocabulary)


def own_of_bytes(data: bytes, where: str) -> OwnVocabulary:
    """The vocabulary that these bytes hold; `where` says in errors where they come from."""
    return checked_bytes(data, where, OwnVocabulary)


def kind_of(entry: Decided) -> str:
    """What an entry says of its names: system, competency or ignored."""
    return {OwnSystem: "system", OwnCompetency: "competency"}.get(type(entry), "ignored")


def _clashes(own: OwnVocabulary) -> Iterator[str]:
    """Each name of which two things are said, in words with its place."""
    said: dict[str, Decided] = {}
    for field in type(own).model_fields:
        for number, entry in enumerate(getattr(own, field)):
            if told := _clash(entry, said):
                yield f"{field}[{number}]: {told}"


def _clash(entry: Decided, said: dict[str, Decided]) -> str | None:
    """What stands against an entry, in words, None where nothing does; its names are then said too."""
    for name in entry.names:
        known = said.setdefault(name_key(name), entry)
        same = kind_of(known) == kind_of(entry)
        if not (same and (isinstance(known, Ignored) or name_key(known.name) == name_key(entry.name))):
            by = f", by {known.by}" if known.by else ""
            return f"{name!r} is already {_told(known)}{by}"
    return None


def _told(entry: Decided) -> str:
    if isinstance(entry, Ignored):
        return f"ignored ({entry.what})"
    return f"a name of the {kind_of(entry)} {entry.name!r}"


# Nothing was decided.
NO_WORDS = OwnVocabulary()
