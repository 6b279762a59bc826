"""Media beside its bytes: fetched from addresses, with thumbnails, blurred, below its caption."""

import struct
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiohttp import web
from telegram import Bot as PtbBot
from telegram import InputMediaPhoto
from telegram.error import BadRequest

from botapi_emulator import PHOTO, Emulator, Person
from botapi_emulator.media import durations
from botapi_emulator.methods.files.fetching import LARGEST_PHOTO


@pytest.fixture
async def site() -> AsyncIterator[str]:
    """A web server with a photo, a page and too much."""

    async def answer(request: web.Request) -> web.Response:
        kind, body = {
            "/foto.png": ("image/png", PHOTO),
            "/halaman": ("text/html", b"<p>halo</p>"),
            "/besar.png": ("image/png", PHOTO + bytes(LARGEST_PHOTO)),
        }.get(request.path, ("", b""))
        return web.Response(body=body, content_type=kind) if kind else web.Response(status=404)

    app = web.Application()
    app.router.add_get("/{name}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_a_photo_is_fetched_from_its_address(bot: PtbBot, budi: Person, site: str) -> None:
    await bot.send_photo(budi.id, f"{site}/foto.png")
    assert (await budi.expects()).photo == PHOTO
    await bot.send_document(budi.id, f"{site}/foto.png")
    assert (await budi.expects()).file_name == "foto.png"
    for name, said in [
        ("halaman", "Wrong type of the web page content"),
        ("besar.png", "Failed to get http url content"),
        ("tiada", "Failed to get http url content"),
    ]:
        with pytest.raises(BadRequest, match=said):
            await bot.send_photo(budi.id, f"{site}/{name}")


async def test_a_file_tells_its_thumbnail(bot: PtbBot, budi: Person) -> None:
    given = await bot.send_video(budi.id, b"video", thumbnail=PHOTO)
    assert given.video
    assert given.video.thumbnail
    file = await bot.get_file(given.video.thumbnail.file_id)
    assert await file.download_as_bytearray() == PHOTO
    made = await bot.send_document(budi.id, PHOTO, filename="foto.png")
    assert made.document
    assert made.document.thumbnail
    plain = await bot.send_document(budi.id, b"isi", filename="surat.txt")
    assert plain.document
    assert plain.document.thumbnail is None


@pytest.mark.parametrize(
    ("content", "seconds"),
    [
        (b"mvhd" + struct.pack(">IIIII", 0, 1, 2, 600, 3000), 5),
        (b"mvhd" + struct.pack(">IQQIQ", 1 << 24, 1, 2, 600, 3000), 5),
        (b"OggS\0\0" + struct.pack("<q", 0) + b"OggS\0\0" + struct.pack("<q", 144_000), 3),
        (b"mvhd" + bytes(20), 0),
        (b"mvhd", 0),
        (b"OggS", 0),
        (b"isi", 0),
    ],
)
def test_a_recording_tells_how_long_it_is(content: bytes, seconds: int) -> None:
    assert durations.seconds(content) == seconds


async def test_a_picture_is_blurred_and_stands_below_its_caption(bot: PtbBot, budi: Person) -> None:
    sent = await bot.send_photo(
        budi.id, PHOTO, caption="a", has_spoiler=True, show_caption_above_media=True
    )
    assert (sent.has_media_spoiler, sent.show_caption_above_media) == (True, True)
    changed = await bot.edit_message_caption(budi.id, sent.message_id, caption="b")
    assert isinstance(changed, type(sent))
    assert (changed.has_media_spoiler, changed.show_caption_above_media) == (True, None)
    album = [InputMediaPhoto(PHOTO, has_spoiler=True), InputMediaPhoto(PHOTO)]
    blurred = [one.has_media_spoiler for one in await bot.send_media_group(budi.id, album)]
    assert blurred == [True, None]


async def test_a_live_place_moves_until_it_is_stopped_or_its_time_is_over(
    telegram: Emulator, bot: PtbBot, budi: Person
) -> None:
    assert telegram.clock
    sent = await bot.send_location(budi.id, -3.65, 103.77, live_period=timedelta(minutes=2))
    await bot.edit_message_live_location(budi.id, sent.message_id, latitude=-3.7, longitude=103.8)
    assert budi.last.json["location"] == {"latitude": -3.7, "longitude": 103.8, "live_period": 120}
    telegram.clock.advance(121)
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.stop_message_live_location(budi.id, sent.message_id)
    with pytest.raises(BadRequest, match="Wrong live location period"):
        await bot.send_location(budi.id, -3.65, 103.77, live_period=5)
