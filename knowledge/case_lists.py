"""From what an officer types to the list of what an applicant must bring."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.reading.cases import CaseFile, CaseList, Cases, Chosen, Fact, checklist, quoting
from knowledge.reading.cases.checklist import Quoting
from knowledge.reading.sops.sop import Sop
from knowledge.search.words import said_facts
from knowledge.shelf import Shelf


@dataclass(frozen=True)
class CaseOpening:
    """A case as a question opens it: what it says already, and what is asked next."""

    case: CaseFile
    chosen: Chosen
    asks: Fact | None
    """None: nothing more needs to be asked."""


class CaseLists:
    """The cases of a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    @property
    def cases(self) -> Cases:
        return self._shelf.content.cases

    def open(self, question: str) -> CaseOpening | None:
        """Return the case that a question tells of; None if it names nothing of any."""
        read = self._shelf.words(question)
        case = said_facts.named(self.cases, read)
        return self.resume(case, said_facts.said(case, read)) if case is not None else None

    def resume(self, case: CaseFile, chosen: Chosen) -> CaseOpening:
        """Return where a case stands with what is chosen."""
        known = case.settled(chosen)
        return CaseOpening(case, known, case.next_fact(known))

    def of(self, case: CaseFile, chosen: Chosen) -> CaseList:
        """Return the list for what is chosen, as the office reads it."""
        return checklist(case, chosen, self._quoting())

    def quoting(self, sop: Sop, heading: str) -> list[CaseFile]:
        """Return the cases that quote a section."""
        return [
            case
            for case in self.cases.values()
            if any((it.sop_id, it.heading) == (sop.id, heading) for it in case.lines)
        ]

    def every(self, case: CaseFile) -> Iterator[CaseList]:
        """Yield the list of every way in which the questions of a case can be answered."""
        quoted = self._quoting()
        for chosen, _ in case.combinations():
            yield checklist(case, chosen, quoted)

    def _quoting(self) -> Quoting:
        content = self._shelf.content
        return quoting(content.library, content.as_written().library)
