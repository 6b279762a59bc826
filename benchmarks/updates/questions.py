"""The questions that the officers of the benchmark ask: the shelf's test questions, in turn."""

import json
from pathlib import Path

_FILE = Path(__file__).parents[2] / "tests" / "knowledge" / "questions.jsonl"

QUESTIONS = [
    json.loads(line)["question"] for line in _FILE.read_text(encoding="utf-8").splitlines()
]
