"""Telegram stumbles and people block the bot: no report is lost, none is told twice."""

from datetime import timedelta

import pytest

from botapi_emulator import PHOTO, Person
from office.anomalies.models import Anomaly, Event, State
from office.anomalies.words.report_form import File
from office.escalation.policy import Urgency
from tests.cast.steps import shows, taps
from tests.journeys.conftest import Office
from tests.journeys.reports import DOUBT, at, cards, events, files, member, report_now
from tests.waiting import until

# A storm of 429 is waited out by the same pauses as a failure.
TROUBLES = ["fail", pytest.param("storm", marks=pytest.mark.slow)]


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_two_minutes_of_trouble_with_telegram_lose_nothing_and_double_nothing(
    office: Office, trouble: str
) -> None:
    await office.all_is_sent()
    faults = office.telegram.faults
    order = faults.storm if trouble == "storm" else faults.fail
    with order(method="sendMessage"):
        report = await files(office, office.counter_officer, urgency=Urgency.URGENT)
        await office.passes(5, steps=24)
        assert cards(office.head_of_inteldakim, report) == []

    await office.passes_until(lambda: cards(office.head_of_inteldakim, report))
    await office.passes_until(
        lambda: any("sudah terkirim" in message.text for message in office.counter_officer.chat)
    )
    await office.all_is_sent()
    assert len(cards(office.head_of_inteldakim, report)) == 1
    await office.everybody_reads()


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_trouble_with_editing_leaves_every_card_true_in_the_end(
    office: Office, trouble: str, head: Person, report: Anomaly
) -> None:
    await head.expects(DOUBT, buttons=["Terima"])
    await office.all_is_sent()
    faults = office.telegram.faults
    order = faults.storm if trouble == "storm" else faults.fail

    with order(method="editMessageText"):
        boss = await member(office, office.head_of_office)
        await office.services.anomalies.actions.acknowledge(report.id, boss)
        await office.passes(5, steps=8)
        assert "diterima oleh" not in cards(head, report)[0]

    await office.passes_until(lambda: "diterima oleh Bambang Wijaya" in cards(head, report)[0])
    assert len(cards(head, report)) == 1
    await office.everybody_reads()


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_trouble_with_photos_loses_no_card_and_doubles_none(
    office: Office, trouble: str, head: Person
) -> None:
    faults = office.telegram.faults
    order = faults.storm if trouble == "storm" else faults.fail
    stored = office.telegram.world.files.add(PHOTO, "photo.jpg", "image/jpeg", "photo")

    with order(method="sendPhoto"):
        photo = (File("photo", stored.file_id),)
        report = await files(office, office.counter_officer, files=photo)
        await office.passes(5, steps=8)
        assert cards(head, report) == []

    await office.passes_until(lambda: bool(cards(head, report)))
    await office.all_is_sent()
    assert len(cards(head, report)) == 1
    await office.everybody_reads()


@pytest.mark.parametrize(
    ("button", "expected"), [("Terima", "Kapan ada kemajuan?"), ("Naikkan", "pada Kepala Kantor")]
)
@pytest.mark.parametrize("trouble", TROUBLES)
async def test_trouble_with_answering_a_press_carries_it_out_once(
    office: Office, trouble: str, button: str, expected: str, head: Person, report: Anomaly
) -> None:
    await head.expects(DOUBT, buttons=["Terima"])
    if button not in str(head.last.buttons):
        await taps(head, "Lainnya…", then="Apa yang ingin", buttons=[button])
    faults = office.telegram.faults
    if trouble == "storm":
        faults.storm(1, method="answerCallbackQuery", times=2)
    else:
        faults.fail(502, method="answerCallbackQuery", times=2)

    await head.taps(button)

    await office.passes_until(lambda: expected in head.chat[-1].text)
    await office.settles()
    happened = [event for event, _ in await events(office, report)]
    assert happened.count(Event.ACKNOWLEDGED) + happened.count(Event.ESCALATED) == 1
    assert not any("sudah diterima oleh" in message.text for message in head.chat)
    await office.everybody_reads()


async def test_a_head_who_blocks_the_bot_while_a_card_is_on_its_way_is_skipped_at_once(
    office: Office,
    head: Person,
) -> None:
    await office.all_is_sent()
    with office.telegram.faults.delay(0.5, method="sendMessage") as slow:
        report = await files(office, office.counter_officer)
        await until(lambda: slow.hits)
        await head.blocks()
        await office.all_is_sent()

    await office.head_of_office.expects(DOUBT, buttons=["Terima"])
    shows(await office.admin.expects("tidak sampai kepada Sri Mulyati"), report.code)
    unreached = [event for event in await events(office, report) if event[0] is Event.NOT_NOTIFIED]
    assert [detail for _, detail in unreached if detail.endswith("|unreachable")]
    await office.everybody_reads()


async def test_a_reporter_who_has_blocked_the_bot_is_noted_and_no_admin_learns_who_reports(
    office: Office,
    officer: Person,
    head: Person,
    report: Anomaly,
) -> None:
    await head.expects(DOUBT)
    await office.everybody_reads()
    await officer.blocks()

    await office.services.anomalies.actions.acknowledge(report.id, await member(office, head))
    await office.all_is_sent()
    await office.services.anomalies.actions.progress(
        report.id, await member(office, head), State.IN_PROGRESS
    )
    await office.all_is_sent()

    assert not any(
        "Rina" in message.text or report.code in message.text for message in office.admin.chat
    )
    reporter = await member(office, officer)
    assert (Event.NOT_NOTIFIED, f"{reporter.id}|unreachable") in await events(office, report)
    await office.everybody_reads()


async def test_an_admin_who_has_blocked_the_bot_is_not_told_again_and_again(
    office: Office,
) -> None:
    await office.admin.blocks()
    await office.head_of_inteldakim.blocks()
    report = await files(office, office.counter_officer)
    await office.head_of_office.expects(DOUBT, buttons=["Terima"])
    await office.all_is_sent()
    tried = len(office.telegram.calls["sendMessage"])

    for minutes in (30, 60):
        await office.moves_to(at(25, 10, 0) + timedelta(minutes=minutes))

    sent = office.telegram.calls["sendMessage"][tried:]
    assert not any(call.refusal for call in sent), "somebody unreachable was written to again"
    assert (await report_now(office, report)).state is State.NEW
    await office.everybody_reads()


async def test_the_same_gap_is_told_once_a_day(office: Office) -> None:
    for head in (office.head_of_inteldakim, office.head_of_office):
        await office.services.people.deactivate(head.id)
    await files(office, office.counter_officer, urgency=Urgency.URGENT)
    for minutes in range(5, 60, 5):
        await office.moves_to(at(25, 9, minutes))

    gaps = [message for message in office.admin.chat if "Jenjang kosong" in message.text]
    assert len(gaps) == 2, "one for each of the two posts"
    await office.everybody_reads()
