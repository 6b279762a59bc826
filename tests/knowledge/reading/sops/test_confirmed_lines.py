"""What the office says of single lines: which are open, what becomes of them, how it is written."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.office import directory
from knowledge.reading.sops.confirming import applying, facts, open_lines, verdicts
from knowledge.reading.sops.confirming.facts import Facts
from knowledge.reading.sops.confirming.open_lines import OpenLine, OpenLineKind
from knowledge.reading.sops.confirming.verdicts import LineStatement, VerdictKind, Verdicts
from knowledge.reading.sops.library import Library, load
from knowledge.reading.sops.moved_sections import Moved
from knowledge.reading.sops.sop import Section
from tests.knowledge.sample import HEAD
from tests.places import OFFICE_FOLDER

DAY = date(2026, 11, 30)
WHO = "Kasi Dokintalkim"
BODY = """\
Penggantian paspor.[^p41]

## Loket
- Minta pemohon menunggu di kursi.[^praktik]
- Fotokopi diminta di loket dua; belum terverifikasi — tanyakan Kasi Dokintalkim.[^u]
- Jam loket: belum terverifikasi — tanyakan Kasi Dokintalkim.[^u]
- BAP paling lama 2 hari (Permenkumham 8/2014): belum terverifikasi.[^u]
- Syarat resmi.[^p41]
- Syarat resmi, dan biasa dijalankan.[^p41][^praktik]

## Bayar
> [!KONFLIK] Kasi Dokintalkim
> - Kantor A (2024): bayar di loket.[^k1]
> - Kantor B (2025): bayar di bank.[^praktik]

## Antre
1. Ambil nomor.[^praktik]
"""
SOURCES = """\
  - key: praktik
    regulation: Praktik penyusun
    confidence: K3
  - key: k1
    regulation: Laman Ditjen
    confidence: K1
aliases:"""


def library(folder: Path, body: str = BODY) -> Library:
    head = HEAD.format(id="paspor-hilang", number="DOK-04", title="Paspor hilang", aliases="raib")
    folder.mkdir(exist_ok=True)
    (folder / "paspor-hilang.md").write_text(head.replace("aliases:", SOURCES) + body)
    return load(folder)


def lines(of: Library) -> dict[str, OpenLine]:
    return {line.text.split()[0] if line.text else "KONFLIK": line for line in _lines(of)}


def _lines(of: Library) -> Iterator[OpenLine]:
    for sop in of.values():
        for section in sop.sections:
            yield from open_lines.of_section(sop, section, section)


def said(line: OpenLine, what: VerdictKind = VerdictKind.TRUE, **more: str | int) -> Verdicts:
    return {line.key: LineStatement(what, WHO, DAY, line.excerpt, **more)}  # type: ignore[arg-type]


def section(of: Library, slug: str) -> Section:
    found = of["paspor-hilang"].find(slug)
    assert found is not None
    return found


def test_what_no_text_says_is_open_and_asks_for_what_it_lacks(tmp_path: Path) -> None:
    found = lines(library(tmp_path))

    assert {word: line.kind for word, line in found.items()} == {
        "Minta": OpenLineKind.PRACTICE,
        "Fotokopi": OpenLineKind.PRACTICE,
        "Jam": OpenLineKind.QUESTION,
        "BAP": OpenLineKind.LAW,
        "KONFLIK": OpenLineKind.CONFLICT,
        "Ambil": OpenLineKind.PRACTICE,
    }
    assert found["Minta"].may_be_refused
    assert not found["BAP"].may_be_refused


def test_a_confirmed_line_loses_its_mark_and_names_the_post_alone(tmp_path: Path) -> None:
    before = library(tmp_path)

    after = applying.applied(before, said(lines(before)["Fotokopi"]))

    assert "- Fotokopi diminta di loket dua.[^dikonfirmasi-1]" in section(after, "loket").body
    assert [source.regulation for source in section(after, "loket").sources][1:2] == [
        "dikonfirmasi Kasi Dokintalkim, 30 November 2026"
    ]
    # The others are as open as they were.
    assert section(after, "loket").is_unconfirmed
    assert set(lines(before)) - set(lines(after)) == {"Fotokopi"}


def test_words_answer_a_question_and_a_source_settles_law(tmp_path: Path) -> None:
    before = library(tmp_path)
    found = lines(before)
    verdicts_ = {
        **said(found["Jam"], says="pukul 08.00 {tiap} hari"),
        **said(found["BAP"], document="Permenkumham 8/2014 Pasal 30"),
        **said(found["Fotokopi"]),
    }

    loket = section(applying.applied(before, verdicts_), "loket")

    assert "- Jam loket: pukul 08.00 {{tiap}} hari.[^dikonfirmasi-1]" in loket.body
    assert "- BAP paling lama 2 hari (Permenkumham 8/2014).[^dikonfirmasi-2]" in loket.body
    assert "verifikasi" not in loket.body
    assert not loket.is_unconfirmed
    told = [it.regulation for it in loket.sources if it.key == "dikonfirmasi-2"]
    assert told == ["dikonfirmasi Kasi Dokintalkim, 30 November 2026: Permenkumham 8/2014 Pasal 30"]


def test_what_does_not_hold_here_is_read_by_nobody(tmp_path: Path) -> None:
    before = library(tmp_path)
    found = lines(before)
    refused = {
        **said(found["Minta"], VerdictKind.NOT_HERE),
        **said(found["Ambil"], VerdictKind.NOT_HERE),
    }

    after = applying.applied(before, refused)

    assert "kursi" not in section(after, "loket").body
    # A section is never empty: buttons and questions lead to it.
    assert section(after, "antre").body == "Tidak berlaku di kantor ini.[^dikonfirmasi-1]"


def test_the_source_that_is_not_followed_stays_readable(tmp_path: Path) -> None:
    before = library(tmp_path)
    conflict = lines(before)["KONFLIK"]

    bayar = section(applying.applied(before, said(conflict, VerdictKind.CHOSEN, side=1)), "bayar")

    # The side of practice cannot be followed against one whose text was seen.
    assert conflict.followable == (1,)
    assert bayar.body.startswith("- Kantor A (2024): bayar di loket.[^k1][^dikonfirmasi-1]")
    assert not bayar.has_conflict
    assert "tidak diikuti kantor ini: Kantor B (2025): bayar di bank" in {
        source.regulation for source in bayar.sources
    }
    against = applying.applied(before, said(conflict, VerdictKind.CHOSEN, side=2))
    assert section(against, "bayar") == section(before, "bayar")


def test_a_changed_line_is_open_again_and_a_moved_one_is_not(tmp_path: Path) -> None:
    before = library(tmp_path / "a")
    confirmed = said(lines(before)["Minta"])

    changed = library(tmp_path / "b", BODY.replace("di kursi", "di ruang tunggu"))
    assert "Minta" in lines(applying.applied(changed, confirmed))

    moved = library(tmp_path / "c", BODY.replace("## Loket", "## Di loket"))
    table = Moved({("paspor-hilang", "Loket"): (("paspor-hilang", "Di loket"),)})
    followed = verdicts.followed(confirmed, table)
    assert "Minta" not in lines(applying.applied(moved, followed))


def test_a_line_that_has_got_a_source_needs_no_confirmation(tmp_path: Path) -> None:
    confirmed = said(lines(library(tmp_path / "a"))["Minta"])
    sourced = library(tmp_path / "b", BODY.replace("kursi.[^praktik]", "kursi.[^p41]"))

    after = applying.applied(sourced, confirmed)

    assert section(after, "loket") == section(sourced, "loket")


def test_what_nobody_knows_keeps_its_mark(tmp_path: Path) -> None:
    before = library(tmp_path)

    after = applying.applied(before, said(lines(before)["Fotokopi"], VerdictKind.UNKNOWN))

    assert section(after, "loket") == section(before, "loket")


def test_the_file_keeps_what_people_wrote_and_reads_what_was_written(tmp_path: Path) -> None:
    file = tmp_path / "confirmed.toml"
    by_hand = '# By hand.\n[confirmed]\n"a/B" = { by = "x", on = 2026-11-01, with = "y" }\n'
    found = lines(library(tmp_path / "sop"))
    first = {
        **said(found["Jam"], says='pukul "delapan"'),
        **said(found["KONFLIK"], VerdictKind.CHOSEN, side=1),
    }
    file.write_text(verdicts.written(by_hand, first))

    assert file.read_text().startswith(by_hand)
    assert verdicts.load(file) == first

    file.write_text(verdicts.written(file.read_text(), {found["Jam"].key: None}))
    assert verdicts.load(file) == said(found["KONFLIK"], VerdictKind.CHOSEN, side=1)

    file.write_text('[lines]\n"a/B#12" = { is = "mungkin", by = "x", on = 2026-11-01, line = "z" }')
    with pytest.raises(BrokenKnowledge, match=r"confirmed\.toml:2: holds"):
        verdicts.load(file)


OFFICE = directory.load(OFFICE_FOLDER / "office.toml")
ASKS = """\
[facts."jam loket"]
section = "tata usaha"
ask = "Jam loket?"

