"""Who needs several skills: one row a role, one column a skill, with the sentence of each."""

from collections.abc import Sequence

import streamlit as st

from exports.experience import source
from exports.markup import Html
from graph.kinds import Necessity, level_label
from graph.questions.answers import Need
from graph.questions.several import RoleNeeds, WhoNeedsSeveral, asked_for
from views.kit.downloads import table_button
from views.kit.html import (
    NOTHING,
    badge,
    csv_text,
    folded,
    html_table,
    line_link,
    link,
    markdown_text,
    show_html,
)
from views.kit.putting_right import right_link
from views.kit.shell import empty


def show_several(answer: WhoNeedsSeveral) -> None:
    """The count in a sentence, the table and the file."""
    count = len(answer.roles)
    need = "role needs" if count == 1 else "roles need"
    st.header(f"{count} {need} {markdown_text(asked_for(answer))}", anchor=False)
    if not answer.roles:
        empty("No role does. Take a skill or a level away, or ask for any of the skills.")
        return
    show_html(several_table(answer))
    table_button("Table as CSV", lambda: several_csv(answer), "who-needs")


def several_table(answer: WhoNeedsSeveral) -> Html:
    """One row a role with the level of each skill."""
    headings = ("Role", "Track", *(asked.skill.label for asked in answer.skills))
    rows = [_row(answer, row) for row in answer.roles]
    return html_table(headings, rows, f"Roles that need {asked_for(answer)}")


def several_csv(answer: WhoNeedsSeveral) -> str:
    """One line a role and skill with its first sentence."""
    rows = [
        (
            row.role.label,
            row.role.as_role.track,
            need.skill.label,
            level_label(need.level),
            source(need),
            need.evidence[0].text,
            f"{need.evidence[0].document}:{need.evidence[0].line}",
        )
        for row in answer.roles
        for need in row.needs
    ]
    return csv_text(("Role", "Track", "Skill", "Level", "Stated or inherited", "Sentence", "Where"), rows)


def _row(answer: WhoNeedsSeveral, row: RoleNeeds) -> Sequence[str]:
    needs = {need.skill.id: need for need in row.needs}
    cells = (needs.get(asked.skill.id) for asked in answer.skills)
    role = link(row.role.label, "map", sheet=row.role.id)
    return (role, row.role.as_role.track or "none", *(_cell(need) if need else NOTHING for need in cells))


def _cell(need: Need) -> Html:
    preferred = badge("preferred") if need.necessity == Necessity.PREFERRED else NOTHING
    said = [
        Html("{}{}{}").format(e.text, line_link(e.document, e.line), right_link(e)) for e in need.evidence
    ]
    return badge(level_label(need.level)) + preferred + folded(source(need), said)
