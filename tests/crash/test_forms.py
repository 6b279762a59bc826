"""Every form is killed between the storing of each step and its reply: the question comes, once.

The kill is one within this process: from the reply on, nothing reaches Telegram any more, and the
bot is torn down where it stands. `tests/crash/cases/test_every_request.py` kills a real one.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from bot.screens.announcements.actions import REWORD_BUTTON
from bot.screens.anomalies.actions import MINE_BUTTON, THREAD_BUTTON, TRIAGE_BUTTON
from bot.screens.anomalies.card import CardButton, OwnCardButton
from bot.screens.anomalies.thread_buttons import ThreadButton
from bot.screens.answers import ANSWER_BUTTON, AnswerButton
from bot.screens.forwarding import FORWARD_BUTTON, OWN_QUESTION_BUTTON, ForwardButton
from bot.screens.own_questions import OwnQuestionButton
from bot.screens.people.actions import INVITE_BUTTON
from bot.screens.revisions.actions import REVIEW_BUTTON
from bot.screens.revisions.buttons import ReviewButton
from bot.screens.samples.card import SAMPLE_BUTTON, SampleButton
from bot.screens.verifications.actions import VERIFICATION_BUTTON
from bot.screens.verifications.card import VerificationButton as Verify
from bot.telegram import Action, pack
from botapi_emulator import Emulator, Person
from office.announcements import ANNOUNCEMENT, ANNOUNCEMENT_WORDS, Segment
from office.anomalies.words.case_words import CASE_WORDS, Purpose
from office.anomalies.words.free_words import FREE_WORDS, FreeWordsStep
from office.anomalies.words.report_form import REPORT
from office.answers import ANSWER, FOLLOW_UP, FORWARD, AnswerWords
from office.arrangements import ARRANGING
from office.confirmations import LINE_WORDS
from office.forms import Flow
from office.interviews import INTERVIEW
from office.membership import FIRST_MINUTES, INVITATION, FirstStep
from office.people import Appointment, Role
from office.posts import APPOINTMENT
from office.questions import QuestionOutcome
from office.reviews import BASIS
from office.revisions import REVIEW_WORDS, SOP_TEXT, Written
from office.revisions.form import WritingStep
from office.samples import SAMPLES, SampleRequest
from office.services import FLOWS
from office.setup import PAPER
from office.shelf import digest
from office.training.scheduling.form import SCHEDULE
from office.verifications import (
    VERIFICATION,
    VERIFICATION_WORDS,
    Application,
    Issuer,
    VerificationAnswers,
)
from tests.crash.death import Act, Death, Lives, dies
from tests.journeys.conftest import Office
from tests.journeys.reports import files, member
from tests.journeys.training.test_training import EVERY_DAY
from tests.waiting import until


@dataclass(frozen=True)
class Journey:
    """Who fills in a form, and how: each move with what stands there then."""

    flow: Flow[Any, Any]
    who: str
    moves: Sequence[tuple[Act, str]]
    prepare: Callable[[Office], Awaitable[None]] | None = None
    # Steps that ask nothing.
    silent: frozenset[str] = frozenset()


def types(text: str) -> Act:
    return lambda person: person.types(text)


def taps(label: str) -> Act:
    return lambda person: person.taps(label)


def replies(text: str) -> Act:
    """Telegram's own reply to the last message of a report."""

    def reply(person: Person) -> Awaitable[Any]:
        case = next(message for message in reversed(person.chat) if "KJ-0001" in message.text)
        return person.replies(case, text)

    return reply


def presses(action: Action, *arguments: str | int) -> Act:
    return lambda person: person.sends_callback(person.last, pack(action, *arguments))


def verifies(command: Verify, *arguments: str) -> Act:
    return presses(VERIFICATION_BUTTON, command, 1, *arguments)


async def files_a_report(office: Office) -> None:
    """A report, of the officer's, that its head and the officer may write more about."""
    await files(office, office.counter_officer)
    await office.everybody_reads()


