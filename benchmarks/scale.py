"""All pairs, the likest of every role, and tables of Parquet, each beside its peers in the same run.

    python -m benchmarks.scale                     # ESCO once and 10 times, tables of 1.7 million needs
    python -m benchmarks.scale --copies 1,10,100   # also 300,000 roles with 18 million needs
    python -m benchmarks.scale --tables 942        # 170 million needs, 3 GB on disk, written into /tmp
    python -m benchmarks.scale --scheduler tcp://HOST:8786

Needs the extras `fast` and `scale`, and sparse_dot_topn as a peer. Times are of one processor and leave out
what loads the libraries; the shortest of several where it is short. What would take longer than a minute is
taken on a part of the roles, drawn evenly, and scaled; that is said as "scaled". Memory is what the process
held at most, beyond what it held before with the matrix.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import csr_matrix

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.copies import Market, market, write_tables
from graph.questions.all_pairs.compiled import kernels, work_of
from graph.questions.all_pairs.likest import LikestQuestion, likest
from graph.questions.all_pairs.scheduler import on_scheduler
from graph.questions.all_pairs.shared import shared_skills
from graph.questions.likest_roles import likest_roles
from graph.questions.needs import gap, overlap, who_needs
from graph.stores.parquet.store import ParquetStore
from graph.stores.parquet.view import ParquetView
from planning.holder_counts import holder_counts

TOP = 20
# Additions that are done whole; beyond them a part is taken.
WHOLE = {"fast": 10**12, "scipy": 3 * 10**9, "sparse_dot_topn": 2 * 10**10}
PAIRS = 20_000


def spent(work: Callable[[], Any], times: int = 1) -> tuple[float, Any]:
    """Seconds of processor, the shortest of several, and what came out."""
    shortest, made = float("inf"), None
    for _ in range(times):
        begun = time.process_time()
        made = work()
        shortest = min(shortest, time.process_time() - begun)
    return shortest, made


def line(what: str, seconds: float, *more: str) -> None:
    """Print one figure."""
    print(f"{what:46s} {seconds:12.4f} s  {'  '.join(more)}", flush=True)


def all_pairs(of: Market) -> None:
    """What every two roles share, beside scipy's product and networkx."""
    asked = of.asked
    made = kernels(0, fast=True)
    print(f"\nAll pairs: {asked.shape[0]:,} roles, {asked.nnz:,} needs")
    line("to load numba and what it compiled", made.seconds if made else 0.0)
    product, _ = spent(lambda: asked @ asked.T, 9)
    line("scipy: the product alone", product)
    for name, fast in (("without extras", False), ("with fast", True)):
        alone, answer = spent(partial(shared_skills, asked, fast), 9)
        both, _ = spent(partial(_with_shares, asked, fast), 9)
        line(f"counts, {name}", alone, f"{product / alone:.1f} times scipy")
        line(f"counts and shares of either, {name}", both, f"{product / both:.1f} times scipy")
    cells = asked.tocoo()
    network = nx.Graph(zip(cells.row.tolist(), (cells.col + asked.shape[0]).tolist(), strict=True))
    network.add_nodes_from(range(asked.shape[0]))
    chance = np.random.default_rng(1)
    ends = chance.integers(0, asked.shape[0], (PAIRS, 2)).tolist()
    pairs = [(one, other) for one, other in ends]
    sample, _ = spent(lambda: list(nx.jaccard_coefficient(network, pairs)))
    whole = sample * asked.shape[0] * (asked.shape[0] - 1) / 2 / PAIRS
    line(
        "networkx.jaccard_coefficient",
        whole,
        f"scaled from {PAIRS:,} pairs",
        f"{whole / both:,.0f} times ours",
    )
    print(f"{answer.counts.nnz:,} pairs share something")


def _with_shares(asked: Any, fast: bool) -> Any:
    return shared_skills(asked, fast).shares


def top_of_all(of: Market, scheduler: str | None) -> None:
    """The likest of every role, beside sparse_dot_topn, and by a scheduler if one is given."""
    units = of.units
    work = float(work_of(units))
    print(f"\nTop {TOP} of every role: {units.shape[0]:,} roles, {units.nnz:,} needs, {work:.2g} additions")
    print(f"the matrix takes {(units.data.nbytes + units.indices.nbytes) / 1e6:,.0f} MB")
    kernels(0, fast=True)
    whole = ""
    for name, fast in (("with fast", True), ("without extras", False)):
        question = LikestQuestion(units, TOP, fast)
        if work <= WHOLE["fast" if fast else "scipy"]:
            # From here on the most that is held is counted anew.
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
            before = _held("VmRSS")
            seconds, answer = spent(partial(likest, question))
            held = f"{_held('VmHWM') - before:,.0f} MB beyond the matrix"
            line(name, seconds, f"digest {answer.digest[:12]}", held)
            whole = answer.digest
        else:
            _part(name, question)
    _peer(units, work)
    if scheduler:
        begun = time.perf_counter()
        answer = likest(LikestQuestion(units, TOP, True), on=on_scheduler(scheduler))
        line("by the scheduler, on the clock", time.perf_counter() - begun, f"digest {answer.digest[:12]}")
        assert answer.digest == whole


