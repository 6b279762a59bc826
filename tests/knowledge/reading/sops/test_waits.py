"""How long each tier has stands in `office.toml`; an SOP only says where to write it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.reading.office.escalation_policy import TierRule
from knowledge.reading.sops import waits
from knowledge.reading.sops.library import Library
from tests.knowledge.sample import shelf

BIASA = (
    TierRule("koordinator_ukk", timedelta(minutes=30)),
    TierRule("kepala_seksi", timedelta(minutes=60)),
    TierRule("kepala_seksi", timedelta(minutes=20)),
    TierRule("kepala_kantor", timedelta(hours=2)),
)
MENDESAK = (
    TierRule("kepala_kantor", timedelta(minutes=5)),
    TierRule("semua", timedelta(minutes=15)),
)
TIERS = {"biasa": BIASA, "mendesak": MENDESAK}


def saying(line: str, folder: Path) -> Library:
    library = shelf(folder)
    sop = library["paspor-hilang"]
    first = replace(sop.sections[0], body=f"Ringkas.\n{line}", line=30)
    return Library({sop.id: replace(sop, sections=(first,))}, library.fingerprint)


@pytest.mark.parametrize(
    ("mark", "told"),
    [
        (
            "{jenjang: biasa}",
            "kepala seksi 60 menit kerja, diulang 20 menit kerja lagi,"
            " lalu Kepala Kantor tiap 120 menit kerja",
        ),
        ("{jenjang: mendesak}", "Kepala Kantor 5 menit, lalu semua di jenjang itu tiap 15 menit"),
        ("{jenjang: koordinator}", "30 menit kerja (biasa)"),
    ],
)
def test_the_tiers_are_written_as_a_colleague_would_say_them(
    mark: str, told: str, tmp_path: Path
) -> None:
    library = waits.applied(saying(f"- {mark}.", tmp_path), TIERS)

    assert library["paspor-hilang"].sections[0].body == f"Ringkas.\n- {told}."


def test_a_mark_that_no_tier_fills_is_a_fault(tmp_path: Path) -> None:
    sop = saying("- {jenjang: segera}.", tmp_path)["paspor-hilang"]

    (fault,) = waits.misfits(sop, TIERS)

    assert (fault.line, fault.message) == (31, "'{jenjang: segera}' has no tier in office.toml")


def test_an_office_without_coordinators_has_no_line_about_them(tmp_path: Path) -> None:
    library = saying("- {jenjang: koordinator}.", tmp_path)
    tiers = {"biasa": BIASA[1:], "mendesak": MENDESAK}

    assert list(waits.misfits(library["paspor-hilang"], tiers)) == []
    assert waits.applied(library, tiers)["paspor-hilang"].sections[0].body == "Ringkas."
