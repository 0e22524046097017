"""The datasets that stand side by side as JSON."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from contract.parts import Done
from contract.to_json import Json, to_json
from graph.stores.datasets import Inventory, inventory, noted_last
from graph.stores.records import RecordHead
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
    """The datasets beside an address, and what became of those that are gone, as it is noted there."""

    kept: Sequence[Dataset]
    gone: Sequence[RecordHead]


def dataset_told(store: Store, is_asked: bool) -> Dataset:
    """What is told of a dataset."""
    return Dataset(store.name, store.address, is_asked, inventory(store), noted_last(store))


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
    gone = [{"name": one.name, "by": one.by, "at": one.at, "note": one.note} for one in answer.gone]
    return {"datasets": kept, "gone": gone}
