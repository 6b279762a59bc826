"""The cast of a round: each does his work until it is evening, and finishes what he began."""

import re
from itertools import chain

from emulator import Emulator, Person
from emulator.messages import Message
from office.people import NewMember, Role
from office.services import Services
from tests.chaos.human import PATIENCE_SECONDS, Deeds, Evening, Human
from tests.chaos.timeline import Timelines
from tests.chaos.walk import Rule as At
from tests.chaos.walk import asked, on, press, shows, walk
from tests.journeys.conftest import ANSWER, SURE

_RECEIPT = re.compile(r"Laporan (KJ-\d+) sudah terkirim")
_CARD = re.compile(r"(KJ-\d+) — ")
_CATEGORIES = ("Calo", "Dokumen palsu", "Indikasi TPPO", "SIMKIM")
_VERIFICATION = re.compile(r"(VD-\d+) — ")
_PUBLISHED = re.compile(r"Pengumuman #\d+ (?:mulai dikirim|terjadwal)")
COUNTERS = 6
LISTENERS = 8
_LISTENING_UNIT = "UKK OKU"

CAST = {
    "Rina Wulandari": NewMember("Rina Wulandari", "kanim", (Role.OFFICER,)),
    "Dewi Anggraini": NewMember("Dewi Anggraini", "kanim", (Role.OFFICER,)),
    "Joko Susilo": NewMember("Joko Susilo", "kanim", (Role.OFFICER,)),
    "Yuni Astuti": NewMember("Yuni Astuti", "ukk-musi-rawas", (Role.OFFICER,)),
    "Sri Mulyati": NewMember("Sri Mulyati", "kanim", (Role.SECTION_HEAD,), "inteldakim"),
    "Hendra Saputra": NewMember("Hendra Saputra", "kanim", (Role.SECTION_HEAD,), "dokintalkim"),
    "Andi Pratama": NewMember("Andi Pratama", "kanim", (Role.SECTION_HEAD,), "tikim"),
    "Bambang Wijaya": NewMember("Bambang Wijaya", "kanim", (Role.HEAD_OF_OFFICE,)),
    "Lestari Ningsih": NewMember("Lestari Ningsih", "kanim", (Role.TRAINER,)),
    "Agus Salim": NewMember("Agus Salim", "kanim", (Role.ADMIN,)),
    **{
        f"Loket {number}": NewMember(f"Loket {number}", "kanim", (Role.OFFICER,))
        for number in range(1, COUNTERS + 1)
    },
    **{
        f"Petugas {number}": NewMember(f"Petugas {number}", "ukk-oku", (Role.OFFICER,))
        for number in range(LISTENERS)
    },
}


# What an open report of one's own offers.
_OPEN = frozenset({"Tambahkan", "Jawab"})


