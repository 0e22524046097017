"""Who needs a skill, as a table and as CSV."""

from collections.abc import Sequence

from exports.markup import html_text
from graph.kinds import Necessity, level_label
from graph.model import Evidence
from graph.questions.answers import Need, WhoNeeds
from views.kit.drawing import badge, link
from views.kit.tables import csv_text, html_table

HEADINGS = ("Role", "Track", "Level", "Stated or inherited", "Sentence", "Where")


def need_table(answer: WhoNeeds) -> str:
    """One row a role, highest level first, each with the sentence it rests on."""
    rows = [_row(need) for need in answer.needs]
    return html_table(HEADINGS, rows, f"Roles that need {answer.skill.label}")


def need_csv(answer: WhoNeeds) -> str:
    """The same rows for a spreadsheet, with every sentence in a row of its own."""
    rows = [
        (
            n.role.label,
            n.role.as_role.track,
            level_label(n.level),
            _source(n),
            e.text,
            f"{e.document}:{e.line}",
        )
        for n in answer.needs
        for e in n.evidence
    ]
    return csv_text(HEADINGS, rows)


def _row(need: Need) -> Sequence[str]:
    first = need.evidence[0]
    # The map is the first page: it answers at the root, and its own name is not found.
    role = link(need.role.label, ".", sheet=need.role.id)
    level = badge(level_label(need.level))
    preferred = badge("preferred") if need.necessity == Necessity.PREFERRED else ""
    where = _place(first)
    track = html_text(need.role.as_role.track or "none")
    return (
        role,
        track,
        level + preferred,
        html_text(_source(need)),
        html_text(first.text) + _more(need),
        where,
    )


def _more(need: Need) -> str:
    """The other sentences, closed until asked for."""
    others = [f"<li>{html_text(e.text)} {_place(e)}</li>" for e in need.evidence[1:]]
    if not others:
        return ""
    return f"<details><summary>{len(others)} more</summary><ul>{''.join(others)}</ul></details>"


def _place(at: Evidence) -> str:
    return link(f"{at.document}:{at.line}", "sources", document=at.document, line=at.line)


def _source(need: Need) -> str:
    if not need.via:
        return "stated"
    return f"inherited via {', '.join(node.label for node in need.via)}"
