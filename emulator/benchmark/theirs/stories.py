"""What a person does with each of their examples, and what comes back if it works."""

import asyncio
import json
from base64 import b64decode
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from botapi_emulator import Bot, Emulator, Person
from botapi_emulator.people.groups import Group

FIRST = 60.0
"""Seconds that an example may take from its start to its first answer."""


@dataclass
class Stage:
    """A local Telegram with one bot, three people and a group. `port` is free for a webhook."""

    telegram: Emulator
    bot: Bot
    ayu: Person
    budi: Person
    citra: Person
    group: Group
    port: int
    folder: Path = Path()
    """Where the example runs."""
    papers: dict[str, Any] = field(default_factory=dict)
    """What a phone seals for the one example that wants it."""

    async def opens(self, fragment: str, *, start: str = "") -> None:
        """Let Ayu open the bot, and wait until it answers."""
        await self.ayu.opens(start=start)
        await self.ayu.expects(fragment, within=FIRST)

    async def taps(self, button: str, answer: str) -> None:
        """Let Ayu press a button, and wait for the answer."""
        await self.ayu.taps(button)
        await self.ayu.expects(answer)

    async def types(self, text: str, answer: str) -> None:
        """Let Ayu write something, and wait for the answer."""
        await self.ayu.types(text)
        await self.ayu.expects(answer)


Story = Callable[[Stage], Awaitable[None]]


async def any_callback_data(stage: Stage) -> None:
    await stage.opens("Please choose:")
    await stage.taps("3", "selected [3]")
    await stage.taps("5", "selected [3, 5]")
    await stage.types("/clear", "All clear!")
    await stage.taps("1", "could not process this button")


async def chat_members(stage: Stage) -> None:
    await stage.opens("Welcome Ayu")
    await stage.group.promotes_bot(by=stage.ayu)
    await stage.group.joins(stage.budi)
    await stage.group.expects("Budi was added by Budi")
    await stage.group.leaves(stage.budi)
    await stage.group.expects("Budi is no longer with us")
    await stage.group.removes_bot(by=stage.ayu)
    await stage.ayu.types("/show_chats")
    await stage.ayu.expects(f"conversation with the user IDs {stage.ayu.id}")


async def context_types(stage: Stage) -> None:
    await stage.opens("clicked 0 times")
    await stage.taps("Click me!", "clicked 1 times")
    await stage.ayu.types("/print_users")
    await stage.ayu.expects(str(stage.ayu.id))


async def conversation(stage: Stage) -> None:
    await stage.opens("Are you a boy or a girl?")
    await stage.ayu.presses("Girl")
    await stage.ayu.expects("send me a photo")
    await stage.ayu.sends_photo()
    await stage.ayu.expects("Gorgeous!")
    await stage.ayu.sends_location()
    await stage.ayu.expects("visit you sometime")
    await stage.types("I stamp passports", "Thank you!")


async def conversation_2(stage: Stage) -> None:
    await stage.opens("My name is Doctor Botter")
    await _tells_doctor(stage.ayu)
    await stage.ayu.presses("Done")
    await stage.ayu.expects("Until next time!")


async def persistent_conversation(stage: Stage) -> None:
    await stage.opens("My name is Doctor Botter")
    await _tells_doctor(stage.ayu)
    await stage.types("/show_data", "already told me")


async def _tells_doctor(ayu: Person) -> None:
    await ayu.presses("Age")
    await ayu.expects("would love to hear")
    await ayu.types("30")
    await ayu.expects("30")
    await ayu.presses("Something else")
    await ayu.expects("send me the category")
    await ayu.types("Most impressive skill")
    await ayu.expects("would love to hear")
    await ayu.types("spelling")
    await ayu.expects("spelling")


async def deep_links(stage: Stage) -> None:
    await stage.opens("Feel free to tell your friends")
    await stage.group.joins(stage.budi)
    await stage.group.hears(stage.budi, f"/start@{stage.bot.username} check-this-out")
    await stage.group.expects("hidden functionality")
    await stage.budi.opens(start="so-cool")
    await stage.budi.expects("mask the deep-linked URLs")
    await stage.budi.opens(start="using-entities-here")
    await stage.budi.expects("InlineKeyboardButtons")
    query = await stage.budi.taps("Like this!")
    assert query
    link = (await stage.budi.expects_answer(query))["url"]
    await stage.budi.opens(start=link.partition("start=")[2])
    await stage.budi.expects("as deep as it gets")


async def echo(stage: Stage) -> None:
    await stage.opens("Hi Ayu!")
    await stage.types("Selamat pagi", "Selamat pagi")


async def errors(stage: Stage) -> None:
    await stage.opens(str(stage.ayu.id))
    await stage.budi.opens()
    await stage.budi.expects("Your chat id")
    await stage.budi.types("/bad_command")
    await stage.ayu.expects("An exception was raised")


async def inline_queries(stage: Stage) -> None:
    await stage.opens("Hi!")
    query = await stage.ayu.asks_inline("<paspor>")
    assert (await stage.ayu.chooses(query, "Bold")).html == "<b>&lt;paspor&gt;</b>"


