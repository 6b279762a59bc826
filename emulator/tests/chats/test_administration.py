"""A bot that leads a group: what it shows, who may do what, who is let in."""

from datetime import timedelta

import pytest
from telegram import Bot as PtbBot
from telegram import ChatPermissions
from telegram.error import BadRequest

from botapi_emulator import Emulator, Group, Person
from helpers.api import Api


@pytest.fixture
async def group(telegram: Emulator, bot: PtbBot, budi: Person) -> Group:
    """A group that the bot leads, without the right to promote."""
    group = telegram.group("Loket")
    await group.promotes_bot(by=budi, can_promote_members=False)
    return group


async def test_a_title_a_description_and_a_photo_are_shown_to_all(
    bot: PtbBot, group: Group
) -> None:
    await bot.set_chat_title(group.id, "Loket 3")
    await bot.set_chat_description(group.id, "Antrean paspor")
    with pytest.raises(BadRequest, match="Chat description is not modified"):
        await bot.set_chat_description(group.id, "Antrean paspor")
    with pytest.raises(BadRequest, match="Chat_not_modified"):
        await bot.delete_chat_photo(group.id)
    chat = await bot.get_chat(group.id)

    assert (chat.title, chat.description) == ("Loket 3", "Antrean paspor")
    assert [message.json.get("new_chat_title") for message in group.messages] == ["Loket 3"]


async def test_a_bot_may_do_what_its_rights_say(bot: PtbBot, group: Group, budi: Person) -> None:
    with pytest.raises(BadRequest, match="Not enough rights"):
        await bot.promote_chat_member(group.id, budi.id, can_pin_messages=True)
    with pytest.raises(BadRequest, match="Can't change private chat title"):
        await bot.set_chat_title(budi.id, "Budi")
    await group.promotes_bot(by=budi, can_change_info=False)
    with pytest.raises(BadRequest, match="Not enough rights to change chat title"):
        await bot.set_chat_title(group.id, "Loket 4")
    await group.joins(budi)
    await bot.promote_chat_member(group.id, budi.id, can_pin_messages=True)
    with pytest.raises(BadRequest, match="User is an administrator"):
        await bot.restrict_chat_member(group.id, budi.id, ChatPermissions.no_permissions())


async def test_who_asks_to_join_is_let_in_or_not(
    telegram: Emulator, bot: PtbBot, group: Group, budi: Person
) -> None:
    link = await bot.create_chat_invite_link(group.id, creates_join_request=True)
    citra = telegram.person("Citra")
    await group.asks_to_join(citra, link.invite_link)
    update = (await bot.get_updates())[-1]
    assert update.chat_join_request
    await bot.send_message(update.chat_join_request.user_chat_id, "Sebentar ya")
    await update.chat_join_request.approve()

    assert (await bot.get_chat_member(group.id, citra.id)).status == "member"
    with pytest.raises(BadRequest, match="User_already_participant"):
        await update.chat_join_request.approve()
    with pytest.raises(BadRequest, match="Hide_requester_missing"):
        await bot.decline_chat_join_request(group.id, telegram.person("Dedi").id)


async def test_a_link_ends_when_it_is_revoked_or_another_takes_its_place(
    telegram: Emulator, bot: PtbBot, group: Group
) -> None:
    first = await bot.export_chat_invite_link(group.id)
    assert await bot.export_chat_invite_link(group.id) != first
    assert group.chat.links[first]["is_revoked"]
    link = await bot.create_chat_invite_link(group.id, name="Tamu")
    assert (await bot.revoke_chat_invite_link(group.id, link)).is_revoked
    with pytest.raises(BadRequest, match="Invite_hash_expired"):
        await bot.edit_chat_invite_link(group.id, "https://t.me/+lain")
    past = telegram.world.now() - timedelta(days=1)
    with pytest.raises(BadRequest, match="Expire_date_invalid"):
        await bot.create_chat_invite_link(group.id, expire_date=past)


async def test_a_right_that_is_not_named_is_not_asked_for(api: Api) -> None:
    rights = {"can_post_messages": True}
    asked = await api("setMyDefaultAdministratorRights", rights=rights, for_channels=True)
    assert asked["ok"]

    told = (await api("getMyDefaultAdministratorRights", for_channels=True))["result"]
    assert [name for name, value in told.items() if value] == ["can_post_messages"]
