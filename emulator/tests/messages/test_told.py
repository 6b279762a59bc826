"""What a message tells of links, pictures of files, media in polls and games, as Telegram does."""

import json
from typing import Any

import aiohttp
import pytest

from botapi_emulator import PHOTO, Bot, Emulator, Person
from helpers.api import Api
from helpers.spec import Spec

PAGE = "https://kantor.example/paspor"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"text": f"Lihat {PAGE} dulu"}, {"url": PAGE}),
        ({"text": f'<a href="{PAGE}">ini</a>', "parse_mode": "HTML"}, {"url": PAGE}),
        (
            {"text": PAGE, "link_preview_options": {"show_above_text": True}},
            {"url": PAGE, "show_above_text": True},
        ),
        (
            {"text": PAGE, "link_preview_options": {"url": "https://lain.example"}},
            {"url": "https://lain.example"},
        ),
        ({"text": PAGE, "disable_web_page_preview": True}, {"is_disabled": True}),
        ({"text": "tanpa alamat"}, None),
    ],
    ids=["plain", "linked", "above", "other", "disabled", "none"],
)
async def test_a_message_tells_which_link_it_previews(
    api: Api, budi: Person, asked: dict[str, Any], told: dict[str, Any] | None
) -> None:
    sent = (await api("sendMessage", chat_id=budi.id, **asked))["result"]

    assert sent.get("link_preview_options") == told


async def posted(telegram: Emulator, pandu: Bot, method: str, **params: Any) -> Any:
    """What a method answers to a form with a film, a picture and a smaller one."""
    form = aiohttp.FormData()
    for name in ("film", "photo", "small"):
        form.add_field(name, PHOTO, filename=f"{name}.png")
    for name, value in params.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    async with aiohttp.ClientSession() as session:
        url = f"{telegram.url}/bot{pandu.token}/{method}"
        answer = await (await session.post(url, data=form)).json()
    assert answer["ok"], answer
    return answer["result"]


async def test_the_picture_of_a_film_has_its_shape(
    telegram: Emulator, pandu: Bot, budi: Person
) -> None:
    asked = {"chat_id": budi.id, "thumbnail": "attach://small", "width": 360, "height": 640}
    for method, kind in [("sendVideo", "video"), ("sendAnimation", "animation")]:
        sent = await posted(telegram, pandu, method, **asked, **{kind: "attach://film"})
        small = sent[kind]["thumbnail"]
        assert (small["width"], small["height"]) == (180, 320)
    flat = {**asked, "width": 0, "height": 0, "video": "attach://film"}
    assert (await posted(telegram, pandu, "sendVideo", **flat))["video"]["thumbnail"]["width"] == 1


async def test_an_option_of_a_poll_may_be_shown_with_something(
    telegram: Emulator, pandu: Bot, budi: Person
) -> None:
    place = {"type": "location", "latitude": 1.5, "longitude": 2}
    office = {"type": "venue", "latitude": 1, "longitude": 2, "title": "Loket", "address": "Jl. A"}
    office |= {"foursquare_id": "4sq", "google_place_id": "g"}
    shown = [place, {"type": "photo", "media": "attach://photo"}, office]
    link = {"type": "link", "url": PAGE}
    options = [{"text": str(media["type"]), "media": media} for media in (*shown, link)]
    asked = {"chat_id": budi.id, "question": "Mana?", "options": [*options, {"text": "lain"}]}
    poll = (await posted(telegram, pandu, "sendPoll", **asked, media=place))["poll"]

    assert poll["media"] == {"location": {"latitude": 1.5, "longitude": 2.0}}
    kinds = [list(option.get("media", {})) for option in poll["options"]]
    assert kinds == [["location"], ["photo"], ["venue"], ["link"], []]
    assert poll["options"][2]["media"]["venue"]["location"] == {"latitude": 1.0, "longitude": 2.0}
    assert poll["options"][2]["media"]["venue"]["foursquare_id"] == "4sq"
    assert Spec().faults(poll, "Poll", "poll") == []


async def test_a_game_is_shown_as_its_bot_set_it_up_and_with_its_scores(
    api: Api, pandu: Bot, budi: Person
) -> None:
    plain = (await api("sendGame", chat_id=budi.id, game_short_name="stempel"))["result"]
    assert plain["game"]["title"] == "stempel"
    pandu.games["stempel"] = {"title": "Stempel", "description": "Cap secepatnya", "photo": []}
    asked = {"chat_id": budi.id, "game_short_name": "stempel"}
    sent = (await api("sendGame", **asked))["result"]
    assert sent["game"] == pandu.games["stempel"]
    assert sent["reply_markup"]["inline_keyboard"][0][0]["text"] == "Play Stempel"
    about = {"chat_id": budi.id, "message_id": sent["message_id"], "user_id": budi.id}
    assert (await api("setGameScore", **about, score=12))["ok"]
    await budi.taps("Play Stempel")
    tapped = (await api("getUpdates"))["result"][-1]["callback_query"]
    assert tapped["game_short_name"] == "stempel"

    assert (await api("sendGame", **asked))["result"]["game"]["text"] == "Budi Santoso: 12"


async def test_the_channel_of_a_profile_tells_its_last_posts(
    telegram: Emulator, api: Api, budi: Person
) -> None:
    asked = {"user_id": budi.id, "limit": 2}
    assert (await api("getUserPersonalChatMessages", **asked))["result"] == []
    none = await api("getUserPersonalChatMessages", user_id=budi.id, limit=0)
    assert none["description"] == "Bad Request: limit must be positive"
    other = telegram.add_bot("654321:OTHER", "other_bot", "Other")
    channel = telegram.group("Kabar Budi", kind="channel", bot=other)
    channel.shown_by(budi)
    for text in ("satu", "dua", "tiga"):
        await channel.posts(text)

    posts = (await api("getUserPersonalChatMessages", **asked))["result"]
    assert [post["text"] for post in posts] == ["tiga", "dua"]
    assert (await api("getChat", chat_id=budi.id))["result"]["personal_chat"]["id"] == channel.id


async def test_a_test_says_what_lies_at_an_address(
    telegram: Emulator, api: Api, budi: Person
) -> None:
    telegram.web["https://kantor.example/denah.png"] = PHOTO
    telegram.web["https://s.example/x"] = "https://kantor.example/denah.png"
    assert (await api("sendDocument", chat_id=budi.id, document="https://s.example/x"))["ok"]
    found = await budi.expects()

    assert (found.file_name, found.document) == ("denah.png", PHOTO)
    assert found.json["document"]["mime_type"] == "image/png"
    telegram.reset()
    assert telegram.web == {}
