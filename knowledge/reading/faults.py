"""A fault of a content file: where it is and how to correct it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class Message(str):
    """An English sentence that keeps its template and values, so that it can be translated.

    A value can be a message itself.
    """

    template: str
    values: dict[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> "Message":
        message = super().__new__(cls, template.format(**values))
        message.template = template
        message.values = values
        return message


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to correct in one line of one file."""

    path: Path
    line: int
    message: Message

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class BrokenKnowledge(Exception):
    """Content that cannot be used until every listed fault is corrected."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
