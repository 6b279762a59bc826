"""An office's folder on top of the national shelf: what counts, what is off, what is lacking."""

import shutil
from pathlib import Path

import pytest

from cli import check
from knowledge.reading import content
from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.layers import Layers
from knowledge.reading.sops import choice
from knowledge.search.answer import Band
from knowledge.shelf import Shelf, address_of
from tests.places import CONTENT, copied_layers

SOP = "sop/paspor-hilang.md"
TITLE = "Paspor hilang"
OWN = """\
---
id: parkir
title: Parkir pemohon
section: tu
version: "1.0"
effective_from: 2026-11-25
reviewed_at: 2026-11-24
review_every: 180 hari
scope: kantor
status: berlaku
sources: []
aliases: []
---
Pemohon parkir di halaman depan.
"""


@pytest.fixture
def layers(tmp_path: Path) -> Layers:
    """Both layers, without sample questions: a shelf is built in a moment."""
    copied = copied_layers(tmp_path, "questions")
    # What the office adds to an SOP that a test breaks would be a second fault.
    (copied.top / "additions" / "paspor-rusak.md").unlink()
    return copied


def put(folder: Path, path: str, text: str) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def national(path: str) -> str:
    return (CONTENT.national / path).read_text(encoding="utf-8")


def turn_off(layers: Layers, sop_id: str) -> None:
    put(layers.top, f"sop/{sop_id}.md", choice.stub(sop_id, "x", "dokintalkim", choice.OFF))


# --- what counts ---


def test_what_the_repository_ships_lacks_nothing() -> None:
    loaded = content.load(CONTENT)

    assert loaded.warnings == ()
    assert loaded.loose == ()


def test_a_withdrawn_sop_says_since_when_why_and_what_to_do_instead(layers: Layers) -> None:
    stub = choice.stub("paspor-hilang", "x", "dokintalkim", choice.WITHDRAWN)
    put(layers.top, SOP, stub)
    with pytest.raises(BrokenKnowledge, match=r"status 'dicabut' needs effective_from"):
        content.load(layers)
    told = (
        "effective_from: 2026-11-20\nwithdrawn_because: diganti\ninstead: 'tanya {kasi: paspor}'\n"
    )
    put(layers.top, SOP, stub.replace("status:", f"{told}status:"))

    withdrawn = content.load(layers).off["paspor-hilang"]

    assert withdrawn.is_withdrawn
    assert withdrawn.title == TITLE
    assert f"{withdrawn.effective_from} {withdrawn.withdrawn_because}" == "2026-11-20 diganti"
    assert withdrawn.instead == "tanya Kasi Dokintalkim"


def test_a_file_of_the_office_replaces_the_national_one(layers: Layers) -> None:
    put(layers.top, SOP, national(SOP).replace(f"title: {TITLE}", "title: Paspor raib", 1))
    put(layers.top, "sop/parkir.md", OWN)

    loaded = content.load(layers)

    sop = loaded.library["paspor-hilang"]
    assert (sop.title, sop.path) == ("Paspor raib", layers.top / SOP)
    assert loaded.library["paspor-rusak"].path == layers.national / "sop" / "paspor-rusak.md"
    assert loaded.library["parkir"].path.is_relative_to(layers.top)


def test_sample_questions_and_words_of_both_layers_add_up(layers: Layers) -> None:
    path = "questions/paspor-hilang.md"
    put(layers.national, path, "## Biaya\nkena denda berapa kalau ilang\n")
    put(layers.top, path, "## Biaya\nongkos ganti yang lenyap\n\n## Dokumen\nbawa apa saja\n")
    put(layers.top, "vocabulary.toml", '[spelling]\nspri = "surat pengganti"\n')

    loaded = content.load(layers)

    asked = [sample.text for sample in loaded.library["paspor-hilang"].questions]
    assert asked == ["kena denda berapa kalau ilang", "ongkos ganti yang lenyap", "bawa apa saja"]
    assert loaded.vocabulary.read("spri") == ["surat", "pengganti"]
    assert len(loaded.vocabulary.spelling) > 10


def test_a_fault_says_in_which_layer_it_is(layers: Layers) -> None:
    put(layers.top, SOP, national(SOP).replace("scope: nasional", "scope: dunia", 1))
    put(layers.national, "sop/paspor-rusak.md", "tanpa kepala")

    with pytest.raises(BrokenKnowledge) as found:
        content.load(layers)

    paths = {fault.path for fault in found.value.faults}
    assert paths == {layers.top / SOP, layers.national / "sop" / "paspor-rusak.md"}


def test_a_folder_with_an_office_of_its_own_holds_everything(tmp_path: Path) -> None:
    whole = tmp_path / "semua"
    for folder in CONTENT.folders:
        shutil.copytree(folder, whole, dirs_exist_ok=True)
    for name in ("headings.txt", "moved.toml"):
        shutil.copy(CONTENT.national / name, whole / name)
    own = (CONTENT.top / "moved.toml").read_text().split("[moved]\n")[1]
    places = {line.partition(" = ")[0] for line in own.splitlines()}
    file = whole / "moved.toml"
    kept = [
        line for line in file.read_text().splitlines() if line.partition(" = ")[0] not in places
    ]
    file.write_text("\n".join([*kept, own]))

    assert content.load(whole).library.keys() == content.load(CONTENT).library.keys()


# --- what the office goes without ---


