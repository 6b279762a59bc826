"""What every bot needs from Telegram, row by row. The bots in `inside/` all do the same."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from botapi_emulator import PHOTO, Emulator, Person
from botapi_emulator.people.groups import Group
from botapi_emulator.people.waiting import until

FIRST = 60.0
"""Seconds that a bot may take from its start to its first answer."""


@dataclass
class Stage:
    """A local Telegram with one bot, a person who talks to it and a group that it leads."""

    telegram: Emulator
    ayu: Person
    group: Group


Row = Callable[[Stage], Awaitable[None]]


async def buttons(stage: Stage) -> None:
    await stage.ayu.opens()
    message = await stage.ayu.expects("Selamat datang", buttons=["Mulai"], within=FIRST)
    assert message.html == "<b>Selamat datang</b>"
    await stage.ayu.taps("Mulai")
    await stage.ayu.expects_toast("Siap")
    await stage.ayu.expects("dimulai")


async def markdown(stage: Stage) -> None:
    await stage.ayu.types("/md")
    kinds = [entity["type"] for entity in (await stage.ayu.expects("tebal rahasia")).entities]
    assert kinds == ["bold", "spoiler"], kinds


async def reply_keyboard(stage: Stage) -> None:
    await stage.ayu.types("/keys")
    await stage.ayu.expects("Pilih")
    await stage.ayu.presses("Nomor")
    await stage.ayu.expects("jenis: contact")
    await stage.ayu.presses("Paspor")
    await stage.ayu.expects("terima Paspor")
    assert not stage.ayu.conversation().keyboard


async def photos(stage: Stage) -> None:
    await stage.ayu.sends_photo(PHOTO)
    assert (await stage.ayu.expects(f"{len(PHOTO)} byte")).photo == PHOTO


async def documents(stage: Stage) -> None:
    await stage.ayu.sends_document(b"isi", "surat.pdf")
    assert (await stage.ayu.expects("surat.pdf")).document == b"isi"


async def other_kinds(stage: Stage) -> None:
    for send, kind in [
        (stage.ayu.sends_voice, "voice"),
        (stage.ayu.sends_video, "video"),
        (stage.ayu.sends_audio, "audio"),
        (stage.ayu.sends_sticker, "sticker"),
        (stage.ayu.sends_location, "location"),
        (stage.ayu.sends_contact, "contact"),
        (stage.ayu.sends_dice, "dice"),
    ]:
        await send()
        await stage.ayu.expects(f"jenis: {kind}")


async def albums(stage: Stage) -> None:
    await stage.ayu.types("/album")
    first, second = await stage.ayu.expects(), await stage.ayu.expects()
    assert first.photo == second.photo == PHOTO
    assert first.json["media_group_id"] == second.json["media_group_id"]


async def quizzes(stage: Stage) -> None:
    await stage.ayu.types("/quiz")
    await stage.ayu.votes(await stage.ayu.expects_poll(), 0)
    await stage.ayu.expects("jawaban 0")


async def copies(stage: Stage) -> None:
    await stage.ayu.types("/copy")
    await stage.ayu.expects("/copy")


async def reactions(stage: Stage) -> None:
    asked, bot = await stage.ayu.types("/react"), stage.ayu.bot.id
    given = await until(stage.telegram.world, lambda: asked.reactions.get(bot), within=5)
    assert given == ["👍"], given
    await stage.ayu.reacts(asked, "🔥")
    await stage.ayu.expects("reaksi 🔥")


async def inline_queries(stage: Stage) -> None:
    query = await stage.ayu.asks_inline("syarat")
    assert (await stage.ayu.chooses(query, "Paspor")).html == "<b>syarat</b>"


async def payments(stage: Stage) -> None:
    await stage.ayu.types("/invoice")
    await stage.ayu.pays(await stage.ayu.expects("Materai"))
    await stage.ayu.expects("lunas 5")


async def refusals(stage: Stage) -> None:
    await stage.ayu.types("/wrong")
    answer = (await stage.ayu.expects("ditolak:")).text.lower()
    assert answer.endswith("message to edit not found"), answer


async def members(stage: Stage) -> None:
    newcomer = stage.telegram.person("Citra")
    await stage.group.joins(newcomer)
    await stage.group.expects("anggota Citra member")
    await stage.group.leaves(newcomer)
    await stage.group.expects("anggota Citra left")


ROWS: dict[str, Row] = {
    "HTML, inline button, toast, edit": buttons,
    "MarkdownV2": markdown,
    "reply keyboard, contact": reply_keyboard,
    "photo down and up": photos,
    "document by its file_id": documents,
    "voice, video, audio, sticker, place, contact, dice": other_kinds,
    "album of uploads": albums,
    "quiz and its answers": quizzes,
    "copy": copies,
    "reactions, both ways": reactions,
    "inline query": inline_queries,
    "an invoice paid in stars": payments,
    "a refusal's words": refusals,
    "members come and go": members,
}