[facts.alamat]
section = "tata usaha"
ask = "Alamat <unit>?"
each = "unit"
"""
HOURS = BODY + "\n## Jam\n- Jam loket: {fakta: jam loket}.[^u]\n"


def known(folder: Path, asks: str = ASKS) -> Facts:
    file = folder / "facts.toml"
    file.write_text(asks)
    return facts.load(file, office=OFFICE)


def test_a_fact_is_asked_once_and_of_each_unit(tmp_path: Path) -> None:
    found = known(tmp_path)

    assert list(found) == ["jam loket", *(f"alamat {unit}" for unit in OFFICE.units)]
    assert found["alamat ukk-oku"].ask == "Alamat UKK OKU?"
    # Another question needs another answer.
    again = known(tmp_path, ASKS.replace("Jam loket?", "Jam loket, hari apa saja?"))
    assert again["jam loket"].key != found["jam loket"].key
    assert again["alamat kanim"].key == found["alamat kanim"].key

    with pytest.raises(BrokenKnowledge, match=r"facts\.toml:1: a fact holds"):
        known(tmp_path, '[facts.x]\nask = "Apa?"\n')


def test_the_answer_to_a_fact_stands_in_every_text_that_names_it(tmp_path: Path) -> None:
    before, asked = library(tmp_path / "sop", HOURS), known(tmp_path)
    # What is asked once for all texts is asked at no line.
    assert "Jam" in lines(before)
    assert sum(line.heading == "Jam" for line in _lines(before)) == 0

    said = {
        asked["jam loket"].key: LineStatement(
            VerdictKind.TRUE, WHO, DAY, "Jam loket?", says="08.00"
        )
    }
    after = applying.applied(before, said, facts.answers(asked, said))

    assert section(after, "jam").body == "- Jam loket: 08.00.[^dikonfirmasi-1]"
    assert not section(after, "jam").is_unconfirmed
    assert section(before, "jam").is_unconfirmed
