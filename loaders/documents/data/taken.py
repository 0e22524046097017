"""The step of the reading that takes data: its roles, and what each is asked, at the lines that say so."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from graph.kinds import LineClass, Scope, Section
from loaders.documents.data.measures import degree_at, limits_of, years_at
from loaders.documents.data.referred import fresh_draft, roles_by_key, roles_meant, roles_needing
from loaders.documents.data.roles import DataRole, DataRoles
from loaders.documents.data.skills import skill_alone, skill_at, skill_by_key, skill_of, states_skills
from loaders.documents.data.spot import Spot, is_nested, label_of, under, under_label
from loaders.documents.data.texts import statements_of
from loaders.documents.data.tree import (
    heading_of,
    is_own_title,
    is_unsaid,
    kinds_of,
    says_something,
    text_at,
    texts_at,
)
from loaders.documents.from_tables.drafts import Lines
from loaders.documents.inheritance.claim import chain_claim, claim
from loaders.documents.inheritance.claims import Claim
from loaders.documents.inheritance.spoken_targets import Before
from loaders.documents.measures.qualifications import Measures, measures
from loaders.documents.mentions import mentions
from loaders.documents.reading import Chain, DraftLink, DraftStatement, Reading, RoleDraft
from loaders.documents.tables.cells import TELLING
from loaders.documents.taken_over import AROUND, asked_beside
from loaders.documents.titles.known_titles import KnownTitles
from loaders.readers.pieces import Keyed, Place, Scalar, Series, Value
from loaders.vocabulary.keys import KeyKind

# Keys that say what a mapping is of, and ask nothing themselves.
_NAMING = {
    KeyKind.TITLE, KeyKind.NAME, KeyKind.AREA, KeyKind.LEVEL, KeyKind.FAMILY, KeyKind.PROFICIENCY,
    KeyKind.NEED, KeyKind.WELCOME,
}  # fmt: skip


class DataTaking:
    """Takes what the values of a tree ask of the roles in it."""

    def __init__(self, reading: Reading, roles: DataRoles) -> None:
        self.reading, self.roles, self.vocabulary = reading, roles, reading.vocabulary
        self.lines: Lines = {}
        self.drafts = {id(role): fresh_draft(role) for role in roles.roles}
        self.titles = KnownTitles((*(role.title for role in roles.roles), *roles.codes))
        counted = Counter(id(role) for role in roles.of_value.values())
        self.topical = any(count > 1 for count in counted.values())
        for role in roles.roles:
            self._class(role.place.line, LineClass.ROLE_TITLE, self.drafts[id(role)])

    def take(self, value: Value, at: Spot) -> None:
        """Take all that stands in a value."""
        if isinstance(value, Scalar):
            self._text(value, at)
        elif isinstance(value, Series):
            for one in value.values:
                self.take(one, replace(at, listed=True))
        else:
            self._keyed(value, at)

    def _of_role(self, value: Value, at: Spot) -> Spot:
        role = self.roles.of_value[id(value)]
        # A level that stands under each of several topics is asked what stands there under the topic's name.
        topic = at.heading if self.topical else None
        spot = Spot((self.drafts[id(role)],), role.family or at.family, topic, sure=isinstance(value, Series))
        return replace(spot, section=at.section, sure=True, whole=True) if topic else spot

    def _keyed(self, value: Keyed, at: Spot) -> None:
        own = self.roles.of_value.get(id(value))
        if own:
            at = self._of_role(value, at)
            for draft in at.roles:
                draft.years = limits_of(value, draft.years)
        elif not at.roles:
            at = self._referred(value, at)
        needing = roles_needing(value, self.roles, at.family) if at.skills and not at.roles else ()
        if needing and (name := label_of(value)) and self._at_levels(name, needing, at):
            return
        if at.roles and (at.skills or text_at(value, KeyKind.SKILL)):
            said = skill_of(value, at.heading, at.skills and not own, self.vocabulary)
            if said and not is_nested(value):
                self._state(said, at)
                return
        if own is None and (item := self._item(value, at)):
            self._state(DraftStatement(item, at.section, at.heading), at)
            return
        label = None if own else label_of(value)
        if label and not at.told:
            at = under_label(label, at, self.vocabulary)
        for key, inner in value.entries:
            if inner is not label:
                self._entry(key, inner, at)

    def _at_levels(self, name: Scalar, needing: Sequence[tuple[DataRole, Scalar]], at: Spot) -> bool:
        """Take a skill for the roles that need it at these levels; False where none of them is one."""
        asked = [(role, skill_at(name, level, self.vocabulary)) for role, level in needing]
        for role, said in asked:
            if said:
                self._state(said, replace(at, roles=(self.drafts[id(role)],)))
        return any(said for _, said in asked)

    def _item(self, value: Keyed, at: Spot) -> Place | None:
        """The text of an item of a list that is one statement; None for a mapping of more."""
        if is_nested(value) or not at.roles:
            return None
        texts = [one for one in texts_at(value, KeyKind.TEXT) if len(one.text.split()) >= TELLING]
        prose = {id(one) for one in texts_at(value, KeyKind.TOLD)}
        texts.sort(key=lambda one: id(one) in prose)
        first = next(iter(texts), label_of(value))
        return first.place if first and not is_unsaid(first.text) else None

    def _referred(self, value: Keyed, at: Spot) -> Spot:
        """The spot with the roles that a mapping says it is about."""
        if stated := text_at(value, KeyKind.FAMILY):
            at = replace(at, family=(stated.text, stated.place))
        meant = roles_meant(value, self.roles, at.family)
        drafts = tuple(dict.fromkeys(self.drafts[id(role)] for role in meant))
        return replace(at, roles=drafts, sure=True) if drafts else at

    def _entry(self, key: Scalar, value: Value, at: Spot) -> None:
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
            needing = roles_by_key(value, self.roles, at.family) if isinstance(value, Keyed) else []
            if not (at.skills and self._at_levels(key, needing, at)):
                self.take(value, under(key, at, self.vocabulary))
        elif kinds & _NAMING and isinstance(value, Scalar):
            return
        elif at.skills and (said := skill_by_key(key, value, at.heading, self.vocabulary)):
            self._state(said, at)
        elif not self._fact(key, value, at, kinds):
            spot = under(key, at, self.vocabulary)
            states = spot.sure and states_skills(value, self.vocabulary)
            self.take(value, replace(spot, skills=True) if states else spot)

    def _fact(self, key: Scalar, value: Value, at: Spot, kinds: frozenset[KeyKind]) -> bool:
        """Take years, a degree or a role that is taken over; False where the value says more than that."""
        if kinds & {KeyKind.INHERITS, KeyKind.BEFORE}:
            return self._links(key, value, at, KeyKind.INHERITS in kinds)
        if kinds & {KeyKind.LEAST_YEARS, KeyKind.MOST_YEARS, KeyKind.MONTHS}:
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
        """Link the roles that a key names, and take what else is listed there; False where it names none."""
        each = value.values if isinstance(value, Series) else (value,)
        texts = [text for one in each if (text := one if isinstance(one, Scalar) else label_of(one))]
        claims = [(text, self._claim(text, at)) for text in texts if says_something(text)]
        if claims and not any(said for _, said in claims):
            return False
        for text, said in claims:
            if said is None:
                self._text(text, under(key, at, self.vocabulary))
                continue
            self._class(text.line, LineClass.INHERITANCE, at.roles[0])
            if taken:
                for draft in at.roles:
                    draft.links.append(DraftLink(said, Scope.ALL, text.place))
            else:
                why = f"{heading_of(key)}: {said.target}: nothing says that what it asks is taken over"
                self.reading.find("unlinked-inheritance", text.place, why, "say so with inherits, if it is")
        return True

    def _claim(self, text: Scalar, at: Spot) -> Claim | None:
        """What a text says of the role that is taken over: its name, or words for it."""
        if role := self.roles.named(text.text, at.family):
            return Claim(None, False, role.title)
        said = claim(text.place.words, self.titles, self.vocabulary, False)
        own = is_own_title(text.text, self.vocabulary)
        return said or (Claim(None, False, text.text.strip()) if own else None)

    def _text(self, text: Scalar, at: Spot) -> None:
        """Take the statements of a text."""
        if not says_something(text) or is_unsaid(text.text) or text.place in self.roles.places:
            return
        if not at.roles:
            if chain_claim(text.place.words, self.vocabulary):
                self.reading.chains.append(Chain(text.place, None))
                self._class(text.line, LineClass.INHERITANCE, None)
            return
        for place, spot in statements_of(text, at, self.vocabulary):
            self._statement(place, spot)

    def _statement(self, place: Place, at: Spot) -> None:
        said = claim(place.words, self.titles, self.vocabulary, True)
        if said and said.before != Before.PLACE:
            self._inherited(place, said, at)
            return
        short = not at.sure and len(place.text.split()) < TELLING
        if short and not mentions(place, at.section, self.vocabulary):
            return
        if at.skills and (named := skill_alone(place, at.heading, self.vocabulary)):
            self._state(named, at)
            return
        looked = not at.sure or at.section in {Section.QUALIFICATION, Section.TECHNICAL}
        asked = (measures(place, self.vocabulary) or None) if looked else None
        for draft in at.roles:
            draft.take(asked or Measures())
        self._state(DraftStatement(place, at.section, at.heading, at.group, asked), at)

    def _inherited(self, place: Place, said: Claim, at: Spot) -> None:
        """Link a statement by which the roles at hand take over another's, and take what it asks beside."""
        self._class(place.line, LineClass.INHERITANCE, at.roles[0])
        around = AROUND[at.section]
        scope = around if around == Scope.ALL else said.scope or around
        for draft in at.roles:
            for target in (said.target, *said.also):
                role = self.roles.named(target, at.family) if target in self.roles.codes else None
                named = replace(said, target=role.title if role else target)
                draft.links.append(DraftLink(named, scope, place))
        if beside := asked_beside(place, said, at.section, self.vocabulary):
            self._state(DraftStatement(beside, at.section, at.heading), at)

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