async def inline_keyboard(stage: Stage) -> None:
    await stage.opens("Please choose:")
    await stage.taps("Option 2", "Selected option: 2")


async def inline_keyboard_2(stage: Stage) -> None:
    await stage.opens("Choose a route")
    for button, answer in [("1", "First"), ("3", "Third"), ("Yes", "Start"), ("2", "Second")]:
        await stage.taps(button, answer)
    await stage.taps("3", "Third")
    await stage.taps("Nah", "See you next time!")


async def nested_conversation(stage: Stage) -> None:
    await stage.opens("Family Bot")
    await stage.ayu.expects("add a family member")
    for button, answer in [
        ("Add family member", "add a parent or a child"),
        ("Add parent", "whom to add"),
        ("Add Mother", "select a feature"),
        ("Name", "tell me"),
    ]:
        await stage.taps(button, answer)
    await stage.types("Ratna", "Got it!")
    await stage.taps("Done", "add a parent or a child")
    await stage.taps("Show data", "Mother: Name: Ratna")


async def payments(stage: Stage) -> None:
    await stage.opens("/shipping")
    await stage.ayu.types("/shipping")
    invoice = await stage.ayu.expects()
    await stage.ayu.pays(invoice, shipping="Shipping Option B")
    await stage.ayu.expects("Thank you for your payment.")
    await stage.ayu.types("/noshipping")
    await stage.ayu.pays(await stage.ayu.expects())
    await stage.ayu.expects("Thank you for your payment.")


async def polls(stage: Stage) -> None:
    await stage.opens("select /poll")
    people = (stage.ayu, stage.budi, stage.citra)
    for person in people:
        await stage.group.joins(person)
    await stage.group.hears(stage.ayu, "/poll")
    poll = await stage.group.expects("How are you?")
    for person in people:
        await person.votes(poll, 0, 2)
        await stage.group.expects(f"{person.name} feels Good and Fantastic!")
    await stage.ayu.types("/quiz")
    await stage.ayu.votes(await stage.ayu.expects_poll(), 2)
    await stage.types("/preview", "generate a preview")
    await stage.ayu.sends_poll("Kapan?", ["Senin", "Rabu"])
    assert (await stage.ayu.expects_poll()).json["poll"]["is_closed"]


async def raw_api(stage: Stage) -> None:
    await stage.opens("/start")
    await stage.types("Selamat pagi", "Selamat pagi")


async def timer(stage: Stage) -> None:
    await stage.opens("Use /set")
    await stage.types("/set 0.5", "Timer successfully set!")
    await stage.ayu.expects("Beep!")


async def web_app(stage: Stage) -> None:
    await stage.opens("press the button below")
    picked = {"hex": "#ff8800", "rgb": {"r": 255, "g": 136, "b": 0}}
    await stage.ayu.returns_from_app("Open the color picker!", json.dumps(picked))
    await stage.ayu.expects("#ff8800")


async def custom_webhook(stage: Stage) -> None:
    await stage.opens("http")
    asked = {"user_id": str(stage.ayu.id), "payload": "from elsewhere"}
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{stage.port}/submitpayload", params=asked) as answer,
    ):
        assert answer.status == 200
    await stage.ayu.expects("from elsewhere")


async def passport(stage: Stage) -> None:
    sealed = [b64decode(page) for page in stage.papers["pages"]]
    front, selfie = sealed
    element = {**stage.papers["element"], "front_side": front, "selfie": selfie}
    stage.ayu.pressed_start()
    await stage.ayu.hands_over([element], stage.papers["credentials"])
    wanted = [b64decode(page) for page in stage.papers["opened"]]
    async with asyncio.timeout(FIRST):
        while sorted(_files(stage.folder)) != sorted(wanted):  # noqa: ASYNC110 (a folder is silent)
            await asyncio.sleep(0.1)


def _files(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in folder.iterdir() if file.is_file()]


STORIES: dict[str, Story] = {
    "arbitrarycallbackdatabot": any_callback_data,
    "chatmemberbot": chat_members,
    "contexttypesbot": context_types,
    "conversationbot": conversation,
    "conversationbot2": conversation_2,
    "deeplinking": deep_links,
    "echobot": echo,
    "errorhandlerbot": errors,
    "inlinebot": inline_queries,
    "inlinekeyboard": inline_keyboard,
    "inlinekeyboard2": inline_keyboard_2,
    "nestedconversationbot": nested_conversation,
    "paymentbot": payments,
    "persistentconversationbot": persistent_conversation,
    "pollbot": polls,
    "rawapibot": raw_api,
    "timerbot": timer,
    "webappbot": web_app,
    "passportbot": passport,
    "customwebhookbot/starlettebot": custom_webhook,
    "customwebhookbot/flaskbot": custom_webhook,
    "customwebhookbot/quartbot": custom_webhook,
    "customwebhookbot/djangobot": custom_webhook,
}
"""By the example's file; these are all that there are."""
