"""Rows of a roster that are no people: sums, headings of teams, headings again, notes below the table."""

import re
from collections.abc import Set as AbstractSet

from graph.folding import name_key
from graph.kinds import NodeKind
from graph.names import label_key
from graph.stores.store import View
from loaders.roster.cells import text_of
from loaders.roster.rows import TableRow

_SUM = re.compile(
    r"(?:(?:grand|sub|team|overall|group|running|weighted|department|company)\s*)?"
    r"(?:(?:totals?|subtotals?|averages?|avg|median|headcount|maximum|minimum|standard deviation|std dev"
    r"|gesamt|gesamtsumme|summe|zwischensumme|durchschnitt|mittelwert|anzahl|somme|moyenne)\b"
    r"|(?:number|no|percentage|percent|share|count|sum|mean|%) (?:of|covered|trained|in)(?: .*)?$"
    r"|(?:counts?|sums?|mean|σ|∑|%)(?=\W*$|\s*[:(]|\s+(?:level|people|staff|score|total)\b))"
)
_TEAM = re.compile(
    r"\b(?:teams?|departments?|dept|groups?|units?|divisions?|sections?|offices?|regions?|branch(?:es)?|squads?"
    r"|crews?|shifts?|abteilung|équipe|service)\b|:$"
)
_NOTE = re.compile(
    r"(?:notes?|nb|n\.b\.|remarks?|source|legend|key|as of|as at|prepared|printed|page|confidential|updated"
    r"|last updated|created|generated|exported|report|end of|copyright|see|levels?|scale|internal"
    r"|stand|quelle)\b"
    r"|[*†‡©#]|\(c\)"
)
# A name of more words is a sentence.
MOST_WORDS = 6


def why_no_person(row: TableRow, groups: AbstractSet[str]) -> str | None:
    """Why a row is no person, None for one that may be; the words repeat nothing of the table.

    `groups` are names of tracks and roles, by their keys: what a team's heading says.
    """
    if _is_heading(row):
        return "the headings stand here again: no person"
    key = row.key.strip(" =")
    if not key:
        one = len(row.filled) == 1
        return "names no person: a heading or a note" if one and not row.text(row.name_fields[0]) else None
    bare = not row.text("role") and not (row.columns.identity and row.text(row.columns.identity))
    if bare and _SUM.match(key):
        return "a row of sums: no person"
    return _why_no_name(row, key, groups) if row.is_lone else None


def _why_no_name(row: TableRow, key: str, groups: AbstractSet[str]) -> str | None:
    """Why a name and nothing else is no person, None where nothing says so."""
    if _NOTE.match(key) or len(key.split()) > MOST_WORDS or (key.endswith(".") and len(key.split()) > 3):
        return "a note: no person"
    if row.number in row.table.across or _TEAM.search(key) or label_key(key) in groups:
        return "a name and nothing else, as a team's heading has: no person"
    return None


def groups_of(store: View) -> frozenset[str]:
    """The names of tracks and roles, by their keys."""
    kinds = (NodeKind.TRACK, NodeKind.ROLE)
    return frozenset(label_key(node.label) for kind in kinds for node in store.nodes_of_kind(kind))


def _is_heading(row: TableRow) -> bool:
    """Whether the cells say what the headings say."""
    headings, key = row.columns.keys, row.key
    names = (row.columns.fields.get(field) for field in row.name_fields)
    own = [at for at in names if at is not None and at in row.filled]
    if not any(name_key(text_of(row.cells[at])) == headings.get(at) for at in own):
        return False
    same = sum(name_key(text_of(row.cells[at])) == headings.get(at) for at in row.filled)
    return bool(key) and same * 2 >= len(row.filled)
