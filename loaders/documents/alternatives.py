"""Kinds of systems in a statement: asked for alone, or what will do instead of the system that is named."""

from collections.abc import Container, Iterator, Mapping, Sequence

from loaders.vocabulary.kinds import NamedKind, joined_by_or, system_kinds
from loaders.vocabulary.systems import Named
from loaders.vocabulary.vocabulary import Vocabulary


def kinds_alone(text: str, known: Container[str], vocabulary: Vocabulary) -> Iterator[Named]:
    """The kinds that a text asks for while it names no system of them: "any CRM", "spreadsheet software".

    `known` are the ids of the skills that it names; one of them may say what the kind does.
    """
    for kind in system_kinds().named_in(text):
        if kind.kind.done_by not in known and not _members(text, kind, vocabulary):
            yield Named(kind.kind.skill, kind.start, kind.end, "none")


def alternatives(text: str, vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """By the id of each system that a text names, what it says will do instead, in the order of the text."""
    systems = vocabulary.systems.named_in(text)
    instead: dict[str, list[str]] = {}
    words = system_kinds()
    for stretch in joined_by_or(text, [(named.start, named.end) for named in systems]):
        joined = [systems[n] for n in stretch]
        for one in joined:
            _add(instead, one, [other.skill.name for other in joined if other.skill != one.skill])
    for kind in words.named_in(text) if systems else ():
        for one in _members(text, kind, vocabulary):
            if words.will_do(text, kind, one.start, one.end) or _is_wish(text, kind, one, vocabulary):
                _add(instead, one, [kind.kind.label])
    for one in systems:
        if like := words.alike(text, one.end):
            _add(instead, one, [] if one.skill.id in instead else [like])
    return {skill_id: tuple(dict.fromkeys(names)) for skill_id, names in instead.items() if names}


def _members(text: str, kind: NamedKind, vocabulary: Vocabulary) -> list[Named]:
    """The systems of a kind that a text names too."""
    of = frozenset(kind.kind.of)
    named = vocabulary.systems.named_in(text)
    return [one for one in named if of & vocabulary.systems.kinds_of(one.skill)]


def _is_wish(text: str, kind: NamedKind, one: Named, vocabulary: Vocabulary) -> bool:
    """True where the system would be welcome, in brackets behind its kind: "ERP system (SAP preferred)"."""
    opened = not text[kind.end : one.start].strip(" (") and "(" in text[kind.end : one.start]
    closed = text.find(")", one.end)
    return opened and closed >= 0 and bool(vocabulary.patterns["preferred"].search(text, one.end, closed))


def _add(instead: dict[str, list[str]], one: Named, names: Sequence[str]) -> None:
    if names:
        instead.setdefault(one.skill.id, []).extend(names)
