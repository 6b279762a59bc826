"""The benchmark of updates from start to table, on a tiny scale."""

from pathlib import Path

import pytest

from benchmarks.updates import __main__ as command
from benchmarks.updates import table
from benchmarks.updates.contenders import CONTENDERS
from benchmarks.updates.growth import Cost, Size
from benchmarks.updates.runner import Figures, Plan, Row, quantiles

BY_KEY = {contender.key: contender for contender in CONTENDERS}


# Slow: it starts two bots, warms them up and presses each for seconds.
@pytest.mark.slow
@pytest.mark.timeout(400)
def test_two_bots_are_pressed_the_office_grows_and_the_tables_say_so(tmp_path: Path) -> None:
    results = tmp_path / "RESULTS.md"

    command.main(["--quick", "--only", "pandu", "ptb-aiohttp", "--out", str(results)])

    text = results.read_text(encoding="utf-8")
    assert "## Updates" in text
    rates = {
        cells[1].strip(): float(cells[2].replace(",", ""))
        for cells in (line.split("|") for line in text.splitlines())
        if len(cells) > 8 and cells[2].strip().replace(",", "").isdigit()
    }
    assert rates.keys() == {"**Pandu, SQLite FULL**", "PTB on our aiohttp backend, echo"}
    assert min(rates.values()) > 0
    assert "| filing a report |" in text
    assert "Not run" not in text


def figures(per_second: float) -> Figures:
    return Figures(per_second, 2.0, 0.0, (1.0, 2.0, 3.0), (1.0, 2.0, 3.0), 80.0, 0.2)


def test_a_row_shows_the_median_of_its_rounds() -> None:
    row = Row(BY_KEY["pandu"], [figures(900), figures(100), figures(500)])

    assert row.figures.per_second == 500
    assert "| 500 | 2.00 | – | 1.0 / 2.0 / 3.0 |" in table.throughput([row], Plan())


def test_a_bot_that_cannot_run_is_named_with_the_reason() -> None:
    row = Row(BY_KEY["grammy"], skipped="no npm: Node is not installed")

    assert "- Not run: grammY, echo (no npm: Node is not installed)." in table.throughput(
        [row], Plan()
    )


@pytest.mark.parametrize(("own", "word"), [(300.0, "missed"), (400.0, "met")])
def test_the_verdict_names_a_missed_goal(own: float, word: str) -> None:
    rows = [Row(BY_KEY["pandu"], [figures(own)]), Row(BY_KEY["aiogram"], [figures(1000.0)])]

    cpu, share = table.verdict(rows).splitlines()
    assert f"{own / 1000:.2f} ×" in share
    assert share.endswith(f"**{word}**.")
    assert "2.00 ms" in cpu
    assert cpu.endswith("**met**.")


def test_filing_is_judged_by_its_worst_size() -> None:
    costs = [{"filing a report": Cost(5.0, 20.0)}, {"filing a report": Cost(5.0, 51.0)}]

    assert "**missed**" in table.filing(costs, "SQLite")
    assert "10 members, 20 reports" in table.growth([Size(10, 20)], costs[:1])


def test_quantiles_are_read_from_both_ends() -> None:
    assert quantiles([number / 1000 for number in range(101)]) == pytest.approx((50, 95, 99))
