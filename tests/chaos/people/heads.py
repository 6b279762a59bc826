"""Heads: they take what comes to them or let it lie, move it on, and answer what officers ask."""

from typing import Any

from botapi_emulator import Message, Person
from tests.chaos.human import Human
from tests.chaos.people.signs import (
    CALL_OFF,
    CARD,
    DRAFT,
    END_DRILL,
    MORE,
    QUESTION,
    REOPENING,
    code,
    further,
    is_too_late,
)
from tests.chaos.play.walk import Fits, Rule, on, press, press_first, shows

# Who can be given a report by whom.
_STAFF = {"Sri Mulyati": "Dodi Firmansyah", "Andi Pratama": "Wati Rahayu"}
_NUDGED = ("sudah ditanya perkembangannya", "Sudah didorong hari ini", "sudah ditutup")

_BOSS = "Bambang Wijaya"
_CASES = ("Berkas salah kirim", "Dijemput orang lain")
_PLANNED = (
    "dijadwalkan: ",
    "Tidak ada petugas yang dapat",
    "Petugas itu masih punya simulasi",
    "Petugas itu tidak dapat diberi simulasi",
    "Jam itu sudah lewat",
)
_ENDED = ("dibatalkan. Yang terlibat", "sudah berakhir", "Simulasi diakhiri", "simulasi berakhir")

_REVIEWED = (
    "disetujui oleh",
    "dikembalikan oleh",
    "ditarik oleh",
    "dikembalikan kepada penulisnya",
)
_UNPUBLISHED = ("Kembalikan, agar penulisnya", "sudah diputuskan")


