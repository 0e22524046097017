"""Families of like roles with their names, and the skills that join tracks, on drawn graphs."""

from collections.abc import Mapping

import numpy as np
import pytest

from graph.errors import BadQuestion
from graph.kinds import Grouping, Tightness
from graph.model import Graph, Node
from graph.questions.families.answers import Families, FamilySkill
from graph.questions.families.families import families
from graph.questions.families.names import distinctness, family_name, shared_word
from graph.stores.memory import NetworkxStore
from tests.kit.drawn import drawn

KITCHEN = {"knives": 3, "stoves": 3, "stock": 2, "hygiene": 2}
OFFICE = {"ledger": 3, "invoices": 3, "payroll": 2, "hygiene": 2}
GARDEN = {"pruning": 3, "lawns": 3, "soil": 2, "hygiene": 2}


def told(graph: Graph, top: int = 10) -> Families:
    store = NetworkxStore()
    store.replace(graph)
    return families(store, top)


def posts(**kinds: Mapping[str, int]) -> dict[str, dict[str, dict[str, int | None]]]:
    """Four roles of each kind, each lacking another of its skills."""
    return {
        f"{kind} {n}": {"technical": {s: level for m, (s, level) in enumerate(skills.items()) if m != n}}
        for kind, skills in kinds.items()
        for n in range(4)
    }


def titles(answer: Families) -> list[set[str]]:
    return [{role.label.split()[0] for role in family.roles} for family in answer.families]


def test_roles_are_put_with_their_like_whatever_track_they_stand_in() -> None:
    roles = posts(cook=KITCHEN, clerk=OFFICE, gardener=GARDEN)
    answer = told(drawn(roles, tracks={"one": list(roles)[::2], "two": list(roles)[1::2]}))
    assert sorted(map(sorted, titles(answer))) == [["clerk"], ["cook"], ["gardener"]]
    assert not answer.alone
    assert not answer.between
    assert {family.tightness for family in answer.families} == {Tightness.TIGHT}


def test_a_family_is_named_by_the_skills_that_others_do_not_ask() -> None:
    answer = told(drawn(posts(cook=KITCHEN, clerk=OFFICE, gardener=GARDEN)))
    for family in answer.families:
        named = {one.skill.label for one in family.skills}
        assert family.name == " · ".join(one.skill.label for one in family.skills[:2])
        assert named <= set(KITCHEN) | set(OFFICE) | set(GARDEN) - {"hygiene"}
        assert all(one.inside >= len(family.roles) / 2 for one in family.skills)
        assert all(one.outside == 0 for one in family.skills)


def test_a_name_says_what_is_done_and_with_what() -> None:
    ids = ("system:crane", "system:winch", "competency:rigging", "competency:signals")
    skills = [
        FamilySkill(skill=Node(i, i.partition(":")[2]), inside=2, outside=0, distinctness=2.0) for i in ids
    ]
    roles = [Node("role:a", "Rigger"), Node("role:b", "Slinger")]
    assert family_name(skills, roles, [], ()) == "crane · rigging"
    assert family_name(skills, roles, [], ("crane · rigging",)) == "crane · rigging · winch"
    assert family_name(skills[:2], roles, [], ()) == "crane · winch"


def test_without_a_distinctive_skill_the_word_of_the_titles_names_a_family() -> None:
    roles = [Node("role:a", "Night Nurse"), Node("role:b", "Head Nurse")]
    others = [Node("role:c", "Head Cook"), Node("role:d", "Night Porter")]
    assert shared_word(roles, others) == "Nurse"
    assert family_name((), roles, others, ()) == "Nurse"


def test_without_a_shared_word_the_most_typical_role_names_a_family() -> None:
    roles = [Node("role:a", "Nurse"), Node("role:b", "Midwife")]
    assert shared_word(roles, [Node("role:c", "Cook")]) is None
    assert family_name((), roles, [Node("role:c", "Cook")], ()) == "Like Nurse"