def test_an_sop_that_is_off_is_not_searched_and_known_by_its_name(layers: Layers) -> None:
    turn_off(layers, "paspor-hilang")

    shelf = Shelf(layers)

    assert "paspor-hilang" not in shelf.library
    for name in ("paspor-hilang", "DOK-04", TITLE, "PASPOR  hilang"):
        found = shelf.unused(name)
        assert found.title == TITLE
    assert shelf.unused("paspor rusak") is None
    behind = shelf.unused_at(address_of("paspor-hilang", "biaya"))
    assert behind.id == "paspor-hilang"
    assert all(hit.sop.id != "paspor-hilang" for hit in shelf.answer("paspor hilang").hits)


def test_what_names_an_sop_that_is_off_is_hidden_and_told_in_one_line(layers: Layers) -> None:
    before = content.load(layers)
    turn_off(layers, "paspor-hilang")

    loaded = content.load(layers)

    (warning,) = loaded.warnings
    assert warning.path == layers.top / SOP
    assert "the SOP 'paspor-hilang' is not in use; hidden is what names it in" in warning.message
    assert "training/kuis-sop.md" in warning.message
    sops = {question.sop_id for question in loaded.training.questions.values()}
    assert (
        "paspor-hilang"
        in {question.sop_id for question in before.training.questions.values()} - sops
    )
    assert not [letter for letter in loaded.letters.values() if "paspor-hilang" in letter.sops]
    assert not [
        category for category in loaded.categories.values() if "paspor-hilang" in category.sops
    ]
    places = [place for interview in loaded.interviews.values() for place in interview.when_stopped]
    assert "paspor-hilang" not in {sop_id for sop_id, _ in places}
    assert str(warning) in check.by_file(check.of_content(layers).warnings)[0]


def test_the_national_text_is_used_again(layers: Layers) -> None:
    put(layers.top, SOP, choice.stub("paspor-hilang", TITLE, "dokintalkim", choice.NATIONAL))

    loaded = content.load(layers)

    assert loaded.library["paspor-hilang"].path == layers.national / SOP
    assert loaded.warnings == ()


def test_an_own_sop_can_be_off_and_keeps_its_text(layers: Layers) -> None:
    put(layers.top, "sop/parkir.md", OWN.replace("status: berlaku", f"status: {choice.OFF}", 1))

    loaded = content.load(layers)

    assert "parkir" not in loaded.library
    assert loaded.off["parkir"].sections


@pytest.mark.parametrize("room", [("sop",), ("sop", "issuers"), ("sop", "issuers", "questions")])
def test_an_office_without_any_sop_starts(tmp_path: Path, room: tuple[str, ...]) -> None:
    layers = copied_layers(tmp_path, *room)

    loaded = content.load(layers)

    assert len(loaded.library) == (14 if room == ("sop",) else 0)
    assert loaded.training.cards.keys() == content.load(CONTENT).training.cards.keys()
    if not loaded.library:
        (warning,) = loaded.warnings
        assert "there is no SOP" in warning.message
        shelf = Shelf(layers)
        answer = shelf.answer("paspor hilang")
        assert (answer.band, answer.hits) == (Band.NONE, ())
        assert shelf.named("paspor hilang") is None
        assert shelf.likeness.grouped(["paspor hilang", "paspor ilang"], ()) is not None


def test_a_section_that_the_office_lacks_hides_what_it_owns(layers: Layers) -> None:
    file = layers.office_file
    words = file.read_text().replace('tikim = "tikim"\n', "", 1)
    file.write_text(words.replace("[sections.tikim]", "[sections.tekno]"))

    loaded = content.load(layers)

    said = [str(fault.message) for fault in loaded.warnings]
    assert any(
        "no section does 'tikim'; write it in [functions]; hidden are:" in one for one in said
    )
    assert "sistem" not in loaded.categories
    assert {sop.section for sop in loaded.off.values()} == {"tikim"}


def test_a_replacement_may_lack_headings_that_others_name(layers: Layers) -> None:
    put(layers.top, SOP, national(SOP).replace("## Dokumen\n", "## Berkas\n", 1))

    loaded = content.load(layers)

    (warning,) = loaded.warnings
    assert warning.path == layers.top / SOP
    assert "it has no section 'dokumen'; hidden is what names it in" in warning.message
    assert ("paspor-hilang", "dokumen") not in {
        (question.sop_id, question.section) for question in loaded.training.questions.values()
    }


def test_a_mistake_stays_a_fault(layers: Layers) -> None:
    file = layers.national / "training" / "kuis-sop.md"
    file.write_text(file.read_text().replace("SOP: paspor-hilang", "SOP: paspor-hilangg", 1))

    with pytest.raises(BrokenKnowledge, match="names the SOP 'paspor-hilangg'"):
        content.load(layers)


def test_an_office_without_coordinators_shows_no_line_about_theirs(layers: Layers) -> None:
    file = layers.office_file
    words = file.read_text()
    for minutes in (30, 5):
        tier = f'post = "koordinator_ukk"\nwait_minutes = {minutes}\n'
        assert tier in words
        words = words.replace(f"[[tiers.biasa]]\n{tier}\n", "", 1)
        words = words.replace(f"[[tiers.mendesak]]\n{tier}\n", "", 1)
    file.write_text(words)

    sections = content.load(layers).library["pelaporan-kejanggalan"].sections

    assert not [section for section in sections if "koordinator lebih dulu" in section.body]
    assert "{jenjang" not in "".join(section.body for section in sections)
