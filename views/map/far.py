"""How far is far: the organisation's promotions as a small chart, and the steps of a path among them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import streamlit as st

from exports.markup import Html
from exports.pairs import percent
from exports.verdicts import calibration_words, promotion_words, without_words
from graph.kinds import Verdict
from graph.questions.effort import in_promotions
from graph.questions.move_answers import Calibration, CareerPath, Move
from views.kit.figure import dot, item, line, rect, show_figure, svg, text
from views.kit.html import markdown_text
from views.kit.palette import VERDICTS, WITHOUT_TRACK

# The margins of the chart in its own units, and its height.
LEFT, RIGHT, TOP, BELOW, HEIGHT = 16.0, 16.0, 30.0, 48.0, 340.0
QUIET = WITHOUT_TRACK.css


def how_far(bars: Calibration | None, path: CareerPath) -> None:
    """What the verdicts of these steps rest on, folded until somebody asks."""
    with st.expander("How far is far?", icon=":material/straighten:"):
        st.markdown(markdown_text(calibration_words(bars)))
        if bars is None:
            return
        steps = [step.move for step in path.steps]
        show_figure("how-far", _in_words(bars), lambda width: chart(width, bars, steps))
        st.caption("Grey: the promotions here. In colour: the steps of this path.")
        st.markdown("\n".join(f"- {markdown_text(words)}" for words in without_words(bars)))


def _in_words(bars: Calibration) -> str:
    return "Promotions here: " + "; ".join(promotion_words(rung, bars) for rung in bars.rungs)


@dataclass(frozen=True)
class _Field:
    """Where the chart's points lie: likeness to the right, what is to learn upwards."""

    width: float
    most: float

    def across(self, similarity: float) -> float:
        return LEFT + min(max(similarity, 0), 1) * (self.width - LEFT - RIGHT)

    def up(self, effort: float) -> float:
        return HEIGHT - BELOW - effort / self.most * (HEIGHT - BELOW - TOP)


def chart(width: float, bars: Calibration, steps: Sequence[Move]) -> Html:
    """The promotions in grey, the steps in the colour of their verdict, the bars as fields."""
    efforts = [*(rung.effort for rung in bars.rungs), *(move.effort for move in steps)]
    highest = max([*efforts, bars.learning.stretch if bars.learning else 0.0, 1.0])
    field = _Field(width, 1.1 * highest)
    parts = [*_zones(field, bars), *_axes(field)]
    for rung in bars.rungs:
        at = dot(field.across(rung.similarity), field.up(rung.effort), 6, QUIET)
        parts.append(item(promotion_words(rung, bars), at))
    for number, move in enumerate(steps, start=1):
        x, y = field.across(move.similarity), field.up(move.effort)
        asked = in_promotions(move.effort, bars.promotion)
        hint = f"Step {number}, to {move.target.label}: {percent(move.similarity)} alike, {asked} to learn"
        mark = dot(x, y, 8, VERDICTS[Verdict(move.verdict)].css)
        parts.append(item(hint, mark, text(x + 12, y + 5, f"step {number}")))
    return svg(width, HEIGHT, *parts)


def _axes(field: _Field) -> Iterator[Html]:
    bottom, right = HEIGHT - BELOW, field.width - RIGHT
    yield line(LEFT, bottom, right, bottom)
    yield line(LEFT, TOP, LEFT, bottom)
    yield text(LEFT, TOP - 12, "more to learn ↑", "quiet")
    yield text(right, bottom + 36, "more alike →", "quiet", "end")
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        anchor = {0.0: "start", 1.0: "end"}.get(share, "middle")
        yield text(field.across(share), bottom + 16, percent(share), "quiet", anchor)


def _zones(field: _Field, bars: Calibration) -> Iterator[Html]:
    """What is usual here as the darkest field, a stretch around it; the rest is far."""
    bottom, right = HEIGHT - BELOW, field.width - RIGHT
    yield text(LEFT + 8, TOP + 12, "far", "quiet")
    for n, words in ((1, "a stretch"), (0, "usual here")):
        x = field.across((bars.likeness.usual, bars.likeness.stretch)[n])
        y = TOP
        if bars.learning:
            effort = (bars.learning.usual, bars.learning.stretch)[n]
            y = field.up(effort)
            yield text(LEFT + 8, y + 12, f"up to {in_promotions(effort, bars.promotion)}", "quiet small")
        yield rect(x, y, right - x, bottom - y, kind="zone")
        yield text(right - 8, y + 12, words, "quiet", "end")
