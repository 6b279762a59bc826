"""The times of the tiers stand in one place; what people read is what the office has set."""

import re

import pytest

from knowledge.reading.office import directory
from tests.places import OFFICE_FOLDER, ROOT

GUIDE = (ROOT / "docs" / "panduan-kepala-seksi.md").read_text("utf-8")
SOP = (ROOT / "knowledge" / "sop" / "pelaporan-kejanggalan.md").read_text("utf-8")

POSTS = {
    "Koordinator UKK": "koordinator_ukk",
    "Anda": "kepala_seksi",
    "Kepala Kantor": "kepala_kantor",
    "semua di atas": "semua",
}


@pytest.fixture(scope="module")
def tiers() -> dict[str, list[tuple[str, int]]]:
    """The tiers of each urgency as (post, minutes)."""
    office = directory.load(OFFICE_FOLDER / "office.toml")
    return {
        urgency: [(tier.post, int(tier.wait.total_seconds()) // 60) for tier in tiers]
        for urgency, tiers in office.tiers.items()
    }


def test_the_heads_guide_shows_the_tiers_as_they_are_set(
    tiers: dict[str, list[tuple[str, int]]],
) -> None:
    rows = [line.strip("|").split("|") for line in GUIDE.splitlines() if line.startswith("| ")]
    for column, urgency in enumerate(("biasa", "mendesak"), start=1):
        shown = [
            (POSTS[row[0].split(",")[0].strip()], int(minutes[1]))
            for row in rows
            if row[0].split(",")[0].strip() in POSTS
            and (minutes := re.search(r"([0-9]+) menit", row[column]))
        ]
        assert shown == tiers[urgency]


@pytest.mark.parametrize("asked", ["biasa", "mendesak", "koordinator"])
def test_the_sop_leaves_the_waits_to_the_office(asked: str) -> None:
    assert f"{{jenjang: {asked}}}" in SOP
