"""The frame of the pages, as a clone and as an installed program run it."""

import os
import subprocess
import sys
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.kit.pages import APP
from tests.kit.places import ROOT

FRAME = ROOT / "views" / "frame"
FIRST_PAGE = """
import sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_file({script!r}, default_timeout=60).run()
assert [title.value for title in app.title] == ["Role Atlas"], app.title
print(*sys.modules)
"""
ELSEWHERE = """
from streamlit.testing.v1 import AppTest
app = AppTest.from_file({script!r}, default_timeout=60).run()
assert not app.exception, app.exception
assert [title.value for title in app.title] == ["Role Atlas"], app.title
app.switch_page("../check/page.py").run()
assert not app.exception, app.exception
assert [title.value for title in app.title] == ["Check"], app.title
"""


def test_the_first_page_loads_no_library_that_only_others_need(tmp_path: Path) -> None:
    script = FIRST_PAGE.format(script=APP)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert not loaded & {"pandas", "pyarrow", "openpyxl", "pyvis", "altair", "neo4j", "scipy.optimize"}


def test_the_frame_runs_as_a_script_of_its_own_wherever_it_is_started(tmp_path: Path) -> None:
    script = ELSEWHERE.format(script=str(FRAME / "app.py"))
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_clone_and_an_installed_program_have_the_same_settings() -> None:
    settings = Path(".streamlit", "config.toml")
    assert (FRAME / settings).read_text("utf-8") == (ROOT / settings).read_text("utf-8")


def test_nothing_beside_the_script_stands_in_the_place_of_another_module() -> None:
    # Streamlit looks for modules beside its script first.
    beside = {path.stem for path in FRAME.iterdir() if not path.stem.startswith((".", "_"))} - {"app"}
    elsewhere = {path.stem for path in ROOT.iterdir()} | sys.stdlib_module_names
    assert not beside & elsewhere


def test_a_clone_opens_on_home() -> None:
    assert [title.value for title in AppTest.from_file(APP, default_timeout=60).run().title] == ["Role Atlas"]
