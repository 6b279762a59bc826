"""What people read of a report that waits, changes hands or is over is true for each of them."""

from botapi_emulator import Person
from office.escalation.policy import Urgency
from tests.cast.steps import shows, taps, types
from tests.journeys.conftest import Office
from tests.journeys.escalation.test_handover import stands_in
from tests.journeys.reports import DOUBT, at, cards, files, member

GONE = "Laporan ini tidak lagi pada Anda"


async def lapses_with_the_plh(office: Office) -> str:
    """Let a Plh of Wednesday promise and be silent: on Thursday the head of office has it."""
    plh = await stands_in(office, office.head_of_tikim, 25, 26)
    report = await files(office, office.counter_officer)
    await plh.expects(DOUBT, buttons=["Terima"])
    andi = await member(office, plh)
    await office.services.anomalies.actions.promise(report.id, andi, at(25, 16))
    for moment in (at(25, 16), at(26, 8), at(26, 8, 30), at(26, 10, 30), at(26, 14), at(26, 16)):
        await office.moves_to(moment)
    await office.head_of_office.expects("masih menunggu Anda", buttons=["Terima"])
    await office.everybody_reads()
    return report.code


async def test_what_a_head_has_is_not_called_on_its_way_because_another_card_waits(
    office: Office,
    rina: Person,
) -> None:
    code = await lapses_with_the_plh(office)

    # The card for Sri, whose post is her own again, waits for the opening.
    await office.moves_to(at(27, 0, 1))
    await types(rina, "/laporanku", then=code)
    await rina.taps(f"1. {code}")

    shows(
        await rina.expects("Keadaan: "), "Sekarang pada Kepala Kantor", never=["Disampaikan kepada"]
    )
    await office.everybody_reads()


async def test_the_card_of_a_former_substitute_is_edited_once(office: Office) -> None:
    await lapses_with_the_plh(office)
    plh = office.head_of_tikim
    await office.moves_to(at(27, 0, 1))
    assert any(GONE in message.text and not message.buttons for message in plh.chat)
    await office.everybody_reads()
    edits = len(office.telegram.calls["editMessageText"])

    for moment in (at(27, 8), at(27, 10), at(27, 14), at(27, 16)):
        await office.moves_to(moment)

    later = office.telegram.calls["editMessageText"][edits:]
    assert not [call for call in later if str(call.params["chat_id"]) == str(plh.id)]
    await office.everybody_reads()


async def test_who_comes_back_to_a_post_can_act_on_what_they_had_taken(
    office: Office, head: Person
) -> None:
    await stands_in(office, office.head_of_dokintalkim)
    report = await files(office, office.counter_officer)
    await head.expects(DOUBT)
    await office.services.anomalies.actions.promise(
        report.id, await member(office, head), at(30, 16)
    )
    await office.moves_to(at(26, 8))
    assert cards(head, report) == []

    await office.moves_to(at(27, 8))

    assert "diterima oleh Anda" in cards(head, report)[-1]
    await office.everybody_reads()


async def test_the_card_of_a_new_holder_says_where_the_report_waits(office: Office) -> None:
    await lapses_with_the_plh(office)

    await office.moves_to(at(27, 8))

    shows(
        await office.head_of_inteldakim.expects("pernah sampai pada jabatan yang kini"),
        "sekarang ia menunggu di jenjang lain",
        "Sekarang pada Kepala Kantor",
    )
    await office.everybody_reads()


async def test_an_urgent_report_that_somebody_has_let_go_is_not_called_never_taken(
    office: Office,
) -> None:
    report = await files(office, office.counter_officer, urgency=Urgency.URGENT)
    sri = await member(office, office.head_of_inteldakim)
    await office.services.anomalies.actions.promise(report.id, sri, at(25, 10))
    for moment in (at(25, 10), at(25, 10, 30), at(25, 10, 45), at(25, 11), at(25, 11, 30)):
        await office.moves_to(moment)

    shows(
        await office.counter_officer.expects("mendesak dan menunggu diterima lagi"), "Sekarang pada"
    )
    assert not any(
        "belum ada yang menerimanya" in message.text for message in office.counter_officer.chat
    )
    await office.everybody_reads()


async def test_a_reporter_is_told_once_that_nobody_takes_it_at_the_last_tier(
    office: Office,
    officer: Person,
) -> None:
    await files(office, office.counter_officer, concerns="kepala_seksi/inteldakim/")

    await office.moves_to(at(25, 11))

    shows(await officer.expects("masih menunggu diterima"), "Sekarang pada Kepala Kantor")
    for day in (26, 27, 30):
        await office.moves_to(at(day, 11))
    assert sum("masih menunggu diterima" in message.text for message in officer.chat) == 1
    await office.everybody_reads()


async def test_a_section_is_not_named_where_those_above_judge(
    office: Office, officer: Person
) -> None:
    report = await files(office, office.counter_officer, concerns="kepala_seksi/inteldakim/")

    receipt = await officer.expects("sudah terkirim")
    shown = await taps(officer, "Lihat", then="Dikirim: ")

    assert report.code in shown.text
    assert "Seksi: " not in receipt.text + shown.text
    await office.everybody_reads()
