"""The datasets that stand side by side as JSON."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from contract.parts import Done
from contract.to_json import Json, to_json
from graph.stores.datasets import ITSELF, Inventory, inventory, noted_last
from graph.stores.records import RecordHead, RecordKind
from graph.stores.store import Store


@dataclass(frozen=True)
class Dataset:
    """A dataset: what it holds, whether it is the one of the address, who changed it last and when."""

    name: str
    address: str
    is_asked: bool
    holds: Inventory
    last: RecordHead | None


@dataclass(frozen=True)
class DatasetList:
    """The datasets beside an address, and what is noted there of those that were removed."""

    kept: Sequence[Dataset]
    removed: Sequence[RecordHead]


def dataset_told(store: Store, is_asked: bool) -> Dataset:
    """What is told of a dataset."""
    return Dataset(store.name, store.address, is_asked, inventory(store), noted_last(store))


def gone_told(store: Store) -> tuple[RecordHead, ...]:
    """Who removed a dataset from beside this one, and when, as far as it is noted here."""
    return tuple(head for head in store.records(RecordKind.DATASET) if head.name != ITSELF)


def changed(name: str, address: str, words: str) -> Done:
    """What was done to a dataset, which bears this name."""
    return Done({"name": name, "address": address}, words)


@to_json.register
def _datasets(answer: DatasetList) -> Json:
    kept = [
        {
            "name": one.name,
            "address": one.address,
            "asked": one.is_asked,
            **asdict(one.holds),
            "by": one.last.by if one.last else "",
            "at": one.last.at if one.last else None,
        }
        for one in answer.kept
    ]
    removed = [{"name": one.name, "by": one.by, "at": one.at, "note": one.note} for one in answer.removed]
    return {"datasets": kept, "removed": removed}
