"""The step of the reading that takes data: its roles, and what each is asked, at the lines that say so."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.kinds import LineClass, Scope, Section
from loaders.documents.claims import Claim
from loaders.documents.data_measures import degree_at, limits_of, years_at
from loaders.documents.data_roles import DataRole, DataRoles
from loaders.documents.data_skills import skill_by_key, skill_of
from loaders.documents.data_tree import (
    heading_of,
    is_own_title,
    is_unsaid,
    items_of,
    kinds_of,
    says_something,
    text_at,
    texts_at,
)
from loaders.documents.inheritance import chain_claim, claim
from loaders.documents.mentions import mentions
from loaders.documents.qualifications import Measures, measures
from loaders.documents.reading import Chain, DraftLink, DraftStatement, Reading, RoleDraft
from loaders.documents.spoken_targets import Before
from loaders.documents.table_cells import TELLING
from loaders.documents.table_drafts import Lines
from loaders.documents.taken_over import AROUND
from loaders.readers.lines import blocks_of
from loaders.readers.pieces import Place
from loaders.readers.values import Keyed, Scalar, Series, Value
from loaders.vocabulary.keys import KeyKind
from loaders.vocabulary.vocabulary import lookup_key

# A text of so many words behind a key of one section is taken sentence by sentence.
LONG = 25
_SENTENCE = re.compile(r"(?<=[a-z\d)][.;])\s+(?=[A-Z])")
_COMMA = re.compile(r"\s*[,;]\s*")
# The name of a skill in a row of them has no more words.
FEW = 4
_MEASURES = {KeyKind.LEAST_YEARS, KeyKind.MOST_YEARS, KeyKind.MONTHS}


@dataclass(frozen=True)
class Spot:
    """Where the reading of data stands: the roles spoken of, the heading and the section around.

    `sure` is False below a key that nobody knows: names alone are no requirements there. `skills` is True where a
    name is that of a skill, `told` where prose tells of a role, so that only what is listed asks.
    """

    roles: tuple[RoleDraft, ...] = ()
    family: tuple[str, Place] | None = None
    heading: str | None = None
    section: Section = Section.ROLE_REQUIREMENTS
    sure: bool = False
    skills: bool = False
    told: bool = False


class DataTaking:
    """Takes what the values of a tree ask of the roles in it."""

    def __init__(self, reading: Reading, roles: DataRoles) -> None:
        self.reading, self.roles, self.vocabulary = reading, roles, reading.vocabulary
        self.lines: Lines = {}
        self.drafts = {id(role): _draft(role) for role in roles.roles}
        self.titles = [role.title for role in roles.roles]
        self.counted = Counter(id(role) for role in roles.of_value.values())
        for role in roles.roles:
            self._class(role.place.line, LineClass.ROLE_TITLE, self.drafts[id(role)])

    def take(self, value: Value, at: Spot) -> None:
        """Take all that stands in a value."""
        if isinstance(value, Scalar):
            self._text(value, at)
        elif isinstance(value, Series):
            for one in value.values:
                self.take(one, self._of_role(one, at) if id(one) in self.roles.of_value else at)
        else:
            self._keyed(value, at)

    def _of_role(self, value: Value, at: Spot) -> Spot:
        role = self.roles.of_value[id(value)]
        # A level that stands under each of several topics is asked what stands there under the topic's name.
        topic = at.heading if self.counted[id(role)] > 1 else None
        spot = Spot((self.drafts[id(role)],), role.family or at.family, topic)
        return replace(spot, section=at.section, sure=True) if topic else spot

    def _keyed(self, value: Keyed, at: Spot) -> None:
        own = self.roles.of_value.get(id(value))
        if own:
            at = self._of_role(value, at)
            for draft in at.roles:
                draft.years = limits_of(value, draft.years)
        elif not at.roles:
            at = self._referred(value, at)
        if at.roles and (at.skills or text_at(value, KeyKind.SKILL)):
            said = skill_of(value, at.heading, at.skills and not own, self.vocabulary)
            if said and not _nested(value):
                self._state(said, at)
                return
        if own is None and (item := self._item(value, at)):
            self._state(DraftStatement(item, at.section, at.heading), at)
            return
        label = None if own else _label(value)
        if label and not at.told:
            at = replace(at, heading=label.place.text)
        for key, inner in value.entries:
            if inner is not label:
                self._entry(key, inner, at, own is not None)

    def _item(self, value: Keyed, at: Spot) -> Place | None:
        """The text of an item of a list that is one statement; None for a mapping of more."""
        if _nested(value) or not at.roles:
            return None
        texts = [one for one in texts_at(value, KeyKind.TEXT) if len(one.text.split()) >= TELLING]
        prose = {id(one) for one in texts_at(value, KeyKind.TOLD)}
        first = next((one for one in texts if id(one) not in prose), None) or next(iter(texts), _label(value))
        return first.place if first and not is_unsaid(first.text) else None

    def _referred(self, value: Keyed, at: Spot) -> Spot:
        """The spot with the roles that a mapping says it is about."""
        if stated := text_at(value, KeyKind.FAMILY):
            at = replace(at, family=(stated.text, stated.place))
        texts = [one for kind in (KeyKind.LEVEL, KeyKind.TITLE) for one in texts_at(value, kind)]
        texts += [
            one
            for key, inner in value.entries
            if kinds_of(key) & {KeyKind.ROLES, KeyKind.RUNGS} and isinstance(inner, Series)
            for one in inner.values
            if isinstance(one, Scalar)
        ]
        meant = [role for text in texts if (role := self.roles.named(text.text, at.family))]
        drafts = tuple(dict.fromkeys(self.drafts[id(role)] for role in meant))
        return replace(at, roles=drafts, sure=True) if drafts else at

    def _entry(self, key: Scalar, value: Value, at: Spot, of_role: bool) -> None:
        """Take what stands behind a key."""
        kinds = kinds_of(key)
        if id(value) in self.roles.of_value:
            self.take(value, replace(self._of_role(value, at), skills=at.skills and not at.roles))
            return
        if not at.roles and (role := self.roles.named(key.text, at.family)):
            self.take(value, replace(at, roles=(self.drafts[id(role)],), sure=True))
            return
        if KeyKind.SILENT in kinds and (isinstance(value, Scalar) or at.roles):
            if not isinstance(value, Scalar) and not at.roles:
                self.take(value, at)
            return
        if not at.roles:
            self.take(value, self._under(key, value, at, kinds))
        elif of_role and (KeyKind.TITLE in kinds or kinds & {KeyKind.NAME, KeyKind.LEVEL, KeyKind.FAMILY}) and isinstance(value, Scalar):
            return
        elif not self._fact(key, value, at, kinds) and not self._skill(key, value, at):
            self.take(value, self._under(key, value, at, kinds))

    def _skill(self, key: Scalar, value: Value, at: Spot) -> bool:
        """Take a key among skills that names one, with its level behind it."""
        said = skill_by_key(key, value, at.heading, self.vocabulary) if at.skills else None
        if said:
            self._state(said, at)
        return said is not None

    def _fact(self, key: Scalar, value: Value, at: Spot, kinds: frozenset[KeyKind]) -> bool:
        """Take years, a degree or a role that is taken over; False where the value says more than that."""
        if kinds & {KeyKind.INHERITS, KeyKind.BEFORE}:
            return self._links(key, value, at, KeyKind.INHERITS in kinds)
        if kinds & _MEASURES:
            return True
        if KeyKind.YEARS in kinds and (years := years_at(value, self.vocabulary))[0]:
            for draft in at.roles:
                draft.take(Measures(years=years[0]))
            return years[1]
        if KeyKind.EDUCATION in kinds and isinstance(value, Scalar):
            degree, alone = degree_at(value, self.vocabulary)
            for draft in at.roles:
                draft.take(Measures(education=degree))
            return alone
        return False

    def _links(self, key: Scalar, value: Value, at: Spot, taken: bool) -> bool:
        """Link the roles that a key names; False where it names none."""
        each = value.values if isinstance(value, Series) else (value,)
        texts = [one if isinstance(one, Scalar) else _label(one) for one in each if not isinstance(one, Series)]
        met = False
        for text in texts:
            if text is None or not says_something(text):
                continue
            role = self.roles.named(text.text, at.family)
            title = role.title if role else text.text.strip()
            said = None if role else claim(text.place.words, self.titles, self.vocabulary, False)
            if not role and not said and not is_own_title(title, self.vocabulary):
                continue
            met = True
            self._class(text.line, LineClass.INHERITANCE, at.roles[0])
            if not taken:
                why = f"{heading_of(key)}: {title}: it is not said that what it asks is taken over; nothing is inherited"
                self.reading.find("unlinked-inheritance", text.place, why, "say so with inherits, if it is")
                continue
            for draft in at.roles:
                draft.links.append(DraftLink(said or Claim(None, False, title), Scope.ALL, text.place))
        return met or not texts or not any(text and says_something(text) for text in texts)

    def _under(self, key: Scalar, value: Value, at: Spot, kinds: frozenset[KeyKind]) -> Spot:
        """The spot behind a key that heads what it asks, as its words say."""
        if KeyKind.ITEMS in kinds:
            return replace(at, sure=bool(at.roles))
        words = heading_of(key)
        known, section = self.vocabulary.section_named(words)
        if KeyKind.SKILLS in kinds:
            known, section = True, section or Section.TECHNICAL
        elif lookup_key(words) in self.vocabulary.soft_headings:
            known, section = True, Section.SOFT
        told = known and section is None and self.vocabulary.is_told(words)
        if known and section is None and not told:
            return Spot(family=at.family) if at.roles else at
        told = told or (KeyKind.TOLD in kinds and section is None)
        return replace(
            at,
            heading=words,
            section=section or at.section,
            sure=bool(section) or (at.sure and not told),
            skills=KeyKind.SKILLS in kinds or (at.skills and section is None),
            told=told,
        )

    def _text(self, text: Scalar, at: Spot) -> None:
        """Take the statements of a text."""
        if not says_something(text) or is_unsaid(text.text):
            return
        if not at.roles:
            if chain_claim(text.place.words, self.vocabulary):
                self.reading.chains.append(Chain(text.place, None))
                self._class(text.line, LineClass.INHERITANCE, None)
            return
        for place, spot in self._statements(text, at):
            self._statement(place, spot)

    def _statements(self, text: Scalar, at: Spot) -> Iterator[tuple[Place, Spot]]:
        """What a text states, each with its place and the heading above it."""
        places = list(items_of(text))
        if len(places) > 1:
            yield from self._listed(places, at)
        elif at.told:
            return
        elif at.skills and _COMMA.search(places[0].text if places else ""):
            parts = list(_parts(places[0], _COMMA))
            few = all(len(part.text.split()) <= FEW for part in parts)
            yield from ((place, at) for place in (parts if few else places))
        else:
            for place in places:
                long = at.sure and len(place.text.split()) > LONG
                yield from ((part, at) for part in (_parts(place, _SENTENCE) if long else [place]))

    def _listed(self, places: Sequence[Place], at: Spot) -> Iterator[tuple[Place, Spot]]:
        """The statements of a text of several lines: under headings of its own, bullets among them."""
        blocks = blocks_of([place.text for place in places])
        bulleted = any(block.bullet for block in blocks)
        for place, block in zip(places, blocks, strict=False):
            known, section = self.vocabulary.section_named(block.text)
            heads = not block.bullet and known and len(block.text.split()) <= FEW + 2
            if heads:
                at = replace(at, heading=block.text.strip(" :"), sure=section is not None, told=section is None)
                at = replace(at, section=section or at.section)
            elif block.bullet or not (bulleted or at.told):
                words = block.place
                inner = Place(place.line, place.start + words.start, place.start + words.end, words.text)
                yield inner, replace(at, sure=True) if block.bullet and not at.told else at

    def _statement(self, place: Place, at: Spot) -> None:
        said = claim(place.words, self.titles, self.vocabulary, True)
        if said and said.before != Before.PLACE:
            self._class(place.line, LineClass.INHERITANCE, at.roles[0])
            for draft in at.roles:
                for target in (said.target, *said.also):
                    draft.links.append(DraftLink(replace(said, target=target), AROUND[at.section], place))
            return
        if not at.sure and len(place.text.split()) < TELLING and not self._names_skill(place, at):
            return
        asked = measures(place, self.vocabulary) or None
        for draft in at.roles:
            draft.take(asked or Measures())
        self._state(DraftStatement(place, at.section, at.heading, measures=asked), at)

    def _names_skill(self, place: Place, at: Spot) -> bool:
        return bool(mentions(place, at.section, self.vocabulary))

    def _state(self, said: DraftStatement, at: Spot) -> None:
        """Give a statement to the roles at hand."""
        if said.named == ():
            return
        kind = LineClass.QUALIFICATION if said.section == Section.QUALIFICATION else LineClass.REQUIREMENT
        self._class(said.place.line, kind, at.roles[0])
        for draft in at.roles:
            draft.statements.append(replace(said))

    def _class(self, line: int, kind: LineClass, role: RoleDraft | None) -> None:
        """Give a line its class; one that tells of two roles is of none alone."""
        known = self.lines.get(line)
        self.lines[line] = (known[0], known[1] if known[1] is role else None) if known else (kind, role)


def _draft(role: DataRole) -> RoleDraft:
    track, place = role.family or (None, None)
    return RoleDraft(role.title, role.place, track=track, track_place=place)


def _label(value: Value) -> Scalar | None:
    """The text that names a mapping."""
    if not isinstance(value, Keyed):
        return None
    kinds = (KeyKind.TITLE, KeyKind.NAME, KeyKind.SKILL, KeyKind.TEXT)
    return next((text for kind in kinds if (text := text_at(value, kind))), None)


def _nested(value: Keyed) -> bool:
    """Whether a mapping holds more than texts, but for what says nothing."""
    return any(
        not isinstance(inner, Scalar) and KeyKind.SILENT not in kinds_of(key) and _holds_any(inner)
        for key, inner in value.entries
    )


def _holds_any(value: Value) -> bool:
    return bool(value.values if isinstance(value, Series) else value.entries if isinstance(value, Keyed) else ())


def _parts(place: Place, between: re.Pattern[str]) -> Iterator[Place]:
    """The parts of a text between these marks, each at its place."""
    at = 0
    for part in between.split(place.text):
        if words := part.strip(" .,;"):
            start = place.text.index(words, at)
            at = start + len(words)
            yield Place(place.line, place.start + start, place.start + at, part.strip())
