"""Rules met with a graph: which roles do which duty, by which sentence, and where two meet in one role."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.errors import BadQuestion, UnknownName
from graph.kinds import SKILL_KINDS, EdgeKind, Necessity, NodeKind, Section
from graph.model import Edge, Evidence, Node
from graph.questions.find import find_skill
from graph.stores.cache import kept
from graph.stores.store import View
from loaders.vocabulary.phrases import phrase_text
from loaders.vocabulary.vocabulary import vocabulary_of
from planning.holdings import Holdings
from planning.rules import Duty, Rule, Rules

# The most sentences shown for one side of a violation.
MOST_SHOWN = 5


@dataclass(frozen=True)
class Doing:
    """A sentence by which a role does a duty or needs a skill; `via` is the role it is inherited from."""

    evidence: Evidence
    via: Node | None = None


@dataclass(frozen=True)
class Side:
    """One side of a rule: the skills that bring it, and the roles that do it with their sentences."""

    name: str
    skills: frozenset[str]
    roles: Mapping[str, tuple[Doing, ...]] = field(hash=False)


@dataclass(frozen=True)
class BoundRule:
    """A rule whose two sides are known in a graph."""

    rule: Rule
    sides: tuple[Side, Side]


@dataclass(frozen=True)
class Violation:
    """A role that holds both sides of a rule, with the sentences of each."""

    role: Node
    rule: Rule
    sides: tuple[tuple[Doing, ...], tuple[Doing, ...]]


def bound(store: View, rules: Rules) -> tuple[BoundRule, ...]:
    """The rules with the roles and skills of a graph; a duty's skill that the graph lacks is left out.

    Raises BadQuestion for a side that is neither a duty nor a skill of the graph, and for a skill
    that stands on both sides of a rule.
    """
    statements = kept(store, "statements", _statements)
    made: dict[str, Side] = {}
    for rule in rules.rules:
        for name in rule.sides:
            if name not in made:
                made[name] = _side(store, rules, rule, name, statements)
    return tuple(_apart(BoundRule(rule, (made[rule.sides[0]], made[rule.sides[1]]))) for rule in rules.rules)


def _apart(rule: BoundRule) -> BoundRule:
    both = rule.sides[0].skills & rule.sides[1].skills
    if both:
        raise BadQuestion(f"the rule {rule.rule.name!r} has {', '.join(sorted(both))} on both its sides")
    return rule


def violations(store: View, rules: Rules) -> tuple[Violation, ...]:
    """Where today's roles already hold both sides of a rule, sorted by role and rule."""
    broken = (violation for rule in bound(store, rules) for violation in _broken(store, rule))
    return tuple(sorted(broken, key=lambda v: (v.role.id, v.rule.name)))


def _broken(store: View, rule: BoundRule) -> Iterator[Violation]:
    one, other = rule.sides
    for role in store.nodes(sorted(one.roles.keys() & other.roles.keys())):
        yield Violation(role, rule.rule, (one.roles[role.id], other.roles[role.id]))


def doers(rule: BoundRule, side: int, holdings: Holdings) -> frozenset[int]:
    """The rows of the holders who are on this side of a rule: by their role's duties or by a skill held."""
    duties = rule.sides[side]
    by_role = {n for n, who in enumerate(holdings.holders) if who.role and who.role.id in duties.roles}
    columns = [holdings.column[skill] for skill in sorted(duties.skills) if skill in holdings.column]
    by_skill = {n for column in columns for n in holdings.levels[:, [column]].nonzero()[0].tolist()}
    return frozenset(by_role | by_skill)


