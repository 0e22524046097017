"""The likest of every role as a table in a file, .csv or .parquet, written aside and put in place whole."""

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv
import pyarrow.parquet as pq

from graph.errors import BadAddress
from graph.questions.all_pairs.likest import Likest

# Roles whose rows are written at once.
STEP = 10_000
SCHEMA = pa.schema(
    [("role", pa.string()), ("rank", pa.int32()), ("like", pa.string()), ("similarity", pa.float64())]
)
ENDINGS = (".csv", ".parquet")


def check_ending(file: Path) -> None:
    """Raise BadAddress for a file that would be written in no form that is known."""
    if file.suffix.lower() not in ENDINGS:
        raise BadAddress(
            f"{file}: the likest are written as {' or '.join(ENDINGS)}; end the file's name in one"
        )


def write_likest(answer: Likest, role_ids: Sequence[str], file: Path) -> int:
    """Write a row for each role and each that is like it, and return how many; raises BadAddress."""
    check_ending(file)
    aside = file.with_name(f".{file.name}.{uuid4().hex[:8]}")
    try:
        rows = _write(answer, pa.array(role_ids, pa.string()), aside, file.suffix.lower() == ".csv")
        aside.replace(file)
    except OSError as error:
        raise BadAddress(f"cannot write {file}: {error.strerror or error}") from error
    finally:
        aside.unlink(missing_ok=True)
    return rows


def _write(answer: Likest, ids: pa.Array, file: Path, as_csv: bool) -> int:
    make = pcsv.CSVWriter if as_csv else pq.ParquetWriter
    rows = 0
    with make(file, SCHEMA) as writer:
        for first in range(0, len(answer.places), STEP):
            table = _rows(answer, ids, first)
            rows += table.num_rows
            writer.write_table(table)
    return rows


def _rows(answer: Likest, ids: pa.Array, first: int) -> pa.Table:
    places = answer.places[first : first + STEP]
    many, top = places.shape
    # Every role has a row for each rank; those without a role are left out below.
    roles = pa.array([first + n for n in range(many) for _ in range(top)])
    ranks = pa.array([*range(1, top + 1)] * many, pa.int32())
    likest = pa.array(places.reshape(-1))
    known = pc.greater_equal(likest, 0)
    cosines = pa.array(answer.cosines(first, first + many).reshape(-1))
    columns = [ids.take(roles.filter(known)), ranks.filter(known), ids.take(likest.filter(known))]
    return pa.table([*columns, cosines.filter(known)], schema=SCHEMA)
