"""Who is who in a roster: by a column that tells people apart where there is one, else by the name."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from graph.errors import BadQuestion
from graph.folding import folded, name_key
from graph.people import PERSON, About, Remark, bare_place
from loaders.roster.cells import BadCell
from loaders.roster.choices import Where, spelt
from loaders.roster.columns import BARE_IDS, Columns
from loaders.roster.headings import heading_key
from loaders.roster.person import Draft
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
        self.drafts: dict[Key, Draft] = {}
        self._ids: dict[str, Draft] = {}
        # The numbers that stand beside each name, for rows that give the name alone.
        self._numbers: dict[str, set[str]] = {}
        for row in rows:
            if row.key and (number := _number(row)):
                self._numbers.setdefault(row.key, set()).add(number)
        self._joined: dict[Key, Key] = {}
        self._join(rows, same)

    def meet(self, row: TableRow) -> Draft:
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

    def _new(self, key: Key, name: str, number: str, row: TableRow) -> Draft:
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
        draft = self.drafts[key] = self._ids[own] = Draft(own, name, row.place, number)
        return draft


def _number(row: TableRow) -> str:
    """The number as it is compared: `A-17` and `a-17` are one."""
    try:
        return folded(row.number_text).casefold()
    except BadCell:
        return ""


def numbers_the_rows(rows: Sequence[TableRow], columns: Columns) -> bool:
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


def two_names(drafts: Iterable[Draft]) -> list[Remark]:
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
