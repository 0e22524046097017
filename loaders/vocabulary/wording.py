"""The file of wording: what it may hold, checked as it is read."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from graph.kinds import Level
from loaders.vocabulary.inheritance_words import InheritanceWords
from loaders.vocabulary.words import Text

Phrases = tuple[Text, ...]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Raises(_Part):
    """Wording later in a statement that lifts a level."""

    from_: Annotated[Level, Field(alias="from")]
    phrases: Phrases


class TitleWords(_Part):
    """The words that titles are made of."""

    seniority: Phrases
    optional: Phrases
    lowly: Phrases = ()
    behind: Phrases = ()
    nouns: Phrases
    leading: Phrases = ()
    compounds: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    feminine: Phrases = ()
    not_titles: Phrases
    level_headings: Phrases = ()
    section_leads: Phrases = ()
    articles: Phrases = ()
    not_first: Phrases = ()
    never_first: Phrases = ()
    counted: Phrases = ()
    spoken_of: Phrases = ()
    of_whom: Phrases = ()
    fields: Phrases = ()
    employers: Phrases = ()
    hiring: Phrases = ()
    hires: Phrases = ()
    sought: Phrases = ()
    one_of: Phrases = ()
    vacancy: Phrases = ()
    goes_on: Phrases = ()
    sought_ends: Phrases = ("in",)
    gender_marks: Phrases = ()
    terms: Phrases = ()

    @field_validator("nouns", mode="after")
    @classmethod
    def _single(cls, nouns: Phrases) -> Phrases:
        return tuple(noun.strip() for group in nouns for noun in group.split(","))


class Labels(_Part):
    """Words before a colon: those that lead a title, and those whose value asks nothing of a role.

    `document` are names of such documents, which stand around a title: "Clerk job description";
    `before_title` join the name of a section to a title: "Skills needed to be a Clerk"; `behind_title`
    are words for a job behind its title: "the Clerk position at the hotel".
    """

    title: Phrases
    title_if_alone: Phrases = ()
    ignored: Phrases
    document: Phrases = ()
    before_title: Phrases = ()
    behind_title: Phrases = ()


class Headings(_Part):
    """Section headings by the section they open; `none` opens one that asks nothing of a role."""

    qualification: Phrases = ()
    technical: Phrases = ()
    soft: Phrases = ()
    role_requirements: Phrases = ()
    told: Phrases = ()
    none: Phrases = ()


class Asides(_Part):
    """What tells of a vacancy and asks nothing: how to apply, pay and hours; who is above the role.

    `front_fields` are words in the keys of a front matter that give a degree or years; `section_words` are
    words in a heading that nobody knows, which opens what they open; `criteria` are words for what must be
    met, in a sentence that leads to a list; `last_headings` are words in headings behind which all that is
    asked was said; a line of nothing but what is `unwritten` is still to be written.
    """

    applying: Phrases = ()
    front_fields: Phrases = ()
    reporting: Phrases = ()
    section_words: Phrases = ()
    criteria: Phrases = ()
    last_headings: Phrases = ()
    unwritten: Phrases = ()


class Openers(_Part):
    """Words that open a statement in run-on text; `qualifying` ones ask for something held.

    `articles` stand before the noun that a verb is about.
    """

    verbs: Phrases
    others: Phrases
    qualifying: Phrases
    articles: Phrases = ()


class TableWords(_Part):
    """The words that head the columns of a table, and those that stand in its cells."""

    titles: Phrases = ()
    rungs: Phrases = ()
    skills: Phrases = ()
    wanted: Phrases = ()
    needs: Phrases = ()
    required: Phrases = ()
    preferred: Phrases = ("desirable",)
    years: Phrases = ()
    asks: Phrases = ()
    definitions: Phrases = ()
    inherits: Phrases = ()
    pay: Phrases = ()
    ignored: Phrases = ()
    offers: Phrases = ()
    about: Phrases = ()
    either: Phrases = ()
    topics: Phrases = ()
    groups: Phrases = ()
    unnamed: Phrases = ()
    tracks: Phrases = ()
    levels: Mapping[Level, Phrases] = {}
    joining: Phrases = ()
    nothing: Phrases = ()


class WordingFile(_Part):
    """All wording but systems and competencies."""

    levels: Mapping[Level, Phrases]
    levels_behind: Mapping[Level, Phrases] = {}
    trailing: Phrases
    raises: Raises
    aspirations: Phrases
    formalities: Phrases = ()
    preferred: Phrases
    preferring: Phrases = ()
    required: Phrases = ()
    preferred_headings: Phrases = ()
    vendors: Phrases
    titles: TitleWords
    plural_titles: Phrases
    labels: Labels
    headings: Headings
    heading_starts: Headings = Headings()
    asides: Asides = Asides()
    tables: TableWords = TableWords()
    soft_headings: Phrases
    soft_competencies: Phrases
    inheritance: InheritanceWords
    degrees: Mapping[Text, Phrases]
    degree_else: Phrases = ()
    short_degrees: Mapping[Text, Phrases] = {}
    lesser_training: Phrases = ()
    waived: Phrases = ()
    wished: Phrases = ()
    supervision: Phrases
    led_people: Phrases = ()
    numbers: Mapping[Text, int]
    openers: Openers
