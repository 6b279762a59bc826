"""The head of an SOP file: its keys, and what each may contain."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from knowledge.reading.faults import Fault, Message
from knowledge.reading.front_matter import FrontMatter
from knowledge.reading.sops import choice
from knowledge.reading.sops.sop import Head, Source
from knowledge.reading.sources.catalogue import (
    CONFIDENCES,
    NONE,
    ShelfSource,
    ShelfSources,
    not_listed,
)

SCOPES = ("nasional", "kantor", "ukk")
STATUSES = ("berlaku", "draf", "diganti", choice.OFF, choice.WITHDRAWN)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SOURCE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SPAN = re.compile(r"(\d+) (hari|bulan|tahun)")
_DAYS = {"hari": 1, "bulan": 30, "tahun": 365}
_SOURCE_KEYS = {"key", "source", "regulation", "article", "title", "confidence", "date"}


_KEYS = {field.name for field in fields(Head)}


def read(
    path: Path, matter: FrontMatter, documents: ShelfSources = NONE
) -> tuple[Head, list[Fault]]:
    """Read the head. A wrong value becomes a fault and is replaced by an empty one."""
    reader = _Reader(path, matter, documents)
    reader.refuse_unknown_keys(matter.values, _KEYS)
    head = Head(
        id=reader.sop_id(),
        number=reader.text("number", default=""),
        title=reader.text("title"),
        section=reader.text("section"),
        subject=reader.text("subject", default="Lainnya"),
        version=reader.text("version"),
        effective_from=reader.day("effective_from"),
        reviewed_at=reader.day("reviewed_at"),
        review_every=reader.span("review_every") if "review_every" in matter.values else None,
        scope=reader.one_of("scope", SCOPES),
        status=reader.one_of("status", STATUSES),
        replaced_by=reader.text("replaced_by", default="") or None,
        sources=reader.sources(),
        aliases=tuple(reader.texts("aliases", matter.values.get("aliases"))),
        documents=tuple(reader.texts("documents", matter.values.get("documents", []))),
        answer_days=reader.days("answer_days"),
        withdrawn_because=reader.text(choice.BECAUSE, default=""),
        instead=reader.text(choice.INSTEAD, default=""),
    )
    if head.status == "diganti" and not head.replaced_by:
        reader.fault(Message("status 'diganti' needs `replaced_by: <id>`"), "status")
    return head, reader.faults


@dataclass(frozen=True, slots=True)
class Addition:
    """What an office's addition to an SOP says above its text."""

    sources: tuple[Source, ...] = ()
    aliases: tuple[str, ...] = ()


def read_addition(
    path: Path, matter: FrontMatter, documents: ShelfSources = NONE
) -> tuple[Addition, list[Fault]]:
    """Read the head of an addition. Everything else about the SOP stands in the SOP."""
    reader = _Reader(path, matter, documents)
    reader.refuse_unknown_keys(matter.values, {"sources", "aliases"})
    aliases = tuple(reader.texts("aliases", matter.values.get("aliases", [])))
    return Addition(reader.sources(), aliases), reader.faults


