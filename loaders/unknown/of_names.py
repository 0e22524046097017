"""What is proposed for names that are written alike, and why."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.unknown.answers import Likely, Saying, likely_alias
from loaders.unknown.gathered import Strange
from loaders.vocabulary.known_names import VocabularyNames
from loaders.vocabulary.unknown_words import UnknownWords

# A name of so few letters, all in capitals, may be anything.
_SHORT = re.compile(r"[A-Z][A-Z0-9&/-]{1,6}s?")


@dataclass(frozen=True)
class OfNames:
    """What is known of names, by which unknown ones are judged."""

    names: VocabularyNames
    words: UnknownWords

    def likely(self, group: Sequence[Strange]) -> Likely:
        """What names that are written alike likely are."""
        name = group[0].said
        if group[0].meant:
            return Likely(
                Saying.COMPETENCY, name, "statements ask what this competency of another trade does"
            )
        if known := next(filter(None, (self.names.written(one.said) for one in group)), None):
            return likely_alias(known, "the names are written alike")
        if told := self._by_the_words_beside(group):
            return told
        if _SHORT.fullmatch(name):
            return self._of_capitals(group)
        return self._by_how_it_is_asked(group)

    def _by_how_it_is_asked(self, group: Sequence[Strange]) -> Likely:
        name = group[0].said
        if known := next(filter(None, (self.names.begun(one.said) for one in group)), None):
            return likely_alias(known, "its name begins so", is_sure=False)
        if _often(self.words.is_thing, group) == _places(group):
            why = "it is spoken of as a thing that is used, and not by a name of its own"
            return Likely(Saying.COMPETENCY, name, why, is_sure=False)
        if any(one.asked for one in group):
            return Likely(Saying.SYSTEM, name, "it is asked for by name")
        return Likely(Saying.IGNORE, name, "it is nowhere asked for", is_sure=False)

    def _by_the_words_beside(self, group: Sequence[Strange]) -> Likely | None:
        for one in group:
            texts = [place.text for place in one.places]
            if what := self.words.what_is(one.said, texts):
                return Likely(Saying.IGNORE, one.said, f"the words beside it tell of a {what}", what=what)
            if self.words.is_standard(one.said) or any(self.words.is_term(one.said, text) for text in texts):
                why = "the words before it tell of a law, a standard or a method"
                return Likely(Saying.COMPETENCY, one.said, why)
        return None

    def _of_capitals(self, group: Sequence[Strange]) -> Likely:
        """A short name in capitals: a system, a law, a method or a team, by how statements speak of it."""
        name = group[0].said
        if _often(self.words.is_used, group):
            return Likely(Saying.SYSTEM, name, "it is asked for by name")
        if _often(self.words.is_law, group):
            why = "it is spoken of as a law or a standard"
            return Likely(Saying.COMPETENCY, name, why, is_sure=False)
        addressed = _often(self.words.is_addressed, group)
        if addressed or _often(self.words.is_reached, group):
            why = "people turn to it as to a team" if addressed else "what goes to it may go to a team"
            is_sure = 2 * addressed >= _places(group)
            return Likely(Saying.IGNORE, name, why, what="team", is_sure=is_sure)
        if _often(self.words.is_cited, group):
            why = "it is spoken of as a method, a standard or a law, or it is a system"
            return Likely(Saying.COMPETENCY, name, why, is_sure=False)
        if any(one.asked for one in group):
            return Likely(Saying.SYSTEM, name, "it is asked for by name", is_sure=False)
        return Likely(Saying.IGNORE, name, "it is written in capitals and nowhere asked for", is_sure=False)


def _often(speaks: Callable[[str, str], bool], group: Sequence[Strange]) -> int:
    """At how many places a text speaks so of the name."""
    return sum(speaks(one.said, place.text) for one in group for place in one.places)


def _places(group: Sequence[Strange]) -> int:
    return sum(len(one.places) for one in group)
