"""What a bot may do in groups and channels, and what people may: refused in Telegram's words."""

from datetime import timedelta
from typing import Any

import pytest

from botapi_emulator import Bot, Emulator, Group, Person
from helpers.api import Api

NO_PIN = "Bad Request: not enough rights to manage pinned messages in the chat"
NO_DELETION = "Bad Request: message can't be deleted"
NO_POST = "Bad Request: need administrator rights in the channel chat"
KICKED = "Forbidden: bot was kicked from the supergroup chat"
LEADERLESS = "Bad Request: method is available for supergroup and channel chats only"


async def refused(api: Api, method: str, **params: Any) -> str:
    answer = await api(method, **params)
    assert not answer["ok"], f"{method} passed"
    return str(answer["description"])


async def test_a_right_that_is_lacking_is_missed_wherever_it_is_needed(
    telegram: Emulator, api: Api, budi: Person
) -> None:
    group = telegram.group("Loket")
    said = await group.hears(budi, "/halo")
    about = {"chat_id": group.id, "message_id": said.id}
    assert await refused(api, "pinChatMessage", **about) == NO_PIN
    assert await refused(api, "unpinAllChatMessages", chat_id=group.id) == NO_PIN
    assert await refused(api, "deleteMessage", **about) == NO_DELETION
    own = (await api("sendMessage", chat_id=group.id, text="halo"))["result"]
    assert (await api("deleteMessage", chat_id=group.id, message_id=own["message_id"]))["ok"]
    await group.promotes_bot(by=budi)
    assert (await api("pinChatMessage", **about))["ok"]
    assert (await api("deleteMessage", **about))["ok"]


async def test_only_who_may_post_writes_in_a_channel(
    telegram: Emulator, api: Api, budi: Person
) -> None:
    channel = telegram.group("Kabar", kind="channel")
    post = {"chat_id": channel.id, "text": "libur"}
    assert await refused(api, "sendMessage", **post) == NO_POST
    await channel.promotes_bot(by=budi, can_edit_messages=False)
    sent = (await api("sendMessage", **post))["result"]
    own = {"chat_id": channel.id, "message_id": sent["message_id"]}
    theirs = {"chat_id": channel.id, "message_id": (await channel.posts("buka")).id}

    assert sent["sender_chat"]["id"] == channel.id
    assert await refused(api, "pinChatMessage", **own) == NO_PIN
    assert (await api("editMessageText", **own, text="libur sehari"))["ok"]
    cant_edit = "Bad Request: message can't be edited"
    assert await refused(api, "editMessageText", **theirs, text="tutup") == cant_edit
    await channel.promotes_bot(by=budi)
    assert (await api("editMessageText", **theirs, text="tutup"))["ok"]


async def test_a_plain_group_has_no_threads(telegram: Emulator, api: Api, budi: Person) -> None:
    for chat_id in (telegram.group("Loket").id, budi.id):
        asked = {"chat_id": chat_id, "text": "a", "message_thread_id": 5}
        missing = "Bad Request: message thread not found"
        assert await refused(api, "sendMessage", **asked) == missing


async def test_a_closed_topic_is_closed_to_who_does_not_lead(
    telegram: Emulator, api: Api, budi: Person
) -> None:
    forum = telegram.group("Forum", kind="forum")
    await forum.promotes_bot(by=budi)
    topic = (await api("createForumTopic", chat_id=forum.id, name="Paspor"))["result"]
    thread = {"chat_id": forum.id, "message_thread_id": topic["message_thread_id"]}
    general = {"chat_id": forum.id, "message_thread_id": 1, "text": "a"}
    assert await refused(api, "sendMessage", **general) == "Bad Request: message thread not found"
    await api("closeForumTopic", **thread)
    assert (await api("sendMessage", **thread, text="a"))["ok"]
    await forum.promotes_bot(by=budi, can_manage_topics=False)

    assert await refused(api, "sendMessage", **thread, text="a") == "Bad Request: TOPIC_CLOSED"


async def test_who_was_put_out_does_not_even_look(
    telegram: Emulator, api: Api, budi: Person
) -> None:
    group = telegram.group("Loket")
    public = telegram.group("Balai", username="balai_kota")
    await api("leaveChat", chat_id=public.id)
    await group.removes_bot(by=budi)

    for method in ("getChat", "getChatMemberCount", "getChatAdministrators", "leaveChat"):
        assert await refused(api, method, chat_id=group.id) == KICKED
    assert (await api("getChat", chat_id="@balai_kota"))["ok"]


async def test_members_are_kept_from_what_the_chat_does_not_permit(
    telegram: Emulator, api: Api, budi: Person
) -> None:
    group = telegram.group("Loket")
    await group.promotes_bot(by=budi)
    await api("setChatPermissions", chat_id=group.id, permissions={"can_send_messages": True})
    await group.demotes_bot(by=budi)
    asked = {"chat_id": group.id, "emoji": "🎲"}
    assert await refused(api, "sendDice", **asked) == (
        "Bad Request: not enough rights to send dice to the chat"
    )
    assert (await api("sendMessage", chat_id=group.id, text="a"))["ok"]


