"""Where things lie, for every test."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
KNOWLEDGE = ROOT / "knowledge"
