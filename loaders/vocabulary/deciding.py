"""Decisions on an own vocabulary: one is made, taken back, or many are taken over from another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError

from graph.errors import BadQuestion, BadVocabulary
from graph.folding import name_key
from graph.names import label_key
from graph.questions.spelling import closest
from loaders.vocabulary.known_names import VocabularyNames
from loaders.vocabulary.own import (
    Decided,
    Ignored,
    OwnCompetency,
    OwnSystem,
    OwnVocabulary,
    What,
    kind_of,
)
from loaders.vocabulary.skill import Skill
from loaders.vocabulary.statement_phrases import statement_phrases
from loaders.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True)
class Decision:
    """What is said of something unknown: names, or statements, and the skill that they mean.

    `kind` is system, competency or ignored. With `of` they are other names of that known skill, whatever its
    kind; `what` says what an ignored name is.
    """

    kind: str
    names: tuple[str, ...]
    statements: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    of: str = ""
    what: What = "other"
    by: str = ""


def decided(own: OwnVocabulary, decision: Decision, vocabulary: Vocabulary) -> OwnVocabulary:
    """The vocabulary with a decision more, the same where that was decided before.

    `vocabulary` is what ships with the own one over it. Raises BadVocabulary for a name that means another
    thing already, BadQuestion for a known skill that is none.
    """
    entry = _entry(decision, vocabulary)
    if any(_says_it(known, entry) for known in own.entries):
        return own
    return own.with_entries([entry])


def decided_anew(own: OwnVocabulary, decision: Decision, vocabulary: Vocabulary) -> OwnVocabulary:
    """The vocabulary with a decision in place of one that said something else of its first name."""
    key = name_key(decision.names[0])
    before = [one for one in own.entries if name_key(one.name) == key and kind_of(one) != decision.kind]
    return decided(own.without(before), decision, vocabulary)


def undone(own: OwnVocabulary, name: str = "", by: str = "") -> tuple[OwnVocabulary, Decided]:
    """The vocabulary without the last decision, or the last one on a name, and that decision.

    Without a name the last one is that of `by`, of anyone where that is empty. Raises BadQuestion where
    nothing, nothing on that name, or nothing by that person was decided.
    """
    entries = own.entries
    if not entries:
        raise BadQuestion("nothing was decided, so there is nothing to undo")
    if by and not name:
        return _own_undone(own, by)
    of_name = [one for one in entries if not name or name_key(name) in map(name_key, one.names)]
    if not of_name:
        near = closest(name, {each: each for one in entries for each in one.names})
        offered = f"; decided are {', '.join(near)}" if near else ""
        raise BadQuestion(f"nothing was decided on {name!r}{offered}")
    return own.without([of_name[-1]]), of_name[-1]


def _own_undone(own: OwnVocabulary, by: str) -> tuple[OwnVocabulary, Decided]:
    last = own.entries[-1]
    made = [one for one in own.entries if one.by == by]
    if not made:
        whose = f"by {last.by}" if last.by else "by someone who gave no name"
        raise BadQuestion(
            f"{by} decided nothing that stands here; the last decision, on {last.name}, was made {whose}: "
            "who means that one takes it back by its name"
        )
    return own.without([made[-1]]), made[-1]


@dataclass(frozen=True)
class MergedWords:
    """A vocabulary with what another adds, how much of that it had before, and what clashes, in words."""

    own: OwnVocabulary
    taken: tuple[Decided, ...]
    known: int
    clashes: tuple[str, ...]


def merged(own: OwnVocabulary, other: OwnVocabulary) -> MergedWords:
    """An own vocabulary with the decisions of another; one that clashes is left out and told."""
    taken: list[Decided] = []
    clashes: list[str] = []
    known = 0
    for entry in other.entries:
        if any(_says_it(one, entry) for one in own.entries):
            known += 1
            continue
        try:
            own = own.with_entries([entry])
            taken.append(entry)
        except BadVocabulary as error:
            clashes.append(str(error).partition(";")[0])
    return MergedWords(own, tuple(taken), known, tuple(clashes))


def _entry(decision: Decision, vocabulary: Vocabulary) -> Decided:
    if not decision.names and not (decision.of and decision.statements):
        raise BadQuestion("give a name")
    stamp = {"by": decision.by, "at": datetime.now(UTC).isoformat(timespec="microseconds")}
    if decision.kind == "ignored":
        name, *others = decision.names
        return _checked(Ignored, name=name, aliases=others, what=decision.what, **stamp)
    known = known_skill(decision.of, vocabulary) if decision.of else None
    names = (known.name, *decision.names) if known else decision.names
    kind = str(known.kind) if known else decision.kind
    if kind == "system":
        if decision.statements or decision.phrases:
            raise BadQuestion(f"{names[0]} is a system: give the name by which statements call it, no phrase")
        return _checked(OwnSystem, name=names[0], aliases=names[1:], **stamp)
    made = statement_phrases(decision.statements, vocabulary.competencies)
    phrases = (*decision.phrases, *made)
    return _checked(OwnCompetency, name=names[0], aliases=names[1:], phrases=phrases, **stamp)


def known_skill(name: str, vocabulary: Vocabulary) -> Skill:
    """The known skill of a name; raises BadQuestion with the nearest where there is none."""
    known = VocabularyNames.of(vocabulary).by_key
    if skill := known.get(label_key(name)):
        return skill
    near = closest(name, {key: skill.name for key, skill in known.items()})
    raise BadQuestion(f"no skill that is known is called {name!r}{_offered(near)}")


def _offered(near: Sequence[str]) -> str:
    return f"; like it are {', '.join(near)}" if near else ""


def _checked(entry: type[Decided], **given: Any) -> Decided:
    try:
        return entry.model_validate(given)
    except ValidationError as error:
        faults = "; ".join(f"{fault['msg'].removeprefix('Value error, ')}" for fault in error.errors())
        raise BadVocabulary(f"{str(given['name'])[:80]!r} cannot be taken: {faults}") from error


def _says_it(known: Decided, entry: Decided) -> bool:
    """Whether a decision says all that another does."""
    if kind_of(known) != kind_of(entry) or not {*map(name_key, known.names)} >= {*map(name_key, entry.names)}:
        return False
    if isinstance(known, OwnCompetency) and isinstance(entry, OwnCompetency):
        same = name_key(known.name) == name_key(entry.name)
        return same and {*known.phrases} >= {*entry.phrases}
    return isinstance(known, Ignored) or name_key(known.name) == name_key(entry.name)