async def asks_about_a_report(office: Office) -> None:
    """A report with an open question, of which the head of office has a card."""
    report = await files(office, office.counter_officer)
    boss = await member(office, office.head_of_office)
    await office.services.anomalies.actions.ask(report.id, boss, "Di mana orangnya?")
    reporter = await member(office, office.counter_officer)
    await office.services.anomalies.reporting.add(report.id, reporter, "Di loket 3")
    await office.services.anomalies.actions.ask(report.id, boss, "Masih di sana?")
    # What was said was said a while ago.
    await office.services.forms.discard(reporter, CASE_WORDS.topic)
    await office.everybody_reads()


async def asks_what_no_sop_answers(office: Office) -> None:
    """A question of the officer's, which they may forward."""
    officer = await member(office, office.counter_officer)
    outcome = QuestionOutcome("none")
    await office.services.questions.record(77, officer, "resep rendang daging sapi", outcome)


async def forwards_a_question(office: Office) -> None:
    """A question of the officer's, forwarded to Tikim."""
    await asks_what_no_sop_answers(office)
    officer = await member(office, office.counter_officer)
    await office.services.answers.forwarding.forward(77, officer, "tikim")
    await office.everybody_reads()


async def answers_a_question(office: Office) -> None:
    """The same question, with the answer of its head, who can be reached."""
    await office.head_of_tikim.types("/bantuan")
    await office.head_of_tikim.expects("Ketik saja")
    await forwards_a_question(office)
    head, words = await member(office, office.head_of_tikim), AnswerWords(1, "Di laci")
    await office.services.answers.replying.answer(head, words, is_for_all=False)
    await office.everybody_reads()


async def announces(office: Office) -> None:
    """#1 is out, #2 waits for an approval; the head of office may act on both."""
    writing, trainer = office.services.announcements.writing, office.trainer
    author = await member(office, trainer)
    for units in (frozenset({"ukk-musi-rawas"}), frozenset()):
        await writing.begin(author)
        await writing.write(author, "Apel pagi")
        await writing.address(author, Segment(units=units))
        draft = await writing.draft(author)
        await office.services.announcements.publishing.submit(author, draft.id)
    await office.everybody_reads()


async def opens_a_verification(office: Office) -> None:
    """VD-0001 of the head of office's, open."""
    asked = VerificationAnswers(document="KK", application=Application.NONE)
    boss = await member(office, office.head_of_office)
    opening = office.services.verifications.opening
    await opening.open(boss, asked, Issuer("dukcapil", "dokintalkim"))


async def keeps_every_section(office: Office) -> None:
    """The head of Dokintalkim keeps the SOPs of all sections besides."""
    head = await member(office, office.head_of_dokintalkim)
    kept = Appointment(member_id=head.id, role=Role.SOP_KEEPER, starts_on=office.clock.now().date())
    async with office.services.database.begin(keeps_update_open=True) as session:
        session.add(kept)


async def hands_in_a_draft(office: Office) -> None:
    """NS-0001 of the head of Dokintalkim's, which the head of office reviews."""
    path = "sop/paspor-hilang.md"
    text = office.application.bot_data.shelf.text(path)
    assert text is not None
    head = await member(office, office.head_of_dokintalkim)
    written = Written(
        path,
        "Paspor hilang",
        "dokintalkim",
        text=f"{text}\nBaru.[^praktik]\n",
        written_on=digest(text),
    )
    await office.services.revisions.drafting.submit(head, written)
    await office.everybody_reads()


async def is_asked_for_samples(office: Office) -> None:
    """CT-0001: the officer is asked how they would ask."""
    officer, now = await member(office, office.counter_officer), office.clock.now()
    async with office.services.database.begin() as session:
        session.add(
            SampleRequest(member_id=officer.id, sop_id="paspor-hilang", is_new=True, asked_at=now)
        )


