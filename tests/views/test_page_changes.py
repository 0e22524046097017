"""The page Changes: an uploaded version against the loaded one, or two uploads."""

import csv
import json
import re
from io import StringIO

import pytest

from graph.exchange.codec import graph_json
from graph.ladder.diff import diff
from graph.stores.keeping import keep
from graph.stores.sqlite.store import FileStore
from graph.stores.versions import versions
from tests.kit.ladders import LADDER, Ladder, edited, saying, stored
from tests.kit.page_graph import restaurant
from tests.kit.pages import visited, words
from views.kit.ladder_changes import diff_csv, one_sided, titles_of

PAGE = "changes/page.py"
GREETS = "Greets every guest at the door"
ASKS_MORE = edited(
    edited(LADDER, "Waiter", lambda p: saying(p, GREETS, None)),
    "Head Waiter",
    lambda p: saying(
        p, "Proficient in LarderSoft for wine", "Expert in LarderSoft for wine", {"system:lardersoft": 5}
    ),
)


def exported(ladder: Ladder) -> bytes:
    """The ladder as an atlas file."""
    return json.dumps(graph_json(restaurant(ladder))).encode()


def test_without_an_old_version_the_page_says_what_to_do(at_restaurant: FileStore) -> None:
    assert "Upload an old version" in words(visited(PAGE))


def test_an_old_version_is_compared_with_the_loaded_documents(at_restaurant: FileStore) -> None:
    at_restaurant.replace(restaurant(ASKS_MORE))
    app = visited(PAGE)
    app.file_uploader[0].upload("old.json", exported(LADDER), "application/json").run()
    assert not app.exception
    said = words(app)
    assert "Removed · 1" in said
    assert GREETS in said
    assert "LarderSoft: proficient" in said
    assert "LarderSoft: expert" in said
    assert "Moves:" in said
    assert ">harder</span>" in said


def test_two_uploads_that_say_the_same_differ_in_nothing(at_restaurant: FileStore) -> None:
    app = visited(PAGE)
    app.file_uploader[0].upload("old.json", exported(LADDER), "application/json")
    app.file_uploader[1].upload("new.json", exported(LADDER), "application/json").run()
    assert not app.exception
    assert "The two versions say the same" in words(app)


def test_documents_may_be_uploaded_as_text(at_restaurant: FileStore) -> None:
    text = "Kitchen\n\nLine Cook\n\n  • 1-2 years of experience in cooking\n  • Proficient in Excel\n"
    app = visited(PAGE)
    app.file_uploader[0].upload("ladder.txt", text.encode(), "text/plain")
    app.file_uploader[1].upload(
        "ladder.txt", text.replace("Proficient", "Expert").encode(), "text/plain"
    ).run()
    assert not app.exception
    assert "Excel: proficient" in words(app)


def test_a_document_without_a_role_is_no_version_of_a_ladder(at_restaurant: FileStore) -> None:
    app = visited(PAGE)
    app.file_uploader[0].upload("minutes.txt", b"Minutes\n\nNothing was decided.\n", "text/plain").run()
    assert not app.exception
    assert [one.value for one in app.error] == [
        "no role was found in minutes\\.txt\\: there is nothing to look at\\; "
        "a role needs a title on a line of its own"
    ]


@pytest.mark.parametrize("data", [b"[" * 200_000 + b"]" * 200_000, b'{"format": "role-atlas/2"}', b"\xff"])
def test_an_atlas_file_that_cannot_be_read_is_told_in_one_line(at_restaurant: FileStore, data: bytes) -> None:
    app = visited(PAGE)
    app.file_uploader[0].upload("old.json", data, "application/json").run()
    assert not app.exception
    assert len(app.error) == 1
    assert re.match(r"old\\\.json(?:\\:)? is ", app.error[0].value)


def test_a_file_that_is_no_ladder_is_told_in_one_line_without_its_folder(at_restaurant: FileStore) -> None:
    app = visited(PAGE)
    app.file_uploader[0].upload("broken.json", b"{", "application/json").run()
    assert not app.exception
    assert len(app.error) == 1
    assert "broken" in app.error[0].value
    assert "tmp" not in app.error[0].value


def test_the_csv_holds_every_change() -> None:
    difference = diff(stored(LADDER), stored(ASKS_MORE))
    assert (
        len(list(csv.reader(StringIO(diff_csv(difference.changes, {}))))) - 1 == len(difference.changes) > 0
    )


def test_markup_in_a_statement_stays_text() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    old = edited(LADDER, "Waiter", lambda p: saying(p, GREETS, hostile))
    changes = diff(stored(old), stored(edited(LADDER, "Waiter", lambda p: saying(p, GREETS, None)))).changes
    table = one_sided(changes, titles_of(), "Removed")
    assert "&lt;img" in table
    assert "<img" not in table


def test_what_stands_is_compared_with_the_version_before_it(at_restaurant: FileStore) -> None:
    keep(at_restaurant, restaurant(LADDER))
    keep(at_restaurant, restaurant(ASKS_MORE))
    app = visited(PAGE)
    said = words(app)
    assert GREETS in said
    assert "LarderSoft: expert" in said
    app.selectbox(key="from_version").select("2").run()
    assert "The two versions say the same." in words(app)
    assert app.query_params["from_version"] in ("2", ["2"])


def test_a_version_is_gone_back_to_with_one_click(at_restaurant: FileStore) -> None:
    keep(at_restaurant, restaurant(LADDER))
    keep(at_restaurant, restaurant(ASKS_MORE))
    app = visited(PAGE)
    assert [button.key for button in app.button if str(button.key).startswith("back_")] == ["back_1"]
    app.button(key="back_1").click().run()
    assert not app.exception
    assert "Version 1 stands again" in app.success[0].value
    assert [one.stands for one in versions(at_restaurant)] == [True, False, False]
    assert "back to version 1" in words(app)
