"""The commands on what was decided on findings: atlas findings list, accept, later, undo, import, export."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import AsJson, By, StoreOption, answered, family, opened_store
from graph.errors import BadQuestion

if TYPE_CHECKING:
    from graph.ladder.finding import LadderFinding
    from graph.stores.store import Store

app = family("findings", "Findings of reading and of the check, and what people decided on them.")

Ids = Annotated[list[str], typer.Argument(help="Ids of findings, as atlas findings list tells them.")]


@app.command("list")
def listed(store: StoreOption = None, as_json: AsJson = False) -> None:
    """Every finding with its id, and what was decided on it: by whom, when, why."""
    from contract.findings import told_findings

    with _dataset(store) as (dataset, findings):
        answered(told_findings(dataset, findings), as_json)


@app.command()
def accept(
    ids: Ids,
    reason: Annotated[str, typer.Option(help="Why it may stay as it is.")],
    by: By = "",
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Accept findings with a reason: atlas check tells them as accepted."""
    from contract.findings import told_findings
    from graph.ladder import accepting

    with _dataset(store, keeps=True) as (dataset, findings):
        accepting.accept(dataset, _named(findings, ids), reason, by)
        answered(told_findings(dataset, findings, ids), as_json)


@app.command()
def later(ids: Ids, by: By = "", store: StoreOption = None, as_json: AsJson = False) -> None:
    """Put findings off: they are hidden until the graph changes or a week has passed."""
    from contract.findings import told_findings
    from graph.ladder import accepting

    with _dataset(store, keeps=True) as (dataset, findings):
        accepting.put_off(dataset, _named(findings, ids), dataset.version, by)
        answered(told_findings(dataset, findings, ids), as_json)


@app.command()
def undo(ids: Ids, by: By = "", store: StoreOption = None, as_json: AsJson = False) -> None:
    """Take back what was decided on findings, so that they are told again."""
    from contract.findings import told_findings
    from graph.ladder import accepting

    with _dataset(store, keeps=True) as (dataset, findings):
        accepting.take_back(dataset, ids, by)
        answered(told_findings(dataset, findings, ids), as_json)


@app.command("import")
def take_in(
    file: Annotated[Path, typer.Argument(help="A baseline, as atlas check --update-baseline writes it.")],
    by: By = "",
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Add what a baseline accepts to what the store accepts; what is there already stays as it is."""
    from commands.baselines import read_file
    from contract.findings import told_findings
    from graph.ladder import accepting

    entries = read_file(file)
    with _dataset(store, keeps=True) as (dataset, findings):
        accepting.take_in(dataset, entries, file.name, by)
        answered(told_findings(dataset, findings, [entry.id for entry in entries]), as_json)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The baseline to write.")],
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """Write what the store accepts to a baseline, with reasons, as atlas check --baseline reads it."""
    from commands.baselines import write_file
    from contract.findings import told_findings
    from graph.ladder.accepting import decisions
    from graph.ladder.finding import entries_json

    with _dataset(store) as (dataset, findings):
        entries = decisions(dataset).accepted
        write_file(file, entries_json(entries))
        answered(told_findings(dataset, findings, [entry.id for entry in entries]), as_json)


def _named(findings: "tuple[LadderFinding, ...]", ids: list[str]) -> "list[LadderFinding]":
    known = {finding.id for finding in findings}
    for wanted in ids:
        if wanted not in known:
            raise BadQuestion(f"no finding has the id {wanted}; atlas findings list tells their ids")
    return [finding for finding in findings if finding.id in ids]


@contextmanager
def _dataset(address: str | None, keeps: bool = False) -> "Iterator[tuple[Store, tuple[LadderFinding, ...]]]":
    """The dataset of an address, one that keeps what is decided if asked, and its findings."""
    from commands.titles import titles
    from graph.address import Address
    from graph.ladder.check import check
    from graph.ladder.of_reading import of_reading

    with opened_store(address) as store:
        if keeps and Address.parse(store.address).in_memory:
            raise BadQuestion(
                f"{store.address} forgets at the end what is decided; give --store file:PATH, "
                "or accept into a file with atlas check --update-baseline FILE"
            )
        graph = store.snapshot()
        findings = (*check(graph), *of_reading(graph))
        titles().learn(finding.document for finding in findings)
        yield store, findings
