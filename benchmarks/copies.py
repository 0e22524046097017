"""ESCO many times over, as a labour market might be: each copy of an occupation asks something else.

The first copy asks what ESCO does. In each further copy an occupation keeps a need with a chance of .85, and
asks so many others that roles ask 60 skills on average, drawn as often as ESCO asks them. Levels from 1 to 5
are drawn at random, for ESCO states none. The same number of copies is the same on every run.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from scipy.sparse import csr_array

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.esco import Esco
from exports.tables import EVIDENCE, EVIDENCE_GROUP, GROUP, NAMES, NEEDS, NODES, writer
from graph.arrays import Floats, Sparse
from graph.names import label_key
from graph.questions.all_pairs.likest import PARTS
from graph.stores.parquet.form import ABOUT, Exported, TableFile

KEPT, ASKED = 0.85, 60
# Rows of a table that are made at once.
STEP = 1_048_576
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Market:
    """What all roles ask: the skills of role n are skills[starts[n]:starts[n + 1]], at these levels."""

    role_ids: list[str]
    skill_ids: list[str]
    labels: dict[str, str]
    starts: Numbers
    skills: NDArray[np.uint16]
    levels: NDArray[np.uint8]

    @cached_property
    def weights(self) -> Floats:
        """How much each skill says of a role."""
        held = np.bincount(self.skills, minlength=len(self.skill_ids))
        return np.log((1 + len(self.role_ids)) / (1 + held)) + 1

    @cached_property
    def shares(self) -> NDArray[np.int32]:
        """What each need is worth in the row of its role, as `whole_units` has it."""
        shares = np.empty(len(self.skills), np.int32)
        for first in range(0, len(self.role_ids), 100_000):
            starts = self.starts[first : first + 100_001]
            here = slice(starts[0], starts[-1])
            worth = self.levels[here] * self.weights[self.skills[here]]
            length = np.sqrt(np.add.reduceat(worth * worth, starts[:-1] - starts[0]))
            shares[here] = np.rint(worth / np.repeat(length, np.diff(starts)) * PARTS)
        return shares

    @cached_property
    def units(self) -> Sparse:
        """The rows that `likest` compares."""
        shape = (len(self.role_ids), len(self.skill_ids))
        skills, starts = self.skills.astype(np.int32), self.starts.astype(np.int32)
        return csr_array((self.shares.astype(np.float64), skills, starts), shape=shape)

    @property
    def asked(self) -> Sparse:
        """1 for every skill that a role asks."""
        ones = self.units.copy()
        ones.data[:] = 1
        return ones


def market(copies: int) -> Market:
    """ESCO so many times over."""
    esco = Esco()
    roles = sorted(i for i in esco.labels if i.startswith("role:"))
    skills = sorted(i for i in esco.labels if not i.startswith("role:"))
    row, column = ({i: n for n, i in enumerate(ids)} for ids in (roles, skills))
    pairs = sorted({(row[one.role], column[one.skill]) for one in esco.relations()})
    at, asked = (np.array(ends, dtype=np.int64) for ends in zip(*pairs, strict=True))
    chance = np.random.default_rng(16)
    counts, every = [], []
    for copy in range(copies):
        here, wanted = (at, asked) if not copy else _perturbed(chance, at, asked, len(roles))
        flat = np.unique(here * len(skills) + wanted)
        counts.append(np.bincount(flat // len(skills), minlength=len(roles)))
        every.append((flat % len(skills)).astype(np.uint16))
    starts = np.concatenate(([0], np.cumsum(np.concatenate(counts))))
    levels = chance.integers(1, 6, starts[-1], dtype=np.uint8)
    ids = [role.replace("role:", f"role:{copy:04d}-") for copy in range(copies) for role in roles]
    return Market(ids, skills, esco.labels, starts, np.concatenate(every), levels)


def _perturbed(
    chance: np.random.Generator, at: Numbers, asked: Numbers, roles: int
) -> tuple[Numbers, Numbers]:
    keep = chance.random(len(at)) < KEPT
    more = ASKED * roles - int(keep.sum())
    others = asked[chance.integers(0, len(asked), more)]
    return np.concatenate((at[keep], chance.integers(0, roles, more))), np.concatenate((asked[keep], others))


def write_tables(of: Market, folder: Path) -> Exported:
    """Write the market as `atlas export --format parquet` would: 170 million needs fit no graph in memory."""
    needs, skills = len(of.skills), len(of.skill_ids)
    said = Exported(
        folder="tables",
        version="tables",
        roles=len(of.role_ids),
        skills=skills,
        needs=needs,
        nodes=skills + len(of.role_ids),
        edges=needs,
    )
    tables = folder / said.folder
    tables.mkdir(parents=True)
    _write_nodes(of, tables)
    order = np.argsort(of.skills, kind="stable")
    edges = np.empty(needs, np.int64)
    edges[order] = np.arange(needs)
    roles = np.repeat(np.arange(len(of.role_ids), dtype=np.int32) + skills, np.diff(of.starts))
    for table, lines in ((TableFile.NEEDS_BY_ROLE, None), (TableFile.NEEDS_BY_SKILL, order)):
        with writer(tables, table) as file:
            for first in range(0, needs, STEP):
                at = slice(first, first + STEP) if lines is None else lines[first : first + STEP]
                file.write_table(_needs(of, roles, edges, at), row_group_size=GROUP)
    with writer(tables, TableFile.EVIDENCE) as file:
        for first in range(0, needs, STEP):
            file.write_table(_evidence(of, order[first : first + STEP], first), row_group_size=EVIDENCE_GROUP)
    for table in (TableFile.LINKS_BY_SOURCE, TableFile.LINKS_BY_TARGET):
        writer(tables, table).close()
    (folder / ABOUT).write_text(said.text(), encoding="utf-8")
    return said


def _needs(of: Market, roles: NDArray[np.int32], edges: Numbers, at: slice | Numbers) -> pa.Table:
    many = len(roles[at])
    columns = (of.skills[at].astype(np.int32), roles[at], of.levels[at].astype(np.int8))
    yes = np.ones(many, bool)
    return pa.table([*columns, yes, yes, of.shares[at], edges[at]], schema=NEEDS)


def _evidence(of: Market, at: Numbers, first: int) -> pa.Table:
    many = len(at)
    texts = [json.dumps({"level": n, "necessity": "required", "own": True, "via": []}) for n in range(6)]
    facts = pa.DictionaryArray.from_arrays(of.levels[at].astype(np.int8), texts).cast(pa.string())
    number, zero = pa.array(at + 1), pa.array(np.zeros(many, np.int64))
    document, text = (pa.repeat(pa.scalar(words), many) for words in ("market.csv", "essential"))
    none = pa.nulls(many)
    parts = [
        document,
        number,
        zero,
        pa.array(np.full(many, 9)),
        text,
        none.cast(pa.int8()),
        none.cast(pa.string()),
    ]
    names = ["document", "line", "start", "end", "text", "level", "quote"]
    said = pa.ListArray.from_arrays(
        pa.array(np.arange(many + 1, dtype=np.int32)), pa.StructArray.from_arrays(parts, names)
    )
    return pa.table([pa.array(np.arange(first, first + many)), facts, said], schema=EVIDENCE)


def _write_nodes(of: Market, tables: Path) -> None:
    names = []
    with writer(tables, TableFile.NODES) as file:
        for some in _nodes(of):
            names += [(label_key(node["label"]), node["place"]) for node in some]
            file.write_table(pa.Table.from_pylist(some, schema=NODES), row_group_size=EVIDENCE_GROUP)
    names.sort()
    with writer(tables, TableFile.NAMES) as file:
        columns = list(zip(*names, strict=True))
        file.write_table(pa.table(columns, schema=NAMES), row_group_size=EVIDENCE_GROUP)


def _nodes(of: Market) -> Iterator[list[dict[str, Any]]]:
    held = np.bincount(of.skills, minlength=len(of.skill_ids))
    some: list[dict[str, Any]] = []
    facts: dict[str, Any]
    for place, node in enumerate((*of.skill_ids, *of.role_ids)):
        if place < len(of.skill_ids):
            label, facts = of.labels[node], {"holders": int(held[place]), "weight": float(of.weights[place])}
        else:
            copy, _, uuid = node.removeprefix("role:").partition("-")
            label, facts = f"{of.labels[f'role:{uuid}']} {copy}", {"track": None, "level_index": None}
        kind = node.partition(":")[0]
        some.append(
            {
                "place": place,
                "id": node,
                "kind": kind,
                "label": label,
                "alt_labels": [],
                "facts": json.dumps(facts),
            }
        )
        if len(some) == 100_000:
            yield some
            some = []
    yield some