SLOW = pytest.mark.slow
ANYBODY, CASE = "head_of_office", TRIAGE_BUTTON
JOURNEYS = (
    Journey(
        REPORT,
        "counter_officer",
        (
            (types("/lapor"), "1/8"),
            (taps("Dokumen palsu"), "2/8"),
            (types("KK tampak hasil suntingan, hurufnya berbeda"), "3/8"),
            (taps("Kantor Imigrasi Muara Enim"), "4/8"),
            (types("loket 3"), "5/8"),
            (taps("Lewati"), "6/8"),
            (taps("Biasa"), "7/8"),
            (taps("Tidak"), "8/8"),
            (lambda person: person.sends_photo(), "8/8"),
            (taps("Selesai (1 berkas)"), "Ringkasan laporan"),
            (taps("‹ Kembali"), "8/8"),
            (types("/lapor"), "Anda punya draf laporan"),
            (taps("Lanjutkan draf"), "8/8"),
            (taps("Batal"), "sudah ditutup"),
        ),
    ),
    Journey(
        CASE_WORDS,
        ANYBODY,
        (
            (presses(CASE, CardButton.ASK, 1), "PELAPOR"),
            (presses(CASE, CardButton.NOTE, 1), "CATATAN DALAM"),
            (presses(CASE, CardButton.TRANSFER, 1, "tikim"), "Tulis alasannya"),
            (presses(CASE, CardButton.CHOOSE_SECTION, 1), "Dialihkan ke seksi mana?"),
            (presses(THREAD_BUTTON, ThreadButton.WRITE, 1), "Tulis kabar"),
            (presses(CASE, CardButton.STEP, 1, "penerbit"), "Siapa yang ditanya"),
            (presses(CASE, CardButton.RESOLVE, 1, "terbukti-ditolak"), "alasannya"),
            (types("Penerbitnya belum menjawab"), "apa yang membantu"),
            (taps("Batal"), "sudah ditutup"),
        ),
        files_a_report,
        frozenset({Purpose.ANSWER, Purpose.ADD, Purpose.ADDED, Purpose.QUESTION, Purpose.REOPEN}),
    ),
    Journey(
        CASE_WORDS,
        "counter_officer",
        (
            (presses(MINE_BUTTON, OwnCardButton.ANSWER, 1), "Tulis jawaban"),
            (presses(MINE_BUTTON, OwnCardButton.ADD, 1), "Tulis tambahan"),
            (presses(THREAD_BUTTON, ThreadButton.REOPEN, 1), "Tulis alasan"),
        ),
        files_a_report,
        frozenset(Purpose) - {Purpose.ANSWER, Purpose.ADD, Purpose.REOPEN},
    ),
    Journey(
        FREE_WORDS,
        "counter_officer",
        (
            (types("orangnya sudah pulang naik motor merah"), "Ini jawaban untuk"),
            (lambda person: person.sends_photo(), "1 berkas"),
            (presses(THREAD_BUTTON, ThreadButton.AS_REPORT), "Laporkan ini?"),
            (types("motornya tanpa pelat nomor"), "Laporkan ini?"),
            (taps("Batal"), "sudah ditutup"),
        ),
        asks_about_a_report,
        frozenset({FreeWordsStep.REPLY}),
    ),
    Journey(
        FREE_WORDS,
        ANYBODY,
        (
            (replies("Apakah ia masih di sana?"), "belum dikirim"),
            (lambda person: person.sends_photo(), "1 berkas"),
            (taps("Batal"), "sudah ditutup"),
        ),
        asks_about_a_report,
        frozenset({FreeWordsStep.ANSWER, FreeWordsStep.REPORT}),
    ),
    Journey(
        INTERVIEW,
        "counter_officer",
        (
            (types("/wawancara"), "Apa tujuan perjalanannya?"),
            (taps("Wisata"), "1/7"),
            (taps("Wajar"), "2/7"),
            (taps("Perlu digali"), "Gali dengan"),
            (taps("Janggal"), "Apa yang janggal?"),
            (types("jawabannya berubah dua kali"), "3/7"),
            (taps("Anak/korban?"), "Hentikan wawancara"),
            (taps("‹ Kembali"), "3/7"),
            (taps("Lewati"), "4/7"),
            (taps("Akhiri"), "Nomor permohonan?"),
            (types("0912-2026"), "Wawancara selesai"),
            (taps("‹ Kembali"), "Nomor permohonan?"),
            (types("/wawancara"), "belum selesai"),
            (taps("Lanjutkan draf"), "Nomor permohonan?"),
            (taps("Tanpa nomor"), "Wawancara selesai"),
            (taps("Laporkan"), "Ringkasan laporan"),
            (taps("Batal"), "sudah ditutup"),
        ),
    ),
    Journey(
        ANNOUNCEMENT,
        "trainer",
        (
            (types("/umumkan"), "1/6"),
            (types("Apel pagi"), "Untuk siapa"),
            (taps("Unit"), "<b>Unit</b>"),
            (taps("UKK Musi Rawas"), "Dipilih"),
            (taps("‹ Kembali"), "Untuk siapa"),
            (taps("Lanjut"), "Kapan dikirim?"),
            (taps("Sekarang"), "Perlu tombol"),
            (taps("Ya, minta"), "Berlaku sampai kapan?"),
            (types("31 des"), "Seberapa mendesak?"),
            (taps("Biasa, jam kerja"), "persis seperti"),
            (taps("Lanjut"), "Akan dikirim ke"),
            (taps("‹ Kembali"), "persis seperti"),
            (types("/umumkan"), "Lanjutkan draf?"),
            (taps("Lanjutkan draf"), "persis seperti"),
            (taps("Ubah"), "Apa yang diubah?"),
            (taps("Isi"), "1/6"),
            (taps("Batal"), "sudah ditutup"),
        ),
    ),
    Journey(
        ANNOUNCEMENT_WORDS,
        ANYBODY,
        (
            (presses(REWORD_BUTTON, "c", 1), "Tulis isi yang benar"),
            (presses(REWORD_BUTTON, "r", 1), "alasan penarikan"),
            (presses(REWORD_BUTTON, "no", 2), "alasan penolakan"),
            (taps("Batal"), "tidak jadi"),
        ),
        announces,
    ),
    Journey(
        APPOINTMENT,
        ANYBODY,
        (
            (types("/tunjuk"), "Untuk jabatan apa?"),
            (taps("Kasi Inteldakim"), "Siapa penggantinya?"),
            (taps("Hendra"), "Sebagai apa?"),
            (taps("Plh (pejabat berhalangan)"), "nomor suratnya"),
            (types("SP-12/XI/2026"), "Mulai tanggal berapa?"),
            (types("26/11/2026"), "Sampai tanggal berapa"),
            (types("27/11/2026"), "Penunjukan berlaku setelah"),
            (taps("‹ Kembali"), "Sampai tanggal berapa"),
            (types("/cuti"), "belum selesai diisi"),
            (taps("Mulai baru"), "Mulai tanggal berapa?"),
            (taps("Batal"), "sudah ditutup"),
        ),
    ),
    Journey(
        INVITATION,
        "admin",
        (
            (presses(INVITE_BUTTON, "new"), "Siapa?"),
            (types("Sari Dewi"), "Sebagai apa?"),
            (taps("Petugas"), "Di seksi mana?"),
            (taps("Tanpa seksi"), "Di unit mana?"),
            (taps("UKK OKU"), "PNS, PPPK atau PPNPN?"),
            (taps("PNS"), "Akan diundang: 1 orang"),
            (taps("‹ Kembali"), "PNS, PPPK atau PPNPN?"),
            (taps("PNS"), "Akan diundang: 1 orang"),
            (taps("Buat tautan"), "Undangan Pandu untuk Sari Dewi"),
        ),
    ),
    Journey(
        ANSWER,
        "head_of_tikim",
        (
            (presses(ANSWER_BUTTON, AnswerButton.WRITE, 1), "Tulis jawabannya"),
            (types("Simpan rapi di dalam laci"), "Pratinjau jawaban"),
            (presses(ANSWER_BUTTON, AnswerButton.POINT, 1), "Ada di bagian mana?"),
            (types("syarat paspor anak"), "Tekan, atau ketik kata lain"),
            (taps("1. "), "Pratinjau jawaban"),
            (taps("Batal"), "sudah ditutup"),
        ),
        forwards_a_question,
    ),
    Journey(
        FORWARD,
        "counter_officer",
        (
            (presses(FORWARD_BUTTON, ForwardButton.EDIT, 77, "tikim"), "Tulis pertanyaan Anda"),
            (types("resep rendang untuk tamu"), "resep rendang untuk tamu"),
            (taps("Ubah"), "Tulis pertanyaan Anda"),
            (taps("Batal"), "sudah ditutup"),
        ),
        asks_what_no_sop_answers,
    ),
    Journey(
        FOLLOW_UP,
        "counter_officer",
        (
            (presses(OWN_QUESTION_BUTTON, OwnQuestionButton.UNCLEAR, 1), "Apa yang belum jelas?"),
            (types("di laci yang mana"), "Tanya lebih lanjut tentang TJ-0001?"),
            (taps("Ubah"), "Apa yang belum jelas?"),
            (types("di laci sebelah mana"), "Tanya lebih lanjut tentang TJ-0001?"),
            (taps("Batal"), "sudah ditutup"),
        ),
        answers_a_question,
    ),
    Journey(
        SCHEDULE,
        "trainer",
        (
            (types("/jadwal"), "Untuk siapa?"),
            (taps("Seluruh kantor"), "kartu datang?"),
            (taps("Kamis: ya"), "kartu datang?"),
            (taps("Lanjut"), "Jam berapa?"),
            (types("13.15"), "Tema kartunya apa?"),
            (taps("Senyum"), "kuis datang?"),
            (taps("Lanjut"), "Menjangkau"),
            (taps("‹ Kembali"), "kuis datang?"),
            (taps("Batal"), "sudah ditutup"),
        ),
    ),
    Journey(
        VERIFICATION,
        "counter_officer",
        (
            (types("/verifikasi"), "Dokumen apa"),
            (taps("KTP-el"), "Cek dahulu di loket"),
            (taps("Surat + pertanyaan"), "Nomor permohonannya?"),
            (types("117/2026"), "Apa yang perlu ditambahkan?"),
            (taps("Cukup yang baku"), "Kapan pemohon diwawancara?"),
            (taps("‹ Kembali"), "Apa yang perlu ditambahkan?"),
            (types("Apakah pernah diganti?"), "Kapan pemohon diwawancara?"),
            (types("/verifikasi"), "belum selesai diisi"),
            (taps("Lanjutkan draf"), "Kapan pemohon diwawancara?"),
            (taps("Batal"), "sudah ditutup"),
        ),
    ),
    Journey(
        VERIFICATION_WORDS,
        ANYBODY,
        (
            (verifies(Verify.SENT), "lewat apa"),
            (taps("Surat"), "Tanggal berapa dikirim"),
            (types("24/11"), "ditunggu sampai kapan"),
            (verifies(Verify.SUSPEND), "penangguhan tertulis"),
            (verifies(Verify.INTERVIEW), "Kapan pemohon diwawancara?"),
            (verifies(Verify.GIVE), "Diserahkan kepada siapa?"),
            (verifies(Verify.OUTCOME, "asli"), "Siapa yang menjawab?"),
            (types("Panitera Muda"), "Tanggal berapa dijawab?"),
            (taps("Batal"), "sudah ditutup"),
        ),
        opens_a_verification,
    ),
    Journey(
        SOP_TEXT,
        "head_of_dokintalkim",
        (
            (types("/sop_tulis"), "SOP mana yang diubah?"),
            (taps("SOP baru"), "Apa judulnya?"),
            (types("Paspor terendam banjir"), "milik seksi mana?"),
            (types("/sop_tulis"), "Anda punya"),
            (taps("Mulai baru"), "SOP mana yang diubah?"),
            (types("paspor hilang"), "Bagian mana yang diubah?"),
            (taps("Bagian baru"), "Apa judul bagian barunya?"),
            (types("Dukun"), "Paspor hilang — Dukun"),
            (types("Dukun pelacak paspor dilarang.[^praktik]"), "lolos pemeriksaan"),
            (taps("Tanggal berlaku"), "Mulai tanggal berapa"),
            (taps("‹ Kembali"), "lolos pemeriksaan"),
            (taps("Agar ditemukan"), "Bagaimana ini biasanya ditanyakan"),
            (taps("‹ Ke pratinjau"), "lolos pemeriksaan"),
            (types("nanti saja ya"), "Ini pertanyaan atau isi naskah?"),
            (taps("Isi naskah"), "Tanpa sumber"),
            (taps("Batal"), "Hapus naskah ini?"),
            (taps("Ya, hapus"), "sudah ditutup"),
        ),
        keeps_every_section,
        # Reached by buttons of other texts: a heading to rename, an SOP to withdraw.
        frozenset({WritingStep.RENAME, WritingStep.REASON, WritingStep.INSTEAD}),
    ),
    Journey(
        LINE_WORDS,
        "head_of_dokintalkim",
        (
            (types("/konfirmasi"), "Menunggu Anda"),
            (taps("Tulis jawabannya"), "Bagaimana di kantor kita?"),
            (taps("Batal"), "sudah ditutup"),
        ),
    ),
    Journey(
        BASIS,
        "head_of_dokintalkim",
        (
            (types("/aturan"), "Aturan apa yang berubah"),
            (types("PP 45/2024 diganti PP 12/2027"), "Sumber yang menyebutnya"),
            (taps("Batal"), "sudah ditutup"),
        ),
    ),
    Journey(
        ARRANGING,
        ANYBODY,
        (
            (types("/pengaturan"), "Pengaturan kantor"),
            (taps("Jenjang"), "Jenjang laporan siapa?"),
            (taps("Seluruh kantor"), "Laporan yang mana?"),
            (taps("Biasa"), "Kepala seksi: 60 menit"),
            (taps("Usulkan perubahan"), "Salin teks di atas"),
            (types("Kepala kantor: 45 menit"), "Belum diajukan"),
            (taps("Batal"), "sudah ditutup"),
        ),
    ),
    Journey(
        PAPER,
        "admin",
        (
            (types("/siapkan"), "Catatan kertas: belum diisi"),
            (taps("Catatan kertas"), "Salin, ubah, lalu kirim"),
            (taps("Lewati"), "belum diisi; boleh dilewati"),
        ),
    ),
    Journey(
        FIRST_MINUTES,
        "counter_officer",
        (
            (taps("Lima menit pertama"), "1 dari 3"),
            (taps("Lewati"), "2 dari 3"),
        ),
        silent=frozenset({FirstStep.WORDS}),
    ),
    Journey(
        SAMPLES,
        "counter_officer",
        (
            (presses(SAMPLE_BUTTON, SampleButton.WRITE, 1), "Bagaimana Anda menanyakan"),
            (taps("Batal"), "sudah ditutup"),
        ),
        is_asked_for_samples,
    ),
    Journey(
        REVIEW_WORDS,
        ANYBODY,
        (
            (presses(REVIEW_BUTTON, ReviewButton.RETURN, 1), "Apa yang perlu diperbaiki?"),
            (types("Sebut juga polisi."), "dengan alasan ini?"),
            (taps("Ubah"), "Apa yang perlu diperbaiki?"),
            (taps("Batal"), "sudah ditutup"),
        ),
        hands_in_a_draft,
    ),
)


