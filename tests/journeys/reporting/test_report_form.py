"""/lapor: one question a screen, always a way back, and nothing sent that was not shown before."""

from dataclasses import replace

import pytest

from bot.screens.anomalies.actions import REPORT_ABOUT_BUTTON, REPORT_BUTTON
from bot.telegram import pack
from botapi_emulator import Emulator, Person
from knowledge.shelf import address
from office.anomalies.models import Anomaly, Event, State
from office.anomalies.words.report_form import REPORT, ReportAnswers, ReportStep
from office.clock import HandMovedClock
from office.escalation.policy import Urgency
from office.settings import Settings
from tests.cast.steps import reads, replies, sends_photo, shows, taps, types
from tests.journeys.conftest import CAST, Office, open_office
from tests.journeys.reports import draft, member

DOUBT = "KK tampak hasil suntingan, hurufnya berbeda"
DONE = ReportAnswers(
    category="dokumen", text=DOUBT, unit="kanim", urgency=Urgency.NORMAL, concerns=""
)


async def stands_at(
    office: Office, person: Person, step: ReportStep, answers: ReportAnswers = DONE
) -> None:
    """Bring somebody's draft to a question without all those before it."""
    writer = await member(office, person)
    await office.services.forms.begin(writer, REPORT, step, answers)
    await types(person, "/lapor", then="Anda punya draf", buttons=["Lanjutkan draf"])
    await person.taps("Lanjutkan draf")


async def reports_of(office: Office, person: Person) -> list[Anomaly]:
    found = await office.services.anomalies.queries.mine(await member(office, person))
    return list(found)


async def test_every_question_shows_its_place_and_the_ways_out(
    office: Office, officer: Person
) -> None:
    await types(officer, "/lapor", then="1/8", buttons=["Dokumen palsu", "Batal"])
    await officer.taps("Dokumen palsu")
    ways_out = ["‹ Kembali", "Batal"]
    await officer.expects("2/8", buttons=ways_out)
    await types(officer, DOUBT, then="3/8", buttons=[*ways_out, "UKK OKU"])
    await taps(officer, "Kantor Imigrasi Muara Enim", then="4/8", buttons=[*ways_out, "Lewati"])
    await types(officer, "loket 3", then="5/8", buttons=[*ways_out, "Lewati"])
    await types(officer, "1234567", then="6/8", buttons=[*ways_out, "Biasa", "Mendesak"])
    shows(
        await taps(officer, "Biasa", then="7/8", buttons=[*ways_out, "Tidak", "Kasi Inteldakim"]),
        "tidak terenkripsi dari ujung ke ujung",
    )
    shows(
        await taps(officer, "Tidak", then="8/8", buttons=[*ways_out, "Lewati"]),
        "jangan mengirim foto KTP",
    )
    await officer.taps("Lewati")

    summary = await officer.expects("Ringkasan laporan", buttons=["Kirim laporan", "Batal"])

    shows(
        summary,
        DOUBT,
        "loket 3",
        "1234567",
        "Penerima: Kasi Inteldakim, 25 November 2026 pukul 09.00",
        "25 November 2026 pukul 10.00",
        "Kepala Kantor, 25 November 2026 pukul 10.30",
    )
    await office.everybody_reads()


@pytest.mark.parametrize("step", list(ReportStep)[1:-1])
async def test_back_returns_to_the_question_before(
    office: Office, officer: Person, step: ReportStep
) -> None:
    await stands_at(office, officer, step)
    await officer.expects(buttons=["‹ Kembali"])

    await officer.taps("‹ Kembali")

    await officer.expects(f"{list(ReportStep).index(step)}/8")
    assert await draft(office, officer) == DONE


async def test_a_report_by_hand_takes_eight_taps(office: Office, officer: Person) -> None:
    await types(officer, "/lapor", then="1/8")
    labels = ["Dokumen palsu", "Kantor Imigrasi", "Lewati", "Lewati", "Biasa", "Tidak", "Lewati"]
    await officer.taps(labels[0])
    await officer.expects("2/8")
    await types(officer, DOUBT, then="3/8")
    for label, then in zip(
        labels[1:], ["4/8", "5/8", "6/8", "7/8", "8/8", "Ringkasan"], strict=True
    ):
        await taps(officer, label, then=then)

    await taps(officer, "Kirim laporan", then="dikirim")

    assert len([*labels, "Kirim laporan"]) == 8
    await office.everybody_reads()