async def test_nobody_leads_beyond_their_own_rights(
    telegram: Emulator, api: Api, budi: Person, pandu: Bot
) -> None:
    siti, citra = telegram.person("Siti"), telegram.person("Citra")
    group = telegram.group("Loket")
    group.founded_by(budi)
    await group.joins(citra)
    await group.promotes_bot(by=budi, can_pin_messages=False)
    await group.promotes(siti)
    chat = {"chat_id": group.id}
    owner, leader = {**chat, "user_id": budi.id}, {**chat, "user_id": siti.id}
    member = {**chat, "user_id": citra.id}
    gone = "Bad Request: can't remove chat owner"

    assert await refused(api, "banChatMember", **owner) == gone
    assert await refused(api, "promoteChatMember", **owner, can_pin_messages=True) == gone
    own = {**chat, "user_id": pandu.id, "can_manage_chat": True}
    assert await refused(api, "promoteChatMember", **own) == "Bad Request: can't promote self"
    given = await refused(api, "promoteChatMember", **member, can_pin_messages=True)
    assert given == "Bad Request: RIGHT_FORBIDDEN"
    assert await refused(api, "promoteChatMember", **leader) == "Bad Request: CHAT_ADMIN_REQUIRED"
    title = "setChatAdministratorCustomTitle"
    assert await refused(api, title, **owner, custom_title="x") == (
        "Bad Request: only the owner can edit their custom title"
    )
    assert await refused(api, title, **leader, custom_title="x") == (
        "Bad Request: not enough rights to change custom title of the user"
    )
    private = {"chat_id": budi.id, "user_id": budi.id}
    assert await refused(api, "promoteChatMember", **private) == LEADERLESS
    assert await refused(api, "unbanChatMember", **private) == LEADERLESS
    muted = await refused(api, "restrictChatMember", **private, permissions={})
    assert muted == "Bad Request: method is available only for supergroups"


async def test_the_banned_neither_write_nor_come_in_until_their_day(
    telegram: Emulator, api: Api, budi: Person
) -> None:
    group = telegram.group("Loket")
    await group.promotes_bot(by=budi)
    citra = telegram.person("Citra")
    await group.joins(citra)
    until = int((telegram.world.now() + timedelta(hours=1)).timestamp())
    await api("banChatMember", chat_id=group.id, user_id=citra.id, until_date=until)

    with pytest.raises(AssertionError, match="Citra is banned from Loket"):
        await group.hears(citra, "halo")
    with pytest.raises(AssertionError, match="Citra is banned from Loket"):
        await group.joins(citra)
    assert telegram.clock
    telegram.clock.advance(3601)
    telegram.world.tick()
    await group.joins(citra)
    muted = {"permissions": {"can_send_polls": True}, "use_independent_chat_permissions": True}
    await api("restrictChatMember", chat_id=group.id, user_id=citra.id, **muted)
    with pytest.raises(AssertionError, match="Citra may not write in Loket"):
        await group.hears(citra, "halo")


async def test_a_link_admits_as_long_as_it_is_good(
    telegram: Emulator, api: Api, budi: Person
) -> None:
    group = telegram.group("Loket")
    await group.promotes_bot(by=budi)
    made = (await api("createChatInviteLink", chat_id=group.id, member_limit=1))["result"]
    link = made["invite_link"]
    await group.joins(telegram.person("Citra"), link=link)
    with pytest.raises(AssertionError, match="has let in as many as it may"):
        await group.joins(telegram.person("Dedi"), link=link)
    asks = {"chat_id": group.id, "creates_join_request": True}
    asking = (await api("createChatInviteLink", **asks))["result"]["invite_link"]
    with pytest.raises(AssertionError, match="use asks_to_join"):
        await group.joins(telegram.person("Eka"), link=asking)
    with pytest.raises(AssertionError, match="leads nowhere in Loket"):
        await group.joins(telegram.person("Gita"), link="https://t.me/+x")
    await api("revokeChatInviteLink", chat_id=group.id, invite_link=asking)
    with pytest.raises(AssertionError, match="is revoked"):
        await group.asks_to_join(telegram.person("Fitri"), asking)


async def test_two_bots_share_a_group(telegram: Emulator, api: Api, budi: Person) -> None:
    other = telegram.add_bot("654321:OTHER", "lain_bot", "Lain")
    group: Group = telegram.group("Loket")
    await group.hears(budi, "/halo")
    await group.hears(budi, "/halo@lain_bot")
    await group.promotes_bot(by=budi)
    await api("setChatTitle", chat_id=group.id, title="Loket 3")

    mine = (await api("getUpdates"))["result"]
    assert [one["message"]["text"] for one in mine if "message" in one] == ["/halo"]
    theirs = telegram.world.known_chat(other, group.id)
    texts = [message.text for message in theirs.messages.values() if message.text]
    assert texts == ["/halo", "/halo@lain_bot"]
    assert theirs.json["title"] == "Loket 3"
    members = (await api("getChatMemberCount", chat_id=group.id))["result"]
    assert members == 3
