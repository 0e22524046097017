"""That somebody holds a skill, as one plain value."""

from collections.abc import Mapping
from typing import NamedTuple


class Holding(NamedTuple):
    """That a skill is held: the counted level (1 to 5), whether it is stated, whether a roster says so."""

    level: int
    stated: bool
    held: bool = False


# What one holder holds, by column of the skill; and who holds one skill, by row of the holder.
Line = Mapping[int, Holding]
