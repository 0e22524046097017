"""Components of the page: each is made of files beside one another, and offers its picture as a file."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

SAVING = "save_picture"


def picture_component(
    module: str, name: str, html: str, scripts: Sequence[str], style: str
) -> Callable[..., Any]:
    """A component of files beside this module that can call `offerPicture` on what it drew.

    The last script exports what the page mounts.
    """
    script = "\n".join((asset(__file__, f"{SAVING}.js"), *(asset(module, file) for file in scripts)))
    css = asset(module, style) + asset(__file__, f"{SAVING}.css")
    return st.components.v2.component(name, html=html, css=css, js=script)


def asset(module: str, name: str) -> str:
    """The text of a file in `assets` beside the module of this `__file__`."""
    return (Path(module).parent / "assets" / name).read_text(encoding="utf-8")
