"""Rules met with a graph: which roles do which duty, by which sentence, and where two meet in one role."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.errors import BadQuestion, UnknownName
from graph.kinds import SKILL_KINDS, EdgeKind, Necessity
from graph.model import Evidence, Node
from graph.questions.find import find_skill
from graph.stores.cache import kept
from graph.stores.store import View
from planning.duties import Found, Question, found_out
from planning.rules import Duty, Rule, Rules
from planning.statements import Statements, statements

if TYPE_CHECKING:
    from planning.holdings import Holdings

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

    Worked out once for a graph. Raises BadQuestion for a side that is neither a duty nor a skill of the
    graph, and for a skill that stands on both sides of a rule.
    """
    return kept(store, f"rules {rules.key}", lambda here: _bound(here, rules)) if rules.rules else ()


def _bound(store: View, rules: Rules) -> tuple[BoundRule, ...]:
    duties: dict[str, Duty] = {}
    for rule in rules.rules:
        for name in rule.sides:
            if name not in duties:
                duties[name] = rules.duty(name) or Duty(name, skills=(_skill(store, rule, name),))
    made = _sides(store, duties)
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


def doers(rule: BoundRule, side: int, holdings: "Holdings") -> frozenset[int]:
    """The rows of the holders who are on this side of a rule: by their role's duties or by a skill held."""
    duties = rule.sides[side]
    by_role = {n for n, who in enumerate(holdings.holders) if who.role and who.role.id in duties.roles}
    columns = [holdings.column[skill] for skill in sorted(duties.skills) if skill in holdings.column]
    return frozenset(by_role.union(*(holdings.columns.get(column, {}) for column in columns)))


def _sides(store: View, duties: Mapping[str, Duty]) -> dict[str, Side]:
    """The sides by their names: who does each duty by a sentence, own or taken over, or needs its skills."""
    skills = {
        name: frozenset(node.id for s in duty.skills for node in store.labelled(s, SKILL_KINDS))
        for name, duty in duties.items()
    }
    every = sorted(frozenset[str]().union(*skills.values()))
    names = {node.id: (node.label, *node.alt_labels) for node in store.nodes(every)}
    needs = [n for n in store.edges_to(every, EdgeKind.NEEDS) if n.necessity == Necessity.REQUIRED]
    said = statements(store)
    named = {(names[need.target], e.text) for need in needs for e in need.evidence}
    told = found_out(Question(tuple(duties.values()), tuple(sorted(said.texts)), tuple(sorted(named))))
    doings = _by_words(said, told)
    for need in needs:
        # The last of `via` is the role that states the need.
        via = said.roles.get(need.via[-1]) if need.via else None
        done = [Doing(e, via) for e in need.evidence if not told.reviewed[names[need.target], e.text]]
        for name, those in skills.items():
            if need.target in those:
                doings[name][need.source] += done
    return {
        name: Side(
            name, skills[name], {r: _shown(those) for r, those in sorted(doings[name].items()) if those}
        )
        for name in duties
    }


def _by_words(said: Statements, told: Found) -> dict[str, dict[str, list[Doing]]]:
    """By duty and role the sentences that say so: its own, then section by section those taken over."""
    doings: dict[str, dict[str, list[Doing]]] = defaultdict(lambda: defaultdict(list))
    telling = {
        role: [(section, e, told.done[e.text]) for section, e in stated if e.text in told.done]
        for role, stated in said.own.items()
    }
    for role in said.roles:
        for _, evidence, duties in telling.get(role, ()):
            for duty in duties:
                doings[duty][role].append(Doing(evidence))
        for section, other in said.reached(role):
            for within, evidence, duties in telling.get(other, ()):
                for duty in duties if within == section else ():
                    doings[duty][role].append(Doing(evidence, said.roles[other]))
    return doings


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