# The line of the summary, what its button asks, the answer there, and what the summary says then.
CHANGES = [
    ("Ubah jenis", "Apa jenis", "Calo", "Jenis: Calo atau sindikat"),
    ("Ubah unit", "Di unit mana", "UKK OKU", "Tempat: UKK OKU"),
    ("Ubah urgensi", "Seberapa mendesak", "Mendesak", "Urgensi: Mendesak"),
    ("Ubah atasan", "menyangkut salah satu atasan", "Kasi Tikim", "atasan: Kasi Tikim"),
    ("Ubah nomor", "Nomor permohonan", "1234567", "permohonan: 1234567"),
    ("Ubah loket", "Di loket atau ruang", "loket 3", "Tempat: Kantor Imigrasi Muara Enim, loket 3"),
    ("Ubah uraian", "Apa yang Anda lihat", "Stempelnya luntur di KK", "Uraian: Stempelnya luntur"),
]


@pytest.mark.parametrize(("line", "asked", "answer", "said"), CHANGES)
async def test_each_line_of_the_summary_is_changed_and_leads_back_to_it(
    office: Office, officer: Person, line: str, asked: str, answer: str, said: str
) -> None:
    await stands_at(office, officer, ReportStep.SUMMARY)
    await officer.expects("Ringkasan laporan")
    shown = await taps(officer, line, then=asked, buttons=["‹ Kembali", "Batal"])
    assert "/8" not in shown.text, "one line is changed: there is no next step"
    await taps(officer, "‹ Kembali", then="Ringkasan laporan")
    shown = await taps(officer, line, then=asked)

    is_typed = answer not in str(shown.buttons)
    await (types if is_typed else taps)(officer, answer, then="Ringkasan laporan")

    shows(officer.last, said)
    await office.everybody_reads()


async def test_files_are_added_from_the_summary(office: Office, officer: Person) -> None:
    await stands_at(office, officer, ReportStep.SUMMARY)
    await officer.expects("Ringkasan laporan")
    await taps(officer, "Ubah berkas", then="Foto atau dokumen")
    await sends_photo(officer, then="1 berkas diterima")

    await taps(officer, "Selesai (1 berkas)", then="Berkas: 1")


async def test_a_hint_names_the_step_at_which_a_superior_is_asked_about(
    office: Office, officer: Person
) -> None:
    step = ReportStep.TEXT
    await stands_at(office, officer, step, ReportAnswers(category="gratifikasi"))

    shown = await officer.expects("2/8")

    shows(shown, f"langkah {REPORT.place(ReportStep.SUPERIOR) + 1}.", never=["berikutnya"])


async def test_the_writers_own_unit_stands_first(office: Office) -> None:
    officer = office.ukk_officer
    await stands_at(office, officer, ReportStep.UNIT)

    shown = await officer.expects("Di unit mana")

    assert shown.buttons[0] == ["UKK Musi Rawas"]


async def test_a_question_about_an_sop_is_not_taken_for_what_was_seen(
    office: Office, officer: Person
) -> None:
    await stands_at(office, officer, ReportStep.TEXT, ReportAnswers(category="dokumen"))
    await officer.expects("2/8")
    asked = await types(
        officer,
        "syarat paspor anak apa saja?",
        then="mirip pertanyaan SOP",
        buttons=["Ini uraian laporan", "Ini pertanyaan SOP"],
    )
    assert (await draft(office, officer)).text is None

    await taps(officer, "Ini pertanyaan SOP", then="Paspor baru anak")

    await officer.taps_old(asked, "Ini uraian laporan")
    await officer.expects("3/8")
    assert (await draft(office, officer)).text == "syarat paspor anak apa saja?"
    await office.everybody_reads()


async def test_the_caption_of_a_photo_is_kept_when_more_is_typed(
    office: Office, officer: Person
) -> None:
    await types(officer, "/lapor", then="1/8")
    await sends_photo(officer, caption="stempel beda warna", then="1/8")
    await taps(officer, "Dokumen palsu", then="2/8")

    await types(officer, DOUBT, then="3/8")

    assert (await draft(office, officer)).text == f"{DOUBT}\nstempel beda warna"


