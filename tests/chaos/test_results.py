"""What a run writes down is added: what others measured before stays."""

from pathlib import Path

import pytest

from tests.chaos.judging import results

PUBLISHED = """Before
<!-- storms, as run: begin -->

Twenty seeds.

<!-- storms, as run: end -->
After
"""


def test_a_run_is_added_above_the_earlier_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "chaos.md"
    file.write_text(PUBLISHED)
    monkeypatch.setattr(results, "FILE", file)

    results.add("storms", ["One seed.", "", "| seed |"])
    results.add("storms", ["Another."])
    results.add("kills", ["Ten kills."])

    assert (
        file.read_text()
        == """Before
<!-- storms, as run: begin -->

Another.

One seed.

| seed |

Twenty seeds.

<!-- storms, as run: end -->
After

<!-- kills, as run: begin -->

Ten kills.

<!-- kills, as run: end -->
"""
    )
