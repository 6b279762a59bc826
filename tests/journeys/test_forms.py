"""What all forms share: wrong input, a question after all, what was left, back, cancel, turns."""

import pytest

from botapi_emulator import Person
from office.anomalies.words.report_form import REPORT, ReportAnswers, ReportStep
from office.escalation.policy import Urgency
from tests.cast.steps import taps, types
from tests.journeys.conftest import ANSWER, SURE, Office
from tests.journeys.reports import files, member, questions

DOUBT = "KK tampak hasil suntingan, hurufnya berbeda"
BY_BUTTON = "Langkah ini dijawab dengan tombol"
DONE = ReportAnswers("dokumen", DOUBT, "kanim", urgency=Urgency.NORMAL, concerns="")


async def stands_at(office: Office, person: Person, step: ReportStep) -> None:
    """Let somebody's report stand at a question, as if answered up to there just now."""
    await office.services.forms.begin(await member(office, person), REPORT, step, DONE)


async def test_a_text_at_a_button_is_no_question_and_no_gap(
    office: Office, officer: Person
) -> None:
    await stands_at(office, officer, ReportStep.URGENCY)

    await officer.types("warga minta didahulukan")

    said = await officer.expects(BY_BUTTON, buttons=["Ini pertanyaan SOP"])
    assert said.json["reply_to_message"]["text"] == "warga minta didahulukan"
    await officer.expects("6/8", buttons=["Biasa", "Mendesak", "Batal"])
    assert await questions(office) == []
    await taps(officer, "Mendesak", then="7/8")


async def test_a_sticker_at_a_step_shows_the_question_again(
    office: Office, officer: Person
) -> None:
    await stands_at(office, officer, ReportStep.URGENCY)

    await officer.sends_sticker()

    await officer.expects("Langkah ini dijawab dengan tombol:")
    await officer.expects("6/8", buttons=["Biasa", "Mendesak", "Batal"])
    await stands_at(office, officer, ReportStep.TEXT)
    await officer.sends_voice()
    await officer.expects("Langkah ini dijawab dengan tulisan:")
    await officer.expects("2/8")


async def test_an_officer_with_an_old_form_can_still_ask(office: Office, officer: Person) -> None:
    await stands_at(office, officer, ReportStep.UNIT)
    await types(officer, SURE, then=BY_BUTTON)
    await officer.expects("3/8")

    await officer.taps("Ini pertanyaan SOP")

    await officer.expects(ANSWER)
    await office.settles()
    assert await questions(office) == [SURE]
    await taps(officer, "Kantor Imigrasi Muara Enim", then="4/8")


async def test_after_half_an_hour_at_a_button_a_text_is_a_question(
    office: Office, officer: Person
) -> None:
    await stands_at(office, officer, ReportStep.UNIT)
    await office.fast_forward(minutes=30)

    await officer.types(SURE)

    await officer.expects(ANSWER)


async def test_a_form_that_was_left_takes_what_is_said_once_more(
    office: Office, trainer: Person
) -> None:
    await types(trainer, "/umumkan", then="1/6")
    await office.fast_forward(minutes=31)

    await types(trainer, "apel pagi", then="Jawab sekali lagi", buttons=["Ini pertanyaan SOP"])
    await trainer.expects("1/6")
    await trainer.types("apel pagi")

    await trainer.expects("Untuk siapa")


async def test_a_text_question_of_a_report_listens_as_long_as_its_draft(
    office: Office, officer: Person
) -> None:
    await stands_at(office, officer, ReportStep.TEXT)
    await office.fast_forward(hours=5)

    await officer.types(DOUBT)

    await officer.expects("3/8")
    await office.everybody_reads()


@pytest.mark.parametrize(
    ("command", "words"),
    [("/cuti", "dengan tulisan"), ("/tunjuk", "dengan tombol")],
)
async def test_a_file_where_none_is_meant_is_said_so(
    office: Office, command: str, words: str
) -> None:
    head = office.head_of_office
    asked = await types(head, command)

    await head.sends_photo()

    said = await head.expects(words)
    assert said.buttons == []
    await head.expects(asked.text)


