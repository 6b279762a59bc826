"""What the fixture `api` hands over."""

from collections.abc import Awaitable, Callable
from typing import Any

Api = Callable[..., Awaitable[dict[str, Any]]]
