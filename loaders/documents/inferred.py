"""What a document leaves unsaid, inferred once it is read: titles, where duties begin, tracks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from graph.documents import Finding
from graph.kinds import LineClass, Section, number_of
from loaders.documents.column_tracks import name_tracks_by_column
from loaders.documents.reading import DraftStatement, Reading, RoleDraft
from loaders.documents.sheet_tracks import name_tracks
from loaders.documents.titles.key_words import key_words
from loaders.documents.titles.nouns import has_noun
from loaders.documents.titles.title import bare_title
from loaders.readers.pieces import Block, Place
from loaders.vocabulary.vocabulary import Vocabulary, lookup_key

# Fewer statements than this behind a boundary may as well be soft ones that are worded oddly.
LEAST_DUTIES = 3
# Tells that the name of a file stands for a title.
TITLE = "low-confidence-title"
# The number of a rung at the end of a title, or the code of a level.
_RUNG = re.compile(r"i{1,3}|iv|v|\d+|[a-z]{1,3}\d{1,2}")
# So many words of the page's own title may name a track.
MOST_OF_PAGE = 3


def settled(reading: Reading, vocabulary: Vocabulary) -> Reading:
    """The reading with its titles, duties and tracks inferred where nothing states them, each told."""
    if reading.drafts or not reading.definitions:
        _tell_astray(reading)
    _let_go_of_file(reading)
    reading.drafts = [draft for draft in reading.drafts if draft.title or draft.statements]
    for draft in reading.drafts:
        if not draft.title:
            draft.title = Path(reading.source.name).stem.replace("_", " ").replace("-", " ").title()
            reading.find(
                TITLE,
                draft.place,
                "no title was found; the file's name stands for it",
                "add one",
            )
        if finding := _duties(draft, reading.source.name, vocabulary):
            reading.findings.append(finding)
    if not (reading.drafts or reading.definitions or any(f.code == "no-role" for f in reading.findings)):
        last = reading.lines[-1][0]
        place = Place(last.line, 0, len(last.text), last.text.strip())
        reading.find(
            "no-role",
            place,
            "no role was found in the document",
            "give each role a title on a line of its own",
        )
    name_tracks_by_column(reading)
    name_tracks(reading)
    for first in _tracks(reading, vocabulary):
        message = f"no heading names the track of {first.title}; it is taken to be {first.track}"
        reading.find("inferred-track", first.place, message, "set a heading above it")
    return reading


def _let_go_of_file(reading: Reading) -> None:
    """Let go of the role that the name of the file stood for, where others came and all is theirs.

    Where a table bears its title, the title is no guess.
    """
    guessed = reading.drafts[0] if reading.outline.low_confidence and reading.drafts else None
    if guessed is None or guessed.corrected:
        return
    if lookup_key(guessed.title) not in reading.titled:
        if len(reading.drafts) == 1 or guessed.statements or guessed.links:
            return
        reading.drafts.remove(guessed)
        reading.lines = [(line, None if role is guessed else role) for line, role in reading.lines]
    reading.findings = [one for one in reading.findings if one.code != TITLE]


def _tell_astray(reading: Reading) -> None:
    """List the lines that belong nowhere, those in a row at once."""
    rows: list[list[tuple[Block, str]]] = []
    order = {line.line: n for n, (line, _) in enumerate(reading.lines)}
    for block, why in reading.astray:
        last = rows[-1][-1] if rows else None
        if last and last[1] == why and order[block.place.line] == order[last[0].place.line] + 1:
            rows[-1].append((block, why))
        else:
            rows.append([(block, why)])
    for row in rows:
        block, why = row[0]
        more = f", and so do the {number_of(len(row) - 1, 'line')} below" if len(row) > 1 else ""
        do = "move it under a role or a heading that is known"
        reading.find("unresolved-line", block.place, f"the line {why}{more}", do)


def _duties(role: RoleDraft, document: str, vocabulary: Vocabulary) -> Finding | None:
    """Move the duties among a role's soft statements to the role requirements, and say from where on.

    Where a person said of the first that it is a duty, that is no guess and is not told.
    """
    if role.says_duties or role.last_soft is None:
        return None
    last = [s for s in role.statements if _may_be_duty(s) and s.heading in (role.last_soft, None)]
    first = next((n for n, s in enumerate(last) if n and not _is_soft(s, vocabulary)), None)
    if first is None or len(last) - first < LEAST_DUTIES:
        return None
    begins = last[first]
    for statement in last[first:]:
        statement.section, statement.heading = Section.ROLE_REQUIREMENTS, None
    if begins.corrected:
        return None
    place = begins.place
    return place.finding(
        "inferred-boundary",
        document,
        message="no heading says where the duties begin; they are taken to begin here",
        suggestion="set a heading above this line",
    )


def _may_be_duty(statement: DraftStatement) -> bool:
    """Whether a statement is a soft one by its place alone, or a duty by a person's word."""
    by_word = statement.corrected is not None
    return statement.section == (Section.ROLE_REQUIREMENTS if by_word else Section.SOFT)