class Officer(Human):
    """Asks, reports, adds, answers, takes back, holds interviews, and asks issuers."""

    async def does_something(self) -> None:
        questions = self.buttons("Jawab", "Pertanyaan tentang laporan")
        if questions and self.rng.random() < 0.5:
            await self.says(questions[0], "Jawab", "Tulis jawaban", "sudah diteruskan")
            return
        receipts = self.buttons("Lihat", "sudah terkirim")
        waiting = self.buttons("Catat hasil", "VD-")
        doings = ("ask", "report", "add", "withdraw", "interview", "verify", "answered")
        match self.rng.choices(doings, (3, 4, 2, 1, 2, 2, 2))[0]:
            case "ask":
                await self.asks()
            case "interview":
                await self.interviews()
            case "add" if receipts:
                await self.adds(self.rng.choice(receipts))
            case "withdraw" if receipts:
                await self.withdraws(receipts[0])
            case "verify":
                await self.verifies()
            case "answered" if waiting:
                await self.hears_the_issuer(self.rng.choice(waiting))
            case _:
                await self.reports()

    async def asks(self) -> None:
        self.deeds.questions[self.person.id] += 1
        question = self.person.types
        end = await walk(
            self.person, self.timeline, lambda: question(SURE), (), shows(ANSWER), PATIENCE_SECONDS
        )
        self.notes("tanya", end)

    async def reports(self) -> None:
        words = self.words()
        self.deeds.filed.add(words)
        # A receipt that comes twice is of an earlier report, and no sign that this one has gone.
        had = self._receipts()
        sends_photo = self.rng.random() < 0.4
        files = At(
            shows("— 8/8"),
            (lambda person, _: person.sends_photo()) if sends_photo else press("Lewati"),
            is_repeatable=not sends_photo,
        )
        end = await walk(
            self.person,
            self.timeline,
            lambda: self.person.types("/lapor"),
            (
                on("Anda punya draf laporan", press_="Mulai baru"),
                on("Laporan kejanggalan — 1/8", press_=self.rng.choice(_CATEGORIES)),
                asked("Laporan kejanggalan — 2/8", text=words),
                on("Laporan kejanggalan — 3/8", press_="Kantor Imigrasi Muara Enim"),
                on("Laporan kejanggalan — 4/8", press_="Lewati"),
                on("Laporan kejanggalan — 5/8", press_="Lewati"),
                on("Laporan kejanggalan — 6/8", press_=self.rng.choice(("Biasa", "Mendesak"))),
                on("Laporan kejanggalan — 7/8", press_="Tidak"),
                files,
                on("berkas diterima", press_="Selesai"),
                on("Ada laporan serupa", press_="Kirim baru"),
                on("Ringkasan laporan", press_="Kirim laporan"),
            ),
            lambda one: _RECEIPT.match(one.text) is not None and _code(_RECEIPT, one) not in had,
            PATIENCE_SECONDS,
            hopeless=_has_no_draft,
        )
        self.notes("lapor", end, words)

    async def interviews(self) -> None:
        """Hold an interview; most become a report."""
        words = self.words()
        self.deeds.noted.add(words)
        self.deeds.filed.add(words)
        had = self._receipts()
        end = await walk(
            self.person,
            self.timeline,
            lambda: self.person.types("/wawancara"),
            (
                on("Anda punya wawancara", press_="Mulai baru"),
                on("Apa tujuan perjalanannya?", press_="Wisata"),
                on("Wisata — 1/", press_="Wajar"),
                on("Wisata — 2/", press_="Janggal"),
                asked("Apa yang janggal?", text=words),
                on("Wisata — 3/", press_="Akhiri"),
                on("Nomor permohonan?", press_="Tanpa nomor"),
                on("Wawancara selesai:", press_=self.rng.choice(("Laporkan", "Selesai"))),
                on("Anda punya draf laporan lain", press_="Ganti draf itu"),
                on("Ada laporan serupa", press_="Kirim baru"),
                on("Ringkasan laporan", press_="Kirim laporan"),
            ),
            lambda one: (
                one.text.startswith("Wawancara selesai.")
                or (_RECEIPT.match(one.text) is not None and _code(_RECEIPT, one) not in had)
            ),
            PATIENCE_SECONDS,
            hopeless=_has_no_draft,
        )
        is_filed = end is not None and _RECEIPT.match(end.text) is not None
        self.notes("wawancara", end, words if is_filed else "")

    async def verifies(self) -> None:
        words = self.words()
        self.deeds.asked_issuers.add(words)
        end = await walk(
            self.person,
            self.timeline,
            lambda: self.person.types("/verifikasi"),
            (
                on("Verifikasi saya", press_="Verifikasi baru"),
                on("Anda punya verifikasi", press_="Mulai baru"),
                on("Verifikasi dokumen — 1/5", press_="KTP-el"),
                on("Verifikasi dokumen — 2/5", press_="Perlu bersurat"),
                asked("Verifikasi dokumen — 3/5", text=words),
                on("Verifikasi dokumen — 5/5", press_="Hari ini"),
            ),
            shows("VD-", words),
            PATIENCE_SECONDS,
            hopeless=_has_no_draft,
        )
        self.notes("verifikasi", end, words)

    async def hears_the_issuer(self, card: Message) -> None:
        code = _code(_VERIFICATION, card)
        words = self.words()
        self.deeds.said.add(words)
        rules = (
            on(code, "Apa jawaban penerbit?", press_="Asli"),
            asked(code, "Siapa yang menjawab?", text=words),
            on(code, "Tanggal berapa dijawab?", press_="Hari ini"),
        )
        has_ended, is_over = shows(code, "Hasil: asli"), shows("sudah selesai atau dibatalkan")
        end = await self.walks(
            card, "Catat hasil", rules, lambda one: has_ended(one) or is_over(one)
        )
        is_own = end is not None and words in end.text
        self.notes("Catat hasil", end, words if is_own else "")

    def _receipts(self) -> set[str]:
        """The codes of all reports whose receipts he has seen."""
        found = (_RECEIPT.match(one.text) for one in self.timeline.seen)
        return {one[1] for one in found if one is not None}

    async def withdraws(self, receipt: Message) -> None:
        code = _code(_RECEIPT, receipt)
        sure = on(f"Tarik laporan {code}?", press_="Ya, tarik")
        await self.presses(receipt, "Tarik", sure, done=shows(code, "ditarik"))

    async def adds(self, receipt: Message) -> None:
        code = _code(_RECEIPT, receipt)
        words = self.words()
        self.deeds.said.add(words)
        rules = (
            on(code, "Dikirim:", "Tambahkan", press_="Tambahkan"),
            on(code, "Dikirim:", "Jawab", press_="Jawab"),
            asked("Tulis tambahan", text=words),
            asked("Tulis jawaban", text=words),
        )
        has_arrived, is_closed = shows("sudah diteruskan"), shows(code, "Dikirim:", "Keadaan: ")
        end = await self.walks(
            receipt,
            "Lihat",
            rules,
            lambda one: has_arrived(one) or (is_closed(one) and not _OPEN & {*chain(*one.buttons)}),
        )
        self.notes("Tambahkan", end, words if end and has_arrived(end) else "")


