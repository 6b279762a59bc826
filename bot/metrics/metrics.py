"""What this process counts and measures, for Prometheus. Labels never hold names, ids or texts."""

import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import TypeVar

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from bot.metrics.progress import HandlingWatch
from knowledge.search.answer import Band

T = TypeVar("T")

# The outcomes of one attempt to send a message of the outbox.
SENT, DROPPED, RETRIED, DEAD, HELD = "sent", "dropped", "retried", "dead", "held"
# The outcomes of one request to Telegram.
OK, PATIENCE, FORBIDDEN, REFUSED, BROKEN, NO_ANSWER = (
    "ok",
    "patience",
    "forbidden",
    "refused",
    "broken",
    "no_answer",
)
_BANDS: dict[Band, str] = {Band.NONE: "gap"}
_SEARCH_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1)
_HANDLING_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300)


class Metrics:
    """The numbers of one process, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.progress = HandlingWatch()
        self._heard_at: float | None = None
        # Whether Telegram's last answer was that it does not know the token.
        self.is_token_refused = False
        # The clock of Telegram's last answer, as it stood in its header, and when that came.
        self.telegram_date: tuple[str | None, float] = (None, 0.0)
        self._updates = self._counter("updates", "Updates taken in, once each.", "kind")
        self._answers = self._counter("answers", "Answers to questions.", "band")
        self._sends = self._counter("sends", "Attempts to send from the outbox.", "outcome")
        self._requests = self._counter("telegram_requests", "Requests to Telegram.", "outcome")
        self._refusals = self._counter("webhook_refusals", "Requests turned away.", "status")
        self._search = self._histogram("search_seconds", "One search.", _SEARCH_SECONDS)
        self._handling = self._histogram(
            "handling_seconds", "One update, from its turn to its end.", _HANDLING_SECONDS
        )
        self._at_telegram = self._gauge(
            "telegram_pending_updates", "Updates that wait at Telegram for the webhook."
        )
        self._content = self._gauge(
            "content_digest", "A number for the words in use: replicas that agree have the same."
        )
        # A series that appears only with its first event hides that event from `rate`.
        for outcome in (SENT, DROPPED, RETRIED, DEAD, HELD):
            self._sends.labels(outcome)
        for band in Band:
            self._answers.labels(_BANDS.get(band, band))
        self._gauge("updates_in_hand", "Updates being handled now.").set_function(
            lambda: self.progress.in_hand
        )
        self._gauge("updates_in_hand_oldest_seconds", "How long the first has.").set_function(
            lambda: self.progress.oldest
        )

    def _counter(self, name: str, what: str, label: str) -> Counter:
        return Counter(f"pandu_{name}", what, [label], registry=self.registry)

    def _histogram(self, name: str, what: str, seconds: tuple[float, ...]) -> Histogram:
        return Histogram(f"pandu_{name}", what, buckets=seconds, registry=self.registry)

    def _gauge(self, name: str, what: str) -> Gauge:
        return Gauge(f"pandu_{name}", what, registry=self.registry)

    def took_in(self, kind: str) -> None:
        """Count an update that was not known before."""
        self._updates.labels(kind).inc()

    def webhook_refused(self, status: HTTPStatus) -> None:
        """Count a request that the webhook refused."""
        self._refusals.labels(str(status.value)).inc()

    def waiting_at_telegram(self, count: int) -> None:
        """Note how many updates Telegram has for the webhook."""
        self._at_telegram.set(count)

    def shows_content(self, digest: Callable[[], int]) -> None:
        """Let the words in use be told from others."""
        self._content.set_function(digest)

    def answered(self, band: Band) -> None:
        """Count an answer to a question."""
        self._answers.labels(_BANDS.get(band, band)).inc()

    def tried_to_send(self, outcome: str) -> None:
        """Count an attempt to send a message of the outbox."""
        self._sends.labels(outcome).inc()

    def requested(self, status: int | None, date: str | None = None) -> None:
        """Count a request to Telegram by the status of its answer. None: it had no answer."""
        self._requests.labels(_outcome(status)).inc()
        if status is not None and status < 500:
            self._heard_at = time.monotonic()
            self.is_token_refused = status == HTTPStatus.UNAUTHORIZED
            self.telegram_date = (date, time.time())

    @property
    def silence(self) -> float:
        """Return for how many seconds Telegram has not answered anything."""
        return time.monotonic() - self._heard_at if self._heard_at is not None else float("inf")

    def searched(self, seconds: float) -> None:
        """Note how long a search took."""
        self._search.observe(seconds)

    def timed(self, handle: Callable[[T], Awaitable[None]]) -> Callable[[T], Awaitable[None]]:
        """Return the handler with each run measured and watched."""

        async def measured(update: T) -> None:
            started = time.perf_counter()
            with self.progress.one():
                await handle(update)
            self._handling.observe(time.perf_counter() - started)

        return measured


def _outcome(status: int | None) -> str:
    match status:
        case None:
            return NO_ANSWER
        case 429:
            return PATIENCE
        case 403:
            return FORBIDDEN
        case _ if status < 400:
            return OK
        case _ if status < 500:
            return REFUSED
        case _:
            return BROKEN
