"""What the accounts of their tests hold at Telegram, and what lies at the addresses they name.

Their tests expect a picture on a profile, a game that was made with BotFather, sticker sets of
others, a film in a channel, and files at addresses. Here the cast brings them along: sizes, names
and ids are those that the tests tell, the bytes come from their repository or are empty.
"""

from pathlib import Path
from typing import Any

from botapi_emulator import Bot, Emulator, Person
from botapi_emulator.media.files import StoredFile
from botapi_emulator.people.groups import Group
from botapi_emulator.world.messages import Message
from botapi_emulator.world.owned.stickers import StickerSet

OWN_SITE = "https://python-telegram-bot.org/static/testfiles"
ADDRESSES = {
    f"{OWN_SITE}/telegram.gif": "telegram.gif",
    f"{OWN_SITE}/telegram_new.jpg": "telegram.jpg",
    f"{OWN_SITE}/telegram.mp4": "telegram.mp4",
    f"{OWN_SITE}/telegram.ogg": "telegram.ogg",
    f"{OWN_SITE}/telegram.mp3": "telegram.mp3",
    f"{OWN_SITE}/game.gif": "game.gif",
    "https://github.com/python-telegram-bot/python-telegram-bot/blob/master/tests/data/"
    "telegram.webp?raw=true": "telegram.webp",
    "http://dummyimage.com/600x400/000/fff.png&text=telegram": "telegram.png",
}
SHORTENED = {
    "http://bit.ly/2L18jua": f"{OWN_SITE}/game.gif",
    "https://goo.gl/3En24v": f"{OWN_SITE}/telegram.mp3",
}
KNOWN_STICKER = "CAADAQADHAADyIsGAAFZfq1bphjqlgI"
FILM_ID, FILM_SIZE = 375821, 405_540
PROFILE_PHOTO_SIZE = 5_403
GAME_PHOTO_SIZE, EMOJI_SIZE = 851, 3678
EMOJI_SET = "PTBStaticEmojiTestPack"
GAME = {
    "title": "Python-telegram-bot Test Game",
    "description": "A no-op test game, for python-telegram-bot bot framework testing.",
}
LEADER_ID = 1325859552
"""Somebody whom a test tries to promote."""

Json = dict[str, Any]


def fill_web(telegram: Emulator, data: Path) -> None:
    """Put their own files at the addresses that their tests name."""
    telegram.web.update({url: (data / name).read_bytes() for url, name in ADDRESSES.items()})
    telegram.web.update(SHORTENED)


def chat_photo(telegram: Emulator, data: Path) -> dict[str, str]:
    """A group's picture in its small and its big size, as getChat tells it."""
    picture = (data / "telegram.jpg").read_bytes()
    sizes = telegram.world.files.add(picture, "a.jpg", "image/jpeg", "photo").as_media()["photo"]
    ends, names = {"small": sizes[0], "big": sizes[-1]}, ("file_id", "file_unique_id")
    return {f"{end}_{name}": size[name] for end, size in ends.items() for name in names}


def equip(telegram: Emulator, bot: Bot, user: Person, data: Path) -> None:
    """Give the bot its game and its menu, the user a picture, others their stickers."""
    png, files = (data / "telegram.png").read_bytes(), telegram.world.files
    user.shows_photo(png[:PROFILE_PHOTO_SIZE])
    bot.menu_buttons[None] = {"type": "commands"}
    photo = files.add(png[:GAME_PHOTO_SIZE], "game.png", "image/png", "photo").as_media()
    film = (data / "game.gif").read_bytes()
    animation = files.add(film, "game.gif", "video/mp4", "animation", width=1, height=1, duration=1)
    shown = {"animation": animation.as_media()["animation"]}
    bot.games["test_game"] = {**GAME, **photo, **shown}
    _stickers(telegram, (data / "telegram.webp").read_bytes())


def _stickers(telegram: Emulator, picture: bytes) -> None:
    files = telegram.world.files
    told = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    head = (picture, "sticker.webp", "image/webp", "sticker")
    files.keep(StoredFile(KNOWN_STICKER, *head, {**told, "emoji": "💪"}))
    premium = {"file_id": "premium", "file_unique_id": "AQADOBwAAifPOElr", "file_size": 1}
    flames = [files.add(*head, **told, emoji="🔥", premium_animation=premium) for _ in range(21)]
    emoji = files.add(picture[:EMOJI_SIZE], *head[1:], **told | _emoji())
    for name, kind, held in [
        ("Flame", "regular", flames),
        (EMOJI_SET, "custom_emoji", [emoji]),
    ]:
        telegram.world.sticker_sets[name.lower()] = StickerSet(name, name, kind, 0, 0, False, held)


def _emoji() -> Json:
    """A sticker of a set that its maker keeps at Telegram, as a test describes it."""
    small = {"file_id": "small", "file_unique_id": "AQAD6gwAAoY06FNy", "file_size": 3614}
    size = {"width": 100, "height": 100}
    named = {"file_unique_id": "AgAD6gwAAoY06FM", "custom_emoji_id": "6046140249875156202"}
    kind = {"type": "custom_emoji", "set_name": EMOJI_SET, "emoji": "😎"}
    return {**named, **kind, **size, "thumbnail": {**small, **size}}


def post_film(channel: Group) -> None:
    """Let a film with one further quality have stood in the channel for long."""
    chat, files = channel.chat, channel.world.files
    size: Json = {"width": 464, "height": 848}
    lesser = files.add(bytes(FILM_SIZE), "film.mp4", "video/mp4", "video", **size, duration=5)
    quality = {**lesser.json(), **size, "codec": "h264"}
    film = files.add(b"film", "film.mp4", "video/mp4", "video", **size, duration=5)
    video = {**film.as_media()["video"], "qualities": [quality]}
    head: Json = {"message_id": FILM_ID, "date": channel.world.timestamp(), "chat": chat.json}
    json = {**head, "sender_chat": chat.json, "video": video}
    chat.messages[FILM_ID] = Message(chat.bot, json, b"film", home=chat)
