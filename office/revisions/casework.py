"""What all moves of a draft share: who may act, who is told, and how a text starts."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from office.database import AsyncSession
from office.foundation import Foundation, Service
from office.payload import Plain
from office.people import Member, Role, active_post_holders
from office.posts.posts import Post, post_name
from office.posts.roster import roster_on
from office.revisions import store
from office.revisions.errors import DraftDecided, DraftUnknown, NobodyToReview
from office.revisions.models import Revision, RevisionDraft
from office.revisions.notices import RevisionNotice
from office.revisions.rules import reviewers
from office.revisions.rules.keeping import Kept, leads_interviews
from office.revisions.rules.standing import DraftStanding, standing
from office.shelf import digest
from office.suggestions import SuggestionState, lock_suggestion, take_samples
from office.suggestions.decisions.deciding import TOPIC as PHRASINGS
from office.suggestions.decisions.keepers import kept_by, sections_of

TOPIC = "revisions"


TextCheck = Callable[[AsyncSession, str], Awaitable[None]]
"""Refuses a text of the office's own file because of what the database holds."""


async def _fits(_session: AsyncSession, _text: str) -> None:
    """Refuse nothing."""


class DraftCasework(Service):
    """Fills the outbox, always in the caller's transaction."""

    def __init__(self, foundation: Foundation) -> None:
        super().__init__(foundation)
        self.check_office: TextCheck = _fits

    async def kept_by(self, session: AsyncSession, keeper: Member) -> frozenset[str]:
        """Return the sections whose content the member writes today."""
        return await kept_by(session, keeper, self.rules().sections, self.people.today())

    async def written_by(self, session: AsyncSession, keeper: Member) -> Kept:
        """Return what the member writes today."""
        today = self.people.today()
        return Kept(
            await self.kept_by(session, keeper),
            is_trainer=Role.TRAINER in keeper.roles_on(today),
            leads_interviews=leads_interviews(keeper, self.rules().functions, today),
        )

    async def keepers_of(self, session: AsyncSession, section: str) -> list[int]:
        """Return who writes the content of that section today."""
        holders = await active_post_holders(session)
        sections, today = self.rules().sections, self.people.today()
        return [
            member.id
            for member in holders
            if section in sections_of(member, holders, sections, today)
        ]

    async def admins(self, session: AsyncSession) -> list[int]:
        """Return the admins of today."""
        today = self.people.today()
        holders = await active_post_holders(session)
        return [member.id for member in holders if Role.ADMIN in member.roles_on(today)]

    async def reviewers(self, session: AsyncSession, draft: RevisionDraft) -> Mapping[int, Post]:
        """Return who may decide on the draft today, and in which post."""
        return await self.reviewers_for(session, draft.section, draft.author_id)

    async def reviewers_for(
        self, session: AsyncSession, section: str, author_id: int
    ) -> Mapping[int, Post]:
        """Return who could decide on a text that this author would hand in, and in which post."""
        today = self.people.today()
        posts = await roster_on(session, today)
        sections = self.rules().sections
        return reviewers.reviewers_of(section, author_id, sections, posts, today)

    async def lock_for(
        self, session: AsyncSession, draft_id: int, reviewer: Member
    ) -> tuple[RevisionDraft, Post]:
        """Lock an undecided draft for somebody who may decide on it today.

        Raises:
            DraftUnknown: there is none, or it is not theirs.
            DraftDecided: somebody was faster, or its author has withdrawn it.
        """
        draft = await store.lock_draft(session, draft_id)
        return await self.open_for(session, draft, reviewer)

    async def open_for(
        self, session: AsyncSession, draft: RevisionDraft | None, reviewer: Member
    ) -> tuple[RevisionDraft, Post]:
        """Return an undecided draft and the post of the reviewer. Raises as `lock_for`."""
        post = (
            (await self.reviewers(session, draft)).get(reviewer.id) if draft is not None else None
        )
        if draft is None or post is None:
            raise DraftUnknown
        if not draft.is_waiting:
            raise DraftDecided
        return draft, post

    async def standing(
        self, session: AsyncSession, path: str, text: str, written_on: str
    ) -> DraftStanding:
        """Return how a text that was written on that digest stands to the newest one."""
        newest, file = await store.newest(session, path), self.shelf().written(path)
        now = newest.text if newest is not None else file
        if written_on == digest(now):
            return DraftStanding(now, text)
        past = [*(one.text for one in await store.of_path(session, path)), file]
        return await to_thread(standing, path, text, written_on, now, past)

    async def ask(self, session: AsyncSession, draft: RevisionDraft) -> bool:
        """Send the card to its reviewers, now or when the office opens. False if there are none."""
        hours = self.rules().hours
        asked_at = hours.next_opening(self.clock.now())
        draft.due_at = hours.add_days(asked_at, reviewers.REMINDED_AFTER)
        session.add(draft)
        await session.flush()
        asked = reviewers.asked(await self.reviewers(session, draft), draft.reminded)
        for member in asked:
            await self.outbox.enqueue(
                session,
                RevisionNotice.SUBMITTED,
                to=member,
                about=draft.id,
                detail=draft.reminded,
                due_at=asked_at,
                dedup_key=f"revision_draft:{draft.id}:{draft.reminded}:{member}",
            )
        return bool(asked)

    async def hand_in(self, session: AsyncSession, draft: RevisionDraft) -> None:
        """Ask the reviewers of a new draft, and give its author the receipt.

        Raises:
            NobodyToReview: only the author could decide on it.
        """
        if not await self.ask(session, draft):
            raise NobodyToReview
        reviewers = await self.reviewers(session, draft)
        await self.outbox.enqueue(
            session,
            RevisionNotice.HANDED_IN,
            to=draft.author_id,
            about=draft.id,
            detail=Plain(post_name(next(iter(reviewers.values())))),
        )

    async def refresh_cards(self, session: AsyncSession, draft: RevisionDraft) -> None:
        """Let every card of the draft show how it stands now."""
        for member, card in await store.cards(session, draft.id):
            await self.outbox.enqueue(
                session, RevisionNotice.CARD_CHANGED, to=member, about=draft.id, detail=card
            )

    async def start(self, session: AsyncSession, revision: Revision) -> None:
        """Use a revision over its file from now on, on every replica after the commit.

        The questions that its author gave become sample questions of their sections, and those
        for which it was written.
        """
        revision.started_at = self.clock.now()
        session.add(revision)
        await self._answer_gap(session, revision)
        await self._take_samples(session, revision)
        self.tell_replicas(session)

    def tell_replicas(self, session: AsyncSession) -> None:
        """Let every replica look at the revisions after the commit."""
        after_commit = session.info.setdefault("after_commit", [])
        for topic in (TOPIC, PHRASINGS):
            after_commit.append(partial(self.database.signals.tell, topic))

    async def _answer_gap(self, session: AsyncSession, revision: Revision) -> None:
        now = self.clock.now()
        gap = await lock_suggestion(session, revision.gap_id) if revision.gap_id else None
        if gap is not None and gap.is_open:
            gap.state, gap.decided_by = SuggestionState.ANSWERED, revision.author_id
            gap.decided_at = now
            session.add(gap)

    async def _take_samples(self, session: AsyncSession, revision: Revision) -> None:
        """Let its sample questions count, and those for which it was written."""
        shelf = self.shelf()
        asked = shelf.asked_in(revision.path, revision.samples) if revision.samples else {}
        passage = shelf.section_written(revision.path, revision.heading, revision.text)
        if passage and revision.questions:
            asked[passage] = [*asked.get(passage, ()), *revision.questions.splitlines()]
        now = self.clock.now()
        await take_samples(session, asked, revision.author_id, revision.section, now)
