"""After the round's last day: what interviews have left in the chats and in the database."""

import asyncio
from collections.abc import Iterator
from datetime import datetime, time, timedelta

from sqlmodel import col, select

from botapi_emulator import Person
from office.forms import StoredForm
from office.interviews import INTERVIEW, InterviewMessage, InterviewNotice
from office.outbox import MessageState, OutboxMessage
from office.services import Services
from tests.chaos.human import Deeds
from tests.chaos.judging.picture import Picture
from tests.shifted_clock import ShiftedClock

_PATIENCE_SECONDS = 60.0
_LOOKS_EVERY = 0.3


async def faults(
    people: list[Person], services: Services, clock: ShiftedClock, seen: Picture, deeds: Deeds
) -> list[str]:
    """Let midnight pass, and say what of an interview is still there."""
    tomorrow = services.people.today() + timedelta(days=1)
    clock.put_to(datetime.combine(tomorrow, time(0, 1), services.people.zone))
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            while await _is_left(services):
                # Another process forgets.
                await asyncio.sleep(_LOOKS_EVERY)
    except TimeoutError:
        return ["interviews are not forgotten after their day"]
    return list(in_chats(people, seen, deeds))


async def _is_left(services: Services) -> bool:
    async with services.database.read() as session:
        forms = select(StoredForm.topic).where(StoredForm.topic == INTERVIEW.topic)
        messages = select(InterviewMessage.message_id)
        deletions = select(OutboxMessage.id).where(
            OutboxMessage.kind == InterviewNotice.FORGOTTEN,
            col(OutboxMessage.state) != MessageState.SENT,
        )
        for rows in (forms, messages, deletions):
            if (await session.exec(rows.limit(1))).first() is not None:
                return True
    return False


def in_chats(people: list[Person], seen: Picture, deeds: Deeds) -> Iterator[str]:
    """The summaries are gone, and so are all words of the bot's that nothing else holds.

    What is typed after the day has ended the interview is a question, and told as one.
    """
    reports = [report.text for report in seen.anomalies.values()]
    kept = " ".join([*reports, *(question.text for question in seen.questions)])
    unreported = {words for words in deeds.noted if words not in kept}
    for person in people:
        for message in person.chat:
            is_summary = message.text.startswith("Wawancara selesai:")
            if message.is_from_bot and (
                is_summary or any(one in message.text for one in unreported)
            ):
                yield f"of an interview the chat of {person.name} still says: {message.text[:60]!r}"
