"""The page Map: how to get from one role to another, and what each step asks."""

import streamlit as st

from exports.path import path_paper
from graph.questions.likeness.pairs import path_with_pairs
from graph.questions.move_answers import CareerPath, Lattice
from graph.questions.moves import lattice
from graph.questions.paths.paths import career_paths
from views.kit.choosing import choose_role, put
from views.kit.documents import titles
from views.kit.downloads import paper_buttons
from views.kit.matches import choose_likeness
from views.kit.shell import empty, page_head, plain_errors, progress, store
from views.map.career_map import career_map, clicked_station, in_tracks, without_track
from views.map.far import how_far
from views.map.path_choice import choose_limits, choose_path
from views.map.role_sheet import open_sheet, sheet_buttons
from views.map.step_cards import step_cards


def _open_clicked() -> None:
    put(sheet=clicked_station())


@st.fragment
def _map_with_sheet(moves: Lattice, path: CareerPath | None) -> None:
    """The map and the sheet beside it: a click on a station draws these two anew, and not the page."""
    sheet = st.query_params.get("sheet")
    if sheet:
        with plain_errors():
            open_sheet(sheet)
    if in_tracks(moves):
        career_map(moves, path, sheet, _open_clicked)


page_head("Map", "How do I get from one role to another, and what does each step ask?")
with progress("Working out the moves …"):
    moves = lattice(store())
if not moves.roles:
    empty("These documents hold no roles yet: load role documents, then look at Sources for the findings.")
    st.stop()

left, right, side = st.columns([5, 5, 2], vertical_alignment="bottom")
with left:
    origin = choose_role("From", "from", clears=("path",))
with right:
    target = choose_role("To", "to", clears=("path",))
with side:
    limits = choose_limits(moves)

path: CareerPath | None = None
if origin and target:
    with plain_errors():
        path = choose_path(career_paths(store(), origin, target, limits))
_map_with_sheet(moves, path)
if not in_tracks(moves):
    empty(
        "No role stands on a rung of a track, so there is no map to draw. Choose From and To for the paths"
        " between two roles; Sources lists what the loader found."
    )
aside = without_track(moves)
sheet_buttons("Not on the map" if any(role.as_role.track for role in aside) else "Not in a track", aside)

if path:
    promotion = moves.calibration.promotion if moves.calibration else None
    head, likeness = st.columns([3, 2], vertical_alignment="bottom")
    head.header("Step by step", anchor=False)
    with likeness:
        floor = choose_likeness()
    step_cards(path_with_pairs(store(), path, floor), moves.calibration)
    paper_buttons(path_paper(path, promotion, titles(), moves.calibration is not None), "path")
    how_far(moves.calibration, path)
elif not (origin and target):
    empty("Choose From and To to see the paths between them, or a role on the map to read its sheet.")
