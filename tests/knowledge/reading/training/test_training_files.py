"""The training files are read as a clerk types them, and each fault is named with its line."""

from pathlib import Path

import pytest

from cli import check
from knowledge.reading import content
from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.training import content as training
from knowledge.reading.training.content import THEMES, Card, QuizQuestion, Script
from tests.knowledge import sample
from tests.places import KNOWLEDGE, copied_layers

CARD = """\
## {theme}-01 Sudah menunggu lama
Situasi: Seorang bapak
menunggu lama.
Lakukan:
1. Senyum dulu.
2. Minta maaf,
lalu kerjakan.
Ucapkan: Maaf, Pak.
Jangan ucapkan: Yang lain juga.
Sebab: Ia kecewa.
SOP: paspor-hilang / Biaya
"""

QUESTION = """\
## kuis-{theme}-01
Tanya: Apa yang pertama?
a. Senyum
b. Diam
c. Pergi
d. Marah
Benar: {right}
Penjelasan: Senyum dulu.
SOP: paspor-hilang / Dokumen
Kartu: sapa-01
"""

FEES = sample.LOST.replace(
    "- Biaya beban: **Rp1.000.000** per buku.[^p41]",
    """- Biaya beban paspor **hilang**: **Rp1.000.000** per buku.[^p41]
- Biaya beban paspor rusak: **Rp500.000** per buku.[^p41]
- Lapor dalam **3 (tiga) hari kerja**, atau kembali 50%.[^p41]""",
)

SCRIPT = """\
## berkas-kurang Berkas kurang
Kalimat 1: Maaf, Bu, berkasnya kurang.
Kalimat 2: Saya tuliskan.
Catatan: Jangan berjanji.
SOP: paspor-rusak, paspor-hilang
Kartu: sapa-01
"""


def sound(folder: Path) -> Path:
    """Write a small training folder that is right, to be spoilt one line at a time."""
    folder.mkdir()
    files = {theme: CARD.format(theme=theme) for theme in THEMES}
    files["kuis-5s"] = QUESTION.format(theme="sapa", right="A")
    files["kuis-sop"] = QUESTION.format(theme="sop", right="c").replace("Kartu: sapa-01\n", "")
    files["kalimat"] = SCRIPT
    for name, text in files.items():
        (folder / f"{name}.md").write_text(f"# Judul\n\nPetunjuk.\n\n{text}", encoding="utf-8")
    return folder


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def faults(folder: Path) -> list[tuple[str, int, str]]:
    with pytest.raises(BrokenKnowledge) as caught:
        training.load(folder)
    return [(fault.path.name, fault.line, fault.message) for fault in caught.value.faults]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return sound(tmp_path / "training")


def test_a_card_is_read_as_it_is_written(folder: Path) -> None:
    card = training.load(folder).cards["senyum-01"]

    assert card == Card(
        id="senyum-01",
        theme="senyum",
        title="Sudah menunggu lama",
        situation="Seorang bapak menunggu lama.",
        do="1. Senyum dulu.\n2. Minta maaf, lalu kerjakan.",
        say="Maaf, Pak.",
        never_say="Yang lain juga.",
        why="Ia kecewa.",
        sop_id="paspor-hilang",
        section="biaya",
    )


def test_a_question_and_a_script_are_read_as_they_are_written(folder: Path) -> None:
    loaded = training.load(folder)

    assert loaded.questions["kuis-sapa-01"] == QuizQuestion(
        id="kuis-sapa-01",
        theme="sapa",
        text="Apa yang pertama?",
        options=("Senyum", "Diam", "Pergi", "Marah"),
        correct=0,
        explanation="Senyum dulu.",
        sop_id="paspor-hilang",
        section="dokumen",
        card_id="sapa-01",
    )
    assert loaded.scripts["berkas-kurang"] == Script(
        id="berkas-kurang",
        label="Berkas kurang",
        sentences=("Maaf, Bu, berkasnya kurang.", "Saya tuliskan."),
        note="Jangan berjanji.",
        sop_ids=("paspor-rusak", "paspor-hilang"),
        card_id="sapa-01",
    )


def test_what_notepad_makes_of_a_file_is_read_the_same(folder: Path) -> None:
    before = training.load(folder)
    for path in folder.glob("*.md"):
        text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())

    assert training.load(folder) == before


def test_a_source_that_is_not_on_the_shelf_is_named_with_its_line(
    folder: Path, tmp_path: Path
) -> None:
    spoil(folder, "senyum.md", "paspor-hilang / Biaya", "paspor-hilang / Diskon")
    spoil(folder, "kuis-sop.md", "paspor-hilang / Dokumen", "paspor-raib / Dokumen")
    spoil(folder, "kalimat.md", "paspor-rusak, ", "paspor-baru, ")

    found = training.misfits(folder, sample.shelf(tmp_path / "sop"))

    assert sorted((fault.path.name, fault.line, fault.message) for fault in found) == [
        ("kalimat.md", 9, "'berkas-kurang' names the SOP 'paspor-baru', which does not exist"),
        ("kuis-sop.md", 13, "'kuis-sop-01' names the SOP 'paspor-raib', which does not exist"),
        ("senyum.md", 15, "'senyum-01' names a section that is not in 'paspor-hilang'"),
    ]


