"""Every method's answer, and every update, keeps to the machine-readable Bot API."""

import asyncio

from botapi_emulator import PHOTO, Emulator, Group, Person
from botapi_emulator.methods.files import media
from botapi_emulator.methods.table import METHODS
from botapi_emulator.parameters import schema
from botapi_emulator.server import unread
from botapi_emulator.world.members import PERMISSIONS, RIGHTS, administrator
from helpers import tour_owned, tour_parameters
from helpers.api import Api
from helpers.spec import Spec
from helpers.tour import Tour

KEYBOARD = {"inline_keyboard": [[{"text": "Ya", "callback_data": "ya"}]]}
FORMATTED = {"text": "<b>Paspor</b> https://a.id", "parse_mode": "HTML", "reply_markup": KEYBOARD}
QUIZ = {
    "question": "Ringkas?",
    "options": [{"text": "Seiri"}, {"text": "Seiton"}],
    "type": "quiz",
    "correct_option_ids": [0],
    "explanation": "<b>Seiri</b>",
    "explanation_parse_mode": "HTML",
}


async def test_every_method_answers_as_the_bot_api_says(
    telegram: Emulator, budi: Person, api: Api
) -> None:
    tour = Tour(api, budi.id, f"{telegram.url}/bot{budi.bot.token}")
    await budi.opens()
    await tour_messages(tour)
    await tour_media(tour, telegram, budi)
    await tour_more(tour)
    await tour_inline(tour, budi)
    await tour_payments(tour, telegram, budi)
    await tour_groups(tour, telegram, budi)
    await tour_topics(tour, telegram, budi)
    await tour_profile(tour)
    await tour_webhook(tour)
    await tour_owned.all_of_it(tour, telegram, budi)
    await tour_parameters.all_of_it(tour, telegram, budi)

    assert tour.faults == []
    assert tour.called == set(METHODS)
    assert neither_read_nor_declared(telegram) == {}


def neither_read_nor_declared(telegram: Emulator) -> dict[str, list[str]]:
    """The parameters of each method that no call looked at, without those that change nothing."""
    read: dict[str, set[str]] = {}
    for call in telegram.calls:
        if not call.refusal:
            read.setdefault(call.method, set()).update(call.read)
    left = {
        method: [
            name
            for name in schema.parameter_types(method)
            if name not in read[method] and not unread.reason(method, name)
        ]
        for method in METHODS
    }
    return {method: names for method, names in left.items() if names}


def test_what_is_declared_to_change_nothing_exists() -> None:
    methods = {name: set(schema.parameter_types(name)) for name in METHODS}
    for declared in unread.INERT:
        method, _, name = declared.rpartition(".")
        fitting = methods[method] if method else set().union(*methods.values())
        assert name in fitting


async def tour_messages(tour: Tour) -> None:
    first = await tour.chat("sendMessage", **FORMATTED)
    about = {"message_id": first["message_id"]}
    await tour.chat("sendMessage", text="balas", reply_parameters=about, protect_content=True)
    await tour.chat("editMessageText", text="baru", **about)
    await tour.chat("editMessageReplyMarkup", reply_markup=KEYBOARD, **about)
    await tour.chat("copyMessage", from_chat_id=tour.chat_id, **about)
    forwarded = await tour.chat("forwardMessage", from_chat_id=tour.chat_id, **about)
    await tour.chat("pinChatMessage", **about)
    await tour.chat("getChat")
    await tour.chat("unpinChatMessage")
    await tour.chat("unpinAllChatMessages")
    await tour.chat("sendChatAction", action="typing")
    quiz = await tour.chat("sendPoll", **QUIZ)
    await tour.chat("stopPoll", message_id=quiz["message_id"])
    await tour.chat("deleteMessage", message_id=forwarded["message_id"])
    await tour.chat("deleteMessages", message_ids=[first["message_id"], 99])


