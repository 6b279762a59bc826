"""Which cases quote what a draft of an SOP changes, and which lines a draft of a case confirms."""

from asyncio import to_thread
from dataclasses import dataclass

from knowledge.reading.cases import CaseFile, CaseLine
from knowledge.reading.cases import file as case_files
from knowledge.reading.cases.confirming import quoted_of
from knowledge.reading.cases.rules import digest_of
from knowledge.reading.revising import content_files
from knowledge.reading.sops.library import Library
from knowledge.shelf import Shelf
from knowledge.trial import drafted
from office.foundation import ServicePart
from office.revisions.casework import DraftCasework


@dataclass(frozen=True)
class CaseQuote:
    """A line that a case quotes, with where it stands."""

    case: str
    heading: str
    begins: str
    is_gone: bool = False
    """Whether no line begins so any more."""


class QuotedLines(ServicePart[DraftCasework]):
    """Compares two texts of a file by what cases quote."""

    async def of(self, path: str, before: str | None, after: str) -> list[CaseQuote]:
        """Return the lines of cases that this text of an SOP changes; of a case those it confirms.

        Files are parsed, in a thread.
        """
        if before is None:
            return []
        shelf = self.shared.shelf().held
        if content_files.is_case(path):
            return await to_thread(_confirmed, shelf, path, before, after)
        return await to_thread(_changed, shelf, path, before, after)


def _changed(shelf: Shelf, path: str, before: str, after: str) -> list[CaseQuote]:
    was, now = drafted(shelf, path, before), drafted(shelf, path, after)
    if was is None or now is None:
        return []
    library = Library({now.id: now})
    return [
        _told(case, line, is_gone=digest_of(line, library) is None)
        for case in shelf.content.cases.values()
        for line in quoted_of(case, was, now)
    ]


def _confirmed(shelf: Shelf, path: str, before: str, after: str) -> list[CaseQuote]:
    own = shelf.layers.own(path)
    was, now = case_files.parsed(own, before), case_files.parsed(own, after)
    if was is None or now is None:
        return []
    known = {(line.sop_id, line.heading, line.begins): line.digest for line in was.lines}
    return [
        _told(now, line)
        for line in now.lines
        if known.get((line.sop_id, line.heading, line.begins), line.digest) != line.digest
    ]


def _told(case: CaseFile, line: CaseLine, *, is_gone: bool = False) -> CaseQuote:
    return CaseQuote(case.title, f"{line.sop_id} / {line.heading}", line.begins, is_gone)
