"""What an address of a store looks like before anything is asked: tidied, and shown without secrets."""

SERVERS = ("neo4j", "bolt")
# Forms of a store; what stands before their colon is the same in any case of letters.
FORMS = ("memory", "file", *SERVERS)


def tidied(address: str) -> str:
    """The address without blanks around it, its scheme in small letters."""
    bare = address.strip()
    scheme, colon, rest = bare.partition(":")
    known = scheme.casefold().partition("+")[0] in FORMS
    return f"{scheme.casefold()}{colon}{rest}" if known else bare


def on_server(address: str) -> bool:
    """Whether a store address leads to a Neo4j server."""
    scheme, _, rest = tidied(address).partition(":")
    return scheme.partition("+")[0] in SERVERS and rest.startswith("//")


def shown(address: str) -> str:
    """The address as a message may show it: nothing that could be a user or a password."""
    scheme, slashes, rest = address.partition("//")
    if not slashes:
        scheme, slashes, rest = address.partition(":")
    rest = rest.partition("?")[0]
    return f"{scheme}{slashes}…{rest[rest.rindex('@') :]}" if "@" in rest else f"{scheme}{slashes}{rest}"
