"""What reporter and head say to each other is one thread, however they say it."""

from datetime import timedelta

from botapi_emulator import Message, Person, without_reply
from office.anomalies.models import Anomaly, Event, Outcome
from office.anomalies.words.report_form import ReportAnswers
from tests.cast.closing import resolves
from tests.cast.steps import replies, sends_photo, shows, taps, taps_old, types
from tests.journeys.conftest import ANSWER, SURE, Office
from tests.journeys.reports import events, files, member, questions, report_now, said

ASKED = "Nomor registrasi KK terbaca?"


async def asks(office: Office, report: Anomaly, text: str = ASKED) -> None:
    """The head takes the report and asks; both have read what came of it before."""
    head = await member(office, office.head_of_inteldakim)
    await office.everybody_reads()
    await office.services.anomalies.actions.ask(report.id, head, text)
    await office.all_is_sent()


async def test_telegrams_own_reply_to_a_question_is_the_answer(
    office: Office, officer: Person, head: Person, report: Anomaly
) -> None:
    await asks(office, report)
    question = await officer.expects(ASKED, buttons=["Jawab", "Percakapan"])

    await officer.replies(question, "Tidak terbaca, tintanya luntur")

    await officer.expects(f"{report.code}: terima kasih")
    shows(await head.expects("Tidak terbaca, tintanya luntur"), f"Anda bertanya: {ASKED}")
    assert await questions(office) == []
    assert (await report_now(office, report)).state == "diterima"
    await office.everybody_reads()


async def test_a_late_answer_still_quotes_its_question(
    office: Office, officer: Person, head: Person
) -> None:
    report = await files(office, officer)
    sri = await member(office, head)
    await office.services.anomalies.actions.acknowledge(report.id, sri)
    until = office.clock.now() + timedelta(hours=1)
    await office.services.anomalies.actions.promise(report.id, sri, until)
    await asks(office, report)
    question = await officer.expects(ASKED)
    for days in (1, 2):
        await office.moves_to(until + timedelta(days=days))
    await office.everybody_reads()
    assert (await report_now(office, report)).state == "baru"

    await replies(
        officer, question, "Tidak terbaca, tintanya luntur", then=f"{report.code}: terima kasih"
    )
    arrived = await head.expects("Tidak terbaca, tintanya luntur")
    await officer.replies(question, "Nomor aktanya terbaca")
    more = await head.expects("Nomor aktanya terbaca")

    assert f"Anda bertanya: {ASKED}" in arrived.text
    assert "bertanya:" not in more.text
    assert (await report_now(office, report)).state == "baru"
    await office.everybody_reads()


async def test_a_reply_to_any_message_of_a_case_belongs_to_it_until_it_is_closed(
    office: Office, officer: Person, head: Person, report: Anomaly
) -> None:
    receipt = await officer.expects("sudah terkirim")
    await head.expects(report.code)

    await replies(officer, receipt, "Ada satu lagi di loket 4", then="sedang diteruskan")
    await sends_photo(
        officer, reply_to_message=without_reply(receipt.json), then="sedang diteruskan"
    )
    boss = await member(office, head)
    await resolves(office.services.anomalies, report.id, boss, "dirujuk", "Ke Dukcapil")
    await office.everybody_reads()
    await officer.replies(receipt, "Masih ada lagi")

    await officer.expects("sudah ditutup", buttons=["Minta dibuka lagi"])
    assert await said(office, report) == ["Ada satu lagi di loket 4", ""]
    assert await questions(office) == []
    await office.everybody_reads()


