"""Graphs of every kind with the command lines that ask all commands of them, at their edges too."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path

from graph.kinds import SKILL_KINDS, NodeKind, Rungs
from graph.ladder.accepting import accept as accept_findings
from graph.ladder.accepting import decisions, put_off, take_back, take_in
from graph.ladder.check import check
from graph.ladder.finding import Accepted, entries_json
from graph.model import Graph
from graph.stores import named
from graph.stores.keeping import keep
from graph.stores.records import Act, RecordChange, RecordKind
from graph.stores.sqlite.store import FileStore
from loaders.connect import read_graph
from loaders.datasets import removed
from loaders.roster.kept import KeptTable, keep_table
from tests.kit.ladders import LADDER, edited, renamed, saying
from tests.kit.page_graph import Post, restaurant
from tests.kit.places import SEEDS, SHARED

Line = tuple[str, ...]
HEADINGS = "person,employee id,role,skill,level,date,valid until,target role,capacity,status,hobby"
# A table of roles, and a framework without any.
TABLES = """# Kitchen

| Area | Cook | Chef |
|---|---|---|
| Soup | Cooks the soup | Writes the menu |

| Skill | Level 1 | Level 2 |
|---|---|---|
| Knives | Cuts with some help | Teaches how to cut |
"""


@dataclass(frozen=True)
class World:
    """A graph kept in a file, a folder to write into, and what to ask about."""

    folder: Path
    documents: Sequence[Path]
    roles: Sequence[str]
    skills: Sequence[str]

    @property
    def store(self) -> str:
        """The address of the graph."""
        return f"file:{self.folder / 'atlas.json'}"

    def place(self, name: str) -> str:
        """A place in the folder."""
        return str(self.folder / name)


def world(folder: Path, graph: Graph, documents: Sequence[Path] = ()) -> World:
    """A graph put into the folder, with a table of people and rules that fit it."""
    folder.mkdir()
    FileStore(folder / "atlas.json").replace(graph)
    roles = [node.id for node in graph.nodes if node.kind == NodeKind.ROLE]
    skills = [node.id for node in graph.nodes if node.kind in SKILL_KINDS]
    made = World(folder, documents, [*roles[:2], *roles[2:][-1:]], [*skills[:2], *skills[2:][-1:]])
    (folder / "people.csv").write_text(_people(made), encoding="utf-8")
    (folder / "rules.yaml").write_text(json.dumps(_rules(made)), encoding="utf-8")
    return made


def seeds(folder: Path) -> World:
    """The documents that ship with the project."""
    return world(folder, read_graph([SEEDS]), [SEEDS])


def originals(folder: Path) -> World:
    """The two documents of the shared inputs."""
    return world(folder, read_graph([SHARED / "seeds"]), [SHARED / "seeds"])


def written(folder: Path) -> World:
    """A document that says what few documents say: what is not needed, and who leads people."""
    folder.mkdir()
    document = folder / "ladder.txt"
    document.write_text(STOREROOM, encoding="utf-8")
    return world(folder / "kept", read_graph([document]), [document])


def drawn(folder: Path) -> World:
    """The restaurant's ladder, with a role that stands in no track."""
    return world(folder, restaurant())


def empty(folder: Path) -> World:
    """A graph of nothing."""
    return world(folder, Graph((), ()))


STOREROOM = """Stock Clerk

Bachelor's degree in logistics or 1-2 years of experience in a warehouse

  - Advanced knowledge of Excel
  - Works in NetSuite every day
  - No Salesforce experience required
  - QuickBooks is no longer used

Senior Stock Clerk

3+ years of experience in a warehouse
2+ years of supervisory experience

  - Mastery of all Stock Clerk technical requirements
  - Expert in NetSuite; Salesforce is not needed
  - Excel
"""

CLERK = """# Payroll Clerk

## Responsibilities

- Experience with Wanderdesk
- Experience with NetSuit
- Helps CST with questions of staff
- Answers mail of CST
- Tells CST of each delay
- Tends the orchids in the lobby of the building
- Tends orchids in the lobby
- Perform additional duties as assigned
"""

