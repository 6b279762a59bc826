"""What SOPs rest on has changed: their lines say so, and their owners get them as one task."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from office.database import AsyncSession
from office.errors import NotAllowed
from office.forms import forget_form
from office.foundation import ServicePart
from office.payload import Plain
from office.people import Member, Role
from office.reviews import store
from office.reviews.casework import ReviewWork
from office.reviews.deciding import ReviewDecisions
from office.reviews.errors import NoSuchBasis
from office.reviews.form import BASIS
from office.reviews.models import Review, ReviewReason, ReviewState
from office.reviews.notices import ReviewNotice
from office.reviews.rules import wording
from office.shelf.facts import RestingText

FILE = "sources.toml"
REPORTERS = (Role.SOP_KEEPER, Role.SECTION_HEAD, Role.HEAD_OF_OFFICE)


@dataclass(frozen=True)
class Touched:
    """What rests on some documents."""

    documents: tuple[str, ...]
    changed: str
    lines: int
    sections: int
    by_owner: Mapping[str, int]
    """The sections of SOPs by the section of the office that owns them."""
    texts: tuple[RestingText, ...] = ()
    """Letters and interviews that rest on them, too. Nobody is asked about these by itself."""


@dataclass(frozen=True)
class BasisProgress:
    """A change of documents, and how many of its sections are not settled yet."""

    documents: tuple[str, ...]
    open: int
    all: int


class ChangedBasis(ServicePart[ReviewWork]):
    """Marks documents as changed, and takes that back."""

    def __init__(self, shared: ReviewWork, deciding: ReviewDecisions) -> None:
        super().__init__(shared)
        self.deciding = deciding

    def understood(self, said: str) -> Touched | None:
        """Return what a message names; None if it does not say what has become of it.

        Raises:
            NoSuchBasis: no document is called so.
        """
        found = wording.split(said)
        if found is None:
            return None
        name, changed = found
        documents = tuple(self.shared.shelf().upkeep.documents(name))
        if not documents:
            raise NoSuchBasis(name)
        return self.touched(documents, changed)

    def touched(self, documents: tuple[str, ...], changed: str) -> Touched:
        """Return what rests on these documents."""
        found = self.shared.shelf().upkeep.resting_on(documents)
        return Touched(
            documents,
            changed,
            sum(len(section.lines) for section in found),
            len(found),
            Counter(section.owner for section in found),
            tuple(self.shared.shelf().upkeep.texts_on(documents)),
        )

    async def mark(self, documents: Sequence[str], changed: str, member: Member) -> Touched:
        """Say what has become of documents, and give what rests on them to the owners.

        Raises:
            NotAllowed: the member keeps and heads nothing.
        """
        shelf, today = self.shared.shelf().upkeep, self.shared.people.today()
        role = self._role(member)
        async with self.database.begin() as session:
            await store.begin_asking(session)
            await self.shared.publishing.put(
                session,
                FILE,
                lambda text: shelf.marked(text, documents, changed, today),
                member,
                role,
            )
            await self._ask(session, documents, changed)
            await forget_form(session, member.id, BASIS.topic)
        return self.touched(tuple(documents), changed)

    async def _ask(self, session: AsyncSession, documents: Sequence[str], changed: str) -> None:
        now, detail = self.clock.now(), ",".join(documents)
        open_now = {(it.sop_id, it.section) for it in await store.open_reviews(session)}
        owners: set[str] = set()
        for section in self.shared.shelf().upkeep.resting_on(documents):
            if (section.sop_id, section.slug) in open_now:
                continue
            session.add(
                Review(
                    sop_id=section.sop_id,
                    section=section.slug,
                    slugs=section.slug,
                    owner=section.owner,
                    reason=ReviewReason.SOURCE,
                    detail=detail,
                    changed=changed,
                    asked_at=now,
                    due_at=self.shared.hours.add_days(now, 5),
                )
            )
            owners.add(section.owner)
        told: set[int] = set()
        for owner in owners:
            told |= {*(await self.shared.owners(session, owner))[1]}
        await self.shared.outbox.enqueue_all(
            session,
            ReviewNotice.BASIS,
            to=sorted(told),
            detail=Plain(detail),
            due_at=self.shared.hours.next_opening(now),
            dedup_key=f"{ReviewNotice.BASIS}:{detail}:{now.isoformat()}",
        )

    async def unmark(self, documents: Sequence[str], member: Member) -> None:
        """Take back that documents have changed: no line is marked, and nobody has a task.

        Raises:
            NotAllowed: the member keeps and heads nothing.
        """
        shelf, role, now = self.shared.shelf().upkeep, self._role(member), self.clock.now()
        async with self.database.begin() as session:
            await store.begin_asking(session)
            await self.shared.publishing.put(
                session, FILE, lambda text: shelf.unmarked(text, documents), member, role
            )
            for review in await store.open_reviews(session):
                if set(review.documents) & set(documents):
                    review.state, review.decided_at = ReviewState.DROPPED, now
                    session.add(review)

    async def marked_with(self, document: str) -> tuple[str, ...]:
        """Return the documents that were marked together with this one."""
        for one in await self.progress():
            if document in one.documents:
                return one.documents
        return (document,)

    async def progress(self) -> list[BasisProgress]:
        """Return every change that is told on the shelf, and how much of it is settled."""
        changed = set(self.shared.shelf().upkeep.changed())
        async with self.database.read() as session:
            found: dict[str, list[Review]] = {}
            for review in await store.of_sources(session):
                if changed.issuperset(review.documents):
                    found.setdefault(review.detail, []).append(review)
        named = {document for each in found.values() for document in each[0].documents}
        return [
            *(
                BasisProgress(each[0].documents, sum(it.is_open for it in each), len(each))
                for each in found.values()
            ),
            *(BasisProgress((document,), 0, 0) for document in sorted(changed - named)),
        ]

    async def of(self, detail: str, member: Member) -> list[Review]:
        """Return the open reviews of one change that this member decides on, the oldest first."""
        async with self.database.read() as session:
            found = await store.of_documents(session, detail)
            return await self.shared.owned(session, (it for it in found if it.is_open), member)

    def _role(self, member: Member) -> str:
        today = self.shared.people.today()
        for post in member.appointments:
            if post.role in REPORTERS and post.is_held_on(today):
                return str(post.role)
        raise NotAllowed
