"""What a document as a whole says of its statements: its language, its field, the house that wrote it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.documents import Finding
from loaders.documents.reading import Reading
from loaders.readers.pieces import Place
from loaders.vocabulary.competencies import Competencies
from loaders.vocabulary.employers import employer_words
from loaders.vocabulary.fields import HOME, fields
from loaders.vocabulary.general import general
from loaders.vocabulary.languages import Language, languages
from loaders.vocabulary.skill import Skill
from loaders.vocabulary.systems import Named
from loaders.vocabulary.trades import trades
from loaders.vocabulary.vocabulary import Vocabulary

_BRACKETS = re.compile(r"\s*\([^)]*\)|[*_#]")


@dataclass(frozen=True)
class Setting:
    """Of a document: its language where it is not English, its employer's names in small letters, its field.

    `field` is the field of work that it is at home in, UNSURE where that may be another than business. With
    `general` the competencies that any trade may ask for are met too.
    """

    language: Language | None = None
    employers: frozenset[str] = frozenset()
    field: str = HOME
    general: bool = False

    def is_employer(self, text: str, named: Named) -> bool:
        """True where a name means the house that wrote the document, or another firm, and no program."""
        if employer_words().is_other(text, named.start):
            return True
        name = text[named.start : named.end].casefold()
        return name in self.employers and not employer_words().asks_for(text, named.start, named.end)

    def competencies_in(self, text: str, vocabulary: Vocabulary) -> Iterator[tuple[Skill, Competencies]]:
        """The competencies that a statement names here, each with the list that it is of.

        In another field than business those of business count only where the statement speaks of it, and
        those of other trades are met too.
        """
        if self.language:
            return
        home = vocabulary.competencies
        named = home.named_in(text)
        if self.field == HOME:
            yield from ((skill, home) for skill in named)
            if vocabulary.own.accepted:
                also = (skill for skill in trades().named_in(text) if skill.name in vocabulary.own.accepted)
                yield from ((home.known(skill), trades()) for skill in also)
            return
        taken = {skill.id for skill in named if self._counts(home.fields_of(skill), text)}
        yield from ((skill, home) for skill in named if skill.id in taken)
        for skill in trades().named_in(text):
            if skill.id not in taken and self._counts(trades().fields_of(skill), text):
                yield (home.known(skill), trades())

    def general_in(
        self, text: str, heading: str | None, vocabulary: Vocabulary
    ) -> Iterator[tuple[Skill, Competencies]]:
        """What any trade may ask for, in a statement that names nothing else, with the list that it is of.

        Where the text says nothing either, the competency whose label the heading above it is.
        """
        if self.language or not self.general or not text:
            return
        home = vocabulary.competencies
        named = general().named_in(text)
        yield from ((home.known(skill), general()) for skill in named)
        topic = _BRACKETS.sub("", heading or "")
        for known in () if named or not topic else (home, general()):
            if skill := known.labelled(topic):
                yield (skill, known)
                return

    def _counts(self, of: frozenset[str], text: str) -> bool:
        return not of or self.field in of or (HOME in of and fields().speaks_of(text, of))


# Of a statement that stands in no document.
NOWHERE = Setting()


def setting_of(reading: Reading) -> Setting:
    """What the lines of a document tell of it all."""
    text = "\n".join(line.text for line, _ in reading.lines)
    language = languages().of_text(text)
    titles = "\n".join(draft.title for draft in reading.drafts)
    field = HOME if language else fields().of_text(f"{titles}\n{text}")
    return Setting(language, employer_words().named_in(text), field, general=True)


def language_told(reading: Reading, setting: Setting) -> Iterator[Finding]:
    """That a document is in another language than English, at its first statement or else its first line."""
    if setting.language is None or not reading.lines:
        return
    line = reading.lines[0][0]
    stated = (statement.place for draft in reading.drafts for statement in draft.statements)
    place = next(stated, Place(line.line, 0, len(line.text), line.text.strip()))
    language = setting.language.name
    message = (
        f"the document is in {language}: its structure and its systems are read, its competencies are not"
    )
    do = "give it in English where its competencies matter"
    yield place.finding("other-language", reading.source.name, message=message, suggestion=do)
