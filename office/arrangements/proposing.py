"""Somebody proposes another value of one part; the reviewers of the draft decide on it."""

from asyncio import to_thread
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from office.arrangements.casework import ArrangementWork
from office.arrangements.errors import CannotGoBack, NotByChat, NotYoursToPropose, PartUnknown
from office.arrangements.form import ARRANGING
from office.forms import forget_form
from office.foundation import ServicePart
from office.people import Member
from office.revisions import OfficeChange, RevisionDraft, TextUnchanged

if TYPE_CHECKING:
    from knowledge.reading.arranging import OfficePart
    from knowledge.reading.faults import Fault


@dataclass(frozen=True)
class PartProposal:
    """The file as it is and as it would be, and what would be wrong with it."""

    before: str
    after: str
    faults: "tuple[Fault, ...]" = ()


class PartProposals(ServicePart[ArrangementWork]):
    """What proposers do. What is typed is read as `office.toml` is read at a start."""

    async def parts(self) -> "list[OfficePart]":
        """Return every part that the office has."""
        from knowledge.reading import arranging
        from knowledge.reading.toml_file import tables_of

        return arranging.parts(tables_of(await self.shared.office_file.newest()))

    async def lines(self, part: "OfficePart") -> tuple[str, ...]:
        """Return how a part reads now. Raises PartUnknown."""
        from knowledge.reading import arranging
        from knowledge.reading.toml_file import tables_of

        found = arranging.lines_of(tables_of(await self.shared.office_file.newest()), part)
        if not found and part.group is not arranging.PartGroup.CALLS:
            raise PartUnknown
        return found

    async def meant(self, part: "OfficePart", lines: Sequence[str]) -> PartProposal:
        """Return what the lines make of the file.

        Raises:
            BadLine: a line does not say what the part holds.
            TextUnchanged: the part has that value already.
            NotByChat: a person must write it into the file.
        """
        before = await self.shared.office_file.newest()
        after = _rewritten(before, part, lines)
        if after == before:
            raise TextUnchanged
        return PartProposal(before, after)

    async def tried(self, part: "OfficePart", lines: Sequence[str]) -> PartProposal:
        """Do the same, and find what would be wrong with it. Slow.

        Raises as `meant`, and SectionInUse: something names a section that would go.
        """
        from knowledge.reading.revising.content_files import OFFICE

        found = await self.meant(part, lines)
        async with self.database.read() as session:
            await self.shared.refuse_in_use(session, found.after)
        faults = await to_thread(self.shared.shelf().held.faults_with, {OFFICE: found.after})
        return replace(found, faults=tuple(faults))

    async def propose(
        self, author: Member, part: "OfficePart", lines: Sequence[str], title: str
    ) -> RevisionDraft:
        """Hand the change in. What else was decided meanwhile stays as it is.

        Raises:
            NotYoursToPropose: others propose.
            BadLine, NotByChat, SectionInUse: as `tried`.
            TextUnchanged, DraftWaiting, NobodyToReview: as `OfficeDrafts.hand_in`.
        """
        return await self._hand_in(author, title, lambda text: _rewritten(text, part, lines))

    async def propose_again(self, author: Member, found: OfficeChange, title: str) -> RevisionDraft:
        """Propose what a revision has replaced.

        Raises:
            CannotGoBack: a section or unit would go with it.
            NotYoursToPropose, TextUnchanged, DraftWaiting, NobodyToReview: as `propose`.
        """
        from knowledge.reading import arranging
        from knowledge.reading.toml_file import tables_of

        parts = arranging.touched(found.before, found.revision.text)
        had = [part for part in parts if arranging.lines_of(tables_of(found.before), part)]

        def rewrite(text: str) -> str:
            back = arranging.with_parts_of(found.before, had, text) if had == parts else None
            if back is None:
                raise CannotGoBack
            return back

        return await self._hand_in(author, title, rewrite)

    async def _hand_in(
        self, author: Member, title: str, rewrite: Callable[[str], str]
    ) -> RevisionDraft:
        if not self.shared.may_propose(author):
            raise NotYoursToPropose
        async with self.database.begin() as session:
            draft = await self.shared.office_file.hand_in(session, author, title, rewrite)
            await forget_form(session, author.id, ARRANGING.topic)
        return draft


def _rewritten(text: str, part: "OfficePart", lines: Sequence[str]) -> str:
    from knowledge.reading import arranging

    try:
        after, _ = arranging.applied(text, part, lines)
    except arranging.NotRewritable:
        raise NotByChat from None
    return after if arranging.touched(text, after) else text
