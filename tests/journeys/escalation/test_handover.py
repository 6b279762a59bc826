"""Cards follow the post: its holder has the card with its buttons, and nobody else."""

from datetime import date

import pytest

from botapi_emulator import PHOTO, Person
from office.anomalies.models import State
from office.anomalies.words.report_form import File
from office.escalation.policy import Urgency
from tests.cast.people import is_plh
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.journeys.reports import DOUBT, at, cards, files, member, report_now


async def stands_in(office: Office, person: Person, first: int = 26, last: int = 26) -> Person:
    """Let somebody be the accepted Plh of the Kasi Inteldakim; the form has its own journeys."""
    substitute = await member(office, person)
    await is_plh(office.services.database, substitute, date(2026, 11, first), date(2026, 11, last))
    return person


def may_act(person: Person) -> bool:
    return any(
        "Terima" in label for message in person.chat for row in message.buttons for label in row
    )


async def test_a_card_held_overnight_goes_to_who_holds_the_post_at_the_opening(
    office: Office,
) -> None:
    plh = await stands_in(office, office.head_of_dokintalkim)
    await office.moves_to(at(25, 20))
    report = await files(office, office.counter_officer)
    await office.moves_to(at(26, 0, 1))
    assert cards(plh, report) == []

    await office.moves_to(at(26, 7, 30))

    await plh.expects(DOUBT, buttons=["Terima"])
    assert cards(office.head_of_inteldakim, report) == []
    assert len(cards(plh, report)) == 1
    await office.everybody_reads()


async def test_a_card_held_while_the_program_was_down_over_midnight_goes_to_the_right_one(
    office: Office,
) -> None:
    plh = await stands_in(office, office.head_of_dokintalkim)
    await office.moves_to(at(25, 20))
    report = await files(office, office.counter_officer)

    await office.moves_to(at(26, 7, 30))

    assert cards(office.head_of_inteldakim, report) == []
    assert len(cards(plh, report)) == 1
    await office.everybody_reads()


async def test_an_open_card_reaches_the_substitute_when_the_term_starts(
    office: Office, head: Person
) -> None:
    plh = await stands_in(office, office.head_of_dokintalkim)
    await office.moves_to(at(25, 15, 50))
    report = await files(office, office.counter_officer)
    await head.expects(DOUBT, buttons=["Terima"])

    await office.moves_to(at(26, 0))
    assert not may_act(head)
    assert cards(plh, report) == [], "a report that is not urgent waits for the opening"
    await office.moves_to(at(26, 7, 30))

    await plh.expects("yang kini Anda pegang", buttons=["Terima"])
    await taps(plh, "Terima", then="Kapan ada kemajuan?")
    assert (await report_now(office, report)).holder_id == (await member(office, plh)).id
    await office.everybody_reads()


async def test_an_urgent_card_reaches_the_substitute_at_midnight(office: Office) -> None:
    plh = await stands_in(office, office.head_of_dokintalkim)
    await office.moves_to(at(25, 23, 58))
    report = await files(office, office.counter_officer, urgency=Urgency.URGENT)

    await office.moves_to(at(26, 0))

    await plh.expects(DOUBT, buttons=["Terima"])
    assert not may_act(office.head_of_inteldakim)
    assert (await report_now(office, report)).tier == 1
    await office.everybody_reads()


async def test_the_holder_gets_the_card_back_when_the_substitutes_term_ends(
    office: Office,
) -> None:
    plh = await stands_in(office, office.head_of_dokintalkim, 25, 25)
    await office.moves_to(at(25, 15, 50))
    report = await files(office, office.counter_officer)
    await plh.expects(DOUBT, buttons=["Terima"])

    await office.moves_to(at(26, 7, 31))

    await office.head_of_inteldakim.expects(DOUBT, buttons=["Terima"])
    assert not may_act(plh)
    assert len(cards(office.head_of_inteldakim, report)) == 1
    await office.everybody_reads()


async def test_what_was_taken_stays_with_the_post_and_its_new_holder_may_act(
    office: Office,
) -> None:
    plh, head = await stands_in(office, office.head_of_dokintalkim), office.head_of_inteldakim
    report = await files(office, office.counter_officer)
    await head.expects(DOUBT, buttons=["Terima"])
    await taps(head, "Terima", then="Kapan ada kemajuan?")
    await taps(head, "3 hari kerja", then="janji 30 November")

    await office.moves_to(at(26, 8))

    assert not any(message.buttons for message in head.chat if DOUBT in message.text), (
        "the old holder can still act"
    )
    await types(plh, "/tugas", then="Laporan terbuka", buttons=[report.code])
    await taps(plh, report.code, then="diterima oleh Sri Mulyati", buttons=["Ditindaklanjuti"])
    await taps(plh, "Ditindaklanjuti", then="Kapan ada kemajuan?")
    assert (await report_now(office, report)).state is State.IN_PROGRESS
    await office.everybody_reads()


