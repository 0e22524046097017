"""A reader that goes away is no answer: what a command would have ended with, it ends with."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from seeds.shipped import DOCUMENTS
from tests.kit.places import ROOT

FINISHED = {
    "a table": (("coverage",), 0),
    "a long JSON value": (("load", str(DOCUMENTS), "--json"), 0),
    "a load": (("load", str(DOCUMENTS)), 0),
    "help": (("--help",), 0),
    "a no": (("paths", "Controller", "Billing Coordinator"), 1),
    "a no as JSON": (("paths", "Controller", "Billing Coordinator", "--json"), 1),
    "a check with findings": (("check",), 1),
    "strict": (("load", str(DOCUMENTS), "--strict", "--json"), 1),
    "bad input": (("who-needs", "Salesforse"), 2),
    "a misspelt option": (("who-needs", "Excel", "--levle", "3"), 2),
}


def command(*arguments: str) -> list[str]:
    return [sys.executable, str(ROOT / "cli.py"), *arguments]


def run(asked: list[str], **more: Any) -> "subprocess.CompletedProcess[Any]":
    return subprocess.run(asked, check=False, timeout=60, **more)


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "STORE": "", **more}


@pytest.mark.parametrize("case", FINISHED)
def test_a_reader_that_is_gone_changes_no_exit_code(case: str) -> None:
    arguments, code = FINISHED[case]
    reading, writing = os.pipe()
    os.close(reading)
    ran = run(command(*arguments), stdout=writing, stderr=subprocess.PIPE, text=True, env=environment())
    os.close(writing)
    assert ran.returncode == code
    assert len(ran.stderr.splitlines()) == (1 if code == 2 else 0)


@pytest.mark.parametrize("lines", [1, 3])
def test_head_reads_what_it_wants_and_no_more(lines: int) -> None:
    asked = " ".join(f"'{part}'" for part in command("load", str(DOCUMENTS)))
    script = f"{asked} | head -{lines}; echo ${{PIPESTATUS[0]}}"
    ran = run(["bash", "-c", script], capture_output=True, text=True, env=environment())
    assert ran.stdout.splitlines()[-1] == "0"
    assert len(ran.stdout.splitlines()) == lines + 1
    assert ran.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_full_disk_is_one_line(more: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        ran = run(
            command("coverage", *more),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
        )
    assert ran.returncode == 2
    assert ran.stderr == "atlas: the answer cannot be written: No space left on device\n"


def test_a_closed_output_is_no_trouble() -> None:
    asked = " ".join(f"'{part}'" for part in command("coverage"))
    ran = run(["bash", "-c", f"{asked} >&-"], capture_output=True, text=True, env=environment())
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437"])
def test_signs_that_the_terminal_lacks_are_told_with_others(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "ladder.txt").write_text(
        "Clerk\nTechnical Skills:\n- Proficient in Excel – 会計\n", encoding="utf-8"
    )
    for more in ((), ("--json",)):
        ran = run(
            command("role", "Clerk", "--store", f"memory:{tmp_path}", *more),
            capture_output=True,
            env=environment(PYTHONIOENCODING=encoding),
        )
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert b"Excel" in ran.stdout


def test_a_name_of_a_file_in_another_encoding_is_read_kept_and_shown(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (Path(os.fsdecode(os.fsencode(folder) + b"/leiter-\xff.txt"))).write_text(
        "Clerk\nTechnical Skills:\n- Excel\n"
    )
    kept = f"file:{tmp_path / 'kept.json'}"
    for arguments in (("load", str(folder), "--into", kept, "--json"), ("role", "Clerk", "--store", kept)):
        ran = run(command(*arguments), capture_output=True, env=environment())
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert "eiter" in ran.stdout.decode()
        assert "\ufffd" in ran.stdout.decode()
