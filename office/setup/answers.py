"""The answers that make an office, each checked alone, kept in a TOML file after each of them."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from office.setup.steps import ASKED, AT_THE_MACHINE, LATER, ReadinessStep, StepAnswer, read_answer

CLASSES = tuple(
    f"{grade} {door}"
    for grade in ("Kelas I Khusus", "Kelas I", "Kelas II", "Kelas III")
    for door in ("TPI", "Non TPI")
)
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
_LONGEST = 60
_MOST_UNITS = 20
# What can stand in a TOML text, on a screen and in a sentence.
_NAME = re.compile(r"[^\W_][\w .,'’()/-]*")


class Wrong(StrEnum):
    """What may be wrong with an answer: a sentence each."""

    EMPTY = "empty"
    LONG = "long"
    SIGNS = "signs"
    NO_CLASS = "no_class"
    NO_ZONE = "no_zone"
    MANY_UNITS = "many_units"
    TWICE = "twice"
    NO_ANSWER = "no_answer"
    NO_TEXT = "no_text"
    UNKNOWN = "unknown"
    UNREADABLE = "unreadable"


class WrongAnswer(Exception):
    """An answer that cannot be used: to which question, and why."""

    def __init__(self, field: str, reason: Wrong) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class _Unfit(Exception):
    def __init__(self, reason: Wrong) -> None:
        self.reason = reason


@dataclass(frozen=True)
class SetupQuestion:
    """One question: how its answer is read, and what stands for it if nothing is typed."""

    field: str
    read: Callable[[str], str]
    default: str | None = None
    """None: there must be an answer."""
    is_typed: bool = True
    """Whether the terminal asks it. A file may answer it all the same, and so does the chat."""


def _name(raw: str) -> str:
    name = " ".join(raw.split())
    if not name:
        raise _Unfit(Wrong.EMPTY)
    if len(name) > _LONGEST:
        raise _Unfit(Wrong.LONG)
    if not _NAME.fullmatch(name):
        raise _Unfit(Wrong.SIGNS)
    return name


def _class(raw: str) -> str:
    return _one_of(CLASSES, raw, Wrong.NO_CLASS)


def _zone(raw: str) -> str:
    return _one_of(tuple(ZONES), raw, Wrong.NO_ZONE)


def _one_of(choices: tuple[str, ...], raw: str, otherwise: Wrong) -> str:
    """Return the choice that was typed, or whose number was."""
    typed = " ".join(raw.split()).casefold()
    for number, choice in enumerate(choices, 1):
        if typed in (choice.casefold(), str(number)):
            return choice
    raise _Unfit(otherwise)


def _units(raw: str) -> str:
    names = [_name(part) for part in raw.split(",") if part.strip()]
    if len(names) > _MOST_UNITS:
        raise _Unfit(Wrong.MANY_UNITS)
    if len({slug(name) for name in names}) < len(names) or "kanim" in map(slug, names):
        raise _Unfit(Wrong.TWICE)
    return ", ".join(names)


def _step_answer(raw: str) -> str:
    try:
        return read_answer(raw)
    except ValueError:
        raise _Unfit(Wrong.NO_ANSWER) from None


QUESTIONS = (
    SetupQuestion("place", _name),
    SetupQuestion("office_class", _class, "Kelas II Non TPI"),
    SetupQuestion("province", _name),
    SetupQuestion("timezone", _zone, "WIB"),
    SetupQuestion("units", _units, ""),
    SetupQuestion("admin", _name),
    *(SetupQuestion(step, _step_answer, LATER, step in AT_THE_MACHINE) for step in ASKED),
)
_BY_FIELD = {question.field: question for question in QUESTIONS}


class OfficeAnswers:
    """What was answered so far. The token is none of them: it stands in the settings alone."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def give(self, field: str, raw: Any) -> None:
        """Take an answer as it was typed or as a file holds it.

        Raises:
            WrongAnswer: it cannot be used; what was given before stays.
        """
        if field not in _BY_FIELD:
            raise WrongAnswer(field, Wrong.UNKNOWN)
        if field == "units" and isinstance(raw, list):
            raw = ",".join(map(str, raw))
        if not isinstance(raw, str):
            raise WrongAnswer(field, Wrong.NO_TEXT)
        try:
            self._given[field] = _BY_FIELD[field].read(raw)
        except _Unfit as error:
            raise WrongAnswer(field, error.reason) from None

    def missing(self) -> tuple[SetupQuestion, ...]:
        """Return what is still to be asked, in order."""
        return tuple(one for one in QUESTIONS if one.field not in self._given)

    def __getitem__(self, field: str) -> str:
        return self._given[field]

    @property
    def units(self) -> Mapping[str, str]:
        """Return the units besides the office itself: their names by their ids."""
        return {slug(name): name for name in self["units"].split(", ") if name}

    @property
    def steps(self) -> Mapping[ReadinessStep, StepAnswer]:
        """Return what was answered of the steps of `/siapkan`. What is for later is none."""
        given = {step: self._given.get(step, LATER) for step in ASKED}
        return {step: StepAnswer(said) for step, said in given.items() if said != LATER}

    @property
    def has_checkpoint(self) -> bool:
        """Whether the office has a TPI."""
        return not self["office_class"].endswith("Non TPI")

    def save(self, file: Path) -> None:
        """Write them for the next run, or as the model for another office."""
        lines = [
            f"{field} = {json.dumps(value, ensure_ascii=False)}"
            for field, value in self._given.items()
        ]
        file.write_text("\n".join(lines) + "\n", "utf-8")


def read_file(file: Path) -> dict[str, Any]:
    """Return what a file of answers holds, unchecked.

    Raises:
        WrongAnswer: it is no TOML.
        OSError: it cannot be read.
    """
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except ValueError:  # no TOML, or no UTF-8
        raise WrongAnswer(str(file), Wrong.UNREADABLE) from None


def slug(name: str) -> str:
    """Return the id that a name gives: UKK Musi Rawas → ukk-musi-rawas."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
