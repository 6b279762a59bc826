"""A section or a value of the head is changed, every other line stays, and keeps its place."""

from knowledge.reading.revising.manuscript import Manuscript

FILE = """---
id: paspor-hilang
version: "1.1"
sources:
  - key: pp
    regulation: PP 45/2024
---

Pembuka.

## Dokumen

- KTP.[^pp]

## Biaya

Rp650.000.[^pp]
"""


def test_a_section_is_replaced_and_the_rest_stays() -> None:
    sent = Manuscript.of("Gratis.[^pp]\n\nSungguh.", ["paragraf 1", "", "paragraf 2"])

    changed = Manuscript.of(FILE).with_section("Dokumen", sent)

    assert changed.text == FILE.replace("- KTP.[^pp]", "Gratis.[^pp]\n\nSungguh.")
    number = changed.text.splitlines().index("Sungguh.") + 1
    assert changed.place_of(number) == "paragraf 2"
    assert changed.place_of(1) == changed.place_of(99) == ""


def test_the_last_section_the_opening_and_a_new_one() -> None:
    file, sent = Manuscript.of(FILE), Manuscript.of("Baru.")

    assert file.with_section("Biaya", sent).text == FILE.replace("Rp650.000.[^pp]", "Baru.")
    assert file.with_section("Ringkasan", sent).text == FILE.replace("Pembuka.", "Baru.")
    assert file.with_section("Waktu", sent).text == f"{FILE}\n## Waktu\n\nBaru.\n"
    assert file.headings == ["Ringkasan", "Dokumen", "Biaya"]
    found = file.section("Dokumen")
    assert found.text == "- KTP.[^pp]\n"
    assert file.section("Alur") is None


def test_one_section_stands_alone_below_the_head_with_its_sources() -> None:
    head, _, _ = FILE.partition("Pembuka.")
    file = Manuscript.of(FILE)

    dokumen, pembuka = file.only("Dokumen"), file.only("Ringkasan")

    assert dokumen.text == f"{head}## Dokumen\n\n- KTP.[^pp]\n"
    assert pembuka.text == f"{head}Pembuka.\n"
    assert file.only("Alur") is None
    assert Manuscript.of("## A\n\nIsi.").only("A") == Manuscript.of("## A\n\nIsi.")


def test_values_of_the_head_are_set_by_rule() -> None:
    changed = Manuscript.of(FILE).with_head({"version": '"1.2"', "reviewed_at": "2026-12-01"})

    assert changed.head["version"] == "1.2"
    assert str(changed.head["reviewed_at"]) == "2026-12-01"
    assert changed.body == Manuscript.of(FILE).body
    assert Manuscript.of("tanpa kepala").with_head({"version": "1"}).text == "tanpa kepala\n"


def test_the_offices_practice_becomes_a_source_where_it_is_cited() -> None:
    file = Manuscript.of(FILE)

    assert file.with_practice() == file
    cited = file.with_section("Biaya", Manuscript.of("Gratis.[^praktik]")).with_practice()
    assert [one["key"] for one in cited.head["sources"]] == ["praktik", "pp"]  # type: ignore[attr-defined]
    assert cited.with_practice() == cited
    empty = Manuscript.of("---\nsources: []\n---\nGratis.[^praktik]").with_practice()
    assert [one["key"] for one in empty.head["sources"]] == ["praktik"]  # type: ignore[attr-defined]


def test_sources_come_and_go_with_what_cites_them() -> None:
    sent = Manuscript.of(
        "---\nsources:\n  - key: pp\n    regulation: SOP kantor\n    confidence: K3\n---\n"
        "Baru.[^pp]"
    ).with_other_keys_than(Manuscript.of(FILE))

    changed = Manuscript.of(FILE).with_section("Biaya", sent.body).with_sources_of(sent)

    assert changed.text.endswith("Baru.[^pp2]\n")
    assert changed.head["sources"] == [
        {"key": "pp2", "regulation": "SOP kantor", "confidence": "K3"},
        {"key": "pp", "regulation": "PP 45/2024"},
    ]
    assert changed.without_uncited() == changed
    alone = changed.with_section("Dokumen", Manuscript.of("- KTP.[^pp2]")).without_uncited()
    assert [one["key"] for one in alone.head["sources"]] == ["pp2"]  # type: ignore[attr-defined]
    assert alone.headings == changed.headings


def test_a_heading_in_the_first_line_is_told_apart() -> None:
    assert Manuscript.of("## Biaya\n\nGratis.").without_heading() == (
        "Biaya",
        Manuscript.of("Gratis."),
    )
    assert Manuscript.of("Gratis.").without_heading() == ("", Manuscript.of("Gratis."))
