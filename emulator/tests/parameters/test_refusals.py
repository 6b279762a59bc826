"""What Telegram would refuse is refused, in its words."""

import gzip
import zlib
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from telegram import Bot as PtbBot
from telegram import InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden

from botapi_emulator import Bot, Emulator, Person
from botapi_emulator.methods.table import METHODS
from helpers.api import Api


def keyboard(*data: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", "callback_data": one}] for one in data]}


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        ("sendMessage", {"text": "x" * 4097}, "message is too long"),
        ("sendMessage", {"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities: Can't find"),
        ("sendMessage", {"text": ""}, "message text is empty"),
        ("sendMessage", {}, "message text is empty"),
        ("sendMessage", {"text": " \n "}, "text must be non-empty"),
        ("sendMessage", {"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ("sendMessage", {"text": "x", "chat_id": 5}, "chat not found"),
        ("sendMessage", {"text": "x", "chat_id": ""}, "chat_id is empty"),
        ("sendMessage", {"text": "x", "reply_markup": keyboard("x" * 65)}, "BUTTON_DATA_INVALID"),
        ("sendMessage", {"text": "x", "reply_markup": keyboard("é" * 33)}, "BUTTON_DATA_INVALID"),
        (
            "sendMessage",
            {"text": "x", "reply_markup": keyboard(*"x" * 101)},
            "reply markup is too long",
        ),
        (
            "sendMessage",
            {"text": "x", "reply_parameters": {"message_id": 9}},
            "message to be replied not found",
        ),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendPhoto", {"photo": "EMnone"}, "wrong remote file identifier specified: can't unse"),
        ("sendPhoto", {"photo": "a b"}, "wrong remote file identifier specified: Wrong character"),
        ("editMessageText", {"message_id": 99, "text": "x"}, "message to edit not found"),
        ("deleteMessage", {"message_id": 99}, "message to delete not found"),
        ("answerCallbackQuery", {"callback_query_id": "1"}, "query is too old and response timeou"),
        (
            "sendPoll",
            {"question": "?", "options": [], "type": "regular"},
            "poll must have at least",
        ),
        (
            "sendPoll",
            {"question": "?", "options": ["a"], "type": "quiz"},
            "correct quiz option list must be non-empty",
        ),
        (
            "sendPoll",
            {"question": "?", "options": ["a"], "type": "vote"},
            "unsupported poll type specified",
        ),
        ("sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
        ("setMyCommands", {"commands": [{"command": "A", "description": "x"}]}, "BOT_COMMAND_INVA"),
        ("setMyCommands", {"commands": [{"command": "", "description": "x"}]}, "command must be n"),
        ("setMyCommands", {"commands": [{"command": "a", "description": ""}]}, "command descri"),
        ("setMyCommands", {"commands": [{"command": "a"}]}, "can't parse BotCommand: Can't find"),
        ("setMyCommands", {"commands": [], "scope": {"type": "x"}}, "can't parse BotCommandScop"),
        ("deleteMessage", {}, "message identifier is not specified"),
        ("deleteMessages", {}, "message identifiers are not specified"),
        ("getFile", {"file_id": "none"}, "invalid file_id"),
        ("setWebhook", {"url": "ftp://a.id"}, "invalid webhook URL specified"),
        ("getFile", {}, "file_id not specified"),
    ],
)
async def test_a_wrong_request_gets_telegrams_words(
    api: Api, budi: Person, method: str, params: dict[str, Any], description: str
) -> None:
    answer = await api(method, **{"chat_id": budi.id, **params})

    assert answer["status"] == answer["error_code"] == 400
    assert answer["description"].startswith(f"Bad Request: {description}")


def option(**fields: Any) -> dict[str, Any]:
    """A ShippingOption, right but for some fields."""
    return {"id": "1", "title": "Pos", "prices": [{"label": "x", "amount": 1}], **fields}


POLL = {"question": "?", "options": ["a", "b"]}
QUIZ = {**POLL, "type": "quiz"}
INVOICE = {"title": "a", "description": "b", "payload": "c", "currency": "XTR"}
IN_OPTION = "can't parse shipping option: "
IN_PRICES = "can't parse shipping option prices: "
IN_PRICE = "can't parse labeled price: "


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        ("sendPoll", {**POLL, "options": None}, "can't parse options JSON object"),
        ("sendPoll", {**POLL, "options": "["}, "can't parse options JSON object"),
        ("sendPoll", {**POLL, "options": 5}, "expected an Array of String as options"),
        ("sendPoll", {**POLL, "options": [5, "b"]}, "expected an option to be of type String"),
        ("sendPoll", {**POLL, "options": [[], "b"]}, "expected an option to be of type String"),
        ("sendPoll", {**POLL, "options": [{}]}, 'can\'t find field "text"'),
        (
            "sendPoll",
            {**POLL, "options": [{"text": []}]},
            'field "text" must be of type String',
        ),
        (
            "sendPoll",
            {**QUIZ, "correct_option_ids": "["},
            "can't parse correct option identifiers JSON object",
        ),
        (
            "sendPoll",
            {**QUIZ, "correct_option_ids": 0},
            "expected an Array of correct option identifiers",
        ),
        (
            "sendPoll",
            {**QUIZ, "correct_option_ids": ["0"]},
            "correct option identifier must be of type Number",
        ),
        (
            "sendPoll",
            {**QUIZ, "correct_option_ids": [0.5]},
            "invalid correct option identifier specified",
        ),
        ("deleteMessages", {"message_ids": "x"}, "can't parse message_ids JSON object"),
        ("deleteMessages", {"message_ids": 5}, "expected an Array of message identifiers"),
        ("deleteMessages", {"message_ids": [True]}, "message identifier must be a Number"),
        ("deleteMessages", {"message_ids": ["a"]}, "can't parse message identifier as a Number"),
        ("deleteMessages", {"message_ids": [2**31]}, "can't parse message identifier as a Number"),
        ("deleteMessages", {"message_ids": [0]}, "invalid message identifier specified"),
        ("deleteMessages", {"message_ids": [1] * 101}, "too many message identifiers specified"),
        ("sendInvoice", {**INVOICE, "prices": 5}, "expected an Array of labeled prices"),
        ("sendInvoice", {**INVOICE, "prices": []}, "there must be at least one price"),
        ("sendInvoice", {**INVOICE, "prices": [5]}, f"{IN_PRICE}LabeledPrice must be an Object"),
        (
            "sendInvoice",
            {**INVOICE, "prices": [{"label": "", "amount": 1}]},
            f"{IN_PRICE}LabeledPrice label must be non-empty",
        ),
        (
            "sendInvoice",
            {**INVOICE, "prices": [{"label": "x", "amount": "y"}]},
            f'{IN_PRICE}Field "amount" must be a valid Number',
        ),
        (
            "sendInvoice",
            {**INVOICE, "prices": [{"label": "x", "amount": 1}], "suggested_tip_amounts": ["x"]},
            "can't parse suggested tip amount as Number",
        ),
        (
            "answerShippingQuery",
            {"ok": True, "shipping_options": 5},
            "expected an Array of shipping options",
        ),
        (
            "answerShippingQuery",
            {"ok": True, "shipping_options": "["},
            "can't parse shipping options JSON object",
        ),
        (
            "answerShippingQuery",
            {"ok": True, "shipping_options": [5]},
            f"{IN_OPTION}ShippingOption must be an Object",
        ),
        (
            "answerShippingQuery",
            {"ok": True, "shipping_options": [option(id="")]},
            f"{IN_OPTION}ShippingOption identifier must be non-empty",
        ),
        (
            "answerShippingQuery",
            {"ok": True, "shipping_options": [option(prices=5)]},
            f'{IN_OPTION}Field "prices" must be of type Array',
        ),
        (
            "answerShippingQuery",
            {"ok": True, "shipping_options": [option(prices=[5])]},
            f"{IN_OPTION}C{IN_PRICES[1:]}C{IN_PRICE[1:]}LabeledPrice must be an Object",
        ),
        ("setMessageReaction", {"reaction": "["}, "can't parse reaction types JSON object"),
        ("setMessageReaction", {"reaction": 5}, "expected an Array of ReactionType"),
        (
            "setMessageReaction",
            {"reaction": [5]},
            "can't parse ReactionType: expected an Object",
        ),
        (
            "setMessageReaction",
            {"reaction": [{"type": "x"}]},
            "can't parse ReactionType: invalid reaction type specified",
        ),
        (
            "setMessageReaction",
            {"reaction": [{"type": "custom_emoji", "custom_emoji_id": "x"}]},
            'can\'t parse ReactionType: Field "custom_emoji_id" must be a valid Number',
        ),
        ("setChatPermissions", {"permissions": "["}, "can't parse permissions JSON object"),
        ("setChatPermissions", {"permissions": 5}, "object expected as permissions"),
        (
            "setChatPermissions",
            {"permissions": {"can_send_polls": 5}},
            'can\'t parse chat permissions: Field "can_send_polls" must be of type Boolean',
        ),
        (
            "setMyDefaultAdministratorRights",
            {"rights": 5},
            "can't parse ChatAdministratorRights: ChatAdministratorRights must be an Object",
        ),
        (
            "setMyDefaultAdministratorRights",
            {"rights": "["},
            "can't parse ChatAdministratorRights JSON object",
        ),
        ("answerInlineQuery", {"results": 5}, "expected an Array of inline query results"),
        ("answerInlineQuery", {"results": [5] * 51}, "too many inline query results specified"),
        (
            "answerInlineQuery",
            {"results": [{"type": "x", "id": "1"}]},
            'can\'t parse inline query result: type "x" is unsupported for the inline query result',
        ),
        (
            "answerInlineQuery",
            {"results": [{"type": "contact", "id": "", "phone_number": "1", "first_name": "x"}]},
            "query is too old and response timeout expired or",  # its id is looked at later
        ),
        ("answerInlineQuery", {"results": []}, "query is too old and response timeout expired or"),
        ("editMessageMedia", {}, 'parameter "media" is required'),
        ("editMessageMedia", {"media": "["}, "can't parse input media JSON object"),
        ("editMessageMedia", {"media": 5}, "can't parse InputMedia: expected an Object"),
        (
            "editMessageMedia",
            {"media": {"type": "x", "media": "y"}},
            'can\'t parse InputMedia: type "x" is unsupported',
        ),
        ("sendMediaGroup", {"media": 5}, "expected an Array of InputMedia"),
        ("sendMediaGroup", {"media": "["}, "can't parse media JSON object"),
        (
            "setChatMenuButton",
            {"menu_button": {"type": "x"}},
            "can't parse menu button: MenuButton has unsupported type",
        ),
        (
            "setMyCommands",
            {"commands": [], "scope": {}},
            "can't parse BotCommandScope: Can't find field \"type\"",
        ),
    ],
)
async def test_json_of_a_wrong_shape_gets_telegrams_words(
    api: Api, budi: Person, method: str, params: dict[str, Any], description: str
) -> None:
    answer = await api(method, **{"chat_id": budi.id, "message_id": 99, **params})

    assert answer["description"].startswith(f"Bad Request: {description}")
    assert answer["status"] == 400


@pytest.mark.parametrize(
    ("entity", "description"),
    [
        (5, "expected an Object"),
        ({"offset": 0, "length": 1}, 'Can\'t find field "type"'),
        ({"type": ""}, "Type is not specified"),
        ({"type": "none"}, "Unsupported type specified"),
        ({"type": "bold", "offset": "x"}, 'Field "offset" must be a valid Number'),
        ({"type": "bold", "length": []}, 'Field "length" must be a Number'),
        ({"type": "text_link"}, 'Can\'t find field "url"'),
        ({"type": "text_mention"}, 'Can\'t find field "user"'),
        ({"type": "text_mention", "user": 5}, 'Field "user" must be of type Object'),
        ({"type": "text_mention", "user": {}}, 'Can\'t find field "id"'),
        ({"type": "custom_emoji"}, 'Can\'t find field "custom_emoji_id"'),
        ({"type": "date_time"}, 'Can\'t find field "unix_time"'),
        (
            {"type": "date_time", "unix_time": 1, "date_time_format": "x"},
            "Invalid date-time format specified",
        ),
    ],
)
async def test_an_entity_of_a_wrong_shape_is_refused_unless_a_parse_mode_is_given(
    api: Api, budi: Person, entity: Any, description: str
) -> None:
    given = {"offset": 0, "length": 1, **entity} if isinstance(entity, dict) else entity
    message = {"chat_id": budi.id, "text": "abc", "entities": [given]}
    answer = await api("sendMessage", **message)

    assert answer["description"] == f"Bad Request: can't parse MessageEntity: {description}"
    assert (await api("sendMessage", **message, parse_mode="HTML"))["ok"]


async def test_a_mention_needs_no_more_of_its_person_than_the_id(api: Api, budi: Person) -> None:
    mention = {"type": "text_mention", "offset": 0, "length": 1, "user": {"id": budi.id}}
    await api("sendMessage", chat_id=budi.id, text="abc", entities=[mention])

    assert budi.last.entities[0]["user"]["first_name"] == "Budi"


@pytest.mark.parametrize(
    ("encoding", "body", "code", "description"),
    [
        ("gzip", b"{}", 400, "Bad Request: zlib error -3"),
        (
            "gzip",
            gzip.compress(b"{}", mtime=0)[:-9],
            400,
            "Bad Request: unexpected end of request content",
        ),
        ("br", b"{}", 415, "Unsupported Media Type: unsupported content-encoding"),
        ("gzip", gzip.compress(b"{}", mtime=0), 400, "Bad Request: chat_id is empty"),
        ("deflate", zlib.compress(b"{}"), 400, "Bad Request: chat_id is empty"),
    ],
)
async def test_a_body_is_expanded_or_refused(
    telegram: Emulator, pandu: Bot, encoding: str, body: bytes, code: int, description: str
) -> None:
    headers = {"Content-Encoding": encoding, "Content-Type": "application/json"}
    url = f"{telegram.url}/bot{pandu.token}/sendMessage"
    async with (
        aiohttp.ClientSession() as session,
        session.post(url, data=body, headers=headers) as answer,
    ):
        assert (answer.status, (await answer.json())["description"]) == (code, description)


@pytest.mark.parametrize(("length", "code"), [(9_000, 200), (200_000, 200), (300_000, 431)])
async def test_an_address_may_be_as_long_as_telegrams_server_reads(
    telegram: Emulator, pandu: Bot, length: int, code: int
) -> None:
    url = f"{telegram.url}/bot{pandu.token}/getMe?unread={'x' * length}"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        assert answer.status == code
        assert (await answer.json())["ok"] is (code == 200)


@pytest.mark.parametrize(
    ("markup", "description"),
    [
        ("x", "can't parse reply keyboard markup JSON object"),
        ("1", "object expected as reply markup"),
        ([], "object expected as reply markup"),
        ({"keyboard": "x"}, 'field "keyboard" must be of type Array'),
        ({"keyboard": ["x"]}, 'field "keyboard" must be an Array of Arrays'),
        (
            {"keyboard": [[1]]},
            "can't parse keyboard button: KeyboardButton must be a String or an Object",
        ),
        ({"keyboard": [[{}]]}, "can't parse keyboard button: Can't find field \"text\""),
        ({"keyboard": [["a"]], "selective": 1}, 'field "selective" must be of type Boolean'),
        (
            {"inline_keyboard": ["x"]},
            'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        (
            {"inline_keyboard": [["x"]]},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        (
            {"inline_keyboard": [[{"text": "x"}]]},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"inline_keyboard": [[{"text": "x", "url": "nowhere"}]]},
            "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
        ),
    ],
)
async def test_a_keyboard_of_a_wrong_shape_is_refused(
    api: Api, budi: Person, markup: Any, description: str
) -> None:
    answer = await api("sendMessage", chat_id=budi.id, text="x", reply_markup=markup)

    assert answer["description"] == f"Bad Request: {description}"


@pytest.mark.parametrize(
    ("offset", "length", "description"),
    [
        (2, 1, None),
        (
            2,
            2,
            "entity beginning at UTF-16 offset 2 ends after the end of the text at UTF-16 offset 4",
        ),
        (9, 1, "entity begins after the end of the text at UTF-16 offset 9"),
    ],
)
async def test_an_entity_may_not_reach_past_the_end_of_its_text(
    api: Api, budi: Person, offset: int, length: int, description: str | None
) -> None:
    bold = {"type": "bold", "offset": offset, "length": length}
    answer = await api("sendMessage", chat_id=budi.id, text="abc", entities=[bold])

    assert answer.get("description") == (description and f"Bad Request: {description}")


async def test_the_length_counts_after_entities(api: Api, budi: Person) -> None:
    text = f"<b>{'x' * 4096}</b>"

    assert (await api("sendMessage", chat_id=budi.id, text=text, parse_mode="HTML"))["ok"]


async def test_a_caption_over_1024_characters_is_refused(bot: PtbBot, budi: Person) -> None:
    with pytest.raises(BadRequest, match="Message caption is too long"):
        await bot.send_document(budi.id, b"isi", caption="x" * 1025)


async def test_a_message_that_does_not_change_is_refused(bot: PtbBot, budi: Person) -> None:
    message = await bot.send_message(budi.id, "<b>sama</b>", parse_mode="HTML")

    with pytest.raises(BadRequest, match="Message is not modified"):
        await message.edit_text("<b>sama</b>", parse_mode="HTML")
    assert await message.edit_text("sama")


async def test_a_persons_message_cannot_be_edited(bot: PtbBot, budi: Person) -> None:
    message = await budi.types("halo")

    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("lain", budi.id, message.id)


async def test_a_bot_blocked_by_its_person_is_forbidden(bot: PtbBot, budi: Person) -> None:
    await budi.blocks()

    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(budi.id, "halo")
    await budi.opens()
    assert await bot.send_message(budi.id, "halo")


async def test_a_bot_may_not_write_to_a_person_who_never_pressed_start(
    telegram: Emulator, bot: PtbBot
) -> None:
    siti = telegram.person("Siti Rahma")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(siti.id, "halo")
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_chat_action(siti.id, "typing")

    await siti.opens()
    assert await bot.send_message(siti.id, "halo")


async def test_a_username_finds_channels_and_no_people(
    telegram: Emulator, bot: PtbBot, budi: Person
) -> None:
    channel = telegram.group("Pengumuman", kind="channel", username="kanim_kabar")
    await channel.promotes_bot(by=budi)
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(f"@{budi.user.username}", "halo")

    assert (await bot.send_message("@Kanim_Kabar", "libur")).chat.title == "Pengumuman"


async def test_a_photo_over_10_mb_is_refused_but_goes_as_a_document(
    bot: PtbBot, budi: Person
) -> None:
    photo = b"\x89PNG" + bytes(10 * 1024 * 1024)
    with pytest.raises(
        BadRequest,
        match="File of size 10485764 bytes is too big for a photo; the maximum size is 10485760",
    ):
        await bot.send_photo(budi.id, photo)

    assert await bot.send_document(budi.id, photo, filename="besar.png")


async def test_a_tap_is_answered_once_and_not_too_late(pandu: Bot) -> None:
    now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    async with Emulator(now=lambda: now) as telegram:
        bot = telegram.add_bot()
        budi = telegram.person("Budi")
        budi.pressed_start()
        async with PtbBot(bot.token, base_url=f"{telegram.url}/bot") as ptb:
            button = InlineKeyboardMarkup.de_json(keyboard("ya"), ptb)
            await ptb.send_message(budi.id, "?", reply_markup=button)
            first, second = await budi.taps("x"), await budi.taps("x")
            assert first
            assert second
            await ptb.answer_callback_query(first.id)

            with pytest.raises(BadRequest, match="Query is too old"):
                await ptb.answer_callback_query(first.id)
            now += timedelta(minutes=16)
            with pytest.raises(BadRequest, match="Query is too old"):
                await ptb.answer_callback_query(second.id)


@pytest.mark.parametrize(
    ("path", "code", "description"),
    [
        ("/bot123456:TEST-TOKEN/paintMessage", 404, "Not Found: method not found"),
        ("/bot123456:TEST-TOKEN/senddice", 400, "Bad Request: sendDice is not emulated"),
        ("/bot123456:TEST-TOKEN/", 404, "Not Found"),
        ("/nowhere", 404, "Not Found"),
        ("/bot123456:WRONG/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 401, "Unauthorized: invalid token specified"),
        ("/file/bot123456:WRONG/photos/x", 401, "Unauthorized"),
        ("/file/bot123456:TEST-TOKEN/photos/x", 404, "Not Found"),
    ],
)
async def test_a_wrong_address_is_refused(
    telegram: Emulator,
    pandu: Bot,
    path: str,
    code: int,
    description: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(METHODS, "sendDice")
    async with aiohttp.ClientSession() as session, session.get(telegram.url + path) as answer:
        body = await answer.json()

    assert (answer.status, body["description"]) == (code, description)


async def test_a_body_that_is_no_json_is_refused(telegram: Emulator, pandu: Bot) -> None:
    url = f"{telegram.url}/bot{pandu.token}/getMe"
    headers = {"Content-Type": "application/json"}
    async with aiohttp.ClientSession() as session:
        answer = await session.post(url, data=b"{", headers=headers)

        assert answer.status == 400


async def test_what_breaks_before_a_method_is_reached_is_answered_in_json(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(_request: object) -> None:
        raise RuntimeError("torn")

    monkeypatch.setattr("botapi_emulator.server.bot_api.read", broken)
    answer = await api("getMe")

    assert (answer["status"], answer["description"]) == (500, "Internal Server Error")
    assert "TEST-TOKEN" not in caplog.text
