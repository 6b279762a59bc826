"""What an engine must be able to do, and how one takes part."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from benchmarks.search.texts.data import Passage


class Engine(Protocol):
    """One way to search, already imported. Its build is timed, then each question."""

    def build(self, passages: Sequence[Passage]) -> str:
        """Index the passages. Return what readers of the build time must know; empty if nothing."""
        ...

    def search(self, query: str, limit: int) -> list[str]:
        """Return the ids of the best passages, best first."""
        ...


@dataclass(frozen=True)
class Contender:
    """An engine that takes part. `variant` chooses between the ways its module can search."""

    key: str
    label: str
    module: str
    variant: str = ""
    package: str = ""
    is_ours: bool = False
    is_node: bool = False
    pairs: int = 0  # at most so many passages × questions; 0: all
    passages: int = 0  # at most so many passages; 0: all
    by_section: bool = False  # on the shelf it does better with a section per passage

    def missing(self) -> str:
        """Return why the engine cannot take part here; empty if it can."""
        if self.package and find_spec(self.package) is None:
            return f"{self.package} is not installed"
        return ""

    def load(self) -> Engine:
        """Import the engine with all it needs."""
        create = import_module(f"benchmarks.search.engines.{self.module}").create
        return cast(Callable[[str], Engine], create)(self.variant)
