"""What happens in the world, told to all who listen: the page, people who expect something."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, Self

if TYPE_CHECKING:
    from botapi_emulator.world.bots import Bot
    from botapi_emulator.world.messages import Message


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    `kind` is one of: `message` (new), `edited`, `deleted`, `read` (a person has seen it), `answer`
    (the bot answered a tap; `detail` has id, text, show_alert), `action` ("typing"; `detail` has
    action), `blocked`, `unblocked`, `commands` (the bot changed its menu), `keyboard` (the
    reply keyboard changed), `person` (someone new; `chat_id` is their id), `bot` (a new bot),
    `webhook` (a webhook was set or deleted), `reset` (nobody is there any more).
    """

    kind: str
    bot: "Bot | None" = None
    chat_id: int | None = None
    message: "Message | None" = None
    detail: dict[str, Any] = field(default_factory=dict)


class Listener(Protocol):
    """What is told of every event."""

    def put(self, event: Event | None) -> None:
        """Hear of an event; None if there will be no more."""

    def close(self) -> None:
        """Listen no longer."""


class Subscription:
    """An async iterator over events from the moment it was made until it is closed."""

    def __init__(self, feed: "Feed") -> None:
        self._feed = feed
        self._queue: asyncio.Queue[Event | None] = asyncio.Queue()

    def put(self, event: Event | None) -> None:
        """Hand over an event; None ends the iteration."""
        self._queue.put_nowait(event)

    def close(self) -> None:
        """Stop listening; a waiting iteration ends."""
        self._feed.forget(self)
        self.put(None)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Event:
        event = await self._queue.get()
        if event is None:
            raise StopAsyncIteration
        return event


class Feed:
    """Sends every event to every subscription."""

    def __init__(self) -> None:
        self._subscriptions: set[Listener] = set()

    def subscribe(self) -> Subscription:
        """Listen from now on; close the subscription when done."""
        subscription = Subscription(self)
        self.add(subscription)
        return subscription

    def add(self, listener: Listener) -> None:
        """Tell somebody of everything from now on, as it happens."""
        self._subscriptions.add(listener)

    @contextmanager
    def listening(self) -> Iterator[Subscription]:
        """Listen for the length of a block."""
        subscription = self.subscribe()
        try:
            yield subscription
        finally:
            subscription.close()

    def forget(self, subscription: Listener) -> None:
        """Send nothing more to a subscription."""
        self._subscriptions.discard(subscription)

    def emit(self, event: Event) -> None:
        """Tell everyone who listens."""
        for subscription in self._subscriptions:
            subscription.put(event)

    def close(self) -> None:
        """End every subscription: the emulator goes down."""
        for subscription in list(self._subscriptions):
            subscription.close()
