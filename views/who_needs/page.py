"""The page Who needs: the roles that need a skill or several, each with the sentence that says so."""

import streamlit as st

from graph.kinds import level_label
from graph.questions.catalogue import skills
from graph.questions.needs import who_needs
from graph.questions.several import AskedSkill, who_needs_several
from views.kit.documents import titles
from views.kit.downloads import table_button
from views.kit.html import markdown_text, show_html
from views.kit.shell import empty, page_head, store
from views.who_needs.needs import need_csv, need_table, show_levels
from views.who_needs.several import show_several
from views.who_needs.skill_choice import pick_every, pick_levels, pick_skills, pick_without
from views.who_needs.used_skills import show_used_skills


def show_one(asked: AskedSkill) -> None:
    """The roles that need one skill: table, file and picture."""
    answer = who_needs(store(), asked.skill.id, asked.floor)
    at = f" at {level_label(asked.floor).lower()} or above" if asked.floor else ""
    count = len(answer.needs)
    need = "role needs" if count == 1 else "roles need"
    st.header(f"{count} {need} {markdown_text(answer.skill.label)}{at}", anchor=False)
    if not answer.needs:
        empty("No role states it at this level. Choose a lower level to see who needs it at all.")
        st.stop()
    called = titles()
    show_html(need_table(answer))
    table_button("Table as CSV", lambda: need_csv(answer, called), f"who-needs-{answer.skill.label}")
    show_levels(answer)


page_head("Who needs", "Which roles need a skill, or several, at which level, and which sentence says so?")
if not skills(store()):
    empty("No skill is known yet. Load role documents with `atlas load`, then open this page again.")
    st.stop()
left, right = st.columns([3, 2], vertical_alignment="bottom")
with left:
    chosen = pick_skills()
with right:
    without = pick_without()
if not chosen:
    if not st.query_params.get("skill"):
        st.caption("Choose a skill, or type any name it goes by, such as an abbreviation.")
        show_used_skills()
    st.stop()
every = pick_every() if len(chosen) > 1 else True
asked = pick_levels(chosen)
if len(asked) == 1 and not without:
    show_one(asked[0])
else:
    show_several(who_needs_several(store(), asked, without, every=every))
