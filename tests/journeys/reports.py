"""Reports in journeys: filed without the form, looked at behind the screens."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from sqlmodel import col, select

from botapi_emulator import Person
from office.anomalies.models import Anomaly, Event
from office.anomalies.words.report_form import REPORT, File, ReportAnswers
from office.escalation.policy import Urgency
from office.people import Member
from office.questions.models import Question
from tests.conftest import WIB
from tests.journeys.conftest import Office

DOUBT = "KK tampak hasil suntingan, hurufnya berbeda"


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """A moment of this autumn by the office's clock."""
    return datetime(2026, month, day, hour, minute, tzinfo=WIB)


async def member(office: Office, person: Person) -> Member:
    found = await office.services.people.recognise(person.id)
    assert found is not None
    return found


async def files(
    office: Office,
    reporter: Person,
    text: str = DOUBT,
    *,
    category: str = "dokumen",
    unit: str = "kanim",
    urgency: Urgency = Urgency.NORMAL,
    concerns: str = "",
    files: tuple[File, ...] = (),
) -> Anomaly:
    """Let somebody file a report; the form has journeys of its own."""
    answers = ReportAnswers(
        category=category, text=text, unit=unit, urgency=urgency, concerns=concerns, files=files
    )
    return await office.services.anomalies.reporting.file(await member(office, reporter), answers)


async def report_now(office: Office, report: Anomaly) -> Anomaly:
    found = await office.services.anomalies.queries.reread(report.id)
    assert found is not None
    return found


async def events(office: Office, report: Anomaly) -> Sequence[tuple[Event, str]]:
    boss = await member(office, office.head_of_office)
    entries = await office.services.anomalies.thread.entries(report.id, boss)
    return [(entry.event, entry.detail) for entry in entries]


def cards(person: Person, report: Anomaly) -> list[str]:
    """The texts of the cards of a report in somebody's chat."""
    return [message.text for message in person.chat if f"{report.code} — " in message.text]


@pytest.fixture
async def report(office: Office) -> Anomaly:
    """A report that the officer at the counter has filed; its head has not read of it yet."""
    return await files(office, office.counter_officer)


async def said(office: Office, report: Anomaly) -> list[str]:
    """What the reporter has said, in the order of the history."""
    found = await events(office, report)
    return [words for event, words in found if event in (Event.ANSWERED, Event.ADDED)]


async def draft(office: Office, person: Person) -> ReportAnswers:
    """What somebody has filled in of a report."""
    return (await office.services.forms.of(await member(office, person), REPORT)).answers


async def questions(office: Office) -> list[str]:
    """What was taken for a question about an SOP."""
    return await office.rows(select(Question.text).order_by(col(Question.id)))
