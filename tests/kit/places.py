"""Where the project and the shared inputs lie."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SEEDS = ROOT / "seeds" / "documents"
VOCABULARY = ROOT / "seeds" / "vocabulary"
