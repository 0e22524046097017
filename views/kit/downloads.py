"""The buttons that hand out a file: it is made when it is asked for, and let go of soon after.

What Streamlit serves at `/media/` it serves to whoever knows the address. So no file lies there before
someone who may look asked for it, and none for long.
"""

import re
from collections.abc import Callable
from datetime import date
from threading import Timer

import streamlit as st
from streamlit import runtime

from exports.as_html import as_html
from exports.model import Paper
from views.kit.person import still_looking

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A file that was handed out is let go of after one such time at least and two at most, in seconds.
LIFE = 45.0
Making = Callable[[], str | bytes]


def download(
    label: str,
    make: Making,
    name: str,
    mime: str | None = None,
    icon: str = "download",
    key: str = "",
    hint: str | None = None,
) -> None:
    """Offer a file under this name."""
    st.download_button(
        label,
        handed_out(make),
        name,
        mime,
        key=key or None,
        icon=f":material/{icon}:",
        on_click="ignore",
        help=hint,
    )


def handed_out(make: Making) -> Making:
    """What makes a file for who looks now; it raises NotAllowed once they are no longer logged in."""
    check = still_looking()

    def made() -> str | bytes:
        check()
        data = make()
        for times in (1, 2):
            timer = Timer(times * LIFE, _let_go)
            timer.daemon = True
            timer.start()
        return data

    return made


def paper_buttons(paper: Paper, key: str) -> None:
    """Offer the sheet as a page that prints and as a workbook."""
    name = re.sub(r"\W+", "-", paper.title).strip("-").lower() or "sheet"
    with st.container(horizontal=True):
        download(
            "Print sheet",
            lambda: as_html(paper, date.today()),
            f"{name}.html",
            "text/html",
            "print",
            f"print {key}",
        )
        download("Workbook", lambda: _workbook(paper), f"{name}.xlsx", WORKBOOK, "table", f"workbook {key}")


def _workbook(paper: Paper) -> bytes:
    # What writes workbooks takes a while to load, and few ask for one.
    from exports.as_xlsx import as_xlsx  # noqa: PLC0415

    return as_xlsx(paper)


def picture_button(draw: Callable[[], str], name: str) -> None:
    """Offer a drawing as an SVG file."""
    download("Picture as SVG", draw, f"{name}.svg", "image/svg+xml", "image")


def table_button(label: str, write: Callable[[], str], name: str) -> None:
    """Offer a table as a CSV file."""
    download(label, write, f"{name}.csv", "text/csv")


def _let_go() -> None:
    """Let go of files that no page shows: Streamlit marks one the first time, and deletes it the next."""
    if runtime.exists():
        runtime.get_instance().media_file_mgr.remove_orphaned_files()
