"""What leans on something before it is read with that, and is answered about the same."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from office.questions.context import LISTENS_FOR
from office.questions.models import Question
from tests.chaos.judging.picture import Picture
from tests.chaos.play.asking import ANSWERS, LEANING

# A question is noted after it was read; the clock may be put back in between.
_TOLERANCE = timedelta(seconds=20)


def faults(picture: Picture) -> Iterator[str]:
    """Every question that was read by itself although it goes on from the one before."""
    for member in picture.members:
        asked = [question for question in picture.questions if question.member_id == member]
        for before, question in pairwise(asked):
            latest = max(one.asked_at for one in asked if one.id < question.id)
            if (
                question.text == LEANING
                and before.asked_at == latest
                and _goes_on(before, question)
            ):
                yield from _of_one(before, question)


def _goes_on(before: Question, question: Question) -> bool:
    since = question.asked_at - before.asked_at
    is_soon = timedelta(0) <= since < LISTENS_FOR - _TOLERANCE
    return before.text in ANSWERS and before.sop_id is not None and is_soon


def _of_one(before: Question, question: Question) -> Iterator[str]:
    if not question.leans or question.sop_id != before.sop_id:
        about = f"«{question.text}» after «{before.text}»"
        yield f"question {question.id}, {about}, was read as «{question.read_as}»"
