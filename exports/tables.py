"""The columns of a graph's tables as Parquet, and how they are packed: a question reads few rows."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graph.stores.parquet.form import TableFile

# Rows that are read or passed over at once: few enough that one skill of many is found among few others.
GROUP = 65_536
EVIDENCE_GROUP = 16_384
NEEDS = pa.schema(
    [
        ("skill", pa.int32()),
        ("role", pa.int32()),
        ("level", pa.int8()),
        ("required", pa.bool_()),
        ("own", pa.bool_()),
        ("share", pa.int32()),
        ("edge", pa.int64()),
    ]
)
LINKS = pa.schema(
    [("kind", pa.string()), ("source", pa.int32()), ("target", pa.int32()), ("edge", pa.int64())]
)
NODES = pa.schema(
    [
        ("place", pa.int32()),
        ("id", pa.string()),
        ("kind", pa.string()),
        ("label", pa.string()),
        ("alt_labels", pa.list_(pa.string())),
        ("facts", pa.string()),
    ]
)
NAMES = pa.schema([("name", pa.string()), ("place", pa.int32())])
SAID = pa.struct(
    [
        ("document", pa.string()),
        ("line", pa.int64()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("text", pa.string()),
        ("level", pa.int8()),
        ("quote", pa.string()),
    ]
)
EVIDENCE = pa.schema([("edge", pa.int64()), ("facts", pa.string()), ("evidence", pa.list_(SAID))])
SCHEMAS = {
    TableFile.NODES: NODES,
    TableFile.NAMES: NAMES,
    TableFile.NEEDS_BY_SKILL: NEEDS,
    TableFile.NEEDS_BY_ROLE: NEEDS,
    TableFile.LINKS_BY_SOURCE: LINKS,
    TableFile.LINKS_BY_TARGET: LINKS,
    TableFile.EVIDENCE: EVIDENCE,
}
# Numbers that hardly repeat, and mostly rise: only the steps between them are kept.
RISING = ("place", "role", "source", "target", "edge")
NARROW = (
    TableFile.NEEDS_BY_SKILL,
    TableFile.NEEDS_BY_ROLE,
    TableFile.LINKS_BY_SOURCE,
    TableFile.LINKS_BY_TARGET,
)


def writer(folder: Path, table: TableFile) -> pq.ParquetWriter:
    """What writes this table into the folder, packed as it should be."""
    schema = SCHEMAS[table]
    rising = [name for name in RISING if name in schema.names]
    packed = [name for name in schema.names if name not in {*rising, "share"}]
    return pq.ParquetWriter(
        folder / table.file,
        schema,
        compression="zstd",
        use_dictionary=packed,
        column_encoding=dict.fromkeys(rising, "DELTA_BINARY_PACKED"),
    )


def write_table(folder: Path, table: TableFile, rows: pa.Table) -> None:
    """Write all rows of a table, in the groups that a question passes over or reads whole."""
    with writer(folder, table) as file:
        file.write_table(rows, row_group_size=GROUP if table in NARROW else EVIDENCE_GROUP)
