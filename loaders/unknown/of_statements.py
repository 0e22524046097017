"""What is proposed for statements that say much the same, and why."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.names import label_key
from loaders.unknown.alike import WordSets
from loaders.unknown.answers import Likely, Saying, likely_alias
from loaders.unknown.calling import called
from loaders.unknown.gathered import Gathered, Strange
from loaders.unknown.telling import words_of
from loaders.vocabulary.known_names import VocabularyNames
from loaders.vocabulary.skill import Skill
from loaders.vocabulary.unknown_words import UnknownWords, unknown_words
from loaders.vocabulary.vocabulary import Vocabulary

# Statements that share this much of their words likely ask for the same, 0 to 1.
BAR = 0.5
# Shared with a statement of a single competency, this much makes it perhaps that one, and `SURE` likely.
LIKELY, SURE = 0.6, 0.7
# So many words must be shared: one may be said of anything.
SHARED = 2
# A statement at fewer places may be chance.
OFTEN = 2
# The longest name of a competency that is looked for in a statement, in words.
MOST_WORDS = 4


@dataclass(frozen=True)
class OfStatements:
    """The statements of a graph that name competencies, by which unknown ones are judged."""

    names: VocabularyNames
    skills: Mapping[str, Skill]
    words: UnknownWords
    asking: WordSets
    asked: Sequence[tuple[str, ...]]
    texts: Sequence[str]
    titles: re.Pattern[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary, gathered: Gathered) -> "OfStatements":
        """What the names that are known and the statements of a graph tell."""
        known = VocabularyNames.of(vocabulary)
        texts = sorted(gathered.known)
        often = Counter(word for text in texts for word in words_of(text))
        asking = WordSets(often, BAR)
        for text in texts:
            asking.add(words_of(text))
        skills = {skill.id: skill for skill in known.by_key.values()}
        asked = [gathered.known[text] for text in texts]
        titles = vocabulary.patterns["nouns"]
        return cls(known, skills, unknown_words(), asking, asked, texts, titles)

    def likely(self, group: Sequence[Strange]) -> Likely:
        """What statements that say much the same likely ask for."""
        text = group[0].said
        if any(self.words.asks_nothing(one.said) for one in group):
            return Likely(Saying.IGNORE, text, "it asks for no skill", what="statement")
        words = self.words
        if words.brings(text) or words.is_prepared(text) or words.is_condition(words_of(text)):
            why = "it says when or where one works, or what comes with the work"
            return Likely(Saying.IGNORE, text, why, what="statement", is_sure=False)
        if self._is_title(text):
            return Likely(Saying.IGNORE, text, "it reads as a title", what="statement", is_sure=False)
        return self._labelled(text) or self._asked_alike(group) or self._new(group)

    def _is_title(self, text: str) -> bool:
        """Whether a statement is a few words with capitals that titles are made of."""
        words = text.split()
        large = len(words) <= MOST_WORDS and all(word.strip("(")[:1].isupper() for word in words)
        return large and not self.words.asks(text) and bool(self.titles.search(text))

    def _new(self, group: Sequence[Strange]) -> Likely:
        """A competency of its own; one statement that stands once may as well be of one that is known."""
        name = called([one.said for one in group])
        if any(self.words.qualifies(one.said) for one in group):
            why = "it tells of a licence, a certificate or a membership"
            return Likely(Saying.COMPETENCY, name, why)
        places = sum(len(one.places) for one in group)
        if places >= OFTEN or any(self.words.asks(one.said) for one in group):
            return Likely(Saying.COMPETENCY, name, "no competency that is known is asked for in such words")
        why = "it stands once, and no competency that is known is asked for in such words"
        return Likely(Saying.COMPETENCY, name, why, is_sure=False)

    def _asked_alike(self, group: Sequence[Strange]) -> Likely | None:
        """What a statement of much the same words asks, which names one competency alone."""
        told: dict[str, float] = {}
        for one in group:
            words = words_of(one.said)
            for like, number in self.asking.nearest(words) if words else ():
                skills = self.asked[number]
                same = len(words & words_of(self.texts[number])) >= SHARED
                if same and like >= LIKELY and len(skills) == 1 and skills[0] in self.skills:
                    told[skills[0]] = max(told.get(skills[0], 0), like)
        if not told:
            return None
        best = min(told, key=lambda skill: (-told[skill], skill))
        why = "a statement of much the same words asks for this"
        return likely_alias(self.skills[best], why, is_sure=told[best] >= SURE and len(told) == 1)

    def _labelled(self, text: str) -> Likely | None:
        """The competency all of whose words stand side by side in a statement, the longest name first."""
        words = label_key(text).split()
        for length in range(min(MOST_WORDS, len(words)), 1, -1):
            for start in range(len(words) - length + 1):
                skill = self.names.by_key.get(" ".join(words[start : start + length]))
                if skill and skill.id.startswith("competency:"):
                    return likely_alias(skill, "the statement holds the words of its name")
        return None
