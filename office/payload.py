"""The one codec of facts: what messages of the outbox and entries of histories hold.

A single id, word, day or moment is written as it is. Several facts are a frozen dataclass, written
as a JSON object with the names of its fields: a field that is added later gets a default.

Kinds that are older than this codec are written as the versions before it read them, because both
work on one database during an upgrade, and after going back: the fields in their order, with a sign
between them. Here they are read in either shape. No row is ever written again.
"""

from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, NewType, TypeAlias, TypeVar, get_origin

from pydantic import TypeAdapter

Plain = NewType("Plain", str)
"""One word, or what somebody wrote: stored as it is, and never parsed."""


class Payload:
    """Several facts that belong together: the base of a frozen dataclass."""

    JOINED_BY: ClassVar[str] = ""


class Joined(Payload):
    """A kind that is older than the codec. The last field may hold somebody's words, with any sign
    in them. What has its default is left out at the end."""

    JOINED_BY: ClassVar[str] = "|"


class Grown(Joined):
    """A joined kind that got further fields, each with a default. It is written as JSON. Older rows
    are joined, and hold only the fields without a default."""


Fact: TypeAlias = int | date | StrEnum | Plain | Payload | None
P = TypeVar("P", bound=Payload)
# To make one takes a millisecond.
_ADAPTERS: dict[type[Payload], TypeAdapter[Any]] = {}


def write(fact: Fact) -> str:
    """Return a fact as a row holds it."""
    if not isinstance(fact, Payload):
        return _word(fact)
    if not fact.JOINED_BY or isinstance(fact, Grown):
        return _adapter(type(fact)).dump_json(fact, exclude_defaults=True).decode()
    known = [(getattr(fact, field.name), field.default) for field in _fields(type(fact))]
    while known and known[-1][0] == known[-1][1]:
        known.pop()
    return fact.JOINED_BY.join(_word(value) for value, _ in known)


def read(kind: type[P], text: str) -> P:
    """Return the facts that a row holds.

    Raises:
        ValueError: the text is no row of this kind.
    """
    adapter = _adapter(kind)
    is_joined = kind.JOINED_BY and not text.startswith("{")
    found: P = (
        adapter.validate_python(_parts(kind, text)) if is_joined else adapter.validate_json(text)
    )
    return found


def _parts(kind: type[Payload], text: str) -> dict[str, Any]:
    """Return the fields of a joined row. One that is empty has its default."""
    known = _fields(kind)
    if issubclass(kind, Grown):
        known = tuple(one for one in known if one.default is MISSING)
    parts = text.split(kind.JOINED_BY, len(known) - 1)
    found: dict[str, Any] = {}
    for one, part in zip(known, [*parts, *[""] * len(known)], strict=False):
        origin: object = get_origin(one.type)
        if origin is tuple:
            found[one.name] = tuple(filter(None, part.split(",")))
        elif part not in ("", "None") or one.type is str:
            found[one.name] = part
        elif one.default is MISSING:
            found[one.name] = None
    return found


def _word(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(map(_word, value))
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def _fields(kind: type[Payload]) -> tuple[Any, ...]:
    return fields(kind)  # type: ignore[arg-type]  # each is a dataclass


def _adapter(kind: type[Payload]) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]
