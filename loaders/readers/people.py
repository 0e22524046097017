"""Tables of people are none of roles: they are known by their headings, and what they hold is never told."""

from collections.abc import Sequence

from graph.names import label_key
from loaders.vocabulary.rosters import roster_words
from loaders.vocabulary.vocabulary import lookup_key, vocabulary_of

# In so many rows from the top it is looked for what a table of people is known by.
MOST_ABOVE = 4
# So many rows below a heading say what stands under it.
_LOOKED_AT = 50
# Fewer cells say nothing: one person may be called as a trade is.
_ENOUGH = 3
# A longer text heads no column.
_LONGEST = 100


def is_of_people(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a row near the top heads columns of names, addresses or numbers of people.

    Words such as "People", which may be a group of skills too, head none below the first of the fullest rows.
    """
    people, top = _headings(), rows[:MOST_ABOVE]
    filled = [sum(map(bool, row)) for row in top]
    fullest = filled.index(max(filled)) if filled else 0
    groups = frozenset(map(label_key, vocabulary_of().wording.tables.groups))
    return any(
        label_key(text) in people
        and (n <= fullest or label_key(text) not in groups)
        and not _names_things(text, rows[n + 1 : n + 1 + _LOOKED_AT], column)
        for n, row in enumerate(top)
        for column, text in enumerate(row)
        if text and len(text) < _LONGEST
    )


def _headings() -> frozenset[str]:
    told = roster_words().headings
    names = {label_key(name) for name in (*told.person, *told.given, *told.family, *told.mail)}
    numbers = {key for key, field in roster_words().fields.items() if field == "id"}
    # A number by itself may be one of the row; a level of a role may be called as people are: "Associate".
    return frozenset(names | numbers) - {label_key(name) for name in told.id} - vocabulary_of().seniority


def _names_things(heading: str, rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether a heading is one of people and others, and most cells below are titles, levels or skills."""
    if lookup_key(heading) not in map(lookup_key, vocabulary_of().wording.tables.either):
        return False
    texts = [row[column] for row in rows if column < len(row) and row[column].strip()]
    return len(texts) >= _ENOUGH and 2 * sum(map(_is_thing, texts)) > len(texts)


def _is_thing(text: str) -> bool:
    vocabulary, key = vocabulary_of(), lookup_key(text)
    named = [system for system in vocabulary.systems.named_in(text) if len(system.skill.name) * 2 > len(text)]
    level = vocabulary.table_levels.get(key) is not None
    return level or bool(named) or (key.split() or [""])[-1] in vocabulary.title_nouns