@pytest.fixture
def training_table() -> str:
    return EVERY_DAY


@pytest.mark.timeout(150)
@pytest.mark.parametrize(
    "journey",
    # All run on one mechanism: the longest of them stands for the others in every run.
    [
        pytest.param(
            one, id=f"{one.flow.topic}-{one.who}", marks=() if one is JOURNEYS[0] else SLOW
        )
        for one in JOURNEYS
    ],
)
async def test_killed_between_a_step_and_its_reply_the_question_stands_there_again_once(
    telegram: Emulator, lives: Lives, journey: Journey
) -> None:
    person, death = lives.people[journey.who], Death(journey.moves[0][1])
    async with lives.begins() as office:
        await person.types("/bantuan")
        await person.expects("Ketik saja")
        if journey.prepare is not None:
            await journey.prepare(office)
        await dies(telegram, death, person, journey.moves[0][0])

    seen: set[str] = set()
    for move in (*journey.moves[1:], None):
        death.is_over = True
        async with lives.begins() as office:
            await until(death.has_shown)
            await office.settles()
            assert death.shown == 1, f"{death.fragment!r} was shown {death.shown} times"
            assert await office.services.inbox.count_open() == 0
            form = await office.services.forms.of(await member(office, person), journey.flow)
            seen |= {form.step} if form is not None else set()
            if move is not None:
                death = Death(move[1])
                await dies(telegram, death, person, move[0])

    assert seen == {step.name for step in journey.flow.steps} - journey.silent


def test_every_flow_is_killed() -> None:
    assert {journey.flow.topic for journey in JOURNEYS} == {flow.topic for flow in FLOWS}
