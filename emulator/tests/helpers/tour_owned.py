"""A tour of what people and bots own: stickers, games, stars, gifts, profiles, accounts."""

import asyncio
from typing import Any

import pytest

from botapi_emulator import Emulator, Person
from helpers.tour import Tour

STICKER = {
    "sticker": "attach://one",
    "format": "static",
    "emoji_list": ["😀"],
    "keywords": ["halo"],
}
EYES = {"point": "eyes", "x_shift": 0.1, "y_shift": 0.2, "scale": 1.5}


async def all_of_it(tour: Tour, telegram: Emulator, budi: Person) -> None:
    """Call every method of these groups."""
    await stickers(tour, telegram, budi)
    await games(tour, telegram, budi)
    await stars_and_gifts(tour, telegram, budi)
    await paid_media(tour, telegram, budi)
    await profiles(tour, telegram, budi)
    await members(tour, telegram, budi)
    await accounts(tour, telegram, budi)


async def stickers(tour: Tour, telegram: Emulator, budi: Person) -> None:
    owner = {"user_id": budi.id}
    static = {"sticker": "attach://sticker", "sticker_format": "static"}
    await tour.upload("uploadStickerFile", **owner, **static)
    made: dict[str, Any] = {}
    for kind in ("regular", "mask", "custom_emoji"):
        name = f"{kind}_by_{budi.bot.username}"
        given = {**owner, "name": name, "title": "Kantor", "sticker_type": kind}
        repainted = {"needs_repainting": True} if kind == "custom_emoji" else {}
        await tour.with_files(
            "createNewStickerSet", **given, **repainted, stickers=[STICKER, STICKER]
        )
        made[kind] = (await tour("getStickerSet", name=name))["stickers"]
    named = {"name": f"regular_by_{budi.bot.username}"}
    first, second = (one["file_id"] for one in made["regular"])
    await tour.with_files("addStickerToSet", **owner, **named, sticker=STICKER)
    await tour("setStickerPositionInSet", sticker=second, position=0)
    new = {**STICKER, "emoji_list": ["🎉"]}
    await tour.with_files("replaceStickerInSet", **owner, **named, old_sticker=first, sticker=new)
    await tour("setStickerEmojiList", sticker=second, emoji_list=["🥳", "😀"])
    await tour("setStickerKeywords", sticker=second, keywords=["pesta"])
    await tour("setStickerMaskPosition", sticker=made["mask"][0]["file_id"], mask_position=EYES)
    await tour("setStickerSetTitle", **named, title="Loket")
    picture = {"thumbnail": "attach://thumbnail", "format": "static"}
    await tour.upload("setStickerSetThumbnail", **owner, **named, **picture)
    custom = {"custom_emoji_id": made["custom_emoji"][1]["custom_emoji_id"]}
    emoji = {"name": f"custom_emoji_by_{budi.bot.username}"}
    await tour("setCustomEmojiStickerSetThumbnail", **emoji, **custom)
    (found,) = await tour("getCustomEmojiStickers", custom_emoji_ids=[*custom.values()])
    assert found["set_name"] == emoji["name"]
    changed = await tour("getStickerSet", **named)
    assert [one["emoji"] for one in changed["stickers"]] == ["🥳", "🎉", "😀"]
    assert (changed["title"], "thumbnail" in changed) == ("Loket", True)
    sent = await tour.chat("sendSticker", sticker=second)
    assert (sent["sticker"]["emoji"], sent["sticker"]["set_name"]) == ("🥳", named["name"])
    group = telegram.group("Stiker")
    await group.promotes_bot(by=budi)
    await tour("setChatStickerSet", chat_id=group.id, sticker_set_name=named["name"])
    assert (await tour("getChat", chat_id=group.id))["sticker_set_name"] == named["name"]
    await tour("deleteChatStickerSet", chat_id=group.id)
    await tour("deleteStickerFromSet", sticker=second)
    assert len((await tour("getStickerSet", **named))["stickers"]) == 2
    await tour("deleteStickerSet", **named)
    assert not (await tour.api("getStickerSet", **named))["ok"]


