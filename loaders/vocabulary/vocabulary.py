"""The vocabulary: what words mean, read from YAML, checked whole and compiled once."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from graph.folding import folded
from graph.kinds import Level, Scope, Section
from loaders.vocabulary.competencies import Competencies
from loaders.vocabulary.denial.cues import FILE as DENIALS
from loaders.vocabulary.denial.cues import DenialFile
from loaders.vocabulary.denial.stance import Stances
from loaders.vocabulary.experience import ExperiencePatterns, experience_patterns
from loaders.vocabulary.grammar import FILE as GRAMMAR
from loaders.vocabulary.grammar import GrammarFile
from loaders.vocabulary.own_words import NO_OWN_WORDS, OwnWords
from loaders.vocabulary.systems import Systems
from loaders.vocabulary.wording import WordingFile
from loaders.vocabulary.words import any_of, as_written, first_word, names_around, third_person
from loaders.vocabulary.yaml_data import read_checked
from seeds.shipped import VOCABULARY

# The number of a section in front of its heading: "2.", "1.3", "b)".
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z][.)])\s+(?=\w)")
# Pictures and marks of lists in front of a heading.
_MARKS = re.compile(r"^[^\w(\"'+-]+(?=\w)")


# Titles are looked up again for every line that may mean them.
@lru_cache(maxsize=65_536)
def lookup_key(text: str) -> str:
    """A heading as it is looked up: folded, lower case, without colon, end mark and doubled blanks."""
    return " ".join(folded(text).casefold().strip(" :.-–—*_#\t").split())


def without_number(key: str) -> str:
    """A heading, as looked up, without the number of its section."""
    return _NUMBER.sub("", key)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The vocabulary of one folder, compiled, equal to itself alone; `own` is what lies over it."""

    wording: WordingFile
    systems: Systems
    competencies: Competencies
    denials: DenialFile
    grammar: GrammarFile
    own: OwnWords = NO_OWN_WORDS

    @classmethod
    def read(cls, folder: Path = VOCABULARY) -> "Vocabulary":
        """The vocabulary of a folder; raises BadVocabulary with every fault of a file."""
        wording = read_checked(folder / "wording.yaml", WordingFile, folder)
        # A vocabulary of an organisation's own may say nothing of denial and grammar: English is English.
        denials = DenialFile.read(folder if (folder / DENIALS).exists() else VOCABULARY)
        grammar = GrammarFile.read(folder if (folder / GRAMMAR).exists() else VOCABULARY)
        systems = Systems.read(folder, grammar.list_leads)
        return cls(wording, systems, Competencies.read(folder), denials, grammar)

    @cached_property
    def stances(self) -> Stances:
        """What says of a mention whether it is affirmed, denied, past or another's."""
        return Stances(
            self.denials, self.grammar.denial, (*self.third_person, *map(third_person, self.denials.verbs))
        )

    @cached_property
    def sections(self) -> dict[str, Section | None]:
        """The section that each heading opens, None for one that asks nothing of a role."""
        nothing = (*self.wording.headings.none, *self.wording.headings.told)
        by_name: dict[str, Section | None] = {lookup_key(name): None for name in nothing}
        for section in Section:
            names = getattr(self.wording.headings, section.value)
            by_name |= {lookup_key(name): section for name in names}
        return by_name

    @cached_property
    def title_nouns(self) -> frozenset[str]:
        """The nouns of titles, in lower case."""
        return frozenset(noun.casefold() for noun in self.wording.titles.nouns)

    @cached_property
    def not_titles(self) -> frozenset[str]:
        """Words that no title holds, as looked up."""
        return frozenset(map(lookup_key, self.wording.titles.not_titles))

    @cached_property
    def not_first(self) -> frozenset[str]:
        """Words that no title begins with, as looked up."""
        return frozenset(map(lookup_key, self.wording.titles.not_first))

    @cached_property
    def gender_marks(self) -> re.Pattern[str]:
        """A pattern that meets a sign of gender in brackets, which is no part of a title."""
        marks = sorted(map(lookup_key, self.wording.titles.gender_marks), key=len, reverse=True)
        inner = "|".join(re.escape(mark).replace("/", r"\s*[/|*]\s*") for mark in marks)
        return re.compile(rf"\s*[(\[]\s*(?:{inner or '(?!)'})\s*[)\]]", re.IGNORECASE)

    @cached_property
    def document_names(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Patterns that meet what a document is called: alone, and behind a title."""
        return names_around(self.wording.labels.document)

    @cached_property
    def seniority(self) -> frozenset[str]:
        """Words that name a level of a role and no trade."""
        return frozenset(map(lookup_key, self.wording.titles.seniority))

    @cached_property
    def joining(self) -> frozenset[str]:
        """Words that join two others, as "and" does."""
        return frozenset(map(lookup_key, (*self.grammar.small, *self.grammar.small_in_titles, "&")))

    @cached_property
    def section_ends(self) -> frozenset[str]:
        """Names of sections that may stand behind a title in a heading, as in "Clerk Duties"."""
        return frozenset(name for name in self.sections if len(name.split()) < 3)

    @cached_property
    def section_starts(self) -> dict[str, list[tuple[str, Section | None]]]:
        """By first word the beginnings of headings, the longest first, each with the section it opens."""
        given = self.wording.heading_starts
        starts: dict[str, Section | None] = {lookup_key(name): None for name in (*given.none, *given.told)}
        for section in Section:
            starts |= {lookup_key(name): section for name in getattr(given, section.value)}
        by_word: dict[str, list[tuple[str, Section | None]]] = {}
        for start in sorted(starts, key=len, reverse=True):
            by_word.setdefault(first_word(start), []).append((start, starts[start]))
        return by_word

    def is_told(self, name: str) -> bool:
        """Whether a heading tells of a role in prose, so that only what is listed there is asked."""
        key = lookup_key(name)
        starts = map(lookup_key, self.wording.heading_starts.told)
        return key in map(lookup_key, self.wording.headings.told) or key.startswith(tuple(starts))

    def section_named(self, name: str) -> tuple[bool, Section | None]:
        """Whether a heading is known, whole or by how it begins, and the section that it opens, if any."""
        key = without_number(_MARKS.sub("", lookup_key(name)))
        if key in self.sections:
            return True, self.sections[key]
        for start, section in self.section_starts.get(first_word(key), ()):
            if key.startswith(start) and not key[len(start) : len(start) + 1].isalnum():
                return True, section
        # "Examples of duties" opens what "Duties" opens.
        _, of, last = key.rpartition(" of ")
        return (True, self.sections[last]) if of and self.sections.get(last) else (False, None)

    @cached_property
    def soft_headings(self) -> frozenset[str]:
        """The headings under which soft requirements stand, as looked up."""
        return frozenset(map(lookup_key, self.wording.soft_headings))

    @cached_property
    def third_person(self) -> frozenset[str]:
        """The verbs that open statements, as they follow "he" or "she": "reconciles" of "reconcile"."""
        return frozenset(map(third_person, self.wording.openers.verbs))

    @cached_property
    def opening_words(self) -> frozenset[str]:
        """Every word that opens a statement in run-on text, in lower case."""
        opening = self.wording.openers
        return frozenset(map(lookup_key, (*opening.verbs, *self.third_person, *opening.others)))

    @cached_property
    def levels(self) -> tuple[re.Pattern[str], dict[str, Level]]:
        """A pattern that meets any level phrase, and the level of each phrase as looked up."""
        by_phrase = {lookup_key(p): level for level, phrases in self.wording.levels.items() for p in phrases}
        return any_of(by_phrase), by_phrase

    @cached_property
    def levels_behind(self) -> tuple[re.Pattern[str], dict[str, Level]]:
        """The same of the phrases that stand behind a name."""
        behind = self.wording.levels_behind.items()
        by_phrase = {lookup_key(p): level for level, phrases in behind for p in phrases}
        return any_of(by_phrase), by_phrase

    @cached_property
    def table_levels(self) -> dict[str, Level]:
        """The level of each word that states one alone, in a cell of a table."""
        given = (self.wording.levels, self.wording.tables.levels)
        named = {level.name.casefold(): level for level in Level}
        return named | {
            lookup_key(w): level for each in given for level, words in each.items() for w in words
        }

    @cached_property
    def scopes(self) -> tuple[re.Pattern[str], dict[str, Scope]]:
        """A pattern that meets any scope word, and the scope of each."""
        by_word = {
            lookup_key(p): scope
            for scope in Scope
            for p in getattr(self.wording.inheritance.scopes, scope, ())
        }
        return any_of(by_word), by_word

    @cached_property
    def degrees(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """A pattern that meets any degree phrase, and the level of degree of each."""
        by_name = {lookup_key(p): level for level, phrases in self.wording.degrees.items() for p in phrases}
        return any_of(by_name), by_name

    @cached_property
    def short_degrees(self) -> tuple[re.Pattern[str], dict[str, str]]:
        """A pattern that meets short forms of degrees as written, and the level of degree of each."""
        return as_written(self.wording.short_degrees, self.grammar.degree.shown_by)

    @cached_property
    def experience(self) -> ExperiencePatterns:
        """What is looked for around years of experience."""
        return experience_patterns(self.grammar.experience, self.wording.numbers)

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """The patterns of the plain lists of phrases, by name."""
        w = self.wording
        lists = {
            "raises": w.raises.phrases,
            "trailing": w.trailing,
            "vendors": w.vendors,
            "aspirations": w.aspirations,
            "formalities": w.formalities,
            "preferred": w.preferred,
            "degree_else": w.degree_else,
            "preferring": w.preferring,
            "required": w.required,
            "preferred_headings": w.preferred_headings,
            "leads": w.inheritance.leads,
            "sme": w.inheritance.sme,
            "supervision": w.supervision,
            "nouns": w.titles.nouns,
            "title_labels": w.labels.title,
            "ignored_labels": w.labels.ignored,
            "before_titles": w.labels.before_title,
            "behind_titles": w.labels.behind_title,
            "waived": w.waived,
            "wished": w.wished,
            "lesser_training": w.lesser_training,
            "led_people": w.led_people,
        }
        return {name: any_of(phrases) for name, phrases in (lists | dict(w.asides)).items()}


@lru_cache(maxsize=4)
def vocabulary_of(folder: Path = VOCABULARY) -> Vocabulary:
    """The vocabulary of a folder, read once; raises BadVocabulary with every fault of a file."""
    return Vocabulary.read(folder)
