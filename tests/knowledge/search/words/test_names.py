"""An SOP is found by what people call it."""

from pathlib import Path

import pytest

from knowledge.search.words.names import named
from tests.knowledge.sample import shelf, vocabulary

WORDS = "[spelling]\nilang = 'hilang'\npspr = 'paspor'\n"


@pytest.mark.parametrize(
    ("name", "sop"),
    [
        ("Paspor hilang", "paspor-hilang"),
        ("hilang paspor", "paspor-hilang"),
        ("pspr ilang", "paspor-hilang"),
        ("paspor hilag", "paspor-hilang"),
        ("kitas", "izin-tinggal"),
        ("paspor-rusak", "paspor-rusak"),
        ("dok-05", "paspor-rusak"),
        ("resep rendang", None),
        ("???", None),
    ],
)
def test_names_ids_and_numbers_lead_to_the_sop(name: str, sop: str | None, tmp_path: Path) -> None:
    found = named(name, shelf(tmp_path / "sop"), vocabulary(tmp_path, WORDS))

    assert (found.id if found else None) == sop
