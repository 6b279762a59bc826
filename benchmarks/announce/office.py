"""An office that is always open, with thousands of officers, a trainer and a head of section."""

from dataclasses import dataclass
from random import Random
from string import ascii_lowercase

from botapi_emulator import Emulator, Person
from office.anomalies.words.report_form import REPORT, ReportAnswers, ReportStep
from office.escalation.policy import Urgency
from office.people import Member, Role
from office.people.models import Appointment
from office.services import Services


@dataclass(frozen=True)
class People:
    """The people who take part. All have enrolled."""

    officers: tuple[Person, ...]
    trainer: Person
    head: Person


async def enrol(telegram: Emulator, services: Services, officers: int) -> People:
    """Enrol everybody without the bot."""
    trainer, head = telegram.person("Lestari Ningsih"), telegram.person("Sri Mulyati")
    people = [telegram.person(f"Petugas {number}") for number in range(officers)]
    for person in (trainer, head, *people):
        person.pressed_start()
    posts = [
        (trainer, Role.TRAINER, None),
        (head, Role.SECTION_HEAD, "inteldakim"),
        *((one, Role.OFFICER, None) for one in people),
    ]
    now, today = services.clock.now(), services.people.today()
    async with services.database.begin() as session:
        session.add_all(
            Member(
                telegram_id=person.id,
                name=person.name,
                unit="kanim",
                enrolled_at=now,
                appointments=[
                    Appointment(role=role, section=section, unit="kanim", starts_on=today)
                ],
            )
            for person, role, section in posts
        )
    return People(tuple(people), trainer, head)


async def prepares_report(services: Services, officer: Person, number: int) -> None:
    """Put an urgent report into an officer's drafts, complete up to the last tap."""
    member = await services.people.recognise(officer.id)
    if member is None:
        raise LookupError(f"{officer.name} is no member")
    await services.forms.begin(member, REPORT, ReportStep.SUMMARY, report(number))


def report(number: int) -> ReportAnswers:
    """Return the answers of an urgent report that resembles no other."""
    return ReportAnswers(
        category="dokumen",
        text=f"Berkas {_words_of(number)}",
        unit="kanim",
        urgency=Urgency.URGENT,
        concerns="",
    )


def _words_of(number: int) -> str:
    """Return words that no other number has: similar reports would be offered to be joined."""
    letters = Random(number)
    return " ".join("".join(letters.choices(ascii_lowercase, k=12)) for _ in range(4))
