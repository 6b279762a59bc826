"""One engine in a separate process: reads a job file, writes an outcome file."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter

from benchmarks.search.engine import Contender, Engine
from benchmarks.search.judging.outcome import Asked, Job, Outcome
from benchmarks.search.texts.data import read_passages, read_questions


def run(job: Job) -> Outcome:
    """Build the engine, and ask it every question clean and then in chat spelling."""
    passages = read_passages(Path(job.passages))
    questions = read_questions(Path(job.questions))
    before = _megabytes("VmRSS")
    engine = Contender("", "", job.module, job.variant).load()
    started = perf_counter()
    remark = engine.build(passages)
    build_seconds = perf_counter() - started
    engine.search(job.warm_up, job.limit)
    clean = _asked(engine, (question.query for question in questions), job.limit)
    noisy = _asked(engine, (question.noisy for question in questions), job.limit)
    peak = _megabytes("VmHWM")
    megabytes = None if before is None or peak is None else peak - before
    return Outcome(build_seconds, megabytes, remark, clean, noisy)


def _asked(engine: Engine, queries: Iterable[str], limit: int) -> Asked:
    found: list[list[str]] = []
    milliseconds: list[float] = []
    for query in queries:
        started = perf_counter()
        found.append(engine.search(query, limit))
        milliseconds.append((perf_counter() - started) * 1000)
    return Asked(found, milliseconds)


def _megabytes(name: str) -> float | None:
    """Return a memory figure of this process. getrusage would include its parent's."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return None
    found = re.search(rf"{name}:\s+(\d+)", status)
    return int(found[1]) / 1024 if found else None


if __name__ == "__main__":
    own = Job.read(Path(sys.argv[1]))
    run(own).write(Path(own.outcome))
