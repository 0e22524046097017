"""The page Plan: who should learn what so that nothing stops when someone leaves."""

import streamlit as st

from exports.plan import plan_paper
from graph.questions.effort import median_promotion
from graph.stores.records import RecordKind
from planning.holdings import holdings
from planning.plan import plan
from views.kit.documents import titles
from views.kit.downloads import paper_buttons
from views.kit.kept import open_kept, settings_bar
from views.kit.shell import empty, page_head, plain_errors, progress, store
from views.people.panel import choose_roster, has_people, here
from views.plan.choice import choose_wish
from views.plan.results import show_duties, show_obstacle, show_plan, show_story

page_head("Plan", "Who should learn what, so that nothing stops when someone leaves?")
open_kept(RecordKind.PLAN, has_people=has_people())
kept = st.container()
given = holdings(store(), choose_roster())
with kept:
    settings_bar(RecordKind.PLAN, "plan", here())
with plain_errors():
    wish = choose_wish(given)
    if wish is None:
        empty("Choose skills, or all that hang on one, to see the cheapest way to cover them.")
        st.stop()
    with progress("Looking for the cheapest plan …"):
        made = plan(store(), given, wish)
    promotion = median_promotion(store())
    show_story(made, promotion)
    if made.feasible:
        show_plan(made, given, promotion)
        paper_buttons(plan_paper(made, promotion, titles()), "plan")
    else:
        show_obstacle(made)
    show_duties(made)
