"""Drawn ladders that can be edited, for tests of what changed between two."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from graph.ladder.check import check
from graph.ladder.finding import LadderFinding, Severity
from graph.model import Evidence, Graph
from graph.stores.memory import NetworkxStore
from tests.kit.page_graph import Post, Skills, restaurant

LADDER = (
    Post(
        "Line Cook",
        "Kitchen",
        1,
        {
            "Basic hygiene at the stove": {"competency:hygiene": 1},
            "Working knife work on fish": {"competency:knife-work": 2},
            "Counts the crates every morning": {},
        },
        (1, 2),
    ),
    Post(
        "Head Cook",
        "Kitchen",
        2,
        {
            "Advanced knife work with game": {"competency:knife-work": 4},
            "Plans the menu of the week with the suppliers": {},
            "Keeps the stock list in LarderSoft": {"system:lardersoft": None},
        },
        (3, None),
        "Line Cook",
    ),
    Post(
        "Waiter",
        "Dining room",
        1,
        {
            "Basic hygiene at the table": {"competency:hygiene": 1},
            "Takes orders in TablePad": {"system:tablepad": 2},
            "Greets every guest at the door": {},
        },
    ),
    Post(
        "Head Waiter",
        "Dining room",
        2,
        {
            "Advanced use of TablePad": {"system:tablepad": 4},
            "Draws up the rota for evenings": {},
            "Proficient in LarderSoft for wine": {"system:lardersoft": 3},
        },
        (2, 2),
        "Waiter",
    ),
)
Ladder = tuple[Post, ...]


def stored(ladder: Sequence[Post]) -> NetworkxStore:
    """A store that holds the ladder."""
    store = NetworkxStore()
    store.replace(restaurant(tuple(ladder)))
    return store


def edited(ladder: Sequence[Post], title: str, edit: Callable[[Post], Post]) -> Ladder:
    """The ladder with one role edited."""
    return tuple(edit(post) if post.title == title else post for post in ladder)


def saying(post: Post, old: str, new: str | None, skills: Skills | None = None) -> Post:
    """The post with a sentence in other words, or without it."""
    says: dict[str, Skills] = {}
    for text, named in post.says.items():
        if text != old:
            says[text] = named
        elif new is not None:
            says[new] = named if skills is None else skills
    return replace(post, says=says)


def renamed(ladder: Sequence[Post], old: str, new: str) -> Ladder:
    """The ladder with one role under another title, wherever it is spoken of."""
    return tuple(
        replace(
            post,
            title=new if post.title == old else post.title,
            takes_over=new if post.takes_over == old else post.takes_over,
        )
        for post in ladder
    )


def findings_of(ladder: Sequence[Post] | Graph) -> tuple[LadderFinding, ...]:
    """What the check finds in a drawn ladder."""
    store = NetworkxStore()
    store.replace(ladder if isinstance(ladder, Graph) else restaurant(tuple(ladder)))
    return check(store)


def of(code: str, findings: Sequence[LadderFinding]) -> list[LadderFinding]:
    """The findings of one code."""
    return [finding for finding in findings if finding.code == code]


def odd(
    code: str, severity: Severity, text: str, *, line: int = 1, document: str = "a.txt", message: str = "odd"
) -> LadderFinding:
    """A finding on this text of a document; its suggestion is the message again."""
    said = Evidence(document, line, 0, len(text), text)
    return LadderFinding.on(said, code, severity, message=message, suggestion=message, role=None)
