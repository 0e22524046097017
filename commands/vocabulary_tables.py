"""An organisation's own vocabulary as tables for people; text from documents is never read as markup."""

from collections.abc import Iterable

from commands.asking import to_table
from commands.layout import shortened
from commands.printing import say, table
from commands.titles import titles
from contract.vocabulary import OwnWordsAt, WordsChanged
from exports.own_words import likely_words, others_of, taken_as
from graph.kinds import number_of
from loaders.unknown.answers import UnknownGroup, Unknowns
from loaders.vocabulary.own import Decided

# So many groups are told; --json has all.
MOST_TOLD = 40
WIDEST = 70


@to_table.register
def own_words(answer: OwnWordsAt) -> None:
    """What was decided, the oldest first."""
    if not answer.own:
        say(f"Nothing was decided in {answer.place}.")
        return
    _decided(f"Words of {answer.place}", answer.own.entries)


@to_table.register
def changed(answer: WordsChanged) -> None:
    """What an act did."""
    if answer.entries:
        _decided(answer.done, answer.entries)
    else:
        say(answer.done)
    if answer.known:
        say(f"{number_of(answer.known, 'decision was', 'decisions were')} there before.")
    for clash in answer.clashes:
        say(f"Not taken over: {clash}.")
    if answer.effect:
        say(answer.effect)


@to_table.register
def unknowns(answer: Unknowns) -> None:
    """What nobody knew, the largest group first."""
    if not answer.groups:
        say("Every name and every statement is known.")
        return
    table(
        "Unknown names and statements", ("places", "what", "do", "why"), map(_row, answer.groups[:MOST_TOLD])
    )
    for group in answer.groups[:3]:
        for one in group.examples:
            say(f"{titles().told(one.document)}, line {one.line}: {shortened(one.text, 2 * WIDEST)}")
    more = len(answer.groups) - MOST_TOLD
    rest = f"; {number_of(more, 'smaller group')} more with --json" if more > 0 else ""
    say(f"{number_of(len(answer.groups), 'group')} at {number_of(answer.places, 'place')}{rest}.")


def _row(group: UnknownGroup) -> tuple[str, str, str, str]:
    others = f" (and {len(group.said) - 1} like it)" if len(group.said) > 1 else ""
    what = shortened(group.said[0], WIDEST) + others
    return (str(group.places), what, shortened(likely_words(group.likely), WIDEST), group.likely.why)


def _decided(title: str, entries: Iterable[Decided]) -> None:
    rows = ((taken_as(one), shortened(one.name, WIDEST), others_of(one), one.by) for one in entries)
    table(title, ("taken as", "name", "also", "by"), rows)