async def test_a_name_in_the_words_is_hidden_with_one_tap(office: Office, officer: Person) -> None:
    answers = replace(DONE, text="KK a.n. Siti Aminah tampak suntingan")
    await stands_at(office, officer, ReportStep.SUMMARY, answers)
    shows(await officer.expects("Ringkasan laporan"), "Uraian memuat nama: “Siti Aminah”")

    shown = await taps(officer, "Samarkan nama", then="KK a.n. ••••••••••• tampak suntingan")

    assert "Samarkan nama" not in str(shown.buttons)


@pytest.mark.parametrize("step", list(ReportStep))
async def test_batal_throws_the_draft_away_at_every_question(
    office: Office, officer: Person, step: ReportStep
) -> None:
    await stands_at(office, officer, step)
    await officer.expects(buttons=["Batal"])

    await officer.taps("Batal")

    await officer.expects("Tidak ada yang dikirim")
    assert await office.services.forms.of(await member(office, officer), REPORT) is None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [("aneh", "Terlalu singkat"), ("x" * 1501, "Terlalu panjang: 1501 huruf")],
)
async def test_a_text_of_the_wrong_length_is_asked_for_again(
    office: Office, officer: Person, text: str, complaint: str
) -> None:
    await stands_at(office, officer, ReportStep.TEXT, ReportAnswers(category="dokumen"))
    await officer.expects("2/8")

    await types(officer, text, then=complaint)
    await officer.types("x" * 1500)

    await officer.expects("3/8")


async def test_personal_data_is_masked_and_the_officer_is_told(
    office: Office, officer: Person
) -> None:
    await stands_at(office, officer, ReportStep.TEXT, ReportAnswers(category="dokumen"))
    await officer.expects("2/8")

    await officer.types("NIK 1603011505900001 di KK berbeda, telepon 081234567890")

    await reads(officer, "nomor telepon dalam pesan Anda saya samarkan", "3/8")
    text = (await draft(office, officer)).text or ""
    assert "1603011505900001" not in text
    assert "081234567890" not in text
    assert "di KK berbeda" in text


async def test_a_caption_with_personal_data_is_told_too(office: Office, officer: Person) -> None:
    await stands_at(office, officer, ReportStep.FILES)
    await officer.expects("8/8")

    await officer.sends_photo(caption="NIK 1603011505900001")

    await reads(officer, "saya samarkan", "1 berkas diterima")


async def test_an_album_counts_as_one_answer(office: Office, officer: Person) -> None:
    await stands_at(office, officer, ReportStep.FILES)
    await officer.expects("8/8")

    await officer.sends_album([b"satu", b"dua", b"tiga"])

    await officer.expects("berkas diterima")
    await office.settles()
    await officer.expects_nothing()
    await taps(officer, "Selesai", then="Berkas: 3")


async def test_a_draft_survives_a_restart_of_the_bot(
    telegram: Emulator, clock: HandMovedClock, settings: Settings
) -> None:
    async with open_office(telegram, clock, settings) as before:
        officer = await before.enrols("counter_officer", CAST["counter_officer"])
        await stands_at(before, officer, ReportStep.COUNTER)
        await officer.expects("4/8")

    async with open_office(telegram, clock, settings) as after:
        await types(
            officer, "/lapor", then="Anda punya draf", buttons=["Lanjutkan draf", "Mulai baru"]
        )
        await taps(officer, "Lanjutkan draf", then="4/8")
        assert await draft(after, officer) == DONE


async def test_a_draft_of_yesterday_is_gone_and_its_writer_is_told(
    office: Office, officer: Person
) -> None:
    await stands_at(office, officer, ReportStep.COUNTER)
    await officer.expects("4/8")

    await office.fast_forward(hours=23, minutes=59)
    assert (await draft(office, officer)).text == DOUBT
    await office.fast_forward(minutes=1)

    await officer.expects("sudah lebih dari 24 jam")
    await types(officer, "/lapor", then="1/8")
    await office.everybody_reads()


