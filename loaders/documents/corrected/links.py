"""What a person says that a role takes over, or does not; which role is meant is known once all are read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph.kinds import SECTION_SCOPE, LineClass, Scope
from loaders.corrections.kinds import AliasCorrection, InheritsCorrection
from loaders.documents.applying import is_text, nth
from loaders.documents.corrected.lines import set_statement_class
from loaders.documents.corrected.roles import roles_called
from loaders.documents.inheritance.claims import Claim
from loaders.documents.reading import DraftLink, Reading, RoleDraft
from loaders.documents.records import Inheritance
from loaders.readers.pieces import Place
from loaders.vocabulary.vocabulary import lookup_key

# A role that takes over all takes over each of these.
_PARTS = tuple(SECTION_SCOPE.values())


def settle_names(reading: Reading) -> None:
    """Give roles the other names that a person says they bear."""
    for one in list(reading.corrected.open(AliasCorrection)):
        draft = nth(roles_called(reading, one.role), one.occurrence)
        if draft is None:
            continue
        reading.corrected.holds(one)
        if lookup_key(one.alias) not in {lookup_key(draft.title), *map(lookup_key, draft.aliases)}:
            draft.aliases.append(one.alias)
            draft.corrected += (one.id,)


def settle_links(reading: Reading) -> None:
    """Put right what roles take over: by a line of theirs, or by the person's word alone."""
    for one in list(reading.corrected.open(InheritsCorrection)):
        drafts = roles_called(reading, one.role)
        if one.text:
            _of_line(reading, drafts, one, one.text)
        elif draft := nth(drafts, one.occurrence):
            reading.corrected.holds(one)
            _set(draft, one, draft.place, one.scope or Scope.ALL)


def _set(draft: RoleDraft, one: InheritsCorrection, place: Place, scope: Scope) -> None:
    link = DraftLink(Claim(scope, False, one.source), scope, place, one.id)
    (draft.links if one.holds else draft.refused).append(link)


def _of_line(reading: Reading, drafts: Sequence[RoleDraft], one: InheritsCorrection, text: str) -> None:
    """Let a line say what the person says, whether it was read as one that takes over or as a statement."""
    links = [(draft, link) for draft in drafts for link in draft.links if is_text(text, link.place)]
    places = list(dict.fromkeys((id(draft), link.place.line) for draft, link in links))
    if at := nth(places, one.occurrence):
        own = [(draft, link) for draft, link in links if (id(draft), link.place.line) == at]
        draft, link = own[0]
        for _, other in own:
            if other.corrected is None:
                draft.links.remove(other)
        place, scope = link.place, link.scope
    else:
        said = [(d, said) for d in drafts for said in d.statements if is_text(text, said.place)]
        met = nth(said, one.occurrence)
        if met is None:
            return
        draft, statement = met
        place, scope = statement.place, SECTION_SCOPE.get(statement.section, Scope.ALL)
        if one.holds:
            draft.statements.remove(statement)
            set_statement_class(reading, place.line, LineClass.INHERITANCE)
    reading.corrected.holds(one)
    if one.holds:
        _set(draft, one, place, one.scope or scope)


class SetLinks:
    """Leads what persons set to the roles that they mean, and takes out what they say does not hold."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._by_name: dict[str, list[tuple[Reading, RoleDraft]]] = {}
        for reading in readings if any(reading.corrected.given for reading in readings) else ():
            for draft in reading.drafts:
                for name in {*map(lookup_key, (draft.title, draft.id, *draft.aliases))}:
                    self._by_name.setdefault(name, []).append((reading, draft))

    def target(self, reading: Reading, draft: RoleDraft, link: DraftLink) -> str | None:
        """The role that is meant, one of the own document first; None where that is none or not sure."""
        said = link.claim.target
        met = [pair for pair in self._by_name.get(lookup_key(said), ()) if pair[1] is not draft]
        own = [pair for pair in met if pair[0] is reading]
        beside = [pair for pair in own if pair[1].track == draft.track] if len(own) > 1 else own
        meant = beside or own or met
        if len(meant) == 1:
            return meant[0][1].id
        told = f"several other roles are called {said}" if meant else f"no other role is called {said}"
        reading.corrected.fails(link.corrected or "", told)
        return None

    def without_refused(
        self, reading: Reading, draft: RoleDraft, lines: Sequence[Inheritance]
    ) -> list[Inheritance]:
        """The lines that a role takes over by, but for those that a person says do not hold."""
        left = list(_once(lines))
        for link in draft.refused:
            target = self.target(reading, draft, link)
            left = [kept for line in left for kept in _refused(line, target, link)]
        return left


def _refused(line: Inheritance, target: str | None, link: DraftLink) -> Iterable[Inheritance]:
    """What is left of a line: all, nothing, or where a part of the whole is refused its other parts."""
    if target is None or line.target != target:
        return (line,)
    if link.scope in {Scope.ALL, line.scope}:
        return ()
    if line.scope != Scope.ALL:
        return (line,)
    parts = (part for part in _PARTS if part != link.scope)
    return tuple(replace(line, scope=part, corrected=link.corrected) for part in parts)


def _once(lines: Sequence[Inheritance]) -> Iterable[Inheritance]:
    """The lines without those that a person set and that the document says itself."""
    stated: Mapping[tuple[str | None, Scope], bool] = {
        (line.target, line.scope): True for line in lines if line.corrected is None
    }
    for line in lines:
        known = (line.target, line.scope) in stated or (line.target, Scope.ALL) in stated
        if line.corrected is None or not known:
            yield line
