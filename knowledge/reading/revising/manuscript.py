"""The text of a content file while it is written: every line knows where it came from."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Self

import yaml

from knowledge.reading import footnotes, front_matter
from knowledge.reading.sops.text.file import OPENING

_FENCE = "---"
_HEADING = re.compile(r"^## +(.+?)\s*$")
_KEY = re.compile(r"^([a-z_]+):")
_SOURCE_KEY = re.compile(r"^\s*- key:\s*[\"']?([\w-]+)")
# What only this office does is in no document: its source is the same in every SOP. It is part of
# the file, so its words are content.
_PRACTICE = "praktik"
_PRACTICE_SOURCE = {
    "key": _PRACTICE,
    "regulation": "Pedoman praktik kantor (bukan peraturan)",
    "title": "Rumusan penyusun SOP; arahan Kasi dan Kepala Kantor didahulukan",
    "confidence": "K3",
}


@dataclass(frozen=True)
class Line:
    """A line of the text, and its place in the document that a person sent, if it is from there."""

    text: str
    place: str = ""


@dataclass(frozen=True)
class Manuscript:
    """The lines of a content file. Each change returns a new Manuscript."""

    lines: tuple[Line, ...] = ()

    @classmethod
    def of(cls, text: str, places: Iterable[str] = ()) -> Self:
        """Return the text as a manuscript, with the place of each line in what was sent."""
        told = iter(places)
        lines = text.replace("\r\n", "\n").lstrip("\ufeff").rstrip().split("\n")
        return cls(tuple(Line(line.rstrip(), next(told, "")) for line in lines))

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines) + "\n"

    @property
    def places(self) -> tuple[str, ...]:
        """Return the place of each line."""
        return tuple(line.place for line in self.lines)

    def place_of(self, number: int) -> str:
        """Return where the line of that number (from 1) is in what was sent; empty if it is not."""
        return self.lines[number - 1].place if 0 < number <= len(self.lines) else ""

    # --- the head ---

    @property
    def has_head(self) -> bool:
        """Whether the text begins with a head, even one that cannot be read."""
        return self._end_of_head > 0

    @property
    def head(self) -> Mapping[str, object]:
        """Return the values of the head; empty if it cannot be read."""
        end = self._end_of_head
        try:
            found = front_matter.read("\n".join(line.text for line in self.lines[1:end]), 2)
        except front_matter.BadYaml:
            return {}
        return found.values

    @property
    def body(self) -> "Manuscript":
        """Return what is below the head."""
        return Manuscript(self.lines[len(self.front) :])

    @property
    def front(self) -> tuple[Line, ...]:
        """Return the lines of the head and the blank ones below it."""
        end = self._end_of_head
        first = end + 1 if end else 0
        below = (n for n in range(first, len(self.lines)) if self.lines[n].text)
        return self.lines[: next(below, len(self.lines))]

    def with_head(self, values: Mapping[str, str]) -> "Manuscript":
        """Set values of the head, written as YAML. The other lines stay as they are."""
        end = self._end_of_head
        if not end:
            return self
        head = list(self.lines[:end])
        at = {found[1]: n for n, line in enumerate(head) if (found := _KEY.match(line.text))}
        for key, value in values.items():
            written = Line(f"{key}: {value}")
            if key in at:
                head[at[key]] = written
            else:
                head.append(written)
        return Manuscript((*head, *self.lines[end:]))

    def without_keys(self, *keys: str) -> "Manuscript":
        """Remove values of the head that stand in one line each."""
        end = self._end_of_head
        head = (
            line
            for line in self.lines[:end]
            if not ((found := _KEY.match(line.text)) and found[1] in keys)
        )
        return Manuscript((*head, *self.lines[end:]))

    def with_sources_of(self, other: "Manuscript") -> "Manuscript":
        """Add the sources that the text cites and that only the other one has in its head."""
        cited = {key for line in self.body.lines for key in footnotes.keys(line.text)}
        known = {source.get("key") for source in self.sources}
        wanted = [source for source in other.sources if source.get("key") in cited - known]
        return self._with_sources(wanted) if wanted else self

    def without_uncited(self) -> "Manuscript":
        """Remove sources that nothing cites any more. The author of a section sees no head."""
        cited = {key for line in self.body.lines for key in footnotes.keys(line.text)}
        kept: list[Line] = []
        is_dropped = False
        for at, line in enumerate(self.lines):
            if at >= self._end_of_head or _KEY.match(line.text):
                is_dropped = False
            elif found := _SOURCE_KEY.match(line.text):
                is_dropped = found[1] not in cited
            if not is_dropped:
                kept.append(line)
        return Manuscript(tuple(kept))

    def with_other_keys_than(
        self, other: "Manuscript", known: Collection[str] = ()
    ) -> "Manuscript":
        """Rename each source key that means another source in the other text, but known ones."""
        taken = {source.get("key"): _meant(source) for source in other.sources}
        changed = self
        for source in self.sources:
            key = source.get("key")
            if key in known:
                continue
            if key in taken and taken[key] != _meant(source):
                free = next(f"{key}{n}" for n in count(2) if f"{key}{n}" not in taken)
                changed = changed._with_key(str(key), free)
        return changed

    def _with_key(self, old: str, new: str) -> "Manuscript":
        def renamed(text: str) -> str:
            text = text.replace(f"[^{old}]", f"[^{new}]")
            return re.sub(rf"^(\s*-\s*key:\s*){re.escape(old)}\s*$", rf"\g<1>{new}", text)

        return Manuscript(tuple(Line(renamed(line.text), line.place) for line in self.lines))

    @property
    def sources(self) -> list[Mapping[str, object]]:
        """Return the sources of the head."""
        listed = self.head.get("sources")
        found = listed if isinstance(listed, list) else []
        return [one for one in found if isinstance(one, dict)]

    def _with_sources(self, added: Iterable[Mapping[str, object]]) -> "Manuscript":
        """Put sources before those of the head."""
        at = next(
            (n for n, line in enumerate(self.lines) if line.text.startswith("sources:")), None
        )
        if at is None or at > self._end_of_head:
            return self
        dumped = yaml.safe_dump(list(added), allow_unicode=True, sort_keys=False, width=10_000)
        written = tuple(Line(f"  {line}") for line in dumped.splitlines())
        opened = Line("sources:", self.lines[at].place)
        return Manuscript((*self.lines[:at], opened, *written, *self.lines[at + 1 :]))

    def with_practice(self) -> "Manuscript":
        """Add the office's own practice to the sources if the text cites it."""
        is_cited = any(_PRACTICE in footnotes.keys(line.text) for line in self.body.lines)
        is_known = any(source.get("key") == _PRACTICE for source in self.sources)
        return self._with_sources([_PRACTICE_SOURCE]) if is_cited and not is_known else self

    @property
    def _end_of_head(self) -> int:
        """Return the index of the line that closes the head; 0 if there is no head."""
        if not self.lines or self.lines[0].text != _FENCE:
            return 0
        fences = (n for n, line in enumerate(self.lines) if n and line.text == _FENCE)
        return next(fences, 0)

    # --- the sections ---

    @property
    def headings(self) -> list[str]:
        """Return the headings in order. The text above the first one has the opening's heading."""
        return [heading for heading, _ in self.blocks]

    @property
    def blocks(self) -> list[tuple[str, tuple[Line, ...]]]:
        """Return the body cut above each heading: every heading with its lines, its own first."""
        found: list[tuple[str, list[Line]]] = []
        for line in self.body.lines:
            title = _HEADING.match(line.text)
            if title or not found:
                found.append((title[1] if title else OPENING, []))
            found[-1][1].append(line)
        return [(heading, tuple(lines)) for heading, lines in found]

    def section(self, heading: str) -> "Manuscript | None":
        """Return what is below a heading, without the heading; None if there is no such heading."""
        span = self._span(heading)
        return Manuscript(_trimmed(self.lines[span.start : span.stop])) if span else None

    def only(self, heading: str) -> "Manuscript | None":
        """Return one section below a head with the sources that it cites."""
        section = self.section(heading)
        if section is None:
            return None
        head = (*self.lines[: self._end_of_head + 1], Line("")) if self.has_head else ()
        titled = () if heading == OPENING else (Line(f"## {heading}"), Line(""))
        return Manuscript((*head, *titled, *section.lines))

    def with_section(self, heading: str, body: "Manuscript") -> "Manuscript":
        """Put a text below a heading, in place of the old one or at the end."""
        span = self._span(heading)
        if span is None:
            before = (*_trimmed(self.lines, at_front=False), Line(""), Line(f"## {heading}"))
            return Manuscript((*before, Line(""), *body.lines))
        before, after = self.lines[: span.start], self.lines[span.stop :]
        blank = (Line(""),)
        # The questions of a quiz stand close below their headings, and stay so.
        is_close = bool(span) and bool(self.lines[span.start].text)
        lead = blank if before and before[-1].text and not is_close else ()
        return Manuscript(
            (*before, *lead, *_trimmed(body.lines), *(blank if after else ()), *after)
        )

    def without_heading(self) -> "tuple[str, Manuscript]":
        """Return the heading of the first line and what is below; empty if it is no heading."""
        found = _HEADING.match(self.lines[0].text) if self.lines else None
        return (found[1], Manuscript(_trimmed(self.lines[1:]))) if found else ("", self)

    def _span(self, heading: str) -> range | None:
        """Return the indexes of the lines below a heading."""
        starts = [n for n, line in enumerate(self.lines) if _HEADING.match(line.text)]
        below_head = self._end_of_head + 1 if self._end_of_head else 0
        if heading == OPENING and OPENING in self.headings:
            return range(below_head, starts[0] if starts else len(self.lines))
        for at, end in pairwise([*starts, len(self.lines)]):
            if _HEADING.sub(r"\1", self.lines[at].text) == heading:
                return range(at + 1, end)
        return None


def _meant(source: Mapping[str, object]) -> object:
    """Return the document of a source: its id, or its name in words."""
    return source.get("source") or source.get("regulation")


def _trimmed(lines: Iterable[Line], *, at_front: bool = True) -> tuple[Line, ...]:
    """Return the lines without blank ones at their ends."""
    found = list(lines)
    while found and not found[-1].text:
        found.pop()
    first = next((n for n, line in enumerate(found) if line.text), 0) if at_front else 0
    return tuple(found[first:])
