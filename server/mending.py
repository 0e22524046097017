"""Homes of a server that were left half made or half removed."""

import shutil
from pathlib import Path
from uuid import uuid4

from graph.errors import ServerTrouble
from server.home import Home


def is_unborn(home: Home) -> bool:
    """Whether no server ever answered here, so that nothing was loaded."""
    return home.first_start.exists() or not _has_graph(home)


def note_first_start(home: Home) -> None:
    """Note, until the server has answered once, that what it makes now is of no value yet."""
    if not home.has_logins() and not _has_graph(home):
        home.first_start.touch()


def begin_anew(home: Home) -> Path | None:
    """Put the data aside, for a start on none; the place where they are now, None where there were none."""
    data = home.data / "data"
    if not data.exists():
        return None
    return data.rename(home.data / f"set-aside-{uuid4().hex[:6]}")


def keep_or_put_back(home: Home, aside: Path | None, helped: bool) -> str:
    """After a start without the data: say where they are if it helped, else put them back."""
    if aside is None:
        return ""
    if not helped:
        delete(home.data / "data")
        aside.rename(home.data / "data")
        return ""
    if not (aside / "databases" / "neo4j").exists():
        delete(aside)
        return "an earlier first start had not come to its end: the server was begun anew"
    return (
        "an earlier first start had not come to its end: the server was begun anew; what was there is in "
        f"{aside}, which may be deleted"
    )


def delete(folder: Path) -> None:
    """Delete a folder, which is gone at once for whoever looks; raises ServerTrouble for what remains."""
    if folder.exists():
        folder.rename(folder.with_name(f".{folder.name}.deleted-{uuid4().hex[:6]}"))
    sweep(folder)


def sweep(folder: Path) -> None:
    """Remove what deleting this folder has left, where it was interrupted."""
    for path in folder.parent.glob(f".{folder.name}.deleted-*"):
        try:
            shutil.rmtree(path)
        except OSError as error:
            raise ServerTrouble(f"{path} cannot be deleted: {error.strerror}; delete it by hand") from error


def _has_graph(home: Home) -> bool:
    graphs = (home.databases / "neo4j", home.data / "data" / "transactions" / "neo4j")
    return any(path.exists() for path in graphs)
