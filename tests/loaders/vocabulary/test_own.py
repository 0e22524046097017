"""An organisation's own vocabulary: its form, its faults, decisions made, taken back and taken over."""

from pathlib import Path

import pytest

from graph.errors import BadQuestion, BadVocabulary
from loaders.vocabulary.deciding import Decision, decided, merged, undone
from loaders.vocabulary.laid_over import phrase_of, with_own
from loaders.vocabulary.own import NO_WORDS, OwnVocabulary, own_of_bytes, read_own
from loaders.vocabulary.vocabulary import Vocabulary, vocabulary_of


def made(*decisions: Decision) -> OwnVocabulary:
    own = NO_WORDS
    for decision in decisions:
        own = decided(own, decision, with_own(vocabulary_of(), own))
    return own


def over(*decisions: Decision) -> Vocabulary:
    return with_own(vocabulary_of(), made(*decisions))


def systems(vocabulary: Vocabulary, text: str) -> list[str]:
    return [named.skill.name for named in vocabulary.systems.named_in(text)]


def test_a_new_system_is_met_by_each_of_its_names() -> None:
    words = over(Decision("system", ("Wanderdesk", "Wander Desk")))
    assert systems(words, "Plans trips in Wanderdesk or in wander desk") == ["Wanderdesk", "Wanderdesk"]
    assert systems(vocabulary_of(), "Plans trips in Wanderdesk") == []


def test_another_name_of_a_known_system_means_that_system_and_wins_over_what_it_meant() -> None:
    words = over(Decision("system", ("Sage",), of="Sage Intacct"))
    (named,) = words.systems.named_in("Posts invoices in Sage")
    assert (named.skill.id, named.skill.name) == ("system:sage-intacct", "Sage Intacct")
    (whole,) = words.systems.named_in("Posts invoices in Sage Intacct")
    assert whole.skill == named.skill
    assert "Sage" in named.skill.alt_labels


def test_a_name_that_is_known_keeps_its_own_policy() -> None:
    words = over(Decision("system", ("Excel",)))
    assert systems(words, "Excel at negotiation") == systems(vocabulary_of(), "Excel at negotiation") == []
    assert systems(words, "Excel, Word and NetSuite") == systems(vocabulary_of(), "Excel, Word and NetSuite")


@pytest.mark.parametrize("text", ["Oracle Team", "ORACLE TEAM", "Helps the Oracle Team's members"])
def test_an_ignored_name_is_no_system_nor_is_one_within_it(text: str) -> None:
    words = over(Decision("ignored", ("Oracle Team",), what="team"))
    assert systems(words, text) == []
    assert systems(words, "Works in Oracle Database") == systems(vocabulary_of(), "Works in Oracle Database")


def test_a_known_system_that_is_ignored_is_read_no_more() -> None:
    assert systems(vocabulary_of(), "Sends a note in Slack to Salesforce") == ["Slack", "Salesforce"]
    words = over(Decision("ignored", ("slack",), what="other"))
    assert systems(words, "Sends a note in Slack to Salesforce") == ["Salesforce"]


def test_a_new_competency_is_met_in_a_sentence_and_by_phrases() -> None:
    words = over(Decision("competency", ("Plant care",), phrases=("water* .. plant*",)))
    for text in ("Knows plant care well", "Waters all of the plants"):
        assert [skill.name for skill in words.competencies.named_in(text)] == ["Plant care"]


def test_a_competency_of_statements_is_met_in_those_that_share_their_words() -> None:
    said = ("Tends the orchids in the lobby of the building", "Tends the lobby orchids")
    words = over(Decision("competency", ("Plant care",), statements=said))
    for text in (*said, "Tend an orchid of the lobby daily"):
        assert "competency:plant-care" in [skill.id for skill in words.competencies.named_in(text)]
    assert words.competencies.named_in("Tends the garden") == ()


def test_statements_may_mean_a_known_competency() -> None:
    own = made(Decision("", (), ("Gets the ledgers ready for the board",), of="Reconciliation"))
    assert [entry.name for entry in own.competencies] == ["Reconciliation"]
    words = with_own(vocabulary_of(), own)
    found = words.competencies.named_in("Gets the ledgers ready for the board")
    assert "Reconciliation" in [skill.name for skill in found]


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("ASC 606", "ASC 606"),
        ("P&T", "P&T"),
        ("order-to-cash", "order to cash"),
        ("C++", None),
        ("A|B", None),
    ],
)
def test_a_name_becomes_a_phrase_where_it_can(name: str, phrase: str | None) -> None:
    assert phrase_of(name) == phrase


