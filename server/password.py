"""Changing the password of a server of one's own."""

from graph.errors import ServerTrouble
from server.home import Home, write_private
from server.local import USER
from server.process import HOST, running

SHORTEST = 8


def change_password(home: Home, new: str) -> None:
    """Give the server a new password and write it down; raises ServerTrouble when it does not take it."""
    from neo4j import GraphDatabase  # noqa: PLC0415
    from neo4j.exceptions import DriverError, Neo4jError  # noqa: PLC0415

    if len(new) < SHORTEST:
        raise ServerTrouble(f"a password has {SHORTEST} characters or more; nothing is changed")
    if not running(home):
        raise ServerTrouble("the server does not run: start it first with atlas neo4j start")
    old = home.password()
    try:
        with GraphDatabase.driver(f"bolt://{HOST}:{home.state()['port']}", auth=(USER, old)) as driver:
            driver.execute_query(
                "ALTER CURRENT USER SET PASSWORD FROM $old TO $new", old=old, new=new, database_="system"
            )
    except (DriverError, Neo4jError) as error:
        raise ServerTrouble(f"the server did not take the new password: {error}") from error
    write_private(home.password_file, new)
