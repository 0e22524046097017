"""Pictures as files: an SVG that stands by itself, a PNG, on every page that draws."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.kit.visits import Visit, Visiting

pytestmark = pytest.mark.browser

PATH = "/map?from=role:kitchen-porter&to=role:head-cook"
BOTH = "/compare?roles=role:line-cook&roles=role:waiter"
PNG = b"\x89PNG\r\n"


def saved(visit: Visit, name: str, kind: str, place: Path) -> bytes:
    group = visit.page.get_by_role("group", name=f"Save the picture: {name}")
    with visit.page.expect_download() as waiting:
        group.get_by_role("button", name=kind).click()
    assert waiting.value.suggested_filename == f"{name}.{kind.lower()}"
    waiting.value.save_as(place / "picture")
    return (place / "picture").read_bytes()


@pytest.mark.parametrize(
    ("address", "name", "words"),
    [
        (PATH, "career-map", "Line Cook"),
        (BOTH, "upset", "Waiter"),
        (BOTH, "what-carries-over", "Hygiene"),
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_drawing_is_saved_as_svg_and_png_with_its_looks(
    address: str, name: str, words: str, scheme: str, served: str, visiting: Visiting, tmp_path: Path
) -> None:
    visit = visiting(served, scheme=scheme)
    visit.open(address)
    drawn = ElementTree.fromstring(saved(visit, name, "SVG", tmp_path))
    texts = [part.text or "" for part in drawn.iter() if part.tag.endswith(("text", "tspan"))]
    assert any(words in " ".join(text.split()) for text in [*texts, " ".join(texts)])
    assert not any(part.get("class") for part in drawn.iter())
    styles = " ".join(part.get("style") or "" for part in drawn.iter())
    assert "var(" not in styles + "".join(part.get("fill") or "" for part in drawn.iter())
    ground = next(iter(drawn)).get("fill")
    assert ground == ("rgb(18, 22, 31)" if scheme == "dark" else "rgb(255, 255, 255)")
    assert saved(visit, name, "PNG", tmp_path).startswith(PNG)
    assert not visit.errors
    assert not visit.strangers


def test_a_path_keeps_its_colours_in_the_file(served: str, visiting: Visiting, tmp_path: Path) -> None:
    visit = visiting(served)
    visit.open(PATH)
    drawn = ElementTree.fromstring(saved(visit, "career-map", "SVG", tmp_path))
    stops = [part.get("style") or "" for part in drawn.iter() if part.tag.endswith("}stop")]
    assert stops
    assert all("stop-color:rgb(0, 0, 0)" not in style for style in stops)


def test_the_network_is_saved_as_png(served: str, visiting: Visiting, tmp_path: Path) -> None:
    visit = visiting(served)
    visit.open("/explore")
    visit.page.locator(".network[data-ready=true]").wait_for()
    assert saved(visit, "network", "PNG", tmp_path).startswith(PNG)