def test_two_things_are_not_said_of_one_name() -> None:
    own = made(Decision("ignored", ("CST",), what="team"))
    with pytest.raises(BadVocabulary, match=r"'cst' is already ignored \(team\); undo that"):
        decided(own, Decision("system", ("cst",)), vocabulary_of())
    assert decided(own, Decision("ignored", ("CST",), what="team"), vocabulary_of()) is own


def test_decisions_are_taken_back_one_by_one() -> None:
    own = made(Decision("system", ("Foxtrot",)), Decision("ignored", ("CST",)), Decision("system", ("Zulu",)))
    own, entry = undone(own, "cst")
    assert entry.name == "CST"
    own, entry = undone(own)
    assert entry.name == "Zulu"
    assert [one.name for one in own.entries] == ["Foxtrot"]
    with pytest.raises(BadQuestion, match="nothing was decided on 'Foxtrott'; decided are Foxtrot"):
        undone(own, "Foxtrott")


def test_without_a_name_ones_own_last_decision_is_taken_back() -> None:
    own = made(
        Decision("system", ("Foxtrot",), by="ann"),
        Decision("ignored", ("CST",), by="ben"),
        Decision("system", ("Zulu",)),
    )
    assert undone(own)[1].name == "Zulu"
    own, entry = undone(own, by="ann")
    assert entry.name == "Foxtrot"
    with pytest.raises(
        BadQuestion, match=r"ann decided nothing that stands here; the last .* on Zulu, was made by someone"
    ):
        undone(own, by="ann")
    own, _ = undone(own, "Zulu", by="ann")
    with pytest.raises(BadQuestion, match="the last decision, on CST, was made by ben: who means that one"):
        undone(own, by="ann")
    assert undone(own, "CST", by="ann")[1].by == "ben"


def test_words_are_the_same_after_they_were_written() -> None:
    own = made(
        Decision("system", ("Yes", "Näm")),
        Decision("competency", ("ASC 606",)),
        Decision("ignored", ("A: #b",)),
    )
    assert own_of_bytes(own.text.encode(), "own") == own
    assert own_of_bytes(NO_WORDS.text.encode(), "own") == NO_WORDS


def test_words_of_another_organisation_are_taken_over_and_clashes_told() -> None:
    own = made(Decision("system", ("Foxtrot",)), Decision("ignored", ("CST",)))
    other = made(
        Decision("system", ("Foxtrot",)), Decision("system", ("CST",)), Decision("system", ("Zulu",))
    )
    told = merged(own, other)
    assert ([one.name for one in told.taken], told.known) == (["Zulu"], 1)
    assert told.clashes == ("'CST' is already ignored (other)",)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("systems: [{name: A1, colour: red}]", "systems[0].colour: Extra inputs are not permitted"),
        ("systems: [{name: A1}]\nignored: [{name: a1}]", "'a1' is already a name of the system 'A1'"),
        ("competencies: [{name: A1, phrases: ['a | (']}]", "competencies[0].phrases[0]: 'a | ('"),
        ("ignored: [{name: A1, what: shop}]", "ignored[0].what"),
        ("systems: [{name: '   '}]", "systems[0].name"),
        ("systems: [{name: ✓✓✓}]", "systems[0].name"),
        ("- a", "holds a list where a mapping of keys is expected"),
        ("systems: [", "is not valid YAML"),
    ],
)
def test_a_fault_is_told_with_file_and_path(text: str, fault: str, tmp_path: Path) -> None:
    file = tmp_path / "words.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadVocabulary) as told:
        read_own(file)
    assert str(file) in str(told.value)
    assert fault in str(told.value)


@pytest.mark.parametrize("name", ["x" * 81, "", "\n"])
def test_a_name_that_is_none_is_refused_in_a_line(name: str) -> None:
    with pytest.raises(BadVocabulary, match="cannot be taken"):
        decided(NO_WORDS, Decision("system", (name,)), vocabulary_of())


def test_a_known_skill_that_is_none_is_refused_with_the_nearest() -> None:
    with pytest.raises(
        BadQuestion, match="no skill that is known is called 'Salesfrce'; like it are Salesforce"
    ):
        decided(NO_WORDS, Decision("system", ("SF1",), of="Salesfrce"), vocabulary_of())


def test_who_decided_when_does_not_change_a_reading() -> None:
    one = own_of_bytes(b"systems: [{name: Foxtrot, by: Ann, at: '2026'}]", "own")
    assert one.key == own_of_bytes(b"systems: [{name: Foxtrot}]", "own").key != NO_WORDS.key
