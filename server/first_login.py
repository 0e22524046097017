"""The first password of a server, handed over in a private file: nobody reads it in a list of processes."""

import hashlib
import secrets

from server.home import Home, write_private

USER = "neo4j"
ROUNDS = 1024


def set_first_password(home: Home) -> None:
    """Write down what the server takes its first user from, unless it has users already."""
    if not home.has_logins():
        salt = secrets.token_bytes(32)
        line = f"{USER}:SHA-256,{hashed(home.password(), salt).hex()},{salt.hex()},{ROUNDS}:\n"
        write_private(home.data / "data" / "dbms" / "auth.ini", line)


def hashed(password: str, salt: bytes) -> bytes:
    """The password as the server keeps it: SHA-256 of salt and password, hashed again round by round."""
    found = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(ROUNDS - 1):
        found = hashlib.sha256(found).digest()
    return found
