"""What persons keep in a dataset under a name: rosters, and scenarios and plans as settings of their page."""

import json
from collections.abc import Mapping, Sequence

from graph.errors import BadQuestion
from graph.stores.records import Act, RecordChange, RecordHead, RecordKind
from graph.stores.store import Store

Settings = Mapping[str, Sequence[str]]
KINDS = (RecordKind.ROSTER, RecordKind.SCENARIO, RecordKind.PLAN)
LONGEST_NAME = 60


def checked_name(name: str) -> str:
    """A name on one line; raises BadQuestion for none, or one of great length."""
    told = " ".join(name.split())
    if not told or len(told) > LONGEST_NAME:
        raise BadQuestion(f"a name is needed, of at most {LONGEST_NAME} characters")
    return told


def keep(
    store: Store, kind: RecordKind, name: str, settings: Settings, by: str = "", replaces: int = 0
) -> RecordHead:
    """Keep settings under a name, as `keep_data` does."""
    data = json.dumps({key: list(values) for key, values in settings.items()}, ensure_ascii=False).encode()
    return keep_data(store, kind, name, data, by, replaces)


def keep_data(
    store: Store, kind: RecordKind, name: str, data: bytes, by: str = "", replaces: int = 0
) -> RecordHead:
    """Keep data under a name; `replaces` is the revision that is to be replaced, as it was seen.

    Raises BadQuestion where the name is taken and nothing was to be replaced, ChangedMeanwhile where
    another changed it since.
    """
    told = checked_name(name)
    if not replaces and (held := store.record(kind, told)):
        raise BadQuestion(
            f"a {kind} is called {told} already, kept{_noted(held.head)}; choose another name, "
            "or say that it is to be replaced"
        )
    store.change(Act((RecordChange(kind, told, data, replaces),), by, told))
    return head_of(store, kind, told)


def head_of(store: Store, kind: RecordKind, name: str) -> RecordHead:
    """Who kept what is called so, and when; raises BadQuestion where nothing is."""
    for head in store.records(kind):
        if head.name == name:
            return head
    held = ", ".join(head.name for head in store.records(kind))
    raise BadQuestion(f"no {kind} is called {name} here; {f'there are {held}' if held else 'none is kept'}")


def revision_of(store: Store, kind: RecordKind, name: str) -> int:
    """The revision of what is called so, 0 where nothing is."""
    told = checked_name(name)
    return next((head.revision for head in store.records(kind) if head.name == told), 0)


def settings_of(store: Store, kind: RecordKind, name: str) -> dict[str, list[str]]:
    """The settings that are kept under a name; raises BadQuestion where none are."""
    head_of(store, kind, name)
    record = store.record(kind, name)
    value: dict[str, list[str]] = json.loads(record.data) if record else {}
    return value


def rename(store: Store, kind: RecordKind, name: str, to: str, by: str = "", seen: int | None = None) -> None:
    """Give another name; raises BadQuestion where nothing is called so or the name is taken.

    `seen` is its revision as it was last seen: ChangedMeanwhile is raised where another changed it since.
    """
    head, told = head_of(store, kind, name), checked_name(to)
    if other := next((one for one in store.records(kind) if one.name == told), None):
        raise BadQuestion(f"a {kind} is called {told} already, kept{_noted(other)}; choose another name")
    record = store.record(kind, name)
    data = record.data if record else b"{}"
    changes = (RecordChange(kind, name, None, seen or head.revision), RecordChange(kind, told, data, 0))
    store.change(Act(changes, by, f"{name} is {told}"))


def remove(store: Store, kind: RecordKind, name: str, by: str = "", seen: int | None = None) -> None:
    """Take away what is called so; raises BadQuestion where nothing is, and as `rename` does."""
    head = head_of(store, kind, name)
    store.change(Act((RecordChange(kind, name, None, seen or head.revision),), by, f"{name} taken away"))


def _noted(head: RecordHead) -> str:
    return f"{f' by {head.by}' if head.by else ''} on {head.at[:10]}"
