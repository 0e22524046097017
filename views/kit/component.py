"""Components of the page: each is made of files beside one another, and offers its picture as a file."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

ASSETS = Path(__file__).parent / "assets"
SAVING = "save_picture"


def picture_component(name: str, html: str, scripts: Sequence[str], style: str) -> Callable[..., Any]:
    """A component of these files that can call `offerPicture` on what it drew; the last script exports."""
    script = "\n".join(asset(file) for file in (f"{SAVING}.js", *scripts))
    return st.components.v2.component(name, html=html, css=asset(style) + asset(f"{SAVING}.css"), js=script)


def asset(name: str) -> str:
    """The text of a file that belongs to a component."""
    return (ASSETS / name).read_text(encoding="utf-8")
