"""The vocabulary with names that a person accepted: what the loader proposed is known from now on."""

from collections.abc import Iterable
from dataclasses import replace

from loaders.accepted_names import AcceptedName
from loaders.vocabulary.names import name_words
from loaders.vocabulary.systems import Alias, System
from loaders.vocabulary.trades import trades
from loaders.vocabulary.vocabulary import Vocabulary


def with_accepted(vocabulary: Vocabulary, names: Iterable[AcceptedName]) -> Vocabulary:
    """The vocabulary with these names: competencies of other trades that bear one, and systems else."""
    given = tuple(names)
    if not given:
        return vocabulary
    labels = {skill.name.casefold(): skill.name for skill in trades().skills}
    of_trades = frozenset(labels[one.name.casefold()] for one in given if one.name.casefold() in labels)
    systems = [_system(one) for one in given if one.name.casefold() not in labels]
    return replace(vocabulary, systems=vocabulary.systems.also(systems), accepted=of_trades)


def _system(one: AcceptedName) -> System:
    """The system of a name; an everyday word is one only as written, where it is asked for."""
    policies = {name: _policy(name) for name in (one.name, *one.others)}
    aliases = tuple(policies[name] for name in one.others)
    own = policies[one.name]
    return System(name=own.name, case=own.case, context=own.context, aliases=aliases)


def _policy(name: str) -> Alias:
    """A single word counts as it is written, for it may be an everyday one too; several in either case."""
    if name_words().is_common(name):
        return Alias(name=name, case="exact", context="none" if " " in name else "asked")
    return Alias(name=name, case="any" if " " in name else "exact")
