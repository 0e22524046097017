"""The page Vocabulary in Chromium: a system is accepted by a key alone, and who needs it is known."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.kit.atlas import Atlas
from tests.kit.contract_cases import CLERK
from tests.kit.visits import Visiting, app_on

pytestmark = pytest.mark.browser


@pytest.fixture
def clerks(
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[str]:
    """The address of the app on a dataset that keeps its one document."""
    folder = tmp_path_factory.mktemp("clerks")
    (folder / "clerk.md").write_text(CLERK, encoding="utf-8")
    store = f"file:{folder / 'atlas.db'}"
    Atlas(capsys, monkeypatch).json("load", str(folder / "clerk.md"), "--into", store)
    with app_on(store) as address:
        yield address


@pytest.mark.parametrize(("width", "scheme"), [(1360, "light"), (390, "dark")])
def test_a_system_is_accepted_by_keyboard_and_seen_in_who_needs(
    clerks: str, visiting: Visiting, width: int, scheme: str
) -> None:
    visit = visiting(clerks, width=width, height=844, scheme=scheme)
    page = visit.open("/vocabulary")
    title = page.locator(".ra-title")
    expect(page.get_by_role("button", name="Words as a file")).to_be_visible()
    for _ in range(6):
        if title.inner_text() == "Wanderdesk":
            break
        before = title.inner_text()
        page.keyboard.press("ArrowRight")
        expect(title).not_to_have_text(before)
    another = page.get_by_role("button", name="Another name")
    expect(another).to_be_disabled()
    field = page.get_by_role("combobox", name="Another name of")
    field.click()
    expect(page.get_by_text("Type to search all 4,")).to_be_visible()
    field.press_sequentially("zende")
    expect(page.get_by_role("option").first).to_have_text("Zendesk")
    field.press("Enter")
    expect(another).to_be_enabled()
    expect(field).to_have_value("Zendesk")
    title.click()
    page.keyboard.press("1")
    expect(page.get_by_text("1 need of 1 role came")).to_be_visible()
    expect(title).not_to_have_text("Wanderdesk")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto(f"{clerks}/who-needs?skill=system:wanderdesk")
    expect(page.get_by_text("Payroll Clerk").first).to_be_visible()
    page.goto(f"{clerks}/vocabulary")
    expect(page.get_by_text("1 decision")).to_be_visible()
    expect(page.get_by_role("button", name="Words as a file")).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text("1 need of 1 role went")).to_be_visible()
    assert visit.errors == []
    assert visit.strangers == []
