"""What one bot does never shows in another's, or in another chat."""

import asyncio
from typing import Any

import aiohttp

from botapi_emulator import Bot, Emulator, Person
from botapi_emulator.world import members
from helpers.api import Api

BUTTON = {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}
ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "Paspor",
    "input_message_content": {"message_text": "Syarat"},
    "reply_markup": BUTTON,
}


async def test_messages_that_people_send_through_two_bots_are_kept_apart(
    telegram: Emulator, pandu: Bot, budi: Person
) -> None:
    other = telegram.add_bot("654321:OTHER", "other_bot", "Other")
    ids = [await sent_through(telegram, bot, budi) for bot in (pandu, other)]
    assert len(set(ids)) == 2

    mine, others = ids
    changed = {"inline_message_id": mine, "text": "Syarat baru"}
    refused = await call(telegram, other, "editMessageText", **changed)
    assert refused["description"] == "Bad Request: MESSAGE_ID_INVALID"
    assert (await call(telegram, pandu, "editMessageText", **changed))["ok"]
    texts = [telegram.world.inline_messages[number].text for number in (mine, others)]
    assert texts == ["Syarat baru", "Syarat"]


async def sent_through(telegram: Emulator, bot: Bot, person: Person) -> str:
    """The inline_message_id of what somebody chose among a bot's results."""
    bot.answers_inline = True
    asked = asyncio.create_task(person.asks_inline("paspor", bot=bot))
    (update,) = (await call(telegram, bot, "getUpdates", timeout=5))["result"]
    query, after = update["inline_query"]["id"], update["update_id"] + 1
    await call(telegram, bot, "answerInlineQuery", inline_query_id=query, results=[ARTICLE])
    await person.chooses(await asked, "Paspor")
    news = (await call(telegram, bot, "getUpdates", offset=after))["result"]
    chosen = [update.get("chosen_inline_result") for update in news]
    return str(next(filter(None, chosen))["inline_message_id"])


async def call(telegram: Emulator, bot: Bot, method: str, **params: Any) -> Any:
    """What a method of a bot's answers."""
    async with aiohttp.ClientSession() as session:
        url = f"{telegram.url}/bot{bot.token}/{method}"
        return await (await session.post(url, json=params)).json()


async def test_a_poll_that_is_stopped_in_a_group_takes_no_mini_app(
    telegram: Emulator, api: Api, budi: Person
) -> None:
    group = telegram.group("Loket")
    poll = {"chat_id": group.id, "question": "Kapan?", "options": ["Senin", "Rabu"]}
    sent = (await api("sendPoll", **poll))["result"]
    app = {"inline_keyboard": [[{"text": "Buka", "web_app": {"url": "https://a.id"}}]]}
    about = {"chat_id": group.id, "message_id": sent["message_id"]}

    refused = await api("stopPoll", **about, reply_markup=app)
    assert refused["description"] == "Bad Request: BUTTON_TYPE_INVALID"
    assert (await api("stopPoll", **about, reply_markup=BUTTON))["ok"]


def test_the_right_to_greet_newcomers_is_no_permission_to_write(
    telegram: Emulator, pandu: Bot, budi: Person
) -> None:
    chat = telegram.world.known_chat(pandu, telegram.group("Loket").id)
    chat.members[budi.id] = {"status": "member"}
    right = "can_send_welcome_messages"
    assert members.may(chat, budi.id, "can_send_photos")
    assert not members.may(chat, budi.id, right)
    chat.members[budi.id] = {"status": "administrator"}
    assert not members.may(chat, budi.id, right)
    chat.members[budi.id] = members.administrator("supergroup")
    assert members.may(chat, budi.id, right)


async def test_a_story_that_is_over_is_not_shown_again(
    telegram: Emulator, api: Api, pandu: Bot, budi: Person
) -> None:
    shops = [budi, telegram.person("Sari Toko")]
    mine, hers = [(await shop.connects(pandu, can_manage_stories=True)).id for shop in shops]
    connection = telegram.world.connections[mine]
    connection.stories[1] = {"photo": [], "until": telegram.world.timestamp() + 3600}
    again = {"business_connection_id": hers, "from_chat_id": budi.id, "from_story_id": 1}
    assert (await api("repostStory", **again, active_period=86400))["ok"]

    assert telegram.clock
    telegram.clock.advance(3600)
    refused = await api("repostStory", **again, active_period=86400)
    assert refused["description"] == "Bad Request: STORY_NOT_FOUND"
