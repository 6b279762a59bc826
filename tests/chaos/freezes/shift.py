"""People who ask and report without a break, and how long each of them had to wait."""

import asyncio
import random
import time
from dataclasses import dataclass, field
from itertools import count, cycle

from botapi_emulator import Emulator, Person
from office.anomalies.words.report_form import REPORT, ReportAnswers, ReportStep
from office.escalation.policy import Urgency
from office.people import Role
from office.services import Services
from tests.crash.cast import enrols
from tests.journeys.conftest import ANSWER, SURE

# Two in turn: an answer that comes twice after a takeover must not pass for the next one.
_QUESTIONS = (
    (SURE, ANSWER),
    ("berapa biaya paspor elektronik 10 tahun", "Tarif paspor dan cara bayar"),
)
_ASKERS, _REPORTERS = 12, 2
# Nobody writes more than twenty times a minute: who does is slowed down, and waits for that.
_ASKS_AFTER, _REPORTS_AFTER = (3.5, 6.0), (3.5, 6.0)
# Who waits for twice as long has been forgotten: the round ends with a fault.
PATIENCE_SECONDS = 60.0


@dataclass
class Wait:
    """An officer waits for an answer, or for a head's phone to ring; seconds of `monotonic`."""

    is_report: bool
    since: float
    until: float | None = None

    @property
    def seconds(self) -> float:
        return (self.until if self.until is not None else time.monotonic()) - self.since


@dataclass
class Shift:
    """The officers of one office; `waits` grows with every question and report."""

    services: Services
    head: Person
    askers: list[Person]
    reporters: list[Person]
    rng: random.Random
    waits: list[Wait] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=count)

    async def works(self) -> None:
        """Ask and report until cancelled."""
        async with asyncio.TaskGroup() as tasks:
            for person in self.askers:
                tasks.create_task(self._asks(person))
            for person in self.reporters:
                tasks.create_task(self._reports(person))

    def pending(self, before: float) -> bool:
        """Whether somebody waits who began to before that moment."""
        return any(wait.until is None and wait.since < before for wait in self.waits)

    async def _asks(self, officer: Person) -> None:
        for question, answer in cycle(_QUESTIONS):
            await officer.reads_all()
            wait = self._begins(is_report=False)
            await officer.types(question)
            await officer.expects(answer, within=2 * PATIENCE_SECONDS)
            wait.until = time.monotonic()
            # People take their time between two questions; the program runs in real time.
            await asyncio.sleep(self.rng.uniform(*_ASKS_AFTER))

    async def _reports(self, officer: Person) -> None:
        member = await self.services.people.recognise(officer.id)
        assert member is not None
        while True:
            words = "".join(self.rng.choices("abdeghiklmnoprstuw", k=24))
            await self.services.forms.begin(member, REPORT, ReportStep.SUMMARY, _urgent(words))
            wait = self._begins(is_report=False)
            await officer.types("/lapor")
            draft = await officer.expects("draf", within=2 * PATIENCE_SECONDS)
            wait.until = time.monotonic()
            wait = self._begins(is_report=True)
            await officer.sends_callback(draft, "l:send")
            await self.head.expects(words, within=2 * PATIENCE_SECONDS)
            wait.until = time.monotonic()
            await officer.expects("sudah terkirim", within=2 * PATIENCE_SECONDS)
            await officer.reads_all()
            # People take their time between two reports.
            await asyncio.sleep(self.rng.uniform(*_REPORTS_AFTER))

    def _begins(self, *, is_report: bool) -> Wait:
        wait = Wait(is_report, time.monotonic())
        self.waits.append(wait)
        return wait


def _urgent(words: str) -> ReportAnswers:
    """A report like no other, which waits for no working hours."""
    return ReportAnswers(
        category="dokumen", text=words, unit="kanim", urgency=Urgency.URGENT, concerns=""
    )


async def employed(telegram: Emulator, services: Services, rng: random.Random) -> Shift:
    """Let everybody in."""
    head = telegram.person("Sri Mulyati")
    await enrols(services, head, Role.SECTION_HEAD, "inteldakim")
    officers = [telegram.person(f"Petugas {number}") for number in range(_ASKERS + _REPORTERS)]
    for officer in officers:
        await enrols(services, officer, Role.OFFICER)
    return Shift(services, head, officers[:_ASKERS], officers[_ASKERS:], rng)
