"""Somebody has blocked the bot: who wrote to them hears it, and what still matters waits."""

from botapi_emulator import Person
from office.anomalies.models import Anomaly, Outcome, State
from office.people import NewMember, Role
from tests.cast.closing import resolves
from tests.cast.steps import has_read, reads, shows
from tests.journeys.announcements.announcing import PLAIN, numbers_are_shown, publishes
from tests.journeys.conftest import Office
from tests.journeys.people.test_posts import appoints
from tests.journeys.questions.test_answers import NOBODYS, WORDS, answers, forwards
from tests.journeys.reports import DOUBT, at, files, member, report_now
from tests.journeys.shelf.test_revisions import TEXT, hands_in

ASKED = "Nomor KK-nya berapa?"
LOST = "tidak sampai kepada"
ARRIVED = "kini sudah sampai kepada"


async def asks(office: Office) -> Anomaly:
    """Let Hendra ask Yuni, who has blocked the bot, about the report that Yuni wrote."""
    hendra, yuni = office.head_of_dokintalkim, office.ukk_officer
    report = await files(office, yuni, category="wawancara", unit="ukk-musi-rawas")
    await office.everybody_reads()
    await yuni.blocks()
    await office.services.anomalies.actions.ask(report.id, await member(office, hendra), ASKED)
    await hendra.expects("sedang dikirim")
    return report


async def takes_it_and_blocks(office: Office, head: Person) -> None:
    await head.expects(DOUBT, buttons=["Terima"])
    await head.taps("Terima")
    await office.everybody_reads()
    await head.blocks()


async def test_who_asks_somebody_who_has_blocked_the_bot_hears_it_and_the_question_waits(
    office: Office,
    hendra: Person,
    yuni: Person,
) -> None:
    report = await asks(office)

    told = await hendra.expects(f"{LOST} Yuni Astuti")
    shows(told, f"{report.code}: pertanyaan Anda", "hubungi langsung orangnya")
    await hendra.expects("pertanyaan belum sampai kepada pelapor, dipegang Anda")
    assert not has_read(hendra, "sedang dikirim"), "two messages contradict each other"
    await office.everybody_reads()
    assert not has_read(office.admin, report.code), "an admin learns who has reported"
    await yuni.unblocks()

    await yuni.expects(ASKED, buttons=["Jawab"])
    told = await hendra.expects(f"{ARRIVED} Yuni Astuti")
    assert told.text.startswith(f"{report.code}: pertanyaan Anda")
    assert any("menunggu jawaban pelapor, dipegang Anda" in message.text for message in hendra.chat)
    await office.everybody_reads()
    assert len([message for message in hendra.chat if LOST in message.text]) == 1
    assert len([message for message in hendra.chat if ARRIVED in message.text]) == 1


async def test_who_closes_a_report_of_somebody_who_has_blocked_the_bot_reads_one_truth(
    office: Office,
    hendra: Person,
) -> None:
    report = await asks(office)
    await office.everybody_reads()

    await resolves(
        office.services.anomalies,
        report.id,
        await member(office, hendra),
        Outcome.UNFOUNDED,
        "KK asli.",
    )

    await hendra.expects(f"kabar dan janji Anda {LOST} Yuni Astuti")
    await office.everybody_reads()
    assert not has_read(hendra, "sedang dikirim")


async def test_who_starts_the_bot_again_is_greeted_and_gets_the_question_once(
    office: Office,
    yuni: Person,
) -> None:
    await asks(office)
    await office.everybody_reads()
    await yuni.opens()

    await reads(yuni, "Selamat bertugas", ASKED)
    await office.everybody_reads()
    assert len([message for message in yuni.chat if ASKED in message.text]) == 1


async def test_a_question_that_no_longer_matters_is_not_asked_on_the_return(
    office: Office,
    hendra: Person,
    yuni: Person,
) -> None:
    report = await asks(office)
    await office.everybody_reads()
    await resolves(
        office.services.anomalies,
        report.id,
        await member(office, hendra),
        Outcome.UNFOUNDED,
        "KK asli.",
    )
    await office.everybody_reads()

    await yuni.unblocks()

    # Of all the moves in between, the end alone.
    await yuni.expects("diselesaikan oleh Hendra")
    await office.all_is_sent()
    assert yuni.unread == []
    assert not has_read(yuni, ASKED)
    await hendra.expects(f"kabar dan janji Anda {ARRIVED} Yuni Astuti")
    await office.everybody_reads()
    assert not has_read(hendra, f"pertanyaan Anda {ARRIVED}")


