"""A tour of the parameters that are only looked at where others ask for them."""

import asyncio
from typing import Any

from botapi_emulator import Emulator, Person
from helpers.tour import Tour

ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "Paspor",
    "input_message_content": {"message_text": "Syarat"},
    "reply_markup": {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]},
}


async def all_of_it(tour: Tour, telegram: Emulator, budi: Person) -> None:
    """Call methods with what the other tours leave out."""
    await inline(tour, budi)
    await channel_rights(tour, telegram, budi)
    await refused_questions(tour, telegram, budi)
    await kept_answers(tour, budi)
    await copies(tour, budi)
    await rich(tour, budi)
    await without_joining(tour, telegram, budi)


async def inline(tour: Tour, budi: Person) -> None:
    """What is sent through a bot is known by its inline_message_id."""
    app = await budi.opens_app()
    sent = await tour("answerWebAppQuery", web_app_query_id=app, result=ARTICLE)
    named = {"inline_message_id": sent["inline_message_id"]}
    await tour("editMessageText", **named, text="Syarat baru")
    await tour("editMessageReplyMarkup", **named, reply_markup=ARTICLE["reply_markup"])
    prepared = {"user_id": budi.id, "result": ARTICLE, "allow_bot_chats": True}
    kept = await tour("savePreparedInlineMessage", **prepared)
    assert (await budi.shares(kept["id"])).text == "Syarat"
    live = {"latitude": 1.0, "longitude": 1.0, "live_period": 900}
    message = budi.world.find(budi.last)
    assert message
    message.json = {**message.json, "location": live}
    message.json.pop("text")
    await tour("editMessageLiveLocation", **named_of(budi, message), latitude=2.0, longitude=2.0)
    await tour("stopMessageLiveLocation", **named_of(budi, message))
    photo = budi.world.files.add(b"x", "a.png", "image/png", "photo")
    message.json = {**message.json, **photo.as_media()}
    await tour("editMessageCaption", **named_of(budi, message), caption="a")
    media = {"type": "photo", "media": photo.file_id, "caption": "b"}
    await tour("editMessageMedia", **named_of(budi, message), media=media)
    game = {"game": {"title": "tetris", "description": "tetris", "photo": []}}
    message.json = {**message.json, **game}
    message.author_id = budi.bot.id
    scored = {**named_of(budi, message), "user_id": budi.id}
    await tour("setGameScore", **scored, score=900, disable_edit_message=True)
    await tour("getGameHighScores", **scored)


def named_of(budi: Person, message: Any) -> dict[str, str]:
    """Let a message be known by an inline_message_id."""
    budi.world.inline_messages["inline-x"] = message
    return {"inline_message_id": "inline-x"}


async def channel_rights(tour: Tour, telegram: Emulator, budi: Person) -> None:
    channel, siti = telegram.group("Kabar", kind="channel"), telegram.person("Siti")
    await channel.promotes_bot(by=budi)
    await tour("promoteChatMember", chat_id=channel.id, user_id=siti.id, can_post_messages=True)
    reacting = {"chat_id": channel.id, "message_id": (await channel.posts("a")).id}
    await tour("deleteMessageReaction", **reacting, actor_chat_id=channel.id)
    await tour("deleteAllMessageReactions", chat_id=channel.id, actor_chat_id=channel.id)


async def refused_questions(tour: Tour, telegram: Emulator, budi: Person) -> None:
    priced = {"title": "a", "description": "b", "payload": "c", "currency": "XTR"}
    asked = {**priced, "prices": [{"label": "a", "amount": 5}], "max_tip_amount": 3}
    flexible = {"is_flexible": True, "suggested_tip_amounts": [1, 3]}
    for kind, wanted in (("shipping", flexible), ("pre_checkout", {})):
        sent = await tour.chat("sendInvoice", **asked, **wanted)
        message = budi.conversation().messages[sent["message_id"]]
        paying = asyncio.create_task(budi.pays(message, tip=3))
        await asyncio.sleep(0)
        query = {f"{kind}_query_id": list(telegram.world.checkouts)[-1]}
        name = "answerShippingQuery" if kind == "shipping" else "answerPreCheckoutQuery"
        await tour(name, **query, ok=False, error_message="habis")
        (outcome,) = await asyncio.gather(paying, return_exceptions=True)
        assert "the bot refused the payment: habis" in str(outcome)


