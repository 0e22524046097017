"""What is proposed for a group of unknown names or statements, and why."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.names import label_key
from graph.questions.likeness.words import telling_words
from loaders.unknown.alike import WordSets
from loaders.unknown.answers import Likely, Saying
from loaders.unknown.gathered import Gathered, Strange
from loaders.unknown.telling import words_of
from loaders.vocabulary.known_names import VocabularyNames
from loaders.vocabulary.own import LONGEST_NAME
from loaders.vocabulary.skill import Skill
from loaders.vocabulary.unknown_words import UnknownWords, unknown_words

_WORD = re.compile(r"[^\W_]+(?:[&'-][^\W_]+)*")
# Statements that share this much of their words likely ask for the same, 0 to 1.
BAR = 0.5
# A statement at fewer places is likely chance, unless its words ask for something or another is like it.
OFTEN = 3
# So many words of a group make the name of what it asks for.
MOST_WORDS = 4


@dataclass(frozen=True)
class Proposer:
    """What is known, by which groups are judged."""

    names: VocabularyNames
    skills: dict[str, Skill]
    words: UnknownWords
    asking: WordSets
    asked: list[tuple[str, ...]]

    @classmethod
    def of(cls, known: VocabularyNames, gathered: Gathered) -> "Proposer":
        """What the names that are known and the statements of a graph tell."""
        texts = sorted(gathered.known)
        often = Counter(word for text in texts for word in words_of(text))
        asking = WordSets(often, BAR)
        for text in texts:
            asking.add(words_of(text))
        skills = {skill.id: skill for skill in known.by_key.values()}
        return cls(known, skills, unknown_words(), asking, [gathered.known[text] for text in texts])

    def of_names(self, group: Sequence[Strange]) -> Likely:
        """What names that are written alike likely are."""
        name = group[0].said
        if group[0].meant:
            return Likely(
                Saying.COMPETENCY, name, "statements ask what this competency of another trade does"
            )
        if known := next(filter(None, (self.names.meant_by(one.said) for one in group)), None):
            return _alias(known, "the names are written alike")
        for one in group:
            texts = [place.text for place in one.places]
            if what := self.words.what_is(one.said, texts):
                return Likely(Saying.IGNORE, name, f"the words beside it tell of a {what}", what=what)
            if any(self.words.is_term(one.said, text) for text in texts):
                why = "the words before it tell of a law, a standard or a method"
                return Likely(Saying.COMPETENCY, name, why)
        if any(one.asked for one in group):
            return Likely(Saying.SYSTEM, name, "it is asked for by name")
        return Likely(Saying.IGNORE, name, "it is written in capitals and nowhere asked for")

    def of_statements(self, group: Sequence[Strange]) -> Likely:
        """What statements that say much the same likely ask for."""
        text = group[0].said
        if any(self.words.asks_nothing(one.said) for one in group):
            return Likely(Saying.IGNORE, text, "it asks for no skill", what="statement")
        if known := self._asked_alike(group):
            return _alias(known, "statements like it ask for this")
        if known := self._labelled(text):
            return _alias(known, "the statement holds the words of its name")
        places = sum(len(one.places) for one in group)
        if len(group) == 1 and places < OFTEN and not any(self.words.asks(one.said) for one in group):
            return Likely(Saying.IGNORE, text, "it asks for nothing by its words", what="statement")
        return Likely(Saying.COMPETENCY, self._called(group), "these are the words that its statements share")

    def _asked_alike(self, group: Sequence[Strange]) -> Skill | None:
        told: Counter[str] = Counter()
        for one in group:
            near = self.asking.nearest(words_of(one.said)) if words_of(one.said) else []
            told.update(skill for like, number in near if like == near[0][0] for skill in self.asked[number])
        best = sorted(told, key=lambda skill: (-told[skill], skill))
        return next((self.skills[skill] for skill in best if skill in self.skills), None)

    def _labelled(self, text: str) -> Skill | None:
        """The competency all of whose words stand side by side in a statement, the longest name first."""
        words = label_key(text).split()
        for length in range(min(MOST_WORDS, len(words)), 1, -1):
            for start in range(len(words) - length + 1):
                skill = self.names.by_key.get(" ".join(words[start : start + length]))
                if skill and skill.id.startswith("competency:"):
                    return skill
        return None

    def _called(self, group: Sequence[Strange]) -> str:
        """A name for what statements ask: telling words that most of them say, as the first writes them."""
        often = Counter(word for one in group for word in words_of(one.said))
        spoken = [(word, telling_words(word)) for word in _WORD.findall(group[0].said)]
        told = [(word, key[0]) for word, key in spoken if key and key[0] in words_of(group[0].said)]
        kept = [word for word, key in told if 2 * often[key] >= len(group)] or [word for word, _ in told]
        called = " ".join(dict.fromkeys(map(_plain, kept[:MOST_WORDS]))) or group[0].said[:LONGEST_NAME]
        return called[0].upper() + called[1:]


def _plain(word: str) -> str:
    """A word as it stands within a sentence; one of capitals stays."""
    return word if word.isupper() or not word[1:].islower() else word.lower()


def _alias(known: Skill, why: str) -> Likely:
    return Likely(Saying.ALIAS, known.name, why, kind=str(known.kind))
