"""A visitor makes the server open no file and reach no host, by whatever is typed, uploaded or linked."""

import socket
from pathlib import Path

import pytest

from console.guard import guard
from console.tokens import Refused
from graph.stores.sqlite.store import FileStore
from tests.kit.pages import visited
from tests.kit.watched import untouched, watched

PAGES = (
    "home",
    "map",
    "explore",
    "who_needs",
    "compare",
    "coverage",
    "plan",
    "what_if",
    "check",
    "changes",
    "sources",
)
# Every parameter that a page reads, and those that a visitor may hope it reads.
READ = (
    *(
        "a",
        "a-name",
        "all",
        "apart",
        "at",
        "avoid",
        "away",
        "b",
        "ban",
        "by",
        "capacity",
        "climb",
        "code",
        "count",
    ),
    *("coverage-kinds", "document", "floor", "focus", "from", "hours", "idle", "kind", "kinds", "level"),
    *("line", "moves", "new", "path", "people", "roles", "sheet", "skill", "target", "to", "two"),
)
HOPED = ("store", "STORE", "address", "dataset", "file", "url", "vocabulary", "rules", "roster", "env")


def reaching(secret: Path, host: str) -> tuple[str, ...]:
    return (
        str(secret),
        f"../../../../../../{secret}",
        f"file:{secret}",
        f"file://{secret}",
        f"memory:{secret.parent}",
        f"http://{host}/",
        f"neo4j://{host}",
        f"bolt://{host}?dataset=x",
        f"//{host}/share",
        f"leave|file:{secret}",
    )


def test_the_watch_sees_a_file_and_a_host(secret: Path, host: str) -> None:
    with watched() as watch:
        secret.read_text(encoding="utf-8")
        name, port = host.split(":")
        socket.create_connection((name, int(port))).close()
    assert str(secret) in watch.opened
    assert watch.reached


@pytest.mark.parametrize("page", PAGES)
def test_no_address_opens_a_file_or_reaches_a_host(
    at_restaurant: FileStore, page: str, secret: Path, host: str
) -> None:
    visited(f"{page}/page.py")
    for value in reaching(secret, host):
        with watched() as watch:
            app = visited(f"{page}/page.py", **dict.fromkeys((*READ, *HOPED), value))
        untouched(watch, secret, app)


@pytest.mark.parametrize("setting", ["off", "", "perhaps"])
def test_settings_that_are_locked_take_nothing(
    at_restaurant: FileStore, monkeypatch: pytest.MonkeyPatch, setting: str, secret: Path, host: str
) -> None:
    monkeypatch.setenv("SETTINGS", setting)
    for value in reaching(secret, host):
        with watched() as watch:
            app = visited("settings/page.py", **dict.fromkeys((*READ, *HOPED), value))
        untouched(watch, secret, app)
        assert not [*app.text_input, *app.button, *app.selectbox]
        assert [one.icon for one in app.info] == [":material/lock:"]


@pytest.mark.parametrize(
    "question",
    [
        "LOAD CSV FROM 'file:///etc/passwd' AS r RETURN r",
        "load csv with headers from 'https://a.example/x.csv' as r return r",
        "MATCH (n) CALL { LOAD CSV FROM n.url AS r RETURN r } RETURN r",
        "RETURN EXISTS { LOAD CSV FROM 'file:///x' AS r RETURN r }",
        "CALL apoc.load.json('http://a.example/') YIELD value RETURN value",
        "CALL apoc.load.xml('file:///etc/passwd') YIELD value RETURN value",
        "CALL apoc.import.graphml('file:///x', {}) YIELD nodes RETURN nodes",
        "CALL apoc.export.csv.all('x.csv', {})",
        "CALL apoc.bolt.load('bolt://a.example', 'RETURN 1') YIELD row RETURN row",
        "CALL n10s.rdf.import.fetch('http://a.example/', 'Turtle')",
        "RETURN genai.vector.encode('x', 'OpenAI', {token: 't'})",
        "RETURN apoc.util.sha1([file()])",
        "RETURN file() AS f",
        "CALL dbms.security.listUsers()",
        "CALL dbms.listConfig() YIELD name, value RETURN name, value",
        "CALL dbms.cluster.routing.getRoutingTable({}, 'neo4j')",
        "USE system SHOW USERS",
        "ALTER DATABASE x SET OPTION txLogEnrichment 'FULL'",
        "START DATABASE x",
    ],
)
def test_no_question_to_the_console_opens_a_file_or_reaches_a_host(question: str) -> None:
    with pytest.raises(Refused):
        guard(question)