async def kept_answers(tour: Tour, budi: Person) -> None:
    """What a bot lets be kept is found again without asking it, for as long as it said."""
    asked = asyncio.create_task(budi.asks_inline("visa"))
    await asyncio.sleep(0)
    query = list(budi.world.inline_queries.values())[-1]
    kept = {"cache_time": 60, "is_personal": True, "next_offset": "1"}
    button = {"text": "Masuk", "start_parameter": "masuk"}
    answer = {"inline_query_id": query.id, "results": [ARTICLE], "button": button}
    await tour("answerInlineQuery", **answer, **kept)
    first = await asked
    assert (first.next_offset, first.button) == ("1", button)
    assert await budi.asks_inline("visa") is first


async def copies(tour: Tour, budi: Person) -> None:
    photo = (await budi.sends_photo()).id
    about = {"from_chat_id": budi.id, "message_id": photo}
    await tour.chat("copyMessage", **about, caption="a", show_caption_above_media=True)
    assert budi.last.json["show_caption_above_media"]


SYARAT = """<h1>Syarat</h1><p>Bawa <b>KTP</b> dan <a href="https://a.id">formulir</a></p>
<ol><li>Asli</li><li><p>Salinan</p></li></ol><pre><code class="language-sh">ls</code></pre>
<blockquote>Pasal 4</blockquote><details open><summary>Biaya</summary>Rp350.000</details><hr/>
<table><tr><th>Jenis</th><td colspan="2">Biasa</td></tr></table><footer>Kanim</footer>"""


async def rich(tour: Tour, budi: Person) -> None:
    sent = await tour.chat("sendRichMessage", rich_message={"html": SYARAT})
    kinds = "heading paragraph list pre blockquote details divider table footer"
    assert [block["type"] for block in sent["rich_message"]["blocks"]] == kinds.split()
    assert budi.last.text.splitlines()[:4] == ["Syarat", "Bawa KTP dan formulir", "Asli", "Salinan"]
    changed = {"message_id": sent["message_id"], "rich_message": {"html": "<p>Habis</p>"}}
    await tour.chat("editMessageText", **changed)
    assert budi.last.text == "Habis"
    await tour.chat("sendRichMessageDraft", draft_id=3, rich_message={"html": "<p>Baru</p>"})
    assert budi.conversation().draft["rich_message"]["blocks"][0]["text"] == "Baru"
    for html, reason in [
        ("<p>a", 'Can\'t find end tag corresponding to start tag "p"'),
        ("<blink>a</blink>", 'Unsupported start tag "blink"'),
        ("<p>a</b>", 'Unexpected end tag "b"'),
    ]:
        answer = await tour.api("sendRichMessage", chat_id=budi.id, rich_message={"html": html})
        assert answer["description"] == f"Bad Request: can't parse entities: {reason}"


async def without_joining(tour: Tour, telegram: Emulator, budi: Person) -> None:
    """Guard a group, answer as a guest, manage a bot, prepare a button."""
    pandu, ani = budi.bot, telegram.person("Ani")
    pandu.guards = pandu.answers_guests = pandu.manages = True
    group = telegram.group("Warga", bot=pandu)
    await group.promotes_bot(by=budi)
    link = await tour("createChatInviteLink", chat_id=group.id, creates_join_request=True)
    await group.asks_to_join(ani, link["invite_link"])
    query = {"chat_join_request_query_id": list(telegram.world.join_queries)[-1]}
    await tour("sendChatJoinRequestWebApp", **query, web_app_url="https://a.id")
    await tour("answerChatJoinRequestQuery", **query, result="approve")
    asked = (await group.summons(budi, pandu, "@pandu_bot?")).json["guest_query_id"]
    await tour("answerGuestQuery", guest_query_id=asked, result=ARTICLE)
    button = {"text": "Pilih", "request_users": {"request_id": 1}}
    await tour("savePreparedKeyboardButton", user_id=budi.id, button=button)
    about = {"user_id": (await budi.makes_bot("toko_bot", "Toko", pandu)).id}
    settings = {"is_access_restricted": True, "added_user_ids": [ani.id]}
    await tour("setManagedBotAccessSettings", **about, **settings)
    for method in ("getManagedBotAccessSettings", "getManagedBotToken", "replaceManagedBotToken"):
        await tour(method, **about)
    await suggested(tour, telegram, budi)


async def suggested(tour: Tour, telegram: Emulator, budi: Person) -> None:
    """Take a post that somebody proposes to a channel, and leave another."""
    channel = telegram.group("Kabar", "channel", bot=budi.bot)
    await channel.promotes_bot(by=budi)
    desk = channel.opens_desk()
    posts = [await desk.suggests(budi, text) for text in ("Lowongan", "Iklan")]
    first, second = ({"chat_id": desk.id, "message_id": post.id} for post in posts)
    await tour("approveSuggestedPost", **first, send_date=telegram.world.timestamp() + 60)
    await tour("declineSuggestedPost", **second, comment="Maaf")
    await tour("getChat", chat_id=desk.id)