FEE, DAMAGE = "'Rp{}' behind '{}', which is not in", "'Rp{}' behind '{}', but what it cites says"


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("sapa.md", "Ia kecewa", "Hilang Rp1.000.000 per buku", ""),
        ("sapa.md", "Ia kecewa", "Hilang Rp1 juta; SE 41 menyebutnya", ""),
        ("sapa.md", "Ia kecewa", "Hilang Rp1.500.000", FEE.format("1.500.000", "Sebab")),
        ("sapa.md", "Ia kecewa", "Hilang Rp500 ribu", DAMAGE.format("500.000", "Sebab")),
        ("sapa.md", "Ia kecewa", "Tunggu 41 hari", "'41 hari' behind 'Sebab'"),
        ("sapa.md", "Ia kecewa", "Lapor dalam 3 hari kerja", ""),
        ("sapa.md", "Ia kecewa", "Lapor dalam tiga hari kerja", ""),
        ("sapa.md", "Ia kecewa", "Lapor dalam 3 hari", "'3 hari' behind 'Sebab'"),
        ("sapa.md", "Ia kecewa", "Lapor dalam empat hari kerja", "'4 hari kerja' behind 'Sebab'"),
        ("sapa.md", "Ia kecewa", "Separuhnya 50 persen", ""),
        ("sapa.md", "Ia kecewa", "Separuhnya 40%", "'40 %' behind 'Sebab'"),
        ("sapa.md", "Yang lain juga", "Dendanya Rp9.000.000", ""),
        ("sapa.md", "menunggu lama", "menunggu tiga jam", ""),
        ("kuis-5s.md", "d. Marah", "d. Rp9.000.000", ""),
        ("kuis-5s.md", "a. Senyum", "a. Rp9.000.000", FEE.format("9.000.000", "a")),
        ("kuis-5s.md", "Senyum dulu", "Bayar Rp9.000.000", FEE.format("9.000.000", "Penjelasan")),
        ("kalimat.md", "Saya tuliskan", "Biayanya Rp500.000", ""),
        ("kalimat.md", "Jangan berjanji", "Rp7.000.000", FEE.format("7.000.000", "Catatan")),
    ],
)
def test_a_figure_that_the_cited_section_does_not_hold_is_named(
    folder: Path, tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    spoil(folder, "kuis-5s.md", "paspor-hilang / Dokumen", "paspor-hilang / Biaya")
    spoil(folder, name, old, new)
    shelf = sample.shelf(tmp_path / "sop", FEES)

    found = training.ungrounded(folder, shelf)

    assert [(fault.path.name, message in fault.message) for fault in found] == (
        [(name, True)] if message else []
    )


def test_the_fee_of_something_else_is_no_right_answer(folder: Path, tmp_path: Path) -> None:
    """The section holds both fees, and the explanation may name both."""
    shelf = sample.shelf(tmp_path / "sop", FEES)
    for old, new in {
        "paspor-hilang / Dokumen": "paspor-hilang / Biaya",
        "Apa yang pertama": "Berapa biaya beban paspor hilang",
        "a. Senyum": "a. Rp1.000.000 per buku",
        "b. Diam": "b. Rp500.000 per buku",
        "Senyum dulu.": "Hilang Rp1.000.000, rusak Rp500.000 per buku.",
    }.items():
        spoil(folder, "kuis-5s.md", old, new)
    assert training.ungrounded(folder, shelf) == []

    spoil(folder, "kuis-5s.md", "Benar: A", "Benar: B")

    (fault,) = training.ungrounded(folder, shelf)
    assert "but what it cites says: Biaya beban paspor hilang: Rp1.000.000" in fault.message


@pytest.mark.slow  # it loads the whole content more than once
def test_check_names_a_wrong_fee_of_a_quiz_and_the_bot_starts_all_the_same(tmp_path: Path) -> None:
    layers = copied_layers(tmp_path)
    spoil(layers.national / "training", "kuis-sop.md", "c. Rp1.000.000", "c. Rp1.200.000")

    found = check.of_content(layers)

    (fault,) = found.faults
    assert "kuis-sop.md:24: 'kuis-sop-02' says 'Rp1.200.000' behind 'c'" in fault
    assert not found.is_broken


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "message"),
    [
        ("sapa.md", "## sapa-01 Sudah menunggu lama", "## sapa-01", 5, "needs a title"),
        ("sapa.md", "## sapa-01", "## salam-01", 5, "must have an id like: sapa-01"),
        ("sapa.md", "## sapa-01 Sudah menunggu lama", "##", 5, "a heading needs an id"),
        ("sapa.md", "Sebab: Ia kecewa.\n", "", 5, "lacks a text behind 'Sebab'"),
        ("sapa.md", "Sebab: Ia kecewa.", "Sebab:", 14, "lacks a text behind 'Sebab'"),
        ("sapa.md", "Sebab:", "Sebap:", 14, "begins with none of: Situasi, Lakukan"),
        ("sapa.md", "Sebab:", "Ucapkan:", 14, "'Ucapkan' stands here twice"),
        ("sapa.md", "Ia kecewa", "Ia **kecewa**", 14, "write plain text"),
        ("sapa.md", "Maaf, Pak", "Maaf " * 61, 12, "has 306 letters behind 'Ucapkan'"),
        ("sapa.md", "1. Senyum dulu.", "1. Hubungi Kasi Tikim.", 8, "names whom to tell first"),
        ("sapa.md", "/ Biaya", "", 15, "must name a SOP and a section"),
        ("sapa.md", "## sapa-01", "Sambungan\n## sapa-01", 5, ""),
        ("kuis-5s.md", "kuis-sapa-01", "kuis-sop-01", 5, "must have an id like: kuis-senyum-01"),
        ("kuis-5s.md", "Benar: A", "Benar: e", 11, "must say which one is right"),
        ("kuis-5s.md", "c. Pergi\n", "", 5, "lacks a text behind 'c'"),
        ("kuis-5s.md", "c. Pergi", "c. Diam", 7, "offers the same answer twice"),
        ("kuis-5s.md", "d. Marah", "d. " + "Marah" * 21, 10, "has 105 letters behind 'd'"),
        ("kuis-5s.md", "Senyum dulu.", "S" * 201, 12, "has 201 letters behind 'Penjelasan'"),
        ("kuis-5s.md", "Kartu: sapa-01\n", "", 5, "lacks a text behind 'Kartu'"),
        ("kuis-5s.md", "Kartu: sapa-01", "Kartu: sapa-09", 14, "the card 'sapa-09', which does"),
        ("kuis-sop.md", "SOP: paspor-hilang / Dokumen\n", "", 5, "lacks a text behind 'SOP'"),
        ("kalimat.md", "Berkas kurang", "B" * 29, 5, "needs a label of 1 to 28 letters"),
        ("kalimat.md", "## berkas-kurang", "## Berkas", 5, "needs an id of 1 to 24 small"),
        ("kalimat.md", "Kalimat 2: Saya tuliskan.\n", "", 5, "lacks a text behind 'Kalimat 2'"),
        ("kalimat.md", "Kartu: sapa-01", "Kartu: sapa-09", 10, "the card 'sapa-09', which does"),
    ],
)
def test_a_fault_is_named_with_its_line(
    folder: Path, name: str, old: str, new: str, line: int, message: str
) -> None:
    spoil(folder, name, old, new)
    if not message:
        training.load(folder)  # what stands above the first heading only explains the file
        return

    assert [at for file, at, said in faults(folder) if file == name and message in said] == [line]


