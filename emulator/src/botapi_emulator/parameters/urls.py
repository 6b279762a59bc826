"""Addresses on buttons, refused as Telegram's library refuses them."""

import re

from botapi_emulator import refusals

PARTS = re.compile(r"(?:(?P<scheme>[^:/?#@\[\]]*)://)?(?P<rest>[^/?#]*)")
OWN = re.compile(r"(?:tg|ton|tonsite):", re.IGNORECASE)
"""Links that Telegram opens itself."""


def check(url: str, what: str, *, is_https_only: bool = False) -> None:
    """Refuse an address that a button may not lead to; `what` names the button.

    Raises:
        Refusal: it is none, leads to a host without a dot (localhost), or is not HTTPS.
    """
    if fault := _fault(url, is_https_only=is_https_only):
        raise refusals.bad_request(f"{what} '{url}' is invalid: {fault}")


def _fault(url: str, *, is_https_only: bool) -> str | None:
    if OWN.match(url):
        return "Only HTTPS links are allowed" if is_https_only else None
    found = PARTS.match(url)
    scheme, rest = (found["scheme"] or "http", found["rest"]) if found else ("http", "")
    if scheme.lower() not in {"http", "https"}:
        return "Unsupported URL protocol"
    host, port = _host_and_port(rest)
    if port is not None and not (port.isdigit() and 0 < int(port) <= 65_535):
        return "Wrong port number specified in the URL"
    if not host:
        return "URL host is empty"
    if is_https_only and scheme.lower() != "https":
        return "Only HTTPS links are allowed"
    is_ipv6 = host.startswith("[") and host.endswith("]")
    return None if "." in host or is_ipv6 else "Wrong HTTP URL"


def _host_and_port(rest: str) -> tuple[str, str | None]:
    place = rest.rpartition("@")[2]
    if place.endswith("]") or ":" not in place:
        return place, None
    host, _, port = place.rpartition(":")
    return host, port
