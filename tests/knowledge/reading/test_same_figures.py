"""A fee that a draft replaces is found wherever it stands for the same thing, and nowhere else."""

from functools import cache

import pytest

from knowledge.reading.revising import content_files
from knowledge.reading.revising.same_figures import StalePlace, ToldLine, places, with_new_figures
from tests.places import CONTENT

FAST, FEES = "sop/paspor-percepatan.md", "sop/paspor-tarif.md"
LOST, QUIZ = "sop/paspor-hilang.md", "training/kuis-sop.md"
BIAYA = "- Tambahan percepatan: **Rp1.000.000** di luar tarif paspor."


@cache
def texts() -> dict[str, str]:
    paths = map(CONTENT.path_of, CONTENT.glob("*/*.md"))
    return {path: CONTENT.file(path).read_text() for path in paths if content_files.is_known(path)}


def found(path: str, old: str, new: str, said: tuple[ToldLine, ...] = ()) -> list[StalePlace]:
    before = texts()[path]
    assert old in before
    return places(path, before, before.replace(old, new, 1), texts(), said)


def test_a_fee_is_found_in_sections_sops_and_totals_but_not_where_another_costs_the_same() -> None:
    answer = ToldLine("", "", "", "Percepatan Rp1.000.000 per buku", about="percepatan berapa")
    other = ToldLine("", "", "", "Denda overstay Rp1.000.000 per hari", about="denda overstay")
    stating = found(FAST, BIAYA, BIAYA.replace("1.000.000", "1.250.000"), (answer, other))

    assert {(place.path, place.heading) for place in stating} == {
        (FAST, "Apa itu percepatan"),
        (FAST, "Biaya"),
        (FAST, "Hilang, rusak, atau ubah data"),
        (FEES, "Biaya tambahan"),
        ("sop/paspor-layanan-prioritas.md", "Biaya"),
        ("", ""),
    }
    totals = [place for place in stating if place.path == FAST]
    assert "elektronik 5 tahun: **Rp1.900.000**; 10 tahun: **Rp2.200.000**" in with_new_figures(
        texts()[FAST], totals
    )
    told = with_new_figures(texts()[FEES], [place for place in stating if place.path == FEES])
    assert "tambahan **Rp1.250.000**" in told
    assert "paspor hilang: **Rp1.000.000** per buku" in told


def test_totals_that_the_draft_has_changed_are_not_raised_again() -> None:
    before = texts()[FAST]
    fee = before.replace(BIAYA, BIAYA.replace("1.000.000", "1.250.000"))
    after = with_new_figures(fee, places(FAST, before, fee, texts(), ()))

    stating = places(FAST, before, after, texts(), ())

    assert {place.path for place in stating} == {FEES, "sop/paspor-layanan-prioritas.md"}


def test_a_quiz_that_asks_for_the_fee_is_found_but_not_its_wrong_options() -> None:
    old = "Biaya beban (sering disebut denda) paspor hilang: **Rp1.000.000** per buku."
    stating = found(LOST, old, old.replace("1.000.000", "1.500.000"))

    quiz = [place.line for place in stating if place.path == QUIZ]
    assert quiz[0] == "c. Rp1.000.000 per buku"
    assert quiz[1].startswith("Penjelasan: Hilang Rp1.000.000")
    assert len(quiz) == 2
    assert {place.heading for place in stating if place.path == FEES} == {"Biaya tambahan"}
    assert not any("percepatan" in place.line.lower() for place in stating)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Dasarnya SE", "Dasarnya Surat Edaran"),
        (BIAYA, BIAYA.replace("Tambahan", "Biaya tambahan")),
    ],
)
def test_other_words_replace_no_figure(old: str, new: str) -> None:
    assert found(FAST, old, new) == []


def test_days_and_dates_are_figures_too() -> None:
    old = "paling lama 4 hari kerja sejak wawancara disetujui (bukan untuk hilang atau rusak)."
    stating = found(FAST, old, old.replace("4", "3"))
    assert "sop/paspor-layanan-prioritas.md" in {place.path for place in stating}
    before = "---\nid: a\ntitle: Loket sore\n---\n## Mulai\n- Loket sore mulai 1 Desember 2026.\n"
    after = before.replace("1 Desember", "15 Desember")
    other = "---\nid: b\ntitle: Jam\n---\n## Sore\n- Loket sore buka sejak 1 Desember 2026.\n"

    (place,) = places("sop/a.md", before, after, {"sop/b.md": other}, ())

    assert place.changed == "- Loket sore buka sejak 15 Desember 2026."