class Head(Human):
    """A head of section or of the office."""

    def __init__(self, *how: Any) -> None:
        super().__init__(*how)
        # The requests to reopen a report that they have granted.
        self._reopened: set[str] = set()

    async def does_something(self) -> None:
        drafts = self.drafts()
        new = self.buttons("Terima", "Pelapor:")
        taken = self.buttons("Ditindaklanjuti", "Pelapor:")
        asked = self.buttons("Jawab", "pertanyaan petugas")
        others = self.buttons("Dorong", "Pelapor:")
        given = self.buttons("Ganti jawaban", "dijawab oleh")
        requests = [
            request
            for request in self.buttons("Buka lagi", "Pelapor meminta")
            if code(REOPENING, request) not in self._reopened
        ]
        on_taken = self._doings(taken[0]) if taken else {}
        doings = {
            "Setujui": 10 * bool(drafts),
            "Jawab pertanyaan": 3 * bool(asked),
            "Terima": 6 * bool(new),
            "Dorong": bool(others),
            "Ganti jawaban": bool(given),
            "Buka lagi": 10 * bool(requests),
            **self._drilling(),
            **on_taken,
        }
        if not any(doings.values()):
            await self.evening.rest(1.0)
            return
        match self.chooses(doings):
            case "Setujui":
                await self.reviews(self.rng.choice(drafts))
            case "Jawab pertanyaan":
                await self.answers(self.rng.choice(asked))
            case "Terima":
                await self.takes_or_assigns(self.rng.choice(new))
            case "Dorong":
                await self.nudges(self.rng.choice(others))
            case "Ganti jawaban":
                await self.replaces(self.rng.choice(given))
            case "Buka lagi":
                await self.reopens(requests[0])
            case "simulasi":
                await self.plans_drill()
            case "Terima simulasi":
                await self.takes_drill()
            case "Batalkan simulasi" | "Akhiri simulasi" as what:
                await self.ends_drill(what)
            case what:
                await self.works_on(taken[0], what)

    async def lives(self) -> None:
        """Work until the evening, and leave no draft behind."""
        await super().lives()
        for card in self.drafts():
            await self.reviews(card)

    def drafts(self) -> list[Message]:
        """What waits for their review."""
        return self.buttons("Setujui", "naskah SOP untuk diperiksa")

    async def answers(self, card: Message) -> None:
        """Answer a question for all or for its asker, unless another head was faster."""
        await self.says(
            card,
            "Jawab pertanyaan",
            "Tulis jawabannya",
            "Jawaban terkirim",
            *self._way_of_an_answer(),
            label="Jawab",
            is_over=self._is_answered(card),
        )

    async def replaces(self, card: Message) -> None:
        """Answer otherwise what was answered, unless somebody has done so since."""
        await self.says(
            card,
            "Ganti jawaban",
            "Tulis jawabannya",
            "Jawaban diganti",
            *self._way_of_an_answer(),
            is_over=self._is_answered(card),
        )

    def _way_of_an_answer(self) -> tuple[Rule, ...]:
        return (
            on("Kalau soalnya sama", press_="Soal lain: kirim"),
            on("titik-titik penutup nomor", press_="Tetap untuk semua"),
            on("Pratinjau", press_=self.rng.choice(("Untuk semua", "Penanya saja"))),
        )

    def _is_answered(self, card: Message) -> Fits:
        """Whether a message says that this question was answered by somebody."""
        by_somebody = shows(code(QUESTION, card), "dijawab oleh")
        return lambda message: "sudah dijawab" in message.text or by_somebody(message)

    async def reviews(self, card: Message) -> None:
        """Publish a draft, or return it; one that cannot be published any more is returned."""
        case = code(DRAFT, card)

        def is_over(one: Message) -> bool:
            return case in one.text and any(end in one.text for end in _REVIEWED)

        if self.chooses({"Setujui": 4, "Kembalikan": 1}) == "Setujui":
            end = await self.walks(
                card,
                "Setujui",
                (on(f"Terbitkan {case}", press_="Ya, terbitkan"),),
                lambda message: (
                    is_over(message) or any(why in message.text for why in _UNPUBLISHED)
                ),
            )
            self.notes("Setujui", end)
            if end is None or "Kembalikan, agar penulisnya" not in end.text:
                return
        await self.says(
            card,
            "Kembalikan",
            "Apa yang perlu diperbaiki?",
            f"Naskah {case} dikembalikan kepada penulisnya dengan alasan Anda",
            on("dengan alasan ini?", press_="Kirim"),
            is_over=is_over,
        )

    async def takes_or_assigns(self, card: Message) -> None:
        staff = _STAFF.get(self.person.name)
        may_assign = staff is not None and MORE in str(card.buttons)
        if staff and self.chooses({"Terima": 1, "Ambil untuk": may_assign}) == "Ambil untuk":
            await self.assigns(card, staff)
        else:
            await self.takes(card)

    async def takes(self, card: Message) -> None:
        case = code(CARD, card)
        await self.presses(
            card,
            "Terima",
            self._promising(case),
            done=lambda message: _is_theirs(case, message) or is_too_late(case, message),
        )

    async def takes_drill(self) -> None:
        """Take the report of a drill, unless the drill is over."""
        card = self.buttons("Terima", "Pelapor:", is_drill=True)[0]
        case = code(CARD, card)
        end = await self.walks(
            card,
            "Terima",
            (self._promising(case),),
            lambda message: (
                _is_theirs(case, message)
                or is_too_late(case, message)
                or any(sign in message.text for sign in _ENDED)
            ),
        )
        self.notes("Terima simulasi", end)

    async def reopens(self, request: Message) -> None:
        """Open a report again, as its reporter asks, unless that was done."""
        case = code(REOPENING, request)
        self._reopened.add(case)
        await self.presses(
            request,
            "Buka lagi",
            on("Buka lagi laporan ini?", press_="Ya, buka lagi"),
            self._promising(case),
            done=lambda message: _is_theirs(case, message) or "dibuka lagi oleh" in message.text,
        )

    def _promising(self, case: str) -> Rule:
        return Rule(shows(case, "Kapan ada kemajuan?"), self._promises)

    async def _promises(self, person: Person, screen: Message) -> None:
        """Promise something soon, or late where that is offered."""
        labels = [label for row in screen.buttons for label in row]
        offered = [one for one in ("1 jam", "3 hari") if any(one in label for label in labels)]
        await press(self.rng.choice(offered or labels))(person, screen)

    async def assigns(self, card: Message, staff: str) -> None:
        """Let somebody of the section handle it."""
        case = code(CARD, card)
        await self.presses(
            card,
            MORE,
            further(case, "Ambil untuk"),
            on(case, "Siapa yang menangani laporan ini?", press_=staff.split()[0]),
            on(case, f"Tugaskan {staff}?", press_="Ya, tugaskan"),
            done=lambda message: (
                (case in message.text and "atas permintaan" in message.text)
                or is_too_late(case, message)
            ),
        )

    def _drilling(self) -> dict[str, float]:
        """What can be done about drills: the boss plans them, the people in one may end it."""
        planned = self.buttons(CALL_OFF, "dijadwalkan")
        begun = self.buttons(END_DRILL, is_drill=True)
        return {
            "simulasi": self.person.name == _BOSS,
            "Batalkan simulasi": bool(planned),
            "Akhiri simulasi": bool(begun),
            "Terima simulasi": 20 * bool(self.buttons("Terima", "Pelapor:", is_drill=True)),
        }

    async def plans_drill(self) -> None:
        """Plan one for the first officer who has none, at the next hour that is offered."""
        end = await self.types(
            "/simulasi",
            on("Pilih kasusnya", press_=self.rng.choice(_CASES)),
            on("Petugas di unit mana?", press_="Kantor Imigrasi Muara Enim"),
            Rule(shows("Siapa yang mendapat simulasi?"), press_first),
            Rule(shows("Kapan? Petugas"), press_first),
            done=lambda message: any(sign in message.text for sign in _PLANNED),
        )
        self.notes("simulasi", end)

    async def ends_drill(self, what: str) -> None:
        """Call one off, or end it: with one tap, and whatever has become of it meanwhile."""
        is_begun = what == END_DRILL
        label = END_DRILL if is_begun else CALL_OFF
        drill = self.buttons(label, is_drill=is_begun)[0]
        end = await self.walks(
            drill, label, (), lambda message: any(sign in message.text for sign in _ENDED)
        )
        self.notes(what, end)

    async def nudges(self, card: Message) -> None:
        """Ask how it goes; once a day is enough, and by now nobody may have it."""
        await self.presses(
            card, "Dorong", done=lambda message: any(words in message.text for words in _NUDGED)
        )

    def _doings(self, card: Message) -> dict[str, float]:
        """What can be done with a report that somebody has, and how often it is."""
        buttons = str(card.buttons)
        return {
            "Minta info": 3,
            "Selesai": 4,
            "Alihkan": 1,
            # Nobody is above the head of office.
            "Naikkan": self.person.name in _STAFF,
            "Catatan dalam": 1,
            "Jeda pengingat": MORE in buttons,
            "Ambil untuk": MORE in buttons and self.person.name in _STAFF,
            "berkas": 1,
        }

    async def works_on(self, card: Message, what: str) -> None:
        case = code(CARD, card)
        match what:
            case "Minta info":
                sent = f"{case}: Pertanyaan Anda sedang dikirim"
                await self.says(card, "Minta info", "Tulis pertanyaan", sent)
            case "Selesai":
                await self.closes(card, case)
            case "Alihkan":
                # The section that has a head here and is not this one.
                to = "Tikim" if "Sri" in self.person.name else "Inteldakim"
                other = on(case, "Dialihkan ke seksi mana?", press_=to)
                first = further(case, "Alihkan")
                # Told to who did it; another head's move is told with their name.
                moved = f"{case} dialihkan ke Seksi {to}. Keadaan"
                await self.says(card, MORE, "Tulis alasan", moved, first, other)
            case "Naikkan":
                up = further(case, "Naikkan")
                await self.presses(card, MORE, up, done=shows(case, "menunggu diterima"))
            case "Jeda pengingat":
                how_long = on(case, "Jeda pengingat sampai kapan?", press_="1 jam")
                first = further(case, "Jeda pengingat")
                await self.presses(card, MORE, first, how_long, done=shows(case, "dijeda sampai"))
            case "Ambil untuk":
                await self.assigns(card, _STAFF[self.person.name])
            case "berkas":
                await self.prints(case)
            case _:
                first = further(case, "Catatan dalam")
                kept = f"{case}: Catatan dalam disimpan"
                await self.says(card, MORE, "CATATAN DALAM", kept, first)


def _is_theirs(case: str, message: Message) -> bool:
    """Whether a card says that they have the report now."""
    return case in message.text and "Ditindaklanjuti" in str(message.buttons)