def _is_soft(statement: DraftStatement, vocabulary: Vocabulary) -> bool:
    named = {skill.name for skill in vocabulary.competencies.named_in(statement.place.words)}
    return bool(named & set(vocabulary.wording.soft_competencies))


def _tracks(reading: Reading, vocabulary: Vocabulary) -> Iterator[RoleDraft]:
    """Name the track of the roles above the first track heading, and yield the first role of each guess.

    A page whose roles are all of one track names it, if it is called by a word or two, and that is no guess;
    nor is it a doubt where one track ends and the next begins, so that its name alone is not told.
    """
    open_roles = [draft for draft in reading.drafts if draft.track is None and draft.title]
    groups = [group for group in _groups(open_roles, vocabulary) if len(group) > 1]
    whole = len(groups) == 1 and len(groups[0]) == len(reading.drafts)
    page = _page(reading, vocabulary) if whole else None
    for group in groups:
        name = page or _common(group, vocabulary)
        for draft in group:
            draft.track = name
        if not whole:
            yield group[0]


def _page(reading: Reading, vocabulary: Vocabulary) -> str | None:
    """What the first heading of the page names beside words such as "roles", if it is short and no role."""
    first = next((line.text for line, _ in reading.lines if line.line_class == LineClass.DOC_TITLE), "")
    title = bare_title(first.removeprefix("title:").strip(" \"'#"), vocabulary)
    plurals = {word for phrase in vocabulary.wording.plural_titles for word in key_words(phrase)}
    words = [word for word in title.split() if key_words(word) and not set(key_words(word)) <= plurals]
    small = vocabulary.grammar.small_words
    plain = words and not any(word.casefold() in small for word in words)
    return (
        " ".join(words) if plain and len(words) <= MOST_OF_PAGE and not has_noun(title, vocabulary) else None
    )


def _groups(drafts: Sequence[RoleDraft], vocabulary: Vocabulary) -> Iterator[list[RoleDraft]]:
    """Roles in a row that share a word of their titles or inherit from one another."""
    group: list[RoleDraft] = []
    words: set[str] = set()
    titles: set[frozenset[str]] = set()
    for draft in drafts:
        telling = _telling(draft, vocabulary)
        if group and not (telling & words or _inherits(draft, titles)):
            yield group
            group, words, titles = [], set(), set()
        group.append(draft)
        words |= telling
        titles.add(frozenset(key_words(draft.title)))
    if group:
        yield group


def _common(group: Sequence[RoleDraft], vocabulary: Vocabulary) -> str:
    """The words in a row that most titles of the group share, the longest such; nouns of titles last."""
    nouns = {w for noun in vocabulary.wording.titles.nouns for w in key_words(noun)}
    counts: Counter[tuple[str, ...]] = Counter()
    written: dict[tuple[str, ...], str] = {}
    for draft in group:
        spoken = re.findall(r"[\w&']*\w[\w&']*", draft.title)
        telling = _telling(draft, vocabulary)
        for i, j in combinations(range(len(spoken) + 1), 2):
            key = key_words(" ".join(spoken[i:j]))
            if set(key) <= telling:
                counts[key] += 1
                written.setdefault(key, " ".join(spoken[i:j]))
    shared = {key: count for key, count in counts.items() if count > 1}
    best = max(shared or counts, key=lambda key: (not set(key) & nouns, counts[key], len(key), key))
    return written[best]


def _telling(draft: RoleDraft, vocabulary: Vocabulary) -> set[str]:
    seniority = {w for term in vocabulary.wording.titles.seniority for w in key_words(term)}
    rungs = {word for term in vocabulary.wording.tables.rungs for word in key_words(term)}
    untelling = seniority | rungs | vocabulary.grammar.small_words
    spoken = key_words(draft.title)
    return {word for word in spoken if word not in untelling and not _RUNG.fullmatch(word)} or set(spoken)


def _inherits(draft: RoleDraft, titles: set[frozenset[str]]) -> bool:
    return any(frozenset(key_words(link.claim.target)) in titles for link in draft.links)
