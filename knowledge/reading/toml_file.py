"""Reads a TOML file that people edit by hand, and tells on which line a table or key stands."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.reading.faults import BrokenKnowledge, Fault, Message

Complaint = tuple[str, Message]
"""A table or key as it is written in the file (or nothing), and what is wrong with it."""


@dataclass(frozen=True)
class TomlFile:
    """A file's tables, with its text to find the lines in."""

    path: Path
    text: str
    tables: dict[str, Any]

    def fault(self, complaint: Complaint) -> Fault:
        where, message = complaint
        return Fault(self.path, self._line_of(where), message)

    def refuse(self, complaints: Iterable[Complaint]) -> None:
        """Raise BrokenKnowledge if there is anything to complain of."""
        faults = [self.fault(complaint) for complaint in complaints]
        if faults:
            raise BrokenKnowledge(faults)

    def _line_of(self, where: str) -> int:
        """Return the first line that begins with a text; the first of all if there is none."""
        for number, line in enumerate(self.text.splitlines(), start=1):
            if line.lstrip(" \t\"'").startswith(where):
                return number
        return 1


def read(path: Path) -> TomlFile:
    """Read a file; raise BrokenKnowledge if it is missing or no TOML."""
    try:
        text = path.read_text(encoding="utf-8")
        return TomlFile(path, text, tomllib.loads(text))
    except FileNotFoundError:
        raise BrokenKnowledge([Fault(path, 1, Message("the file is missing"))]) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BrokenKnowledge(
            [Fault(path, _line(error), Message("not valid TOML: {error}", error=error))]
        ) from None


def _line(error: Exception) -> int:
    """Return the line TOML's reader stopped at; Python tells it only in words."""
    told = re.search(r"at line (\d+)", str(error))
    return int(told[1]) if told else 1
