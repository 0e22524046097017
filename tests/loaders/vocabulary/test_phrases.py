"""A phrase is met exactly where its language says, and a text that is no phrase is refused."""

import pytest

from loaders.vocabulary.phrases import BadPhrase, Phrase, phrase_text


@pytest.mark.parametrize(
    ("phrase", "met", "not_met"),
    [
        ("reconcil*", "He reconciles accounts", "irreconcilable"),
        ("lead", "take the lead", "leads are worked"),
        ("organi?e*", "organise or ORGANIZED", "organic"),
        ("month end", "at month-end", "the month will end"),
        ("AR", "AR ageing", "are or ar"),
        ("post [new] invoice", "post invoice; post new invoice", "post old invoice"),
        ("collect* .. payment*", "collect all late customer payments", "collect data. Payments are late"),
        ("train* & staff", "staff are trained", "train the dog"),
        ("lead ! lead time", "take the lead", "the lead time"),
        ("(bill | invoice) customers", "invoice customers", "invoice vendors"),
        ("<mail> daily", "letters daily", "letters weekly"),
        ("P&L", "the P&L account", "P and L"),
        ("401k", "the 401(k) plan", "1401k"),
        ("work and play", "work & play", "work play"),
        ("one | two", "number two", "twofold"),
    ],
)
def test_a_phrase_is_met_as_its_language_says(phrase: str, met: str, not_met: str) -> None:
    compiled = Phrase.of(phrase, {"mail": "letters | parcels"})
    assert compiled.is_met_in(phrase_text(met))
    assert not compiled.is_met_in(phrase_text(not_met))


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "(open",
        "close)",
        "[only]",
        "a | ",
        "& b",
        "a !",
        "<unknown>",
        "ab*",
        "a - b",
        "..",
        "a ..",
        "<self>",
        "x | <",
    ],
)
def test_a_phrase_outside_the_language_is_refused(phrase: str) -> None:
    with pytest.raises(BadPhrase):
        Phrase.of(phrase, {"self": "me | <self>"})
