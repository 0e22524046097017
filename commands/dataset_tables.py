"""The datasets that stand side by side as a table for people."""

from commands.asking import to_table
from commands.printing import say, table
from commands.version_tables import when
from contract.datasets import Dataset, DatasetList
from graph.stores.records import RecordHead


@to_table.register
def datasets(answer: DatasetList) -> None:
    """The datasets, which of them the address names, and what became of others."""
    table("DatasetList", ("Dataset", "Holds", "Changed last", "By", "Address"), map(_row, answer.kept))
    for head in answer.gone:
        say(_gone(head))


def _row(one: Dataset) -> tuple[str, ...]:
    name = f"{one.name} (of this address)" if one.is_asked else one.name
    by, at = (one.last.by, when(one.last.at)) if one.last else ("", "not known")
    return name, one.holds.told, at, by, one.address


def _gone(head: RecordHead) -> str:
    who = f", by {head.by}" if head.by else ""
    return f"{head.note} ({when(head.at)}{who})."
