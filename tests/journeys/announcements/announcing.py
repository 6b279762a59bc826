"""What a trainer does to write and send an announcement, and who has it."""

from functools import partial

from bot.texts.announcements.form import GROUPS
from botapi_emulator import Message, Person
from tests.cast.steps import taps, types
from tests.journeys.conftest import Office
from tests.waiting import until

WORDS = "Apel pagi <b>pukul 07.15</b>, semua <i>wajib</i> hadir."
PLAIN = "Apel pagi pukul 07.15, semua wajib hadir."
CROWD = 40


async def numbers_are_shown(office: Office) -> None:
    """Let the few seconds go by after which the trainer's message is edited."""
    for _ in range(3):
        await office.all_is_sent()
        await office.passes(4, steps=1)
        await until(partial(_is_looked_at, office))
    await office.all_is_sent()


async def _is_looked_at(office: Office) -> bool:
    """Whether the scheduler, which works in its own task, has done what was due."""
    due = await office.services.announcements.due.next_due()
    return due is None or due > office.clock.now()


async def drafts(
    trainer: Person,
    *audience: str,
    html: str = WORDS,
    when: str = "Sekarang",
    needs_ack: bool = True,
    until: str = "7 hari",
    is_urgent: bool = False,
) -> Message:
    """Write an announcement up to the last look; the audience is a way through the buttons."""
    await types(trainer, "/umumkan", then="Pengumuman — 1/6")
    await trainer.types_html(html)
    await addresses(trainer, *audience)
    await chooses(trainer, when, needs_ack=needs_ack, until=until, is_urgent=is_urgent)
    return await trainer.expects("Akan dikirim ke")


async def addresses(trainer: Person, *audience: str) -> None:
    await trainer.expects("Untuk siapa")
    for label in audience:
        await taps(trainer, label, then="Pilih satu" if label in GROUPS.values() else "Dipilih")
    await taps(trainer, "Lanjut", then="Kapan dikirim?")


async def chooses(
    trainer: Person,
    when: str = "Sekarang",
    *,
    needs_ack: bool = True,
    until: str = "7 hari",
    is_urgent: bool = False,
) -> None:
    if when == "Sekarang":
        await trainer.taps(when)
    else:
        await trainer.types(when)
    await trainer.expects("Perlu tombol")
    await taps(trainer, "Ya, minta" if needs_ack else "Tidak", then="Berlaku sampai kapan?")
    await taps(trainer, until, then="Seberapa mendesak?")
    await taps(
        trainer, "Mendesak" if is_urgent else "Biasa, jam kerja", then="Pratinjau ada di bawah"
    )
    await trainer.expects("· Lestari Ningsih")
    await trainer.expects("persis seperti", buttons=["Kirim uji ke saya", "Ubah", "Lanjut"])
    await trainer.taps("Lanjut")


async def reaches_the_ukk_officer(office: Office, trainer: Person) -> None:
    """Answer the rest of the form, and send it to that person alone."""
    await trainer.expects("Kapan dikirim?")
    await chooses(trainer)
    await trainer.expects("Akan dikirim ke 1 orang")
    await trainer.taps("Kirim")
    await office.ukk_officer.expects(PLAIN)


async def publishes(trainer: Person, *audience: str, **how: object) -> None:
    """Write and send an announcement that needs no approval."""
    await drafts(trainer, *audience, **how)  # type: ignore[arg-type]
    await taps(trainer, "Kirim", then="Pengumuman #")


def times_told(people: list[Person], fragment: str = PLAIN) -> list[int]:
    """How often each of them was told."""
    return [
        len([message for message in person.chat if fragment in message.text]) for person in people
    ]


async def some_have_it(people: list[Person], least: int) -> None:
    await until(lambda: sum(times_told(people)) >= least)
