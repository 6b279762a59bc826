"""What messages may not hold, and where they may not go."""

from typing import Any

import pytest

from botapi_emulator import Emulator, Limits, Person
from helpers.api import Api

INVOICE = {
    "title": "PNBP",
    "description": "Paspor",
    "payload": "p",
    "currency": "XTR",
    "prices": [{"label": "a", "amount": 5}],
}


def inline(**button: Any) -> dict[str, Any]:
    return {"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "x", **button}]]}}


def keys(**key: Any) -> dict[str, Any]:
    return {"text": "a", "reply_markup": {"keyboard": [[{"text": "x", **key}]]}}


JUNK = b"\x89PNG\r\n\x1a\n" + b"junk"


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        (
            "sendMessage",
            inline(url="http://localhost:8080/x"),
            "inline keyboard button URL 'http://localhost:8080/x' is invalid: Wrong HTTP URL",
        ),
        (
            "sendMessage",
            inline(url="ftp://a.id"),
            "inline keyboard button URL 'ftp://a.id' is invalid: Unsupported URL protocol",
        ),
        (
            "sendMessage",
            inline(web_app={"url": "http://a.id"}),
            "inline keyboard button Web App URL 'http://a.id' is invalid: "
            "Only HTTPS links are allowed",
        ),
        (
            "sendMessage",
            keys(web_app={"url": "http://a.id"}),
            "keyboard button Web App URL 'http://a.id' is invalid: Only HTTPS links are allowed",
        ),
        (
            "sendMessage",
            inline(login_url={"url": "http://a.id"}),
            "inline keyboard button login URL 'http://a.id' is invalid: "
            "Only HTTPS links are allowed",
        ),
        ("sendMessage", inline(pay=True), "BUTTON_TYPE_INVALID"),
        ("sendMessage", inline(callback_game={}), "BUTTON_TYPE_INVALID"),
        (
            "sendMessage",
            {
                "text": "a",
                "reply_markup": {
                    "inline_keyboard": [[{"text": "", "url": "a.id", "icon_custom_emoji_id": "5"}]]
                },
            },
            "inline keyboard button text must be non-empty",
        ),
        (
            "sendInvoice",
            {**INVOICE, "reply_markup": inline(callback_data="x")["reply_markup"]},
            "REPLY_MARKUP_BUY_EMPTY",
        ),
        ("sendInvoice", {**INVOICE, "currency": "ABC"}, "CURRENCY_INVALID"),
        ("editMessageText", {"text": "a", "chat_id": ""}, "message identifier is not specified"),
        ("editMessageCaption", {"chat_id": ""}, "message identifier is not specified"),
        ("editMessageReplyMarkup", {"chat_id": ""}, "message identifier is not specified"),
        ("editMessageText", {"text": "a"}, "message to edit not found"),
        ("editMessageText", {"text": "a", "chat_id": "", "message_id": 1}, "chat_id is empty"),
    ],
)
async def test_a_message_holds_what_telegram_takes(
    api: Api, budi: Person, method: str, params: dict[str, Any], description: str
) -> None:
    answer = await api(method, **{"chat_id": budi.id, **params})

    assert answer.get("description") == f"Bad Request: {description}"


async def test_buttons_for_private_chats_stay_there(telegram: Emulator, api: Api) -> None:
    group = telegram.group("Loket")
    app = {"web_app": {"url": "https://a.id"}}
    for asked, description in [
        (keys(request_contact=True), "phone number can be requested in private chats only"),
        (keys(request_location=True), "location can be requested in private chats only"),
        (keys(request_poll={}), "poll can be requested in private chats only"),
        (keys(**app), "web App buttons can be used in private chats only"),
        (inline(**app), "BUTTON_TYPE_INVALID"),
    ]:
        answer = await api("sendMessage", chat_id=group.id, **asked)
        assert answer.get("description") == f"Bad Request: {description}"


async def test_a_quote_is_part_of_what_it_quotes(api: Api, budi: Person) -> None:
    asked = await budi.types("Berapa biaya paspor biasa?")
    about = {"message_id": asked.id, "quote": "biaya paspor"}
    sent = await api("sendMessage", chat_id=budi.id, text="Rp650.000", reply_parameters=about)
    assert sent["result"]["quote"] == {"text": "biaya paspor", "position": 7, "is_manual": True}
    wrong = {**about, "quote": "biaya visa"}
    answer = await api("sendMessage", chat_id=budi.id, text="?", reply_parameters=wrong)
    assert answer["description"] == "Bad Request: QUOTE_TEXT_INVALID"


@pytest.mark.parametrize("junk", [JUNK, b"\xff\xd8junk", b"GIF8", b"RIFFjunk", b"BM", b"junk"])
async def test_junk_is_no_photo(bot: Any, budi: Person, junk: bytes) -> None:
    with pytest.raises(Exception, match="Image_process_failed"):
        await bot.send_photo(budi.id, junk)


async def test_a_group_takes_twenty_messages_a_minute() -> None:
    now = 0.0
    limits = Limits(clock=lambda: now)
    for _ in range(20):
        limits.check(1, "-100")
        now += 2.5  # 50 seconds in all
    with pytest.raises(Exception, match="Too Many Requests: retry after 10"):
        limits.check(1, "-100")
    limits.check(1, "700")
    now += 10
    limits.check(1, "-100")
