"""The door: who is not logged in where a login is configured meets a button and nothing else."""

from urllib.parse import urlsplit

import streamlit as st

from access.login import UNNAMED, BadLogin, Login
from access.user import Standing, User
from views.kit.component import asset
from views.kit.html import STYLE, markdown_text, show_html
from views.kit.logged_in import log_out_button
from views.kit.person import is_open_to_others, login, user, visitor

NO_LOGIN = (
    "Other machines can reach this app, and it asks nobody to log in, so it shows nothing. Who runs it: "
    "configure a login (docs/access.md), let it listen on 127.0.0.1, or say that everyone who reaches it may "
    "look, with `atlas app --without-login` or the variable `LOGIN=off`."
)

_mount = st.components.v2.component("role_atlas.way_back", js=asset(__file__, "way_back.js"))


def let_in() -> bool:
    """Whether the visitor may look; everyone else is told what to do, and the store is not asked."""
    try:
        rules, here = login(), user()
    except BadLogin as error:
        _door(f"This app is not set up rightly. {markdown_text(error)}")
        return False
    if rules is None:
        if is_open_to_others():
            _door(NO_LOGIN)
            return False
        return True
    if here is None:
        _ask(rules)
    elif here.standing == Standing.STRANGER:
        _turn_away(here)
    else:
        _lead_back(rules, is_in=True)
        return True
    return False


def _lead_back(rules: Login, *, is_in: bool) -> None:
    """Let a login end at the page that was asked for."""
    with st.container(key="way_back"):
        _mount(key="way_back_links", data={"root": urlsplit(rules.address).path + "/", "let_in": is_in})


def _door(said: str) -> None:
    show_html(STYLE)
    st.title("Role Atlas", anchor=False)
    st.info(said, icon=":material/lock:")


def _ask(rules: Login) -> None:
    if visitor().origin not in {None, rules.origin}:
        # The provider sends everyone back there, and what is set there does not count here.
        _door("This app is to be opened at another address.")
        st.link_button("Go there", rules.address, icon=":material/arrow_forward:")
        return
    _lead_back(rules, is_in=False)
    _door("Log in to see what is here.")
    with st.container(horizontal=True):
        for provider in rules.providers:
            words = "Log in" if provider == UNNAMED else f"Log in with {markdown_text(provider)}"
            st.button(
                words,
                type="primary",
                icon=":material/login:",
                key=f"login {provider}",
                on_click=st.login,
                args=(provider or None,),
            )


def _turn_away(here: User) -> None:
    _door(
        f"You are logged in as {markdown_text(here.noted)}, who is not among those who may use this app. "
        "Ask who runs it, or log in as someone else."
    )
    log_out_button()
