"""Where a visitor comes from: this machine, of a server that only it can reach, or another."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

ON, OFF = frozenset({"1", "on", "yes", "true"}), frozenset({"0", "off", "no", "false"})
HOW = "set `STORE` and start the app again"
SWITCHED_OFF = f"The variable `SETTINGS=off` keeps the store as it is: {HOW}."
FROM_ELSEWHERE = (
    "This app can be reached from other machines, so the store is not changed here: "
    f"{HOW}, or start it with `SETTINGS=on` if everyone who reaches it may choose the store."
)
# What a proxy adds when it passes on what another machine asked.
PASSED_ON = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")


@dataclass(frozen=True)
class Visitor:
    """Where a visitor comes from: the machine, None for this one, and the headers of the request."""

    machine: str | None
    headers: Mapping[str, str]

    @property
    def origin(self) -> str | None:
        """Scheme and host of the page that asks, as the browser says; None where it does not."""
        return self._named.get("origin")

    @property
    def of_this_machine(self) -> bool:
        """Whether the request began on this machine, as far as it says; a proxy's did not."""
        names = self._named
        asked = [_host(f"//{names.get('host', '')}"), *(_host(names[k]) for k in ("origin",) if k in names)]
        here = self.machine is None or is_loopback(self.machine)
        return here and all(map(is_loopback, asked)) and not any(name in names for name in PASSED_ON)

    @property
    def _named(self) -> dict[str, str]:
        return {name.lower(): value for name, value in self.headers.items()}


def locked(word: str, listens_on: str | None, visitor: Visitor) -> str | None:
    """Why this visitor may not change the store, None where they may; `word` is the variable SETTINGS."""
    said = word.strip().lower()
    if said in ON:
        return None
    if said in OFF:
        return SWITCHED_OFF
    if said:
        return f"The variable `SETTINGS` is neither `on` nor `off`, so the store stays as it is: {HOW}."
    return None if is_alone(listens_on, visitor) else FROM_ELSEWHERE


def is_alone(listens_on: str | None, visitor: Visitor) -> bool:
    """Whether the visitor is of this machine, and no other machine can come in."""
    return bool(listens_on and is_loopback(listens_on)) and visitor.of_this_machine


def is_loopback(host: str) -> bool:
    """Whether a name or number of a host is this machine's own."""
    try:
        return host.lower() == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