class _Reader:
    """Takes values out of a head and collects a fault for each that cannot be used."""

    def __init__(self, path: Path, matter: FrontMatter, documents: ShelfSources) -> None:
        self._path = path
        self._matter = matter
        self._documents = documents
        self.faults = [
            Fault(path, line, Message("'{key}' stands here twice; keep one", key=key))
            for line, key in matter.repeated
        ]

    def fault(self, message: Message, *place: Hashable) -> None:
        self.faults.append(Fault(self._path, self._matter.line(*place), message))

    def refuse_unknown_keys(
        self, values: dict[Any, Any], known: set[str], *place: Hashable
    ) -> None:
        for key in values:
            if key not in known:
                self.fault(
                    Message(
                        "'{key}' is not a key here; known are: {known}",
                        key=key,
                        known=", ".join(sorted(known)),
                    ),
                    *place,
                    key,
                )

    def text(self, key: str, default: str | None = None) -> str:
        value = self._matter.values.get(key)
        if value is None and default is not None:
            return default
        return self._text(value, key)

    def sop_id(self) -> str:
        value = self.text("id")
        if value and not _ID.fullmatch(value):
            self.fault(Message("id '{value}' may hold a-z, 0-9 and single '-'", value=value), "id")
        elif value and value != self._path.stem:
            self.fault(
                Message(
                    "id '{value}' must be the file's name, '{stem}'",
                    value=value,
                    stem=self._path.stem,
                ),
                "id",
            )
        return value

    def one_of(self, key: str, allowed: Sequence[str]) -> str:
        value = self.text(key)
        if value and value not in allowed:
            self.fault(
                Message(
                    "{key} '{value}' must be one of: {known}",
                    key=key,
                    value=value,
                    known=", ".join(allowed),
                ),
                key,
            )
        return value

    def day(self, key: str) -> date:
        value = self._matter.values.get(key)
        if type(value) is date:
            return value
        self.fault(self._lacking(key, value, Message("a day like 2026-11-25")), key)
        return date.min

    def span(self, key: str) -> timedelta:
        value = self.text(key)
        match = _SPAN.fullmatch(value)
        if match:
            return timedelta(days=int(match[1]) * _DAYS[match[2]])
        if value:
            self.fault(
                Message("{key} '{value}' must be a span like '180 hari'", key=key, value=value), key
            )
        return timedelta()

    def texts(self, key: str, value: Any, *place: Hashable) -> list[str]:
        place = place or (key,)
        if not isinstance(value, list):
            self.fault(self._lacking(key, value, Message("a list of texts")), *place)
            return []
        return [self._text(text, *place, number) for number, text in enumerate(value)]

    def days(self, key: str) -> int | None:
        value = self._matter.values.get(key)
        if value is None or (type(value) is int and value > 0):
            return value
        self.fault(self._lacking(key, value, Message("a number of days, or null")), key)
        return None

    def sources(self) -> tuple[Source, ...]:
        value = self._matter.values.get("sources")
        if not isinstance(value, list):
            self.fault(self._lacking("sources", value, Message("a list of sources")), "sources")
            return ()
        found: dict[str, Source] = {}
        for number, entry in enumerate(value):
            source = self._source(entry, number)
            if source and source.key in found:
                self.fault(
                    Message("source key '{key}' is used twice", key=source.key), "sources", number
                )
            elif source:
                found[source.key] = source
        return tuple(found.values())

    def _source(self, entry: Any, number: int) -> Source | None:
        if not isinstance(entry, dict):
            self.fault(
                Message("a source has the keys key, source or regulation, and confidence"),
                "sources",
                number,
            )
            return None
        place = ("sources", number)
        self.refuse_unknown_keys(entry, _SOURCE_KEYS, *place)
        texts = {
            key: self._text(entry[key], *place, key) if entry.get(key) is not None else ""
            for key in ("key", "regulation", "article", "title", "confidence")
        }
        day = self._source_day(entry.get("date"), *place, "date")
        source = Source(
            texts["key"],
            texts["regulation"],
            texts["article"],
            texts["title"],
            texts["confidence"],
            day,
        )
        if "source" in entry:
            document = self._document(entry, place)
            if document is None:
                return None if not texts["key"] else source
            source = source.resting_on(document)
        for key in ("key", "regulation", "confidence"):
            if not getattr(source, key):
                self.fault(Message("the source lacks '{key}'", key=key), *place)
        if source.key and not _SOURCE_KEY.fullmatch(source.key):
            self.fault(
                Message("source key '{key}' may hold letters, digits, - and _", key=source.key),
                *place,
            )
        if source.confidence and source.confidence not in CONFIDENCES:
            self.fault(
                Message("confidence must be one of: {known}", known=", ".join(CONFIDENCES)), *place
            )
        return source

    def _document(self, entry: dict[str, Any], place: tuple[Hashable, ...]) -> ShelfSource | None:
        if "regulation" in entry:
            message = Message("a source has `source` or `regulation`, not both; keep one")
            self.fault(message, *place, "regulation")
        id = self._text(entry["source"], *place, "source")
        if id and id not in self._documents:
            self.fault(not_listed(id), *place, "source")
        return self._documents.get(id)

    def _source_day(self, value: Any, *place: Hashable) -> date | None:
        if value is None or type(value) is date:
            return value
        self.fault(Message("the date of a source must be a day like 2019-08-27"), *place)
        return None

    def _text(self, value: Any, *place: Hashable) -> str:
        if isinstance(value, str) and value.strip():
            return value.strip()
        self.fault(
            self._lacking(str(place[-1]), value, Message('a text (numbers in quotes: "1.0")')),
            *place,
        )
        return ""

    def _lacking(self, key: str, value: Any, wanted: Message) -> Message:
        if value is None:
            return Message("'{key}' is missing; it must hold {wanted}", key=key, wanted=wanted)
        return Message(
            "'{key}' holds {value!r}; it must hold {wanted}", key=key, value=value, wanted=wanted
        )