async def tour_media(tour: Tour, telegram: Emulator, budi: Person) -> None:
    sent = await budi.sends_photo(PHOTO)
    photo = sent.json["photo"][-1]["file_id"]
    file = (await budi.sends_document()).json["document"]["file_id"]
    item = {"type": "photo", "media": photo, "caption": "<i>a</i>", "parse_mode": "HTML"}
    shown = await tour.chat("sendPhoto", photo=photo, caption="foto")
    await tour.chat("sendDocument", document=file)
    await tour.chat("sendMediaGroup", media=[item, item])
    await tour.chat("editMessageCaption", message_id=shown["message_id"], caption="lain")
    await tour.chat("editMessageMedia", message_id=shown["message_id"], media=item)
    await tour("getFile", file_id=photo)
    query = await budi.sends_callback(telegram.world.known_chat(budi.bot, budi.id).messages[1], "x")
    await tour("answerCallbackQuery", callback_query_id=query.id, text="Sudah")


async def tour_more(tour: Tour) -> None:
    for method, kind in media.KINDS.items():
        upload = {kind: f"attach://{kind}"}
        if kind == "live_photo":
            upload["photo"] = "attach://photo"
        await tour.upload(method, chat_id=tour.chat_id, **upload)
    place = {"latitude": -3.65, "longitude": 103.77}
    await tour.chat("sendLocation", **place)
    moving = await tour.chat("sendLocation", **place, live_period=900, heading=90)
    where = {"message_id": moving["message_id"]}
    await tour.chat("editMessageLiveLocation", **where, latitude=-3.7, longitude=103.8, heading=80)
    await tour.chat("stopMessageLiveLocation", **where)
    await tour.chat("sendVenue", title="Kanim", address="Jl. Jenderal Sudirman", **place)
    await tour.chat("sendContact", phone_number="+62800", first_name="Ayu")
    dice = await tour.chat("sendDice")
    about = {"from_chat_id": tour.chat_id, "message_ids": [dice["message_id"]]}
    await tour.chat("copyMessages", **about)
    await tour.chat("forwardMessages", **about)
    reaction = [{"type": "emoji", "emoji": "👍"}]
    await tour.chat("setMessageReaction", message_id=dice["message_id"], reaction=reaction)
    await tour("getUserProfilePhotos", user_id=tour.chat_id)
    await tour("getUserProfileAudios", user_id=tour.chat_id)


async def tour_inline(tour: Tour, budi: Person) -> None:
    budi.bot.answers_inline = True
    asked = asyncio.create_task(budi.asks_inline("paspor"))
    await asyncio.sleep(0)
    (query,) = budi.world.inline_queries.values()
    content = {"message_text": "<b>Syarat</b>", "parse_mode": "HTML"}
    article = {"type": "article", "id": "1", "title": "Paspor", "input_message_content": content}
    await tour("answerInlineQuery", inline_query_id=query.id, results=[article])
    assert (await budi.chooses(await asked, "Paspor")).html == "<b>Syarat</b>"


INVOICE = {
    "title": "PNBP",
    "description": "Paspor biasa",
    "payload": "p-1",
    "currency": "IDR",
    "prices": [{"label": "Paspor", "amount": 35_000_000}],
    "provider_token": "1:TEST:x",
}
SENT = [{"id": "1", "title": "Pos", "prices": [{"label": "Pos", "amount": 1_000_000}]}]


async def tour_payments(tour: Tour, telegram: Emulator, budi: Person) -> None:
    await tour("createInvoiceLink", **INVOICE)
    await tour("getMyStarBalance")
    await tour("getStarTransactions")
    flexible = {"is_flexible": True, "need_shipping_address": True}
    sent = await tour.chat("sendInvoice", **INVOICE, **flexible)
    paid = asyncio.create_task(budi.pays(budi.conversation().messages[sent["message_id"]]))
    await asyncio.sleep(0)
    shipping = list(telegram.world.checkouts)[-1]
    await tour("answerShippingQuery", shipping_query_id=shipping, ok=True, shipping_options=SENT)
    await asyncio.sleep(0)
    query = list(telegram.world.checkouts)[-1]
    await tour("answerPreCheckoutQuery", pre_checkout_query_id=query, ok=True)
    payment = (await paid).json["successful_payment"]
    assert payment["total_amount"] == 36_000_000
    tour.faults += tour.spec.faults(payment, "SuccessfulPayment", "payment")


