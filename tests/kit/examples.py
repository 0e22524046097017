"""The examples of the JSON of every command: `python -m tests.kit.examples` takes them anew."""

import json
import os
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from contract.document import PAGE, SCHEMAS, commands, page
from tests.kit.contract_cases import CLERK
from tests.kit.places import ROOT, SEEDS
from tests.kit.schemas import file_of, shortened

# What a folder needs before the commands of the examples run in it.
WORDS = """systems: [{name: Wanderdesk, aliases: [Wander Desk], by: Ann, at: "2026-11-29T09:30:00+00:00"}]
ignored: [{name: CST, what: team, by: Ann, at: "2026-11-29T09:31:00+00:00"}]
"""
TEMPLATE = ("roster-template", "people.csv")
KEPT = ("load", "seeds/documents", "--into", "file:atlas.db")

CORRECTIONS = """corrections:
- id: senior-accountant
  kind: alias
  role: Senior Staff Accountant
  alias: Senior Accountant
  by: ann
- kind: skill
  role: Staff Accountant
  text: Proficient in ADP, QuickBooks and Concur
  skill: QuickBooks
  level: expert
"""


def prepared(folder: Path) -> None:
    """Put into a folder what the examples name: two versions of the ladder, and corrections."""
    text = (SEEDS / "finance-ladder.txt").read_text(encoding="utf-8")
    for name, words in (("old", text), ("new", text.replace("Intermediate knowledge", "Expert knowledge"))):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "ladder.txt").write_text(words, encoding="utf-8")
    for name in ("corrections", "kept-corrections"):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "finance-ladder.txt.yaml").write_text(CORRECTIONS, encoding="utf-8")
    (folder / "words.yaml").write_text(WORDS, encoding="utf-8")
    (folder / "clerk.md").write_text(CLERK, encoding="utf-8")
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "seeds" / "documents").symlink_to(SEEDS)


def words_of(command: str) -> list[str]:
    """The arguments of a command's example, without the name of the program."""
    return shlex.split(commands()[command]["x-run"])[1:]


def is_made_up(command: str) -> bool:
    """Whether the example of a command comes from no run, for it needs a server or tells the time."""
    changes = [f"vocabulary {act}" for act in ("accept", "ignore", "import", "undo")]
    return command.startswith(("neo4j", "findings", "kept", "datasets")) or command in {
        "versions list",
        "versions log",
        *changes,
    }


def answered(arguments: list[str], folder: Path) -> Any:
    """What the command line answers on the seeds, run in a folder."""
    line = [sys.executable, "-m", "cli", *arguments, "--json"]
    place = {**os.environ, "PYTHONPATH": str(ROOT), "STORE": ""}
    ran = subprocess.run(line, cwd=folder, env=place, capture_output=True, text=True, check=False)
    return json.loads(ran.stdout)


def renew() -> None:
    """Write the real answers, shortened, into the schemas, then docs/json.md."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepared(folder)
        answered(list(TEMPLATE), folder)
        answered(list(KEPT), folder)
        for command, value in commands().items():
            if not is_made_up(command):
                value["examples"] = [shortened(answered(words_of(command), folder))]
            text = json.dumps(value, ensure_ascii=False, indent=2)
            (SCHEMAS / file_of(command)).write_text(f"{text}\n", encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    renew()
