"""The numbers count what happened, name nobody, and a standstill is noticed."""

from datetime import timedelta
from http import HTTPStatus

import pytest

from bot.metrics import metrics as names
from bot.metrics.metrics import Metrics
from bot.metrics.progress import STUCK_SECONDS, HandlingWatch
from bot.metrics.table_metrics import KEPT_SECONDS, TableMetrics
from knowledge.search.answer import Band
from office.clock import HandMovedClock
from office.outbox import Outbox
from office.services import open_services
from office.settings import load


class Stopwatch:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(f"pandu_{name}", labels)


def test_two_bots_in_one_process_count_for_themselves() -> None:
    one, other = Metrics(), Metrics()
    one.took_in("message")

    assert value(one, "updates_total", kind="message") == 1
    assert value(other, "updates_total", kind="message") is None


@pytest.mark.parametrize(
    ("band", "label"), [(Band.SURE, "sure"), (Band.CHOICE, "choice"), (Band.NONE, "gap")]
)
def test_answers_are_counted_by_band(band: Band, label: str) -> None:
    metrics = Metrics()
    assert value(metrics, "answers_total", band=label) == 0
    metrics.answered(band)

    assert value(metrics, "answers_total", band=label) == 1


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, names.OK),
        (429, names.PATIENCE),
        (403, names.FORBIDDEN),
        (400, names.REFUSED),
        (409, names.REFUSED),
        (502, names.BROKEN),
        (None, names.NO_ANSWER),
    ],
)
def test_requests_to_telegram_are_counted_by_outcome(status: int | None, outcome: str) -> None:
    metrics = Metrics()
    metrics.requested(status)

    assert value(metrics, "telegram_requests_total", outcome=outcome) == 1


@pytest.mark.parametrize(("status", "is_heard"), [(200, True), (429, True), (502, False)])
def test_telegram_is_heard_where_it_answers_at_all(status: int, is_heard: bool) -> None:
    metrics = Metrics()
    metrics.requested(None)
    metrics.requested(status)

    assert (metrics.silence < 60) == is_heard


def test_a_refused_token_is_one_until_telegram_takes_it() -> None:
    """A file that is gone (404) says nothing of the token."""
    metrics = Metrics()
    seen = []
    for answer in (200, 404, 401, None, 502, 200):
        metrics.requested(answer)
        seen.append(metrics.is_token_refused)

    assert seen == [False, False, True, True, True, False]


def test_refusals_of_the_webhook_are_counted_by_status() -> None:
    metrics = Metrics()
    metrics.webhook_refused(HTTPStatus.UNAUTHORIZED)

    assert value(metrics, "webhook_refusals_total", status="401") == 1


async def test_handling_is_measured_and_watched() -> None:
    metrics = Metrics()

    async def handle(_stored_update: str) -> None:
        assert value(metrics, "updates_in_hand") == 1

    await metrics.timed(handle)("a update")

    assert value(metrics, "handling_seconds_count") == 1
    assert value(metrics, "updates_in_hand") == 0


async def test_a_handler_that_fails_is_no_longer_in_hand() -> None:
    metrics = Metrics()

    async def handle(_stored_update: str) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await metrics.timed(handle)("a update")
    assert metrics.progress.in_hand == 0


def test_an_idle_process_is_not_stuck() -> None:
    watch = Stopwatch()
    progress = HandlingWatch(watch)
    watch.seconds += STUCK_SECONDS * 10

    assert not progress.is_stuck
    with progress.one():
        assert not progress.is_stuck


def test_one_that_finishes_nothing_is_stuck_until_it_does() -> None:
    watch = Stopwatch()
    progress = HandlingWatch(watch)
    with progress.one():
        watch.seconds += STUCK_SECONDS + 1
        assert progress.is_stuck
        assert progress.oldest == STUCK_SECONDS + 1
        with progress.one():
            pass
        assert not progress.is_stuck


async def test_the_tables_are_counted_and_not_more_often_than_needed(
    database_url: str, clock: HandMovedClock
) -> None:
    settings = load(_env_file=None, database_url=database_url)
    async with open_services(settings, clock) as services:
        watch, metrics = Stopwatch(), Metrics()
        table_metrics = TableMetrics(services, watch)
        table_metrics.join(metrics.registry)
        await table_metrics.refresh()
        assert value(metrics, "reports", state="new") == 0
        assert value(metrics, "inbox_open") == 0
        assert value(metrics, "outbox_oldest_seconds") == 0

        await a_due_message(services.outbox)
        clock.advance(timedelta(seconds=90))
        await table_metrics.refresh()
        assert value(metrics, "outbox_due") == 0

        watch.seconds += KEPT_SECONDS
        await table_metrics.refresh()
        assert value(metrics, "outbox_due") == 1
        assert value(metrics, "outbox_oldest_seconds") == 90
        assert value(metrics, "database_up") == 1


async def test_without_the_database_its_numbers_are_missing_and_the_others_are_not(
    clock: HandMovedClock, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("away")
    settings = load(_env_file=None, database_url=f"sqlite:///{folder / 'pandu.db'}")
    async with open_services(settings, clock) as services:
        metrics = Metrics()
        table_metrics = TableMetrics(services)
        table_metrics.join(metrics.registry)
        await services.database.close()
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
        await table_metrics.refresh()

        assert value(metrics, "database_up") == 0
        assert value(metrics, "inbox_open") is None
        assert value(metrics, "updates_in_hand") == 0


def test_no_label_can_hold_a_name_or_a_text() -> None:
    metrics = Metrics()
    metrics.took_in("message")
    metrics.webhook_refused(HTTPStatus.UNAUTHORIZED)
    metrics.requested(200)
    labels = {
        name
        for metric in metrics.registry.collect()
        for sample in metric.samples
        for name in sample.labels
    }

    assert labels == {"kind", "band", "outcome", "status", "le"}


async def a_due_message(outbox: Outbox) -> None:
    """Something to be sent to a member, who need not exist to be counted."""
    from office.people import NewMember, People, Role

    people = People(outbox.database, outbox.clock, outbox.clock.now().tzinfo)
    member = await people.enrol(
        await people.invite(NewMember("Rina", "kanim", (Role.OFFICER,))), 4711
    )
    async with outbox.database.begin() as session:
        await outbox.enqueue(session, "note", to=member.id)
