"""The constraints and indexes that every query relies on; those of other programs are left alone."""

import time
from collections.abc import Mapping
from typing import LiteralString

from graph.errors import StoreTrouble, StoreUnavailable
from graph.stores.neo4j import cypher_write as cypher
from graph.stores.neo4j.cypher_write import IndexRule
from graph.stores.neo4j.link import Link, Record

# Seconds that an index of ours may take to serve, and between two looks at it.
PATIENCE, PAUSE = 60, 0.05


def prepare(link: Link) -> None:
    """Have every constraint and index of ours, and wait until they serve."""
    if _lacking(link):
        _define(link, cypher.SCHEMA)
        _define(link, cypher.SCHEMA_UNNAMED)
    _wait(link)


def prepare_if_bare(link: Link) -> None:
    """Have the schema on a database that holds datasets without it, such as a freshly imported one.

    A user who may only read is let go on: then the queries are slow, not wrong.
    """
    if link.ask(cypher.ANYTHING_HELD)[0]["held"] and _lacking(link):
        try:
            prepare(link)
        except StoreUnavailable:
            raise
        except StoreTrouble:
            return


def broken_rule(link: Link, said: str) -> str:
    """What to say of a load that broke a rule of the database, which the server told in these words."""
    others = [row for row in link.ask(cypher.CONSTRAINTS_HELD) if not _is_ours(row)]
    named = [row for row in others if all(f"`{word}`" in said for word in _words(row))] or others
    if not named:
        here = link.address
        return f"two rows of one load bear the same id at {here}: the load is undone, report the document"
    rule = named[0]
    on = f"{'/'.join(rule['labels'])}({', '.join(rule['properties'])})"
    return (
        f"the rule {rule['name']} on {on}, which another program made at {link.address}, forbids this load, "
        f"which is undone: run DROP CONSTRAINT `{rule['name']}` there, or name a database without it in "
        "NEO4J_DATABASE"
    )


def _define(link: Link, statements: Mapping[IndexRule, LiteralString]) -> None:
    for rule in _lacking(link):
        link.define(statements[rule])


def _lacking(link: Link) -> list[IndexRule]:
    """Our rules that no index serves; raises StoreTrouble for one that another program's index bars."""
    held = [
        (IndexRule(row["label"], row["property"], row["unique"]), row) for row in link.ask(cypher.SCHEMA_HELD)
    ]
    served = {rule for rule, _ in held}
    lacking = [r for r in cypher.SCHEMA if r not in served and r._replace(unique=True) not in served]
    for rule in lacking:
        for other, row in held:
            if rule.unique and other == rule._replace(unique=False):
                raise StoreTrouble(_barred(link, rule, row))
    return lacking


def _barred(link: Link, rule: IndexRule, row: Record) -> str:
    return (
        f"the index {row['name']} on {rule.label}({rule.property}), which another program made at "
        f"{link.address}, bars a rule that Role Atlas needs: run DROP INDEX `{row['name']}` there, "
        "then try again"
    )


def _wait(link: Link) -> None:
    until = time.monotonic() + PATIENCE
    while waiting := [row for row in link.ask(cypher.SCHEMA_HELD) if row["state"] != "ONLINE"]:
        name = waiting[0]["name"]
        if waiting[0]["state"] == "FAILED" or time.monotonic() > until:
            raise StoreTrouble(
                f"the index {name} at {link.address} does not come to serve: run DROP INDEX `{name}` there, "
                "or DROP CONSTRAINT where it belongs to one, then load again"
            )
        time.sleep(PAUSE)


def _is_ours(row: Record) -> bool:
    if len(row["labels"]) != 1 or len(row["properties"]) != 1:
        return False
    return (
        "UNIQUENESS" in row["type"]
        and IndexRule(row["labels"][0], row["properties"][0], True) in cypher.SCHEMA
    )


def _words(row: Record) -> tuple[str, ...]:
    return (*row["labels"], *row["properties"])