class Head(Human):
    """Takes what comes to him, or lets it lie; works on what he has taken."""

    async def does_something(self) -> None:
        new = self.buttons("Terima", "Pelapor:")
        taken = self.buttons("Selesai", "Pelapor:", "Menunggu instansi")
        if new and self.rng.random() < 0.45:
            await self.takes(self.rng.choice(new))
        elif taken and self.rng.random() < 0.9:
            await self.works_on(self.rng.choice(taken))
        elif others := self.buttons("Dorong", "Pelapor:"):
            await self.nudges(self.rng.choice(others))
        else:
            await self.evening.rest(1.0)

    async def takes(self, card: Message) -> None:
        code = _code(_CARD, card)
        await self.presses(
            card,
            "Terima",
            on(code, "Kapan ada kemajuan?", press_=self.rng.choice(("1 jam", "3 hari"))),
            done=lambda one: (
                code in one.text and ("Menunggu instansi" in str(one.buttons) or _is_too_late(one))
            ),
        )

    async def nudges(self, card: Message) -> None:
        """He asks how it goes; once a day is enough, and by now nobody may have it."""
        said = ("sudah ditanya perkembangannya", "Sudah didorong hari ini", "sudah ditutup")
        await self.presses(
            card,
            "Dorong",
            done=lambda one: any(words in one.text for words in said),
        )

    async def works_on(self, card: Message) -> None:
        code = _code(_CARD, card)
        may_lift = "Naikkan" in str(card.buttons)
        weights = (3, 4, 1, int(may_lift), 1)
        match self.rng.choices(("ask", "close", "transfer", "lift", "note"), weights)[0]:
            case "ask":
                await self.says(card, "Minta info", "Tulis pertanyaan", "Pertanyaan Anda sudah")
            case "close":
                how = on(code, "Bagaimana hasilnya?", press_="Dirujuk")
                await self.says(card, "Selesai", "Tulis satu kalimat", "Laporan ditutup", how)
            case "transfer":
                # The section that has a head here and is not this one.
                to = "Tikim" if "Sri" in self.person.name else "Inteldakim"
                other = on(code, "Dialihkan ke seksi mana?", press_=to)
                await self.says(card, "Alihkan", "Tulis alasan", "dialihkan ke Seksi", other)
            case "lift":
                await self.presses(card, "Naikkan", done=shows(code, "menunggu diterima"))
            case _:
                await self.says(card, "Catatan dalam", "CATATAN DALAM", "Catatan dalam disimpan")


