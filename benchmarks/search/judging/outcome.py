"""What an engine's process gets, and what it returns."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

LIMIT = 30  # enough for ten SOPs if an engine finds sections
WARM_UP = "pemanasan sebelum pertanyaan pertama"


@dataclass(frozen=True)
class Job:
    """What one process does: paths of the files it reads and of the one it writes."""

    module: str
    variant: str
    passages: str
    questions: str
    outcome: str
    limit: int = LIMIT
    warm_up: str = WARM_UP

    @classmethod
    def within(cls, folder: Path, module: str, variant: str) -> "Job":
        """Return a job whose files are in the folder."""
        return cls(
            module,
            variant,
            passages=str(folder / "passages.jsonl"),
            questions=str(folder / "questions.jsonl"),
            outcome=str(folder / "outcome.json"),
        )

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Job":
        return cls(**json.loads(path.read_text(encoding="utf-8")))


@dataclass(frozen=True)
class Asked:
    """The ids found for each question in order, and how long each took."""

    found: list[list[str]]
    milliseconds: list[float]


@dataclass(frozen=True)
class Outcome:
    """What one engine did with one collection. Megabytes are unknown outside Linux."""

    build_seconds: float
    megabytes: float | None
    remark: str
    clean: Asked
    noisy: Asked

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> "Outcome":
        row = json.loads(path.read_text(encoding="utf-8"))
        return cls(**{**row, "clean": Asked(**row["clean"]), "noisy": Asked(**row["noisy"])})
