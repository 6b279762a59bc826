"""Who was told of a report, compared with who holds its posts now, on both databases."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import col, select

from office.anomalies.facts import EntryWords
from office.anomalies.models import Entry, Event
from office.anomalies.moves.handover import told_now
from office.anomalies.notices import Notice
from office.anomalies.words.case_words import CASE_WORDS, CaseWords, Purpose
from office.anomalies.words.report_form import File, ReportAnswers
from office.escalation.policy import Urgency
from office.outbox import OutboxMessage
from office.people import Member, Role
from office.posts.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post
from tests.cast.people import is_plh
from tests.office.anomalies.conftest import Bench

ANSWERS = ReportAnswers(
    "dokumen", "KK tampak suntingan", "kanim", urgency=Urgency.URGENT, concerns=""
)
KASI = "kepala_seksi/inteldakim/"
KAKANIM = "kepala_kantor//"
HEAD, BOSS = Post(SECTION_HEAD, "inteldakim"), Post(HEAD_OF_OFFICE)


def history(*lines: tuple[Event, str]) -> list[Entry]:
    return [
        Entry(
            anomaly_id=1, number=number, at=datetime.now(UTC), event=event, detail=detail, hash=""
        )
        for number, (event, detail) in enumerate(lines, 1)
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([(Event.REPORTED, "")], {}),
        ([(Event.REPORTED, ""), (Event.NOTIFIED, f"7|{KASI}")], {7: HEAD}),
        (
            [(Event.NOTIFIED, f"7|{KASI}"), (Event.NOTIFIED, f"9|{KAKANIM}")],
            {7: HEAD, 9: BOSS},
        ),
        ([(Event.NOTIFIED, f"7|{KASI}"), (Event.NOT_NOTIFIED, "7|unreachable")], {}),
        ([(Event.NOTIFIED, f"7|{KASI}"), (Event.NOT_NOTIFIED, f"{KAKANIM}|vacant")], {7: HEAD}),
        ([(Event.NOTIFIED, f"7|{KASI}"), (Event.REASSIGNED, f"{KASI}|7,8")], {}),
        (
            [
                (Event.NOTIFIED, f"7|{KASI}"),
                (Event.REASSIGNED, f"{KASI}|7"),
                (Event.NOTIFIED, f"8|{KASI}"),
            ],
            {8: HEAD},
        ),
        ([(Event.NOTIFIED, f"7|{KASI}"), (Event.TRANSFERRED, "tu|salah seksi")], {}),
    ],
    ids=[
        "nobody-yet",
        "a-tier",
        "two-tiers",
        "not-arrived",
        "a-gap-is-nobody",
        "left",
        "followed",
        "another-section",
    ],
)
def test_the_history_says_who_has_a_card(
    lines: list[tuple[Event, str]], told: dict[int, Post]
) -> None:
    assert told_now(history(*lines)) == told


async def cards(bench: Bench, anomaly_id: int) -> Sequence[int]:
    return await bench.rows(
        select(OutboxMessage.recipient_id)
        .where(OutboxMessage.kind == Notice.CARD, OutboxMessage.about == anomaly_id)
        .order_by(col(OutboxMessage.id)),
    )


async def stands_in(bench: Bench, member: Member) -> None:
    await is_plh(bench.database, member, bench.people.today())


async def test_a_new_holder_gets_one_card_however_often_one_looks(
    bench: Bench, officer: Member, head: Member
) -> None:
    plh = await bench.enrols("Hendra", Role.OFFICER)
    report = await bench.reporting.file(officer, ANSWERS)
    assert await bench.handover.hand_over() == 0
    await stands_in(bench, plh)

    assert await bench.handover.hand_over() == 1
    assert await bench.handover.hand_over() == 0
    await bench.enrols("Tono", Role.OFFICER, None)
    assert await bench.handover.hand_over() == 0

    assert await cards(bench, report.id) == [head.id, plh.id]


async def test_a_report_that_nobody_could_be_told_of_rings_as_soon_as_somebody_can(
    bench: Bench,
    officer: Member,
) -> None:
    report = await bench.reporting.file(officer, ANSWERS)
    assert await bench.handover.hand_over() == 0

    head = await bench.enrols("Sri", Role.SECTION_HEAD, "inteldakim")

    assert await bench.handover.hand_over() == 1
    assert await cards(bench, report.id) == [head.id]


async def test_the_rest_of_an_album_joins_the_message_that_waits(
    bench: Bench, officer: Member
) -> None:
    await bench.enrols("Sri", Role.SECTION_HEAD, "inteldakim")
    report = await bench.reporting.file(officer, ANSWERS)
    await bench.forms.begin(officer, CASE_WORDS, Purpose.ADD, CaseWords(report.id))

    for number in range(3):
        await bench.reporting.add(
            report.id, officer, files=[File("photo", f"file-{number}")], album="7"
        )

    (message,) = await bench.rows(select(OutboxMessage).where(OutboxMessage.kind == Notice.ANSWER))
    assert len(message.facts(EntryWords).files) == 3
    assert message.due_at == bench.clock.now() + timedelta(seconds=2)
    assert (await bench.events(report.id))[Event.ADDED] == 1
