"""Where the front matter of a text ends: between lines of dashes, or of plus signs as TOML has it."""

from collections.abc import Sequence

# What opens a front matter, with what closes it.
FENCES = {"---": frozenset({"---", "..."}), "+++": frozenset({"+++"})}


def front_end(lines: Sequence[str]) -> int:
    """How many lines, blank ones too, the front matter takes up; 0 without one, or where it does not end."""
    closing = FENCES.get(lines[0].strip()) if lines else None
    if closing is None:
        return 0
    return next((n + 1 for n, line in enumerate(lines) if n and line.strip() in closing), 0)
