"""The SQL of the suggestions, and of the questions from which they are gathered."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement
from sqlmodel import and_, col, func, not_, or_, select, text

from office.database import AsyncSession
from office.database.dialect import lock_table
from office.questions.models import LIKELY, Question
from office.records import open_rows
from office.suggestions.models import (
    IS_LEARNED,
    IS_OPEN,
    SampleOrigin,
    Suggestion,
    SuggestionKind,
    SuggestionState,
)


async def lock_suggestion(session: AsyncSession, suggestion_id: int) -> Suggestion | None:
    return await session.get(
        Suggestion, suggestion_id, with_for_update=True, populate_existing=True
    )


async def begin_gathering(session: AsyncSession) -> None:
    """Let one process gather at a time: two would suggest the same twice."""
    await lock_table(session, Suggestion)


async def suggestions_of_kind(session: AsyncSession, kind: SuggestionKind) -> Sequence[Suggestion]:
    """Return all suggestions of that kind, decided or not."""
    found = await session.exec(
        select(Suggestion).where(Suggestion.kind == kind).order_by(col(Suggestion.id))
    )
    return found.all()


async def open_in(session: AsyncSession, sections: Collection[str]) -> Sequence[Suggestion]:
    """Return what waits for a decision in those sections, what was asked most often first."""
    found = await session.exec(
        select(Suggestion)
        .where(text(IS_OPEN), col(Suggestion.section).in_(sections))
        .order_by(col(Suggestion.people).desc(), col(Suggestion.times).desc(), col(Suggestion.id))
    )
    return found.all()


count_open_in = open_rows(col(Suggestion.section), text(IS_OPEN))
"""Counts what waits for a decision in a section."""


async def lock_open_phrasings(
    session: AsyncSession, passage: str, sections: Collection[str], last: int, limit: int
) -> Sequence[Suggestion]:
    """Return the first phrasings that wait for a decision on a section, up to that id."""
    found = await session.exec(
        select(Suggestion)
        .where(
            text(IS_OPEN),
            Suggestion.kind == SuggestionKind.PHRASING,
            Suggestion.passage == passage,
            col(Suggestion.section).in_(sections),
            col(Suggestion.id) <= last,
        )
        .order_by(col(Suggestion.id))
        .limit(limit)
        .with_for_update()
    )
    return found.all()


async def lock_decided_together(session: AsyncSession, first: Suggestion) -> Sequence[Suggestion]:
    """Return what was accepted for the same section at the same moment, and is in no file."""
    found = await session.exec(
        select(Suggestion)
        .where(
            Suggestion.kind == SuggestionKind.PHRASING,
            Suggestion.state == SuggestionState.ACCEPTED,
            Suggestion.passage == first.passage,
            Suggestion.decided_by == first.decided_by,
            Suggestion.decided_at == first.decided_at,
            col(Suggestion.exported_at).is_(None),
        )
        .order_by(col(Suggestion.id))
        .with_for_update()
    )
    return found.all()


async def open_suggestions(session: AsyncSession) -> dict[str, Suggestion]:
    """Return the suggestions about training items that no keeper has decided yet, by item."""
    found = await session.exec(
        select(Suggestion).where(
            Suggestion.kind == SuggestionKind.TRAINING, Suggestion.state == SuggestionState.OPEN
        )
    )
    return {suggestion.item_id: suggestion for suggestion in found.all()}


async def learned_suggestions(session: AsyncSession) -> Sequence[Suggestion]:
    """Return the phrasings that count as samples, and the gaps that are not the office's task."""
    found = await session.exec(select(Suggestion).where(text(IS_LEARNED)))
    return found.all()


async def decided_by(
    session: AsyncSession, keeper_id: int, sections: Collection[str]
) -> Sequence[Suggestion]:
    """Return what the keeper has decided in those sections, the newest first.

    Without gaps that have an answer, which its author ends, and without the sample questions that
    came with a published text: nobody was asked about them.
    """
    is_answered = and_(
        col(Suggestion.kind) == SuggestionKind.GAP,
        col(Suggestion.state) == SuggestionState.ANSWERED,
    )
    was_asked = or_(
        col(Suggestion.times) > 0,
        col(Suggestion.kind) == SuggestionKind.TRAINING,
        col(Suggestion.origin).not_in([SampleOrigin.USE, SampleOrigin.KEEPER]),
    )
    found = await session.exec(
        select(Suggestion)
        .where(
            Suggestion.decided_by == keeper_id,
            Suggestion.state != SuggestionState.OPEN,
            col(Suggestion.section).in_(sections),
            not_(is_answered),
            was_asked,
        )
        .order_by(col(Suggestion.decided_at).desc(), col(Suggestion.id).desc())
    )
    return found.all()


async def unexported(session: AsyncSession) -> Sequence[Suggestion]:
    """Return the accepted phrasings that are in no file yet."""
    found = await session.exec(
        select(Suggestion)
        .where(
            Suggestion.kind == SuggestionKind.PHRASING,
            Suggestion.state == SuggestionState.ACCEPTED,
            col(Suggestion.exported_at).is_(None),
        )
        .order_by(col(Suggestion.id))
    )
    return found.all()


async def chosen(session: AsyncSession, since: datetime, limit: int) -> Sequence[Question]:
    """Return the latest questions whose asker said which section they meant.

    They chose it, liked a likely one, or named another one after a thumb down.
    """
    was_offered = and_(col(Question.offered) != "", col(Question.sop_id).is_not(None))
    was_right = and_(Question.band == LIKELY, col(Question.is_helpful).is_(True))
    was_meant = col(Question.meant).is_not(None)
    return await _latest(session, since, limit, or_(was_offered, was_right, was_meant))


async def disliked(session: AsyncSession, since: datetime, limit: int) -> Sequence[Question]:
    """Return the latest questions with an unhelpful answer."""
    is_disliked = and_(col(Question.is_helpful).is_(False), col(Question.sop_id).is_not(None))
    return await _latest(session, since, limit, is_disliked)


async def _latest(
    session: AsyncSession, since: datetime, limit: int, which: ColumnElement[bool] | bool
) -> Sequence[Question]:
    found = await session.exec(
        select(Question)
        .where(which, Question.asked_at >= since)
        .order_by(col(Question.asked_at).desc(), col(Question.id).desc())
        .limit(limit)
    )
    return found.all()


async def last_asked(session: AsyncSession) -> Sequence[tuple[str, str, datetime]]:
    """Return when each section was last shown: SOP, slug and moment."""
    found = await session.exec(
        select(Question.sop_id, Question.section, func.max(Question.asked_at))
        .where(col(Question.sop_id).is_not(None), col(Question.section).is_not(None))
        .group_by(col(Question.sop_id), col(Question.section))
    )
    return [(str(sop), str(section), at) for sop, section, at in found.all()]


async def first_asked(session: AsyncSession) -> datetime | None:
    """Return when the oldest question that is still kept was asked."""
    return (await session.exec(select(func.min(Question.asked_at)))).one()


async def shown(session: AsyncSession, since: datetime) -> Sequence[tuple[int, datetime, str, str]]:
    """Return every section that was shown, ordered by member and time."""
    found = await session.exec(
        select(Question.member_id, Question.asked_at, Question.sop_id, Question.section)
        .where(
            Question.asked_at >= since,
            col(Question.sop_id).is_not(None),
            col(Question.section).is_not(None),
        )
        .order_by(col(Question.member_id), col(Question.asked_at), col(Question.id))
    )
    return [(member, at, str(sop), str(section)) for member, at, sop, section in found.all()]
