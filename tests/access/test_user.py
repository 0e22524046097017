"""Who logged in: editor, viewer or stranger by what the provider vouches for, and for some hours only."""

from collections.abc import Mapping

import pytest

from access.login import Login
from access.user import Standing, User, user_of

NOW = 1_800_000_000.0
LOGIN = Login(
    ("",), "https://atlas.example", ("ann@firm.example", "*@hr.firm.example"), ("*@firm.example",), hours=2
)
ANN = {
    "is_logged_in": True,
    "iat": int(NOW) - 60,
    "sub": "248",
    "name": "Ann Example",
    "email": "ann@firm.example",
    "email_verified": True,
}


def seen(claims: Mapping[str, object], login: Login = LOGIN) -> User:
    user = user_of({**ANN, **claims}, login, NOW)
    assert user is not None
    return user


@pytest.mark.parametrize(
    ("email", "standing"),
    [
        ("ann@firm.example", Standing.EDITOR),
        ("ANN@Firm.Example", Standing.EDITOR),
        ("zoe@hr.firm.example", Standing.EDITOR),
        ("ben@firm.example", Standing.VIEWER),
        ("eve@elsewhere.example", Standing.STRANGER),
        ("eve@evil-firm.example", Standing.STRANGER),
        ("eve@x.firm.example", Standing.STRANGER),
        ("firm.example", Standing.STRANGER),
        ("ann@firm.example@elsewhere.example", Standing.STRANGER),
        ("ann@firm.example ", Standing.STRANGER),
        ("*@firm.example.elsewhere.example", Standing.STRANGER),
        ("", Standing.STRANGER),
        (7, Standing.STRANGER),
        (None, Standing.STRANGER),
    ],
)
def test_an_address_says_who_may_what(email: object, standing: Standing) -> None:
    assert seen({"email": email}).standing == standing


@pytest.mark.parametrize("verified", [False, None, "false", 1.5, "yes", []])
def test_an_address_that_nobody_checked_is_nobodys(verified: object) -> None:
    user = seen({"email_verified": verified})
    assert user == User("Ann Example", "Ann Example (248)", Standing.STRANGER)


def test_a_provider_that_writes_true_as_a_word_is_understood() -> None:
    assert seen({"email_verified": "true"}).standing == Standing.EDITOR


def test_a_star_alone_is_everyone_who_is_logged_in() -> None:
    everyone = Login(("",), "https://atlas.example", (), ("*",))
    assert seen({"email": None}, everyone).standing == Standing.VIEWER
    nobody = Login(("",), "https://atlas.example", (), ())
    assert seen({}, nobody).standing == Standing.STRANGER


@pytest.mark.parametrize(
    ("groups", "standing"),
    [
        (["staff", "atlas-editors"], Standing.EDITOR),
        ("atlas-editors", Standing.EDITOR),
        (["staff"], Standing.VIEWER),
        (["Atlas-Editors"], Standing.STRANGER),
        ([["atlas-editors"], 7, None], Standing.STRANGER),
        ({"atlas-editors": True}, Standing.STRANGER),
    ],
)
def test_groups_say_it_where_the_claim_is_theirs(groups: object, standing: Standing) -> None:
    login = Login(("",), "https://atlas.example", ("atlas-editors",), ("staff",), "groups")
    assert seen({"groups": groups}, login).standing == standing


def test_what_is_noted_is_what_the_provider_vouches_for() -> None:
    named = Login(("",), "https://atlas.example", (), ("*",), "preferred_username")
    grouped = Login(("",), "https://atlas.example", (), ("*",), "groups")
    boss = {"preferred_username": "boss@firm.example", "groups": ["staff"]}
    assert seen({}).noted == "ann@firm.example"
    assert seen({"email_verified": False, **boss}, named).noted == "boss@firm.example"
    # A name that its bearer may choose is noted with what its bearer cannot choose.
    assert seen({"email_verified": False, **boss}, grouped).noted == "Ann Example (248)"
    assert seen({"email_verified": False, "name": None}).noted == "248"


def test_a_name_is_one_line_of_plain_letters() -> None:
    user = seen({"name": " Ann\n\u202eelpmaxE\t<b> " + "x" * 500})
    assert user.name.startswith("Ann elpmaxE <b> xxx")
    assert len(user.name) == 120
    assert seen({"name": ["Ann"]}).name == "ann@firm.example"


@pytest.mark.parametrize(
    "claims",
    [
        {"is_logged_in": False},
        {"is_logged_in": "true"},
        {"is_logged_in": None},
        {"iat": NOW - 7200},
        {"iat": NOW + 301},
        {"iat": None},
        {"iat": "1800000000"},
        {"iat": True},
    ],
)
def test_nobody_is_logged_in_without_a_login_or_after_its_hours(claims: Mapping[str, object]) -> None:
    assert user_of({**ANN, **claims}, LOGIN, NOW) is None


def test_a_login_counts_to_its_last_second() -> None:
    assert seen({"iat": NOW - 7199}).standing == Standing.EDITOR
    assert seen({"iat": NOW + 300}).standing == Standing.EDITOR
    assert user_of({}, LOGIN, NOW) is None
