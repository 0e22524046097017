"""Two versions of a ladder: read from files that a visitor uploads, and what changed between them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from exports.markup import html_text
from graph.errors import BadDocument, GraphError
from graph.ladder.change import Change, CoverageChange, Facts, How, LadderDiff, MoveChange, MoveState, Turn
from graph.ladder.words import subject, words
from graph.model import Node
from graph.stores.memory import NetworkxStore
from loaders.connect import read_ladder
from views.kit.html import badge, csv_text, html_table, line_link
from views.kit.shell import empty

KINDS = ["txt", "md", "markdown", "text", "json"]
Files = tuple[tuple[str, bytes], ...]


def upload(label: str, key: str, hint: str) -> NetworkxStore | None:
    """The graph of the files uploaded here, None while there are none; raises BadDocument for bad ones."""
    given = st.file_uploader(label, KINDS, accept_multiple_files=True, key=key, help=hint)
    files = tuple(sorted((Path(file.name).name, file.getvalue()) for file in given or ()))
    return _graph_of(files) if files else None


@st.cache_resource(show_spinner="Reading the documents …", max_entries=8)
def _graph_of(files: Files) -> NetworkxStore:
    with TemporaryDirectory() as folder:
        paths = _written(Path(folder), files)
        try:
            graph = read_ladder(paths)
        except GraphError as error:
            # The visitor knows the name of the file, and not where it was put for reading.
            raise BadDocument(str(error).replace(f"{folder}/", "")) from error
    held = NetworkxStore("uploaded:")
    held.replace(graph)
    return held


def _written(folder: Path, files: Files) -> Sequence[Path]:
    paths = []
    for name, content in files:
        if (folder / name) in paths:
            raise BadDocument(f"two files are called {name}; give each a name of its own")
        paths.append(folder / name)
        try:
            paths[-1].write_bytes(content)
        except (OSError, ValueError) as error:
            raise BadDocument(f"a file cannot be called {name!r}; give it a plain name") from error
    return paths


CSV_HEADINGS = ("How", "What", "Of", "Before", "After")
# The names of roles on either side, by id.
Titles = dict[str, str]


def one_sided(changes: Sequence[Change], titles: Titles, caption: str, loaded: bool = False) -> str:
    """What came or what went, one row each; with a link to its line where its document is loaded."""
    rows = [(badge(c.what), _name(c, titles), _said(c, c.after or c.before or {}, loaded)) for c in changes]
    return html_table(("What", "Role", caption), rows, caption)


def two_sided(changes: Sequence[Change], titles: Titles) -> str:
    """What stands on both sides and is not the same, one row each."""
    rows = [
        (
            badge(f"{c.what} {c.how}"),
            _name(c, titles),
            html_text(words(c, c.before)),
            html_text(words(c, c.after)),
        )
        for c in changes
    ]
    return html_table(("What", "Role", "Before", "After"), rows, "Changed")


def move_table(moves: Sequence[MoveChange]) -> str:
    """The moves that became harder, easier, opened or closed."""
    rows = [
        (
            html_text(m.origin.label),
            html_text(m.target.label),
            badge(m.turn),
            _state(m.before),
            _state(m.after),
        )
        for m in moves
    ]
    return html_table(("From", "To", "Became", "Before", "After"), rows, "Moves that changed")


def coverage_table(coverage: Sequence[CoverageChange]) -> str:
    """How many roles hold a skill at the floor, where that changed."""
    rows = [(html_text(c.skill.label), str(c.before), _count(c)) for c in coverage]
    return html_table(("Skill", "Roles before", "Roles after"), rows, "Coverage that changed")


def diff_csv(changes: Iterable[Change]) -> str:
    """Every change for a spreadsheet."""
    rows = ((str(c.how), str(c.what), subject(c), words(c, c.before), words(c, c.after)) for c in changes)
    return csv_text(CSV_HEADINGS, rows)


def titles_of(*sides: Iterable[Node]) -> Titles:
    """The title of each role of either side, the last side's where both have it."""
    return {role.id: role.label for side in sides for role in side}


def _name(change: Change, titles: Titles) -> str:
    return html_text(titles.get(subject(change), "the whole ladder"))


def _said(change: Change, facts: Facts, loaded: bool) -> str:
    text = html_text(words(change, facts))
    if "line" not in facts:
        return text
    if loaded:
        return text + line_link(facts["document"], facts["line"])
    return f'{text} <span class="ra-at">line {facts["line"]}</span>'


def _state(state: MoveState | None) -> str:
    return f"{html_text(state.verdict)}, effort {state.effort:.1f}" if state else "no such move"


def _count(found: CoverageChange) -> str:
    gone = badge("covered no more") if found.after == 0 else badge("held once") if found.after == 1 else ""
    return f"{found.after} {gone}"


# More rows than this are not read in one go; the CSV holds all.
MOST_SHOWN = 200


def show_diff(found: LadderDiff, titles: Titles, loaded: bool) -> None:
    """Draw what changed and what that does; `loaded` says that the new version is the loaded one."""
    if not found.changes and not found.moves and not found.coverage:
        empty("The two versions say the same.")
        return
    added, removed, changed = found.of(How.ADDED), found.of(How.REMOVED), found.changed
    counts = f"{len(added)} added · {len(removed)} removed · {len(changed)} changed"
    st.caption(f"{counts} · {len(found.moves)} moves affected")
    _section("Added", len(added), one_sided(added[:MOST_SHOWN], titles, "Added", loaded))
    _section("Removed", len(removed), one_sided(removed[:MOST_SHOWN], titles, "Removed"))
    _section("Changed", len(changed), two_sided(changed[:MOST_SHOWN], titles))
    _show_moves(found)
    _section("Coverage", len(found.coverage), coverage_table(found.coverage[:MOST_SHOWN]))
    st.download_button(
        "Changes as CSV", diff_csv(found.changes), "diff.csv", "text/csv", icon=":material/download:"
    )


def _show_moves(found: LadderDiff) -> None:
    """The moves, harder ones first."""
    turns = Counter(move.turn for move in found.moves)
    counts = ", ".join(f"{turns[turn]} {turn}" for turn in Turn if turns[turn])
    ordered = sorted(found.moves, key=lambda move: list(Turn).index(move.turn))
    _section(f"Moves: {counts}", len(found.moves), move_table(ordered[:MOST_SHOWN]))
    if turns[Turn.JUDGED]:
        st.caption("Judged anew: the gap is the same, but the likeness or the bar of the ladder has shifted.")


def _section(title: str, count: int, table: str) -> None:
    if not count:
        return
    st.subheader(title if ":" in title else f"{title} · {count}", anchor=False)
    st.html(table)
    if count > MOST_SHOWN:
        st.caption(f"The first {MOST_SHOWN} of {count}.")