async def test_a_report_from_an_answer_has_category_and_sop_filled_in(
    office: Office, officer: Person
) -> None:
    section = office.application.bot_data.shelf.library["dokumen-palsu"].sections[0]
    await office.forges(officer, pack(REPORT_ABOUT_BUTTON, address(section)))

    await officer.expects("2/8")
    answers = await draft(office, officer)
    assert answers.category == "dokumen"
    assert answers.sop_id == "dokumen-palsu"


async def test_a_report_from_an_answer_asks_before_it_replaces_a_half_written_one(
    office: Office, officer: Person
) -> None:
    await stands_at(office, officer, ReportStep.COUNTER)
    await officer.expects("4/8")
    section = office.application.bot_data.shelf.library["dokumen-palsu"].sections[0]
    about = pack(REPORT_ABOUT_BUTTON, address(section))

    await office.forges(officer, about)

    await officer.expects("Anda punya draf", buttons=["Lanjutkan draf", "Mulai baru", "Batal"])
    assert (await draft(office, officer)).text == DOUBT
    await taps(officer, "Lanjutkan draf", then="4/8")
    await office.forges(officer, about)
    await officer.expects("Anda punya draf")
    await taps(officer, "Mulai baru", then="2/8")
    assert (await draft(office, officer)).sop_id == "dokumen-palsu"


async def test_a_double_tap_on_kirim_files_one_report(office: Office, officer: Person) -> None:
    await stands_at(office, officer, ReportStep.SUMMARY)
    summary = await officer.expects("Ringkasan laporan")

    await officer.taps_old(summary, "Kirim laporan")
    await officer.taps_old(summary, "Kirim laporan")

    await officer.expects("sudah terkirim")
    await office.everybody_reads()
    assert len(await reports_of(office, officer)) == 1


async def test_a_double_tap_on_lewati_skips_one_question(office: Office, officer: Person) -> None:
    await stands_at(office, officer, ReportStep.COUNTER)
    question = await officer.expects("4/8")

    await officer.taps_old(question, "Lewati")
    await officer.taps_old(question, "Lewati")

    await officer.expects("5/8")
    await office.everybody_reads()
    await types(officer, "/lapor", then="Anda punya draf")
    await taps(officer, "Lanjutkan draf", then="5/8")


@pytest.mark.parametrize("press", ["u:kanim", "g:biasa", "s:", "skip:berkas", "send"])
async def test_a_button_of_an_older_draft_answers_nothing_not_yet_asked(
    office: Office, officer: Person, press: str
) -> None:
    await types(officer, "/lapor", then="1/8")
    await officer.sends_callback(officer.last, pack(REPORT_BUTTON, *press.split(":")))
    await office.settles()

    assert await draft(office, officer) == ReportAnswers()
    assert not any("kesalahan pada sistem" in message.text for message in officer.chat)
    await officer.reads_all()


async def test_a_report_begun_after_a_forgotten_button_takes_the_text(
    office: Office, officer: Person
) -> None:
    old = await office.services.anomalies.reporting.file(await member(office, officer), DONE)
    await officer.expects("sudah terkirim", buttons=["Lihat"])
    await taps(officer, "Lihat", then="Dikirim:", buttons=["Tambahkan"])
    await taps(officer, "Tambahkan", then="Tulis tambahan Anda")
    await types(officer, "/lapor", then="1/8")
    await taps(officer, "Calo", then="2/8")

    await officer.types("Seorang pria mengatur lima pemohon")

    await officer.expects("3/8")
    found = await office.services.anomalies.queries.reread(old.id)
    assert found.changed_at == old.changed_at
    await office.everybody_reads()


async def test_a_member_who_saw_the_same_joins_and_hears_the_end(
    office: Office, officer: Person, head: Person
) -> None:
    first = await office.services.anomalies.reporting.file(await member(office, office.admin), DONE)
    await office.everybody_reads()
    await stands_at(office, officer, ReportStep.SUMMARY)
    await officer.expects("Ringkasan laporan")
    shows(
        await taps(
            officer,
            "Kirim laporan",
            then="Ada laporan serupa hari ini",
            buttons=["Gabung", "Kirim baru"],
        ),
        first.code,
        never=["Agus"],
    )

    await officer.taps("Gabung")

    await reads(officer, "digabungkan", f"Laporan {first.code} sudah terkirim")
    await head.expects("Kabar dari pelapor")
    await taps(head, "Terima", then="Kapan ada kemajuan?")
    await officer.expects("diterima oleh Sri Mulyati")
    await office.admin.expects("diterima oleh Sri Mulyati")
    assert [report.id for report in await reports_of(office, officer)] == [first.id]
    await office.everybody_reads()


