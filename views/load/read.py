"""What was read, before it is kept: a row for each file, what would change, and the documents in sight."""

import streamlit as st

from exports.markup import Html
from graph.address import AddressKind
from graph.kinds import NodeKind, number_of
from graph.ladder.change import How, LadderDiff, What
from loaders.given import Outturn
from loaders.originals import can_add
from planning.cover_words import listed
from views.kit.connection import connection
from views.kit.html import NOTHING, html_table, joined, markdown_text, show_html
from views.kit.person import check_editor, who
from views.load.preview import show_preview
from views.loading.load import Load
from views.loading.loads import forget

# Of more files than this, those that are read well are folded.
UNFOLDED = 8
MOST_ROWS = 1_000
_LEFT_OUT = Html('<div class="ra-quiet">{}</div>')
BESIDE, INSTEAD = "Beside the documents that are loaded", "In place of all that is loaded"


def show_read(load: Load) -> None:
    """Draw the files and what came of them, and what may be done with it."""
    if load.trouble:
        st.warning(markdown_text(load.trouble), icon=":material/sync:")
    documents = [name for one in load.outturns for name in one.documents]
    _show_outturns(load.outturns)
    if not load.roles or load.preview is None:
        st.warning("No role was found in these files, so there is nothing to keep.", icon=":material/help:")
        if load.preview:
            show_preview(load.preview, documents)
        return
    _choose_place(load)
    st.markdown(markdown_text(_sentence(load)))
    _buttons(load)
    show_preview(load.preview, documents)


def _show_outturns(outturns: tuple[Outturn, ...]) -> None:
    """A row for each file; of many, those that were left out come first, and the others are folded."""
    if len(outturns) <= UNFOLDED:
        show_html(outturn_table(outturns))
        return
    left, well = (tuple(one for one in outturns if bool(one.left) == some) for some in (True, False))
    if left:
        show_html(outturn_table(left))
    if well:
        with st.expander(f"{number_of(len(well), 'file')} {'was' if len(well) == 1 else 'were'} read"):
            show_html(outturn_table(well))


def _came_of(one: Outturn) -> Html:
    """What came of a file, and below it in a line each what was left out of it."""
    left = joined(_LEFT_OUT.format(words) for words in one.left)
    return Html("{}{}").format(one.read, left)


def outturn_table(outturns: tuple[Outturn, ...]) -> Html:
    """Each file with what came of it."""
    rows = [(one.name, _came_of(one)) for one in outturns[:MOST_ROWS]]
    if more := len(outturns) - MOST_ROWS:
        rows += [(f"{more:,} more", NOTHING)] if more > 0 else []
    return html_table(("File", "What came of it"), rows, "What came of the files")


def _choose_place(load: Load) -> None:
    """Beside what is loaded or in its place, where the store leaves the choice."""
    if not load.store.nodes_of_kind(NodeKind.ROLE):
        return
    if load.reading and load.reading.is_whole:
        st.caption(
            "A taxonomy or a kept graph stands beside nothing: keeping replaces what is loaded now, and one "
            "click takes that back."
        )
        return
    if not can_add(load.store):
        st.caption(
            "What is loaded now was not kept together with its documents, so it cannot be read together with "
            "yours: keeping replaces it, and one click takes that back."
        )
        return
    chosen = st.radio(
        "Where they go",
        [BESIDE, INSTEAD],
        index=0 if load.adds else 1,
        horizontal=True,
        help="A document of the same name takes the place of the one that is loaded.",
    )
    if (chosen == BESIDE) != load.adds:
        load.adds = chosen == BESIDE
        load.read()
        st.rerun()


def _buttons(load: Load) -> None:
    many = len(load.store.nodes_of_kind(NodeKind.ROLE))
    label = "Keep" if load.adds or not many else f"Keep, in place of the {number_of(many, 'role')} loaded now"
    with st.container(horizontal=True):
        if st.button(label, type="primary", icon=":material/check:"):
            check_editor()
            load.keep(who())
            st.rerun()
        if st.button("Throw away", icon=":material/delete:"):
            forget()
            st.rerun()
    if AddressKind.of(connection().address) in {AddressKind.SEEDS, AddressKind.DOCUMENTS}:
        st.caption(
            "This app keeps its graph in memory: what you keep is there for everyone, until the app is "
            "started again. To keep it for good, start it with `atlas app --store file:atlas.db`."
        )


def _sentence(load: Load) -> str:
    """What the store would hold and what changes, in a sentence or two."""
    if load.preview is None:
        return ""
    preview, changed = load.preview, load.difference
    roles, tracks = (len(preview.nodes_of_kind(kind)) for kind in (NodeKind.ROLE, NodeKind.TRACK))
    skills = sum(len(preview.nodes_of_kind(kind)) for kind in (NodeKind.SYSTEM, NodeKind.COMPETENCY))
    there, ask = ("is", "asks") if roles == 1 else ("are", "ask")
    together = f"With what is loaded there {there}" if load.adds else f"There {there}"
    placed = f" in {number_of(tracks, 'track')}" if tracks else ""
    asked = number_of(skills, "skill") if skills else "no skill that is known"
    told = f"{together} {number_of(roles, 'role')}{placed}, which {ask} for {asked}."
    if changed is None:
        return told
    if not changed.changes:
        return f"{told} Nothing changes against what is loaded now."
    return f"{told} Against what is loaded now, {listed(_turns(changed))}."


def _turns(changed: LadderDiff) -> list[str]:
    """What changes in a few parts: roles that come and go, and how much else."""
    came, went = (
        [one for one in changed.of(how) if one.what == What.ROLE] for how in (How.ADDED, How.REMOVED)
    )
    told = []
    if came:
        told.append(f"{number_of(len(came), 'role')} {'comes' if len(came) == 1 else 'come'}")
    if went:
        told.append(f"{number_of(len(went), 'role')} {'goes' if len(went) == 1 else 'go'}")
    if others := len(changed.changes) - len(came) - len(went):
        told.append(f"{number_of(others, 'other thing')} {'changes' if others == 1 else 'change'}")
    return told
