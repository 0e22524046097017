"""Persons that a statement names, and titles it uses that no document defines."""

import re
from collections.abc import Iterator
from functools import cache

from graph.kinds import SKILL_KINDS, NodeKind
from graph.ladder.finding import LadderFinding, Severity, text_key
from graph.ladder.laid_out import Ladder
from graph.word_lists import short_forms, word_lists

_NAME = r"[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
_POSSESSIVE = r"(?:['’]s)?"
# Two words that an "and" joins are one kind of thing: where one is a person, so is the other.
_JOINED = re.compile(rf"\b({_NAME}){_POSSESSIVE}\s*(?:and|or|&|/|,)\s*({_NAME})\b(?!\s+[A-Z])")
_CAPITAL = re.compile(rf"\b{_NAME}\b")
_TITLE = re.compile(r"(?<=[a-z,;(&/] )(?:[A-Z][\w’'&]*\.?\s+)+([A-Z][a-z]+)\b")


def persons(ladder: Ladder) -> Iterator[LadderFinding]:
    """Statements that name a person: who leaves takes the statement's meaning along."""
    known = _known_words(ladder)
    for statement in ladder.everything():
        said = statement.evidence.text
        if names := sorted(named_persons(said) - known, key=lambda name: (said.index(name), name)):
            yield LadderFinding.on(
                statement.evidence,
                "person-named",
                Severity.WARNING,
                message=f"names {'a person' if len(names) == 1 else 'persons'}: {', '.join(names)}",
                suggestion="name the role instead of the person",
                role=statement.role.id,
            )


def named_persons(text: str) -> set[str]:
    """The persons that a text names, by given names, by "Mr", "Ms" or "Dr", or joined to one by "and"."""
    lists = word_lists("ladder")
    clear, unclear = lists["given_names"], lists["given_names_that_are_words"]
    persons = {match.group(1) for match in _honoured().finditer(text)}
    for match in _CAPITAL.finditer(text):
        name = match.group()
        if name in clear or (name in unclear and _addressed().search(text[: match.start()])):
            persons.add(name)
    for match in _JOINED.finditer(text):
        one, two = match.groups()
        persons |= {one, two} if {one, two} & clear else set()
    return persons


@cache
def _honoured() -> re.Pattern[str]:
    """A pattern that meets a name behind "Mr" and the like."""
    return re.compile(rf"\b(?:{_any_of('honorifics')})\.?\s+({_NAME}(?:\s+{_NAME})?)")


@cache
def _addressed() -> re.Pattern[str]:
    """A pattern for what stands before a person; a name that is also a common word needs it."""
    return re.compile(rf"\b(?:{_any_of('addressed')})\s+$", re.IGNORECASE)


def _any_of(key: str) -> str:
    return "|".join(map(re.escape, sorted(word_lists("ladder")[key])))


def undefined_titles(ladder: Ladder) -> Iterator[LadderFinding]:
    """Titles within statements that no role bears, each once a document."""
    known, ends = _known_names(ladder), _title_ends(ladder)
    seen: set[tuple[str, str]] = set()
    for statement in ladder.everything():
        for title in _titles(statement.evidence.text, ends, known):
            at = (statement.evidence.document, _key(title))
            if at not in seen:
                seen.add(at)
                yield LadderFinding.on(
                    statement.evidence,
                    "undefined-title",
                    Severity.NOTICE,
                    message=f"{title} is no title of these documents",
                    suggestion="name a role by its title, or add the role",
                    role=statement.role.id,
                )


def _titles(text: str, ends: frozenset[str], known: frozenset[str]) -> Iterator[str]:
    """The titles in a text; what is, or opens, the name of a role or a skill is none."""
    for match in _TITLE.finditer(text):
        last = match.group(1).casefold()
        if {last, last.removesuffix("s")} & ends and not _opens_known(text, match, known):
            yield match.group()


def _opens_known(text: str, title: re.Match[str], known: frozenset[str]) -> bool:
    least = len(_key(title.group()).split())
    words = _key(text[title.start() :]).split()
    return any(" ".join(words[:count]).strip(",") in known for count in range(least, min(len(words), 12) + 1))


def _known_names(ladder: Ladder) -> frozenset[str]:
    """The keys of every name of a role or a skill, those of roles in the plural too."""
    nodes = ladder.of_kinds(NodeKind.ROLE, *SKILL_KINDS)
    keys = {_key(name) for node in nodes for name in (node.label, *node.alt_labels)}
    return frozenset(keys | {f"{key}s" for key in keys})


def _title_ends(ladder: Ladder) -> frozenset[str]:
    """The words that titles end in: the common ones, and those of the roles at hand."""
    tracks = {w for role in ladder.roles for w in str(role.as_role.track or "").casefold().split()}
    plain_titles = (role.label for role in ladder.roles if "," not in role.label)
    return (
        word_lists("ladder")["title_ends"]
        | {title.split()[-1].casefold() for title in plain_titles if title.split()} - tracks
    )


def _known_words(ladder: Ladder) -> set[str]:
    """The words of titles, tracks and skills, which are no persons."""
    return {
        word
        for node in ladder.by_id.values()
        for name in (node.label, *node.alt_labels)
        for word in re.findall(r"\w+", name)
    }


def _key(title: str) -> str:
    words = re.sub(r"[.()\[\]]", " ", text_key(title)).split()
    return " ".join(short_forms().get(word, word) for word in words)