async def tour_groups(tour: Tour, telegram: Emulator, budi: Person) -> None:
    group = telegram.group("Grup")
    await group.joins(budi)
    await group.promotes_bot(by=budi)
    about = {"chat_id": group.id, "user_id": budi.id}
    await tour_administration(tour, telegram, group, budi)
    await tour("getChatMember", **about)
    await tour("getChatMember", chat_id=group.id, user_id=budi.bot.id)
    await tour("banChatMember", **about)
    await tour("getChatMember", **about)
    await tour("unbanChatMember", **about)
    await tour("getChatMember", **about)
    await group.promotes(budi)
    await tour("getChatAdministrators", chat_id=group.id, return_bots=True)
    await tour("getChatMemberCount", chat_id=group.id)
    await tour("leaveChat", chat_id=group.id)


async def tour_administration(tour: Tour, telegram: Emulator, group: Group, budi: Person) -> None:
    chat = {"chat_id": group.id}
    about = {**chat, "user_id": budi.id}
    await tour("setChatTitle", **chat, title="Grup Baru")
    await tour("setChatDescription", **chat, description="Untuk petugas")
    await tour.upload("setChatPhoto", **chat, photo="attach://photo")
    await tour("setChatPermissions", **chat, permissions={"can_send_messages": True})
    await tour("getChat", **chat)
    await tour("deleteChatPhoto", **chat)
    await tour("promoteChatMember", **about, can_pin_messages=True)
    await tour("setChatAdministratorCustomTitle", **about, custom_title="Kasi")
    await tour("getChatMember", **about)
    await tour("promoteChatMember", **about)
    await tour("restrictChatMember", **about, permissions={"can_send_messages": True})
    await tour("getChatMember", **about)
    everything = dict.fromkeys(PERMISSIONS, True)
    await tour("restrictChatMember", **about, permissions=everything)
    await tour("exportChatInviteLink", **chat)
    link = await tour("createChatInviteLink", **chat, name="Tamu", creates_join_request=True)
    named = {**chat, "invite_link": link["invite_link"]}
    for method in ("approveChatJoinRequest", "declineChatJoinRequest"):
        asking = telegram.person("Citra")
        await group.asks_to_join(asking, link["invite_link"])
        await tour(method, **chat, user_id=asking.id)
    await tour("editChatInviteLink", **named, member_limit=3)
    await tour("revokeChatInviteLink", **named)
    channel = telegram.group("Kanal", kind="channel")
    await channel.promotes_bot(by=budi)
    price = {"subscription_period": 2_592_000, "subscription_price": 5}
    paid = await tour("createChatSubscriptionInviteLink", chat_id=channel.id, **price)
    named = {"chat_id": channel.id, "invite_link": paid["invite_link"]}
    await tour("editChatSubscriptionInviteLink", **named, name="Pelanggan")
    rights = {"rights": dict.fromkeys(RIGHTS[1:], True)}
    await tour("setMyDefaultAdministratorRights", **rights, for_channels=True)
    await tour("getMyDefaultAdministratorRights", for_channels=True)


async def tour_topics(tour: Tour, telegram: Emulator, budi: Person) -> None:
    forum = telegram.group("Forum", kind="forum")
    await forum.promotes_bot(by=budi)
    chat = {"chat_id": forum.id}
    icon = {"icon_custom_emoji_id": (await tour("getForumTopicIconStickers"))[0]["custom_emoji_id"]}
    topic = await tour("createForumTopic", **chat, name="Paspor")
    thread = {**chat, "message_thread_id": topic["message_thread_id"]}
    for about, kind in ((thread, ""), (chat, "General")):
        sent = await tour("sendMessage", **about, text="a")
        await tour("pinChatMessage", **chat, message_id=sent["message_id"])
        await tour(f"unpinAll{kind}ForumTopicMessages", **about)
        await tour(f"edit{kind}ForumTopic", **about, name="Visa", **({} if kind else icon))
        await tour(f"close{kind}ForumTopic", **about)
        await tour(f"reopen{kind}ForumTopic", **about)
    await tour("hideGeneralForumTopic", **chat)
    await tour("unhideGeneralForumTopic", **chat)
    for message in forum.messages:
        tour.faults += tour.spec.faults(message.json, "Message", "topics")
    await tour("deleteForumTopic", **thread)