async def test_a_promise_that_did_not_arrive_is_told_once_to_who_gave_it(
    office: Office, officer: Person, head: Person
) -> None:
    report, actions = await files(office, officer), office.services.anomalies.actions
    sri = await member(office, head)
    await office.everybody_reads()
    await officer.blocks()
    await actions.acknowledge(report.id, sri)
    await office.all_is_sent()
    await actions.progress(report.id, sri, State.IN_PROGRESS)
    await office.all_is_sent()

    shows(await head.expects(f"{LOST} Rina Wulandari"), "kabar dan janji Anda")
    await office.everybody_reads()
    assert len([message for message in head.chat if LOST in message.text]) == 1


async def test_a_card_that_did_not_arrive_is_told_to_the_next_head_and_never_to_the_reporter(
    office: Office,
    officer: Person,
    head: Person,
    boss: Person,
) -> None:
    await head.blocks()
    report = await files(office, officer)

    await boss.expects(DOUBT, buttons=["Terima"])
    await boss.expects("Kasi Inteldakim: akunnya tidak dapat dihubungi")
    await office.admin.expects(f"Kabar laporan {report.code} {LOST} Sri Mulyati")
    await office.everybody_reads()
    assert not has_read(officer, "dihubungi")
    assert not has_read(officer, LOST)

    await head.unblocks()

    shows(
        await office.admin.expects(f"Kabar laporan {report.code} yang tidak sampai"), never=["Sri"]
    )
    await head.expects(DOUBT, buttons=["Riwayat"])
    await office.everybody_reads()
    assert len([message for message in head.chat if DOUBT in message.text]) == 1


async def test_who_has_a_report_gets_its_card_on_the_return(
    office: Office, head: Person, boss: Person, report: Anomaly
) -> None:
    await takes_it_and_blocks(office, head)
    await office.services.anomalies.directing.push(report.id, await member(office, boss))
    await office.all_is_sent()
    shows(await boss.expects(f"{LOST} Sri Mulyati"), "pertanyaan Anda tentang kabarnya")
    await office.everybody_reads()

    await head.unblocks()

    await head.expects(DOUBT, buttons=["Dalam 1 jam kerja"])
    await office.everybody_reads()
    open_cards = [message for message in head.chat if DOUBT in message.text and message.buttons]
    assert len(open_cards) == 1, "an older copy has kept its buttons"


async def test_who_can_no_longer_have_a_report_gets_no_card_on_the_return(
    office: Office, head: Person, boss: Person
) -> None:
    await head.blocks()
    await files(office, office.counter_officer)
    await boss.expects(DOUBT, buttons=["Terima"])
    await boss.taps("Terima")
    await office.everybody_reads()

    await head.unblocks()

    await office.everybody_reads()
    assert head.chat == []


async def test_an_assignment_that_did_not_arrive_is_back_with_its_head_at_once(
    office: Office,
    officer: Person,
    head: Person,
) -> None:
    dodi = await office.employs(
        "dodi", NewMember("Dodi Saputra", "kanim", (Role.OFFICER,), "inteldakim")
    )
    report = await files(office, officer)
    await head.expects(DOUBT)
    await office.everybody_reads()
    await dodi.blocks()

    sri, to = await member(office, head), await member(office, dodi)
    await office.services.anomalies.directing.assign(report.id, sri, to.id)

    shows(await head.expects(f"{LOST} Dodi Saputra"), f"{report.code}: penugasan Anda")
    await head.expects("Penugasannya tidak sampai", buttons=["Terima", "Lainnya…"])
    await office.admin.expects(LOST)
    assert (await report_now(office, report)).state is State.NEW
    await office.everybody_reads()
    assert not has_read(officer, LOST)
    assert not has_read(officer, "dikembalikan")


async def test_a_reminder_that_reached_nobody_waits_for_nobody(
    office: Office, head: Person, boss: Person, report: Anomaly
) -> None:
    await takes_it_and_blocks(office, head)

    await office.moves_to(at(25, 10))
    await office.moves_to(at(25, 10, 1))

    await boss.expects(DOUBT, buttons=["Terima"])
    assert (await report_now(office, report)).state is State.NEW
    await office.everybody_reads()


