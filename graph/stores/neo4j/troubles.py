"""What the driver raises, as one line that says what is wrong and what to do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    ConnectionAcquisitionTimeoutError,
    ConstraintError,
    DriverError,
    IncompleteCommit,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.errors import GraphError, InvalidRecord, RuleBroken, StoreTrouble, StoreUnavailable

Raised = Neo4jError | DriverError


@dataclass(frozen=True)
class Trouble:
    """A kind of driver error: its class, a word of its code or text, and what we say instead."""

    kind: type[Exception]
    mark: str
    says: str
    becomes: Callable[[str], GraphError] = StoreTrouble


# The first line that fits counts; {at} is the address without secrets.
TROUBLES: tuple[Trouble, ...] = (
    Trouble(
        IncompleteCommit,
        "",
        "the connection to {at} broke while a change was made: whether it holds is read anew on the next try",
        StoreUnavailable,
    ),
    Trouble(
        ServiceUnavailable,
        "dns",
        "no machine is known by the name in {at}: check the name, and for Aura that the instance runs",
        StoreUnavailable,
    ),
    Trouble(
        ServiceUnavailable,
        "ssl",
        "the server at {at} speaks no TLS: use bolt:// or neo4j:// without +s",
        StoreUnavailable,
    ),
    Trouble(
        ServiceUnavailable,
        "handshake",
        "what answers at {at} does not speak Bolt: give the Bolt port, 7687 unless changed, not that of HTTP",
        StoreUnavailable,
    ),
    Trouble(
        ServiceUnavailable,
        "routing information",
        "{at} gives no routing information: try bolt:// in place of neo4j://, or check that the server runs",
        StoreUnavailable,
    ),
    Trouble(
        ServiceUnavailable,
        "",
        "no Neo4j server answers at {at}: start it (here: atlas neo4j start) or check host and port",
        StoreUnavailable,
    ),
    Trouble(
        SessionExpired,
        "",
        "the connection to {at} was lost: try again, and check that the server runs",
        StoreUnavailable,
    ),
    Trouble(
        ClientError,
        "CredentialsExpired",
        "the first password of {at} must be changed before use: run ALTER CURRENT USER SET PASSWORD there",
    ),
    Trouble(
        ClientError,
        "AuthenticationRateLimit",
        "{at} refuses logins for a while after too many wrong passwords: wait, then check NEO4J_PASSWORD",
    ),
    Trouble(
        AuthError,
        "",
        "{at} refuses this user and password: set NEO4J_USERNAME and NEO4J_PASSWORD, or NEO4J_CREDENTIALS",
    ),
    Trouble(
        ClientError,
        "DatabaseNotFound",
        "{at} has no database of this name: set NEO4J_DATABASE to one that it has, neo4j unless changed",
    ),
    Trouble(
        ClientError,
        "TransactionTimedOut",
        "the query took longer than it may and was stopped by {at}: ask for less at once",
    ),
    Trouble(
        TransientError,
        "TransactionTimedOut",
        "the query took longer than it may and was stopped by {at}: ask for less at once",
    ),
    Trouble(
        TransientError,
        "OutOfMemory",
        "the query needs more memory than {at} gives it: ask for less at once, or raise the server's memory",
    ),
    Trouble(
        ClientError,
        "AccessMode",
        "{at} was asked to change something by a read: this is a fault of the program, please report it",
    ),
    Trouble(
        ClientError,
        "Forbidden",
        "the user may not do this at {at}: give it the right, or set NEO4J_USERNAME to one that has it",
    ),
    Trouble(
        ConstraintError,
        "",
        "a rule of the database at {at} forbids this: {why}",
        RuleBroken,
    ),
    Trouble(
        ConnectionAcquisitionTimeoutError,
        "",
        "too many questions at once at {at}: try again in a moment",
        StoreUnavailable,
    ),
    Trouble(
        TransientError, "", "{at} is busy or changing its leader: try again in a moment", StoreUnavailable
    ),
    Trouble(ConfigurationError, "", "the settings for {at} do not fit together: {why}"),
)


@contextmanager
def told(address: str) -> Iterator[None]:
    """Turns what the driver raises in the block into our errors, with `from`."""
    try:
        yield
    except (Neo4jError, DriverError) as error:
        raise translated(error, address) from error
    except (ValueError, OverflowError, UnicodeEncodeError) as error:
        raise InvalidRecord(f"a value cannot be kept in Neo4j: {error}") from error


def translated(error: Raised, address: str) -> GraphError:
    """Our error for one of the driver's."""
    told_by = f"{getattr(error, 'code', '')} {error} {error.__cause__ or ''}".casefold()
    for trouble in TROUBLES:
        if isinstance(error, trouble.kind) and trouble.mark.casefold() in told_by:
            return trouble.becomes(trouble.says.format(at=address, why=" ".join(str(error).split())))
    return StoreTrouble(f"{address} answered: {' '.join(str(error).split())}")
