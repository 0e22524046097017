"""People of a roster who may be one, and one who may be two: asked about, never decided."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from graph.folding import folded, name_key
from graph.people import About, Remark, bare_place
from loaders.roster.choices import Where, spelt
from loaders.roster.person import Draft
from loaders.roster.rows import numbers_in

# More names alone than these are told in one line: the table is a list of names.
MOST_ALONE = 20
TWO = "may be two people of one name; give a column of employee numbers to tell them apart"


def likely_doubles(drafts: Iterable[Draft]) -> list[tuple[Remark, tuple[Where, Where]]]:
    """The people whose names are hardly two, by order of words, accents or initials, each with the rows."""
    found: dict[tuple[str, str], tuple[Remark, tuple[Where, Where]]] = {}
    known = list(drafts)
    for form in (_words, _plain_words, _initials):
        for first, other in _alike(known, form):
            pair = (first.id, other.id)
            if form is _initials and not (_is_cut(first.name) or _is_cut(other.name)):
                continue
            if pair not in found and not (first.number and other.number):
                rows = (numbers_in(first.place), numbers_in(other.place))
                how = f"if so, say it (--same {spelt(rows)}), else give each an employee number"
                bare = f"may be the person in {bare_place(first.place)}, the name written otherwise; {how}"
                told = f"{other.name!r} may be {first.name!r} in {first.place}; {how}"
                found[pair] = (Remark(other.place, told, bare, About.DOUBLE), rows)
    return list(found.values())


def possibly_two(drafts: Iterable[Draft], quarrels: Iterable[tuple[str, str]], *, wide: bool) -> list[Remark]:
    """The people without a number of whom rows say different roles, or who have several rows in a wide table.

    `quarrels` are ids with the places of the rows that say otherwise.
    """
    places = dict(quarrels)
    remarks = []
    for draft in drafts:
        place = places.get(draft.id) or (draft.place if wide and draft.rows > 1 else None)
        if place and not draft.number and not draft.joined:
            remarks.append(Remark(place, f"{draft.name} {TWO}", TWO, About.DOUBLE))
    return remarks


def names_alone(drafts: Iterable[Draft]) -> list[Remark]:
    """The people of whom the table says nothing but the name."""
    why = "a name and nothing else: counted as a person; if it is a heading, leave the row out"
    alone = [draft for draft in drafts if not (draft.fields or draft.held or draft.number)]
    if len(alone) > MOST_ALONE:
        why = f"{why} ({len(alone)} such rows, of which this is the first)"
    places = [draft.place for draft in (alone[:1] if len(alone) > MOST_ALONE else alone)]
    return [Remark(place, why, why, About.PERSON) for place in places]


def _alike(drafts: list[Draft], form: Callable[[str], str]) -> Iterator[tuple[Draft, Draft]]:
    first: dict[str, Draft] = {}
    for draft in drafts:
        key = form(draft.name)
        known = first.setdefault(key, draft) if key else draft
        if known is not draft and name_key(known.name) != name_key(draft.name):
            yield known, draft


def _words(name: str) -> str:
    """The words of a name in order of the alphabet."""
    return " ".join(sorted(re.findall(r"[^\W_]+", _joined(name))))


def _plain_words(name: str) -> str:
    """The same without accents."""
    marks = unicodedata.normalize("NFD", _joined(name))
    return _words("".join(sign for sign in marks if unicodedata.category(sign) != "Mn"))


def _initials(name: str) -> str:
    """The last word with the first letter of the first, for a name one of whose words is cut to a letter."""
    words = re.findall(r"[^\W_]+", _joined(name))
    return f"{words[0][0]} {words[-1]}" if len(words) == 2 and len(words[-1]) > 1 else ""


def _is_cut(name: str) -> bool:
    return bool(re.match(r"[^\W_](?:\W|$)", name))


def _joined(name: str) -> str:
    return folded(name).casefold().replace("'", "")