async def games(tour: Tour, telegram: Emulator, budi: Person) -> None:
    sent = await tour.chat("sendGame", game_short_name="tetris")
    query = await budi.taps("Play")
    assert query
    assert query.game == "tetris"
    asked = {"callback_query_id": query.id, "url": "https://a.id/tetris"}
    await tour("answerCallbackQuery", **asked)
    about = {"chat_id": budi.id, "message_id": sent["message_id"]}
    siti = telegram.person("Siti")
    await tour("setGameScore", **about, user_id=budi.id, score=10)
    await tour("setGameScore", **about, user_id=siti.id, score=30, disable_edit_message=True)
    worse = await tour.api("setGameScore", **about, user_id=siti.id, score=20)
    assert worse["description"] == "Bad Request: BOT_SCORE_NOT_MODIFIED"
    await tour("setGameScore", **about, user_id=siti.id, score=20, force=True)
    scores = await tour("getGameHighScores", **about, user_id=budi.id)
    assert [(one["user"]["first_name"], one["score"]) for one in scores] == [
        ("Siti", 20),
        ("Budi", 10),
    ]
    assert budi.last.json["game"]["text"] == "Siti: 20\nBudi Santoso: 10"


async def stars_and_gifts(tour: Tour, telegram: Emulator, budi: Person) -> None:
    priced = {"title": "a", "description": "b", "payload": "c", "currency": "XTR"}
    monthly = {"prices": [{"label": "a", "amount": 2000}], "subscription_period": 2_592_000}
    link = await tour("createInvoiceLink", **priced, **monthly)
    paid = asyncio.create_task(budi.pays_link(link))
    await asyncio.sleep(0)
    query = list(telegram.world.checkouts)[-1]
    await tour("answerPreCheckoutQuery", pre_checkout_query_id=query, ok=True)
    payment = (await paid).json["successful_payment"]
    assert payment["is_recurring"]
    tour.faults += tour.spec.faults(payment, "SuccessfulPayment", "payment")
    charge = {"telegram_payment_charge_id": payment["telegram_payment_charge_id"]}
    await tour("editUserStarSubscription", user_id=budi.id, **charge, is_canceled=True)
    assert (await tour("getMyStarBalance"))["amount"] == 2000

    *_, trophy = (await tour("getAvailableGifts"))["gifts"]
    for number in range(2):
        said = {"text": f"<b>ke-{number}</b>", "text_parse_mode": "HTML"}
        bought = {"gift_id": trophy["id"], "pay_for_upgrade": bool(number)}
        await tour("sendGift", user_id=budi.id, **bought, **said)
    assert "gift" in budi.last.json
    held = await tour("getUserGifts", user_id=budi.id, limit=1)
    assert (held["total_count"], held["next_offset"]) == (2, "1")
    await tour("giftPremiumSubscription", user_id=budi.id, month_count=3, star_count=1000)
    assert budi.user.user()["is_premium"]
    channel = telegram.group("Kanal", kind="channel")
    await tour("sendGift", chat_id=channel.id, gift_id=trophy["id"])
    await tour("getChatGifts", chat_id=channel.id)
    gone = await tour.api("sendGift", user_id=budi.id, gift_id=trophy["id"])
    assert gone["description"] == "Bad Request: STARGIFT_USAGE_LIMITED"
    told = await tour("getStarTransactions", limit=10)
    amounts = [one["amount"] for one in told["transactions"]]
    assert amounts == [2000, 100, 125, 1000, 100]
    poor = await tour.api("refundStarPayment", user_id=budi.id, **charge)
    assert poor["description"] == "Bad Request: BALANCE_TOO_LOW"
    budi.bot.stars.amount += 2000
    await tour("refundStarPayment", user_id=budi.id, **charge)
    tour.faults += tour.spec.faults(budi.last.json, "Message", "refund")
    twice = await tour.api("refundStarPayment", user_id=budi.id, **charge)
    assert twice["description"] == "Bad Request: CHARGE_ALREADY_REFUNDED"


async def paid_media(tour: Tour, telegram: Emulator, budi: Person) -> None:
    before = budi.bot.stars.amount
    film, photo = ({"type": kind, "media": "attach://one"} for kind in ("video", "photo"))
    priced = {"media": [film, photo], "star_count": 5, "payload": "p-1", "caption": "Rahasia"}
    await tour.with_files("sendPaidMedia", chat_id=budi.id, **priced)
    await tour("getUpdates", allowed_updates=["message", "purchased_paid_media"])
    await budi.buys(budi.last)
    assert budi.bot.stars.amount == before + 5
    (update,) = await tour("getUpdates", offset=-1)
    tour.faults += tour.spec.faults(update, "Update", "purchased_paid_media")
    assert update["purchased_paid_media"]["paid_media_payload"] == "p-1"
    await tour("getStarTransactions")
    group, siti = telegram.group("Didukung"), telegram.person("Siti")
    about = {"chat_id": group.id, "user_id": siti.id}
    forbidden = await tour.api("getUserChatBoosts", **about)
    assert forbidden["description"] == "Bad Request: CHAT_ADMIN_REQUIRED"
    await group.promotes_bot(by=budi)
    siti.user.is_premium = True
    await group.is_boosted_by(siti)
    assert len((await tour("getUserChatBoosts", **about))["boosts"]) == 1


