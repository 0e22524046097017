"""The form of a graph as tables of Parquet: which tables, in which order, and the file that names them.

A folder holds `atlas.json` and one folder of tables for each export that is still kept. `atlas.json` is
replaced in one step, so who reads finds the old tables or the new ones. Ends of edges are the places of nodes
in the order of their ids, from 0; `edge` numbers a row of the table of evidence.
"""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from graph.errors import BadAddress, BadDocument, GraphError

FORMAT = "role-atlas-parquet"
VERSION = 1
ABOUT = "atlas.json"


class TableFile(StrEnum):
    """The tables, by the names of their files."""

    NODES = "nodes"
    NAMES = "names"
    NEEDS_BY_SKILL = "needs_by_skill"
    NEEDS_BY_ROLE = "needs_by_role"
    LINKS_BY_SOURCE = "links_by_source"
    LINKS_BY_TARGET = "links_by_target"
    EVIDENCE = "evidence"

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"{self}.parquet"


@dataclass(frozen=True, kw_only=True)
class Exported:
    """What an export says of itself: the folder of its tables, its version, and how much there is."""

    folder: str
    version: str
    roles: int
    skills: int
    needs: int
    nodes: int
    edges: int

    def text(self) -> str:
        """What stands in the file."""
        return json.dumps({"format": FORMAT, "form": VERSION, **asdict(self)}, indent=1)


def exported(path: Path) -> Exported | None:
    """What the export in this folder says of itself, None for a folder that is absent or empty.

    Raises BadAddress for what is no folder of an export, BadDocument for one that cannot be read.
    """
    if not path.exists():
        return None
    if not path.is_dir():
        raise BadAddress(f"{path} is no folder; give the folder that atlas export --format parquet wrote")
    file = path / ABOUT
    if not file.is_file():
        if all(is_left_over(one) for one in path.iterdir()):
            return None
        raise BadAddress(
            f"{path} is no export as Parquet: it holds other files and no {ABOUT}; "
            "give the folder that atlas export --format parquet wrote"
        )
    said = _read(file)
    known: Any = {name: said.get(name) for name in Exported.__annotations__}
    texts = ("folder", "version")
    if any(not isinstance(value, str if name in texts else int) for name, value in known.items()):
        raise BadDocument(_broken(file, "what it should say of the tables is not there"))
    if Path(said["folder"]).name != said["folder"] or said["folder"] in {"", ".", ".."}:
        raise BadDocument(_broken(file, "its folder of tables lies elsewhere"))
    tables = path / said["folder"]
    if missing := [table.file for table in TableFile if not (tables / table.file).is_file()]:
        raise BadDocument(_broken(tables, f"{' and '.join(missing)} is missing"))
    return Exported(**known)


def is_left_over(path: Path) -> bool:
    """Whether this is what an export writes aside: it stays where that was killed."""
    return path.name.startswith(".") and path.suffix in {".new", ".json"}


def _read(file: Path) -> dict[str, Any]:
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadAddress(f"cannot read {file}: {error.strerror}") from error
    except ValueError as error:
        raise BadDocument(_broken(file, "it is no JSON")) from error
    if not isinstance(said, dict) or said.get("format") != FORMAT or not isinstance(said.get("form"), int):
        raise BadDocument(_broken(file, f"its format should be {FORMAT!r}"))
    if said["form"] > VERSION:
        raise _newer(file, said["form"])
    return said


def _newer(file: Path, form: int) -> GraphError:
    return BadDocument(
        f"{file} was written by a newer Role Atlas (form {form}; this one reads up to {VERSION}): "
        "update Role Atlas, or export the graph anew with the version that is used here"
    )


def _broken(place: Path, why: str) -> str:
    return f"{place} is a broken export as Parquet: {why}; export the graph again"
