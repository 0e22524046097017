"""Who is who in a roster: by what tells people apart, else by the name; doubles are asked about."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from graph.errors import BadQuestion
from graph.folding import folded, name_key
from graph.people import PERSON, About, Remark, bare_place
from loaders.roster.cells import BadCell
from loaders.roster.choices import Where, spelt
from loaders.roster.columns import BARE_IDS, RosterColumns, heading_key
from loaders.roster.person import PersonDraft
from loaders.roster.rows import TableRow, numbers_in

Key = tuple[str, str]


def person_id(name: str) -> str:
    """The id of a person by name, whatever its case and blanks; raises BadCell without a letter or digit."""
    signs = (sign if unicodedata.category(sign)[0] in "LMN" else " " for sign in folded(name).casefold())
    slug = "-".join("".join(signs).split())
    if not slug:
        bare = "the name has no letter or digit"
        raise BadCell(About.PERSON, bare, f"the name {name!r} has no letter or digit")
    return PERSON + slug


class Who:
    """The people met so far, each by what tells it apart."""

    def __init__(self, rows: Sequence[TableRow], same: Sequence[tuple[Where, Where]] = ()) -> None:
        self.drafts: dict[Key, PersonDraft] = {}
        self._ids: dict[str, PersonDraft] = {}
        # The numbers that stand beside each name, for rows that give the name alone.
        self._numbers: dict[str, set[str]] = {}
        for row in rows:
            if row.key and (number := _number(row)):
                self._numbers.setdefault(row.key, set()).add(number)
        self._joined: dict[Key, Key] = {}
        self._join(rows, same)

    def meet(self, row: TableRow) -> PersonDraft:
        """The person of a row; raises BadCell for a row that names none, or may name several."""
        name, number = row.name, self._number_of(row)
        if not name and not number:
            raise BadCell(About.PERSON, "names no person")
        own = ("number", number) if number else ("name", row.key)
        key = self._joined.get(own, own)
        draft = self.drafts.get(key)
        if draft is None:
            draft = self._new(key, name or row.number_text, row.number_text if number else "", row)
        if name:
            if not draft.called:
                draft.name = name
            draft.called.setdefault(row.key, row.place)
        draft.rows += 1
        draft.joined = draft.joined or key != own
        return draft

    def shown(self) -> dict[str, str]:
        """The name of each person by id; of one name borne by several, the number stands behind it."""
        drafts = list(self.drafts.values())
        often = Counter(name_key(draft.name) for draft in drafts)
        twice = {draft.id for draft in drafts if often[name_key(draft.name)] > 1}
        return {d.id: f"{d.name} ({d.number})" if d.id in twice and d.number else d.name for d in drafts}

    def _join(self, rows: Sequence[TableRow], same: Sequence[tuple[Where, Where]]) -> None:
        """Make one person of the two rows of each pair; raises BadQuestion for a row that is none."""
        by_place = {numbers_in(row.place): row for row in rows} if same else {}
        for pair in same:
            keys = []
            for where in pair:
                if where not in by_place:
                    told = f"row {where[-1]} is no person of the table; see the rows of {spelt(pair)}"
                    raise BadQuestion(told, told)
                row = by_place[where]
                number = self._number_of(row)
                own = ("number", number) if number else ("name", row.key)
                keys.append(self._joined.get(own, own))
            one, other = keys
            self._joined |= {key: one for key, to in self._joined.items() if to == other}
            if one != other:
                self._joined[other] = one

    def _number_of(self, row: TableRow) -> str:
        """The number of a row, or the one that stands beside its name elsewhere."""
        if row.number_text or row.columns.identity is None:
            return _number(row)
        numbers = self._numbers.get(row.key, set())
        if len(numbers) > 1:
            why = "several people bear this name, and the row has no number that tells which one"
            raise BadCell(About.PERSON, why)
        return next(iter(numbers), "")

    def _new(self, key: Key, name: str, number: str, row: TableRow) -> PersonDraft:
        wanted = own = person_id(number or name)
        known = self._ids.get(wanted)
        if known and not number and not known.number:
            raise BadCell(
                About.DOUBLE,
                f"the name is hardly told from the one in {bare_place(known.place)}; write both alike",
                f"{name!r} is hardly told from {known.name!r} in {known.place}; write both alike",
            )
        count = 1
        while own in self._ids:
            count += 1
            own = f"{wanted}-{count}"
        draft = self.drafts[key] = self._ids[own] = PersonDraft(own, name, row.place, number)
        return draft


def _number(row: TableRow) -> str:
    """The number as it is compared: `A-17` and `a-17` are one."""
    try:
        return folded(row.number_text).casefold()
    except BadCell:
        return ""


def numbers_the_rows(rows: Sequence[TableRow], columns: RosterColumns) -> bool:
    """Whether a column headed "ID" counts the rows: one more in each, though names stand in several."""
    if columns.identity != "id":
        return False
    headings = {c.at: heading_key(c.heading) for c in columns.seen}
    if headings[columns.fields["id"]] not in BARE_IDS or len(rows) < 3:
        return False
    texts = [_number(row) for row in rows]
    if not all(text.isdecimal() for text in texts) or len({row.key for row in rows}) == len(rows):
        return False
    counted = list(map(int, texts))
    return counted == list(range(counted[0], counted[0] + len(counted)))


def two_names(drafts: Iterable[PersonDraft]) -> list[Remark]:
    """The people whose number stands beside more than one name."""
    remarks = []
    for draft in drafts:
        for place in [] if draft.joined else list(draft.called.values())[1:]:
            bare = (
                f"the number stands beside another name in {bare_place(draft.place)}; counted as one person"
            )
            told = f"the number of {draft.name} stands beside another name here; counted as one person"
            remarks.append(Remark(place, told, bare, About.DOUBLE))
    return remarks


# More names alone than these are told in one line: the table is a list of names.
MOST_ALONE = 20
TWO = "may be two people of one name; give a column of employee numbers to tell them apart"


def likely_doubles(drafts: Iterable[PersonDraft]) -> list[tuple[Remark, tuple[Where, Where]]]:
    """The people whose names are hardly two, by order of words, accents or initials, each with the rows."""
    doubles: dict[tuple[str, str], tuple[Remark, tuple[Where, Where]]] = {}
    known = list(drafts)
    for form in (_words, _plain_words, _initials):
        for first, other in _alike(known, form):
            pair = (first.id, other.id)
            if form is _initials and not (_is_cut(first.name) or _is_cut(other.name)):
                continue
            if pair not in doubles and not (first.number and other.number):
                rows = (numbers_in(first.place), numbers_in(other.place))
                how = f"if so, say it (--same {spelt(rows)}), else give each an employee number"
                bare = f"may be the person in {bare_place(first.place)}, the name written otherwise; {how}"
                told = f"{other.name!r} may be {first.name!r} in {first.place}; {how}"
                doubles[pair] = (Remark(other.place, told, bare, About.DOUBLE), rows)
    return list(doubles.values())


def possibly_two(
    drafts: Iterable[PersonDraft], quarrels: Iterable[tuple[str, str]], *, wide: bool
) -> list[Remark]:
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


def names_alone(drafts: Iterable[PersonDraft]) -> list[Remark]:
    """The people of whom the table says nothing but the name."""
    why = "a name and nothing else: counted as a person; if it is a heading, leave the row out"
    alone = [draft for draft in drafts if not (draft.fields or draft.held or draft.number)]
    if len(alone) > MOST_ALONE:
        why = f"{why} ({len(alone)} such rows, of which this is the first)"
    places = [draft.place for draft in (alone[:1] if len(alone) > MOST_ALONE else alone)]
    return [Remark(place, why, why, About.PERSON) for place in places]


def _alike(
    drafts: list[PersonDraft], form: Callable[[str], str]
) -> Iterator[tuple[PersonDraft, PersonDraft]]:
    first: dict[str, PersonDraft] = {}
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
