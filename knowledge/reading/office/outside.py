"""The contacts outside the office, from `office.toml`: whom to call, and the office above."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from knowledge.reading.faults import Message
from knowledge.reading.toml_file import Complaint

_KEYS = {"kanwil", "ways", "calls"}
_CALL = {"name", "number"}


@dataclass(frozen=True)
class Call:
    """A number to call. With a section it is offered for that section's reports only."""

    name: str
    number: str
    section: str | None = None
    for_victims: bool = False
    """It is offered only where there may be a victim."""


@dataclass(frozen=True)
class Outside:
    """Where to get help when the office does not answer."""

    kanwil: str = "Kantor Wilayah Direktorat Jenderal Imigrasi"
    ways: tuple[str, ...] = ()
    calls: tuple[Call, ...] = ()

    def calls_for(self, section: str, *, may_have_victim: bool = True) -> tuple[Call, ...]:
        """Return the numbers for a report of that section, its own first."""
        fitting = [call for call in self.calls if may_have_victim or not call.for_victims]
        own = [call for call in fitting if call.section == section]
        return (*own, *(call for call in fitting if call.section is None))


def outside(data: Mapping[str, Any]) -> Outside:
    """Build the contacts from a table that has no faults."""
    calls = (
        Call(call["name"], call["number"], call.get("section"), call.get("for_victims", False))
        for call in data.get("calls", ())
    )
    known = {"kanwil": data["kanwil"]} if "kanwil" in data else {}
    return Outside(**known, ways=tuple(data.get("ways", ())), calls=tuple(calls))


def complaints(data: Any, sections: Mapping[str, Any]) -> Iterator[Complaint]:
    """Yield every fault of the table."""
    if not isinstance(data, dict):
        yield "[outside", Message("[outside] must be a table")
        return
    for key in sorted(data.keys() - _KEYS):
        yield (
            "[outside",
            Message(
                "[outside] has unknown '{key}'; known are: {known}",
                key=key,
                known=", ".join(sorted(_KEYS)),
            ),
        )
    if not isinstance(data.get("kanwil", ""), str):
        yield "[outside", Message("[outside] 'kanwil' must be a text")
    ways = data.get("ways", [])
    if not isinstance(ways, list) or not all(isinstance(way, str) for way in ways):
        yield "[outside", Message("[outside] 'ways' must be a list of texts")
    calls = data.get("calls", [])
    if not isinstance(calls, list) or not all(isinstance(call, dict) for call in calls):
        yield "[[outside.calls", Message("[[outside.calls]] must be tables")
        return
    for call in calls:
        yield from (
            ("[[outside.calls", Message("[[outside.calls]] {fault}", fault=fault))
            for fault in _faults(call, sections)
        )


def _faults(call: Mapping[str, Any], sections: Mapping[str, Any]) -> Iterator[Message]:
    for key in sorted(_CALL):
        if not isinstance(call.get(key), str) or not call[key].strip():
            yield Message("lacks '{key}', a text", key=key)
    if not isinstance(call.get("for_victims", False), bool):
        yield Message("has '{key}' that is neither true nor false", key="for_victims")
    for key in sorted(call.keys() - _CALL - {"section", "for_victims"}):
        yield Message("has unknown '{key}'", key=key)
    if "section" in call and call["section"] not in sections:
        yield Message(
            "names the section '{section}', which is not in this file", section=call["section"]
        )
