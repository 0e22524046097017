"""The page What if: what changes do to who holds what, one scenario or two side by side."""

import streamlit as st

from graph.questions.effort import median_promotion
from graph.stores.records import RecordKind
from planning.holdings import holdings
from planning.outcome import WhatIf
from planning.recovery import Recovery, recovery
from planning.state import today
from planning.what_if import what_if
from planning.wish import rules_named
from views.kit.choosing import choose_switch, pick_floor
from views.kit.html import show_html
from views.kit.kept import open_kept, settings_bar
from views.kit.shell import page_head, plain_errors, progress, store
from views.people.panel import choose_roster, has_people, here
from views.what_if.outcome import show_outcome
from views.what_if.scenario import build_scenario, options
from views.what_if.tables import comparison

page_head("What if", "Someone leaves, moves, is promoted; a system goes or comes: what does it do to us?")
open_kept(RecordKind.SCENARIO, has_people=has_people())
kept = st.container()
roster = choose_roster()
with kept:
    settings_bar(RecordKind.SCENARIO, "what-if", here())
left, right = st.columns([1, 3], vertical_alignment="bottom")
with left:
    floor = pick_floor()
with right:
    two = choose_switch("Compare with a second scenario", "two")
held = holdings(store(), roster)
known, now = options(held), today(store(), held)
rules, promotion = rules_named(), median_promotion(store())
outcomes: dict[str, tuple[WhatIf, Recovery | None]] = {}
above = st.container()
places = st.columns(2, gap="medium") if two else [st.container()]
for place, key, default in zip(places, ("a", "b"), ("Scenario A", "Scenario B"), strict=False):
    with place, st.container(border=True), plain_errors():
        scenario = build_scenario(key, default, held, known, named=two)
        outcome = what_if(store(), now, scenario.changes, floor)
        with progress("Looking for the plan that covers it again …"):
            rescue = recovery(store(), outcome, rules)
        name = scenario.name if scenario.name not in outcomes else f"{scenario.name} ({key})"
        outcomes[name] = (outcome, rescue)
        show_outcome(outcome, rescue, promotion, narrow=two)
if len(outcomes) == 2:
    with above:
        show_html(comparison(outcomes, known.labels, promotion))