class Trainer(Human):
    """Publishes one announcement after the other."""

    async def does_something(self) -> None:
        words = self.words()
        self.deeds.published.add(words)
        end = await walk(
            self.person,
            self.timeline,
            lambda: self.person.types("/umumkan"),
            (
                on("Akan dikirim ke", press_="Kirim"),
                on("Anda punya draf pengumuman", press_="Mulai baru"),
                asked("Pengumuman — 1/6", text=f"<b>{words}</b>"),
                on("Untuk siapa", "Dipilih", press_="Lanjut"),
                on("Untuk siapa", press_="Unit"),
                on(f"✓ {_LISTENING_UNIT}", press_="‹ Kembali"),
                on(_LISTENING_UNIT, "‹ Kembali", press_=_LISTENING_UNIT),
                on("Kapan dikirim?", press_="Sekarang"),
                on("Pengumuman — 4/6", press_="Ya, minta"),
                on("Pengumuman — 5/6", press_="7 hari"),
                on("Pengumuman — 6/6", press_=self.rng.choice(("Biasa", "Mendesak"))),
                on("persis seperti", press_="Lanjut"),
            ),
            lambda one: _PUBLISHED.match(one.text) is not None,
            PATIENCE_SECONDS,
            hopeless=_has_no_draft,
        )
        self.notes("umumkan", end, words)
        await self.evening.rest(self.rng.uniform(2, 5))


class Listener(Human):
    """Presses "Sudah baca" when he gets round to it."""

    async def does_something(self) -> None:
        await self.evening.rest(self.rng.uniform(2, 6))
        if unread := self.buttons("Sudah baca"):
            await press("Sudah baca")(self.person, unread[0])


_LIVES: dict[Role, type[Human]] = {
    Role.SECTION_HEAD: Head,
    Role.HEAD_OF_OFFICE: Head,
    Role.TRAINER: Trainer,
}


async def enrolled(telegram: Emulator, services: Services) -> list[Person]:
    """Everybody, with a membership each."""
    people = [telegram.person(name) for name in CAST]
    for person in people:
        code = await services.people.invite(CAST[person.name])
        person.pressed_start()
        await services.people.enrol(code, person.id)
    return people


def humans(
    people: list[Person], timelines: Timelines, seed: int, evening: Evening, deeds: Deeds
) -> list[Human]:
    """Give everybody who has something to do a life of his own."""
    found = []
    for person in people:
        role = CAST[person.name].roles[0]
        if role is Role.ADMIN:
            continue
        is_listener = CAST[person.name].unit == "ukk-oku"
        life = Listener if is_listener else _LIVES.get(role, Officer)
        timeline = timelines[person.id]
        found.append(life(person, timeline, f"{seed}:{person.name}", evening, deeds))
    return found


def _code(pattern: re.Pattern[str], message: Message) -> str:
    found = pattern.search(message.text)
    assert found is not None, message
    return found[1]


def _has_no_draft(message: Message) -> bool:
    """Whether what was being written is gone: sent by an earlier press, or a day old."""
    return message.text.startswith(
        (
            "Tidak ada laporan yang",
            "Tidak ada pengumuman yang",
            "Tidak ada verifikasi yang",
            "Draf ",
            "Wawancara ini sudah",
        )
    )


def _is_too_late(message: Message) -> bool:
    """Whether the card says that somebody else was faster, or that it is over."""
    signs = ("sudah diterima oleh", "sekarang pada", "selesai")
    return any(sign in message.text for sign in signs)