WORLDS: dict[str, Callable[[Path], World]] = {
    "the seeds": seeds,
    "the originals": originals,
    "a written document": written,
    "a restaurant": drawn,
    "nothing": empty,
}


def lines(command: str, known: World) -> Iterator[Line]:
    """The command lines that ask one command about a world, without --store and --json."""
    words = tuple(command.split())
    for rest in _ASKED[command](known):
        yield (*words, *rest)


def _people(known: World) -> str:
    rows = [HEADINGS]
    for role in known.roles[:1]:
        one, other, last = known.skills[0], known.skills[1], known.skills[-1]
        rows += [
            f"Ann Lee,1,{role},{one},5,2025-01-31,,{known.roles[-1]},1,active,chess",
            f"Ann Lee,1,{role},{other},4,,2025-01-01,,,,",
            f"Bob Ray,2,{role},{last},2,2024-01-01,,,,,",
            f'"Lee, Ann",3,{role},{last},no level,,,,,,',
            f"Cy Low,4,no such role,{other},3,soon,,,,,",
            f"Dee Fox,5,{role},no such skill,3,,,,,left,",
            f"Dee Foxe,,{role},{one},3,,,,,,",
            f"Gus Orr,,{role},{one},3,,,,,,",
            f"Orr Gus,,{role},{one},3,,,,,,",
            "Total,,,,12,,,,,,",
        ]
    return "\n".join(rows) + "\n"


def _rules(known: World) -> dict[str, object]:
    if not known.skills:
        return {}
    one, other, last = known.skills[0], known.skills[1], known.skills[-1]
    return {
        "rules": [{"between": [one, other], "why": "a test", "source": "nobody"}],
        "prerequisites": [{"skill": last, "after": [one]}],
        "courses": [{"name": "both", "skills": [one, last], "cost": 0.1}],
    }


def _each_role(known: World) -> Iterator[Line]:
    yield from ((role,) for role in known.roles)


def _pairs(known: World) -> Iterator[Line]:
    yield from permutations(known.roles, 2)


def _find(known: World) -> Iterator[Line]:
    for name in (*known.roles, *known.skills):
        yield (name.partition(":")[2][:3],)
    yield ("e", "--kind", "skill", "--top", "1")


def _systems(known: World) -> Iterator[Line]:
    yield ()
    yield ("--kind", "competency")
    yield from ((role,) for role in known.roles[:3])
    if known.folder.name == "the originals":
        yield ("Billing",)


def _likest(known: World) -> Iterator[Line]:
    yield from _each_role(known)
    yield ("--to", known.place("likest.csv"))
    yield ("--to", known.place("likest.parquet"), "--top", "2")


def _counts(known: World) -> Iterator[Line]:
    yield ()
    yield ("--floor", "1")


def _gap(known: World) -> Iterator[Line]:
    yield from _pairs(known)
    if known.folder.name == "the originals":
        yield from (("Billing", "Sales Operations", "--rungs", rungs) for rungs in Rungs)


def _overlap(known: World) -> Iterator[Line]:
    yield from _pairs(known)
    if known.folder.name == "the originals":
        yield ("Billing", "Controller")
        yield ("--all",)
        yield ("--all", "Billing", "Accounting", "--rungs", "all")


def _who_needs(known: World) -> Iterator[Line]:
    for skill in known.skills:
        yield (skill,)
        yield (skill, "--level", "5")
    for one, other in list(permutations(known.skills, 2))[:12]:
        yield (one, f"{other}:1")
        yield (one, other, "--any")
        yield (one, "--without", other)


def _families(known: World) -> Iterator[Line]:
    yield ()
    yield ("--top", "1")


def _paths(known: World) -> Iterator[Line]:
    yield from _pairs(known)
    for ends in list(permutations(known.roles, 2))[:1]:
        yield (*ends, "--max-moves", "1", "--kind", "lateral")
        yield (*ends, "--max-climb", "4")
    if known.folder.name == "the originals":
        yield ("Billing", "Sales Operations", "--rungs", "nearest")
        # One by the next rung, which another one beats, stands beside them.
        yield ("Billing Coordinator", "Senior Sales Operations Analyst", "--count", "9")
        yield ("Sales Operations Analyst", "Controller", "--count", "9")


