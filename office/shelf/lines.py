"""The lines of the shelf that a person of the office must settle, as plain values."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from knowledge.reading.content import Content
from knowledge.reading.office.directory import title_of
from knowledge.reading.revising import content_files
from knowledge.reading.sops.confirming import open_lines, verdicts
from knowledge.reading.sops.confirming.facts import FACT
from knowledge.reading.sops.confirming.open_lines import OpenLine, OpenLineKind
from knowledge.reading.sops.confirming.verdicts import LineStatement, VerdictKind, digest_of
from knowledge.reading.sops.text.markdown import blocks
from knowledge.shelf import Shelf, address
from office.shelf.facts import LineRecord


class _Reading:
    """The open lines of one content, and of each section how many of its lines are open."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.found: list[OpenLine] = []
        self.shares: dict[str, tuple[int, int]] = {}
        self.places: dict[tuple[str, str], str] = {}
        written = content.as_written().library
        for sop in content.library.values():
            for section, source in zip(sop.sections, written[sop.id].sections, strict=True):
                lines = list(open_lines.of_section(sop, section, source))
                count = len(blocks(section.body))
                self.found += lines
                self.places[sop.id, section.heading] = address(section)
                self.shares[address(section)] = (count - len(lines), count)

        self.found += self._facts()

    def _facts(self) -> Iterator[OpenLine]:
        """Yield what the office has not answered yet."""
        content = self.content
        answered, filled = content.answers, content.variables.filled
        for fact in content.facts.values():
            if fact.id not in answered:
                yield OpenLine(
                    FACT, fact.id, digest_of(fact.ask), OpenLineKind.FACT, filled(fact.ask), ()
                )

    @cached_property
    def open(self) -> Mapping[str, OpenLine]:
        said = self.content.verdicts
        unknown = {key for key, verdict in said.items() if verdict.said is VerdictKind.UNKNOWN}
        return {line.code: line for line in self.found if line.key not in unknown}

    @cached_property
    def settled_sops(self) -> frozenset[str]:
        unsettled = {line.sop_id for line in self.found}
        return frozenset(sop.id for sop in self.content.library.values() if sop.id not in unsettled)

    @cached_property
    def by_key(self) -> Mapping[str, OpenLine]:
        return {line.key: line for line in self.found}


class ShelfLines:
    """What the shelf in use says of its lines. Read again when the content is exchanged."""

    def __init__(self, held: Shelf) -> None:
        self._held = held
        self._known: _Reading | None = None

    @property
    def _reading(self) -> _Reading:
        content = self._held.content
        if self._known is None or self._known.content is not content:
            self._known = _Reading(content)
        return self._known

    def open(self) -> Mapping[str, OpenLine]:
        """Return the open lines by their codes, in the order of the shelf.

        Lines of which somebody said that they do not know wait for a document, not for people.
        """
        return self._reading.open

    def settled_sops(self) -> frozenset[str]:
        """Return the SOPs of which no line is open, nor waits for a document."""
        return self._reading.settled_sops

    def find(self, key: str) -> OpenLine | None:
        """Return the open line of that key; None if it was settled, has changed or is gone."""
        return self._reading.by_key.get(key)

    def settled(self, passage: str) -> tuple[int, int]:
        """Return how many lines of a section have a source or a confirmation, and how many all."""
        return self._reading.shares.get(passage, (0, 0))

    def places(self) -> Mapping[tuple[str, str], str]:
        """Return the addresses of all sections, by SOP and heading."""
        return self._reading.places

    def owner(self, sop_id: str) -> str:
        """Return the section of the office that owns the SOP; empty if it is gone."""
        sop = self._held.library.get(sop_id)
        return sop.section if sop is not None else ""

    def section_of(self, line: OpenLine) -> str:
        """Return the section of the office whose line it is."""
        fact = self._held.content.facts.get(line.heading) if line.is_fact else None
        if fact is not None:
            return self._held.directory.section_of(fact.section)
        return self.owner(line.sop_id)

    def is_phone(self, line: OpenLine) -> bool:
        """Whether the answer to a line is a telephone number of the office."""
        fact = self._held.content.facts.get(line.heading) if line.is_fact else None
        return fact is not None and fact.is_phone

    def version(self, sop_id: str) -> str:
        """Return the version of the SOP that is in use."""
        sop = self._held.library.get(sop_id)
        return sop.version if sop is not None else ""

    def title_of(self, role: str, section: str) -> str:
        """Return a post as a source names it: Kasi Dokintalkim."""
        return title_of(self._held.directory, role, section)

    def by_head(self) -> Mapping[str, int]:
        """Return how many lines are open for the head of each section, the most first."""
        sections = self._held.directory.sections
        found = Counter(map(self.section_of, self.open().values()))
        return {
            sections[id].head if id in sections else id: count for id, count in found.most_common()
        }

    def unknown(self) -> Sequence[tuple[str, str]]:
        """Return what the office has said it does not know: the place and the line's beginning."""
        said = self._held.content.verdicts.items()
        return [
            (key.rpartition("#")[0], it.line) for key, it in said if it.said is VerdictKind.UNKNOWN
        ]

    @property
    def file(self) -> str:
        """The path of the file that holds what was said."""
        return content_files.CONFIRMED

    def is_recorded(self, key: str) -> bool:
        """Whether the content in use says something of the line of that key."""
        return key in self._held.content.verdicts

    def recorded(self, text: str | None, changes: Mapping[str, LineRecord | None]) -> str:
        """Return the text of the file with what was said of these lines; None removes one."""
        said = {key: _verdict(it) if it is not None else None for key, it in changes.items()}
        return verdicts.written(text or "", said)


def settled_sops(content: Content) -> frozenset[str]:
    """Return the SOPs of a content of which no line is open, nor waits for a document."""
    return _Reading(content).settled_sops


def _verdict(it: LineRecord) -> LineStatement:
    return LineStatement(VerdictKind(it.said), it.by, it.on, it.line, it.says, it.source, it.side)
