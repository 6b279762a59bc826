"""People read, expect, tap and come back, as tests and the demo use them."""

import asyncio
import inspect

import pytest
from telegram import Bot as PtbBot
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from botapi_emulator import Emulator, Group, Person

TAKE = InlineKeyboardMarkup.from_button(InlineKeyboardButton("✅ Terima", callback_data="take:7"))


async def test_the_same_cast_has_the_same_ids(telegram: Emulator) -> None:
    assert [telegram.person(name).id for name in ("A", "B")] == [700000001, 700000002]


def test_everything_that_waits_for_a_bot_waits_as_long_as_the_emulator_says() -> None:
    members = [inspect.getmembers(kind, inspect.isfunction) for kind in (Person, Group)]
    acts = [act for found in members for name, act in found if name[0] != "_"]
    waits = [inspect.signature(act).parameters.get("within") for act in acts]

    assert {wait.default for wait in waits if wait} == {None}


async def test_a_deep_link_sends_its_code(bot: PtbBot, budi: Person) -> None:
    await budi.opens(start="KODE")

    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.text == "/start KODE"
    assert update.message.entities[0].type == "bot_command"
    assert update.message.from_user == update.effective_user
    assert update.message.chat.username == "budi"


async def test_bold_letters_come_as_entities(bot: PtbBot, budi: Person) -> None:
    await budi.types_html("apel <b>pagi</b> &amp; sore /mulai")

    (update,) = await bot.get_updates()
    assert update.message
    assert update.message.text == "apel pagi & sore /mulai"
    assert [entity.type for entity in update.message.entities] == ["bold", "bot_command"]
    assert update.message.text_html == "apel <b>pagi</b> &amp; sore /mulai"


async def test_expecting_waits_for_the_message_and_reads_it(bot: PtbBot, budi: Person) -> None:
    expected = asyncio.create_task(budi.expects("jawaban"))
    await bot.send_message(budi.id, "lain dulu")
    await bot.send_message(budi.id, "ini jawaban")

    assert (await expected).text == "ini jawaban"
    assert [message.text for message in budi.unread] == ["lain dulu"]
    await budi.reads_all()
    await budi.expects_nothing()


async def test_a_missing_message_is_told_with_what_is_unread(bot: PtbBot, budi: Person) -> None:
    await bot.send_message(budi.id, "halo", reply_markup=TAKE)

    with pytest.raises(
        AssertionError, match=r"expected 'jawaban' within(.|\n)*halo  \[✅ Terima\]"
    ):
        await budi.expects("jawaban", within=0.01)
    with pytest.raises(AssertionError, match="halo"):
        await budi.expects_nothing()


async def test_a_failed_expectation_tells_what_was_there_and_what_the_bot_does() -> None:
    async with Emulator(patience=0.01) as telegram:
        silent = telegram.add_bot()
        ayu = telegram.person("Ayu", language="de")
        await ayu.types("hello")

        assert ayu.user.user()["language_code"] == "de"
        with pytest.raises(AssertionError) as failure:
            await ayu.expects("Welcome")
        assert str(failure.value) == (
            "Ayu expected 'Welcome' within 0.01 s. Unread: nothing. The bot has written nothing "
            "here.\ntest_bot has never asked for updates: is it running?"
        )
        silent.poll_number = 1
        with pytest.raises(AssertionError, match="not confirmed what it was told last"):
            await ayu.expects("Welcome")


async def test_an_edit_makes_a_message_unread_again(bot: PtbBot, budi: Person) -> None:
    sent = await bot.send_message(budi.id, "lama")
    await budi.expects("lama")

    await sent.edit_text("baru")
    assert [message.text for message in budi.unread] == ["baru"]


async def test_a_tap_reaches_the_bot_and_its_answer_the_person(bot: PtbBot, budi: Person) -> None:
    await bot.send_message(budi.id, "laporan", reply_markup=TAKE)
    query = await budi.taps("Terima")

    (update,) = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.data == "take:7"
    await update.callback_query.answer("Sudah diterima")
    assert await budi.expects_toast("Sudah") == "Sudah diterima"
    assert query
    assert query.answer


async def test_a_button_that_is_not_there_cannot_be_tapped(bot: PtbBot, budi: Person) -> None:
    await bot.send_message(budi.id, "laporan", reply_markup=TAKE)

    with pytest.raises(AssertionError, match=r"no button with 'Tolak'; there are: \['✅ Terima'\]"):
        await budi.taps("Tolak")


async def test_a_stale_button_can_still_be_tapped(bot: PtbBot, budi: Person) -> None:
    sent = await bot.send_message(budi.id, "laporan", reply_markup=TAKE)
    old = await budi.expects("laporan")
    await sent.delete()
    await budi.taps_old(old, "Terima")

    (update,) = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.data == "take:7"
    assert update.callback_query.message
    assert not update.callback_query.message.is_accessible


async def test_a_long_text_is_cut_as_phones_do(bot: PtbBot, budi: Person) -> None:
    await budi.types("x" * 5000)

    texts = [update.message.text for update in await bot.get_updates() if update.message]
    assert [len(text or "") for text in texts] == [4096, 904]


async def test_a_photo_of_a_person_can_be_downloaded(bot: PtbBot, budi: Person) -> None:
    await budi.sends_photo(b"gambar", caption="bukti")

    (update,) = await bot.get_updates()
    assert update.message
    file = await bot.get_file(update.message.photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == b"gambar"


async def test_a_reply_and_an_edit_reach_the_bot(bot: PtbBot, budi: Person) -> None:
    await bot.send_message(budi.id, "pertanyaan")
    answer = await budi.replies(budi.last, "jawab")
    await budi.edits(answer, "jawaban")

    replied, edited = await bot.get_updates()
    assert replied.message
    assert replied.message.reply_to_message
    assert replied.message.reply_to_message.text == "pertanyaan"
    assert edited.edited_message
    assert edited.edited_message.text == "jawaban"


async def test_blocking_and_coming_back_is_told_to_the_bot(bot: PtbBot, budi: Person) -> None:
    await budi.blocks()
    await budi.opens()

    updates = await bot.get_updates()
    changes = [
        update.my_chat_member.new_chat_member.status for update in updates if update.my_chat_member
    ]
    assert changes == ["kicked", "member"]
    assert updates[-1].message


async def test_with_several_bots_one_must_be_named(telegram: Emulator, budi: Person) -> None:
    other = telegram.add_bot("654321:OTHER", "lain_bot", "Lain")

    with pytest.raises(LookupError, match="say which"):
        await budi.types("halo")
    await budi.types("halo", bot=other)
    assert len(other.updates) == 1


async def test_groups_and_channels_post(telegram: Emulator, bot: PtbBot, budi: Person) -> None:
    await telegram.group("Grup Kantor").hears(budi, "/sop")
    await telegram.group("Pengumuman", kind="channel").posts("libur")

    group, channel = await bot.get_updates()
    assert group.effective_chat
    assert group.effective_chat.type == "supergroup"
    assert channel.channel_post
    assert channel.channel_post.text == "libur"
