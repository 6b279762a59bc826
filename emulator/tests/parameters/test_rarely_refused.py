"""Rules that bots rarely break, each with the words that Telegram has for it."""

from typing import Any

from botapi_emulator import Bot, Emulator, Person
from helpers.api import Api

POLL = {"question": "?", "options": ["a", "b"]}
QUIZ = {**POLL, "type": "quiz"}
PLACE = {"latitude": 1, "longitude": 2, "live_period": 60}
INVOICE = {"title": "a", "description": "b", "payload": "c", "currency": "XTR"}
PRICED = {**INVOICE, "prices": [{"label": "x", "amount": 1}]}
STICKER = {"sticker": "x", "format": "static", "emoji_list": ["😀"]}
SET = {"name": "a_by_pandu_bot", "title": "A", "stickers": [STICKER]}
ARTICLE = {"type": "article", "id": "1", "title": "a", "input_message_content": {}}
OPTION = {"id": "1", "title": "", "prices": [{"label": "x", "amount": 1}]}
ABOUT_ME = {"user_id": 700000001}

RULES: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"chat_id": None, "text": "a"}, "chat_id is empty"),
    ("sendPoll", {**POLL, "question": "x" * 301}, "poll question length must not exceed 300"),
    ("sendPoll", {**POLL, "options": ["x" * 101]}, "poll options length must not exceed 100"),
    ("sendPoll", {**POLL, "options": ["x"] * 13}, "poll can't have more than 12 options"),
    ("sendPoll", {**QUIZ, "correct_option_ids": [1, 0]}, "correct quiz option list must be inc"),
    ("sendPoll", {**QUIZ, "correct_option_id": 5}, "wrong quiz correct_option_id"),
    ("sendLocation", {"latitude": 1}, "longitude is empty"),
    ("sendLocation", {"latitude": 91, "longitude": 1}, "invalid location specified"),
    ("sendLocation", {**PLACE, "heading": 361}, "wrong live location heading specified"),
    (
        "sendLocation",
        {**PLACE, "proximity_alert_radius": 200_000},
        "wrong live location proximity alert radius specified",
    ),
    ("sendMediaGroup", {"media": [{"type": "photo", "media": "x"}] * 11}, "too many messages to"),
    ("sendInvoice", {**PRICED, "suggested_tip_amounts": [[]]}, "suggested tip amount must be of"),
    ("sendPaidMedia", {"star_count": 0, "media": []}, "invalid "),
    ("setMyName", {"name": "x" * 65}, "name is too long"),
    ("setMyDescription", {"description": "x" * 513}, "bot description is too long"),
    ("setMyShortDescription", {"short_description": "x" * 121}, "bot short description is too"),
    ("setMyCommands", {"commands": [{"command": "a" * 33, "description": "x"}]}, "command length"),
    (
        "setMyCommands",
        {"commands": [{"command": "a", "description": "x" * 257}]},
        "command description length must not exceed 256",
    ),
    ("setMyProfilePhoto", {}, "photo isn't specified"),
    ("setMyProfilePhoto", {"photo": {"type": "x"}}, "invalid profile photo type specified"),
    (
        "setMyProfilePhoto",
        {"photo": {"type": "static", "photo": "x"}},
        "photo must be uploaded as a file",
    ),
    ("setWebhook", {"url": "https://a.id", "secret_token": "x" * 257}, "secret token is too long"),
    ("createNewStickerSet", {**ABOUT_ME, **SET, "title": " "}, "sticker set title must be non"),
    ("createNewStickerSet", {**ABOUT_ME, **SET, "stickers": []}, "at least 1 sticker must be"),
    ("createNewStickerSet", {**ABOUT_ME, **SET, "stickers": [STICKER] * 51}, "too many stickers"),
    (
        "createNewStickerSet",
        {**ABOUT_ME, **SET, "needs_repainting": True},
        "only custom emoji stickers support repainting",
    ),
    (
        "createNewStickerSet",
        {**ABOUT_ME, **SET, "stickers": [{**STICKER, "emoji_list": []}]},
        "can't parse InputSticker: emoji list must be non-empty",
    ),
    (
        "createNewStickerSet",
        {**ABOUT_ME, **SET, "stickers": [{**STICKER, "emoji_list": ["😀"] * 21}]},
        "can't parse InputSticker: too many emoji specified",
    ),
    ("deleteStickerFromSet", {}, "sticker is not specified"),
    ("setStickerPositionInSet", {"position": -1}, "wrong sticker position specified"),
    ("getCustomEmojiStickers", {"custom_emoji_ids": ["1"] * 201}, "too many custom emoji id"),
    ("answerWebAppQuery", {"web_app_query_id": "1"}, "result isn't specified"),
    ("answerWebAppQuery", {"web_app_query_id": "1", "result": "5"}, "inline query result must be"),
    (
        "answerShippingQuery",
        {"shipping_query_id": "1", "ok": True, "shipping_options": [OPTION]},
        "can't parse shipping option: ShippingOption title must be non-empty",
    ),
    ("setPassportDataErrors", {**ABOUT_ME, "errors": "5"}, "expected an Array of PassportElement"),
    ("savePreparedKeyboardButton", ABOUT_ME, "can't parse keyboard button JSON object"),
    ("verifyUser", {**ABOUT_ME, "custom_description": "x" * 71}, "CUSTOM_DESCRIPTION_TOO_LONG"),
    (
        "editUserStarSubscription",
        {**ABOUT_ME, "telegram_payment_charge_id": "1"},
        "CHARGE_NOT_FOUND",
    ),
    ("banChatSenderChat", {}, "sender_chat_id is empty"),
]
IN_GROUP: list[tuple[str, dict[str, Any], str]] = [
    ("restrictChatMember", {"user_id": 123456, "permissions": {}}, "can't restrict self"),
    ("setChatTitle", {"title": " "}, "title must be non-empty"),
    ("createForumTopic", {"name": "a", "icon_color": -5}, "invalid icon color specified"),
    (
        "createChatInviteLink",
        {"creates_join_request": True, "member_limit": 5},
        "member limit can't be specified for links requiring administrator approval",
    ),
    ("createChatInviteLink", {"member_limit": 100_000}, "USAGE_LIMIT_INVALID"),
    ("setChatDescription", {"description": "x" * 256}, "CHAT_ABOUT_TOO_LONG"),
]


async def test_each_rule_has_telegrams_words(
    telegram: Emulator, api: Api, pandu: Bot, budi: Person
) -> None:
    pandu.verifies = True
    forum = telegram.group("Loket", "forum")
    await forum.promotes_bot(by=budi)
    asked = [(rule, budi.id) for rule in RULES] + [(rule, forum.id) for rule in IN_GROUP]
    wrong = {}
    for (method, params, said), chat_id in asked:
        answer = await api(method, **{"chat_id": chat_id, **params})
        heard = answer.get("description", "passed").removeprefix("Bad Request: ")
        if not heard.startswith(said):
            wrong[f"{method}: {said}"] = heard

    assert wrong == {}
