"""Everything that nobody knew in a graph, grouped by likeness, the largest group first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process

from graph.folding import name_key
from graph.names import label_key
from graph.stores.store import View
from loaders.unknown.alike import grouped_alike
from loaders.unknown.answers import Likely, Saying, SeenAt, UnknownGroup, Unknowns
from loaders.unknown.everywhere import ALIKE
from loaders.unknown.gathered import Strange, gathered
from loaders.unknown.of_names import OfNames
from loaders.unknown.of_statements import BAR, OfStatements
from loaders.unknown.telling import first_words_of, words_of
from loaders.vocabulary.known_names import FEWEST_LETTERS, VocabularyNames
from loaders.vocabulary.own import What
from loaders.vocabulary.unknown_words import unknown_words
from loaders.vocabulary.vocabulary import Vocabulary

# Statements that begin with so many of the same telling words ask for the same.
BEGIN = 2
# So many places of a group are shown.
EXAMPLES = 3


def unknowns(view: View, vocabulary: Vocabulary) -> Unknowns:
    """What nobody knew in a graph and a vocabulary, with an own one over it, does not know: by groups.

    The same graph and vocabulary give the same groups in the same order.
    """
    met = gathered(view, vocabulary)
    naming = OfNames(VocabularyNames.of(vocabulary), unknown_words())
    stating = OfStatements.of(vocabulary, met)
    of_names = [(group, naming.likely(group)) for group in _of_names(met.names)]
    ignored = {one.said: likely.what for group, likely in of_names for one in group if likely.what != "other"}
    names = (_group(group, _within(group, likely, ignored), False, met.roles) for group, likely in of_names)
    said = (_group(group, stating.likely(group), True, met.roles) for group in _of_statements(met.statements))
    groups = sorted((*names, *said), key=lambda one: (-one.places, -one.documents, one.said))
    return Unknowns(tuple(groups), sum(group.places for group in groups))


def _within(group: Sequence[Strange], likely: Likely, ignored: Mapping[str, What]) -> Likely:
    """What is proposed for a name that begins with one which is a team or a firm: to ignore it too."""
    first = group[0].said.partition(" ")[0]
    if likely.doing != Saying.SYSTEM or first == group[0].said or first not in ignored:
        return likely
    what = ignored[first]
    return Likely(Saying.IGNORE, likely.name, f"{first}, in it, is likely a {what}", what=what)


def _of_names(names: Iterable[Strange]) -> Iterator[list[Strange]]:
    """Names that differ in a sign, a plural or a letter or two; of few letters in case and plural only."""
    leaders: dict[str, list[Strange]] = {}
    for one in sorted(names, key=_by_size):
        key = name_key(one.said).replace("’", "'").removesuffix("'s").removesuffix("s")
        near = key if key in leaders else None
        if near is None and len(key) >= FEWEST_LETTERS and not one.meant:
            hit = process.extractOne(key, leaders.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE)
            near = hit[0] if hit and not leaders[hit[0]][0].meant else None
        leaders.setdefault(near or key, []).append(one)
    yield from leaders.values()


def _of_statements(statements: Iterable[Strange]) -> Iterator[list[Strange]]:
    """Statements that share enough of their words, or begin with the same two that tell something."""
    ordered = sorted(statements, key=_by_size)
    groups: dict[tuple[str, ...], list[int]] = {}
    for n, numbers in enumerate(grouped_alike((words_of(one.said) for one in ordered), BAR)):
        begin = first_words_of(ordered[numbers[0]].said, BEGIN)
        groups.setdefault(begin if len(begin) == BEGIN else (str(n),), []).extend(numbers)
    yield from (sorted((ordered[number] for number in numbers), key=_by_size) for numbers in groups.values())


def _by_size(one: Strange) -> tuple[int, str]:
    return (-len(one.places), one.said)


def _group(
    group: Sequence[Strange], likely: Likely, is_statement: bool, roles: Mapping[SeenAt, str]
) -> UnknownGroup:
    places = [place for one in group for place in one.places]
    said = tuple(one.said for one in group)
    documents = len({place.document for place in places})
    return UnknownGroup(said, is_statement, len(places), documents, _examples(places, roles), likely)


def _examples(places: Sequence[SeenAt], roles: Mapping[SeenAt, str]) -> tuple[SeenAt, ...]:
    """A few places of different lines, each of a document, or else of a role, that none before is of."""
    lines: dict[str, SeenAt] = {}
    for place in places:
        lines.setdefault(label_key(place.text), place)
    left, shown = list(lines.values()), list[SeenAt]()
    while left and len(shown) < EXAMPLES:
        documents = {one.document for one in shown}
        stated = {roles.get(one) for one in shown}
        shown.append(max(left, key=lambda p: (p.document not in documents, roles.get(p) not in stated)))
        left.remove(shown[-1])
    return tuple(shown)
