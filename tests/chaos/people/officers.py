"""Officers: they ask, report, add, answer, take back, interview, ask issuers, and ask heads."""

from functools import partial
from itertools import chain
from typing import Any

from botapi_emulator import Message
from tests.chaos.human import Human
from tests.chaos.people.signs import (
    ASKED_BACK,
    FORWARDED,
    QUESTION,
    RECEIPT,
    RESOLVED,
    VERIFICATION,
    code,
    has_no_draft,
)
from tests.chaos.play.asking import ANSWERS, LEANING, NEWS, is_answer
from tests.chaos.play.walk import Rule, asked, on, press, shows

_CATEGORIES = ("Calo", "Dokumen palsu", "Indikasi TPPO", "SIMKIM")
# What an open report of one's own offers.
_OPEN = frozenset({"Tambahkan", "Jawab"})
# With which a drill begins, and what ends it: its receipt, its end, or what is real.
_DRILL = ("Tidak ada, mulai", "Tulis laporan LATIHAN")
_DRILL_OVER = (
    "LATIHAN KJ-",
    "sudah berakhir, atau laporannya sudah terkirim",
    "Ada laporan mendesak yang sungguhan pada Anda",
    "diakhiri. Terima kasih",
    "tidak jadi",
    "masih punya draf laporan sungguhan",
    " berakhir: ",
)
_THANKS = "terima kasih, sedang diteruskan"
# A head may close it before its reporter has answered.
_CLOSED = ("tidak dapat ditambah", "tidak diteruskan")
# What several ask and no SOP answers: the keeper finds it under /saran.
_GAPS = ("resep rendang daging sapi", "jadwal bola voli sabtu sore")
# Shortly after an addition a text is taken for another one; and while an interview is open.
_IS_A_QUESTION = Rule(shows("Ini pertanyaan SOP"), press("Ini pertanyaan SOP"), is_repeatable=False)
_SECTIONS = ("Tikim", "Inteldakim", "Dokintalkim")


