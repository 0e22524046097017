"""Datasets that stand side by side: what each holds, and who began it or gave it its name."""

import re
from dataclasses import dataclass

from graph.address import Address, AddressKind, with_dataset
from graph.errors import BadQuestion
from graph.kinds import NodeKind, number_of
from graph.stores.records import Act, RecordChange, RecordHead, RecordKind, taken_name
from graph.stores.store import Store
from graph.stores.versions import versions

_NAME = re.compile(r"\w[\w.-]{0,59}")
# Under this name a dataset notes what was done to it as a whole.
ITSELF = "itself"


@dataclass(frozen=True)
class Inventory:
    """How much a dataset holds of each: roles, documents, versions, documents put right, kept things."""

    roles: int
    documents: int
    versions: int
    corrected: int
    rosters: int
    scenarios: int
    plans: int
    words: bool

    @property
    def told(self) -> str:
        """All of it in a few words: 11 roles, 2 documents, 3 versions and 1 kept roster."""
        parts = [
            number_of(self.roles, "role"),
            *_some(self.documents, "document"),
            *_some(self.versions, "version"),
            *_some(self.corrected, "corrected document"),
            *(["words of its own"] if self.words else []),
            *_some(self.rosters, "kept roster"),
            *_some(self.scenarios, "kept scenario"),
            *_some(self.plans, "kept plan"),
        ]
        return " and ".join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)


def inventory(store: Store) -> Inventory:
    """How much a dataset holds."""

    def count(kind: RecordKind) -> int:
        return len(store.records(kind))

    return Inventory(
        len(store.nodes_of_kind(NodeKind.ROLE)),
        count(RecordKind.DOCUMENT),
        len(versions(store)),
        count(RecordKind.CORRECTIONS),
        count(RecordKind.ROSTER),
        count(RecordKind.SCENARIO),
        count(RecordKind.PLAN),
        bool(count(RecordKind.VOCABULARY)),
    )


def noted_last(store: Store) -> RecordHead | None:
    """Who last loaded into a dataset, began it or named it, and when; None where that is not known."""
    itself = [head for head in store.records(RecordKind.DATASET) if head.name == ITSELF]
    return max((*store.records(RecordKind.NUMBER), *itself), key=lambda head: head.revision, default=None)


def became(store: Store) -> tuple[RecordHead, ...]:
    """What became of datasets that are gone from beside this one, by their names, as far as it notes that."""
    return tuple(head for head in store.records(RecordKind.DATASET) if head.name != ITSELF)


def noted(note: str, by: str, name: str = ITSELF) -> Act:
    """The act that notes what was done to a dataset as a whole; of another dataset under its name."""
    return Act((RecordChange(RecordKind.DATASET, name, note.encode()),), by, note)


def checked_dataset(address: str, name: str) -> str:
    """The whole name of a dataset beside the one of an address; raises BadQuestion for what cannot be one."""
    here = Address.parse(address)
    if here.kind is AddressKind.PARQUET:
        raise BadQuestion("tables of an export are only read here: begin a dataset on file: or a server")
    whole = f"{name}.db" if here.kind is AddressKind.FILE and not name.endswith(".db") else name
    if not _NAME.fullmatch(whole):
        form = "give letters, digits, - and _, 60 at most"
        raise BadQuestion(f"{name!r} cannot be the name of a dataset: {form}")
    return whole


def check_free(whole: str, names: tuple[str, ...]) -> None:
    """Raise BadQuestion for a name that is taken; names of files differ by more than capitals."""
    for name in names:
        if name.casefold() == whole.casefold():
            raise taken_name(name)


def named_dataset(name: str, names: tuple[str, ...]) -> str:
    """The whole name of the dataset that is called so; raises BadQuestion where none is."""
    for whole in (name, f"{name}.db"):
        if whole in names:
            return whole
    raise BadQuestion(f"no dataset is called {name} here; {_there(names)}")


def beside(address: str, name: str) -> str:
    """The address of a dataset beside that of another address; raises BadAddress for one in memory."""
    here = Address.parse(address)
    if here.on_server:
        return with_dataset(address, name)
    return f"{here.kind}:{here.path.with_name(name)}"


def _there(names: tuple[str, ...]) -> str:
    return f"there are {', '.join(names)}" if names else "there is none"


def _some(count: int, noun: str) -> list[str]:
    return [number_of(count, noun)] if count else []