def _with_people(known: World, *rest: str) -> Iterator[Line]:
    yield rest
    if known.roles:
        people = ("--roster", known.place("people.csv"))
        yield (*rest, *people)
        yield (*rest, *people, "--names", "initials")


def _coverage(known: World) -> Iterator[Line]:
    yield from _with_people(known)
    yield ("--floor", "5")


def _plan(known: World) -> Iterator[Line]:
    for skill in known.skills[-1:]:
        yield from _with_people(known, skill, "--floor", "5", "--hours-per-step", "4")
        yield (skill, "--target", "99")
        yield (skill, "--target", "99", "--capacity", "0", "--roster", known.place("people.csv"))
    if known.skills:
        rules = ("--rules", known.place("rules.yaml"))
        yield from _with_people(known, *known.skills, *rules, "--alternatives", "--floor", "4")
        yield (*known.skills, "--target", str(len(known.roles) - 1), "--capacity", "1")
        yield (known.skills[0], "--rules", "finance")


def _what_if(known: World) -> Iterator[Line]:
    systems = [skill for skill in known.skills if skill.startswith("system:")]
    rules = ("--rules", known.place("rules.yaml"))
    for role in known.roles[::2]:
        yield ("leave", role)
        yield ("leave", role, *rules, "--then", f"retire {systems[0]}")
    for one, other in permutations(known.roles, 2):
        yield ("move", one, other)
    if known.roles:
        people = ("--roster", known.place("people.csv"))
        yield ("leave", "Bob Ray", *people)
        yield ("leave", "Bob Ray", *people, "--names", "initials")
    for one in systems:
        yield ("retire", one, "--floor", "1")
        yield ("add", one, known.roles[0], "--floor", "2")
    for one, other in permutations(systems, 2):
        yield ("replace", one, other, "--floor", "2")


def _load(known: World) -> Iterator[Line]:
    yield from ((str(document),) for document in known.documents)
    bare = known.folder / "bare.txt"
    bare.write_text("Nothing of note.\n", encoding="utf-8")
    yield (str(bare),)
    ladder = known.folder / "storeroom.txt"
    ladder.write_text(STOREROOM, encoding="utf-8")
    table = known.folder / "kitchen.md"
    table.write_text(TABLES, encoding="utf-8")
    yield (str(table),)
    yield (str(table), "--columns", "Cook=roles,Chef=roles")
    into = ("--into", f"file:{known.folder / 'again.json'}")
    yield (str(ladder), *into)
    yield (str(ladder), *into)
    yield (str(table), *into, "--beside", "--preview")
    yield ("--undo", *into)


def _check(known: World) -> Iterator[Line]:
    yield ()
    baseline = known.place("baseline.json")
    yield ("--update-baseline", baseline)
    yield ("--baseline", baseline)
    value = json.loads(Path(baseline).read_text(encoding="utf-8"))
    stale = {"code": "gone", "role": None, "skill": None, "text": "No such sentence"}
    Path(baseline).write_text(
        json.dumps({**value, "accepted": [*value["accepted"], stale]}), encoding="utf-8"
    )
    yield ("--baseline", baseline)
    if _undecided(known):
        _decide(known)
        yield ()
    _undecided(known)


def _undecided(known: World) -> list[str]:
    """The ids of the findings of a world, on none of which anything is decided."""
    store = FileStore(Path(known.store.removeprefix("file:")))
    given = decisions(store)
    take_back(store, [one.id for one in (*given.accepted, *(put.entry for put in given.later))])
    ids = [finding.id for finding in check(store)]
    store.close()
    return ids


def _decide(known: World) -> None:
    """Let a finding that is gone be accepted, the first put off and the last accepted."""
    store = FileStore(Path(known.store.removeprefix("file:")))
    findings = check(store)
    take_in(store, [Accepted("gone", "role:a", "system:b", "No such sentence")], "base.json", "Ann")
    put_off(store, findings[:1], store.version, "Ann")
    accept_findings(store, findings[1:][-1:], "a test", "Ann")
    store.close()


def _list_findings(known: World) -> Iterator[Line]:
    _undecided(known)
    yield ()
    _decide(known)
    yield ()
    _undecided(known)