class Officer(Human):
    """Somebody at the counter."""

    def __init__(self, *how: Any) -> None:
        super().__init__(*how)
        # The questions about whose answers they have asked.
        self._unclear: set[str] = set()
        # The reports that they wanted to be opened again.
        self._reopened: set[str] = set()

    async def does_something(self) -> None:
        questions = self.buttons("Jawab", "Pertanyaan tentang laporan")
        news = self.unread_news()
        receipts = self.buttons("Lihat", "sudah terkirim")
        waiting = self.buttons("Catat hasil", "VD-")
        closed = sorted((self.codes(RESOLVED) & self.codes(RECEIPT)) - self._reopened)
        answers = [
            answer
            for answer in self.buttons("Belum jelas", "Jawaban ")
            if code(QUESTION, answer) not in self._unclear
        ]
        drills = [one for label in _DRILL for one in self.buttons(label, is_drill=True)]
        doings = {
            "Jawab": 20 * bool(questions),
            "Sudah baca": 20 * bool(news),
            "tanya": 3,
            "tanya lanjutan": 1,
            "tanya sia-sia": 1,
            "Belum jelas": 2 * bool(answers),
            "teruskan": 2,
            "lapor": 4,
            "Tambahkan": 2 * bool(receipts),
            "Tarik": bool(receipts),
            "Minta dibuka lagi": 10 * bool(closed),
            "berkas": bool(receipts),
            "dampingi": 1,
            "simulasi": 3 * bool(drills),
            "wawancara": 2,
            "verifikasi": 2,
            "Catat hasil": 2 * bool(waiting),
        }
        match self.chooses(doings):
            case "Jawab":
                await self.answers_the_head(self.rng.choice(questions))
            case "Sudah baca":
                await self.reads(news[0])
            case "tanya":
                await self.asks()
            case "tanya lanjutan":
                await self.asks_on()
            case "Belum jelas":
                await self.asks_further(answers[0])
            case "Minta dibuka lagi":
                await self.asks_to_reopen(self.rng.choice(closed))
            case "tanya sia-sia":
                self.may_be_answered()
                gap = self.rng.choice(_GAPS)
                end = await self.types(gap, _IS_A_QUESTION, done=_is_about_a_gap)
                self.notes("tanya sia-sia", end)
            case "teruskan":
                await self.asks_a_head()
            case "wawancara":
                await self.interviews()
            case "Tambahkan":
                await self.adds(self.rng.choice(receipts))
            case "Tarik":
                await self.withdraws(receipts[0])
            case "berkas":
                await self.prints(code(RECEIPT, self.rng.choice(receipts)))
            case "simulasi":
                await self.plays(drills[0])
            case "dampingi":
                await self.calls_for_help()
            case "verifikasi":
                await self.verifies()
            case "Catat hasil":
                await self.hears_the_issuer(self.rng.choice(waiting))
            case _:
                await self.reports()

    def unread_news(self) -> list[Message]:
        """What they have been told of changed SOPs and not read."""
        return [message for message in self.buttons("Sudah baca") if NEWS.search(message.text)]

    async def answers_the_head(self, question: Message) -> None:
        """Answer what a head asks back, unless the report was closed meanwhile."""
        case = code(ASKED_BACK, question)
        await self.says(
            question,
            "Jawab",
            "Tulis jawaban",
            f"{case}: {_THANKS}",
            is_over=lambda message: (
                case in message.text and any(end in message.text for end in _CLOSED)
            ),
        )

    async def asks(self) -> None:
        question = self.rng.choice(list(ANSWERS))
        self.counts_question()
        done = partial(is_answered, question)
        self.notes("tanya", await self.types(question, _IS_A_QUESTION, done=done))

    async def asks_a_head(self) -> None:
        words = self.words()
        self.deeds.forwarded.add(words)
        self.may_be_answered()
        had = self.codes(FORWARDED)
        end = await self.types(
            self.beside(words),
            _IS_A_QUESTION,
            on("Maksud Anda yang mana?", press_="Tidak ada yang cocok"),
            # The button names a Kasi, or the Kasubbag Tata Usaha if no section owns the question.
            on("Teruskan ke Kas", press_="Teruskan ke Kas"),
            on("Pertanyaan ini urusan seksi mana?", press_=self.rng.choice(_SECTIONS)),
            on("Teruskan pertanyaan ini?", words, press_="Kirim"),
            on("Tetap teruskan pertanyaan Anda?", words, press_="Tetap kirim"),
            done=self.is_new(FORWARDED, had),
        )
        self.notes("teruskan", end, words)

    async def reports(self) -> None:
        words = self.words()
        self.deeds.filed.add(words)
        # A receipt that comes twice is of an earlier report, and no sign that this one has gone.
        had = self.codes(RECEIPT)
        end = await self.types(
            "/lapor",
            on("Anda punya draf laporan", press_="Mulai baru"),
            *self._form(words),
            on("Ada laporan serupa", press_="Kirim baru"),
            on("Ringkasan laporan", press_="Kirim laporan"),
            done=self.is_new(RECEIPT, had),
            hopeless=has_no_draft,
        )
        self.notes("lapor", end, words)

    def _form(self, words: str) -> tuple[Rule, ...]:
        """What is answered on the screens of a report."""
        return (
            on("Laporan kejanggalan — 1/8", press_=self.rng.choice(_CATEGORIES)),
            asked("Laporan kejanggalan — 2/8", text=self.beside(words)),
            on("Laporan kejanggalan — 3/8", press_="Kantor Imigrasi Muara Enim"),
            on("Laporan kejanggalan — 4/8", press_="Lewati"),
            on("Laporan kejanggalan — 5/8", press_="Lewati"),
            on("Laporan kejanggalan — 6/8", press_=self._urgency()),
            on("Laporan kejanggalan — 7/8", press_="Tidak"),
            on("berkas diterima", press_="Selesai"),
            self._file(),
        )

    def _urgency(self) -> str:
        """Seldom urgent: an urgent report ends the drills of all whom it reaches."""
        return self.rng.choices(("Biasa", "Mendesak"), (4, 1))[0]

    async def plays(self, drill: Message) -> None:
        """Play a drill, unless it is over or something real comes first."""
        words = self.words()
        self.deeds.drilled.add(words)
        label = next(one for one in _DRILL if one in str(drill.buttons))
        end = await self.walks(
            drill,
            label,
            (
                on("LATIHAN", "Tulis laporan LATIHAN", press_="Tulis laporan LATIHAN"),
                *self._form(words),
                on("Ringkasan laporan", "Kirim LATIHAN", press_="Kirim LATIHAN"),
            ),
            lambda message: any(sign in message.text for sign in _DRILL_OVER),
        )
        self.notes("simulasi", end)

    def _file(self) -> Rule:
        """A photo, a document whose name says too much, or none."""
        fits = shows("— 8/8")
        match self.rng.choices(("photo", "document", "none"), (3, 1, 6))[0]:
            case "photo":
                return Rule(fits, lambda person, _: person.sends_photo(), is_repeatable=False)
            case "document":
                name = f"KTP {self.beside('berkas')}.pdf".replace("/", "-").replace("\n", " ")
                return Rule(
                    fits, lambda person, _: person.sends_document(name=name), is_repeatable=False
                )
            case _:
                return Rule(fits, press("Lewati"))

    async def interviews(self) -> None:
        """Hold an interview; most become a report."""
        words = self.words()
        self.deeds.noted.add(words)
        self.deeds.filed.add(words)
        is_receipt = self.is_new(RECEIPT, self.codes(RECEIPT))
        end = await self.types(
            "/wawancara",
            on("Anda punya wawancara", press_="Mulai baru"),
            on("Apa tujuan perjalanannya?", press_="Wisata"),
            on("Wisata — 1/", press_="Wajar"),
            on("Wisata — 2/", press_="Janggal"),
            asked("Apa yang janggal?", text=self.beside(words)),
            asked("Terlalu panjang", text=words),
            on("Wisata — 3/", press_="Akhiri"),
            on("Nomor permohonan?", press_="Tanpa nomor"),
            on("Wawancara selesai:", press_=self.rng.choice(("Laporkan", "Selesai"))),
            on("Anda punya draf laporan lain", press_="Ganti draf itu"),
            on("Ada laporan serupa", press_="Kirim baru"),
            on("Ringkasan laporan", press_="Kirim laporan"),
            done=lambda message: (
                message.text.startswith("Wawancara selesai.") or is_receipt(message)
            ),
            hopeless=has_no_draft,
        )
        is_filed = end is not None and is_receipt(end)
        self.notes("wawancara", end, words if is_filed else "")

    async def verifies(self) -> None:
        words = self.words()
        self.deeds.asked_issuers.add(words)
        end = await self.types(
            "/verifikasi",
            on("Verifikasi saya", press_="Verifikasi baru"),
            on("Anda punya verifikasi", press_="Mulai baru"),
            on("Verifikasi dokumen — 1/5", press_="KTP-el"),
            on("Verifikasi dokumen — 2/5", press_="Perlu bersurat"),
            asked("Verifikasi dokumen — 3/5", text=words),
            on("Verifikasi dokumen — 5/5", press_="Hari ini"),
            done=shows("VD-", words),
            hopeless=has_no_draft,
        )
        self.notes("verifikasi", end, words)

    async def hears_the_issuer(self, card: Message) -> None:
        case = code(VERIFICATION, card)
        words = self.words()
        self.deeds.said.add(words)
        rules = (
            on(case, "Apa jawaban penerbit?", press_="Asli"),
            asked(case, "Siapa yang menjawab?", text=words),
            on(case, "Tanggal berapa dijawab?", press_="Hari ini"),
        )
        has_ended, is_over = shows(case, "Hasil: asli"), shows("sudah selesai atau dibatalkan")
        end = await self.walks(
            card, "Catat hasil", rules, lambda message: has_ended(message) or is_over(message)
        )
        is_own = end is not None and words in end.text
        self.notes("Catat hasil", end, words if is_own else "")

    async def calls_for_help(self) -> None:
        """Call for company without a sound, and say later that all is well."""
        end = await self.types(
            "/dampingi",
            on("Salah tekan", "Aman", press_="Aman"),
            done=shows("Pemeriksaan berkas selesai."),
        )
        self.notes("dampingi", end)

    async def withdraws(self, receipt: Message) -> None:
        case = code(RECEIPT, receipt)
        sure = on(f"Tarik laporan {case}?", press_="Ya, tarik")
        is_withdrawn = shows(case, "ditarik")
        await self.presses(
            receipt,
            "Tarik",
            sure,
            done=lambda message: is_withdrawn(message) or "hanya dapat ditarik" in message.text,
        )

    async def adds(self, receipt: Message) -> None:
        """Add to an open report, or answer what is asked about it."""
        case = code(RECEIPT, receipt)
        is_seen = shows(case, "Dikirim:", "Keadaan: ")
        await self.says(
            receipt,
            "Tambahkan",
            "atau kirim foto atau dokumen",
            f"{case}: {_THANKS}",
            on(case, "Dikirim:", "Tambahkan", press_="Tambahkan"),
            on(case, "Dikirim:", "Jawab", press_="Jawab"),
            label="Lihat",
            is_over=lambda message: is_seen(message) and not _OPEN & {*chain(*message.buttons)},
        )

    async def asks_to_reopen(self, case: str) -> None:
        """Ask for a closed report to be opened again."""
        self._reopened.add(case)
        words = self.words()
        self.deeds.said.add(words)
        is_sent = shows(f"{case}: Permintaan Anda sedang dikirim")
        is_open = shows(case, "Yang sudah terjadi")
        end = await self.types(
            f"/riwayat {case}",
            on(case, "Yang sudah terjadi", "Minta dibuka lagi", press_="Minta dibuka lagi"),
            self.asked("Tulis alasan", words),
            done=lambda message: (
                is_sent(message)
                or (is_open(message) and "Minta dibuka lagi" not in str(message.buttons))
                or "sudah memintanya" in message.text
            ),
        )
        self.notes("Minta dibuka lagi", end, words if end and is_sent(end) else "")

    async def asks_further(self, answer: Message) -> None:
        """Say what is not clear about a head's answer, once for each question."""
        case = code(QUESTION, answer)
        self._unclear.add(case)
        await self.says(
            answer,
            "Belum jelas",
            "Apa yang belum jelas?",
            f"{case} diteruskan ke",
            on(f"Tanya lebih lanjut tentang {case}?", press_="Kirim"),
            is_over=lambda message: (
                case in message.text
                and ("masih menunggu" in message.text or "disimpan dan menunggu" in message.text)
            ),
        )

    async def asks_on(self) -> None:
        """Ask something, and then what leans on it."""
        await self.asks()
        self.may_be_answered()
        end = await self.types(LEANING, _IS_A_QUESTION, done=shows("Semua bagian"))
        self.notes("tanya lanjutan", end)


def is_answered(question: str, message: Message) -> bool:
    """Whether a message answers the question."""
    return is_answer(f"{message.text} {message.buttons}", question)


def _is_about_a_gap(message: Message) -> bool:
    """Once a head or the keeper has answered it, their words are shown; before, that it waits."""
    shown = ("Tekan Teruskan", "Jawaban ", "bukan urusan", "masih menunggu")
    return any(words in message.text for words in shown)
