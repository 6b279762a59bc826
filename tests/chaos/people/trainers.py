"""The trainer, who publishes, and those who read what was published."""

import re
from html import escape

from tests.chaos.human import Human
from tests.chaos.people.signs import has_no_draft
from tests.chaos.play.walk import Rule, on, shows

LISTENING_UNIT = "ukk-oku"
_LISTENING_UNIT = "UKK OKU"
_PUBLISHED = re.compile(r"Pengumuman #\d+ (?:mulai dikirim|terjadwal)")


class Trainer(Human):
    """Publishes one announcement after the other."""

    async def does_something(self) -> None:
        words = self.words()
        self.deeds.published.add(words)
        bold = escape(self.beside(words)).replace(words, f"<b>{words}</b>")
        end = await self.types(
            "/umumkan",
            on("Akan dikirim ke", press_="Kirim"),
            on("Anda punya draf pengumuman", press_="Mulai baru"),
            Rule(
                shows("Pengumuman — 1/6"), lambda one, _: one.types_html(bold), is_repeatable=False
            ),
            on("Untuk siapa", "Dipilih", press_="Lanjut"),
            on("Untuk siapa", press_="Unit"),
            on(f"✓ {_LISTENING_UNIT}", press_="‹ Kembali"),
            on(_LISTENING_UNIT, "‹ Kembali", press_=_LISTENING_UNIT),
            on("Kapan dikirim?", press_="Sekarang"),
            on("Pengumuman — 4/6", press_="Ya, minta"),
            on("Pengumuman — 5/6", press_="7 hari"),
            on("Pengumuman — 6/6", press_=self.rng.choice(("Biasa", "Mendesak"))),
            on("persis seperti", press_="Lanjut"),
            done=lambda message: _PUBLISHED.match(message.text) is not None,
            hopeless=has_no_draft,
        )
        self.notes("umumkan", end, words)
        await self.evening.rest(self.rng.uniform(2, 5))


class Listener(Human):
    """Presses "Sudah baca" when they get round to it."""

    async def does_something(self) -> None:
        await self.evening.rest(self.rng.uniform(2, 6))
        if unread := self.buttons("Sudah baca"):
            await self.reads(unread[0])
