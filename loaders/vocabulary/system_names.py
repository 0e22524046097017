"""The systems of the file, and every name under which a system is met, each with its policy."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from graph.folding import folded
from loaders.vocabulary.name_index import Case, Context, Name
from loaders.vocabulary.products import Product
from loaders.vocabulary.skill import Skill, system_skill
from loaders.vocabulary.words import Text


class Alias(BaseModel):
    """A name of a system with its own policy."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    name: Text
    case: Case = "any"
    context: Context = "none"
    verb_before: tuple[Text, ...] = ()


class System(Alias):
    """A system: its name, the policy of that name, and its other names."""

    aliases: tuple[Text | Alias, ...] = ()
    kind: Text | tuple[Text, ...] = ()

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of products that it belongs to."""
        return frozenset((self.kind,) if isinstance(self.kind, str) else self.kind)

    @property
    def names(self) -> tuple[Alias, ...]:
        """All names of the system, each with its policy."""
        given = (Alias(name=a) if isinstance(a, str) else a for a in self.aliases)
        own = Alias(name=self.name, case=self.case, context=self.context, verb_before=self.verb_before)
        return (own, *given)

    @cached_property
    def skill(self) -> Skill:
        """The system as the graph knows it."""
        return system_skill(
            self.name, tuple(alias.name for alias in self.names[1:] if alias.context != "spend")
        )


class SystemFile(BaseModel):
    """The file of systems, and the words that make a context."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    spend_words: tuple[Text, ...]
    list_words: tuple[Text, ...]
    joining_words: tuple[Text, ...]
    kind_words: tuple[Text, ...] = ()
    before_letters: tuple[Text, ...] = ()
    letter_joins: tuple[Text, ...] = ()
    systems: tuple[System, ...]


def hand_written(systems: Iterable[System]) -> Iterator[Name]:
    """Every name of the systems of a file."""
    for system in systems:
        for a in system.names:
            yield Name(system, folded(a.name), a.case, a.context, a.verb_before)


def of_products(products: Iterable[Product]) -> Iterator[Name]:
    """Every name of the products of a list."""
    for product in products:
        for name, policy in ((product.name, product.policy), *product.aliases):
            yield Name(
                product,
                folded(name),
                "any" if policy == "any" else "exact",
                "asked" if policy == "asked" else "none",
            )
