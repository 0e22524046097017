"""The page Check: findings by severity, the filter in the URL, the baseline and the downloads."""

import csv
import json
from dataclasses import replace
from io import StringIO
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from exports.finding_words import kind_name
from graph.ladder.accepting import decisions
from graph.ladder.check import check
from graph.ladder.finding import Severity, compared, read_baseline
from graph.stores.sqlite.store import FileStore
from tests.kit.ladders import LADDER, edited, odd, saying, stored
from tests.kit.page_graph import restaurant
from tests.kit.pages import visited, words
from views.check.decided import baseline_text
from views.check.findings import finding_csv, finding_table

PAGE = "check/page.py"
ODD = edited(
    edited(
        LADDER,
        "Waiter",
        lambda p: saying(p, "Greets every guest at the door", "Asks Priya who is to be seated"),
    ),
    "Head Cook",
    lambda p: replace(p, years=(1, 2)),
)


def codes_of(app: AppTest) -> list[str]:
    """The codes that the page offers, with their counts."""
    groups: list[Any] = list(app.get("button_group"))
    (pills,) = [group for group in groups if group.label == "Kinds of finding"]
    return [str(option) for option in pills.options]


def test_findings_stand_by_severity_with_their_lines(at_restaurant: FileStore) -> None:
    at_restaurant.replace(restaurant(ODD))
    said = words(visited(PAGE))
    findings = check(at_restaurant)
    warnings = [finding for finding in findings if finding.severity == Severity.WARNING]
    assert f"Warnings · {len(warnings)}" in said
    assert all(f"sources?document=restaurant.txt&amp;line={finding.line}" in said for finding in findings)


def test_a_code_in_the_link_narrows_the_findings(at_restaurant: FileStore) -> None:
    at_restaurant.replace(restaurant(ODD))
    findings = check(at_restaurant)
    code = findings[0].code
    app = visited(PAGE, code=code)
    others = {finding.message for finding in findings if finding.code != code}
    assert f">{code}</span>" in words(app)
    assert others
    assert not any(f">{finding.code}</span>" in words(app) for finding in findings if finding.code != code)
    assert f"{kind_name(code)} {sum(finding.code == code for finding in findings)}" in codes_of(app)


def test_an_uploaded_baseline_hides_what_is_accepted(at_restaurant: FileStore) -> None:
    findings = check(at_restaurant)
    gone = odd("person-named", Severity.WARNING, "Ask Priya")
    app = visited(PAGE)
    text = baseline_text([*findings, gone])
    app.file_uploader[0].upload("accepted.json", text.encode(), "application/json").run()
    assert not app.exception
    assert f"All {len(findings)} findings are accepted" in words(app)
    assert "Accepted, but no longer there · 1" in words(app)
    assert "Ask Priya" in words(app)


@pytest.mark.parametrize("data", [b"{", b"[" * 200_000 + b"]" * 200_000, b"\xff", b'{"a": NaN}'])
def test_a_file_that_is_no_baseline_is_told_in_one_line(at_restaurant: FileStore, data: bytes) -> None:
    app = visited(PAGE)
    app.file_uploader[0].upload("x.json", data, "application/json").run()
    assert not app.exception
    assert len(app.error) == 1
    assert "no JSON" in app.error[0].value


def test_a_clean_ladder_says_so(at_restaurant: FileStore) -> None:
    at_restaurant.replace(restaurant(()))
    assert "Nothing in this ladder needs a second look" in words(visited(PAGE))


def test_the_csv_holds_every_finding_and_the_baseline_accepts_them() -> None:
    findings = check(stored(LADDER))
    rows = list(csv.reader(StringIO(finding_csv(findings))))
    assert [row[1] for row in rows[1:]] == [finding.code for finding in findings]
    accepted = read_baseline(json.loads(baseline_text(findings)), "b")
    assert compared(findings, accepted).new == ()


def test_markup_in_a_finding_stays_text() -> None:
    hostile = "<img src=x onerror=alert(1)>"
    finding = odd(hostile, Severity.ERROR, hostile, document=hostile, message=hostile)
    table = finding_table([finding], Severity.ERROR)
    assert "<img" not in table
    formula = odd("c", Severity.ERROR, '=HYPERLINK("http://x")')
    (row,) = list(csv.reader(StringIO(finding_csv([formula]))))[1:]
    assert row[3].startswith("'=")


def test_a_finding_is_accepted_with_a_reason_and_taken_back(at_restaurant: FileStore) -> None:
    at_restaurant.replace(restaurant(ODD))
    finding = check(at_restaurant)[0]
    assert f"check?finding={finding.id}&amp;do=accept" in words(visited(PAGE))
    app = visited(PAGE, finding=finding.id, do="accept")
    app.button(key=f"accept {finding.id}").click().run()
    assert "with a reason" in app.error[0].value
    app.text_input(key=f"reason {finding.id}").set_value("<b>meant</b> so")
    app.button(key=f"accept {finding.id}").click().run()
    assert not app.exception
    said = words(visited(PAGE))
    assert "Accepted · 1" in said
    assert "&lt;b&gt;meant&lt;/b&gt; so" in said
    assert "<b>meant" not in said
    app = visited(PAGE, finding=finding.id, do="undo")
    app.button(key=f"undo {finding.id}").click().run()
    assert decisions(at_restaurant).accepted == ()


def test_later_hides_a_finding_and_says_when_it_comes_back(at_restaurant: FileStore) -> None:
    at_restaurant.replace(restaurant(ODD))
    finding = check(at_restaurant)[0]
    app = visited(PAGE, finding=finding.id, do="later")
    app.button(key=f"later {finding.id}").click().run()
    assert not app.exception
    said = words(visited(PAGE))
    assert "Later · 1" in said
    assert "or when the documents change" in said


def test_an_uploaded_baseline_is_kept_as_accepted(at_restaurant: FileStore) -> None:
    app = visited(PAGE)
    text = baseline_text(check(at_restaurant))
    app.file_uploader[0].upload("accepted.json", text.encode(), "application/json").run()
    (keep,) = [button for button in app.button if button.label == "Keep them as accepted"]
    keep.click().run()
    assert not app.exception
    assert {entry.reason for entry in decisions(at_restaurant).accepted} == {"from accepted.json"}


def test_who_may_only_look_sees_no_button(at_restaurant: FileStore, monkeypatch: pytest.MonkeyPatch) -> None:
    at_restaurant.replace(restaurant(ODD))
    monkeypatch.setattr("views.kit.finding_acts.may_edit", lambda: False)
    said = words(visited(PAGE))
    assert "do=accept" not in said
    assert "Mend it in the document" not in said
