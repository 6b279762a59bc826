"""Looks at the certificate behind WEBHOOK_URL, as who connects to it sees it."""

import asyncio
import ssl
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography import x509
from telegram.error import TelegramError

from bot.care.watch import CarePlace, FoundTrouble
from office.care import TroubleKind

# A proxy renews it in the last third of its life.
_SOON = timedelta(days=14)
_OF_ITS_LIFE = 4
_PATIENCE_SECONDS = 5.0
_LATELY = timedelta(hours=2)
_ABOUT_IT = ("ssl", "certificate")


async def certificate(place: CarePlace) -> FoundTrouble | None:
    """Whether the certificate has ended or soon will, or Telegram refuses it."""
    url = urlsplit(place.settings.webhook_url)
    if url.scheme != "https" or url.hostname is None:
        return None
    seen = await presented(url.hostname, url.port or 443)
    found = judged(seen, place.now) if seen is not None else None
    return found or await _refused(place)


async def presented(host: str, port: int) -> x509.Certificate | None:
    """Return the certificate that is shown there, whoever signed it; None if nobody answers."""
    anyone = ssl.create_default_context()
    anyone.check_hostname, anyone.verify_mode = False, ssl.CERT_NONE
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            _, writer = await asyncio.open_connection(host, port, ssl=anyone)
    except (OSError, TimeoutError):
        return None
    shown = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    writer.close()
    return x509.load_der_x509_certificate(shown)


def judged(certificate: x509.Certificate, now: datetime) -> FoundTrouble | None:
    """Say whether a certificate has ended or ends soon."""
    ends = certificate.not_valid_after_utc
    left, life = ends - now, ends - certificate.not_valid_before_utc
    if left <= timedelta(0):
        return FoundTrouble(TroubleKind.CERTIFICATE_OVER)
    if left > min(_SOON, life / _OF_ITS_LIFE):
        return None
    return FoundTrouble(TroubleKind.CERTIFICATE_ENDS, {"days": str(left.days)})


async def _refused(place: CarePlace) -> FoundTrouble | None:
    """Say whether Telegram has complained of the certificate lately."""
    try:
        info = await place.bot.get_webhook_info()
    except TelegramError:
        return None
    at, said = info.last_error_date, (info.last_error_message or "").lower()
    is_late = at is not None and place.now - at <= _LATELY
    return (
        FoundTrouble(TroubleKind.CERTIFICATE_REFUSED)
        if is_late and any(word in said for word in _ABOUT_IT)
        else None
    )
