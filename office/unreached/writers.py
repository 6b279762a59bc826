"""Whose words a message carries: who asked, assigned, answered or promised."""

from dataclasses import dataclass
from typing import NamedTuple

from office.announcements import AnnouncementNotice, Announcements
from office.anomalies import Anomalies
from office.anomalies.facts import CardTurn, EntryWords
from office.anomalies.notices import Notice
from office.answers import Answers
from office.answers.notices import AnswerNotice
from office.outbox import OutboxMessage
from office.posts import Posts
from office.posts.notices import PostNotice
from office.revisions import Revisions
from office.revisions.notices import RevisionNotice
from office.verifications import Verifications
from office.verifications.notices import VerificationNotice


class Origin(NamedTuple):
    """The writer (None: no person, or nobody who is owed the news), and the subject's code."""

    writer: int | None = None
    code: str = ""


@dataclass(frozen=True)
class Writers:
    """Reads the subject of a message to find who wrote it."""

    anomalies: Anomalies
    answers: Answers
    announcements: Announcements
    posts: Posts
    revisions: Revisions
    verifications: Verifications

    async def of(self, message: OutboxMessage) -> Origin:
        """Return where the message comes from."""
        about = message.about or 0
        match message.kind:
            case (
                Notice.CARD
                | Notice.MOVED
                | Notice.QUESTION
                | Notice.REPLY
                | Notice.ANSWER
                | Notice.PUSHED
                | Notice.REOPEN_ASKED
            ):
                return await self._of_report(message, about)
            case AnswerNotice.FORWARDED | AnswerNotice.GIVEN:
                return await self._of_question(message, about)
            case RevisionNotice.SUBMITTED | RevisionNotice.RETURNED:
                draft = await self.revisions.queries.reread(about)
                if draft is None:
                    return Origin()
                is_asked = message.kind == RevisionNotice.SUBMITTED
                return Origin(draft.author_id if is_asked else draft.reviewer_id, draft.code)
            case PostNotice.APPOINTED | PostNotice.DECLINED:
                post = await self.posts.reread(about)
                if post is None:
                    return Origin()
                is_asked = message.kind == PostNotice.APPOINTED
                return Origin(post.appointed_by if is_asked else post.member_id)
            case AnnouncementNotice.APPROVAL:
                asked = await self.announcements.reading.get(about)
                return Origin(asked.author_id, asked.code) if asked is not None else Origin()
            case VerificationNotice.HANDED_ON:
                queries, number = self.verifications.queries, int(message.detail)
                handed = await queries.reread(about)
                entry = await queries.entry(about, number)
                return Origin(entry.actor_id, handed.code) if handed and entry else Origin()
            case _:
                return Origin()

    async def _of_report(self, message: OutboxMessage, about: int) -> Origin:
        report = await self.anomalies.queries.reread(about)
        if report is None:
            return Origin()
        if message.kind == Notice.CARD:
            is_assigned = message.facts(CardTurn).is_assignment
            return Origin(report.assigned_by if is_assigned else None, report.code)
        if message.kind == Notice.MOVED and message.recipient_id != report.reporter_id:
            return Origin(code=report.code)  # they only joined it
        number = message.facts(EntryWords).entry
        entry = await self.anomalies.queries.entry(about, number)
        return Origin(entry.actor_id if entry is not None else None, report.code)

    async def _of_question(self, message: OutboxMessage, about: int) -> Origin:
        question = await self.answers.queries.reread(about)
        if question is None:
            return Origin()
        if message.kind == AnswerNotice.FORWARDED:
            return Origin(question.asker_id, question.code)
        answer = await self.answers.queries.answer(int(message.detail))
        return Origin(answer.author_id if answer is not None else None, question.code)
