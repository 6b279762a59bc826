"""The benchmark of announcements: its figures and goals, and a small run of the real program."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.announce.office import report
from benchmarks.announce.scenarios import IN_A_FLOOD, Kill, Outcome, Plan, flooded, killed
from benchmarks.announce.stage import stage
from benchmarks.announce.table import Run, figures, missed, quantile, table
from benchmarks.content import always_open
from knowledge.reading.office import directory
from knowledge.reading.training import timetable
from office.anomalies.models import Anomaly
from office.anomalies.moves.likeness import NEAR, likeness
from tests.conftest import new_postgres_database
from tests.places import CONTENT
from tests.shelves import shelf_of

REACHED = Outcome(
    recipients=2_000,
    per_second=28.9,
    per_second_with_edits=29.2,
    refused=0,
    lost=0,
    repeated=0,
    repeated_unmarked=0,
    seconds=68.4,
)
KILLED = replace(
    REACHED,
    repeated=5,
    kills=(Kill(3, frozenset({1, 2, 3, 4})), Kill(2, frozenset({5, 6}))),
)
OVERTAKEN = replace(REACHED, to_the_head=(0.3, 0.2, 0.5, 0.4))
FLOODED = replace(OVERTAKEN, to_the_head=(0.3, 1.9), goals=IN_A_FLOOD)


@pytest.mark.parametrize("outcome", [REACHED, KILLED, OVERTAKEN, FLOODED])
def test_a_run_that_reaches_every_goal_misses_none(outcome: Outcome) -> None:
    assert missed([Run("pace", "SQLite", 1, outcome)]) == []


@pytest.mark.parametrize(
    ("outcome", "fault"),
    [
        (replace(REACHED, per_second_with_edits=29.0), "pace 29.00/s"),
        (replace(REACHED, refused=1), "429 provoked 1"),
        (replace(REACHED, repeated=1), "repeated 1"),
        (replace(KILLED, lost=1), "lost 1"),
        (replace(KILLED, repeated=20), "repeated after 2 kills 20, 10.0 a kill"),
        (replace(KILLED, repeated_unmarked=1), "repeated without a mark 1"),
        (replace(OVERTAKEN, to_the_head=(0.1, 0.7)), "p95 0.70 s"),
        (replace(OVERTAKEN, refused=1), "429 provoked 1"),
        (replace(FLOODED, to_the_head=(*[0.1] * 30, 3.1)), "longest 3.10 s"),
    ],
)
def test_a_missed_goal_is_named(outcome: Outcome, fault: str) -> None:
    (found,) = missed([Run("pace", "SQLite", 1, outcome)])

    assert fault in found


def test_a_run_that_does_not_end_is_a_missed_goal() -> None:
    runs = [Run("kills", "SQLite", 1, None)]

    assert missed(runs) == ["kills, SQLite: end not within the time allowed (goal in time)"]
    assert "**missed**" in table(runs)


def test_every_figure_is_a_row_of_the_table() -> None:
    rows = table([Run("kills", "PostgreSQL", 2, KILLED)]).splitlines()[2:]

    assert len(rows) == len(list(figures(KILLED)))
    assert rows[0] == (
        "| kills | PostgreSQL | 2 | repeated after 2 kills | 5, 2.5 a kill | about 3 a kill "
        "| reached |"
    )


def test_the_95th_of_a_hundred_waits_is_the_one_that_five_exceed() -> None:
    assert quantile(range(1, 101), 0.95) == 95
    assert quantile([7.0], 0.95) == 7.0


def test_the_office_of_the_benchmark_never_closes(tmp_path: Path) -> None:
    path = always_open(tmp_path) / "office.toml"

    assert all(directory.load(path).hours.week)
    assert timetable.load(path) is None


def test_no_two_reports_of_the_benchmark_are_alike() -> None:
    drafts = [report(number) for number in range(40)]
    filed = [
        Anomaly(text=report_answers.text or "", concerns="", case_reference="", category="dokumen")
        for report_answers in drafts
    ]

    of_words = shelf_of(CONTENT).likeness.of
    assert not any(
        likeness(draft, other, of_words) >= NEAR
        for number, draft in enumerate(drafts)
        for other in filed[number + 1 :]
    )


# Slow: it sends at Telegram's pace. One kill of an announcement is in `tests/crash`.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.timeout(300)
async def test_kill_9_repeats_only_what_was_marked_as_going_out(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'pandu.db'}"
    async with asyncio.timeout(140), stage(tmp_path / "stage", url, 150, 1) as scene:
        outcome = await killed(scene, Plan(recipients=150, kills=2, reports=0, seed=11))

    assert len(outcome.kills) == 2
    assert any(kill.marked for kill in outcome.kills), "the kills came when nothing went out"
    assert outcome.lost == 0
    assert outcome.repeated_unmarked == 0
    assert outcome.repeated <= sum(len(kill.marked) for kill in outcome.kills)


# Slow for the same reason. Dozens of 429 came before all that the bot sends shared one budget.
@pytest.mark.slow
@pytest.mark.crash
@pytest.mark.timeout(300)
async def test_neither_a_flood_nor_urgent_reports_provoke_a_429(
    server: str, tmp_path: Path
) -> None:
    url = await new_postgres_database(server) if server else f"sqlite:///{tmp_path / 'pandu.db'}"
    folder = tmp_path / "stage"
    async with asyncio.timeout(140), stage(folder, url, 120, 2 if server else 1) as scene:
        outcome = await flooded(scene, Plan(recipients=120, kills=0, reports=3, seed=11))

    assert outcome.refused == 0
    assert len(outcome.to_the_head) == 3
    assert max(outcome.to_the_head) < 10  # seconds, on a machine that may be busy
    assert outcome.lost == 0
