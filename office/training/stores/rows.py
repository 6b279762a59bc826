"""New rows for a card's day or a question, for one member or for many."""

from datetime import date, datetime
from typing import Any

from office.training.models import CardState
from office.training.rules.allocation import CardReason


def card(member_id: int, day: date, card_id: str, reason: CardReason) -> dict[str, Any]:
    """Return the row of a card that nobody has seen."""
    return {
        "member_id": member_id,
        "day": day,
        "card_id": card_id,
        "reason": reason,
        "state": CardState.OPEN,
        "laters": 0,
    }


def attempt(
    member_id: int, question_id: str, correct: int, *, on: date, at: datetime, is_wished: bool
) -> dict[str, Any]:
    """Return the row of a question that nobody has answered."""
    return {
        "member_id": member_id,
        "question_id": question_id,
        "correct": correct,
        "is_wished": is_wished,
        "asked_on": on,
        "asked_at": at,
    }
