"""The table [data_protection] of `office.toml`: whether what officers sent is deleted at once."""

from collections.abc import Iterator, Mapping
from typing import Any

from knowledge.reading.faults import Message
from knowledge.reading.toml_file import Complaint

_ASK, _DELETE = "tawarkan", "langsung"


def are_deleted(table: Mapping[str, Any]) -> bool:
    """Whether messages are deleted at once. Without the table their senders are asked."""
    return bool(table.get("own_messages", _ASK) == _DELETE)


def complaints(table: Any) -> Iterator[Complaint]:
    """Yield what is wrong with [data_protection]."""
    if not isinstance(table, dict):
        yield "data_protection", Message("[data_protection] must be a table")
        return
    for key in table.keys() - {"own_messages"}:
        yield key, Message("[data_protection] has unknown '{key}'", key=key)
    if table.get("own_messages", _ASK) not in (_ASK, _DELETE):
        yield (
            "own_messages",
            Message(
                "[data_protection] own_messages must be '{ask}' or '{delete}'",
                ask=_ASK,
                delete=_DELETE,
            ),
        )
