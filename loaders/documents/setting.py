"""What a document as a whole says of its statements: its language, and the house that wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.documents import Finding
from loaders.documents.reading import Reading
from loaders.readers.pieces import Place
from loaders.vocabulary.employers import employer_words
from loaders.vocabulary.languages import Language, languages
from loaders.vocabulary.systems import Named


@dataclass(frozen=True)
class Setting:
    """Of a document: its language where it is not English, and the names of its employer in small letters."""

    language: Language | None = None
    employers: frozenset[str] = frozenset()

    def is_employer(self, text: str, named: Named) -> bool:
        """True where a name means the house that wrote the document, and not its program."""
        name = text[named.start : named.end].casefold()
        return name in self.employers and not employer_words().asks_for(text, named.start, named.end)


# Of a statement that stands in no document.
NOWHERE = Setting()


def setting_of(reading: Reading) -> Setting:
    """What the lines of a document tell of it all."""
    text = "\n".join(line.text for line, _ in reading.lines)
    return Setting(languages().of_text(text), employer_words().named_in(text))


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
