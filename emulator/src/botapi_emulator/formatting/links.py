"""Addresses in links and buttons, checked and written as Telegram writes them."""

import re
from urllib.parse import parse_qs

HTTP = re.compile(r"(?:(https?)://)?([^/?#]*)(.*)", re.IGNORECASE | re.DOTALL)
HOST = re.compile(r"(?:[^@]*@)?(?:\[[0-9a-f:.]+\]|[^:@\s]+)(?::([0-9]{1,5}))?", re.IGNORECASE)
OWN = re.compile(r"(tg|ton|tonsite):(?://)?([\w.-]+)(/?.*)", re.IGNORECASE | re.DOTALL)


class WrongLinkError(ValueError):
    """Says in Telegram's words what is wrong with an address."""


def checked(url: str) -> str:
    """An address with its protocol and a path.

    Raises:
        WrongLinkError: it leads nowhere.
    """
    if own := OWN.fullmatch(url):
        rest = own[3].removeprefix("/") if own[3].startswith("/?") else own[3]
        return f"{own[1].lower()}://{own[2].lower()}{'' if rest == '/' else rest}"
    protocol, host, rest = _parts(url)
    if "." not in host and not host.startswith("["):
        raise WrongLinkError("Wrong HTTP URL")
    path = rest if rest.startswith("/") else f"/{rest}"
    return f"{protocol}://{host}{path.replace(' ', '%20')}"


def _parts(url: str) -> tuple[str, str, str]:
    match = HTTP.fullmatch(url.strip())
    if match is None or not match[2]:
        raise WrongLinkError("URL host is empty")
    if re.match(r"[\w+.-]+://", url) and not match[1]:
        raise WrongLinkError("Unsupported URL protocol")
    host = HOST.fullmatch(match[2])
    if host is None:
        raise WrongLinkError("Wrong HTTP URL")
    if host[1] and int(host[1]) > 65535:
        raise WrongLinkError("Wrong port number specified in the URL")
    return (match[1] or "http").lower(), match[2].lower(), match[3]


def user_id(url: str) -> int | None:
    """The user whom a link like tg://user?id=1 names."""
    match = re.fullmatch(r"tg:(?://)?user\?(.*)", url, re.IGNORECASE | re.DOTALL)
    given = parse_qs(match[1]).get("id", [""])[0] if match else ""
    return int(given) if re.fullmatch(r"[0-9]{1,16}", given) else None


def emoji_id(url: str) -> str | None:
    """The custom emoji that a link like tg://emoji?id=1 names."""
    match = re.fullmatch(r"tg:(?://)?emoji\?(.*)", url, re.IGNORECASE | re.DOTALL)
    given = parse_qs(match[1]).get("id", [""])[0] if match else ""
    return given if re.fullmatch(r"[1-9][0-9]{0,18}", given) else None
