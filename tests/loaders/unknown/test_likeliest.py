"""The known skills that a group may be another name of: the likeliest first, then all, to be searched."""

import time

from graph.kinds import NodeKind
from loaders.unknown.answers import Likely, Saying, UnknownGroup
from loaders.unknown.likeliest import MOST, known_view, likeliest
from loaders.vocabulary.laid_over import with_own
from loaders.vocabulary.own import own_of_bytes
from loaders.vocabulary.vocabulary import vocabulary_of


def group(said: str, likely: Likely, is_statement: bool = False) -> UnknownGroup:
    return UnknownGroup((said,), is_statement, 1, 1, (), likely)


def test_the_proposed_skill_is_first_then_those_written_alike_then_all() -> None:
    told = group("Snow Flake", Likely(Saying.ALIAS, "Tableau", "", kind="system"))
    names = list(likeliest(told, vocabulary_of()).values())
    assert names[:2] == ["Tableau", "Snowflake"]
    assert len(names) == len(set(names)) > 4_000
    assert names[MOST + 1 :] == sorted(names[MOST + 1 :], key=str.casefold)


def test_statements_are_offered_competencies_only() -> None:
    told = group("Payroll of the port in Excel", Likely(Saying.COMPETENCY, "Port", ""), is_statement=True)
    offered = likeliest(told, vocabulary_of())
    assert next(iter(offered)) == "competency:payroll"
    assert all(one.startswith("competency:") for one in offered)


def test_own_words_are_offered_and_found_by_their_other_names() -> None:
    own = own_of_bytes(b"systems: [{name: Wanderdesk, aliases: [Wander Book]}]", "own")
    vocabulary = with_own(vocabulary_of(), own)
    told = group("Wanderdisk", Likely(Saying.SYSTEM, "Wanderdisk", ""))
    assert next(iter(likeliest(told, vocabulary))) == "system:wanderdesk"
    (hit,) = known_view(vocabulary).search("wander book", [NodeKind.SYSTEM], 3)
    assert (hit.node.label, hit.name) == ("Wanderdesk", "Wander Book")


def test_offering_takes_no_time() -> None:
    told = group("Wanderdisk", Likely(Saying.SYSTEM, "Wanderdisk", ""))
    likeliest(told, vocabulary_of())
    begun = time.process_time()
    likeliest(told, vocabulary_of())
    assert time.process_time() - begun < 0.1