def test_small_words_and_titles_of_none_name_nothing() -> None:
    roles = [Node("role:a", "Head of the Bar"), Node("role:b", "Mistress of the Robes")]
    assert shared_word(roles, []) is None
    assert shared_word([Node("role:a", "A1"), Node("role:b", "A2")], []) is None


def test_a_word_of_every_title_names_nothing() -> None:
    roles = [Node(f"role:{n}", f"Clerk {n}") for n in range(9)]
    assert shared_word(roles[:3], roles[3:]) is None
    assert shared_word(roles, []) == "Clerk"


def test_no_two_families_have_one_name_and_none_is_empty() -> None:
    roles = [Node("role:a", "Nurse"), Node("role:b", "Nurse")]
    skills = [FamilySkill(skill=Node(f"system:{n}", n), inside=2, outside=0, distinctness=2.0) for n in "xyz"]
    names: list[str] = []
    for _ in range(6):
        names.append(family_name(skills, roles, [], names))
    assert names == ["x · y", "x · y · z", "Nurse", "Like Nurse", "Like Nurse (2)", "Like Nurse (3)"]
    assert family_name(skills[:1], roles, [], ()) == "x"
    assert family_name(skills, roles, [], ["X · Y"]) == "x · y · z"


@pytest.mark.parametrize(
    ("inside", "size", "outside", "others", "apart"),
    [
        (4, 4, 0, 7, True),
        (2, 4, 1, 7, False),  # thrice as often, yet by chance
        (2, 5, 0, 50, False),  # fewer than half of its roles
        (9, 10, 30, 60, False),  # less than twice as often
        (2, 2, 0, 0, False),  # nobody to be set apart from
        (0, 3, 0, 9, False),
        (1, 2, 0, 40, False),  # one role speaks for no family
    ],
)
def test_a_skill_is_distinctive_by_share_and_by_error(
    inside: int, size: int, outside: int, others: int, apart: bool
) -> None:
    error = distinctness(np.array([inside], float), size, np.array([outside], float), others)[0]
    assert (error > 0) == apart


def test_distinctness_is_the_difference_of_log_odds_in_standard_errors() -> None:
    odds = np.log(4.5 / 0.5) - np.log(0.5 / 7.5)
    error = np.sqrt(1 / 4.5 + 1 / 0.5 + 1 / 0.5 + 1 / 7.5)
    assert distinctness(np.array([4.0]), 4, np.array([0.0]), 7)[0] == pytest.approx(odds / error)


def test_a_role_between_two_families_is_told_with_both(monkeypatch: pytest.MonkeyPatch) -> None:
    # Drawn roles are told apart by a few words: that one pulls as hard as its own is too much to ask of them.
    monkeypatch.setattr("graph.questions.families.families.LEAST_PULL", 0.3)
    roles = posts(cook=KITCHEN, clerk=OFFICE, gardener=GARDEN)
    both = ("knives", "stoves", "stock", "ledger", "invoices")
    roles["steward"] = {"technical": dict.fromkeys(both, 3)}
    answer = told(drawn(roles))
    assert [one.role.label for one in answer.between] == ["steward"]
    (steward,) = answer.between
    assert {steward.family, steward.other} <= {family.name for family in answer.families}
    assert steward.family != steward.other
    assert 0.3 <= steward.pull <= 1


@pytest.mark.parametrize(
    ("roles", "sizes", "alone"),
    [
        ({}, [], 0),
        ({"a": {}}, [], 1),
        ({"a": {"technical": {"sql": 2}}}, [], 1),
        ({"a": {}, "b": {}, "c": {}}, [], 3),
        ({name: {"technical": {"sql": 2}} for name in "ab"}, [2], 0),
        ({"a": {"technical": {"sql": 2}}, "b": {"technical": {"pipes": 2}}}, [], 2),
    ],
    ids=["no role", "one without a word", "one", "nothing stated", "two alike", "two unlike"],
)
def test_little_gives_a_sensible_answer(
    roles: dict[str, dict[str, dict[str, int | None]]], sizes: list[int], alone: int
) -> None:
    answer = told(drawn(roles))
    assert [len(family.roles) for family in answer.families] == sizes
    assert len(answer.alone) == alone
    assert not answer.between
    assert not answer.bridges
    assert answer.joined == Grouping.FAMILY
    assert all(family.name for family in answer.families)


