"""The national shelf changes under an office that has texts of its own: nothing of them is lost."""

from pathlib import Path

import pytest

from cli import check
from knowledge.reading import content, made_from
from knowledge.reading.layers import Layers
from office.shelf import digest
from tests.places import copied_layers

SOP, TITLE = "sop/paspor-hilang.md", "Paspor hilang"
CONFIRMED = 'by = "Kasi Dokintalkim", on = 2026-12-01, with = "Standar Pelayanan 2026"'
PLACE = "paspor-rusak/Biaya"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, (file, old)
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def layers(tmp_path: Path) -> Layers:
    """An office that has replaced one SOP, confirmed another, asked, and written an SOP."""
    layers = copied_layers(tmp_path, "questions")
    (layers.top / SOP).write_text((layers.national / SOP).read_text())
    edit(layers.top / SOP, f"title: {TITLE}", "title: Paspor raib")
    (layers.top / "confirmed.toml").write_text(f'[confirmed]\n"{PLACE}" = {{ {CONFIRMED} }}\n')
    (layers.top / "questions").mkdir()
    asked = "## Biaya\nkena denda berapa kalau sobek\n"
    (layers.top / "questions" / "paspor-rusak.md").write_text(asked)
    (layers.top / made_from.FILE).write_text(made_from.with_seen(layers).text())
    return layers


def told(layers: Layers) -> list[str]:
    found = check.of_content(layers)
    assert found.faults == []
    return [
        f"{layers.path_of(fault.path)}: {fault.message}"
        for fault in found.warnings
        if "have fewer than" not in fault.message and "is not listed" not in fault.message
    ]


def test_nothing_is_told_before_an_upgrade(layers: Layers) -> None:
    assert told(layers) == []
    assert made_from.recorded(layers) == made_from.today(layers)
    assert made_from.digest("isi") == digest("isi")


def test_an_upgrade_names_what_changed_below_and_loses_nothing(layers: Layers) -> None:
    edit(layers.national / SOP, "## Biaya", "## Biaya\n\nTarif diubah.[^pp45]\n")
    rusak = layers.national / "sop" / "paspor-rusak.md"
    edit(rusak, "## Biaya\n", "## Biaya\n\nTarif diubah.[^pp45]\n")

    said = told(layers)

    assert said == [
        f"confirmed.toml: the national text of '{PLACE}' has changed since it was confirmed: "
        f"confirm it again, then `main.py sop seen {PLACE}`",
        f"{SOP}: the national text has changed since this one was made from it: compare them, "
        f"then `main.py sop seen {SOP}`",
    ]
    loaded = content.load(layers)
    assert loaded.library["paspor-hilang"].title == "Paspor raib"
    assert loaded.library["paspor-rusak"].questions[0].text == "kena denda berapa kalau sobek"
    section = loaded.library["paspor-rusak"].find("biaya")
    assert not section.is_unconfirmed
    assert "Tarif diubah." in section.body

    record = made_from.with_seen(layers, "paspor-hilang")
    (layers.top / made_from.FILE).write_text(record.text())
    assert told(layers) == said[:1]
    (layers.top / made_from.FILE).write_text(made_from.with_seen(layers, PLACE).text())
    assert told(layers) == []


def test_a_confirmed_section_that_was_renamed_is_followed(layers: Layers) -> None:
    edit(layers.national / "sop" / "paspor-rusak.md", "## Biaya\n", "## Ongkos\n")
    moves = layers.national / "moved.toml"
    moves.write_text(moves.read_text().replace(PLACE, "paspor-rusak/Ongkos"))
    edit(moves, "[moved]\n", f'[moved]\n"{PLACE}" = "paspor-rusak/Ongkos"\n')

    said = told(layers)

    assert len(said) == 1
    assert "it has no section 'biaya'; hidden is what names it in" in said[0]
    assert "questions/paspor-rusak.md" in said[0]
    section = content.load(layers).library["paspor-rusak"].find("ongkos")
    assert not section.is_unconfirmed


def test_what_the_national_shelf_gives_up_or_takes_over_stops_no_start(layers: Layers) -> None:
    # One SOP is gone, a new one has the office's number, and asks what the office asked.
    (layers.national / "sop" / "paspor-rusak.md").unlink()
    own = (layers.top / "sop" / "koordinasi-ukk.md").read_text()
    number = next(line for line in own.splitlines() if line.startswith("number: "))
    new = (layers.national / "sop" / "splp.md").read_text()
    old_number = next(line for line in new.splitlines() if line.startswith("number: "))
    edit(layers.national / "sop" / "splp.md", old_number, number)
    (layers.national / "questions").mkdir()
    asked = layers.national / "questions" / "paspor-tarif.md"
    heading = content.load(layers).library["paspor-tarif"].sections[-1].heading
    asked.write_text(f"## {heading}\nkantor UKK buka jam berapa\n")
    (layers.top / "questions" / "koordinasi-ukk.md").write_text(
        "## Wewenang UKK\nkantor UKK buka jam berapa\n"
    )

    said = told(layers)

    assert any("number" in one and "is a national SOP's, too" in one for one in said)
    assert any("the SOP 'paspor-rusak' is not in use" in one for one in said)
    library = content.load(layers).library
    assert {"koordinasi-ukk", "splp"} <= library.keys()


def test_a_replacement_without_a_record_is_named(layers: Layers) -> None:
    (layers.top / made_from.FILE).unlink()

    assert [one for one in told(layers) if "nobody has recorded" in one]


def test_a_moved_national_file_below_an_own_text_is_named(layers: Layers) -> None:
    (layers.national / SOP).unlink()

    assert f"{SOP}: the national text from which this one was made is gone" in told(layers)
    assert "paspor-hilang" in content.load(layers).library
