"""A fault of a content file: where it is and how to correct it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
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
    names: tuple[str, str] | None = field(default=None, compare=False)
    """What it names and is not there: see `dangling`."""
    hides: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def dangling(
    path: Path, line: int, message: Message, sop_id: str, heading: str = "", *, hides: bool = True
) -> Fault:
    """Return the fault of naming an SOP, or a section of it by heading or slug, that is not there.

    `hides` says whether something of the file is hidden while it is not there.
    """
    return Fault(path, line, message, (sop_id, heading), hides)


class BrokenKnowledge(Exception):
    """Content that cannot be used until every listed fault is corrected."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
