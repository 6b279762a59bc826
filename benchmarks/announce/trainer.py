"""The trainer writes an announcement on the phone and sends it."""

from botapi_emulator import Person
from demo.announcement import WAY

WORDS = "Mulai besok loket prioritas dibuka pukul 07.30."
_PATIENCE_SECONDS = 30.0
_WAY = (*WAY, ("Biasa, jam kerja", "persis seperti"), ("Lanjut", "Akan dikirim ke"))


async def announces(trainer: Person) -> None:
    """Announce something to all officers at once. It is not urgent, so reports can overtake it."""
    await trainer.types("/umumkan")
    await trainer.expects("1/6", within=_PATIENCE_SECONDS)
    await trainer.types(WORDS)
    await trainer.expects("Untuk siapa", within=_PATIENCE_SECONDS)
    for button, shown in _WAY:
        await trainer.taps(button)
        await trainer.expects(shown, within=_PATIENCE_SECONDS)
    await trainer.taps("Kirim")
