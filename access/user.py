"""The person who logged in, as the provider tells of them, and whether they may look or change."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from access.login import EMAIL, EVERYONE, Login
from graph.errors import GraphError

# The claims that name one person.
NAMING = (EMAIL, "preferred_username", "upn")
# So far, in seconds, the clocks of provider and app may differ.
CLOCKS = 300
LONGEST_NAME = 120


class NotAllowed(GraphError):
    """Something that this user of the app may not do."""


class Standing(StrEnum):
    """What someone may do who uses the app."""

    EDITOR = "editor"
    VIEWER = "viewer"
    # Logged in, and named nowhere.
    STRANGER = "stranger"


@dataclass(frozen=True)
class User:
    """Someone who uses the app: the name that is shown, what is noted with a change, and the standing.

    `noted` is "" for the one user of an app without a login, else what the provider vouches for.
    """

    name: str
    noted: str
    standing: Standing


# Who uses an app without a login on the own machine.
THE_ONE = User("", "", Standing.EDITOR)


def user_of(claims: Mapping[str, object], login: Login, now: float) -> User | None:
    """Who is logged in by what the provider said of them, None where nobody is or the login is too old.

    `now` is in seconds since 1970.
    """
    if claims.get("is_logged_in") is not True or not _is_fresh(claims.get("iat"), login.hours, now):
        return None
    values = _values(claims, login.claim)
    standing = (
        Standing.EDITOR
        if _is_named(values, login.editors)
        else Standing.VIEWER
        if _is_named(values, login.viewers)
        else Standing.STRANGER
    )
    noted = _noted(claims, login.claim)
    return User(_line(claims.get("name")) or noted, noted, standing)


def _is_fresh(made: object, hours: int, now: float) -> bool:
    if isinstance(made, bool) or not isinstance(made, int | float):
        return False
    return -CLOCKS <= now - made < hours * 3600


def _values(claims: Mapping[str, object], claim: str) -> tuple[str, ...]:
    """What the claim says; an address counts only where the provider checked that it is theirs."""
    if claim == EMAIL and claims.get("email_verified") not in (True, "true"):
        return ()
    said = claims.get(claim)
    several = said if isinstance(said, list | tuple) else [said]
    return tuple(one for one in several if isinstance(one, str) and one)


def _is_named(values: tuple[str, ...], names: tuple[str, ...]) -> bool:
    return EVERYONE in names or any(_fits(value, name) for value in values for name in names)


def _fits(value: str, name: str) -> bool:
    if "@" not in name:
        return value == name
    value, name = value.casefold(), name.casefold()
    return value.rpartition("@")[2] == name[2:] if name.startswith("*@") and "@" in value else value == name


def _noted(claims: Mapping[str, object], claim: str) -> str:
    """The address that the provider checked, else the name there that counts, else name and number there."""
    for vouched in (EMAIL, claim):
        if vouched in NAMING and (values := _values(claims, vouched)):
            return _line(values[0])
    name, subject = _line(claims.get("name")), _line(claims.get("sub"))
    return f"{name} ({subject})" if name else subject


def _line(said: object) -> str:
    """A text on one line, cut where it is longer than any name."""
    text = said if isinstance(said, str) else ""
    seen = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(seen.split())[:LONGEST_NAME]