async def test_the_reminder_of_a_promise_goes_to_who_holds_the_post_now(office: Office) -> None:
    plh, head = await stands_in(office, office.head_of_dokintalkim), office.head_of_inteldakim
    report = await files(office, office.counter_officer)
    await head.expects(DOUBT, buttons=["Terima"])
    await taps(head, "Terima", then="Kapan ada kemajuan?")
    await taps(head, "Hari kerja berikutnya", then="janji 26 November")
    await office.everybody_reads()

    await office.moves_to(at(26, 16))

    shows(
        await plh.expects("sudah lewat", buttons=["Ditindaklanjuti"]),
        report.code,
        "Janji itu dari Sri Mulyati",
    )
    assert not any("sudah lewat" in message.text for message in head.chat)
    await taps(plh, "Ditindaklanjuti", then="Kapan ada kemajuan?")
    await plh.taps("Dalam 1 jam kerja")
    await office.everybody_reads()

    await office.moves_to(at(27, 8, 30))

    shows(await head.expects("sudah lewat"), "Janji itu dari Hendra")
    await office.everybody_reads()


async def test_an_answer_goes_to_who_holds_the_post_now(office: Office) -> None:
    plh, head = await stands_in(office, office.head_of_dokintalkim), office.head_of_inteldakim
    report = await files(office, office.counter_officer)
    sri = await member(office, head)
    await office.services.anomalies.actions.promise(report.id, sri, at(27, 16))
    await office.services.anomalies.actions.ask(report.id, sri, "Siapa namanya?")
    await office.moves_to(at(26, 8))
    await office.everybody_reads()

    officer = await member(office, office.counter_officer)
    await office.services.anomalies.reporting.add(report.id, officer, "Seorang pria berjaket hijau")

    await plh.expects("Seorang pria berjaket hijau")
    await office.all_is_sent()
    assert not any("berjaket" in message.text for message in head.chat)
    await office.everybody_reads()


async def test_a_promise_at_a_post_that_nobody_holds_any_more_returns_at_once(
    office: Office,
) -> None:
    plh = await stands_in(office, office.head_of_dokintalkim, 25, 25)
    report = await files(office, office.counter_officer)
    await plh.expects(DOUBT, buttons=["Terima"])
    hendra = await member(office, plh)
    await office.services.anomalies.actions.promise(report.id, hendra, at(26, 10))
    await office.services.people.deactivate(office.head_of_inteldakim.id)

    await office.moves_to(at(26, 10))

    assert (await report_now(office, report)).state is State.NEW
    await office.head_of_office.expects(DOUBT)
    await office.everybody_reads()


async def test_a_head_who_leaves_with_the_card_in_hand_lets_it_climb_at_once(
    office: Office,
) -> None:
    report = await files(office, office.counter_officer, urgency=Urgency.URGENT)
    await office.head_of_inteldakim.expects(DOUBT)

    await office.services.people.deactivate(office.head_of_inteldakim.id)
    await office.moves_to(at(25, 9, 1))

    await office.head_of_office.expects(DOUBT, buttons=["Terima"])
    assert (await report_now(office, report)).tier > 2
    await office.everybody_reads()


def a_photo(office: Office) -> tuple[File, ...]:
    """A photo that Telegram knows."""
    stored = office.telegram.world.files.add(PHOTO, "photo.jpg", "image/jpeg", "photo")
    return (File("photo", stored.file_id),)


@pytest.mark.parametrize("with_photo", [False, True], ids=["text", "photo"])
async def test_an_older_copy_of_a_card_loses_its_buttons(
    office: Office, head: Person, *, with_photo: bool
) -> None:
    report = await files(
        office, office.counter_officer, files=a_photo(office) if with_photo else ()
    )
    await head.expects(DOUBT, buttons=["Terima"])

    await office.moves_to(at(25, 10))

    older, newer = [message for message in head.chat if report.code in message.text]
    assert "lebih baru" in older.text
    assert older.buttons == []
    assert any("Terima" in label for row in newer.buttons for label in row)
    await office.everybody_reads()


@pytest.mark.parametrize("length", [40, 700, 1400])
async def test_every_button_of_a_card_with_a_photo_works(
    office: Office, length: int, head: Person
) -> None:
    await files(office, office.counter_officer, files=a_photo(office), text=(DOUBT * 40)[:length])
    await head.expects(DOUBT[:40], buttons=["Alihkan"])

    await taps(head, "Alihkan", then="Dialihkan ke seksi mana?")
    await taps(head, "‹ Kembali", then=DOUBT[:40], buttons=["Terima"])
    await taps(head, "Terima", then="Kapan ada kemajuan?")

    await office.all_is_sent()
    assert not any("kesalahan pada sistem" in message.text for message in head.chat)
    assert [bool(message.buttons) for message in head.chat].count(True) == 1
    await office.everybody_reads()


async def test_of_two_cards_delayed_together_only_the_newest_arrives(office: Office) -> None:
    with office.telegram.faults.fail(502, method="sendMessage"):
        report = await files(office, office.counter_officer)
        office.clock.move_to(at(25, 10))
        await office.services.anomalies.due.escalate_due()

    await office.passes_until(lambda: cards(office.head_of_inteldakim, report), seconds=5)
    await office.all_is_sent()
    assert len(cards(office.head_of_inteldakim, report)) == 1
    await office.everybody_reads()