async def test_a_question_to_a_head_who_has_blocked_the_bot_goes_on_and_is_there_on_the_return(
    office: Office,
) -> None:
    officer, head, boss = office.counter_officer, office.head_of_tikim, office.head_of_office
    await head.blocks()
    code = await forwards(office, officer)

    shows(await officer.expects(f"{LOST} Andi Pratama"), f"{code}: pertanyaan Anda")
    await office.all_is_sent()
    await office.services.answers.due.climb_due()
    await boss.expects(NOBODYS, buttons=["Jawab"])
    await officer.expects("sekarang ada di Kepala Kantor")
    # Asked while it is known that the head cannot be reached.
    await forwards(office, office.ukk_officer, "resep daging sapi rendang")
    await boss.expects("daging sapi rendang", buttons=["Jawab"])
    await office.everybody_reads()

    await head.unblocks()

    await head.expects(NOBODYS, buttons=["Jawab"])
    await head.expects("daging sapi rendang", buttons=["Jawab"])
    await office.everybody_reads()


async def test_a_question_that_was_answered_meanwhile_is_not_asked_on_the_return(
    office: Office,
) -> None:
    officer, head, boss = office.counter_officer, office.head_of_tikim, office.head_of_office
    await head.blocks()
    await forwards(office, officer)
    await office.all_is_sent()
    await office.services.answers.due.climb_due()
    await boss.expects(NOBODYS)
    await answers(office, boss, WORDS, "Penanya saja")
    await office.everybody_reads()

    await head.unblocks()

    await office.everybody_reads()
    assert head.chat == []


async def test_who_answers_an_asker_who_has_blocked_the_bot_hears_it_without_the_name(
    office: Office,
) -> None:
    officer, head = office.counter_officer, office.head_of_tikim
    code = await forwards(office, officer)
    await head.expects(NOBODYS)
    await officer.blocks()
    await answers(office, head, WORDS, "Penanya saja")

    told = await head.expects(f"{LOST} penanyanya")
    shows(told, f"{code}: jawaban Anda", never=["Rina"])
    await office.everybody_reads()
    await officer.unblocks()

    await officer.expects(WORDS)
    told = await head.expects(f"{code}: jawaban Anda {ARRIVED} penanyanya")
    assert "Rina" not in told.text
    await office.everybody_reads()


async def test_a_draft_for_a_reviewer_who_has_blocked_the_bot_is_reviewed_by_the_next(
    office: Office,
) -> None:
    head, boss = office.head_of_dokintalkim, office.head_of_office
    keeper = await office.employs(
        "keeper", NewMember("Maya Sari", "kanim", (Role.SOP_KEEPER,), "dokintalkim")
    )
    await head.blocks()
    await hands_in(keeper)

    shows(await keeper.expects(f"{LOST} Hendra"), "NS-0001: naskah Anda")
    await boss.expects("naskah SOP untuk diperiksa", buttons=["Setujui"])
    await head.unblocks()

    await head.expects(TEXT.partition(".")[0], buttons=["Setujui"])
    await office.everybody_reads()


async def test_an_appointment_that_did_not_arrive_is_told_and_waits(
    office: Office, boss: Person, hendra: Person
) -> None:
    await hendra.blocks()
    await appoints(office, "Kasi Inteldakim", "Hendra")
    await boss.expects("Sudah dikirim")

    told = await boss.expects(f"{LOST} Hendra")
    assert told.text.startswith("⚠ Penunjukan Anda")
    await hendra.unblocks()

    await hendra.expects("Anda ditunjuk", buttons=["Terima penunjukan"])
    told = await boss.expects(f"{ARRIVED} Hendra")
    assert told.text.startswith("Penunjukan Anda")
    await office.everybody_reads()


async def test_the_sender_of_an_announcement_reads_one_summary_of_whom_it_did_not_reach(
    office: Office,
) -> None:
    for person in (office.admin, office.head_of_tikim):
        await person.blocks()
    await publishes(office.trainer, "Seksi", "Tikim")
    await numbers_are_shown(office)

    shown = await office.trainer.expects("selesai dikirim")
    assert "Tidak sampai kepada Agus Salim dan Andi Pratama: bot diblokir" in shown.text
    assert (
        len([message for message in office.trainer.chat if "tidak sampai" in message.text.lower()])
        == 1
    )
    await office.admin.unblocks()

    await office.admin.expects(PLAIN, buttons=["Sudah baca"])
    await numbers_are_shown(office)
    assert (
        "Tidak sampai kepada Andi Pratama:" in office.trainer.conversation().messages[shown.id].text
    )
    await office.everybody_reads()


async def test_an_announcement_that_is_over_is_not_sent_on_the_return(office: Office) -> None:
    await office.admin.blocks()
    await publishes(office.trainer, "Seksi", "Tikim")
    await numbers_are_shown(office)
    await office.everybody_reads()

    await office.fast_forward(days=8)
    await office.admin.unblocks()

    await office.everybody_reads()
    assert not has_read(office.admin, PLAIN)
