"""The login as it stands in the files, before the pages are served."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from access.login import PLACE, BadLogin, Login, login_of


def login_in(folders: Iterable[Path]) -> Login | None:
    """The login that `.streamlit/secrets.toml` in these folders configures, later ones before earlier ones.

    None where none does; raises BadLogin for one that cannot be read or is wrong.
    """
    said: dict[str, object] = {}
    for folder in folders:
        said.update(_read(folder / ".streamlit" / PLACE))
    return login_of(said)


def _read(file: Path) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise BadLogin(f"{file} cannot be read: {str(error).splitlines()[0]}") from error
