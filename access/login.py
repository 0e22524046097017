"""The login as it is configured: the providers, and who of those that log in may look and who may change.

It stands in Streamlit's secrets.toml: the providers under [auth], as `st.login` reads them, and the people
under [role_atlas].
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from access.machine import is_loopback
from graph.errors import GraphError

PLACE = "secrets.toml"
CALLBACK = "/oauth2callback"
EMAIL = "email"
KEYS = ("editors", "viewers", "claim", "hours")
PROVIDER_KEYS = ("client_id", "client_secret", "server_metadata_url")
LEAST_SECRET, USUAL_HOURS, MOST_HOURS = 32, 12, 720
SECRET_HOW = 'such as what python -c "import secrets; print(secrets.token_urlsafe(32))" prints'
AUTH, PEOPLE = "auth", "role_atlas"
EVERYONE = "*"
OF_ONE_PLACE = re.compile(r"\*@[^*@\s]+")
# The provider that stands under [auth] itself.
UNNAMED = ""


class BadLogin(GraphError):
    """A login that is configured wrongly: nobody comes in until it is mended."""


@dataclass(frozen=True)
class Login:
    """Who comes in by which provider; a provider is named as `st.login` calls it, "" for the only one.

    `editors` and `viewers` are values of the claim, `*@firm.example` for every address there and `*` for
    everyone; `address` is that of the app; a login counts for `hours` from when it was made.
    """

    providers: tuple[str, ...]
    address: str
    editors: tuple[str, ...]
    viewers: tuple[str, ...] = (EVERYONE,)
    claim: str = EMAIL
    hours: int = USUAL_HOURS

    @property
    def origin(self) -> str:
        """Scheme and host of the app, as a browser tells them."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"


def login_of(secrets: Mapping[str, object]) -> Login | None:
    """The login that the secrets configure, None where they name neither; raises BadLogin for a wrong one."""
    if not secrets.keys() & {AUTH, PEOPLE}:
        return None
    if AUTH not in secrets:
        raise _wrong(PEOPLE, f"it says who may do what, and there is no [{AUTH}] to log in by")
    if find_spec("authlib") is None or find_spec("httpx") is None:
        raise _wrong(AUTH, "a login needs what is not installed: pip install 'role-atlas[login]'")
    auth, people = _table(secrets, AUTH), _table(secrets, PEOPLE)
    if len(_text(auth, AUTH, "cookie_secret")) < LEAST_SECRET:
        raise _wrong(
            AUTH, f"cookie_secret is too short: give {LEAST_SECRET} characters or more, {SECRET_HOW}"
        )
    if unknown := sorted(people.keys() - set(KEYS)):
        raise _wrong(PEOPLE, f"{unknown[0]!r} is not known; there are {', '.join(KEYS)}")
    providers = _providers(auth)
    return Login(
        tuple(providers),
        _address(auth),
        _people(people, "editors", "editors = [] makes everyone a viewer"),
        _viewers(people, providers),
        _text(people, PEOPLE, "claim", EMAIL),
        _hours(people),
    )


def _wrong(where: str, said: str) -> BadLogin:
    return BadLogin(f"{PLACE}, [{where}]: {said}")


def _table(secrets: Mapping[str, object], name: str) -> Mapping[str, object]:
    table = secrets.get(name, {})
    if not isinstance(table, Mapping):
        raise BadLogin(f"{PLACE}: {name} is to be a table: write [{name}] and below it its keys")
    return table


def _text(table: Mapping[str, object], where: str, key: str, usual: str = "") -> str:
    value = table.get(key, usual)
    if not isinstance(value, str) or not value.strip():
        raise _wrong(where, f"{key} is missing: give it as text in quotation marks")
    return value


def _providers(auth: Mapping[str, object]) -> dict[str, str]:
    """The address of the metadata of each provider, by its name."""
    named = {name: value for name, value in auth.items() if isinstance(value, Mapping)}
    named.pop("client_kwargs", None)
    whole = {UNNAMED: auth} if any(key in auth for key in PROVIDER_KEYS) or not named else {}
    addresses = {}
    for name, table in {**whole, **named}.items():
        where = f"{AUTH}.{name}" if name else AUTH
        if "_" in name:
            raise _wrong(where, "the name of a provider has no underscore: write another")
        for key in PROVIDER_KEYS:
            _text(table, where, key)
        addresses[name] = _safe(_text(table, where, "server_metadata_url"), where, "server_metadata_url")
    return addresses


def _address(auth: Mapping[str, object]) -> str:
    address = _safe(_text(auth, AUTH, "redirect_uri"), AUTH, "redirect_uri")
    if not address.endswith(CALLBACK):
        example = f"https://atlas.example.org{CALLBACK}"
        raise _wrong(AUTH, f"redirect_uri is to be the address of this app and {CALLBACK}, such as {example}")
    return address.removesuffix(CALLBACK)


def _safe(address: str, where: str, key: str) -> str:
    """An address whose way nobody reads along; raises BadLogin for another."""
    try:
        parts = urlsplit(address.replace("{port}", "1"))
        host = parts.hostname or ""
    except ValueError:
        host = ""
    if not host or not (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))):
        raise _wrong(where, f"{key} is to begin with https://, or with http:// and a name of this machine")
    return address


def _viewers(people: Mapping[str, object], providers: Mapping[str, str]) -> tuple[str, ...]:
    if "viewers" in people:
        return _people(people, "viewers", "")
    if public := [url for url in providers.values() if url.partition("://")[2].startswith(_public())]:
        host = urlsplit(public[0]).hostname
        raise _wrong(
            PEOPLE,
            f"viewers is missing, and at {host} everyone can have an account: name who may look, "
            'such as viewers = ["*@firm.example"]',
        )
    return (EVERYONE,)


@cache
def _public() -> tuple[str, ...]:
    lines = (Path(__file__).parent / "public.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))


def _people(people: Mapping[str, object], key: str, or_nobody: str) -> tuple[str, ...]:
    if key not in people:
        raise _wrong(PEOPLE, f'{key} is missing: such as {key} = ["ann@firm.example"]; {or_nobody}')
    given = people[key]
    if not isinstance(given, list) or not all(isinstance(one, str) and one.strip() for one in given):
        raise _wrong(PEOPLE, f'{key} is to be a list of texts, such as {key} = ["ann@firm.example"]')
    names = tuple(one.strip() for one in given)
    for name in names:
        if "*" in name and name != EVERYONE and not OF_ONE_PLACE.fullmatch(name):
            raise _wrong(
                PEOPLE,
                f"{key} has {name!r}, and a star stands for everyone (*) or for every address "
                "of one place (*@firm.example)",
            )
    return names


def _hours(people: Mapping[str, object]) -> int:
    hours = people.get("hours", USUAL_HOURS)
    if isinstance(hours, bool) or not isinstance(hours, int) or not 1 <= hours <= MOST_HOURS:
        raise _wrong(
            PEOPLE, f"hours is for how long a login counts: give a whole number from 1 to {MOST_HOURS}"
        )
    return hours