async def test_a_plain_text_is_asked_about_while_a_question_is_open(
    office: Office, officer: Person, head: Person, report: Anomaly
) -> None:
    await asks(office, report)
    await officer.reads_all()

    preview = await types(
        officer,
        "orangnya sudah pulang naik motor merah",
        then=f"Ini jawaban untuk {report.code}?",
        buttons=["Ya, kirim", "Bukan, pertanyaan SOP"],
    )
    assert ASKED in preview.text
    await office.all_is_sent()
    await head.reads_all()
    await officer.taps("Ya, kirim")

    await officer.expects("sedang diteruskan")
    await head.expects("orangnya sudah pulang naik motor merah")
    await taps_old(officer, preview, "Ya, kirim", then="sudah dikirim atau dibatalkan")
    assert await said(office, report) == ["orangnya sudah pulang naik motor merah"]
    assert await questions(office) == []
    await office.everybody_reads()


async def test_it_may_be_a_question_about_an_sop_after_all(
    office: Office, officer: Person, report: Anomaly
) -> None:
    await asks(office, report)
    await officer.reads_all()
    await types(officer, "orangnya sudah pulang naik motor merah", then="Ini jawaban untuk")

    await officer.taps("Bukan, pertanyaan SOP")

    await officer.expects()
    await office.settles()
    assert await questions(office) == ["orangnya sudah pulang naik motor merah"]
    assert await said(office, report) == []
    await office.everybody_reads()


async def test_where_the_shelf_is_sure_it_answers_and_a_button_sends_it_after_all(
    office: Office, officer: Person, head: Person, report: Anomaly
) -> None:
    await asks(office, report)
    await officer.reads_all()

    answer = await types(officer, SURE, then=ANSWER, buttons=[f"Ini untuk {report.code}"])
    await taps(officer, f"Ini untuk {report.code}", then="sedang diteruskan")
    await officer.taps_old(answer, f"Ini untuk {report.code}")

    await officer.expects("sudah dikirim")
    await head.expects(SURE)
    assert await said(office, report) == [SURE]
    assert await questions(office) == []
    await office.everybody_reads()


async def test_of_several_open_questions_the_officer_chooses(
    office: Office, officer: Person
) -> None:
    first = await files(office, officer)
    second = await files(office, officer, "Stempel desa luntur, tanda tangan lurah beda")
    await asks(office, first, "Loket berapa?")
    await asks(office, second, "Desa mana?")
    await officer.reads_all()

    shows(
        await types(
            officer,
            "2",
            then="laporan yang mana",
            buttons=[first.code, second.code, "Bukan, pertanyaan SOP"],
        ),
        "Loket berapa?",
        "Desa mana?",
    )
    await officer.taps(first.code)

    await officer.expects(f"{first.code}: terima kasih")
    assert await said(office, first) == ["2"]
    assert await said(office, second) == []
    await office.everybody_reads()


async def test_what_follows_an_answer_in_several_messages_goes_with_one_tap(
    office: Office, officer: Person, head: Person, report: Anomaly
) -> None:
    await asks(office, report)
    await officer.reads_all()
    question = next(message for message in reversed(officer.chat) if ASKED in message.text)

    await replies(officer, question, "Tidak terbaca", then="sedang diteruskan", buttons=["Tarik"])
    await sends_photo(
        officer, caption="ini stempelnya", then="1 berkas", buttons=[f"Tambah ke {report.code}"]
    )
    await types(officer, "dan lurahnya lupa tanda tangan", then="lurahnya lupa")
    assert await said(office, report) == ["Tidak terbaca"]
    await taps(officer, f"Tambah ke {report.code}", then="sedang diteruskan")

    together = "ini stempelnya\ndan lurahnya lupa tanda tangan"
    assert await said(office, report) == ["Tidak terbaca", together]
    await types(officer, SURE, then=ANSWER, buttons=[f"Ini untuk {report.code}"])
    await types(officer, "kucing tetangga beranak tiga", then="Tekan Teruskan")
    await office.everybody_reads()


