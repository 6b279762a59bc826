"""What bots commonly need beside texts: keys, inline queries, copies, reactions, members, media."""

import asyncio
from typing import Any

import pytest
from telegram import Bot as PtbBot
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResult,
    InlineQueryResultArticle,
    InlineQueryResultContact,
    InlineQueryResultLocation,
    InputTextMessageContent,
    KeyboardButton,
    ReactionTypeEmoji,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    WebAppInfo,
)
from telegram.error import BadRequest

from botapi_emulator import Bot, Emulator, Person
from helpers.api import Api


async def test_a_key_of_a_reply_keyboard_sends_its_words_until_it_is_taken_away(
    bot: PtbBot, budi: Person
) -> None:
    keys = [["Paspor", KeyboardButton("Kirim nomor", request_contact=True)]]
    await bot.send_message(budi.id, "Pilih", reply_markup=ReplyKeyboardMarkup(keys))
    await budi.presses("Paspor")
    await budi.presses("Kirim nomor")

    words, contact = [update.message for update in await bot.get_updates()]
    assert words
    assert words.text == "Paspor"
    assert contact
    assert contact.contact
    assert contact.contact.user_id == budi.id
    await bot.send_message(budi.id, "Selesai", reply_markup=ReplyKeyboardRemove())
    with pytest.raises(AssertionError, match="has no key with 'Paspor'"):
        await budi.presses("Paspor")


async def test_a_mini_app_behind_a_key_sends_its_data_back(bot: PtbBot, budi: Person) -> None:
    keys = [[KeyboardButton("Warna", web_app=WebAppInfo("https://a.id")), "Batal"]]
    await bot.send_message(budi.id, "Pilih", reply_markup=ReplyKeyboardMarkup(keys))
    await budi.returns_from_app("Warna", "merah")

    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.web_app_data
    assert update.message.web_app_data.data == "merah"
    with pytest.raises(AssertionError, match="use returns_from_app"):
        await budi.presses("Warna")
    with pytest.raises(AssertionError, match="opens no Mini App"):
        await budi.returns_from_app("Batal", "merah")


async def test_an_answer_to_a_tap_opens_the_own_bot_and_nothing_else(
    bot: PtbBot, budi: Person
) -> None:
    button = InlineKeyboardButton("Lanjut", callback_data="x")
    await bot.send_message(budi.id, "Pilih", reply_markup=InlineKeyboardMarkup.from_button(button))
    query = await budi.taps("Lanjut")
    assert query
    with pytest.raises(BadRequest, match="Url_invalid"):
        await bot.answer_callback_query(query.id, url="https://a.id")
    link = "https://t.me/pandu_bot?start=lanjut"
    await bot.answer_callback_query(query.id, url=link)

    assert (await budi.expects_answer(query))["url"] == link


async def test_an_inline_query_is_answered_chosen_and_edited(
    bot: PtbBot, pandu: Bot, budi: Person
) -> None:
    pandu.answers_inline = True
    asked = asyncio.create_task(budi.asks_inline("paspor"))
    (update,) = await bot.get_updates(timeout=5)
    assert update.inline_query
    button = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Ya", callback_data="ya"))
    content = InputTextMessageContent("<b>Syarat</b>", parse_mode="HTML")
    result = InlineQueryResultArticle("1", "Paspor baru", content, reply_markup=button)
    await update.inline_query.answer([result])
    sent = await budi.chooses(await asked, "Paspor")

    assert sent.json["via_bot"]["username"] == "pandu_bot"
    *_, message, chosen = await bot.get_updates()
    assert message.message
    assert chosen.chosen_inline_result
    inline_id = chosen.chosen_inline_result.inline_message_id
    assert await bot.edit_message_text("baru", inline_message_id=inline_id) is True
    assert budi.last.text == "baru"
    with pytest.raises(BadRequest, match="Query is too old"):
        await update.inline_query.answer([result])


@pytest.mark.parametrize(
    ("result", "sent"),
    [
        (
            InlineQueryResultLocation("1", -3.65, 103.77, "Kanim"),
            {"location": {"latitude": -3.65, "longitude": 103.77}},
        ),
        (
            InlineQueryResultContact("1", "+62800", "Ayu"),
            {"contact": {"phone_number": "+62800", "first_name": "Ayu"}},
        ),
    ],
    ids=["location", "contact"],
)
async def test_an_inline_result_may_be_more_than_words(
    bot: PtbBot, pandu: Bot, budi: Person, result: InlineQueryResult, sent: dict[str, Any]
) -> None:
    pandu.answers_inline = True
    asked = asyncio.create_task(budi.asks_inline("kanim"))
    (update,) = await bot.get_updates(timeout=5)
    assert update.inline_query
    await update.inline_query.answer([result])

    assert (await budi.chooses(await asked)).json.items() >= sent.items()