def _accept_findings(known: World) -> Iterator[Line]:
    for one in _undecided(known)[:1]:
        yield (one, "--reason", "a test", "--by", "Ann")


def _later_findings(known: World) -> Iterator[Line]:
    for one in _undecided(known)[:1]:
        yield (one, "--by", "Ann")


def _undo_findings(known: World) -> Iterator[Line]:
    for line in _accept_findings(known):
        _decide(known)
        yield line[:1]


def _import_findings(known: World) -> Iterator[Line]:
    _undecided(known)
    baseline = known.place("decided.json")
    entries = [Accepted("gone", "role:a", None, "No such sentence", "a test", "Ann")]
    Path(baseline).write_text(json.dumps(entries_json(entries)), encoding="utf-8")
    yield (baseline,)


def _export_findings(known: World) -> Iterator[Line]:
    if _undecided(known):
        _decide(known)
    yield (known.place("decided.json"),)


def _kept(known: World) -> None:
    store = FileStore(Path(known.store.removeprefix("file:")))
    for kind in named.KINDS:
        for head in store.records(kind):
            named.remove(store, kind, head.name)
    named.keep(store, RecordKind.PLAN, "mine", {"skill": ["system:a"]}, "Ann")
    store.close()


def _keep_people(known: World) -> Iterator[Line]:
    _kept(known)
    if known.roles:
        yield ("roster", "Team", known.place("people.csv"), "--by", "Ann")


def _export_people(known: World) -> Iterator[Line]:
    _kept(known)
    store = FileStore(Path(known.store.removeprefix("file:")))
    keep_table(store, "Team", KeptTable("people.csv", b"person\nAnn\n"))
    store.close()
    yield ("roster", "Team", known.place("again.csv"))


def _of_kept(*words: str) -> Callable[[World], Iterator[Line]]:
    def asked(known: World) -> Iterator[Line]:
        _kept(known)
        yield words

    return asked


def _beside(*words: str) -> Callable[[World], Iterator[Line]]:
    def asked(known: World) -> Iterator[Line]:
        _keep_again(known)
        path = Path(known.store.removeprefix("file:"))
        for name in ("other.db", "gone.db"):
            other = FileStore(path.with_name(name))
            keep(other, other.graph(), allow_empty=True, act=Act((), "ann", "a test"))
        removed(other, "ann", FileStore(path))
        yield words

    return asked


def _versions(known: World) -> Iterator[Line]:
    _keep_again(known)
    yield ()


def _back(known: World) -> Iterator[Line]:
    _keep_again(known)
    yield ("1",)


def _keep_again(known: World) -> None:
    """Let what a world holds be kept as a version with a document."""
    store = FileStore(Path(known.store.removeprefix("file:")))
    original = RecordChange(RecordKind.DOCUMENT, "a.md", b"A")
    keep(store, store.graph(), allow_empty=True, act=Act((original,), "ann", "a test"))
    store.close()


def _diff(known: World) -> Iterator[Line]:
    own = known.store.removeprefix("file:")
    if not known.roles:
        return
    yield (own, own)
    for number, (old, new) in enumerate(((LADDER, _changed()), (_changed(), LADDER))):
        names = [known.folder / f"{number}-{side}.json" for side in ("old", "new")]
        for name, ladder in zip(names, (old, new), strict=True):
            FileStore(name).replace(restaurant(tuple(ladder)))
        yield (str(names[0]), own)
        if not known.documents:
            yield tuple(map(str, names))
            yield (own, str(names[0]), "--floor", "1")


def _changed() -> Sequence[Post]:
    made = edited(LADDER, "Waiter", lambda p: saying(p, "Greets every guest at the door", None))
    made = edited(
        made,
        "Waiter",
        lambda p: saying(
            p, "Basic hygiene at the table", "Expert hygiene at a table", {"competency:hygiene": 5}
        ),
    )
    made = edited(made, "Head Cook", lambda p: replace(p, years=None, takes_over=None))
    made = edited(made, "Head Waiter", lambda p: replace(p, years=(3, None), track="Kitchen", rung=3))
    return renamed(made, "Line Cook", "Cook at the stove")


def _template(known: World) -> Iterator[Line]:
    yield (known.place("template.csv"),)
    yield (known.place("template.xlsx"),)


