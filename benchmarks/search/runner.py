"""Gives every contender the same passages and questions, each in a separate process."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.search import node
from benchmarks.search.engine import Contender
from benchmarks.search.judging.outcome import Job, Outcome
from benchmarks.search.texts.data import Collection, Question, write_rows
from benchmarks.search.texts.sources import ROOT

_PATIENCE = 900
_FEWEST = 20


@dataclass(frozen=True)
class Row:
    """The outcome of a contender, or why it has none."""

    contender: Contender
    questions: Sequence[Question]
    outcome: Outcome | None
    skipped: str = ""


def rows(collection: Collection, contenders: Sequence[Contender]) -> Iterator[Row]:
    """Run the contenders one after the other, so that none slows another down."""
    with TemporaryDirectory() as folder:
        for contender in contenders:
            yield _row(contender, collection, Path(folder) / contender.key)


def _row(contender: Contender, collection: Collection, folder: Path) -> Row:
    skipped = _missing(contender, len(collection.passages))
    if skipped:
        return Row(contender, (), None, skipped)
    folder.mkdir()
    by_section = contender.by_section and collection.is_shelf
    passages = collection.sections if by_section else collection.passages
    questions = collection.questions[: _sample(contender, collection)]
    job = Job.within(folder, contender.module, contender.variant)
    write_rows(Path(job.passages), passages)
    write_rows(Path(job.questions), questions)
    failed = _run(job, folder / "job.json", is_node=contender.is_node)
    return Row(contender, questions, None if failed else Outcome.read(Path(job.outcome)), failed)


def _missing(contender: Contender, size: int) -> str:
    if contender.passages and size > contender.passages:
        return (
            f"above {contender.passages:,} passages it takes long, about 0.1 s each; "
            "`--encoder-up-to` allows more"
        )
    return contender.missing() or (node.missing() if contender.is_node else "")


def _sample(contender: Contender, collection: Collection) -> int:
    count = len(collection.questions)
    if not contender.pairs:
        return count
    return min(count, max(_FEWEST, contender.pairs // max(1, len(collection.passages))))


def _run(job: Job, path: Path, *, is_node: bool) -> str:
    """Run a job. Return what went wrong; empty if nothing did."""
    job.write(path)
    python = [sys.executable, "-m", "benchmarks.search.worker", str(path)]
    command = node.command(path) if is_node else python
    try:
        subprocess.run(
            command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired:
        return f"not ready after {_PATIENCE} s"
    except subprocess.CalledProcessError as error:
        lines = error.stderr.strip().splitlines()
        return f"failed: {lines[-1] if lines else f'exit code {error.returncode}'}"
    return ""
