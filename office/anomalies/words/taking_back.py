"""Takes back what somebody has added to a report, within ten minutes."""

from datetime import timedelta

from office import hash_chain
from office.anomalies import store
from office.anomalies.errors import AnomalyUnknown, WordsTooLate
from office.anomalies.models import TAKEN, TAKINGS, Anomaly, Entry, Event, State
from office.anomalies.notices import Notice
from office.anomalies.rights import ReportService
from office.anomalies.store import OF_A_QUESTION, REPORTS
from office.anomalies.words.case_words import CASE_WORDS, CaseWords, Purpose
from office.database import AsyncSession
from office.forms import Form, forget_form
from office.people import Member

# Why the words are gone, as the history says it.
BY_WRITER = "ditarik"
TAKEN_BACK_WITHIN = timedelta(minutes=10)


class TakingBack(ReportService):
    """Removes an addition from the history and from the chats of those who got it.

    The history keeps that there was one. Nobody gets a message: the words may have been about one
    of those who read them.
    """

    async def take_back(
        self, anomaly_id: int, number: int, writer: Member, *, is_question: bool = False
    ) -> tuple[Anomaly, str]:
        """Take back the words and files of an entry. Returns the report, and the words.

        A second time it changes nothing. `is_question`: the words are kept as a form until they
        are answered, because after a crash the update is handled again.

        Raises:
            AnomalyUnknown: this member has added no such entry.
            WordsTooLate: the ten minutes are over.
        """
        async with self.database.begin(keeps_update_open=True) as session:
            anomaly = await self.rights.lock_followed(session, anomaly_id, writer)
            entry = await REPORTS.get_entry(session, anomaly_id, number)
            if entry is None or entry.actor_id != writer.id or entry.event not in _ADDITIONS:
                raise AnomalyUnknown
            form = await self._form_about(session, entry, writer)
            if entry.is_erased:
                return anomaly, form.answers.words if form is not None else ""
            if self.clock.now() - entry.at > TAKEN_BACK_WITHIN:
                raise WordsTooLate
            words = entry.detail
            await self._remove(session, anomaly, entry, writer)
            if form is not None:
                # Photos of its album that are still on their way belong to nothing now.
                await forget_form(session, writer.id, CASE_WORDS.topic)
            if is_question and words:
                kept = CaseWords(anomaly.id, entry_number=number, words=words)
                await self.forms.keep(
                    session, writer, Form(CASE_WORDS, Purpose.QUESTION, kept, self.clock.now())
                )
        return anomaly, words

    async def _form_about(
        self, session: AsyncSession, entry: Entry, writer: Member
    ) -> Form[Purpose, CaseWords] | None:
        form = await self.forms.load(session, writer, CASE_WORDS)
        if form is None:
            return None
        about = (form.answers.anomaly_id, form.answers.entry_number)
        return form if about == (entry.anomaly_id, entry.number) else None

    async def _remove(
        self, session: AsyncSession, anomaly: Anomaly, entry: Entry, writer: Member
    ) -> None:
        is_open_again = await self._was_awaited(session, anomaly, entry)
        said = hash_chain.empty([entry], BY_WRITER)
        await store.forget_attachments(session, anomaly.id, entry.number)
        await self.shared.record(session, anomaly, Event.ERASED, writer.id, said)
        for member in await store.told_of(session, anomaly.id, entry.number):
            await self.shared.tell(session, anomaly, Notice.TAKEN_BACK, member, entry.number)
        if is_open_again:
            anomaly.state = State.NEEDS_INFO
            await self.shared.refresh_cards(session, anomaly)

    async def _was_awaited(self, session: AsyncSession, anomaly: Anomaly, entry: Entry) -> bool:
        """Whether the report waited for this answer, and nobody has taken or moved it since."""
        last = await REPORTS.last(session, anomaly.id, OF_A_QUESTION)
        if anomaly.state not in TAKEN or last is None or last.number != entry.number:
            return False
        asked = await REPORTS.last(session, anomaly.id, [Event.ASKED], before=entry.number)
        taken = await REPORTS.last(session, anomaly.id, [*TAKINGS, Event.REOPENED])
        is_answer = last.event is Event.ANSWERED and asked is not None
        return is_answer and (taken is None or asked is None or taken.number < asked.number)


_ADDITIONS = frozenset({Event.ANSWERED, Event.ADDED})
