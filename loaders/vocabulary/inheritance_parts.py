"""The lists of words by which lines speak of other roles, as the vocabulary groups them."""

from pydantic import BaseModel, ConfigDict

from loaders.vocabulary.words import Text

Phrases = tuple[Text, ...]


class InheritancePart(BaseModel):
    """One list of lists in the wording of inheritance."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ScopeWords(InheritancePart):
    """The words that say how much is inherited."""

    technical: Phrases
    soft: Phrases
    responsibilities: Phrases


class BeforeWords(InheritancePart):
    """The words of "the previous level", "the level below": which one, of what; `above` is of the page."""

    which: Phrases = ()
    levels: Phrases = ()
    behind: Phrases = ()
    others: Phrases = ()
    above: Phrases = ()
    said: Phrases = ()


class ChainWords(InheritancePart):
    """The words by which one line speaks of all levels: "each level", "are cumulative"."""

    each: Phrases = ()
    whole: Phrases = ()


class FurtherWords(InheritancePart):
    """The words by which a line says that a role has more than another one."""

    more: Phrases = ()
    being: Phrases = ()
    on: Phrases = ()
    as_one: Phrases = ()
    here: Phrases = ()