async def test_a_heads_reply_is_sent_to_nobody_before_it_is_said_what_it_is_for(
    office: Office, officer: Person, head: Person, report: Anomaly
) -> None:
    await officer.expects("sudah terkirim")
    card = await head.expects(report.code, buttons=["Terima"])

    await replies(
        head,
        card,
        "Sepertinya calo yang sama",
        then="belum dikirim",
        buttons=["Tanya pelapor", "Kabari pelapor", "Catatan internal", "Batal"],
    )
    await office.all_is_sent()
    await officer.expects_nothing()
    await taps(head, "Catatan internal", then="Catatan dalam disimpan")
    await office.all_is_sent()
    await officer.expects_nothing()

    await replies(head, card, "Apakah ia masih di kantor?", then="belum dikirim")
    await sends_photo(head, then="1 berkas")
    await taps(head, "Tanya pelapor", then="sedang dikirim kepada pelapor")
    await officer.expects("Apakah ia masih di kantor?", buttons=["Jawab"])
    assert officer.last.json.get("photo")
    found = await events(office, report)
    assert (Event.NOTED, "Sepertinya calo yang sama") in found
    await office.everybody_reads()


async def test_a_head_answers_the_reporter_without_asking_back(
    office: Office, officer: Person, head: Person, report: Anomaly
) -> None:
    receipt = await officer.expects("sudah terkirim")
    card = await head.expects(report.code)
    await replies(officer, receipt, "Apakah berkasnya saya tahan dulu?", then="sedang diteruskan")
    arrived = await head.expects("Apakah berkasnya saya tahan dulu?", buttons=["Percakapan"])

    await replies(head, arrived, "Jangan ditahan, catat nomornya saja", then="belum dikirim")
    await taps(head, "Kabari pelapor", then="dikirim kepada pelapor")
    await officer.expects("Jangan ditahan, catat nomornya saja", buttons=["Percakapan"])
    await officer.taps("Percakapan")

    thread = await officer.expects(f"Percakapan {report.code}")
    places = [
        thread.text.index(words) for words in (report.text, "Apakah berkasnya", "Jangan ditahan")
    ]
    assert places == sorted(places)
    assert card.text
    assert (await report_now(office, report)).state == "baru"
    await office.everybody_reads()


async def test_a_reply_of_somebody_who_has_no_business_there_reaches_nobody(
    office: Office, officer: Person, head: Person, report: Anomaly
) -> None:
    card = await head.expects(report.code, buttons=["Terima"])
    stolen = {**without_reply(card.json)}
    other = office.head_of_tikim

    await types(other, "/bantuan")
    await other.sends_photo(caption="lihat ini", reply_to_message=stolen)

    await other.expects("tidak termasuk tugas Anda")
    assert await said(office, report) == []
    await office.everybody_reads()


async def test_a_number_and_a_time_and_a_half_sentence_are_never_gaps(
    office: Office, officer: Person
) -> None:
    for text, said_of_it in (
        ("2", "Angka itu"),
        ("besok 06.00", "tanggal atau jam"),
    ):
        await types(officer, text, then=said_of_it)
    await types(officer, "kucing tetangga beranak tiga", then="Tekan Teruskan")
    await types(officer, "kalau kucing kampung?", then="tulis pertanyaannya lengkap".capitalize())

    gaps = await office.services.questions.gaps()
    assert [question.text for question in gaps] == ["kucing tetangga beranak tiga"]


async def test_a_text_on_a_step_of_buttons_is_answered_there_an_hour_later_too(
    office: Office, officer: Person
) -> None:
    await types(officer, "/lapor", then="1/8")
    await office.fast_forward(hours=1)

    await types(
        officer,
        "kucing tetangga beranak tiga",
        then="dijawab dengan tombol",
        buttons=["Ini pertanyaan SOP"],
    )
    await officer.expects("1/8")
    await officer.types(SURE)

    await officer.expects(ANSWER)
    assert await office.services.questions.gaps() == []


# --- what the reporter sees ---


