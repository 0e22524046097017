"""Who uses the app in this run, what they may do, and the name that is noted with what they change."""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import streamlit as st
from streamlit.errors import StreamlitSecretNotFoundError

from access.login import PLACE, BadLogin, Login, login_of
from access.machine import OFF, ON, Visitor, is_alone, is_loopback, locked
from access.user import THE_ONE, NotAllowed, Standing, User, user_of

ONLY_EDITORS = (
    "only an editor may change something here: you may look at everything and ask; "
    "who runs this app lists the editors"
)
OPEN_TO_OTHERS = (
    "other machines can reach this app and nobody logs in, so nothing is changed here: who runs it "
    "configures a login, or starts it with SETTINGS=on if everyone who reaches it may change everything"
)
ONE_DATASET = (
    "this app shows the one dataset that it was started on: start it with SETTINGS=on if everyone who "
    "reaches it may see those beside it"
)
# That an act of this run was refused, which is said where it was asked for.
REFUSED = "act_refused"
NOBODY = "nobody is logged in: reload this page and log in"


def who() -> str:
    """What is noted with a change of this run: who made it, "" for the one user of an app without a login."""
    here = user()
    return here.noted if here else ""


def found_again() -> str | None:
    """By what a person is known in a later visit; None where others may be on this app without a login."""
    here = user()
    if here is None:
        return None
    if here is not THE_ONE:
        return here.noted
    return "" if _is_no_visit() or is_alone(st.get_option("server.address"), visitor()) else None


def may_edit() -> bool:
    """Whether who uses the app may load, correct and keep: for what is drawn, beside `check_editor`."""
    return _why_not() is None


def told_why_not() -> str:
    """Why who uses the app may change nothing, as a sentence; empty where they may."""
    why = _why_not()
    return f"{why[0].upper()}{why[1:]}." if why else ""


def check_switching() -> None:
    """Raises NotAllowed where who uses the app may ask no other dataset than the first.

    An app whose settings are locked shows the one that it was started on; one with a login shows all.
    """
    given = os.environ.get("SETTINGS", "")
    if login() is None and locked(given, st.get_option("server.address"), visitor()):
        raise NotAllowed(ONE_DATASET)


def check_editor() -> None:
    """Raises NotAllowed where who uses the app may change nothing; to be called by every act itself."""
    if why := _why_not():
        st.session_state[REFUSED] = True
        raise NotAllowed(why)


def still_looking() -> Callable[[], None]:
    """A check for later, outside of a run: it raises NotAllowed where who looks now may look no more."""
    claims = st.user.to_dict() if login() else {}

    def check() -> None:
        rules = login()
        here = user_of(claims, rules, time.time()) if rules else THE_ONE
        if here is None or here.standing == Standing.STRANGER:
            raise NotAllowed(NOBODY)

    return check


def user() -> User | None:
    """Who uses the app in this run, None where a login is asked for and nobody is logged in.

    Raises BadLogin where the login is configured wrongly.
    """
    rules = login()
    return user_of(st.user.to_dict(), rules, time.time()) if rules else THE_ONE


def login() -> Login | None:
    """The login that is configured, None where there is none; raises BadLogin for a wrong one."""
    rules = login_of(_secrets())
    if rules and st.get_option("server.trustedUserHeaders"):
        raise BadLogin(
            "the option server.trustedUserHeaders believes what a request says of its sender, which a login "
            f"checks: take out that option, or [auth] in {PLACE}"
        )
    if rules:
        port = str(st.get_option("server.port"))
        rules = replace(rules, address=rules.address.replace("{port}", port))
    return rules


def visitor() -> Visitor:
    """Where the visit of this run comes from."""
    given = st.context.headers
    return Visitor(st.context.ip_address, {str(name): str(given[name]) for name in given})


def is_open_to_others() -> bool:
    """Whether others can come in without a login and nobody said that they may (the variable LOGIN)."""
    said_so = os.environ.get("LOGIN", "").strip().lower() in OFF
    listens_on = st.get_option("server.address")
    return not (said_so or _is_no_visit() or (listens_on and is_loopback(listens_on)))


def _why_not() -> str | None:
    here = user()
    if here is None:
        return NOBODY
    if here is not THE_ONE:
        return None if here.standing == Standing.EDITOR else ONLY_EDITORS
    everyone = os.environ.get("SETTINGS", "").strip().lower() in ON
    alone = _is_no_visit() or is_alone(st.get_option("server.address"), visitor())
    return None if everyone or alone else OPEN_TO_OTHERS


def _is_no_visit() -> bool:
    """Whether nobody asked from anywhere: the page is run within this process, as a test does."""
    return not visitor().headers and not st.get_option("server.enableAgentApi")


def _secrets() -> dict[str, object]:
    """What secrets.toml says, nothing where there is none; raises BadLogin for one that cannot be read."""
    try:
        return dict(st.secrets.to_dict())
    except StreamlitSecretNotFoundError as error:
        if any(Path(place).exists() for place in st.get_option("secrets.files")):
            raise BadLogin(f"{PLACE} cannot be read: {_first_line(error)}") from error
        return {}
    except (OSError, ValueError) as error:
        raise BadLogin(f"{PLACE} cannot be read: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