async def test_a_member_who_saw_something_else_sends_anew(office: Office, officer: Person) -> None:
    await office.services.anomalies.reporting.file(await member(office, office.admin), DONE)
    await office.everybody_reads()
    await stands_at(office, officer, ReportStep.SUMMARY)
    await officer.expects("Ringkasan laporan")
    await taps(officer, "Kirim laporan", then="Ada laporan serupa hari ini")

    await officer.taps("Kirim baru")

    shows(await officer.expects("sudah terkirim"), "KJ-0002")
    await office.everybody_reads()


@pytest.mark.parametrize(
    "other",
    [
        ReportAnswers(**{**vars(DONE), "concerns": "kepala_seksi/inteldakim/"}),
        ReportAnswers(**{**vars(DONE), "unit": "ukk-oku"}),
        ReportAnswers(**{**vars(DONE), "text": "Stempel desa luntur dan tanda tangan lurah beda"}),
    ],
    ids=["about-a-superior", "another-unit", "other-words"],
)
async def test_what_is_not_the_same_is_not_offered(
    office: Office, officer: Person, other: ReportAnswers
) -> None:
    await office.services.anomalies.reporting.file(await member(office, office.admin), other)
    await office.everybody_reads()
    await stands_at(office, officer, ReportStep.SUMMARY)
    await officer.expects("Ringkasan laporan")

    await officer.taps("Kirim laporan")

    await officer.expects("sudah terkirim")
    states = [report.state for report in await reports_of(office, officer)]
    assert states == [State.NEW]
    await office.everybody_reads()


async def test_an_album_sent_as_an_addition_is_one_answer_with_all_its_photos(
    office: Office, officer: Person, head: Person
) -> None:
    report = await office.services.anomalies.reporting.file(await member(office, officer), DONE)
    await office.services.anomalies.actions.ask(
        report.id, await member(office, head), "Ada fotonya?"
    )
    await officer.expects("Ada fotonya?", buttons=["Jawab"])
    await office.everybody_reads()
    await taps(officer, "Jawab", then="Tulis jawaban Anda")

    await officer.sends_album([b"satu", b"dua", b"tiga"], caption="Stempelnya luntur")
    await officer.expects("sedang diteruskan")
    await office.fast_forward(seconds=2)

    await head.expects("Stempelnya luntur")
    await office.all_is_sent()
    (album,) = office.telegram.calls["sendMediaGroup"]
    assert len(album.result) == 3
    await officer.expects_nothing()
    # A reply to one of the photos alone is known to belong to the report.
    photo = head.conversation().messages[album.result[1]["message_id"]]
    await replies(
        head, photo, "Stempelnya dari loket mana?", then=report.code, buttons=["Tanya pelapor"]
    )
    history = await office.services.anomalies.thread.entries(report.id, await member(office, head))
    assert [entry.event for entry in history].count(Event.ANSWERED) == 1
    assert Event.ADDED not in [entry.event for entry in history]
    await types(officer, "apa saja syarat paspor anak", then="Paspor baru anak")
    await office.everybody_reads()


async def test_photos_of_an_album_that_come_late_follow_in_a_second_message(
    office: Office, officer: Person, head: Person
) -> None:
    report = await office.services.anomalies.reporting.file(await member(office, officer), DONE)
    await office.everybody_reads()
    await taps(officer, "Lihat", then="Dikirim:", buttons=["Tambahkan"])
    await taps(officer, "Tambahkan", then="Tulis tambahan Anda")

    await sends_photo(officer, b"satu", media_group_id="7", then="sedang diteruskan")
    await office.fast_forward(seconds=2)
    await head.expects("Kabar dari pelapor")
    await officer.sends_photo(b"dua", media_group_id="7")

    await head.expects("Kabar dari pelapor")
    assert len(await office.services.anomalies.queries.attachments(report.id)) == 2
    await officer.expects_nothing()
    await office.everybody_reads()
