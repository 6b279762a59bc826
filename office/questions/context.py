"""What a question follows, for those who read it without the chat around it."""

from datetime import timedelta

from office.database import AsyncSession
from office.questions import store
from office.questions.models import Question

# A message typed later than this builds on nothing, and a number in it chooses no option.
LISTENS_FOR = timedelta(minutes=10)
# So many questions before are told, and so many letters.
_MOST = 3
_LONGEST = 300


async def said_before(session: AsyncSession, question: Question) -> str:
    """Return the words of the questions on which this one builds, the oldest first.

    Empty if it was read by itself, or if nothing was shown for it: then it may be about something
    else altogether.
    """
    said: list[str] = []
    while question.leans and len(said) < _MOST:
        since = question.asked_at - LISTENS_FOR
        before = await store.before(session, question, since)
        if before is None or not before.text:
            break
        said.insert(0, before.text)
        question = before
    return " · ".join(said)[-_LONGEST:]
