"""How a journey of weeks goes on: time with its due jobs, and people who read all that comes."""

from datetime import datetime, time, timedelta

from bot.intake import scheduler
from botapi_emulator import Message, Person
from tests.conftest import WIB
from tests.journeys.conftest import Office
from tests.journeys.diary import Diary
from tests.journeys.reports import files


class Weeks:
    """The office, its diary, and what people do in it."""

    def __init__(self, office: Office, diary: Diary) -> None:
        self.office = office
        self.diary = diary

    async def until(self, day: int, hour: int, minute: int = 0) -> None:
        """Let time pass, with each due job at its own moment, until a moment of December.

        Its 32nd day is the first of January.
        """
        end = datetime(2026, 12, 1, hour, minute, tzinfo=WIB) + timedelta(days=day - 1)
        while self.office.clock.now() < end:
            await self._jobs_run()
            moments = [moment for moment in await self._due_times() if moment is not None]
            now = self.office.clock.now()
            self.office.clock.move_to(min([end, *(moment for moment in moments if moment > now)]))
        await self._jobs_run()

    async def _due_times(self) -> list[datetime | None]:
        services = self.office.services
        now = self.office.clock.now()
        today = now.astimezone(WIB).date()
        marks = [
            datetime.combine(day, time(hour, minute), WIB)
            for day in (today, today + timedelta(days=1))
            for hour, minute in ((0, 0), (7, 15), (7, 30), (8, 0), (13, 0), (16, 0))
        ]
        jobs = (*scheduler.moves_of(services), *scheduler.jobs_of(services))
        due = [await job.next_due() for job in jobs if job.next_due is not None]
        return [*marks, *due]

    async def _jobs_run(self) -> None:
        await self.office.all_is_sent()
        services = self.office.services
        for job in (*scheduler.moves_of(services), *scheduler.jobs_of(services)):
            await job.run()
        await self.office.everybody_reads()

    async def says(self, person: Person, *texts: str) -> None:
        for text in texts:
            await person.types(text)
            await self.office.everybody_reads()

    async def edits(self, person: Person, message: Message, text: str) -> None:
        """Change a text that was sent before."""
        self.diary.edits(person, text)
        await person.edits(message, text)
        await self.office.everybody_reads()

    async def replies(self, person: Person, to: str, text: str) -> None:
        """Reply with Telegram's own reply to the newest message that holds `to`."""
        await person.replies(self.newest(person, to), text)
        await self.office.everybody_reads()

    async def taps(self, person: Person, *labels: str, on: str = "") -> None:
        """Tap buttons one after the other, on the newest message that has each."""
        for label in labels:
            self.diary.taps(person, label)
            await person.taps(label, self.newest(person, on) if on else None)
            await self.office.everybody_reads()

    def newest(self, person: Person, words: str) -> Message:
        found = [message for message in person.chat if words in message.text]
        assert found, f"{person.name} has no message with {words!r}"
        return found[-1]

    async def files(
        self, person: Person, text: str, unit: str = "kanim", category: str = "dokumen"
    ) -> None:
        """File a report without the form."""
        await files(self.office, person, text, unit=unit, category=category)
        await self.office.everybody_reads()

    async def accepts(self, person: Person, on: str, promise: str) -> None:
        """Accept a report and promise until when."""
        await self.taps(person, "Terima", on=on)
        await self.taps(person, promise)

    async def ends(
        self, person: Person, on: str, outcome: str, words: str, *, followed: str, why: str = ""
    ) -> None:
        """Close a report; `why` says why steps of its category are missing."""
        await self.taps(person, "Selesai", on=on)
        await self.taps(person, outcome, followed)
        if why:
            await self.says(person, why)
        await self.says(person, words)

    async def reports(
        self,
        person: Person,
        text: str,
        category: str,
        urgency: str = "Biasa",
        concerns: str = "Tidak",
    ) -> None:
        """Send a report through the form."""
        await self.says(person, "/lapor")
        await self.taps(person, category)
        await self.says(person, text)
        await self.taps(person, "Kantor Imigrasi Muara Enim")
        await self.says(person, "loket 3")
        await self.taps(person, "Lewati", urgency, concerns, "Lewati", "Kirim laporan")
