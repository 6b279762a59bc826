"""Passages and questions: how to read them, and how to draw the same sample in each run."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.noise import noisy

SEED = 20261125
SECTION_MARK = "#"


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that may answer. `id` is unique in its collection."""

    id: str
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the same in chat spelling, and the ids of the passages that answer it."""

    query: str
    noisy: str
    gold: tuple[str, ...]


@dataclass(frozen=True)
class Collection:
    """What every engine gets in one run. `made` counts passages that were generated.

    The passages of the shelf can be sections: their ids are the SOP's id, SECTION_MARK and a slug.
    """

    name: str
    passages: Sequence[Passage]
    questions: Sequence[Question]
    made: int = 0
    is_shelf: bool = False
    sections: Sequence[Passage] = ()
    has_sample_questions: bool = False
    is_by_section: bool = False  # the passages are sections of the shelf, and so are the answers


def read_passages(path: Path) -> list[Passage]:
    """Read passages, one JSON object per line."""
    return [
        Passage(str(row["id"]), str(row.get("title", "")), str(row["body"])) for row in _rows(path)
    ]


def read_questions(path: Path) -> list[Question]:
    """Read questions, one JSON object per line. Chat spelling is made if the file has none."""
    return [
        Question(
            query=str(row["query"]),
            noisy=str(row.get("noisy") or noisy(str(row["query"]))),
            gold=tuple(str(one) for one in row["gold"]),
        )
        for row in _rows(path)
    ]


def write_rows(path: Path, rows: Sequence[Passage] | Sequence[Question]) -> None:
    """Write passages or questions, one JSON object per line."""
    lines = (json.dumps(asdict(row), ensure_ascii=False) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def drawn(passages: Sequence[Passage], size: int) -> list[Passage]:
    """Draw passages. A smaller draw is part of every larger one."""
    mixed = list(passages)
    Random(SEED).shuffle(mixed)
    return mixed[:size]


def askable(
    questions: Sequence[Question], passages: Sequence[Passage], sample: int
) -> list[Question]:
    """Draw questions whose right passages are all in the collection."""
    here = {passage.id for passage in passages}
    mixed = [question for question in questions if question.gold and here.issuperset(question.gold)]
    Random(SEED).shuffle(mixed)
    return mixed[:sample]


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