async def test_a_text_where_a_file_is_meant_is_said_so(office: Office, officer: Person) -> None:
    await stands_at(office, officer, ReportStep.FILES)

    await officer.types("ini fotonya")

    await officer.expects("foto atau dokumen, atau dengan tombol", buttons=["Ini pertanyaan SOP"])
    await officer.expects("8/8")


async def test_every_form_says_so_at_its_buttons(
    office: Office, trainer: Person, boss: Person
) -> None:
    await types(boss, "/tunjuk", then="Untuk jabatan apa?")
    await types(boss, "kasi tikim", then=BY_BUTTON)
    await boss.expects("Untuk jabatan apa?")
    await types(trainer, "/umumkan", then="1/6")
    await types(trainer, "Apel pagi", then="Untuk siapa")
    await types(trainer, "semua", then=BY_BUTTON)
    await trainer.expects("Untuk siapa")
    assert await questions(office) == []


async def test_an_answer_to_a_head_leaves_a_half_written_report_alone(office: Office) -> None:
    officer, head = office.counter_officer, office.head_of_inteldakim
    report = await files(office, officer)
    await office.services.anomalies.actions.ask(
        report.id, await member(office, head), "Di loket berapa?"
    )
    await office.everybody_reads()
    await types(officer, "/lapor", then="1/8")
    await taps(officer, "Calo", then="2/8")
    await taps(officer, "Jawab", then="Tulis jawaban")

    await types(officer, "Loket 3", then="sedang diteruskan")
    await officer.types("Seorang pria mengatur lima pemohon")

    await officer.expects("3/8")
    await head.expects("Loket 3")
    await office.everybody_reads()


async def test_what_was_left_is_offered_once_more_by_every_command(
    office: Office, boss: Person
) -> None:
    await types(boss, "/tunjuk", then="Untuk jabatan apa?")
    await types(boss, "/tunjuk", then="Untuk jabatan apa?")
    await taps(boss, "Kasi Inteldakim", then="Siapa penggantinya?")

    await types(
        boss, "/cuti", then="belum selesai diisi", buttons=["Lanjutkan draf", "Mulai baru", "Batal"]
    )
    await taps(boss, "Lanjutkan draf", then="Siapa penggantinya?")

    await types(boss, "/cuti", then="belum selesai diisi")
    await taps(boss, "Mulai baru", then="Mulai tanggal berapa?")


async def test_an_appointment_goes_back_to_the_question_before(
    office: Office, boss: Person
) -> None:
    await types(boss, "/tunjuk", then="Untuk jabatan apa?")
    await taps(boss, "Kasi Inteldakim", then="Siapa penggantinya?")
    await taps(boss, "Hendra", then="Sebagai apa?")
    await taps(boss, "Wakil (tanpa surat)", then="Mulai tanggal berapa?")

    for question in ("Sebagai apa?", "Siapa penggantinya?", "Untuk jabatan apa?"):
        await taps(boss, "‹ Kembali", then=question)
    assert boss.last.buttons[-1] == ["Batal"]


async def test_an_old_cancel_button_does_not_claim_that_nothing_was_sent(
    office: Office, officer: Person
) -> None:
    await stands_at(office, officer, ReportStep.SUMMARY)
    asked = await types(officer, "/lapor", then="Anda punya draf laporan")
    await taps(officer, "Lanjutkan draf", then="Ringkasan laporan")
    await taps(officer, "Kirim laporan", then="sudah terkirim")

    await officer.taps_old(asked, "Batal")

    await officer.expects("sudah ditutup")
    await office.everybody_reads()


@pytest.mark.parametrize(
    "data",
    [
        "nothing",
        "zz:1",
        "q",
        "q:back",
        "q:back:lain",
        "q:new:kata_laporan",
        "q:cancel:laporan:x",
        "q:ask",
    ],
)
async def test_a_forged_button_of_a_form_does_nothing(
    office: Office, data: str, officer: Person
) -> None:
    await stands_at(office, officer, ReportStep.UNIT)

    await office.forges(officer, data)

    await officer.expects("sudah tidak berlaku")
    form = await office.services.forms.of(await member(office, officer), REPORT)
    assert form.step is ReportStep.UNIT
