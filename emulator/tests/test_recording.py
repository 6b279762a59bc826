"""A conversation on the page becomes a test that passes with the same bot."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from benchmark.readme import examples, lay
from botapi_emulator import Bot, Emulator, Person
from botapi_emulator.recording.recorder import Recorder
from helpers.api import Api

RECORDED = '''"""A conversation with test_bot, recorded by `python -m botapi_emulator --record`.

`my_bot` is a fixture of yours that runs the bot; the README of botapi_emulator shows some.
"""


def test_the_recorded_conversation(telegram, person, my_bot):
    ann = person("Ann Lee")
    person_2 = person("伊 Ito", language="ja")

    ann.opens(start="CODE")
    message_1 = ann.expects("Welcome", buttons=["Begin"])
    ann.taps("Begin")
    ann.expects_toast("Here we go")
    message_1 = ann.expects("What is your name?")
    ann.replies(message_1, "Ann")
    ann.expects("Welcome", buttons=["Begin"])
    person_2.sends_photo(caption="me")
    person_2.expects("Welcome", buttons=["Begin"])
'''


@pytest.fixture
async def page(telegram: Emulator) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(telegram.url) as session:
        yield session


async def test_what_is_said_on_the_page_is_a_test_that_passes(
    telegram: Emulator, page: aiohttp.ClientSession, tmp_path: Path
) -> None:
    folder = lay(examples()["Any other bot"], tmp_path / "example")
    file = folder / "test_bot.py"  # in place of the one that is shown
    token, ann, ito = telegram.add_bot().token, telegram.person("Ann Lee"), _ito(telegram)
    Recorder(telegram.world, file)
    environment = {**os.environ, "BOT_TOKEN": token, "BOT_API": telegram.url}
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "bot.py", cwd=folder, env=environment
    )
    try:
        await _does(page, ann, "text", {"text": "/start CODE"})
        greeting = await ann.expects("Welcome", within=30)
        assert (await _does(page, ann, "press", {"text": "no such key"})).status == 409
        tap = {"message_id": greeting.id, "row": 0, "column": 0}
        await _does(page, ann, "tap", tap)
        await ann.expects("your name", within=30)
        await _does(page, ann, "text", {"text": "Ann", "reply_to": greeting.id})
        await ann.expects("Welcome", within=30)
        await page.post(f"/control/people/{ito.id}/sends_photo", json={"caption": "me"})
        await ito.expects("Welcome", within=30)
    finally:
        bot.kill()
        await bot.wait()

    assert file.read_text(encoding="utf-8") == RECORDED
    again = [sys.executable, "-m", "pytest", "-q", "-o", "telegram_patience=30"]
    run = subprocess.run(again, cwd=folder, capture_output=True)  # noqa: ASYNC221
    assert run.returncode == 0, run.stdout.decode()


def _ito(telegram: Emulator) -> Person:
    return telegram.person("伊 Ito", language="ja")


async def _does(
    page: aiohttp.ClientSession, person: Person, action: str, body: object
) -> aiohttp.ClientResponse:
    return await page.post(f"/page/people/{person.id}/{action}", json=body)


async def test_only_the_outcome_of_what_the_bot_writes_is_kept(
    telegram: Emulator,
    api: Api,
    pandu: Bot,
    budi: Person,
    page: aiohttp.ClientSession,
    tmp_path: Path,
) -> None:
    pandu.answers_inline, budi.user.language_code = True, "id"
    file = tmp_path / "test_recorded.py"
    Recorder(telegram.world, file)
    other = telegram.add_bot("777:x", "other_bot")
    telegram.world.write(telegram.world.known_chat(other, budi.id), other.user(), {"text": "x"})
    sent = {"chat_id": budi.id, "text": "Please wait"}
    waiting = (await api("sendMessage", **sent))["result"]["message_id"]
    gone = (await api("sendMessage", **sent))["result"]["message_id"]
    keys = {"inline_keyboard": [[{"text": f"{n}", "callback_data": f"{n}"} for n in (10, 1)]]}
    place = {"chat_id": budi.id, "message_id": waiting}
    await api("editMessageText", **place, text="Done\nin 3 s", reply_markup=keys)
    await api("deleteMessage", chat_id=budi.id, message_id=gone)
    await _does(page, budi, "tap", {"message_id": waiting, "row": 0, "column": 1})
    await _does(page, budi, "block", {"blocked": True})

    assert file.read_text(encoding="utf-8").partition("my_bot):\n")[2] == (
        """    telegram.bot.answers_inline = True
    budi = person("Budi Santoso", username="budi", language="id", has_started=True)

    message_1 = budi.expects("Done", buttons=["10", "1"])
    budi.sends_callback(message_1, "1")
    budi.blocks()
"""
    )
    telegram.reset()
    assert file.read_text(encoding="utf-8").endswith("my_bot):\n    assert telegram.url\n")
