"""In groups a bot reads what is for it, and learns who comes and goes."""

import aiohttp
import pytest
from telegram import Bot as PtbBot
from telegram.error import Forbidden

from botapi_emulator import Bot, Emulator, Person


async def texts(bot: PtbBot) -> list[str | None]:
    return [update.message.text for update in await bot.get_updates() if update.message]


async def test_in_privacy_mode_a_bot_reads_commands_and_replies_to_it(
    telegram: Emulator, bot: PtbBot, pandu: Bot, budi: Person
) -> None:
    group = telegram.group("Grup Kantor")
    await group.hears(budi, "rapat jam berapa?")
    await group.hears(budi, "/sop")
    await group.hears(budi, "/sop@pandu_bot paspor")
    await group.hears(budi, "/sop@lain_bot paspor")
    sent = await bot.send_message(group.id, "Siapa yang hadir?")
    await group.hears(budi, "saya", reply_to=group.chat.messages[sent.message_id])

    assert await texts(bot) == ["/sop", "/sop@pandu_bot paspor", "saya"]


async def test_without_privacy_mode_or_as_administrator_it_reads_everything(
    telegram: Emulator, bot: PtbBot, pandu: Bot, budi: Person
) -> None:
    group = telegram.group("Grup Kantor")
    await group.promotes_bot(by=budi)
    await group.hears(budi, "satu")
    other = telegram.group("Grup Lain")
    pandu.reads_all_groups = True
    await other.hears(budi, "dua")

    assert await texts(bot) == ["satu", "dua"]


async def test_a_bot_that_was_removed_may_not_write(
    telegram: Emulator, bot: PtbBot, budi: Person
) -> None:
    group = telegram.group("Grup Kantor")
    await group.removes_bot(by=budi)

    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(group.id, "halo")
    (update,) = await bot.get_updates()
    assert update.my_chat_member
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_joins_and_departures_are_told(telegram: Emulator, bot: PtbBot, budi: Person) -> None:
    siti = telegram.person("Siti Rahma")
    group = telegram.group("Grup Kantor")
    await group.promotes_bot(by=budi)
    await bot.get_updates(allowed_updates=["message", "chat_member"])
    await group.joins(siti, by=budi)
    await group.leaves(siti)

    *_, came, _, gone, _ = [None, *await bot.get_updates()]
    assert came
    assert came.chat_member
    assert came.chat_member.new_chat_member.status == "member"
    assert gone
    assert gone.chat_member
    assert gone.chat_member.new_chat_member.status == "left"
    services = [update.message for update in await bot.get_updates() if update.message]
    assert services[0].new_chat_members[0].first_name == "Siti"
    assert services[1].left_chat_member


async def test_looking_at_a_group_makes_no_bot_a_member(
    telegram: Emulator, pandu: Bot, budi: Person
) -> None:
    other = telegram.add_bot("654321:OTHER", "other_bot", "Other")
    group = telegram.group("Loket", bot=pandu)
    async with aiohttp.ClientSession() as session:
        url = f"{telegram.url}/bot{other.token}/getChat?chat_id={group.id}"
        answer = await (await session.get(url)).json()

    assert answer["description"] == "Forbidden: bot is not a member of the supergroup chat"
    assert other.id not in group.chat.members
