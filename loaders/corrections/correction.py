"""What every correction says, whatever it is about: its anchor, what it sets, who set it and when.

A correction is anchored by the role's title and by the words that stand there, never by the number of a
line; where the same words stand several times, it says which of them is meant, 1 for the first.
"""

import re
from abc import ABC, abstractmethod
from datetime import date
from hashlib import sha256
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

# The longest words of an anchor, in characters: a line of a document may be as long as a page.
LONGEST = 20_000
LONGEST_NAME = 300
ID_LENGTH = 8

Words = Annotated[str, Field(min_length=1, max_length=LONGEST)]
Named = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
Occurrence = Annotated[int, Field(ge=1, le=100_000)]
# What a correction is about, as it is compared: two on one anchor that set different things clash.
Anchor = tuple[str | int, ...]


class Correction(BaseModel, ABC):
    """What every correction says: its id, and who set it when and why, where that is known."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    # What says nothing of the document: which correction it is, who set it, when and why.
    aside: ClassVar[frozenset[str]] = frozenset({"id", "by", "at", "note"})

    kind: str
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")] = ""
    by: Annotated[str, Field(max_length=LONGEST_NAME)] = ""
    at: str = ""
    note: Annotated[str, Field(max_length=LONGEST)] = ""

    @field_validator("at", mode="before")
    @classmethod
    def _time(cls, given: Any) -> Any:
        """YAML takes a date that is not quoted for one."""
        return given.isoformat() if isinstance(given, date) else given

    @field_validator("at")
    @classmethod
    def _is_time(cls, given: str) -> str:
        if given and not re.fullmatch(
            r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?", given
        ):
            raise ValueError(f"{given!r} is no time; write it as 2026-11-29T14:05:00Z")
        return given

    @model_validator(mode="after")
    def _with_id(self) -> "Correction":
        if not self.id:
            said = self.model_dump_json(exclude=set(self.aside))
            object.__setattr__(self, "id", sha256(said.encode()).hexdigest()[:ID_LENGTH])
        return self

    @property
    def as_data(self) -> dict[str, Any]:
        """The correction as a file keeps it: what is left out has its usual value."""
        said = self.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"kind", "id"})
        return {"id": self.id, "kind": self.kind, **said}

    @property
    @abstractmethod
    def anchor(self) -> Anchor:
        """What the correction is about, as it is compared."""

    @property
    @abstractmethod
    def setting(self) -> tuple[object, ...]:
        """What it sets there, as it is compared."""

    @property
    def about(self) -> str | None:
        """The title of the role that it is about, None where it is about none."""
        return getattr(self, "role", None)
