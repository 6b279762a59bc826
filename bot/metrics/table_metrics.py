"""Counts of the tables for Prometheus: read when it asks, and then kept for a while."""

import asyncio
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import structlog
from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from office.anomalies import State
from office.outbox import Health
from office.services import Services

# However often they are asked for, the tables are not counted more often than this.
KEPT_SECONDS = 15.0
_PATIENCE_SECONDS = 5.0

log = structlog.get_logger("bot.metrics.table_metrics")


@dataclass(frozen=True)
class _Count:
    """What the tables held at one moment."""

    reports: Mapping[State, int]
    inbox_open: int
    outbox: Health


class TableMetrics(Collector):
    """The last count of the tables, as gauges; none while the database is down."""

    def __init__(self, services: Services, now: Callable[[], float] = time.monotonic) -> None:
        self._services = services
        self._now = now
        self._counted_at: float | None = None
        self._count: _Count | None = None
        self._turn = asyncio.Lock()

    def join(self, registry: CollectorRegistry) -> None:
        """Add these gauges to the registry."""
        registry.register(self)

    async def refresh(self) -> None:
        """Count again, unless the last count is fresh. Never raises: the database may be down."""
        async with self._turn:
            if self._counted_at is None or self._now() - self._counted_at >= KEPT_SECONDS:
                self._count = await self._counted()
                self._counted_at = self._now()

    async def _counted(self) -> _Count | None:
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                return _Count(
                    reports=await self._services.anomalies.oversight.count_by_state(),
                    inbox_open=await self._services.inbox.count_open(),
                    outbox=await self._services.outbox.health(),
                )
        except Exception as error:  # noqa: BLE001 - each driver has its own errors
            log.warning("the tables cannot be counted", reason=type(error).__name__)
            return None

    def collect(self) -> Iterator[Metric]:
        """The gauges of the last count."""
        count = self._count
        yield _gauge("database_up", "Whether the last count of the tables succeeded.", bool(count))
        if count is None:
            return
        reports = GaugeMetricFamily("pandu_reports", "Reports.", labels=["state"])
        for state in State:
            reports.add_metric([state.name.lower()], count.reports.get(state, 0))
        yield reports
        yield _gauge("inbox_open", "Updates that are stored and not done.", count.inbox_open)
        yield _gauge("outbox_due", "Messages that are due and not sent.", count.outbox.depth)
        age = count.outbox.oldest.total_seconds()
        yield _gauge("outbox_oldest_seconds", "Since when the first of them is due.", age)
        yield _gauge("outbox_dead", "Messages that will never arrive.", count.outbox.dead)


def _gauge(name: str, what: str, value: float) -> Metric:
    return GaugeMetricFamily(f"pandu_{name}", what, value=value)
