"""A channel's direct messages: people write to it, and propose posts that it takes or not."""

from typing import Any

import pytest

from botapi_emulator import Bot, Desk, Emulator, Person
from helpers.api import Api
from helpers.spec import Spec


@pytest.fixture
async def desk(telegram: Emulator, pandu: Bot, budi: Person) -> Desk:
    channel = telegram.group("Kabar", kind="channel")
    await channel.promotes_bot(by=budi)
    return channel.opens_desk()


async def refused(api: Api, method: str, **params: Any) -> str:
    answer = await api(method, **params)
    assert not answer["ok"], f"{method} passed"
    return str(answer["description"]).removeprefix("Bad Request: ")


async def test_a_bot_answers_who_writes_to_its_channel(
    api: Api, desk: Desk, budi: Person, telegram: Emulator
) -> None:
    ani = telegram.person("Ani")
    await desk.hears(ani, "Buka Sabtu?")
    (*_, update) = (await api("getUpdates"))["result"]
    told = update["message"]
    assert told["direct_messages_topic"]["user"]["id"] == ani.id
    assert Spec().faults(update, "Update", "update") == []
    asked = {"chat_id": desk.id, "text": "Ya, jam 8"}
    assert await refused(api, "sendMessage", **asked) == (
        "channel direct messages topic must be specified"
    )
    answer = await api("sendMessage", **asked, direct_messages_topic_id=ani.id)
    assert answer["result"]["direct_messages_topic"]["topic_id"] == ani.id
    await desk.expects("jam 8")
    info = (await api("getChat", chat_id=desk.id))["result"]
    assert (info["is_direct_messages"], info["parent_chat"]["title"]) == (True, "Kabar")
    elsewhere = {"chat_id": budi.id, "text": "a", "suggested_post_parameters": {}}
    assert await refused(api, "sendMessage", **elsewhere) == (
        "suggested posts can be sent only to channel direct messages"
    )


async def test_a_suggested_post_is_published_at_its_hour_or_declined(
    telegram: Emulator, api: Api, desk: Desk
) -> None:
    ani = telegram.person("Ani")
    ani.user.stars = 50
    now = telegram.world.timestamp()
    for text, price in [("Lowongan", 40), ("Iklan", 30)]:
        await desk.suggests(ani, text, stars=price)
    posts = [update.get("message", {}) for update in (await api("getUpdates"))["result"]]
    first, second = [post for post in posts if "suggested_post_info" in post]
    assert first["suggested_post_info"]["state"] == "pending"
    about = [{"chat_id": desk.id, "message_id": post["message_id"]} for post in (first, second)]
    late = {**about[0], "send_date": now + 40 * 86_400}
    assert await refused(api, "approveSuggestedPost", **late) == "SCHEDULE_DATE_TOO_LATE"
    assert (await api("approveSuggestedPost", **about[0], send_date=now + 3600))["ok"]
    approved = await desk.expects_service("suggested_post_approved")
    assert approved["price"] == {"currency": "XTR", "amount": 40}
    wrong = "message can't be used in the method"
    assert await refused(api, "approveSuggestedPost", **about[0]) == wrong
    assert (await api("approveSuggestedPost", **about[1]))["ok"]
    assert await desk.expects_service("suggested_post_approval_failed")
    assert (await api("declineSuggestedPost", **about[1], comment="Maaf"))["ok"]
    assert (await desk.expects_service("suggested_post_declined"))["comment"] == "Maaf"

    assert desk.channel.messages == []
    assert telegram.clock
    telegram.clock.advance(3600)
    telegram.world.tick()
    (post,) = desk.channel.messages
    assert (post.text, post.json["is_paid_post"], ani.user.stars) == ("Lowongan", True, 10)
    assert Spec().faults(post.json, "Message", "channel_post") == []
    assert await refused(api, "declineSuggestedPost", **about[0]) == wrong


async def test_a_desk_belongs_to_its_channel_alone(
    telegram: Emulator, api: Api, pandu: Bot, budi: Person
) -> None:
    other = telegram.add_bot("654321:OTHER", "other_bot", "Other")
    channel = telegram.group("Kabar", "channel", bot=pandu, username="kabar")
    await channel.promotes_bot(by=budi)
    telegram.world.known_chat(other, channel.id)  # it looks, and is not there
    desk = channel.opens_desk()
    assert channel.opens_desk().id == desk.id
    post = await desk.suggests(budi, "Iklan")
    about = {"from_chat_id": desk.id, "message_id": post.id}
    forwarded = (await api("forwardMessage", chat_id=budi.id, **about))["result"]
    assert not forwarded.keys() & {"direct_messages_topic", "suggested_post_info"}
    assert (await api("approveSuggestedPost", chat_id=desk.id, message_id=post.id))["ok"]
    assert ([post.text for post in channel.messages], len(other.updates)) == (["Iklan"], 0)

    ani = telegram.person("Ani")
    assert (await api("banChatMember", chat_id=channel.id, user_id=ani.id))["ok"]
    with pytest.raises(AssertionError, match="Ani is banned from Kabar"):
        await desk.hears(ani, "Buka?")
    with pytest.raises(AssertionError, match="Loket is no channel"):
        telegram.group("Loket").opens_desk()


async def test_what_a_bot_suggests_in_reply_takes_the_place_of_the_suggestion(
    api: Api, desk: Desk, budi: Person
) -> None:
    post = await desk.suggests(budi, "Iklan")
    thread = {"chat_id": desk.id, "text": "Begini?", "direct_messages_topic_id": budi.id}
    reply = {**thread, "reply_parameters": {"message_id": post.id}}
    assert (await api("sendMessage", **reply))["ok"]
    assert post.json["suggested_post_info"]["state"] == "pending"
    assert (await api("sendMessage", **reply, suggested_post_parameters={}))["ok"]

    assert post.json["suggested_post_info"]["state"] == "declined"


async def test_a_bot_suggests_what_a_post_costs_and_may_not_approve_its_own(
    telegram: Emulator, api: Api, desk: Desk, budi: Person
) -> None:
    asked = {"chat_id": desk.id, "text": "Begini?", "direct_messages_topic_id": budi.id}
    for offer, said in [
        ({"price": {"currency": "IDR", "amount": 5}}, "price currency specified"),
        ({"price": {"currency": "XTR", "amount": 1}}, "amount of Telegram Stars specified"),
        ({"price": {"currency": "TON", "amount": 5}}, "divisible by 10000000 nanotoncoins"),
        ({"send_date": -5}, "invalid post send date specified"),
    ]:
        assert (
            await refused(api, "sendMessage", **asked, suggested_post_parameters=offer)
        ).endswith(said)
    offer = {"price": {"currency": "XTR", "amount": 50}}
    sent = (await api("sendMessage", **asked, suggested_post_parameters=offer))["result"]
    assert sent["suggested_post_info"] == {"state": "pending", **offer}
    about = {"chat_id": desk.id, "message_id": sent["message_id"]}
    said = await refused(api, "approveSuggestedPost", **about)
    assert said == "message can't be used in the method"
    assert await refused(api, "approveSuggestedPost", chat_id=desk.id, message_id=99) == (
        "suggested post not found"
    )
    await desk.channel.promotes_bot(by=budi, can_post_messages=False)
    await desk.suggests(budi, "Iklan")
    about["message_id"] = desk.messages[-1].id
    assert await refused(api, "approveSuggestedPost", **about) == said
    assert (await api("declineSuggestedPost", **about))["ok"]
