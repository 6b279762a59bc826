"""The copy of python-telegram-bot's repository beside this one."""

from dataclasses import dataclass
from pathlib import Path

from benchmark.programs import PROJECT

BESIDE = PROJECT.parents[1] / "python-telegram-bot"
PACKAGES = (
    *("pytest==9.0.3", "pytest-asyncio==0.21.2", "pytest-xdist==3.8.0", "flaky>=3.8.1"),
    *("beautifulsoup4", "pytz", "tzdata"),
    *("starlette", "uvicorn", "flask[async]", "asgiref", "quart", "django"),
)
"""What its tests and some examples need, in the versions that its own list names."""


@dataclass(frozen=True)
class TheirCopy:
    """Where the repository is, and the Python that runs it."""

    root: Path
    python: Path

    @property
    def examples(self) -> Path:
        """Return the folder of their examples."""
        return self.root / "examples"


def is_there(root: Path) -> bool:
    """Whether a copy is there."""
    return (root / "src" / "telegram").is_dir()