def _part(name: str, question: LikestQuestion) -> None:
    """The likest of few roles, evenly drawn."""
    many = question.units.shape[0]
    firsts = np.linspace(0, many - 61, 4, dtype=int).tolist()
    question.answer((0, 1))
    seconds, _ = spent(lambda: [question.answer((first, first + 60)) for first in firsts])
    line(name, seconds * many / 240, "scaled from 240 roles")


def _peer(units: Any, work: float) -> None:
    try:
        from sparse_dot_topn import sp_matmul_topn  # noqa: PLC0415
    except ModuleNotFoundError:
        print("sparse_dot_topn is not installed")
        return
    unit: Any = csr_matrix(units) / 2.0**26
    inverted = unit.T.tocsr()
    if work <= WHOLE["sparse_dot_topn"]:
        line("sparse_dot_topn", spent(lambda: sp_matmul_topn(unit, inverted, TOP + 1))[0])
        return
    every = unit[:: max(1, units.shape[0] // 3000)]
    seconds, _ = spent(lambda: sp_matmul_topn(every, inverted, TOP + 1))
    line(
        "sparse_dot_topn", seconds * units.shape[0] / every.shape[0], f"scaled from {every.shape[0]:,} roles"
    )


def _held(what: str) -> float:
    said = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return float(next(line for line in said if line.startswith(f"{what}:")).split()[1]) / 1e3


def tables(of: Market) -> None:
    """Questions on tables of Parquet, sorted by skill and by role."""
    folder = Path(tempfile.mkdtemp(prefix="atlas-scale-"))
    try:
        seconds, said = spent(lambda: write_tables(of, folder / "tables"))
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        print(f"\nTables: {said.roles:,} roles, {said.needs:,} needs, {size / 1e6:,.0f} MB")
        line("written", seconds)
        with ProcessPoolExecutor(1, get_context("spawn")) as alone:
            alone.submit(questions, folder / "tables").result()
    finally:
        shutil.rmtree(folder)


def questions(folder: Path) -> None:
    """What `parquet:` answers in a process of its own; the median of five, each of another role."""
    before = _held("VmHWM")
    view = ParquetStore(folder).snapshot()
    assert isinstance(view, ParquetView)
    skills = view.tables.rows(
        "SELECT s.id, count(*) AS held FROM needs_by_skill n JOIN nodes s ON s.place = n.skill"
        " GROUP BY s.id ORDER BY held, s.id"
    )
    ids = view.tables.rows("SELECT id FROM nodes WHERE kind = 'role' ORDER BY hash(id) LIMIT 7")
    roles = [i for (i,) in ids]
    usual = skills[len(skills) // 2]
    rows = "SELECT role, level FROM needs_by_skill WHERE skill = (SELECT place FROM nodes WHERE id = ?)"
    for skill, held in (usual, skills[-1]):
        _median(f"rows of a skill that {held:,} roles need", partial(_rows_of, view, rows, skill))
    _median(f"who needs a skill, all {usual[1]:,} with evidence", lambda n: who_needs(view, usual[0]))
    _median("gap of two roles", lambda n: gap(view, roles[n], roles[n + 1]))
    _median("overlap of two roles", lambda n: overlap(view, roles[n : n + 2]))
    _median(f"top {TOP} of one role", lambda n: likest_roles(view, roles[n], TOP))
    _median("counts of every skill", lambda n: holder_counts(view))
    print(f"the process held {_held('VmHWM'):,.0f} MB at most, {before:,.0f} MB before it began")


def _rows_of(view: ParquetView, query: str, skill: str, _: int) -> Any:
    return view.tables.rows(query, [skill])


def _median(what: str, ask: Callable[[int], Any]) -> None:
    seconds, clock = [], []
    for n in range(5):
        begun, at = time.process_time(), time.perf_counter()
        ask(n)
        seconds.append(time.process_time() - begun)
        clock.append(time.perf_counter() - at)
    line(what, sorted(seconds)[2], f"on the clock {sorted(clock)[2]:.4f} s")


def main(arguments: Sequence[str]) -> None:
    """Measure what is asked for."""
    options = argparse.ArgumentParser()
    options.add_argument("--copies", default="1,10")
    options.add_argument("--tables", type=int, default=10)
    options.add_argument("--scheduler")
    given = options.parse_args(arguments)
    sizes = [int(copies) for copies in given.copies.split(",") if copies]
    if sizes:
        all_pairs(market(1))
    for copies in sizes:
        top_of_all(market(copies), given.scheduler)
    if given.tables:
        tables(market(given.tables))


if __name__ == "__main__":
    main(sys.argv[1:])
