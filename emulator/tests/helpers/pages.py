"""What the fixture `open_page` hands over."""

from collections.abc import Awaitable, Callable

from playwright.async_api import Page

OpenPage = Callable[..., Awaitable[Page]]
