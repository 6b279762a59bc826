"""Where things lie, for every test."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
KNOWLEDGE = ROOT / "knowledge"
SHARED = ROOT.parent / "shared"
"""Evaluation data that a machine may have; tests that need it skip without it."""
