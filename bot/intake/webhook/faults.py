"""Finds what prevents a start with a webhook, before Telegram is asked."""

from urllib.parse import urlsplit

from office.settings import Settings

_TELEGRAMS_OWN = "https://api.telegram.org"
_PORTS = (443, 80, 88, 8443)


def faults(settings: Settings) -> list[str]:
    """Return a sentence for every setting that is missing, or that Telegram would refuse."""
    found = []
    if not settings.webhook_url:
        found.append(
            "WEBHOOK_URL is not set: put the public address of this bot into .env, "
            "such as https://pandu.example.go.id/telegram"
        )
    if not settings.webhook_secret.get_secret_value():
        found.append(
            "WEBHOOK_SECRET is not set: put 16 to 256 random letters and digits into .env; "
            "`openssl rand -hex 32` prints some"
        )
    if settings.webhook_url and settings.telegram_api_url == _TELEGRAMS_OWN:
        found.extend(_faults_of_address(settings.webhook_url))
    return found


def _faults_of_address(url: str) -> list[str]:
    """Check Telegram's rules. A local Bot API server takes any address."""
    address = urlsplit(url)
    if address.scheme != "https":
        return ["WEBHOOK_URL holds an address without https, and Telegram comes by no other"]
    if (address.port or 443) not in _PORTS:
        allowed = ", ".join(map(str, _PORTS))
        return [f"WEBHOOK_URL holds port {address.port}: Telegram comes to {allowed} only"]
    return []
