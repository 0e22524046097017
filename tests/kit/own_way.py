"""What a person does in the browser with documents of their own: by clicks and keys alone."""

import re

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.kit.visits import still, turn

# A server on a busy machine takes a while to read and to write, in milliseconds.
PATIENCE = 60_000


def drop(page: Page, *files: FilePayload) -> None:
    """Give files by the button of the field that takes them."""
    with page.expect_file_chooser() as chosen:
        page.get_by_test_id("stFileUploaderDropzone").first.click()
    chosen.value.set_files(list(files))


def came(page: Page, name: str, words: str = "1 role") -> None:
    """Wait until this came of the file, and nothing is worked on any more."""
    expect(page.get_by_role("row", name=f"{name} {words}")).to_be_visible(timeout=PATIENCE)
    still(page)


def keep(page: Page) -> None:
    """Keep what was read."""
    page.get_by_role("button").filter(has_text=re.compile("^check?Keep")).click()
    expect(page.get_by_text("Kept:")).to_be_visible(timeout=PATIENCE)


def line(page: Page, words: str) -> Locator:
    """The line of the document in sight that says this."""
    return page.locator(".document .line", has_text=words)


def choose(page: Page, field: str, option: str) -> None:
    """Choose in a field by typing."""
    box = page.get_by_role("combobox", name=re.compile(field)).first
    box.click()
    box.fill(option)
    page.get_by_role(
        "option", name=re.compile(rf"^(Add: )?{re.escape(option)}( \(also called .*)?$")
    ).first.click()


def turned(page: Page, title: str) -> None:
    """Turn to a page, and wait until it is drawn."""
    turn(page, title)
    expect(page.get_by_role("heading", name=title, exact=True, level=1)).to_be_visible()
    still(page)


def open_line(page: Page, document: str, words: str) -> None:
    """Turn to the page Sources, to this document, and to the line that says this."""
    turned(page, "Sources")
    choose(page, "Document", document)
    expect(page.locator(".document .line").first).to_contain_text(document)
    still(page)
    choose_line(page, words)


def choose_line(page: Page, words: str) -> None:
    """Click the line that says this, and wait for its controls."""
    line(page, words).click()
    # While the page is drawn anew, the panel of the line before is there still.
    expect(page.locator(".st-key-put_right").filter(has_text=words)).to_have_count(1)
    still(page)
    expect(page.locator(".st-key-put_right")).to_contain_text(words)


def add_skill(page: Page, name: str, kind: str = "A system") -> None:
    """Say that the chosen line asks for a skill that nobody knows."""
    choose(page, "It also asks for", name)
    page.get_by_text(kind, exact=True).click()


def see(page: Page) -> None:
    """Ask what would change, and wait until it is told."""
    page.get_by_role("button", name="See what changes").click()
    expect(kept_right(page)).to_be_visible(timeout=PATIENCE)


def kept_right(page: Page) -> Locator:
    """The button that keeps what is put right."""
    return page.get_by_role("button", name="Keep", exact=True)


def keep_right(page: Page) -> None:
    """Keep what is put right, and wait until it is told."""
    kept_right(page).click()
    expect(page.get_by_text(re.compile("documents? (was|were) read again"))).to_be_visible(timeout=PATIENCE)
    still(page)


def who_needs(page: Page, skill: str, *roles: str) -> None:
    """Ask by hand who needs a skill, and find these roles, or that no such skill can be chosen."""
    turned(page, "Who needs")
    if not roles:
        box = page.get_by_role("combobox", name="Skills").first
        box.click()
        box.fill(skill)
        expect(page.get_by_text("No results")).to_be_visible()
        page.keyboard.press("Escape")
        return
    choose(page, "Skills", skill)
    # While the list is open, nothing else on the page is to be had.
    page.keyboard.press("Escape")
    verb = "role needs" if len(roles) == 1 else "roles need"
    expect(page.get_by_text(f"{len(roles)} {verb} {skill}")).to_be_visible()
    for role in roles:
        expect(page.get_by_role("cell").get_by_role("link", name=role).first).to_be_visible()