def test_a_family_that_holds_every_role_is_held_against_nothing() -> None:
    (family,) = told(drawn({f"guard {n}": {"technical": {"keys": 2}} for n in range(5)})).families
    assert (family.name, family.closeness, family.tightness) == ("guard", None, None)


TRACKS = {"one": ["a", "b"], "two": ["c", "d"], "three": ["e", "f"]}


def test_a_skill_of_several_tracks_and_few_others_is_the_strongest_bridge() -> None:
    roles: dict[str, dict[str, dict[str, int | None]]] = {
        name: {"technical": {"everybody": 2, f"own {name}": 3}} for name in "abcdef"
    }
    for name in "ac":
        roles[name]["technical"]["pair"] = 4
    for name in "ace":
        roles[name]["technical"]["triple"] = None
    for name in "ab":
        roles[name]["technical"]["inside"] = 3
    answer = told(drawn(roles, tracks=TRACKS))
    assert answer.joined == Grouping.TRACK
    assert [(one.skill.label, one.asked, one.pairs) for one in answer.bridges] == [
        ("triple", 3, 3),
        ("pair", 2, 1),
    ]
    assert [one.strength for one in answer.bridges] == pytest.approx(
        [0.75 * np.log(2) ** 2, 0.25 * np.log(3) ** 2]
    )
    ends = answer.bridges[1].ends
    assert [(end.name, [need.role.label for need in end.needs]) for end in ends] == [
        ("one", ["a"]),
        ("two", ["c"]),
    ]
    assert ends[0].needs[0].evidence[0].text == "a uses pair"


def test_a_bridge_counts_less_where_one_end_is_a_single_role() -> None:
    names = [f"r{n}" for n in range(10)]
    roles: dict[str, dict[str, dict[str, int | None]]] = {
        name: {"technical": {f"own {name}": 2}} for name in names
    }
    for even in ("r0", "r1", "r5", "r6"):
        roles[even]["technical"]["even"] = 2
    for uneven in ("r0", "r1", "r2", "r5"):
        roles[uneven]["technical"]["uneven"] = 2
    answer = told(drawn(roles, tracks={"one": names[:5], "two": names[5:]}))
    assert [one.skill.label for one in answer.bridges] == ["even", "uneven"]
    # Two of five and two of five, three of five and one of five.
    assert [one.strength for one in answer.bridges] == pytest.approx(
        [4 / 25 * np.log(2.5) ** 2, 3 / 25 * np.log(2.5) ** 2]
    )


def test_only_the_strongest_bridges_asked_for_are_told() -> None:
    roles: dict[str, dict[str, dict[str, int | None]]] = {
        name: {"technical": {f"s{n}": 2 for n in range(5)}} for name in "ac"
    }
    roles |= {name: {"technical": {"else": 1}} for name in "bdef"}
    answer = told(drawn(roles, tracks=TRACKS), 3)
    # Equals come by id.
    assert [one.skill.label for one in answer.bridges] == ["s0", "s1", "s2"]


def test_without_two_tracks_bridges_join_families() -> None:
    roles = posts(cook=KITCHEN, clerk=OFFICE, gardener=GARDEN)
    for name in ("cook 0", "cook 1", "clerk 0", "clerk 1"):
        roles[name]["technical"]["radio"] = 2
    answer = told(drawn(roles, tracks={"all": list(roles)}))
    assert answer.joined == Grouping.FAMILY
    assert answer.bridges[0].skill.label == "radio"
    assert {end.name for end in answer.bridges[0].ends} <= {family.name for family in answer.families}


def test_fewer_than_one_bridge_is_no_question() -> None:
    with pytest.raises(BadQuestion, match="--top is 0"):
        told(drawn({}), 0)
