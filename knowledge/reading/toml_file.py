"""Reads a TOML file that people edit by hand, and finds the line of a table or key."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from knowledge.reading import long_numbers
from knowledge.reading.faults import BrokenKnowledge, Fault, Message

# The deepest key of the content has three parts. Each further part makes Python's reader slower.
_DEEPEST = 10
# A quoted part is read so far and not further, because one may seem to begin at every '"'.
_PART = r"""(?:"(?:\\.|[^"\\\n]){0,100}+"|'[^'\n]*'|[\w-]+)"""
_DEEP_KEY = re.compile(rf"(?<![\w-])(?:{_PART}[ \t]*\.[ \t]*){{{_DEEPEST}}}")
_LONG_NUMBER = re.compile(r"(?<![\w\"'-])(?:0[xob])?[\da-fA-F_]{30,}")

Complaint = tuple[str, Message]
"""A table or key as written in the file (or an empty text), and what is wrong with it."""


@dataclass(frozen=True)
class TomlFile:
    """A file's tables, with its text to find the lines in."""

    path: Path
    text: str
    tables: dict[str, Any]

    def fault(self, complaint: Complaint) -> Fault:
        where, message = complaint
        return Fault(self.path, self.line_of(where), message)

    def refuse(self, complaints: Iterable[Complaint]) -> None:
        """Raise BrokenKnowledge if there are complaints."""
        faults = [self.fault(complaint) for complaint in complaints]
        if faults:
            raise BrokenKnowledge(faults)

    def line_of(self, where: str) -> int:
        """Return the first line that begins with the text; 1 if no line does."""
        for number, line in enumerate(self._lines, start=1):
            if line.startswith(where):
                return number
        return 1

    @cached_property
    def _lines(self) -> list[str]:
        return [line.lstrip(" \t\"'") for line in self.text.splitlines()]


class BadToml(Exception):
    """TOML that cannot be read, with the line where the reader stopped."""

    def __init__(self, line: int, message: Message) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def read(path: Path) -> TomlFile:
    """Read a file. Raises BrokenKnowledge if it is missing or not TOML."""
    try:
        text = path.read_text(encoding="utf-8")
        return TomlFile(path, text, tables_of(text))
    except FileNotFoundError:
        raise BrokenKnowledge([Fault(path, 1, Message("the file is missing"))]) from None
    except UnicodeDecodeError as error:
        message = Message("not valid TOML: {error}", error=error)
        raise BrokenKnowledge([Fault(path, 1, message)]) from None
    except BadToml as error:
        raise BrokenKnowledge([Fault(path, error.line, error.message)]) from None


def tables_of(text: str) -> dict[str, Any]:
    """Read a text. Raises BadToml if it is not TOML, or has too deep a key or long number."""
    if deep := _DEEP_KEY.search(text):
        message = Message("a key may have at most {most} parts", most=_DEEPEST)
        raise BadToml(_line_at(text, deep.start()), message)
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadToml(_line(error), Message("not valid TOML: {error}", error=error)) from None
    if long_numbers.holds_long(tables):
        found = _LONG_NUMBER.search(text)
        raise BadToml(_line_at(text, found.start() if found else 0), long_numbers.FAULT)
    return tables


def _line_at(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _line(error: Exception) -> int:
    """Return the line where TOML's reader stopped. Python only says it in the error's words."""
    told = re.search(r"at line (\d+)", str(error))
    return int(told[1]) if told else 1
