"""How what was measured of growth is told: a table in Markdown, with the powers between sizes."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

WORST = 1.2
# What is less beyond the start of a command says nothing of growth.
LEAST = 0.05


@dataclass(frozen=True)
class Took:
    """Seconds of the processor at first and again, peak memory in MB, and why there is no answer, if so."""

    first: float
    again: float
    memory: float
    trouble: str = ""


Figures = dict[str, dict[int, Took]]


def tables(figures: Figures, sizes: Sequence[int]) -> Iterator[str]:
    """The lines of a table in Markdown, and a note on every power above WORST."""
    quickest = [
        took[sizes[0]].again for name, took in figures.items() if sizes[0] in took and "page" not in name
    ]
    start = min(quickest, default=0.0)
    yield f"Processor seconds at first / again, and peak MB. Powers: beyond the {start:.2f} s of a start."
    yield ""
    spans = [f"{few:,} to {many:,}" for few, many in pairwise(sizes)]
    yield f"| what | {' | '.join(f'{size:,}' for size in sizes)} | {' | '.join(spans)} |"
    yield "|---" * (len(sizes) + len(spans) + 1) + "|"
    notes = []
    for name, by_size in figures.items():
        bare = 0.0 if name.startswith("page") else start
        grown = [
            powers(by_size.get(few), by_size.get(many), many / few, bare) for few, many in pairwise(sizes)
        ]
        marked = [" / ".join(map(_marked, both)) for both in grown]
        yield f"| {name} | {' | '.join(_cell(by_size.get(size)) for size in sizes)} | {' | '.join(marked)} |"
        over = [
            f"{' / '.join(map(_marked, both))} from {of}"
            for both, of in zip(grown, spans, strict=True)
            if any(power and power > WORST for power in both)
        ]
        notes += [f"- {name}: {', '.join(over)}"] if over else []
        said = {f"{took.trouble} ({size:,} roles)" for size, took in by_size.items() if took.trouble}
        notes += [f"- {name} gave no answer: {trouble}" for trouble in sorted(said)]
    yield ""
    yield (
        f"Above the power {WORST}, or without an answer:"
        if notes
        else f"Nothing grows above the power {WORST}."
    )
    yield from notes


def powers(few: Took | None, many: Took | None, times: float, start: float) -> tuple[float | None, ...]:
    """The exponents of growth beyond the start, at first and again; None where that is little."""
    if few is None or many is None or few.trouble or many.trouble:
        return None, None
    beyond = [
        (less - start, more - start) for less, more in ((few.first, many.first), (few.again, many.again))
    ]
    return tuple(
        math.log(more / less) / math.log(times) if min(less, more) >= LEAST else None for less, more in beyond
    )


def _marked(power: float | None) -> str:
    return "" if power is None else f"**{power:.2f}**" if power > WORST else f"{power:.2f}"


def _cell(took: Took | None) -> str:
    if took is None:
        return ""
    if took.trouble:
        return "none"
    return f"{took.first:.2f} / {took.again:.2f} s, {took.memory:.0f}"
