"""The page Who needs: the roles that need a skill, each with the sentence that says so."""

import streamlit as st

from graph.kinds import level_label
from graph.questions.catalogue import skills
from graph.questions.needs import who_needs
from views.kit.html import markdown_text, show_html
from views.kit.shell import empty, page_head, store
from views.who_needs.needs import need_csv, need_table, show_levels
from views.who_needs.skill_choice import pick_level, pick_skill

page_head("Who needs", "Which roles need this skill, at which level, and which sentence says so?")
if not skills(store()):
    empty("No skill is known yet. Load role documents with `atlas load`, then open this page again.")
    st.stop()
left, right = st.columns([3, 1], vertical_alignment="bottom")
with left:
    skill = pick_skill()
with right:
    floor = pick_level()
if skill is None:
    if not st.query_params.get("skill"):
        empty("Choose a skill, or type any name it goes by, such as an abbreviation.")
    st.stop()

answer = who_needs(store(), skill, floor)
at = f" at {level_label(floor).lower()} or above" if floor else ""
count = len(answer.needs)
st.subheader(
    f"{count} {'role needs' if count == 1 else 'roles need'} {markdown_text(answer.skill.label)}{at}",
    anchor=False,
)
if not answer.needs:
    empty("No role states it at this level. Choose a lower level to see who needs it at all.")
    st.stop()
show_html(need_table(answer))
st.download_button(
    "Table as CSV",
    need_csv(answer),
    f"who-needs-{answer.skill.label}.csv",
    "text/csv",
    icon=":material/download:",
)
show_levels(answer)
