"""Looks at what goes between the bot and people: the token, Telegram, the outbox, accounts."""

from datetime import timedelta

from bot.care.watch import CarePlace, FoundTrouble
from bot.texts import care as texts
from bot.texts.posts import listed
from office.care import TroubleKind

# A long poll ends every half minute, and a webhook is looked at every minute.
_SILENT_AFTER = timedelta(minutes=5)
_LATE_AFTER = timedelta(minutes=10)


async def token(place: CarePlace) -> FoundTrouble | None:
    """Whether Telegram refuses the token. Admins hear of it once it is accepted again."""
    is_refused = place.bot_data.metrics.is_token_refused
    return FoundTrouble(TroubleKind.TOKEN_REFUSED) if is_refused else None


async def telegram(place: CarePlace) -> FoundTrouble | None:
    """Whether Telegram has answered lately."""
    heard_at = place.services.inbox.polled_at
    if heard_at is None or place.now - heard_at <= _SILENT_AFTER:
        return None
    last = texts.moment(heard_at, place.settings.zone)
    return FoundTrouble(TroubleKind.TELEGRAM_SILENT, {"last": last})


async def sending(place: CarePlace) -> FoundTrouble | None:
    """Whether messages are late, or failed this week."""
    health = await place.services.outbox.health()
    if health.depth and health.oldest > _LATE_AFTER:
        minutes = int(health.oldest.total_seconds() // 60)
        values = {"count": str(health.depth), "minutes": str(minutes)}
        return FoundTrouble(TroubleKind.MESSAGES_LATE, values)
    if not health.by_error:
        return None
    return FoundTrouble(TroubleKind.MESSAGES_DEAD, {"reasons": texts.reasons(health.by_error)})


async def put_aside(place: CarePlace) -> FoundTrouble | None:
    """Whether updates were put aside because no try could handle them."""
    count = len(await place.services.inbox.given_up())
    return FoundTrouble(TroubleKind.PUT_ASIDE, {"count": str(count)}) if count else None


async def people(place: CarePlace) -> FoundTrouble | None:
    """Whether there are members to whom Telegram delivers nothing."""
    names = await place.services.anomalies.oversight.unreachable()
    return FoundTrouble(TroubleKind.PEOPLE_UNREACHABLE, {"names": listed(names)}) if names else None
