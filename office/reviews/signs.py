"""What speaks for looking at an SOP: events that ask for it now, and what its owner should see."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from office.database import AsyncSession
from office.foundation import ServicePart
from office.questions import Dislike, Question
from office.reviews import store
from office.reviews.casework import ReviewWork
from office.reviews.models import Review, ReviewReason

LOOKS_BACK = timedelta(days=14)
"""An event that nobody acted on within this time asks for nothing any more."""
EVIDENCE = timedelta(days=90)
MOST_SHOWN = 3
# "Usang" and "salah" speak of the text; "tidak paham" and "kurang" of how it is written.
_OF_THE_TEXT = (Dislike.OUTDATED, Dislike.WRONG)
_LETTER = re.compile(r"\bIMI[-. ]?[A-Z0-9]{1,6}(?:[./-][A-Z0-9.]+){1,6}\b", re.I)


@dataclass(frozen=True)
class Event:
    """Something that asks for a review of an SOP now."""

    sop_id: str
    at: datetime
    reason: ReviewReason
    detail: str = ""


@dataclass(frozen=True)
class Evidence:
    """What an owner sees of the last ninety days, or since the last review."""

    changed: int = 0
    """How often the SOP got another text."""
    asked: int = 0
    most_asked: tuple[str, ...] = ()
    """The slugs of its sections that were shown most."""
    disliked: int = 0
    unanswered: tuple[str, ...] = field(default=())
    """What people meant in this SOP and were not shown, in their words."""


class Signs(ServicePart[ReviewWork]):
    """Reads questions and answers; changes nothing."""

    async def events(self, session: AsyncSession) -> list[Event]:
        """Return what asks for a review now, each SOP once, the oldest first."""
        since = self.clock.now() - LOOKS_BACK
        questions = await store.questions_since(session, since)
        answers = await store.answers_beside(session, since)
        found = [event for question in questions for event in self._of(question)]
        for sop_id, given_at, words in answers:
            number = self._new_letter(words)
            reason = ReviewReason.LETTER if number else ReviewReason.ANSWER
            found.append(Event(sop_id, given_at, reason, number))
        last = await store.last_asked(session)
        first: dict[str, Event] = {}
        for event in sorted(found, key=lambda event: event.at):
            if event.sop_id not in last or last[event.sop_id] < event.at:
                first.setdefault(event.sop_id, event)
        return list(first.values())

    def _of(self, question: Question) -> Iterator[Event]:
        if not question.sop_id:
            return
        if question.dislike in _OF_THE_TEXT and question.rated_at is not None:
            yield Event(question.sop_id, question.rated_at, ReviewReason.DISLIKED)
        if number := self._new_letter(question.text):
            yield Event(question.sop_id, question.asked_at, ReviewReason.LETTER, number)

    def _new_letter(self, words: str) -> str:
        """Return the number of a circular that the shelf does not know; empty if there is none."""
        shelf = self.shared.shelf().upkeep
        numbers = (found[0] for found in _LETTER.finditer(words))
        return next((number.upper() for number in numbers if not shelf.knows(number)), "")

    async def evidence(self, session: AsyncSession, review: Review) -> Evidence:
        """Return what has happened to the SOP lately."""
        shelf, since = self.shared.shelf(), self.clock.now() - EVIDENCE
        questions = await store.questions_since(session, since)
        own = [question for question in questions if question.sop_id == review.sop_id]
        meant = [
            question.text
            for question in questions
            if question.meant and shelf.sop_of(question.meant) == review.sop_id
        ]
        shown = Counter(question.section or "" for question in own)
        age = shelf.upkeep.age(review.sop_id)
        started = await store.started_since(session, [age.path] if age else [], since)
        return Evidence(
            len(started),
            len(own),
            tuple(slug for slug, _ in shown.most_common(MOST_SHOWN) if slug),
            sum(question.is_helpful is False for question in own),
            tuple(dict.fromkeys(filter(None, meant)))[:MOST_SHOWN],
        )
