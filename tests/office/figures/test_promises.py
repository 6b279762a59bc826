"""When a promise was kept: told by the history alone."""

from datetime import UTC, datetime, timedelta

import pytest

from office.anomalies.models import Event
from office.figures.promises import Move, PromiseFate, judge

NINE = datetime(2026, 11, 25, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
DUE = NINE + 2 * HOUR


def promised(at: datetime = NINE, due: datetime = DUE, anomaly: int = 1) -> Move:
    return Move(anomaly, at, Event.PROMISED, actor_id=7, due_at=due)


@pytest.mark.parametrize(
    ("event", "after", "fate"),
    [
        (Event.PROGRESSED, HOUR, PromiseFate.KEPT),
        (Event.RESOLVED, HOUR, PromiseFate.KEPT),
        (Event.RESOLVED, 3 * HOUR, PromiseFate.BROKEN),
        (Event.REMINDED, 2 * HOUR, PromiseFate.BROKEN),
        (Event.RETURNED, 2 * HOUR, PromiseFate.BROKEN),
    ],
)
def test_what_comes_next_tells_whether_it_was_kept(
    event: Event, after: timedelta, fate: PromiseFate
) -> None:
    judged = judge([promised(), Move(1, NINE + after, event)], now=NINE + 9 * HOUR)

    assert [verdict.fate for verdict in judged] == [fate]
    assert judged[0].by == 7


@pytest.mark.parametrize(
    "event",
    [
        Event.ACKNOWLEDGED,
        Event.ASSIGNED,
        Event.GIVEN_BACK,
        Event.TRANSFERRED,
        Event.WITHDRAWN,
        Event.REOPENED,
    ],
)
def test_one_that_nobody_can_keep_any_more_counts_for_nothing(event: Event) -> None:
    assert judge([promised(), Move(1, NINE + HOUR, event)], now=NINE + 9 * HOUR) == []


def test_one_replaced_in_time_gives_way_to_the_later_one() -> None:
    later = promised(at=NINE + HOUR, due=DUE + HOUR)

    judged = judge([promised(), later], now=NINE + 2 * HOUR)

    assert [(verdict.given_at, verdict.fate) for verdict in judged] == [
        (later.at, PromiseFate.RUNNING)
    ]


def test_one_replaced_too_late_was_broken() -> None:
    later = promised(at=DUE + HOUR, due=DUE + 3 * HOUR)

    judged = judge([promised(), later], now=DUE + HOUR)

    assert [verdict.fate for verdict in judged] == [PromiseFate.BROKEN, PromiseFate.RUNNING]


def test_reports_do_not_mix() -> None:
    moves = [promised(anomaly=1), promised(anomaly=2), Move(2, NINE + HOUR, Event.RESOLVED)]

    fates = {verdict.anomaly_id: verdict.fate for verdict in judge(moves, now=NINE + HOUR)}

    assert fates == {1: PromiseFate.RUNNING, 2: PromiseFate.KEPT}


def test_one_that_was_forgotten_is_broken_even_before_anybody_noted_it() -> None:
    assert [verdict.fate for verdict in judge([promised()], now=DUE + HOUR)] == [PromiseFate.BROKEN]


@pytest.mark.parametrize(
    ("moves", "sections"),
    [
        # Hendra misses it, the report goes to Inteldakim, and Sri promises there.
        ([0, 3, 4, 5], ["dokintalkim", "inteldakim"]),
        # It was given there, and the report has gone on since.
        ([4, 5, 6], ["inteldakim"]),
        # A transfer before its hour takes it away; one after its hour is too late.
        ([0, 4], []),
        ([0, 7], ["dokintalkim"]),
        # The words of the transfer were erased: it counts where the report was known to be.
        ([8, 5], ["dokintalkim"]),
    ],
)
def test_a_promise_counts_for_the_section_that_had_the_report(
    moves: list[int], sections: list[str]
) -> None:
    known = {
        0: promised(),
        3: Move(1, DUE + HOUR, Event.RETURNED),
        4: Move(1, NINE + HOUR, Event.TRANSFERRED, section="inteldakim"),
        5: promised(at=DUE + HOUR, due=DUE + 2 * HOUR),
        6: Move(1, DUE + 9 * HOUR, Event.TRANSFERRED, section="tikim"),
        7: Move(1, DUE + HOUR, Event.TRANSFERRED, section="inteldakim"),
        8: Move(1, NINE, Event.TRANSFERRED),
    }

    judged = judge([known[number] for number in moves], DUE + 99 * HOUR, {1: "dokintalkim"})

    assert [verdict.section for verdict in judged] == sections
