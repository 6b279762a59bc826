"""Bots that guard a group, answer as guests, manage other bots, prepare buttons."""

import asyncio
from typing import Any

import aiohttp
import pytest

from botapi_emulator import Bot, Emulator, Group, Person
from helpers.api import Api
from helpers.spec import Spec

ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "Jam",
    "input_message_content": {"message_text": "Buka jam 8"},
}


async def news(api: Api, kind: str) -> Any:
    """The last update of a kind, as the Bot API has it."""
    updates = (await api("getUpdates"))["result"]
    found = [update for update in updates if kind in update][-1]
    assert Spec().faults(found, "Update", kind) == []
    return found[kind]


@pytest.fixture
async def guarded(telegram: Emulator, api: Api, pandu: Bot, budi: Person) -> Group:
    pandu.guards = True
    group = telegram.group("Warga")
    await group.promotes_bot(by=budi)
    return group


async def test_a_guard_decides_who_comes_in(
    telegram: Emulator, api: Api, pandu: Bot, budi: Person, guarded: Group
) -> None:
    asked = {"chat_id": guarded.id, "creates_join_request": True}
    link = (await api("createChatInviteLink", **asked))["result"]["invite_link"]
    people = [telegram.person(name) for name in ("Ani", "Tono", "Sari")]
    outcomes = []
    for person, result in zip(people, ("approve", "decline", "queue"), strict=True):
        await guarded.asks_to_join(person, link)
        query = {"chat_join_request_query_id": (await news(api, "chat_join_request"))["query_id"]}
        page = {**query, "web_app_url": "https://a.id"}
        assert (await api("sendChatJoinRequestWebApp", **page))["ok"]
        assert person.shown_apps == ["https://a.id"]
        wrong = await api("answerChatJoinRequestQuery", **query, result="maybe")
        assert not wrong["ok"]
        assert (await api("answerChatJoinRequestQuery", **query, result=result))["ok"]
        assert not (await api("answerChatJoinRequestQuery", **query, result=result))["ok"]
        outcomes.append((guarded.chat.status(person.id), person.id in guarded.chat.asking))

    assert outcomes == [("member", False), ("left", False), ("left", True)]
    assert (await api("getMe"))["result"]["supports_join_request_queries"]


async def test_a_guard_decides_only_on_who_still_asks_and_while_it_may(
    telegram: Emulator, api: Api, pandu: Bot, budi: Person, guarded: Group
) -> None:
    asked = {"chat_id": guarded.id, "creates_join_request": True}
    link = (await api("createChatInviteLink", **asked))["result"]["invite_link"]
    banned, promoted, late = (telegram.person(name) for name in ("Ani", "Tono", "Sari"))
    queries = []
    for person in (banned, promoted, late):
        await guarded.asks_to_join(person, link)
        queries.append((await news(api, "chat_join_request"))["query_id"])
    assert (await api("banChatMember", chat_id=guarded.id, user_id=banned.id))["ok"]
    await guarded.promotes(promoted)
    said = []
    for query in queries:
        if query == queries[-1]:
            await guarded.promotes_bot(by=budi, can_invite_users=False)
        answer = {"chat_join_request_query_id": query, "result": "approve"}
        said.append((await api("answerChatJoinRequestQuery", **answer))["description"])

    assert ["too old" in words for words in said] == [True, True, False]
    assert "not enough rights" in said[2]
    standing = [guarded.chat.status(person.id) for person in (banned, promoted, late)]
    assert standing == ["kicked", "administrator", "left"]


async def test_a_guest_answers_in_a_group_that_it_is_not_in(
    telegram: Emulator, api: Api, pandu: Bot, budi: Person
) -> None:
    host = telegram.add_bot("654321:HOST", "host_bot", "Host")
    group = telegram.group("Warga", bot=host)
    with pytest.raises(AssertionError, match="answers nobody as a guest"):
        await group.summons(budi, pandu, "@pandu_bot buka jam berapa?")
    pandu.answers_guests = True
    await group.summons(budi, pandu, "@pandu_bot buka jam berapa?")
    asked = await news(api, "guest_message")
    assert (asked["text"], asked["chat"]["id"]) == ("@pandu_bot buka jam berapa?", group.id)
    answer = {"guest_query_id": asked["guest_query_id"], "result": ARTICLE}
    sent = (await api("answerGuestQuery", **answer))["result"]

    assert (await group.expects("jam 8")).json["from"]["id"] == pandu.id
    changed = {**sent, "text": "Buka jam 9"}
    assert (await api("editMessageText", **changed))["ok"]
    await group.expects("jam 9")
    assert not (await api("answerGuestQuery", **answer))["ok"]
    assert group.chat.status(pandu.id) == "left"
    assert (await api("sendMessage", chat_id=group.id, text="a"))["error_code"] == 403


