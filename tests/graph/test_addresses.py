"""Addresses typed or glued together by people: taken, or one line that says what to do, everywhere."""

from pathlib import Path

import pytest

from graph.address import Address, AddressKind, tidied, without_secrets
from graph.errors import BadAddress
from loaders.connect import connect
from loaders.login import target
from tests.kit.atlas import Atlas
from views.settings.store import glued

SECRET = "correct-horse-battery"
ENV = {"NEO4J_PASSWORD": "x"}


@pytest.mark.parametrize(
    ("address", "uri", "dataset"),
    [
        ("NEO4J://HOST", "neo4j://host", "atlas"),
        ("Neo4j+S://Graph.Example:7688", "neo4j+s://graph.example:7688", "atlas"),
        ("  bolt://h:7687/ ", "bolt://h:7687", "atlas"),
        ("neo4j://h?dataset=Finance", "neo4j://h", "Finance"),
        ("neo4j://h?policy=eu&dataset=hr", "neo4j://h?policy=eu", "hr"),
        ("neo4j://[::1]:7687?dataset=a.b-c", "neo4j://[::1]:7687", "a.b-c"),
        ("BOLT+SSC://127.0.0.1:1", "bolt+ssc://127.0.0.1:1", "atlas"),
        ("neo4j://h?&&dataset=a%2Db", "neo4j://h", "a-b"),
    ],
)
def test_what_can_be_meant_is_taken(address: str, uri: str, dataset: str) -> None:
    asked = Address.parse(address)
    assert (asked.kind, asked.uri, asked.dataset) == (AddressKind.SERVER, uri, dataset)
    assert Address.parse(asked.shown) == asked
    assert target(asked, ENV).address == asked


REFUSED = {
    "neo4j://h?dataset=a&dataset=b": "two values for dataset, 'a' and 'b': give one dataset",
    "neo4j://h?dataset=a&dataset=a": "give one dataset",
    "neo4j://h?dataset=": "names no dataset after dataset=",
    "neo4j://h?dataset": "names no dataset",
    "neo4j://h?dataset=a%20b": "dataset 'a b': give up to 64 letters",
    "neo4j://h?dataset=a%0Ab": "give up to 64 letters",
    "neo4j://h?Dataset=a": "not for 'Dataset'",
    "neo4j://h?datset=a": "not for 'datset'",
    "neo4j://h?database=hr": "set NEO4J_DATABASE",
    "bolt://h?policy=eu": "policy is for clusters",
    "neo4j://h?address=x": "not for 'address'",
    "neo4j://h:": "the port '' is none",
    "neo4j://h:abc": "the port 'abc' is none: give a number from 1 to 65535",
    "neo4j://h:0": "the port '0' is none",
    "neo4j://h:-1": "the port '-1' is none",
    "neo4j://h:65536": "the port '65536' is none",
    "neo4j://h:7687:7688": "the port '7687:7688' is none",
    "neo4j://h:\uff17\uff16": "the port '\uff17\uff16' is none",
    "neo4j://::1": "names no server",
    "neo4j://": "names no server",
    "neo4j://?dataset=a": "names no server",
    "neo4j://[::1": "cannot be read",
    "neo4j://h h": "a blank in the store address",
    "neo4j://h\n:7687": "a blank in the store address",
    "neo4j://h;x": "is no name of a server",
    f"neo4j://{'a' * 64}": "is no name of a server",
    "neo4j://h/hr": "is no store address",
    "neo4j://h#hr": "is no store address",
    "neo4j+x://h": "is no scheme of Neo4j",
    "NEO4J+TLS://h": "neo4j+tls:// is no scheme of Neo4j",
    "neo4j:/h": "is no store address",
    "neo4j:h:7687": "is no store address",
    "neo4j//h": "is no store address",
    "HTTP://h:7474": "is no store address",
    "://h": "is no store address",
    " ": "is no store address",
    "file:": "is no store address",
    "X.db": "'X.db' is no store address; did you mean file:X.db?",
    "/data/atlas.db": "did you mean file:/data/atlas.db?",
    "/": "did you mean memory:/?",
    "atlas": "'atlas' is no store address; give memory:",
}


