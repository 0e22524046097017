"""The joined likeness of roles as arrays and back: the means of every two roles, or what rows are made of."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.packed import Arrays, matrix_of, names_of, packed_matrix, packed_names
from graph.questions.likeness.compared import Rows, SkillRows, UnitRows
from graph.questions.likeness.parts import Joined, Part


def packed_parts(joined: Joined) -> Arrays:
    """What the parts count with the means of every two roles; where these are too many, with the parts."""
    names = list(joined.shares)
    arrays: dict[str, NDArray[Any]] = {
        **packed_names("names", names),
        **packed_names("telling", joined.telling),
        "shares": np.array([joined.shares[name] for name in names], dtype=np.float64),
        "usual": np.array([joined.usual[name] for name in names], dtype=np.float64),
    }
    if joined.means is not None:
        return {**arrays, "means": joined.means}
    for n, part in enumerate(joined.parts):
        arrays[f"told-{n}"] = part.told
        if isinstance(part.rows, UnitRows):
            arrays |= _packed_rows(f"rows-{n}", part.rows)
    return arrays


def unpacked_parts(arrays: Arrays, skills: Mapping[str, SkillRows]) -> Joined:
    """The joined likeness of these arrays; `skills` by the name of their part are not kept with them."""
    names = names_of(arrays, "names")
    parts = (
        Part(name, skills.get(name) or _rows(arrays, f"rows-{n}"), arrays[f"told-{n}"], worth=0.0)
        for n, name in enumerate(names)
        if f"told-{n}" in arrays
    )
    return Joined(
        means=np.asarray(arrays["means"]) if "means" in arrays else None,
        shares=dict(zip(names, arrays["shares"].tolist(), strict=True)),
        usual=dict(zip(names, arrays["usual"].tolist(), strict=True)),
        telling=names_of(arrays, "telling"),
        parts=tuple(parts),
    )


def _packed_rows(name: str, rows: UnitRows) -> Arrays:
    vectors = rows.vectors
    if not isinstance(vectors, csr_array):
        return {name: vectors}
    return {**packed_matrix(name, vectors), f"{name}.columns": np.array([vectors.shape[1]])}


def _rows(arrays: Arrays, name: str) -> Rows:
    if name in arrays:
        return UnitRows(np.asarray(arrays[name]))
    return UnitRows(matrix_of(arrays, name, int(arrays[f"{name}.columns"][0])))