@pytest.mark.parametrize(
    ("ids", "refusal"),
    [(["x" * 65], "Result_id_invalid"), (["1", "1"], "Result_id_duplicate")],
)
async def test_results_with_wrong_ids_leave_the_query_open(
    bot: PtbBot, pandu: Bot, budi: Person, ids: list[str], refusal: str
) -> None:
    pandu.answers_inline = True
    asked = asyncio.create_task(budi.asks_inline("kanim"))
    (update,) = await bot.get_updates(timeout=5)
    assert update.inline_query
    results = [InlineQueryResultContact(number, "1", "Kanim") for number in ids]
    with pytest.raises(BadRequest, match=refusal):
        await update.inline_query.answer(results)

    await update.inline_query.answer([InlineQueryResultContact("2", "1", "Kanim")])
    assert (await asked).results


async def test_a_bot_without_inline_mode_is_not_asked(budi: Person) -> None:
    with pytest.raises(AssertionError, match="takes no inline queries"):
        await budi.asks_inline("paspor")


async def test_several_messages_are_copied_and_those_missing_passed_over(
    bot: PtbBot, budi: Person
) -> None:
    first = await budi.types("satu")
    second = await budi.sends_photo(caption="dua")

    copies = await bot.copy_messages(budi.id, budi.id, [first.id, 99, second.id])
    assert [budi.conversation().messages[copy.message_id].text for copy in copies] == [
        "satu",
        "dua",
    ]
    with pytest.raises(BadRequest, match="There are no messages to forward"):
        await bot.forward_messages(budi.id, budi.id, [99])


async def test_people_and_bots_react(bot: PtbBot, budi: Person) -> None:
    await bot.get_updates(allowed_updates=["message_reaction"])
    sent = await bot.send_message(budi.id, "bagaimana?")
    await budi.reacts(budi.last, "👍")
    await bot.set_message_reaction(budi.id, sent.message_id, "🔥")

    (update,) = await bot.get_updates()
    assert update.message_reaction
    assert update.message_reaction.new_reaction[0].to_dict() == {"type": "emoji", "emoji": "👍"}
    assert budi.last.reactions == {budi.id: ["👍"], bot.id: ["🔥"]}
    with pytest.raises(BadRequest, match="Reaction_invalid"):
        await bot.set_message_reaction(budi.id, sent.message_id, ReactionTypeEmoji("🛂"))


async def test_members_are_looked_up_and_put_out(
    telegram: Emulator, bot: PtbBot, budi: Person
) -> None:
    group = telegram.group("Grup Kantor")
    await group.joins(budi)
    assert (await bot.get_chat_member(group.id, budi.id)).status == "member"
    with pytest.raises(BadRequest, match="Not enough rights"):
        await bot.ban_chat_member(group.id, budi.id)
    await group.promotes_bot(by=budi)

    await bot.ban_chat_member(group.id, budi.id)
    assert (await bot.get_chat_member(group.id, budi.id)).status == "kicked"
    assert await bot.get_chat_member_count(group.id) == 1
    with pytest.raises(BadRequest, match="There are no administrators in the private chat"):
        await bot.get_chat_administrators(budi.id)
    with pytest.raises(BadRequest, match="User not found"):
        await bot.get_chat_member(group.id, 5)


@pytest.mark.parametrize(
    ("method", "description"),
    [
        ("sendVideo", "there is no video in the request"),
        ("sendVideoNote", "there is no video note in the request"),
        ("sendSticker", "there is no sticker in the request"),
        ("sendLocation", "latitude is empty"),
        ("sendContact", 'parameter "phone_number" is required'),
        ("copyMessages", 'parameter "from_chat_id" is required'),
        ("setMessageReaction", "message to react not found"),
        ("answerInlineQuery", "query is too old and response timeout expired or query ID is inv"),
    ],
)
async def test_what_is_missing_is_named(
    api: Api, budi: Person, method: str, description: str
) -> None:
    answer = await api(method, chat_id=budi.id)

    assert answer["description"].startswith(f"Bad Request: {description}")


async def test_media_of_one_kind_is_known_again_by_its_id(bot: PtbBot, budi: Person) -> None:
    sent = await bot.send_video(budi.id, b"video", caption="<i>a</i>", parse_mode="HTML", width=90)

    assert sent.video
    assert sent.video.width == 90
    again = await bot.send_document(budi.id, sent.video.file_id)
    assert again.video == sent.video
    with pytest.raises(BadRequest, match=r"(?i)can.t use file of type Video as Photo"):
        await bot.send_photo(budi.id, sent.video.file_id)
    thrown = await bot.send_dice(budi.id, emoji="🏀")
    assert thrown.dice
    assert 1 <= thrown.dice.value <= 5