async def test_the_reporters_view_is_a_timeline_without_what_is_internal(
    office: Office, officer: Person, head: Person, report: Anomaly
) -> None:
    await joins(office, office.ukk_officer, report)
    actions, boss = office.services.anomalies.actions, await member(office, head)
    await actions.note(report.id, boss, "Calo lama, awasi diam-diam")
    await asks(office, report)
    reporter = await member(office, officer)
    await office.services.anomalies.reporting.add(report.id, reporter, "Tidak terbaca")
    await resolves(
        office.services.anomalies, report.id, boss, Outcome.REFERRED, "Sudah ke Dukcapil"
    )
    await office.everybody_reads()

    await officer.types(f"/riwayat {report.code}")

    view = await officer.expects("Yang sudah terjadi", buttons=["Minta dibuka lagi", "Percakapan"])
    for words in (ASKED, "Tidak terbaca", "dirujuk", "Sudah ke Dukcapil", "rekan lain"):
        assert words in view.text
    shows(view, never=["diam-diam", "Yuni"])
    shows(await taps(officer, "Percakapan", then="Percakapan"), never=["diam-diam", "Yuni"])
    await office.everybody_reads()


async def test_a_member_who_joined_reads_neither_the_reporter_nor_the_answers(
    office: Office, officer: Person, head: Person, report: Anomaly
) -> None:
    await joins(office, office.ukk_officer, report)
    await asks(office, report)
    reporter = await member(office, officer)
    await office.services.anomalies.reporting.add(report.id, reporter, "Tidak terbaca")
    await office.everybody_reads()

    joiner = office.ukk_officer
    view = await types(joiner, f"/riwayat {report.code}", then="Yang sudah terjadi")
    thread = await taps(joiner, "Percakapan", then="Percakapan")

    for text in (view.text, thread.text):
        assert "Tidak terbaca" not in text
        assert ASKED not in text
        assert "Rina" not in text
        assert "pelapor menjawab" in text
    await types(joiner, "/riwayat KJ-0999", then="tidak termasuk tugas Anda")
    await office.everybody_reads()


async def is_closed(office: Office, officer: Person, head: Person, report: Anomaly) -> Message:
    """The reporter's view of their report after the head has closed it."""
    boss = await member(office, head)
    await resolves(office.services.anomalies, report.id, boss, Outcome.UNFOUNDED, "KK asli")
    await office.everybody_reads()
    return await types(
        officer, f"/riwayat {report.code}", then="selesai", buttons=["Minta dibuka lagi"]
    )


async def test_a_reporter_asks_for_reopening_with_a_reason_and_the_tier_above_decides(
    office: Office, officer: Person, head: Person, report: Anomaly
) -> None:
    closed = await is_closed(office, officer, head, report)
    await taps(officer, "Minta dibuka lagi", then="Tulis alasan")

    await officer.types("Orangnya kembali dengan KK lain")

    await officer.expects("Permintaan Anda sedang dikirim")
    boss = office.head_of_office
    await boss.expects("Orangnya kembali dengan KK lain", buttons=["Buka lagi", "Percakapan"])
    await taps_old(officer, closed, "Minta dibuka lagi", then="Tulis alasan")
    await types(officer, "Sekali lagi", then="Anda sudah memintanya")
    await office.services.anomalies.actions.reopen(report.id, await member(office, head))
    await officer.expects("dibuka lagi")
    await office.everybody_reads()


async def test_after_fourteen_days_a_new_report_is_written(
    office: Office, officer: Person, head: Person, report: Anomaly
) -> None:
    closed = await is_closed(office, officer, head, report)

    await office.fast_forward(days=15)
    await officer.reads_all()
    view = await types(officer, f"/riwayat {report.code}", then="Yang sudah terjadi")
    assert "Minta dibuka lagi" not in str(view.buttons)
    await taps_old(officer, closed, "Minta dibuka lagi", then="Tulis alasan")
    await officer.types("Orangnya kembali")

    await officer.expects("14 hari")
    await office.everybody_reads()


async def joins(office: Office, person: Person, report: Anomaly) -> None:
    """Somebody else has seen the same."""
    answers = ReportAnswers(
        category=report.category, text=report.text, unit=report.unit, urgency=report.urgency,
        concerns="",
    )  # fmt: skip
    joiner = await member(office, person)
    await office.services.anomalies.reporting.join(report.id, joiner, answers)