def _side(
    store: View, rules: Rules, rule: Rule, name: str, statements: Mapping[str, tuple[Doing, ...]]
) -> Side:
    duty = rules.duty(name) or Duty(name, skills=(_skill(store, rule, name),))
    skills = frozenset(node.id for s in duty.skills for node in store.labelled(s, SKILL_KINDS))
    names = {node.id: (node.label, *node.alt_labels) for node in store.nodes(sorted(skills))}
    roles: dict[str, list[Doing]] = defaultdict(list)
    for role, said in statements.items():
        roles[role] += [doing for doing in said if does(duty, doing.evidence.text)]
    for need in store.edges_to(sorted(skills), EdgeKind.NEEDS):
        if need.necessity == Necessity.REQUIRED:
            # The last of `via` is the role that states the need.
            via = store.nodes(need.via[-1:])
            done = (e for e in need.evidence if not _is_reviewed(names[need.target], e.text))
            roles[need.source] += [Doing(e, via[0] if via else None) for e in done]
    return Side(name, skills, {role: _shown(doings) for role, doings in sorted(roles.items()) if doings})


def _skill(store: View, rule: Rule, name: str) -> str:
    try:
        return find_skill(store, name).id
    except UnknownName as error:
        raise BadQuestion(f"the rule {rule.name!r}: {name!r} is no duty of the file, and {error}") from error


def _shown(doings: Iterable[Doing]) -> tuple[Doing, ...]:
    """The role's own sentences first, each once."""
    ordered = sorted(doings, key=lambda d: (d.via is not None, d.evidence.line, d.evidence.start))
    places: dict[tuple[str, int, str], Doing] = {}
    for doing in ordered:
        said = doing.evidence
        places.setdefault((said.document, said.line, said.text), doing)
    return tuple(places.values())[:MOST_SHOWN]


def does(duty: Duty, text: str) -> bool:
    """True when the sentence says that the duty is done: not denied, done by another, or only reviewed."""
    said = phrase_text(text)
    stances = vocabulary_of().stances
    return any(
        stances.of_phrase(said, parts).holds
        and any(not stances.is_reviewed(said, start) for start, _ in parts[0])
        for phrase in duty.phrases
        if (parts := phrase.places_in(said))
    )


def _is_reviewed(names: Iterable[str], text: str) -> bool:
    """True when a sentence names a skill, and each time only as what others do and are reviewed in."""
    said = phrase_text(text)
    starts = [
        m.start() for name in names for m in re.finditer(re.escape(phrase_text(name)), said, re.IGNORECASE)
    ]
    return bool(starts) and all(vocabulary_of().stances.is_reviewed(said, start) for start in starts)


def _statements(store: View) -> Mapping[str, tuple[Doing, ...]]:
    """Every statement that binds a role, its own and those it takes over, by role id."""
    sections = {node.id: node.as_requirement.section for node in store.nodes_of_kind(NodeKind.REQUIREMENT)}
    own: dict[str, list[Edge]] = defaultdict(list)
    for edge in store.edges_of_kind(EdgeKind.STATES):
        own[edge.source].append(edge)
    links: dict[str, list[Edge]] = defaultdict(list)
    for edge in store.edges_of_kind(EdgeKind.INHERITS):
        links[edge.source].append(edge)
    roles = {role.id: role for role in store.nodes_of_kind(NodeKind.ROLE)}
    return {role: tuple(_binding(role, own, links, sections, roles)) for role in roles}


def _binding(
    role: str,
    own: Mapping[str, list[Edge]],
    links: Mapping[str, list[Edge]],
    sections: Mapping[str, Section],
    roles: Mapping[str, Node],
) -> Iterable[Doing]:
    """The role's statements, then section by section those of every role it can reach by inheritance."""
    for edge in own.get(role, ()):
        yield Doing(edge.evidence[0])
    for section in Section:
        seen, waiting = {role}, [role]
        while waiting:
            here = waiting.pop()
            for link in links.get(here, ()):
                if link.target in seen or not link.scope.covers(section):
                    continue
                seen.add(link.target)
                waiting.append(link.target)
                stated = (e for e in own.get(link.target, ()) if sections[e.target] == section)
                yield from (Doing(edge.evidence[0], roles[link.target]) for edge in stated)