async def test_a_bot_manages_those_that_people_make_with_it(
    telegram: Emulator, api: Api, pandu: Bot, budi: Person
) -> None:
    with pytest.raises(AssertionError, match="manages no bots"):
        await budi.makes_bot("toko_bot", "Toko", manager=pandu)
    pandu.manages = True
    made = await budi.makes_bot("toko_bot", "Toko", manager=pandu)
    told = await news(api, "managed_bot")
    assert (told["user"]["id"], told["bot"]["username"]) == (budi.id, "toko_bot")
    about = {"user_id": made.id}
    first = (await api("getManagedBotToken", **about))["result"]
    second = (await api("replaceManagedBotToken", **about))["result"]
    async with aiohttp.ClientSession() as session:
        for token, status in [(first, 401), (second, 200)]:
            async with session.get(f"{telegram.url}/bot{token}/getMe") as answer:
                assert answer.status == status

    ani, tono = telegram.person("Ani"), telegram.person("Tono")
    settings = {"is_access_restricted": True, "added_user_ids": [ani.id]}
    assert (await api("setManagedBotAccessSettings", **about, **settings))["ok"]
    for wrong, said in [(5, "expected an Array of user identifiers"), ([True], "must be a Number")]:
        answer = await api(
            "setManagedBotAccessSettings", **{**about, **settings, "added_user_ids": wrong}
        )
        assert answer["description"].endswith(said)
    kept = (await api("getManagedBotAccessSettings", **about))["result"]
    assert [user["id"] for user in kept["added_users"]] == [ani.id]
    for person in (budi, ani):
        await person.opens(made)
    with pytest.raises(AssertionError, match="toko_bot is not for Tono"):
        await tono.opens(made)
    assert not (await api("getManagedBotToken", user_id=pandu.id))["ok"]


async def test_a_managed_bot_goes_with_its_token_and_with_its_owner(
    telegram: Emulator, api: Api, pandu: Bot, budi: Person
) -> None:
    pandu.manages = True
    made = await budi.makes_bot("toko_bot", "Toko")
    async with aiohttp.ClientSession() as session:
        url = f"{telegram.url}/bot{made.token}/getUpdates?timeout=50"
        waiting = asyncio.create_task(session.get(url))
        while not made.poll_number:
            await asyncio.sleep(0)
        assert (await api("replaceManagedBotToken", user_id=made.id))["ok"]
        await budi.opens(made)
        assert (await waiting).status == 409
    about = {"user_id": made.id, "added_user_ids": [budi.id]}
    assert (await api("setManagedBotAccessSettings", **about, is_access_restricted=True))["ok"]
    telegram.reset()

    assert (await api("getManagedBotAccessSettings", user_id=made.id))["status"] == 400
    assert telegram.bot is pandu


async def test_a_prepared_button_shares_people_and_groups(
    telegram: Emulator, api: Api, pandu: Bot, budi: Person
) -> None:
    ani, group = telegram.person("Ani"), telegram.group("Warga")
    buttons = [
        {"text": "Pilih orang", "request_users": {"request_id": 1}},
        {"text": "Pilih grup", "request_chat": {"request_id": 2, "chat_is_channel": False}},
    ]
    kept = []
    for button in buttons:
        answer = await api("savePreparedKeyboardButton", user_id=budi.id, button=button)
        kept.append(answer["result"]["id"])
    await budi.shares_by(kept[0], ani.id)
    assert (await news(api, "message"))["users_shared"]["users"][0]["user_id"] == ani.id
    await budi.shares_by(kept[1], group.id)
    assert (await news(api, "message"))["chat_shared"] == {"request_id": 2, "chat_id": group.id}
    wanted = {"text": "Buat bot", "request_managed_bot": {"request_id": 3}}
    answer = await api("savePreparedKeyboardButton", user_id=budi.id, button=wanted)
    with pytest.raises(AssertionError, match="'Buat bot' asks for a bot: use makes_bot"):
        await budi.shares_by(answer["result"]["id"])
    plain = await api("savePreparedKeyboardButton", user_id=budi.id, button={"text": "Halo"})
    assert plain["description"] == "Bad Request: BUTTON_TYPE_INVALID"
    with pytest.raises(AssertionError, match="nothing was prepared"):
        await ani.shares_by(kept[0], budi.id)