def test_a_file_that_is_missing_stops_the_load(folder: Path) -> None:
    (folder / "kalimat.md").unlink()

    assert faults(folder) == [("kalimat.md", 1, "the file is missing")]


def test_a_copy_that_nobody_would_read_is_a_fault(folder: Path) -> None:
    (folder / "sapa - Copy.md").write_text("## sapa-02 Baru\n", encoding="utf-8")

    assert [(name, line) for name, line, _ in faults(folder)] == [("sapa - Copy.md", 1)]


def test_a_file_saved_in_another_encoding_says_how_to_save_it(folder: Path) -> None:
    (folder / "sapa.md").write_bytes("## sapa-01 Caf\xe9\n".encode("latin-1"))

    assert ("sapa.md", 1, "the file is not UTF-8; save it as UTF-8") in faults(folder)


def test_an_id_that_stands_twice_is_a_fault(folder: Path) -> None:
    path = folder / "sapa.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + CARD.format(theme="sapa"), encoding="utf-8")

    assert faults(folder) == [("sapa.md", 16, "'sapa-01' stands here twice, already in line 5")]


def test_a_broken_card_is_a_fault_of_the_whole_content(tmp_path: Path) -> None:
    layers = copied_layers(tmp_path)
    loaded = content.load(layers).as_written()

    assert loaded.training == training.load(KNOWLEDGE / "training")

    spoil(layers.national / "training", "sapa.md", "pelayanan-5s / Sapa", "pelayanan-5s / Sapu")

    with pytest.raises(BrokenKnowledge, match=r"sapa\.md:\d+: 'sapa-02' names a section"):
        content.load(layers)


def test_an_empty_file_is_a_fault(folder: Path) -> None:
    (folder / "sapa.md").write_text("# Kartu Sapa\n", encoding="utf-8")

    assert ("sapa.md", 1, "nothing stands here; start with '## id Judul'") in faults(folder)


def test_training_holds_its_items_in_the_order_of_the_files(folder: Path) -> None:
    loaded = training.load(folder)

    assert [card.theme for card in loaded.cards.values()] == list(THEMES)
    assert [question.id for question in loaded.questions.values() if question.theme == "sop"] == [
        "kuis-sop-01"
    ]
