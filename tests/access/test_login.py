"""A login as secrets.toml configures it: taken whole, or told in one line what is wrong and what to write."""

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from access import login as access_login
from access.files import login_in
from access.login import BadLogin, login_of

AUTH = {
    "redirect_uri": "https://atlas.firm.example/oauth2callback",
    "cookie_secret": "0123456789abcdef0123456789abcdef",
    "client_id": "atlas",
    "client_secret": "secret",
    "server_metadata_url": "https://login.firm.example/.well-known/openid-configuration",
}
PEOPLE = {"editors": ["ann@firm.example", "*@hr.firm.example"]}
METADATA = "server_metadata_url"


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a login needs is there, whatever is installed."""
    monkeypatch.setattr(access_login, "find_spec", lambda name: name)


def with_(auth: Mapping[str, object] = {}, people: Mapping[str, object] = {}) -> dict[str, Any]:
    """Secrets that are right but for what is given; None takes a key out."""
    tables = {"auth": {**AUTH, **auth}, "role_atlas": {**PEOPLE, **people}}
    return {n: {k: v for k, v in table.items() if v is not None} for n, table in tables.items()}


def test_nothing_configured_is_no_login() -> None:
    assert login_of({}) is None
    assert login_of({"database": {"password": "x"}, "key": "y"}) is None


def test_what_is_not_said_has_a_usual_value() -> None:
    login = login_of(with_())
    assert login is not None
    assert (login.providers, login.claim, login.hours) == (("",), "email", 12)
    assert (login.address, login.origin) == ("https://atlas.firm.example", "https://atlas.firm.example")
    assert (login.editors, login.viewers) == (("ann@firm.example", "*@hr.firm.example"), ("*",))


def test_several_providers_a_path_and_a_claim_are_read() -> None:
    named = {key: AUTH[key] for key in ("client_id", "client_secret", METADATA)}
    bare: dict[str, object] = dict.fromkeys(named)
    secrets = with_(
        {**bare, "okta": named, "firm": named, "redirect_uri": "https://firm.example/atlas/oauth2callback"},
        {"claim": "groups", "editors": ["atlas-editors"], "viewers": ["staff"], "hours": 720},
    )
    login = login_of(secrets)
    assert login is not None
    assert login.providers == ("okta", "firm")
    assert (login.address, login.origin) == ("https://firm.example/atlas", "https://firm.example")
    assert (login.claim, login.editors, login.viewers, login.hours) == (
        "groups",
        ("atlas-editors",),
        ("staff",),
        720,
    )


def test_secrets_are_not_changed_by_being_read() -> None:
    secrets = with_({"client_kwargs": {"prompt": "login"}})
    before = copy.deepcopy(secrets)
    assert login_of(secrets)
    assert secrets == before


@pytest.mark.parametrize(
    ("secrets", "said"),
    [
        (
            {"role_atlas": PEOPLE},
            "[role_atlas]: it says who may do what, and there is no [auth]",
        ),
        ({"auth": "yes"}, "auth is to be a table"),
        ({"auth": AUTH, "role_atlas": ["ann"]}, "role_atlas is to be a table"),
        (with_({"cookie_secret": None}), "[auth]: cookie_secret is missing"),
        (with_({"cookie_secret": "short"}), "[auth]: cookie_secret is too short: give 32 characters"),
        (with_({"client_id": None}), "[auth]: client_id is missing"),
        (with_({"client_secret": 7}), "[auth]: client_secret is missing: give it as text"),
        (with_({METADATA: None}), f"[auth]: {METADATA} is missing"),
        (with_({METADATA: "http://login.firm.example/x"}), f"[auth]: {METADATA} is to begin with https://"),
        (with_({METADATA: "login.firm.example"}), f"[auth]: {METADATA} is to begin with https://"),
        (with_({"redirect_uri": None}), "[auth]: redirect_uri is missing"),
        (with_({"redirect_uri": "http://atlas.firm.example/oauth2callback"}), "is to begin with https://"),
        (with_({"redirect_uri": "https://[x/oauth2callback"}), "is to begin with https://"),
        (
            with_({"redirect_uri": "https://atlas.firm.example/"}),
            "of this app and /oauth2callback",
        ),
        (with_({"my_okta": {"client_id": "x"}}), "[auth.my_okta]: the name of a provider has no underscore"),
        (with_({"okta": {"client_id": "x"}}), "[auth.okta]: client_secret is missing"),
        (with_(people={"editors": None}), "[role_atlas]: editors is missing: such as editors = ["),
        (with_(people={"editors": "ann@firm.example"}), "[role_atlas]: editors is to be a list of texts"),
        (with_(people={"editors": [7]}), "[role_atlas]: editors is to be a list of texts"),
        (with_(people={"editors": [" "]}), "[role_atlas]: editors is to be a list of texts"),
        (with_(people={"viewers": {"a": 1}}), "[role_atlas]: viewers is to be a list of texts"),
        (with_(people={"editors": ["*.example"]}), "editors has '*.example', and a star stands for everyone"),
        (with_(people={"viewers": ["ann@*"]}), "viewers has 'ann@*', and a star stands for everyone"),
        (with_(people={"viewers": ["*@"]}), "viewers has '*@', and a star stands for everyone"),
        (with_(people={"editor": ["x"]}), "[role_atlas]: 'editor' is not known; there are editors, viewers"),
        (with_(people={"hours": 0}), "a whole number from 1 to 720"),
        (with_(people={"hours": 721}), "a whole number from 1 to 720"),
        (with_(people={"hours": True}), "a whole number from 1 to 720"),
        (with_(people={"hours": "12"}), "a whole number from 1 to 720"),
        (with_(people={"claim": ["email"]}), "[role_atlas]: claim is missing: give it as text"),
    ],
)
def test_what_is_wrong_is_told_in_one_line_with_its_place(secrets: Mapping[str, object], said: str) -> None:
    with pytest.raises(BadLogin) as raised:
        login_of(secrets)
    assert str(raised.value).startswith("secrets.toml")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert AUTH["cookie_secret"] not in str(raised.value)


@pytest.mark.parametrize(
    "url",
    [
        "https://accounts.google.com/.well-known/openid-configuration",
        "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
        "https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration",
    ],
)
def test_where_everyone_can_have_an_account_viewers_are_to_be_named(url: str) -> None:
    with pytest.raises(BadLogin, match=r"viewers is missing, and at .* everyone can have an account"):
        login_of(with_({METADATA: url}))
    login = login_of(with_({METADATA: url}, {"viewers": ["*@firm.example"]}))
    assert login is not None
    assert login.viewers == ("*@firm.example",)


def test_one_firm_at_such_a_provider_needs_no_viewers() -> None:
    url = "https://login.microsoftonline.com/7f6f1c1e-firm/v2.0/.well-known/openid-configuration"
    assert login_of(with_({METADATA: url}))


def test_on_this_machine_a_login_may_go_over_http() -> None:
    local = {"redirect_uri": "http://localhost:{port}/oauth2callback", METADATA: "http://127.0.0.1:9/x"}
    login = login_of(with_(local))
    assert login is not None
    assert login.origin == "http://localhost:{port}"


def test_what_a_login_needs_and_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access_login, "find_spec", lambda name: None)
    with pytest.raises(BadLogin, match=r"pip install 'role-atlas\[login\]'"):
        login_of(with_())


def test_of_several_files_the_later_one_counts(tmp_path: Path) -> None:
    near, far = tmp_path / "near", tmp_path / "far"
    for folder, editors in ((far, '["far@firm.example"]'), (near, '["near@firm.example"]')):
        (folder / ".streamlit").mkdir(parents=True)
        auth = "\n".join(f'{key} = "{value}"' for key, value in AUTH.items())
        text = f"[auth]\n{auth}\n[role_atlas]\neditors = {editors}\n"
        (folder / ".streamlit" / "secrets.toml").write_text(text, encoding="utf-8")
    login = login_in((far, near, tmp_path / "nowhere"))
    assert login is not None
    assert login.editors == ("near@firm.example",)
    assert login_in((tmp_path,)) is None


@pytest.mark.parametrize("data", [b"[auth", b"\xff\xfe", b"a = 1\na = 2"])
def test_a_file_that_cannot_be_read_is_told_and_lets_nobody_in(tmp_path: Path, data: bytes) -> None:
    (tmp_path / ".streamlit").mkdir()
    file = tmp_path / ".streamlit" / "secrets.toml"
    file.write_bytes(data)
    with pytest.raises(BadLogin) as raised:
        login_in((tmp_path,))
    assert str(raised.value).startswith(f"{file} cannot be read: ")
    assert "\n" not in str(raised.value)
