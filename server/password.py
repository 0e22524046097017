"""The password of a server of one's own: the first one, and another in its place."""

import hashlib
import secrets

from graph.errors import ServerTrouble
from server.answering import changed
from server.home import USER, Home, write_private
from server.process import running

ROUNDS = 1024
SHORTEST = 8


def set_first_password(home: Home) -> None:
    """Write down what the server takes its first user from, unless it has users already.

    It is handed over in a private file: nobody reads it in a list of processes.
    """
    if not home.has_logins():
        salt = secrets.token_bytes(32)
        line = f"{USER}:SHA-256,{hashed(home.password(), salt).hex()},{salt.hex()},{ROUNDS}:\n"
        write_private(home.data / "data" / "dbms" / "auth.ini", line)


def hashed(password: str, salt: bytes) -> bytes:
    """The password as the server keeps it: SHA-256 of salt and password, hashed again round by round."""
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return digest


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
