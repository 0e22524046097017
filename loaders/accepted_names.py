"""Names that a person accepted as systems, given one by one or in a file that later loads read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadVocabulary
from loaders.files import decoded

# The longest name, in characters.
LONGEST = 80
_REMARK = re.compile(r"(?:^|\s)#.*")


@dataclass(frozen=True)
class AcceptedName:
    """A name that was accepted, with others for the same."""

    name: str
    others: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """The line of the file that says it."""
        return " = ".join((self.name, *self.others))


def read_accepted(file: Path) -> tuple[AcceptedName, ...]:
    """The names of a file, one a line, others for the same behind "="; " #" begins a remark. None where
    there is no file.

    Raises BadVocabulary in one line for what is no such file.
    """
    if not file.exists():
        return ()
    try:
        text = decoded(file.read_bytes())
    except OSError as error:
        raise BadVocabulary(
            f"{file}: cannot be read ({error.strerror}); give a text file of names"
        ) from error
    lines = [(n, _REMARK.sub("", line).strip()) for n, line in enumerate(text.splitlines(), 1)]
    return tuple(_name(f"{file}, line {n}", line) for n, line in lines if line)


def accepted_name(given: str) -> AcceptedName:
    """A name as it is given on the command line; raises BadVocabulary for what is none."""
    return _name("--accept", given)


def _name(where: str, line: str) -> AcceptedName:
    name, *others = (" ".join(part.split()) for part in line.split("="))
    if not all((name, *others)) or any(len(one) > LONGEST for one in (name, *others)):
        raise BadVocabulary(
            f"{where}: {line[:LONGEST]!r} is no name; write one a line, as Quillbase = Quill Base"
        )
    return AcceptedName(name, tuple(others))


def keep_accepted(file: Path, names: Sequence[AcceptedName]) -> None:
    """Write names into the file that it does not have yet, each on a line of its own."""
    known = {one.name.casefold() for one in read_accepted(file)}
    fresh = [one.written for one in names if one.name.casefold() not in known]
    if fresh:
        before = decoded(file.read_bytes()) if file.exists() else ""
        between = "\n" if before and not before.endswith("\n") else ""
        file.write_text(before + between + "\n".join(fresh) + "\n", encoding="utf-8")