async def profiles(tour: Tour, telegram: Emulator, budi: Person) -> None:
    static = {"type": "static", "photo": "attach://one"}
    await tour.with_files("setMyProfilePhoto", photo=static)
    moving = {"type": "animated", "animation": "attach://one"}
    await tour.with_files("setMyProfilePhoto", photo=moving)
    own = {"user_id": budi.bot.id}
    assert (await tour("getUserProfilePhotos", **own))["total_count"] == 2
    await tour("removeMyProfilePhoto")
    assert (await tour("getUserProfilePhotos", **own, offset=0, limit=1))["total_count"] == 1
    budi.shows_music()
    assert (await tour("getUserProfileAudios", user_id=budi.id))["audios"][0]["title"] == "Mars"
    status = {"user_id": budi.id, "emoji_status_custom_emoji_id": "5"}
    assert not (await tour.api("setUserEmojiStatus", **status))["ok"]
    budi.lets_set_status()
    await tour("setUserEmojiStatus", **status, emoji_status_expiration_date=2_000_000_000)
    assert (await tour.chat("getChat"))["emoji_status_custom_emoji_id"] == "5"
    forbidden = await tour.api("verifyUser", user_id=budi.id)
    assert forbidden["description"] == "Bad Request: BOT_VERIFIER_FORBIDDEN"
    budi.bot.verifies = True
    await tour("verifyUser", user_id=budi.id, custom_description="Petugas")
    assert budi.verified_as == ["Petugas"]
    await tour("removeUserVerification", user_id=budi.id)
    group = telegram.group("Resmi")
    await tour("verifyChat", chat_id=group.id)
    assert group.verified_as == ["Pandu"]
    await tour("removeChatVerification", chat_id=group.id)
    assert budi.verified_as == group.verified_as == []
    await tour.chat("sendMessageDraft", draft_id=1, text="<b>Sebentar", parse_mode="")
    assert budi.conversation().draft["text"] == "<b>Sebentar"
    await tour.chat("sendMessage", text="Selesai")
    assert budi.conversation().draft == {}


async def members(tour: Tour, telegram: Emulator, budi: Person) -> None:
    group, channel = telegram.group("Warga"), telegram.group("Suara", kind="channel")
    await group.promotes_bot(by=budi)
    await group.joins(budi)
    chat = {"chat_id": group.id}
    await tour("setChatMemberTag", **chat, user_id=budi.id, tag="Ketua RT")
    said = await group.hears(budi, "halo")
    assert said.json["sender_tag"] == "Ketua RT"
    await tour("getChatMember", **chat, user_id=budi.id)
    await group.hears_channel(channel, "kabar")
    channel.shown_by(budi)
    await tour("getUserPersonalChatMessages", user_id=budi.id, limit=1)
    fault = {"source": "selfie", "type": "passport", "file_hash": "AA==", "message": "Buram"}
    await tour("setPassportDataErrors", user_id=budi.id, errors=[fault])
    await tour("banChatSenderChat", **chat, sender_chat_id=channel.id)
    with pytest.raises(AssertionError, match="in the name of Suara"):
        await group.hears_channel(channel, "kabar")
    await tour("unbanChatSenderChat", **chat, sender_chat_id=channel.id)
    await group.hears_channel(channel, "kabar")
    await budi.reacts(said, "👎")
    about = {"message_id": said.id, "user_id": budi.id}
    await tour("deleteMessageReaction", **chat, **about)
    assert budi.id not in said.reactions
    await budi.reacts(said, "👎")
    await tour("deleteAllMessageReactions", **chat, user_id=budi.id)
    assert budi.id not in said.reactions


