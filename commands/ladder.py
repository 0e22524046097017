"""The commands on the ladder itself: check, diff."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.asking import AsJson, StoreOption, answered, checked_level, family
from graph.errors import BadQuestion
from graph.kinds import Level
from graph.ladder.finding import LadderFinding, Severity

if TYPE_CHECKING:
    from graph.ladder.accepting import Decisions
    from graph.stores.store import Store

app = family()

Paths = Annotated[list[Path] | None, typer.Argument(help="Role documents, folders of them or a kept graph.")]
Baseline = Annotated[Path | None, typer.Option(help="A file of findings that are accepted.")]
FailOn = Annotated[Severity, typer.Option(help="The least severity that ends with exit code 1.")]


@app.command()
def check(
    paths: Paths = None,
    baseline: Baseline = None,
    update_baseline: Annotated[Path | None, typer.Option(help="Accept all findings into this file.")] = None,
    fail_on: FailOn = Severity.WARNING,
    store: StoreOption = None,
    as_json: AsJson = False,
) -> None:
    """What is odd in a ladder; exit 1 when a finding is new and grave enough."""
    from commands.baselines import read_file, write_file
    from graph.ladder.accepting import joined, judged
    from graph.ladder.finding import baseline_json, compared, read_baseline

    if paths and store:
        raise BadQuestion("both paths and --store are given; check one of the two")
    # A baseline that cannot be read is told before the documents are.
    accepted = read_file(baseline) if baseline else ()
    findings, reading, decided, version = _findings(paths, store, as_json)
    if update_baseline:
        known = joined(decided.accepted, accepted)
        fresh = baseline_json((*findings, *compared(reading, known).known), known)
        write_file(update_baseline, fresh)
        accepted = read_baseline(fresh, str(update_baseline))
    answer = judged(findings, decided, version, accepted, reading)
    answered(answer, as_json)
    if any(finding.severity.reaches(fail_on) for finding in answer.new):
        raise typer.Exit(1)


@app.command()
def diff(
    old: Annotated[
        Path,
        typer.Argument(
            help="The old documents, a folder of them or a kept graph; with --store the number of a version."
        ),
    ],
    new: Annotated[
        Path | None, typer.Argument(help="The new ones; with --store what stands, unless a version is given.")
    ] = None,
    floor: Annotated[int, typer.Option(help="The least level that counts as covered, 1 to 5.")] = 3,
    store: Annotated[
        str | None, typer.Option(help="A store whose versions are compared: file:PATH or neo4j://HOST.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """What changed between two versions of a ladder, and what that does to moves and coverage."""
    from graph.ladder.diff import diff

    level = checked_level(floor) or Level.PROFICIENT
    if store:
        answered(diff(*_versions(store, str(old), str(new) if new else None), level), as_json)
        return
    if new is None:
        raise BadQuestion(
            "one version is given; name the new documents too, or the store of both: --store file:PATH"
        )
    answered(diff(_held([old]), _held([new]), level), as_json)


def _versions(address: str, *numbers: str | None) -> "tuple[Store, Store]":
    """Two versions of a store, each in memory; without a number what stands there."""
    from graph.stores.memory import NetworkxStore
    from graph.stores.versions import graph_of
    from loaders.connect import connect

    for number in numbers:
        if number and not number.isdecimal():
            raise BadQuestion(
                f"{number!r} is no number of a version; atlas versions list --store {address} tells them"
            )
    opened = connect(address)
    sides = (NetworkxStore(), NetworkxStore())
    try:
        for side, number in zip(sides, numbers, strict=True):
            side.replace(graph_of(opened, int(number)) if number else opened.graph())
    finally:
        opened.close()
    return sides


def _findings(
    paths: list[Path] | None, address: str | None, as_json: bool
) -> "tuple[tuple[LadderFinding, ...], tuple[LadderFinding, ...], Decisions, str]":
    """The findings of the check and of reading, the decisions that the store keeps, its graph's version."""
    from commands.asking import opened_store
    from commands.titles import call_documents, titles
    from graph.ladder.accepting import Decisions, decisions
    from graph.ladder.check import check
    from graph.ladder.of_reading import of_reading
    from graph.questions.titles import Titles

    if paths:
        held = _held(paths)
        call_documents(Titles(held))
        return check(held), of_reading(held), Decisions(), held.version
    with opened_store(address) as store:
        graph = store.snapshot()
        findings, reading = check(graph), of_reading(graph)
        if not as_json:
            titles().learn(finding.document for finding in (*findings, *reading))
        return findings, reading, decisions(store), graph.version


def _held(paths: list[Path]) -> "Store":
    from loaders.connect import ladder_store

    return ladder_store(paths)
