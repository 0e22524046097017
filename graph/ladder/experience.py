"""Experience that does not grow up the track, and fields of experience copied from another track."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from graph.facts import Years
from graph.kinds import Scope
from graph.ladder.finding import LadderFinding, Severity
from graph.ladder.laid_out import Ladder, Rung
from graph.model import Evidence, Node
from graph.questions.likeness.words import stems
from graph.word_lists import word_lists


def does_not_grow(ladder: Ladder) -> Iterator[LadderFinding]:
    """Rungs that ask as many years as the one below, fewer, or none where the one below asks some."""
    for rung in ladder.rungs:
        above = rung.high.as_role.experience
        for name, low in rung.low.as_role.experience.items():
            high = above[name]
            if (low and low.preferred) or (high and high.preferred):
                continue
            if low and high and (how := _no_growth(low, high)):
                yield _shrunk(ladder, rung, high, how.format(name=name))
            elif low and not high and not _takes_over_all(ladder, rung):
                words = f"{rung.low.label} asks {low.span} of {name}, {rung.high.label} states none"
                yield _shrunk(ladder, rung, None, words)


def copied_fields(ladder: Ladder) -> Iterator[LadderFinding]:
    """Experience asked in the field of another track, where none of its words fit the own one."""
    tracks = _Tracks(ladder)
    for role in ladder.roles:
        for asked in role.as_role.experience.values():
            if asked and asked.field and (other := tracks.owner(role, asked.field)):
                yield _copied(ladder, role, asked, other)


def _no_growth(low: Years, high: Years) -> str | None:
    """Why the years do not grow, None when they do; an open end counts as the same as any end."""
    if high.min < low.min:
        return f"the rung below asks {low.span} of {{name}}, this one {high.span}"
    eased = low.alternative_to_education and not high.alternative_to_education
    wider = low.max is not None and (high.max is None or high.max > low.max)
    if high.min > low.min or eased or wider:
        return None
    return f"{{name}} does not grow: {low.span} below, {high.span} here"


def _shrunk(ladder: Ladder, rung: Rung, asked: Years | None, how: str) -> LadderFinding:
    return LadderFinding.on(
        _sentence(ladder, rung.high, asked, rung.high.label),
        "experience-does-not-grow",
        Severity.WARNING if asked else Severity.NOTICE,
        message=how if rung.high.label in how else f"{rung.high.label}: {how}",
        suggestion=f"check the years of {rung.high.label} against those of {rung.low.label}",
        role=rung.high.id,
    )


def _takes_over_all(ladder: Ladder, rung: Rung) -> bool:
    return any(e.scope == Scope.ALL for e in ladder.parents[rung.high.id])


class _Tracks:
    """The tracks of a ladder by the words of their names, and who asks for which field in each."""

    def __init__(self, ladder: Ladder) -> None:
        names = sorted({track for role in ladder.roles if (track := role.as_role.track)})
        self._words = {name: _field_words(name) for name in names}
        self._asking: dict[tuple[str | None, str], set[str]] = defaultdict(set)
        for role in ladder.roles:
            for asked in role.as_role.experience.values():
                if asked and asked.field:
                    self._asking[role.as_role.track, asked.field].add(role.id)
        self._owners: dict[str, tuple[str, ...]] = {}

    def owner(self, role: Node, field: str) -> str | None:
        """The other track that the field names, None when it fits the own one or no other.

        Nor does it name one where another rung of the own track asks for the same field: then it is meant.
        """
        own, telling = role.as_role.track, _field_words(field)
        if not own or not telling or telling & _field_words(f"{own} {role.label}"):
            return None
        if self._asking[own, field] - {role.id}:
            return None
        return next((track for track in self._named_by(field, telling) if track != own), None)

    def _named_by(self, field: str, telling: set[str]) -> tuple[str, ...]:
        """The tracks whose names hold all telling words of a field, sorted."""
        if field not in self._owners:
            named = (track for track, words in self._words.items() if telling <= words)
            self._owners[field] = tuple(named)
        return self._owners[field]


def _field_words(text: str) -> set[str]:
    """The stemmed words of a text but those of every field."""
    return set(stems(text)) - _of_every_field()


def _copied(ladder: Ladder, role: Node, asked: Years, other: str) -> LadderFinding:
    return LadderFinding.on(
        _sentence(ladder, role, asked, str(asked.field)),
        "copied-field",
        Severity.WARNING,
        message=f"{role.label} stands in {role.as_role.track} but asks for experience in {asked.field}, "
        f"the field of {other}",
        suggestion=f"name the field of {role.as_role.track}, or say that {asked.field} is meant",
        role=role.id,
    )


def _sentence(ladder: Ladder, role: Node, asked: Years | None, otherwise: str) -> Evidence:
    """The line that asks the years, without a bullet before it; the role's title where no line does."""
    title = ladder.title(role)
    line = (asked and asked.line) or title.line
    said = ladder.lines.get((title.document, line), "")
    text = re.sub(r"^[\s•*·\-–]+", "", said).strip() or otherwise
    return Evidence(title.document, line, 0, len(text), text)


@cache
def _of_every_field() -> frozenset[str]:
    """The words of a field, stemmed, that belong to every track."""
    return frozenset(stem for word in word_lists("ladder")["of_every_field"] for stem in stems(word))