def _roster_check(known: World) -> Iterator[Line]:
    people = known.place("people.csv")
    if not known.roles:
        return
    yield (people,)
    yield (people, "--names", "numbers")
    yield (people, "--names", "initials")


def _print_path(known: World) -> Iterator[Line]:
    for number, ends in enumerate(permutations(known.roles, 2)):
        yield (*ends, known.place(f"{number}.html"))


def _export(known: World) -> Iterator[Line]:
    yield (known.place("export.json"),)
    yield (known.place("export.graphml"), "--format", "graphml")
    yield (known.place("import"), "--format", "neo4j-admin")
    yield (known.place("tables"), "--format", "parquet")
    if known.roles:
        yield (known.place("roles.ttl"), "--format", "skos")
        yield (known.place("esco"), "--format", "esco")
        yield (known.place("onet"), "--format", "onet")
        yield (known.place("roles.json"), "--format", "case")
        yield (known.place("roles.jsonld"), "--format", "schema.org")


def _words(known: World) -> tuple[str, str]:
    return ("--vocabulary-file", known.place("words.yaml"))


def _accept(known: World) -> Iterator[Line]:
    yield ("Wanderdesk", "--also", "Wander Desk", "--by", "Ann", *_words(known))
    yield ("NetSuit", "--of", "NetSuite", *_words(known))
    yield ("Plant care", "--as", "competency", "--statement", "Tends the orchids", *_words(known))


def _import(known: World) -> Iterator[Line]:
    shared = Path(known.place("shared.yaml"))
    shared.write_text("ignored: [{name: Wanderdesk}, {name: Field Sales, what: team}]\n", encoding="utf-8")
    yield (str(shared), *_words(known))
    yield (str(shared), *_words(known))


def _undo_words(known: World) -> Iterator[Line]:
    for line in _accept(known):
        yield ("Wanderdesk" if line[0] == "Wanderdesk" else "", *_words(known))


def _propose(known: World) -> Iterator[Line]:
    yield _words(known)
    clerk = Path(known.place("clerk.md"))
    clerk.write_text(CLERK, encoding="utf-8")
    yield ("--store", f"memory:{clerk}")


_ASKED: dict[str, Callable[[World], Iterator[Line]]] = {
    "load": _load,
    "role": _each_role,
    "who-needs": _who_needs,
    "find": _find,
    "systems": _systems,
    "gap": _gap,
    "overlap": _overlap,
    "similar": _each_role,
    "likest": _likest,
    "counts": _counts,
    "families": _families,
    "moves": _each_role,
    "paths": _paths,
    "coverage": _coverage,
    "plan": _plan,
    "what-if": _what_if,
    "roster-template": _template,
    "roster check": _roster_check,
    "check": _check,
    "diff": _diff,
    "findings list": _list_findings,
    "findings accept": _accept_findings,
    "findings later": _later_findings,
    "findings undo": _undo_findings,
    "findings import": _import_findings,
    "findings export": _export_findings,
    "kept list": _of_kept(),
    "kept show": _of_kept("plan", "mine"),
    "kept keep": _keep_people,
    "kept export": _export_people,
    "kept rename": _of_kept("plan", "mine", "ours"),
    "kept remove": _of_kept("plan", "mine"),
    "datasets list": _beside(),
    "datasets begin": _beside("finance"),
    "datasets rename": _beside("other", "other-2027"),
    "datasets remove": _beside("other", "--yes"),
    "versions list": _versions,
    "versions log": _versions,
    "versions back": _back,
    "print role": lambda known: ((role, known.place("role.xlsx")) for role in known.roles),
    "print path": _print_path,
    "export": _export,
    "vocabulary accept": _accept,
    "vocabulary ignore": lambda known: iter([("CST", "--what", "team", *_words(known))]),
    "vocabulary import": _import,
    "vocabulary list": lambda known: iter([_words(known)]),
    "vocabulary export": lambda known: iter([(known.place("words-shared.yaml"), *_words(known))]),
    "vocabulary propose": _propose,
    "vocabulary undo": _undo_words,
}
# The commands that ask something of a graph; those for a server are held to their schemas by hand.
ASKING = tuple(_ASKED)
