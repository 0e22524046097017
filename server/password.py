"""Changing the password of a server of one's own."""

from graph.errors import ServerTrouble
from server.answering import changed
from server.home import Home, write_private
from server.process import running

SHORTEST = 8


def change_password(home: Home, new: str) -> None:
    """Give the server a new password and write it down; raises ServerTrouble when it does not take it."""
    if len(new) < SHORTEST:
        raise ServerTrouble(f"a password has {SHORTEST} characters or more; nothing is changed")
    if new.startswith("-"):
        raise ServerTrouble(
            "a password does not begin with -, for programs take that for an option of theirs"
        )
    if not running(home):
        raise ServerTrouble("the server does not run: start it first with atlas neo4j start")
    # Written down beside the old one first: whoever is killed between the two has lost neither.
    write_private(home.next_password_file, new)
    why = changed(home.state()["port"], home.password(), new)
    if why:
        home.next_password_file.unlink(missing_ok=True)
        raise ServerTrouble(f"the server did not take the new password: {why}")
    home.next_password_file.replace(home.password_file)
