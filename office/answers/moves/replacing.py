"""An answer that takes the place of another, or is withdrawn: who has the old one hears it once."""

from office.answers import store
from office.answers.casework import QuestionCasework
from office.answers.models import ForwardedQuestion, HeadAnswer
from office.answers.notices import AnswerNotice
from office.database import AsyncSession


async def replace(
    session: AsyncSession,
    shared: QuestionCasework,
    old: HeadAnswer,
    new: HeadAnswer,
    answered: ForwardedQuestion | None = None,
) -> set[int]:
    """Let an answer take the place of another. Returns who had it, and is told.

    `answered` is an open question to which the new answer is given: its asker gets it as such, and
    is not told here. Who was shown an answer for all, and is not meant by the new one, is told that
    the old one no longer holds.
    """
    # A head whose answer another one replaces hears of it, too.
    told = (await store.told_of(session, old.id) | {old.author_id}) - {new.author_id}
    askers = set()
    for question in await store.answered_with(session, old.id):
        askers.add(question.asker_id)
        question.answer_id = new.id
        session.add(question)
        if answered is None or question.id != answered.id:
            await shared.refresh_cards(session, question)
    if answered is not None:
        told.discard(answered.asker_id)
    heirs = told if new.is_for_all else told & askers
    await _tell(session, shared, AnswerNotice.REPLACED, heirs, new, old.id)
    await _tell(session, shared, AnswerNotice.WITHDRAWN, told - heirs, old)
    _end(session, shared, old)
    return told - {old.author_id}


async def withdraw(session: AsyncSession, shared: QuestionCasework, answer: HeadAnswer) -> int:
    """End an answer. Returns how many people are told; nobody is if it has ended before."""
    if answer.ended_at is not None:
        return 0
    told = await store.told_of(session, answer.id) - {answer.author_id}
    await _tell(session, shared, AnswerNotice.WITHDRAWN, told, answer)
    _end(session, shared, answer)
    for question in await store.answered_with(session, answer.id):
        await shared.refresh_cards(session, question)
    return len(told)


def _end(session: AsyncSession, shared: QuestionCasework, answer: HeadAnswer) -> None:
    answer.ended_at = answer.ended_at or shared.clock.now()
    session.add(answer)


async def _tell(
    session: AsyncSession,
    shared: QuestionCasework,
    kind: AnswerNotice,
    told: set[int],
    answer: HeadAnswer,
    old_id: int | None = None,
) -> None:
    """Tell each of them once. At once: they may be using the old answer at this moment."""
    for member in sorted(told):
        await shared.outbox.enqueue(
            session,
            kind,
            to=member,
            about=answer.id,
            detail=old_id,
            dedup_key=f"{kind}:{answer.id}:{member}",
        )
