"""The keeper of the shelf, who decides what use suggests."""

from emulator.messages import Message
from tests.chaos.human import Human
from tests.chaos.walk import on


class Keeper(Human):
    """Opens /saran, and answers a gap or says that it is not the office's business."""

    async def does_something(self) -> None:
        await self.evening.rest(self.rng.uniform(2, 6))
        overview = await self.types("/saran", done=_has_looked)
        self.notes("saran", overview)
        gaps = self.buttons("Kekurangan (")
        if overview is None or "Kekurangan (0)" in str(overview.buttons) or not gaps:
            return
        words = self.words()
        self.deeds.said.add(words)
        is_answering = self.rng.random() < 0.6
        end = await self.walks(
            gaps[0],
            "Kekurangan (",
            (
                on(
                    "Belum ada SOP-nya",
                    press_="Jawab sekarang" if is_answering else "Bukan urusan kita",
                ),
                self.asked("Tulis jawabannya", words),
                on("Pratinjau jawaban", press_="Untuk semua"),
            ),
            lambda one: any(sign in one.text for sign in _DECIDED),
        )
        is_own = is_answering and end is not None and "terkirim kepada semua" in end.text
        self.notes("kekurangan", end, words if is_own else "")


_DECIDED = (
    "terkirim kepada semua",
    "bukan urusan kantor kita",
    "Tidak ada lagi di daftar ini",
    "sudah diputuskan",
)


def _has_looked(message: Message) -> bool:
    return message.text.startswith(("Saran untuk SOP Anda", "Tidak ada saran"))
