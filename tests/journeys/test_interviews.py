"""/wawancara: the questions one by one, what was seen, and a report that is read before it goes."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.screens.interviews import INTERVIEW_BUTTON
from bot.telegram import pack
from botapi_emulator import Person
from office.forms import StoredForm
from office.interviews import INTERVIEW, InterviewMessage, Mark, Verdict
from office.verifications import VERIFICATION
from tests.cast.steps import has_read, reads, sends_photo, shows, taps, types
from tests.journeys.conftest import ANSWER, SURE, Office
from tests.journeys.interviewing import ODD, REFERENCE, begins, doubts, finishes, goes_on_to
from tests.journeys.reports import at, member


async def the_day_is_over(office: Office) -> None:
    """Let the office close and the scheduler look after midnight."""
    await office.all_is_sent()
    office.clock.move_to(at(26, 0, 5))
    await office.services.interviews.due.close_days()
    await office.all_is_sent()


async def test_a_whole_interview_becomes_a_report_within_three_taps(office: Office) -> None:
    officer, head = office.counter_officer, office.head_of_dokintalkim
    await begins(officer)
    first = officer.last
    assert first.buttons == [
        ["Wajar", "Perlu digali"],
        ["Janggal", "Lewati"],
        ["Anak/korban?", "Akhiri"],
        ["‹ Kembali", "Batal"],
    ]
    for part in ("Mau ke negara mana?", "Mengapa:", "Bukti:", "Perlu digali bila:", "Jangan tany"):
        assert part in first.text
    await goes_on_to(officer, 2)
    await goes_on_to(officer, 3, "Lewati")
    await doubts(officer)
    await officer.expects("Wisata — 4/7")
    await taps(officer, "Perlu digali", then="Gali dengan:", buttons=["Wajar", "Janggal"])
    for number in (5, 6, 7):
        await goes_on_to(officer, number)
    await taps(officer, "Wajar", then="Nomor permohonan?")
    end = await types(
        officer, REFERENCE, then="Wawancara selesai: Wisata", buttons=["Laporkan", "Selesai"]
    )
    for part in (
        "Indikasi, bukan vonis",
        f"1. Berapa lama?\n   “{ODD}”",
        "Dokumen yang perlu diverifikasi",
        "Tiket pulang-pergi",  # of the odd answer
        "Nama di tiket atau bukti pesan",  # of the one that was dug
        REFERENCE,
    ):
        assert part in end.text
    assert "Wajar" not in end.text

    read = await taps(officer, "Laporkan", then="Ringkasan laporan")
    for part in ("Jawaban tidak meyakinkan", "Berapa lama?", ODD, REFERENCE, "Penerima:"):
        assert part in read.text
    await office.all_is_sent()
    assert not has_read(head, ODD), "sent before the officer has read it"
    await officer.taps("Kirim laporan")

    await reads(officer, "dikirim", "sudah terkirim")
    shows(await head.expects(ODD), REFERENCE)
    assert await office.services.forms.of(await member(office, officer), INTERVIEW) is None


async def test_the_sop_that_follows_opens_below_the_summary(
    office: Office, officer: Person
) -> None:
    await begins(officer)
    for number in (2, 3, 4, 5, 6, 7):
        await goes_on_to(officer, number)
    await doubts(officer, "tiket dibelikan kenalan baru")
    await officer.expects("Nomor permohonan?")
    await taps(officer, "Tanpa nomor", then="Wawancara selesai")

    await officer.taps("1. Tanda pada")

    await officer.expects("Indikator TPPO")
    assert has_read(officer, "Wawancara selesai")


async def test_a_doubtful_proof_is_verified_with_its_issuer(
    office: Office, officer: Person
) -> None:
    await begins(officer, "Ikut suami atau istri")
    await doubts(officer, "menyebut tahun yang berbeda")
    await officer.expects("— 2/7")
    await taps(officer, "Akhiri", then="Nomor permohonan?")
    await types(officer, REFERENCE, then="Wawancara selesai", buttons=["Laporkan", "Verifikasi"])

    await officer.taps("Verifikasi")

    await officer.expects("Yang mana?", ["buku nikah"])
    form = await office.services.forms.of(await member(office, officer), VERIFICATION)
    assert form.answers.case_reference == REFERENCE
    assert form.answers.interviewed_on == office.services.people.today()


async def test_who_saw_nothing_odd_is_asked_for_no_number_and_offered_no_report(
    office: Office,
    officer: Person,
) -> None:
    await begins(officer)
    end = await taps(officer, "Akhiri", then="Tidak ada jawaban yang Anda catat")
    assert "Laporkan" not in str(end.buttons)

    await officer.taps("Selesai")

    await officer.expects("Catatannya sudah dihapus")
    assert await office.services.forms.of(await member(office, officer), INTERVIEW) is None


async def test_a_child_or_a_victim_stops_it_and_the_urgent_report_is_filled_in(
    office: Office,
) -> None:
    officer, head = office.counter_officer, office.head_of_inteldakim
    await begins(officer)
    await doubts(officer, "pengantar menjawabkan semua")
    await officer.expects("— 2/7")

    await officer.taps("Anak/korban?")

    stop = await officer.expects("Hentikan wawancara", ["Laporkan"])
    for part in (
        "jangan mengulangnya",
        "Pisahkan dari pengantar",
        "Kasi Inteldakim",
        "SAPA 129",
        "Polisi",
    ):
        assert part in stop.text
    assert "belum terverifikasi" not in stop.text, "no time for doubts about a number"
    assert "Lewati" not in str(stop.buttons)
    shows(
        await taps(officer, "Laporkan", then="Ringkasan laporan"),
        "Indikasi TPPO",
        "Urgensi: Mendesak",
    )
    await taps(officer, "Kirim laporan", then="dikirim")
    shows(
        await officer.expects("sudah terkirim"),
        "Bila orangnya masih di kantor: tahan prosesnya, bukan orangnya.",
        "Hubungi Kasi Inteldakim langsung",
    )
    await head.expects("pengantar menjawabkan semua")


async def test_a_stop_by_mistake_is_taken_back(office: Office, officer: Person) -> None:
    await begins(officer)
    await taps(officer, "Anak/korban?", then="Hentikan wawancara")

    await officer.taps("‹ Kembali")

    await officer.expects("Wisata — 1/7")


async def test_one_goes_back_question_by_question_and_marks_anew(
    office: Office, officer: Person
) -> None:
    await begins(officer)
    await goes_on_to(officer, 2)
    await taps(officer, "Perlu digali", then="Gali dengan:")
    await taps(officer, "‹ Kembali", then="Perlu digali bila:")
    await taps(officer, "‹ Kembali", then="— 1/7")
    await goes_on_to(officer, 2, "Lewati")

    form = await office.services.forms.of(await member(office, officer), INTERVIEW)
    assert form.answers.marks == (Mark(Verdict.SKIPPED),)


async def test_an_old_button_marks_no_later_question(office: Office, officer: Person) -> None:
    await begins(officer)
    await goes_on_to(officer, 2)

    await officer.sends_callback(officer.last, pack(INTERVIEW_BUTTON, "v", 0, "wajar"))
    await office.settles()

    form = await office.services.forms.of(await member(office, officer), INTERVIEW)
    assert form.answers.number == 1


async def test_identifiers_in_a_note_are_covered(office: Office, officer: Person) -> None:
    await begins(officer)
    await taps(officer, "Janggal", then="Apa yang janggal?")
    await types(officer, "kontaknya 081234567890", then="nomor telepon")
    await officer.expects("— 2/7")

    form = await office.services.forms.of(await member(office, officer), INTERVIEW)
    assert "081234567890" not in form.answers.odd[0][1].note


async def test_a_note_is_a_few_words(office: Office, officer: Person) -> None:
    await begins(officer)
    await taps(officer, "Janggal", then="Apa yang janggal?")
    await types(officer, "x", then="Terlalu singkat")
    await types(officer, "jawabannya berubah " * 10, then="paling banyak 100 huruf")
    await types(officer, "jawabannya berubah", then="— 2/7")


async def test_a_text_at_a_question_is_answered_there_or_asked_of_the_sop(
    office: Office, officer: Person
) -> None:
    await begins(officer)

    await types(
        officer, SURE, then="belum dicatat", buttons=["Catat janggal", "Ini pertanyaan SOP"]
    )
    await officer.taps("Ini pertanyaan SOP")

    await officer.expects(ANSWER)


async def test_an_answer_typed_at_its_question_is_noted_with_one_tap(
    office: Office, officer: Person
) -> None:
    await begins(officer)
    asked = await types(officer, "katanya ke bulan, 081234567890", then="saya samarkan")
    asked = await officer.expects("belum dicatat")

    await taps(officer, "Catat janggal", then="— 2/7")

    await officer.taps_old(asked, "Catat janggal")
    form = await office.services.forms.of(await member(office, officer), INTERVIEW)
    assert form.answers.marks == (Mark(Verdict.ODD, "katanya ke bulan, ••••••••••••"),)
    await office.everybody_reads()


async def test_a_report_from_an_interview_takes_ten_taps_at_most(
    office: Office, officer: Person
) -> None:
    await types(officer, "/wawancara", then="Apa tujuan perjalanannya?")
    asked = [("Wisata", "— 1/7"), *(("Wajar", f"— {number}/7") for number in (2, 3, 4, 5))]
    for label, then in (*asked, ("Janggal", "Apa yang janggal?")):
        await taps(officer, label, then=then)
    await types(officer, ODD, then="— 6/7")
    ending = [("Akhiri", "Nomor permohonan?"), ("Tanpa nomor", "Wawancara selesai"),
              ("Laporkan", "Ringkasan laporan"), ("Kirim laporan", "dikirim")]  # fmt: skip
    for label, then in ending:
        await taps(officer, label, then=then)

    await officer.expects("sudah terkirim")

    assert len([*asked, "Janggal", *ending]) == 10
    await office.everybody_reads()


async def test_an_answer_that_leads_to_the_sop_of_trafficking_makes_the_report_urgent(
    office: Office, officer: Person
) -> None:
    await begins(officer)
    for number in (2, 3, 4, 5, 6, 7):
        await goes_on_to(officer, number)
    await doubts(officer, "tiket dibelikan kenalan baru")
    await officer.expects("Nomor permohonan?")
    await taps(officer, "Tanpa nomor", then="Indikator TPPO")

    read = await taps(officer, "Laporkan", then="Ringkasan laporan")

    shows(read, "Jenis: Indikasi TPPO", "Urgensi: Mendesak", "Penerima: Kasi Inteldakim")


async def test_a_purpose_may_be_typed(office: Office, officer: Person) -> None:
    await types(officer, "/wawancara", then="Apa tujuan perjalanannya?")
    await types(officer, "ke bulan", then="Pilih tujuannya")
    await officer.expects("Apa tujuan perjalanannya?")
    await officer.types("umrah dan haji")

    await officer.expects("Umrah dan haji — 1/")


async def test_a_photo_is_refused_and_leaves_the_chat_with_the_rest(
    office: Office, officer: Person
) -> None:
    await begins(officer)
    await sends_photo(officer, caption="KTP-nya", then="Kiriman ini tidak disimpan")
    await officer.expects("— 1/7")

    await the_day_is_over(office)

    assert officer.chat == []


async def test_a_voice_note_leaves_the_chat_too(office: Office, officer: Person) -> None:
    await begins(officer)
    await taps(officer, "Janggal", then="Apa yang janggal?")
    await officer.sends_voice()
    await reads(officer, "Kiriman ini tidak disimpan", "Apa yang janggal?")

    await the_day_is_over(office)

    assert officer.chat == []


async def test_it_leaves_the_phone_of_somebody_who_was_dismissed_meanwhile(
    office: Office, officer: Person
) -> None:
    await finishes(officer)
    await office.services.people.deactivate(officer.id)

    await the_day_is_over(office)

    assert officer.chat == []


async def test_after_the_day_nothing_of_it_is_left_in_the_chat_or_the_database(
    office: Office,
    officer: Person,
) -> None:
    await types(officer, SURE, then=ANSWER)
    before = list(officer.chat)
    await finishes(officer)

    await the_day_is_over(office)

    assert [message.id for message in officer.chat] == [message.id for message in before]
    assert await office.rows(select(StoredForm)) == []
    assert await office.rows(select(InterviewMessage)) == []


async def test_what_became_a_report_stays_a_report(office: Office) -> None:
    officer, head = office.counter_officer, office.head_of_dokintalkim
    await finishes(officer)
    await taps(officer, "Laporkan", then="Ringkasan laporan")
    await taps(officer, "Kirim laporan", then="dikirim")
    await officer.expects("sudah terkirim")
    await head.expects(ODD)

    await the_day_is_over(office)

    assert [message.text.split()[0] for message in officer.chat] == ["Laporan"]
    assert has_read(head, ODD)
    await head.reads_all()


async def test_after_a_long_outage_the_words_of_the_bot_are_overwritten(
    office: Office, monkeypatch: pytest.MonkeyPatch, officer: Person
) -> None:
    """Telegram deletes for 48 hours; what the bot wrote can be changed for ever."""
    await finishes(officer)
    await office.all_is_sent()
    later = office.telegram.world.now() + timedelta(hours=60)
    monkeypatch.setattr(office.telegram.world, "now", lambda: later)
    office.clock.advance(timedelta(hours=60))

    await office.services.interviews.due.close_days()
    await office.all_is_sent()

    assert not has_read(officer, "Wawancara selesai")
    await officer.reads_all()


async def test_another_report_that_is_being_written_is_not_lost(
    office: Office, officer: Person
) -> None:
    await types(officer, "/lapor", then="1/8")
    await taps(officer, "Calo", then="2/8")
    await finishes(officer)

    await taps(officer, "Laporkan", then="draf laporan", buttons=["Lanjutkan draf", "Mulai baru"])
    await taps(officer, "Lanjutkan draf", then="2/8")
    await types(officer, "/wawancara", then="belum selesai")
    await taps(officer, "Lanjutkan draf", then="Wawancara selesai")
    await taps(officer, "Laporkan", then="draf laporan")
    await officer.taps("Mulai baru")

    await officer.expects("Ringkasan laporan")


async def test_an_interview_that_was_left_is_taken_up_or_begun_anew(
    office: Office, officer: Person
) -> None:
    await begins(officer)
    await goes_on_to(officer, 2)
    await types(
        officer,
        "/wawancara",
        then="belum selesai",
        buttons=["Lanjutkan draf", "Mulai baru", "Batal"],
    )
    await taps(officer, "Lanjutkan draf", then="— 2/7")
    await types(officer, "/wawancara", then="belum selesai")
    await taps(officer, "Mulai baru", then="Apa tujuan perjalanannya?")
    await types(officer, "/batal", then="Wawancara dibatalkan")


@pytest.mark.parametrize("button", ["b", "f", "r", "n", "c"])
async def test_a_button_of_an_interview_that_is_over_says_so(
    office: Office, button: str, officer: Person
) -> None:
    await office.forges(officer, pack(INTERVIEW_BUTTON, button))

    await officer.expects("sudah dihapus")


async def test_trainers_see_counts_from_five_on_and_nobody_else_does(
    office: Office, officer: Person, trainer: Person
) -> None:
    for number in range(1, 6):
        await begins(officer)
        await goes_on_to(officer, 2, "Lewati")
        await doubts(officer)
        await officer.expects("— 3/7")
        await taps(officer, "Akhiri", then="Nomor permohonan?")
        await taps(officer, "Tanpa nomor", then="Wawancara selesai")
        if number == 5:
            await types(trainer, "/wawancara", then="Apa tujuan", buttons=["Hitungan (pelatih)"])
            await taps(trainer, "Hitungan (pelatih)", then="Belum ada pertanyaan yang lima kali")
        await taps(officer, "Selesai", then="Catatannya sudah dihapus")

    await taps(trainer, "‹ Kembali", then="Apa tujuan")
    shown = await taps(
        trainer, "Hitungan (pelatih)", then="Mau ke negara mana? — ditanyakan 5+, dilewati 5+"
    )
    assert "masuk laporan" not in shown.text.partition("\n•")[2]
    assert officer.name not in shown.text
    await office.forges(officer, pack(INTERVIEW_BUTTON, "k"))
    await officer.expects("tidak tersedia untuk tugas Anda")
