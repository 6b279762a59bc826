"""What a bot sends stands in the chat as people see it, whatever the shape of the request."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from telegram import Bot as PtbBot
from telegram import (
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    InputPollOption,
    MessageEntity,
)
from telegram.constants import ParseMode, PollType

from botapi_emulator import PHOTO, Bot, Emulator, Person

YES_NO = InlineKeyboardMarkup.from_row(
    [
        InlineKeyboardButton("Ya", callback_data="ya"),
        InlineKeyboardButton("Tidak", url="https://a.id"),
    ]
)


async def test_a_person_sees_text_formatting_and_buttons(bot: PtbBot, budi: Person) -> None:
    sent = await bot.send_message(
        budi.id, "<b>Paspor</b> 😀", parse_mode=ParseMode.HTML, reply_markup=YES_NO
    )

    message = await budi.expects("Paspor", buttons=["Ya"])
    assert message.html == "<b>Paspor</b> 😀"
    assert message.buttons == [["Ya", "Tidak"]]
    assert sent.text_html == message.html
    assert sent.chat.first_name == "Budi"


async def test_entities_may_be_given_instead_of_a_parse_mode(bot: PtbBot, budi: Person) -> None:
    await bot.send_message(budi.id, "tebal biasa", entities=[MessageEntity("bold", 0, 5)])

    assert budi.last.html == "<b>tebal</b> biasa"


@pytest.mark.parametrize("shape", ["json", "form", "multipart", "query"])
async def test_every_shape_of_request_is_understood(
    telegram: Emulator, pandu: Bot, budi: Person, shape: str
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}
    plain = {"chat_id": str(budi.id), "text": "halo", "reply_markup": json.dumps(keyboard)}
    url = f"{telegram.url}/bot{pandu.token}/sendmessage"
    bodies: dict[str, dict[str, Any]] = {
        "json": {"json": {"chat_id": budi.id, "text": "halo", "reply_markup": keyboard}},
        "form": {"data": plain},
        "multipart": {"data": _multipart(plain)},
        "query": {"params": plain},
    }
    async with aiohttp.ClientSession() as session:
        answer = await session.post(url, **bodies[shape])

    assert answer.status == 200
    assert await budi.expects("halo", buttons=["Ya"])


def _multipart(fields: dict[str, str]) -> aiohttp.MultipartWriter:
    writer = aiohttp.MultipartWriter("form-data")
    for name, value in fields.items():
        writer.append(value).set_content_disposition("form-data", name=name)
    return writer


async def test_a_reply_shows_what_it_answers(bot: PtbBot, budi: Person) -> None:
    asked = await budi.types("berapa biayanya?")

    sent = await bot.send_message(budi.id, "Rp350.000", reply_to_message_id=asked.id)
    assert sent.reply_to_message
    assert sent.reply_to_message.text == "berapa biayanya?"


async def test_a_photo_goes_there_and_back(bot: PtbBot, budi: Person) -> None:
    sent = await bot.send_photo(budi.id, PHOTO, caption="<i>bukti</i>", parse_mode="HTML")

    message = await budi.expects("bukti")
    assert message.photo == PHOTO
    file = await bot.get_file(sent.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == PHOTO
    again = await bot.send_photo(budi.id, sent.photo[-1].file_id)
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id


async def test_a_document_keeps_its_name(bot: PtbBot, budi: Person) -> None:
    await bot.send_document(budi.id, b"isi", filename="sop.txt", caption="SOP utuh")

    message = await budi.expects("SOP utuh")
    assert (message.file_name, message.document) == ("sop.txt", b"isi")
    assert message.json["document"]["mime_type"] == "text/plain"


async def test_an_album_arrives_as_messages_of_one_group(bot: PtbBot, budi: Person) -> None:
    await bot.send_media_group(budi.id, [InputMediaPhoto(PHOTO, "satu"), InputMediaPhoto(PHOTO)])

    assert len({message.json["media_group_id"] for message in budi.unread}) == 1
    assert [message.caption for message in budi.unread] == ["satu", None]


async def test_an_edit_replaces_text_and_keyboard(bot: PtbBot, budi: Person) -> None:
    sent = await bot.send_message(budi.id, "lama", reply_markup=YES_NO)
    old = await budi.expects("lama")

    await sent.edit_text("baru")
    message = await budi.expects("baru")
    assert message.edited
    assert message.buttons == []
    assert old.buttons == [["Ya", "Tidak"]]


async def test_taking_a_keyboard_away_is_no_mail(bot: PtbBot, budi: Person) -> None:
    sent = await bot.send_message(budi.id, "pilih", reply_markup=YES_NO)
    await budi.expects("pilih")

    await sent.edit_reply_markup(None)
    await budi.expects_nothing()
    assert budi.last.buttons == []


async def test_a_caption_and_a_photo_can_be_changed(bot: PtbBot, budi: Person) -> None:
    sent = await bot.send_photo(budi.id, PHOTO, caption="lama")

    await sent.edit_caption("baru")
    await budi.expects("baru")
    await sent.edit_media(InputMediaPhoto(PHOTO + b"2", "lain"))
    assert (await budi.expects("lain")).photo == PHOTO + b"2"


async def test_a_deleted_message_is_seen_no_more(bot: PtbBot, budi: Person) -> None:
    sent = await bot.send_message(budi.id, "sebentar")

    await sent.delete()
    assert budi.chat == []


async def test_a_message_can_be_copied_and_forwarded_unless_protected(
    bot: PtbBot, budi: Person
) -> None:
    ayu = Person(budi.world, budi.world.add_user("Ayu"))
    ayu.pressed_start()
    sent = await bot.send_message(budi.id, "<b>edaran</b>", parse_mode="HTML")

    await bot.copy_message(ayu.id, budi.id, sent.message_id)
    await bot.forward_message(ayu.id, budi.id, sent.message_id)
    assert [message.html for message in ayu.unread] == ["<b>edaran</b>"] * 2
    assert ["forward_origin" in message.json for message in ayu.unread] == [False, True]


async def test_a_quiz_counts_votes_and_ends(bot: PtbBot, budi: Person) -> None:
    sent = await bot.send_poll(
        budi.id,
        "Apa itu Seiri?",
        [InputPollOption("Ringkas"), "Rapi"],
        type=PollType.QUIZ,
        correct_option_ids=[0],
        is_anonymous=False,
    )
    await budi.votes(await budi.expects("Seiri"), 1)

    poll = await bot.stop_poll(budi.id, sent.message_id)
    assert [option.voter_count for option in poll.options] == [0, 1]
    assert poll.is_closed
    updates = await bot.get_updates()
    assert [update.poll_answer.option_ids for update in updates if update.poll_answer] == [(1,)]


async def test_a_quiz_takes_one_answer_only(bot: PtbBot, budi: Person) -> None:
    await bot.send_poll(budi.id, "?", ["a", "b"], type=PollType.QUIZ, correct_option_ids=[0])
    quiz = await budi.expects("?")
    await budi.votes(quiz, 0)

    with pytest.raises(ValueError, match="one vote only"):
        await budi.votes(quiz, 1)


async def test_menus_come_from_the_narrowest_scope(bot: PtbBot, budi: Person) -> None:
    await bot.set_my_commands([("sop", "Cari SOP")])
    assert budi.bot.commands_for(budi.id) == [{"command": "sop", "description": "Cari SOP"}]

    await bot.set_my_commands([("lapor", "Lapor")], scope=BotCommandScopeChat(budi.id))
    assert budi.bot.commands_for(budi.id)[0]["command"] == "lapor"
    await bot.delete_my_commands(scope=BotCommandScopeChat(budi.id))
    assert budi.bot.commands_for(budi.id)[0]["command"] == "sop"


async def test_a_copied_poll_begins_anew_and_a_forwarded_one_is_the_same(
    bot: PtbBot, budi: Person
) -> None:
    sent = await bot.send_poll(budi.id, "Kapan?", ["Senin", "Rabu"])
    await budi.votes(await budi.expects_poll(), 0)
    copy = await bot.copy_message(budi.id, budi.id, sent.message_id)
    forwarded = await bot.forward_message(budi.id, budi.id, sent.message_id)

    copied = budi.conversation().messages[copy.message_id]
    assert copied.poll
    assert sent.poll
    assert (copied.poll["id"] != sent.poll.id, copied.poll["total_voter_count"]) == (True, 0)
    assert forwarded.poll
    assert (forwarded.poll.id, forwarded.poll.total_voter_count) == (sent.poll.id, 1)
    await bot.stop_poll(budi.id, sent.message_id)
    seen = budi.conversation().messages[forwarded.message_id].poll
    assert seen
    assert seen["is_closed"]


async def test_an_album_of_one_is_a_message(bot: PtbBot, budi: Person) -> None:
    (sent,) = await bot.send_media_group(budi.id, [InputMediaPhoto(PHOTO, "satu")])

    assert (sent.caption, sent.media_group_id) == ("satu", None)


async def test_every_action_of_telegram_may_be_shown(bot: PtbBot, budi: Person) -> None:
    for action in ("upload_audio", "record_audio", "UPLOAD_VOICE", "pick_up_location"):
        assert await bot.send_chat_action(budi.id, action)

    assert budi.conversation().action == "pick_up_location"
    await bot.send_chat_action(budi.id, "cancel")
    assert budi.conversation().action is None


async def test_a_photo_comes_in_several_sizes(bot: PtbBot, budi: Person) -> None:
    sent = await bot.send_photo(budi.id, b"\xff\xd8\xff\xc0\x00\x11\x08\x04\xb0\x07\x80 a")

    assert [(one.width, one.height) for one in sent.photo] == [
        (90, 56),
        (320, 200),
        (800, 500),
        (1280, 800),
    ]
    assert len({one.file_unique_id for one in sent.photo}) == 4
    assert await (await bot.get_file(sent.photo[0].file_id)).download_as_bytearray()


async def test_a_poll_closes_when_its_time_is_over() -> None:
    now = datetime(2026, 11, 26, 9, tzinfo=UTC)
    async with Emulator(now=lambda: now) as telegram:
        token = telegram.add_bot().token
        budi = telegram.person("Budi")
        budi.pressed_start()
        async with PtbBot(token, base_url=f"{telegram.url}/bot") as bot:
            sent = await bot.send_poll(budi.id, "Kapan?", ["Senin", "Rabu"], open_period=60)
            now += timedelta(seconds=61)
            with pytest.raises(ValueError, match="The poll is closed"):
                await budi.votes(budi.last, 0)

            (update,) = await bot.get_updates()
            assert update.poll
            assert update.poll.is_closed
            assert sent.poll
            assert sent.poll.close_date == datetime(2026, 11, 26, 9, 1, tzinfo=UTC)