async def tour_profile(tour: Tour) -> None:
    await tour("getMe")
    commands = [{"command": "sop", "description": "Cari SOP"}]
    scope = {"type": "chat", "chat_id": tour.chat_id}
    await tour("setMyCommands", commands=commands, scope=scope)
    await tour("getMyCommands", scope=scope)
    await tour("deleteMyCommands", scope=scope)
    for noun, key in [("Name", "name"), ("Description", "description")]:
        await tour(f"setMy{noun}", **{key: "Pandu"})
        await tour(f"getMy{noun}")
    await tour("setMyShortDescription", short_description="SOP")
    await tour("getMyShortDescription")
    await tour.chat("setChatMenuButton", menu_button={"type": "commands"})
    await tour.chat("getChatMenuButton")
    await tour("logOut")
    await tour("close")


async def tour_webhook(tour: Tour) -> None:
    await tour("getUpdates", limit=100)
    await tour("setWebhook", url="http://127.0.0.1:9/", allowed_updates=["message"])
    await tour("getWebhookInfo")
    await tour("deleteWebhook")


async def test_every_update_is_as_the_bot_api_says(
    telegram: Emulator, budi: Person, api: Api
) -> None:
    poll = {**QUIZ, "is_anonymous": False}
    kinds = [field["name"] for field in Spec().types["Update"]["fields"]][1:]
    await api("getUpdates", allowed_updates=kinds)
    quiz = (await api("sendPoll", chat_id=budi.id, **poll))["result"]["message_id"]
    await api("sendMessage", chat_id=budi.id, text="hai", reply_markup=KEYBOARD)
    asked = budi.last
    await budi.taps("Ya")
    await budi.edits(await budi.replies(asked, "ini"), "itu #a")
    await budi.sends_photo(caption="foto")
    await budi.sends_album()
    await budi.sends_document()
    await budi.sends_sticker()
    await budi.sends_voice()
    await budi.sends_location()
    await budi.sends_contact()
    await budi.sends_video()
    await budi.sends_audio()
    await budi.sends_dice()
    await budi.sends_poll("Kapan?", ["Senin", "Rabu"])
    await budi.reacts(asked, "👍")
    await telegram.group("Baru").promotes_bot(by=budi)
    await asks_to_join(telegram, budi, api)
    await budi.votes(budi.conversation().messages[quiz], 1)
    await telegram.group("Grup").hears(budi, "/sop")
    await telegram.group("Kanal", kind="channel").posts("halo")
    await api("deleteMessage", chat_id=budi.id, message_id=asked.id)
    await budi.taps_old(asked, "Ya")
    await budi.blocks()
    updates = (await api("getUpdates"))["result"]

    assert len(updates) == 24
    assert Spec().faults(updates, "Array of Update", "updates") == []


async def asks_to_join(telegram: Emulator, budi: Person, api: Api) -> None:
    group = telegram.group("Tertutup")
    group.chat.members[budi.bot.id] = administrator("supergroup")
    asks = {"chat_id": group.id, "creates_join_request": True}
    link = (await api("createChatInviteLink", **asks))["result"]["invite_link"]
    await group.asks_to_join(budi, link)


def test_the_check_finds_what_is_wrong() -> None:
    message = {"message_id": "1", "date": 0, "chat": {"id": 1}, "colour": "red"}

    assert Spec().faults(message, "Message", "m") == [
        "m: Message has no colour",
        "m.message_id: '1' is no Integer",
        "m.chat: Chat lacks type",
    ]
