"""HTTP to Telegram on aiohttp, through the hook that python-telegram-bot documents for it.

PTB's own httpx backend costs six times the CPU per update and writes the token to the log at INFO.
"""

import json
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.telegram.connection.redact import without_token

_DEFAULT_READ_TIMEOUT = 10.0
_CONNECT_TIMEOUT = 5.0
_JSON = {"Content-Type": "application/json"}


class AiohttpRequest(BaseRequest):
    """Sends PTB's requests over one pooled aiohttp session.

    `answered` is told the status and the Date of every answer, or None if there was none.
    """

    def __init__(
        self,
        connections: int = 128,
        answered: Callable[[int | None, str | None], None] = lambda _status, _date: None,
    ) -> None:
        self._connections = connections
        self._answered = answered
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return _DEFAULT_READ_TIMEOUT

    async def initialize(self) -> None:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections)
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Carry out one request.

        Raises:
            TimedOut: no answer within the timeout; the request may have been carried out.
            NetworkError: the connection failed.
        """
        if self._session is None:
            raise RuntimeError("the request object was used before initialize()")
        timeout = aiohttp.ClientTimeout(
            total=None,
            sock_connect=_seconds(connect_timeout, _CONNECT_TIMEOUT),
            sock_read=_seconds(read_timeout, _DEFAULT_READ_TIMEOUT),
        )
        body = _body(request_data)
        status = date = None
        try:
            async with self._session.request(
                method, url, timeout=timeout, **_proxy(*urlsplit(url)[:2]), **body
            ) as response:
                content = await response.read()
                status, date = response.status, response.headers.get("Date")
                return status, content
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NetworkError(without_token(f"{type(error).__name__}: {error}")) from None
        finally:
            self._answered(status, date)


def _seconds(value: Any, default: float) -> float | None:
    return default if value is BaseRequest.DEFAULT_NONE else value


@cache
def _proxy(scheme: str, host: str) -> dict[str, Any]:
    """Return the proxy for a host: offices reach the internet through HTTPS_PROXY.

    The environment is read once. aiohttp's `trust_env` would read it and ~/.netrc each time.
    The proxy's password is kept apart, because aiohttp writes the address into its errors.
    """
    address = None if proxy_bypass(host) else getproxies().get(scheme)
    if address is None:
        return {}
    parts = urlsplit(address)
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    if parts.username is None:
        return {"proxy": bare}
    auth = aiohttp.BasicAuth(unquote(parts.username), unquote(parts.password or ""))
    return {"proxy": bare, "proxy_auth": auth}


def _body(data: RequestData | None) -> dict[str, Any]:
    if data is None:
        return {}
    if not data.contains_files:
        return {"data": json.dumps(data.parameters).encode(), "headers": _JSON}
    form = aiohttp.FormData(quote_fields=False)  # Telegram shows a file's name as it is sent
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return {"data": form}
