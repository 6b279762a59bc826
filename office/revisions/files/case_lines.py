"""Lines that cases quote and an SOP says otherwise by now: their owner is asked, and confirms.

A confirmation is a revision of the case file in which nothing but digests differs. As it holds no
word, the head who has read the lines publishes it alone.
"""

from collections.abc import Mapping
from typing import Final

from office.database import AsyncSession
from office.errors import NotAllowed
from office.foundation import ServicePart
from office.payload import Plain
from office.people import Member
from office.posts.posts import Post, post_name
from office.revisions import store
from office.revisions.casework import DraftCasework
from office.revisions.errors import ConfirmationOver, LinesRead
from office.revisions.models import Revision
from office.revisions.notices import RevisionNotice
from office.revisions.reviewing import basis
from office.revisions.rules.versions import takes_effect
from office.shelf import Publication, UnreadCase, digest

_NOBODY: Final = 0
# A confirmation may touch any line.
_WHOLE: Final = ("*",)


class CaseLines(ServicePart[DraftCasework]):
    """Asks the heads who own a case, once for each change."""

    def unread(self, case_id: str) -> UnreadCase | None:
        """Return the case if lines of it are to be read."""
        found = self.shared.shelf().unread_cases()
        return next((case for case in found if case.id == case_id), None)

    async def tell(self) -> None:
        """Ask the heads of the sections that own cases with changed lines, each once."""
        unread = self.shared.shelf().unread_cases()
        if not unread:
            return
        async with self.database.begin() as session:
            for case in unread:
                heads = await self._heads(session, case.owner)
                first = next(iter(heads.values()), None)
                for member in (it for it, post in heads.items() if post == first):
                    await self.shared.outbox.enqueue(
                        session,
                        RevisionNotice.CASE_CHANGED,
                        to=member,
                        detail=Plain(case.id),
                        dedup_key=f"{RevisionNotice.CASE_CHANGED}:{case.id}:{case.mark}:{member}",
                    )

    async def confirm(self, head: Member, case_id: str, mark: str) -> Revision:
        """Publish that the head has read what the lines of a case say.

        Raises:
            LinesRead: they say something else than what was shown, or are confirmed.
            NotAllowed: another head owns the case.
            DraftWaiting: a draft of it waits; its approval confirms the lines.
        """
        case = self.unread(case_id)
        if case is None or case.mark != mark:
            raise LinesRead
        return await self._publish(head, case.path, case.owner)

    async def undo(self, head: Member, revision_id: int) -> Revision:
        """Take a confirmation back: the lines are to be read again.

        Raises:
            ConfirmationOver: it confirms nothing, or the case has changed since.
            NotAllowed, DraftWaiting: as `confirm`.
        """
        from knowledge.reading.cases.confirming import without_digests
        from knowledge.reading.revising import content_files

        async with self.database.read() as session:
            asked = await session.get(Revision, revision_id)
            if asked is None or not content_files.is_case(asked.path):
                raise ConfirmationOver
            last, *earlier = await store.of_path(session, asked.path)
        file = self.shared.shelf().written(asked.path) or ""
        before = earlier[0].text if earlier else file
        if last.id != revision_id or without_digests(before) != without_digests(last.text):
            raise ConfirmationOver
        return await self._publish(head, asked.path, asked.section, before)

    async def _publish(
        self, head: Member, path: str, section: str, text: str | None = None
    ) -> Revision:
        """Publish a text of a case; without one that in force, with the digests of today."""
        from office.revisions.drafting.waiting import refuse_waiting

        async with self.database.begin() as session:
            post = (await self._heads(session, section)).get(head.id)
            if post is None:
                raise NotAllowed
            await store.begin_publishing(session)
            await refuse_waiting(session, path, head, _WHOLE)
            shelf, newest = self.shared.shelf(), await store.newest(session, path)
            file, today = shelf.written(path), self.shared.people.today()
            before = newest.text if newest is not None else file or ""
            newest_day = newest.effective_from if newest is not None else None
            day = takes_effect(None, today, newest_day)
            number = await store.last_number(session, path) + 1
            if text is None:
                text = shelf.stamped(path, before, Publication(before, day, today)).text
            if text == before:
                raise LinesRead
            revision = Revision(
                path=path,
                number=number,
                title=shelf.title(path, before),
                section=section,
                version=str(number),
                text=text,
                basis=basis(newest, digest(file), file),
                author_id=head.id,
                approver_id=head.id,
                post=post_name(post),
                approved_at=self.shared.clock.now(),
                effective_from=day,
            )
            session.add(revision)
            await session.flush()
            if day <= today:
                await self.shared.start(session, revision)
        return revision

    async def _heads(self, session: AsyncSession, section: str) -> Mapping[int, Post]:
        """Return who may confirm a case of that section, in which post; the first are asked."""
        return await self.shared.reviewers_for(session, section, _NOBODY)
