"""Forums: messages belong to topics, and topics are closed, hidden and taken away."""

import pytest
from telegram import Bot as PtbBot
from telegram.error import BadRequest

from botapi_emulator import Bot, Emulator, Group, Person


@pytest.fixture
async def forum(telegram: Emulator, pandu: Bot, budi: Person) -> Group:
    """A forum that the bot leads."""
    forum = telegram.group("Forum", kind="forum")
    await forum.promotes_bot(by=budi)
    return forum


async def test_a_message_is_written_and_read_in_its_topic(
    bot: PtbBot, forum: Group, budi: Person
) -> None:
    topic = await bot.create_forum_topic(forum.id, "Paspor")
    thread = topic.message_thread_id
    sent = await bot.send_message(forum.id, "Halo", message_thread_id=thread)
    await forum.hears(budi, "hai", topic_id=thread)
    await forum.hears(budi, "umum")

    assert (sent.message_thread_id, sent.is_topic_message) == (thread, True)
    read = [update.message for update in await bot.get_updates() if update.message]
    assert [one.message_thread_id for one in read] == [thread, None]
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(forum.id, "Halo", message_thread_id=999)
    await bot.delete_forum_topic(forum.id, thread)
    assert [message.text for message in forum.messages] == ["umum"]


async def test_hiding_closes_and_opening_shows_again(bot: PtbBot, forum: Group) -> None:
    await bot.hide_general_forum_topic(forum.id)
    with pytest.raises(BadRequest, match="Topic_not_modified"):
        await bot.close_general_forum_topic(forum.id)
    await bot.reopen_general_forum_topic(forum.id)
    with pytest.raises(BadRequest, match="Topic_not_modified"):
        await bot.unhide_general_forum_topic(forum.id)


async def test_a_group_without_topics_says_so(
    telegram: Emulator, bot: PtbBot, budi: Person
) -> None:
    group = telegram.group("Grup")
    await group.promotes_bot(by=budi)
    with pytest.raises(BadRequest, match="The chat is not a forum"):
        await bot.create_forum_topic(group.id, "Paspor")
