"""A small restaurant's ladder with its document, for tests of pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from graph.documents import SourceDocument, SourceLine
from graph.kinds import EdgeKind, Level, LineClass
from graph.model import Edge, Evidence, Graph, Node
from graph.needs import with_needs

NAME = "restaurant.txt"
Skills = Mapping[str, int | None]


@dataclass
class Post:
    """A role of the ladder with its sentences and the skills that each of them names."""

    title: str
    track: str | None
    rung: int | None
    says: Mapping[str, Skills]
    years: tuple[int, int | None] | None = None
    takes_over: str | None = None


LADDER = (
    Post("Kitchen Porter", "Kitchen", 1, {"Basic hygiene at every station": {"competency:hygiene": 1}}),
    Post(
        "Line Cook",
        "Kitchen",
        2,
        {
            "Advanced knife work": {"competency:knife-work": 4},
            "Keeps the stock list in LarderSoft": {"system:lardersoft": None},
        },
        (1, 3),
        "Kitchen Porter",
    ),
    Post(
        "Head Cook",
        "Kitchen",
        3,
        {
            "Expert knowledge of LarderSoft": {"system:lardersoft": 5},
            "Leads the brigade": {"competency:leading": None},
        },
        (5, None),
        "Line Cook",
    ),
    Post(
        "Waiter",
        "Dining room",
        1,
        {
            "Basic hygiene at the table": {"competency:hygiene": 1},
            "Takes orders in TablePad": {"system:tablepad": 2},
        },
    ),
    Post(
        "Head Waiter",
        "Dining room",
        2,
        {
            "Advanced use of TablePad": {"system:tablepad": 4},
            "Leads the service": {"competency:leading": None},
        },
        (2, 2),
        "Waiter",
    ),
    Post("Bookkeeper", None, None, {"Proficient in LarderSoft": {"system:lardersoft": 3}}),
)
LABELS = {
    "competency:hygiene": "Hygiene",
    "competency:knife-work": "Knife work",
    "competency:leading": "Leading a team",
    "system:lardersoft": "LarderSoft",
    "system:tablepad": "TablePad",
}


@dataclass
class _Build:
    labels: Mapping[str, str]
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    lines: list[SourceLine] = field(default_factory=list)

    def write(self, text: str, role: str, kind: LineClass, level: int | None = None) -> Evidence:
        """Append a line to the document and return it as evidence."""
        self.lines.append(SourceLine(len(self.lines) + 1, text, kind, role))
        quote = text.split(maxsplit=1)[0] if level else None
        return Evidence(NAME, len(self.lines), 0, len(text), text, Level(level) if level else None, quote)

    def link(self, source: str, kind: EdgeKind, target: str, evidence: Evidence, **facts: object) -> None:
        """Append an edge."""
        self.edges.append(Edge(source, kind, target, (evidence,), facts))


def role_id(title: str) -> str:
    """The id of a role by its title."""
    return f"role:{title.lower().replace(' ', '-')}"


def restaurant(ladder: tuple[Post, ...] = LADDER, labels: Mapping[str, str] = LABELS) -> Graph:
    """The graph of the ladder, with its effective requirements."""
    build = _Build(labels)
    starts = {post.title: _role(build, post) for post in ladder}
    for post in ladder:
        if post.takes_over:
            _takes_over(build, post, post.takes_over)
    for low, high in pairwise(ladder):
        if low.track and low.track == high.track:
            build.link(role_id(low.title), EdgeKind.PROMOTES_TO, role_id(high.title), starts[high.title])
    document = SourceDocument(NAME, tuple(build.lines)).as_node("document:restaurant")
    return with_needs(Graph((*build.nodes.values(), document), tuple(build.edges)))


def _role(build: _Build, post: Post) -> Evidence:
    role = role_id(post.title)
    start = build.write(post.title, role, LineClass.ROLE_TITLE)
    years = post.years and {
        "min": post.years[0],
        "max": post.years[1],
        "field": "service",
        "line": start.line,
    }
    facts = {"track": post.track, "track_stated": True, "level_index": post.rung, "years": years}
    build.nodes[role] = Node(role, post.title, facts={**facts, "document": NAME, "line": start.line})
    if post.track:
        track = f"track:{post.track.lower().replace(' ', '-')}"
        build.nodes[track] = Node(track, post.track)
        build.link(role, EdgeKind.IN_TRACK, track, start)
    for text, skills in post.says.items():
        _says(build, role, text, skills)
    return start


def _says(build: _Build, role: str, text: str, skills: Skills) -> None:
    evidence = build.write(text, role, LineClass.REQUIREMENT, next(iter(skills.values()), None))
    requirement = f"requirement:{role}-{evidence.line}"
    facts = {"section": "technical", "heading": None, "document": NAME, "line": evidence.line}
    build.nodes[requirement] = Node(requirement, text, facts=facts)
    build.link(role, EdgeKind.STATES, requirement, evidence)
    build.link(requirement, EdgeKind.FROM, "document:restaurant", evidence)
    for skill, level in skills.items():
        build.nodes[skill] = Node(skill, build.labels[skill])
        build.link(requirement, EdgeKind.NAMES, skill, evidence, level=level)


def _takes_over(build: _Build, post: Post, target: str) -> None:
    evidence = build.write(f"All that the {target} masters", role_id(post.title), LineClass.INHERITANCE)
    build.link(
        role_id(post.title), EdgeKind.INHERITS, role_id(target), evidence, scope="technical", sme=False
    )


def wide_ladder(tracks: int, rungs: int) -> tuple[Post, ...]:
    """A ladder of this many tracks and rungs, each role with a skill of its own and a shared one."""
    return tuple(_wide(tracks, rungs))


def _wide(tracks: int, rungs: int) -> Iterator[Post]:
    for track in range(1, tracks + 1):
        for rung in range(1, rungs + 1):
            says: dict[str, Skills] = {
                f"Working hygiene in section {track}": {"competency:hygiene": min(rung, 5)},
                f"Knife work for section {track} at table {rung}": {"competency:knife-work": None},
            }
            yield Post(f"Section {track} Specialist Grade {rung}", f"Section {track}", rung, says)