async def accounts(tour: Tour, telegram: Emulator, budi: Person) -> None:
    owner = telegram.person("Toko Jaya")
    shop = await owner.connects(budi.bot)
    connected = {"business_connection_id": shop.id}
    tour.faults += tour.spec.faults(shop.connection.json(), "BusinessConnection", "connection")
    await tour("getBusinessConnection", **connected)
    asked = await shop.hears(budi, "Buka jam berapa?")
    tour.faults += tour.spec.faults(asked.json, "Message", "business_message")
    about = {**connected, "chat_id": budi.id}
    await tour("readBusinessMessage", **about, message_id=asked.id)
    assert asked.is_read_by_account
    sent = await tour("sendMessage", **about, text="Jam 8")
    assert sent["from"]["id"] == owner.id
    assert (await shop.expects(budi, "Jam 8")).json["sender_business_bot"]["id"] == budi.bot.id
    ids = {"message_id": sent["message_id"]}
    await tour("editMessageText", **about, **ids, text="Jam 9")
    tasks = [{"id": 1, "text": "<b>KTP</b>", "parse_mode": "HTML"}, {"id": 2, "text": "KK"}]
    listed = await tour("sendChecklist", **about, checklist={"title": "Syarat", "tasks": tasks})
    changed = {"title": "Syarat baru", "tasks": tasks[:1]}
    await tour("editMessageChecklist", **about, message_id=listed["message_id"], checklist=changed)
    await tour("deleteBusinessMessages", **connected, message_ids=[sent["message_id"]])
    assert sent["message_id"] not in shop.connection.chat(budi.user).messages
    await looks_of_an_account(tour, owner, connected)
    await holdings_of_an_account(tour, owner, budi, connected)
    await stories_of_an_account(tour, owner, connected)
    await shop.disconnects()
    over = await tour.api("sendMessage", **about, text="a")
    assert over["description"] == "Bad Request: business connection not found"


async def looks_of_an_account(tour: Tour, owner: Person, connected: dict[str, str]) -> None:
    await tour("setBusinessAccountName", **connected, first_name="Toko", last_name="Makmur")
    await tour("setBusinessAccountUsername", **connected, username="toko_makmur")
    await tour("setBusinessAccountBio", **connected, bio="Buka tiap hari")
    photo = {"type": "static", "photo": "attach://one"}
    await tour.with_files("setBusinessAccountProfilePhoto", **connected, photo=photo)
    await tour.with_files(
        "setBusinessAccountProfilePhoto", **connected, photo=photo, is_public=True
    )
    await tour("removeBusinessAccountProfilePhoto", **connected, is_public=True)
    kinds = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    taken = dict.fromkeys((*kinds, "gifts_from_channels"), True)
    settings = {"show_gift_button": True, "accepted_gift_types": taken}
    await tour("setBusinessAccountGiftSettings", **connected, **settings)
    chat = await tour("getChat", chat_id=owner.id)
    assert (chat["first_name"], chat["last_name"]) == ("Toko", "Makmur")
    assert (chat["bio"], chat["accepted_gift_types"]) == ("Buka tiap hari", taken)
    assert owner.user.shows_gift_button
    assert (len(owner.user.photos), len(owner.user.public_photos)) == (1, 0)


async def holdings_of_an_account(
    tour: Tour, owner: Person, budi: Person, connected: dict[str, str]
) -> None:
    budi.bot.stars.amount, owner.user.stars = 1000, 40
    first, *_, trophy = (await tour("getAvailableGifts"))["gifts"]
    owner.world.gifts.offered(owner.world)[-1]["remaining_count"] = 1
    await tour("sendGift", user_id=owner.id, gift_id=first["id"])
    await tour("sendGift", user_id=owner.id, gift_id=trophy["id"])
    cup, bear = (await tour("getBusinessAccountGifts", **connected))["gifts"]
    await tour("convertGiftToStars", **connected, owned_gift_id=bear["owned_gift_id"])
    assert (await tour("getBusinessAccountStarBalance", **connected))["amount"] == 52
    mine = {**connected, "owned_gift_id": cup["owned_gift_id"]}
    await tour("upgradeGift", **mine, star_count=25, keep_original_details=True)
    unique = await tour("getBusinessAccountGifts", **connected, sort_by_price=True)
    assert unique["gifts"][0]["type"] == "unique"
    await tour("transferGift", **mine, new_owner_chat_id=budi.id)
    assert (await tour("getBusinessAccountGifts", **connected))["total_count"] == 0
    await tour("transferBusinessAccountStars", **connected, star_count=20)
    assert owner.user.stars == 7


async def stories_of_an_account(tour: Tour, owner: Person, connected: dict[str, str]) -> None:
    shown = {"content": {"type": "photo", "photo": "attach://one"}}
    lasting = {"active_period": 6 * 60 * 60}
    story = await tour.with_files("postStory", **connected, **shown, **lasting, caption="Promo")
    named = {**connected, "story_id": story["id"]}
    await tour.with_files("editStory", **named, **shown, caption="Promo besar")
    again = {"from_chat_id": owner.id, "from_story_id": story["id"]}
    copied = await tour("repostStory", **connected, **again, **lasting)
    (connection,) = owner.world.connections.values()
    assert connection.stories[copied["id"]]["caption"] == "Promo besar"
    await tour("deleteStory", **named)
    assert list(connection.stories) == [copied["id"]]
