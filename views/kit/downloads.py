"""The buttons that hand out a sheet for print or a picture."""

import re
from collections.abc import Callable
from datetime import date

import streamlit as st

from exports.as_html import as_html
from exports.model import Paper

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def paper_buttons(paper: Paper, key: str) -> None:
    """Offer the sheet as a page that prints and as a workbook; each is made when it is asked for."""
    name = re.sub(r"\W+", "-", paper.title).strip("-").lower() or "sheet"
    with st.container(horizontal=True):
        st.download_button(
            "Print sheet",
            lambda: as_html(paper, date.today()),
            f"{name}.html",
            "text/html",
            key=f"print {key}",
            icon=":material/print:",
            on_click="ignore",
        )
        st.download_button(
            "Workbook",
            lambda: _workbook(paper),
            f"{name}.xlsx",
            WORKBOOK,
            key=f"workbook {key}",
            icon=":material/table:",
            on_click="ignore",
        )


def _workbook(paper: Paper) -> bytes:
    # What writes workbooks takes a while to load, and few ask for one.
    from exports.as_xlsx import as_xlsx  # noqa: PLC0415

    return as_xlsx(paper)


def picture_button(draw: Callable[[], str], name: str) -> None:
    """Offer a drawing as an SVG file, made when it is asked for."""
    st.download_button(
        "Picture as SVG", draw, f"{name}.svg", "image/svg+xml", icon=":material/image:", on_click="ignore"
    )


def table_button(label: str, write: Callable[[], str], name: str) -> None:
    """Offer a table as a CSV file, written when it is asked for."""
    st.download_button(label, write, f"{name}.csv", "text/csv", icon=":material/download:", on_click="ignore")