@pytest.mark.parametrize("address", REFUSED)
def test_what_cannot_be_is_one_line_and_exit_2(
    address: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Atlas(capsys, monkeypatch)("who-needs", "Salesforce", "--store", address)
    assert (told.code, told.out) == (2, "")
    assert REFUSED[address] in told.err
    assert len(told.err.splitlines()) == 1
    with pytest.raises(BadAddress) as refused:
        connect(None, {"STORE": address})
    assert f"atlas: {' '.join(str(refused.value).split())}\n" == told.err


def test_a_load_refuses_the_address_with_the_same_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Atlas(capsys, monkeypatch)("load", "seeds/documents", "--into", "neo4j://h?dataset=a&dataset=b")
    assert (told.code, told.out) == (2, "")
    assert "give one dataset" in told.err


@pytest.mark.parametrize(
    "address",
    [
        f"neo4j://ann:{SECRET}@h:7687",
        f"neo4j://ann:{SECRET}@h:bad",
        f"neo4j://ann:{SECRET}/x@h",
        f"neo4j://ann:12#{SECRET}@h",
        f"neo4j://ann:?{SECRET}@h",
        f"NEO4J://{SECRET}@h",
        f"neo4j://h?user=ann&password={SECRET}",
        f"neo4j://h?PASSWORD={SECRET}",
        f"neo4j:/ann:{SECRET}@h",
        f"http://ann:{SECRET}@h:7474",
        f"ann:{SECRET}@h",
        f"https://h?token={SECRET}",
        f"neo4j://ann:%41{SECRET}@[::1",
    ],
)
def test_no_message_repeats_a_secret(address: str) -> None:
    with pytest.raises(BadAddress) as refused:
        connect(address)
    assert SECRET not in str(refused.value)


def test_the_case_of_the_report_is_one_line(
    shared_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = (shared_dir / "cases" / "reports" / "15-dataset-twice.md").read_text(encoding="utf-8")
    line = next(line for line in report.splitlines() if line.strip().startswith("atlas "))
    _, command, skill, option, address = line.replace('"', "").split()
    told = Atlas(capsys, monkeypatch)(command, skill, option, address)
    assert (told.code, told.out) == (2, "")
    assert "give one dataset" in told.err
    assert len(told.err.splitlines()) == 1


def test_forms_without_a_server_are_taken_in_any_case_too(tmp_path: Path) -> None:
    assert connect(" Memory: ").address == "memory:"
    assert connect(f"FILE:{tmp_path}/Kept.json").address == f"file:{tmp_path}/Kept.json"
    assert tidied("C:/x.json") == "C:/x.json"
    assert AddressKind.of(" Bolt+S://h") is AddressKind.SERVER
    assert AddressKind.of("neo4j:h") is None
    assert AddressKind.of("file://neo4j") is AddressKind.FILE


def test_an_address_is_shown_without_what_may_be_a_secret() -> None:
    assert without_secrets("neo4j://h:7687?dataset=a") == "neo4j://h:7687"
    assert SECRET not in without_secrets(f"http://a:{SECRET}@h")
    assert without_secrets("nonsense") == "nonsense"


@pytest.mark.parametrize(
    ("address", "field", "made"),
    [
        ("neo4j://h?dataset=a", "atlas", "neo4j://h?dataset=a"),
        ("neo4j://h?dataset=a", "", "neo4j://h?dataset=a"),
        ("neo4j://h?dataset=a", "a", "neo4j://h?dataset=a"),
        ("neo4j://h?dataset=a", "b", "neo4j://h?dataset=a&dataset=b"),
        ("neo4j://h?dataset=a&dataset=b", "atlas", "neo4j://h?dataset=a&dataset=b"),
        ("neo4j://h", "b", "neo4j://h?dataset=b"),
        ("neo4j://h?policy=eu", "b", "neo4j://h?policy=eu&dataset=b"),
    ],
)
def test_settings_never_drop_one_of_two_datasets_in_silence(address: str, field: str, made: str) -> None:
    assert glued(address, field, "atlas") == made
