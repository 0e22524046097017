"""The versions of a dataset as a table for people."""

from commands.asking import to_table
from commands.printing import say, table
from contract.versions import ActsLogged, Versions, WentBack
from graph.kinds import number_of
from graph.stores.versions import Version


@to_table.register
def versions(answer: Versions) -> None:
    """The versions, the newest first, and how one is gone back to."""
    headings = ("Version", "Made", "By", "Roles", "Documents", "Why")
    table("Versions that are kept", headings, map(_row, answer.kept))
    if any(not one.stands for one in answer.kept):
        say(
            "atlas versions back NUMBER puts one in place of what stands; "
            "atlas diff NUMBER NUMBER compares two."
        )


@to_table.register
def done(answer: ActsLogged) -> None:
    """Who did what, the newest first."""
    rows = ((when(one.at) if one.at else "", one.by, one.what) for one in answer.doings)
    table("Who did what", ("When", "Who", "What"), rows)


@to_table.register
def went_back(answer: WentBack) -> None:
    """What stands there now."""
    was = number_of(answer.outcome.before or 0, "role")
    say(
        f"Version {answer.number} stands in {answer.outcome.address} again: "
        f"{number_of(answer.outcome.roles, 'role')} in place of {was}. It is kept as a further version."
    )


def _row(one: Version) -> tuple[str, ...]:
    number = f"{one.number} (stands)" if one.stands else str(one.number)
    documents = ", ".join(one.documents) or "not kept"
    return number, when(one.at), one.by, f"{one.roles:,}", documents, one.note


def when(at: str) -> str:
    """A moment in UTC as people write it: 2026-11-29 14:05 UTC."""
    return f"{at[:16].replace('T', ' ')} UTC"
