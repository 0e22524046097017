"""The program as one has it who installs the wheel: away from the clone it answers and opens its pages."""

import json
import subprocess
import tomllib
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.kit.places import ROOT
from tests.kit.visits import Visiting, free_port, wait_for
from tests.kit.wheel import Installed, installed


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The program, installed from its wheel."""
    return installed(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def pages(program: Installed) -> Iterator[str]:
    """The address of the pages that `atlas app` serves."""
    port = free_port()
    command = [str(program.atlas), "app", "--port", str(port)]
    said = (program.prefix / "said.txt").open("w")
    process = subprocess.Popen(command, cwd=program.home, env=program.env, stdout=said, stderr=said)
    try:
        wait_for(f"http://127.0.0.1:{port}", process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=10)
        said.close()


def test_nothing_of_the_clone_is_seen_by_the_installed_program(program: Installed) -> None:
    script = (
        "import sys, cli, graph.model, seeds.shipped, server.lock, views.frame\n"
        "print(*(module.__file__ for module in sys.modules.values() if getattr(module, '__file__', None)),"
        "*sys.path, sep='\\n')"
    )
    ran = program.run(program.python, "-c", script)
    seen = [Path(line) for line in ran.stdout.splitlines()]
    assert program.packages / "cli.py" in seen
    libraries = ROOT / ".venv"
    assert [path for path in seen if path.is_relative_to(ROOT) and not path.is_relative_to(libraries)] == []


def test_the_wheel_carries_what_lies_beside_the_modules_and_nothing_of_the_tests(program: Installed) -> None:
    with zipfile.ZipFile(program.wheel) as wheel:
        names = set(wheel.namelist())
    assert not {name for name in names if name.startswith("tests")}
    rooms = ("contract", "seeds", "server", "views")
    beside = {
        str(path.relative_to(ROOT))
        for room in rooms
        for path in (ROOT / room).rglob("*")
        if path.is_file() and path.suffix not in {".py", ".pyc", ".md"}
    }
    assert beside - names == set()


def test_questions_are_answered_from_the_seeds_that_ship(program: Installed) -> None:
    before = program.files()
    role = program("role", "Controller")
    assert (role.returncode, role.stderr) == (0, "")
    assert "Controller" in role.stdout
    needing = program("who-needs", "Salesforce", "--json")
    assert (needing.returncode, needing.stderr) == (0, "")
    assert json.loads(needing.stdout)
    plan = program("plan", "--single-points", "--rules", "finance")
    assert plan.returncode in {0, 1}, plan.stderr
    assert plan.stderr == ""
    assert plan.stdout
    assert program.files() == before


def test_the_version_is_the_one_of_the_project(program: Installed) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ran = program("--version")
    assert (ran.returncode, ran.stdout.strip(), ran.stderr) == (0, project["version"], "")


def test_a_server_is_asked_after_and_nothing_is_installed(program: Installed) -> None:
    before = program.files()
    ran = program("neo4j", "status", "--json")
    assert ran.returncode == 1, ran.stderr
    status = json.loads(ran.stdout)
    assert not status["running"]
    assert Path(status["data"]).is_relative_to(program.home)
    assert program.files() == before


def test_the_settings_of_the_pages_are_those_of_the_clone() -> None:
    shipped, cloned = ROOT / "views/frame/.streamlit/config.toml", ROOT / ".streamlit/config.toml"
    assert tomllib.loads(shipped.read_text()) == tomllib.loads(cloned.read_text())


@pytest.mark.browser
def test_the_first_page_is_drawn_by_the_installed_app(
    program: Installed, pages: str, visiting: Visiting
) -> None:
    before = program.files()
    with urllib.request.urlopen(pages, timeout=10) as answer:
        assert answer.status == 200
        assert "<html" in answer.read().decode().lower()
    visit = visiting(pages)
    page = visit.open()
    expect(page.get_by_role("heading", name="Role Atlas").first).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert visit.errors == []
    assert visit.strangers == []
    assert program.files() == before
