"""One thing that the bot can do, as an answer: a Markdown file of `knowledge/abilities/`.

Its head has a title and a button. Below it come one sentence and the questions that ask for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from knowledge.reading import front_matter
from knowledge.reading.abilities.preset_command import PresetCommand
from knowledge.reading.faults import BrokenKnowledge, Fault, Message
from knowledge.reading.front_matter import FrontMatter
from knowledge.reading.layers import Folder
from knowledge.reading.questions import rules as questions_rules
from knowledge.reading.sops.sop import SampleQuestion

# The posts of the office, as its people have them.
ROLES = (
    *("petugas", "kepala_seksi", "koordinator_ukk", "kepala_kantor"),
    *("pelatih", "pengelola_sop", "admin"),
)
QUESTIONS = "## Pertanyaan"
_NEEDED = ("id", "title")
_KEYS = (*_NEEDED, "begins", "button", "roles", "value", "fact")


class LiveValue(StrEnum):
    """What the bot holds itself and adds to the sentence when it is asked."""

    HOLDERS = "pejabat"
    PLACE = "alamat"
    HOURS = "jam"
    DAYS_OFF = "libur"
    OWN_REPORTS = "laporan"
    EMERGENCY = "darurat"
    CHANGED_SOPS = "perubahan"
    CHOICE = "pilihan"
    """What the question chooses of that which the command offers: a letter, a purpose."""


@dataclass(frozen=True, slots=True)
class Ability:
    """What it is called, what is said of it, and what begins it."""

    id: str
    title: str
    says: str
    begins: PresetCommand | None
    button: str
    """What stands on the button; empty if there is none."""
    roles: frozenset[str]
    """Who sees it; empty: every member."""
    value: LiveValue | None
    questions: tuple[SampleQuestion, ...]
    path: Path
    fact: str = ""
    """The fact of the office on which it rests, if it rests on one."""

    @property
    def is_talk(self) -> bool:
        """Whether it only says something."""
        return self.begins is None and self.value is None

    def is_for(self, roles: frozenset[str]) -> bool:
        """Whether a member with these roles sees it."""
        return not self.roles or bool(self.roles & roles)


Abilities = Mapping[str, Ability]


def load(folder: Folder) -> Abilities:
    """Read every ability of a folder. Raises BrokenKnowledge with all faults of all files."""
    faults: list[Fault] = []
    found: dict[str, Ability] = {}
    for path in sorted(folder.glob("*.md"), key=lambda file: file.name):
        ability, own = _read(path)
        faults += own
        if ability is not None:
            found[ability.id] = ability
    if faults:
        raise BrokenKnowledge(faults)
    return found


def _read(path: Path) -> tuple[Ability | None, list[Fault]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    try:
        head, end = front_matter.opened(lines)
    except front_matter.BadYaml as error:
        return None, [Fault(path, error.line, error.message)]
    below = [line.strip() for line in lines[end + 1 :]]
    at = below.index(QUESTIONS) if QUESTIONS in below else len(below)
    says = " ".join(filter(None, below[:at]))
    faults = [*_faults(path, head), *_missing(path, says, below[at:])]
    if faults:
        return None, faults
    title = str(head.values["title"])
    asked = enumerate(below[at + 1 :], start=end + at + 3)
    questions = tuple(
        SampleQuestion(text, title, number, path)
        for number, text in asked
        if text and not questions_rules.holds_personal_data(text)
    )
    return _ability(path, head.values, says, questions), []


def _ability(
    path: Path, values: Mapping[str, Any], says: str, questions: tuple[SampleQuestion, ...]
) -> Ability:
    begins, value = values.get("begins"), values.get("value")
    return Ability(
        id=str(values["id"]),
        title=str(values["title"]),
        says=says,
        begins=PresetCommand.of(begins) if begins else None,
        button=str(values.get("button") or ""),
        roles=frozenset(values.get("roles") or ()),
        value=LiveValue(value) if value else None,
        questions=questions,
        path=path,
        fact=str(values.get("fact") or ""),
    )


def _missing(path: Path, says: str, asked: list[str]) -> Iterator[Fault]:
    if not says:
        yield Fault(path, 1, Message("below the head stands no sentence"))
    if not any(asked[1:]):
        yield Fault(path, 1, Message("no question stands below '{heading}'", heading=QUESTIONS))


def _faults(path: Path, head: FrontMatter) -> Iterator[Fault]:
    values = head.values
    needed = (*_NEEDED, *(("button",) if values.get("begins") else ()))
    for key, message in front_matter.complaints(values, _KEYS, needed, path.stem):
        yield Fault(path, head.line(key), message)
    roles = values.get("roles") or []
    for role in roles if isinstance(roles, list) else [roles]:
        if role not in ROLES:
            yield _unknown(path, head.line("roles"), "roles", role, ROLES)
    value = values.get("value")
    if value is not None and value not in list(LiveValue):
        yield _unknown(path, head.line("value"), "value", value, tuple(LiveValue))


def _unknown(path: Path, line: int, key: str, value: object, known: tuple[str, ...]) -> Fault:
    message = Message(
        "{key} '{value}' must be one of: {known}", key=key, value=value, known=", ".join(known)
    )
    return Fault(path, line, message)
