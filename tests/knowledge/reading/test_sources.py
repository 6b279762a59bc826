"""The list of documents: what a head may name by id, and what `check` finds in it."""

from datetime import date
from pathlib import Path

import pytest

from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.layers import Layers
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.revising.source_lines import by_id, in_words
from knowledge.reading.sops.text.file import read_sop
from knowledge.reading.sources import catalogue, resting
from knowledge.reading.sources.catalogue import ShelfSource
from knowledge.shelf import Shelf
from tests.knowledge.sample import LOST

LAW = '[permenkumham-8-2014]\nname = "Permenkumham 8/2014"\nconfidence = "K2"\ndate = 2019-08-27\n'
KNOWN = {
    "permenkumham-8-2014": ShelfSource(
        "permenkumham-8-2014", "Permenkumham 8/2014", "K2", date=date(2019, 8, 27)
    )
}


def listed(folder: Path, national: str = LAW, office: str = "") -> catalogue.ShelfSources:
    """Load a list of documents, and what the office says beside it."""
    for path, text in (("national/sources/laws.toml", national), ("office/sources.toml", office)):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return catalogue.load(Layers(folder / "national", folder / "office"))


def test_a_head_names_a_document_by_its_id_and_may_say_more() -> None:
    named = by_id(Manuscript.of(LOST), KNOWN)
    seen = named.text.replace("    article: Pasal 41", "    article: Pasal 41\n    confidence: K1")

    sop, faults = read_sop(Path("paspor-hilang.md"), named.text.encode(), KNOWN)
    other, _ = read_sop(Path("paspor-hilang.md"), seen.encode(), KNOWN)

    assert "source: permenkumham-8-2014" in named.text
    assert "confidence: K2" not in named.text
    assert "regulation: Praktik kantor" in named.text
    assert not faults
    assert sop is not None
    assert other is not None
    law = sop.sources[0]
    assert (law.id, law.regulation, law.confidence) == (
        "permenkumham-8-2014",
        "Permenkumham 8/2014",
        "K2",
    )
    assert law.date == date(2019, 8, 27)
    assert other.sources[0].confidence == "K1"


def test_an_unknown_document_is_a_fault_at_its_line() -> None:
    text = by_id(Manuscript.of(LOST), KNOWN).text
    line = text.splitlines().index("    source: permenkumham-8-2014") + 1

    _, faults = read_sop(Path("paspor-hilang.md"), text.encode())

    assert [fault.line for fault in faults if "is not in sources/" in fault.message] == [line]


def test_people_compare_texts_with_their_sources_in_words() -> None:
    text = in_words(by_id(Manuscript.of(LOST), KNOWN), KNOWN)

    assert [(one["regulation"], one["confidence"]) for one in text.head["sources"]] == [  # type: ignore[attr-defined]
        ("Permenkumham 8/2014", "K2"),
        ("Praktik kantor", "U"),
    ]


@pytest.mark.parametrize(
    ("national", "office", "said"),
    [
        ('[a]\nname = "A"\n', "", "lacks 'confidence'"),
        ('[a]\nname = "A"\nconfidence = "K9"\n', "", "must be one of"),
        ('[a]\nname = "A"\nconfidence = "K1"\nplace = "x"\n', "", "is not a key here"),
        (LAW, LAW, "only its change"),
        (LAW, '[permenkumham-8-2014]\nchanged = "dicabut"\n', "stand together"),
        (LAW, '[baru]\nchanged = "dicabut"\nchanged_on = 2027-01-04\n', "lacks 'name'"),
    ],
)
def test_a_wrong_list_is_refused(tmp_path: Path, national: str, office: str, said: str) -> None:
    with pytest.raises(BrokenKnowledge, match=said):
        listed(tmp_path, national, office)


def test_the_office_adds_documents_and_says_what_changed(tmp_path: Path) -> None:
    changed = (
        '[permenkumham-8-2014]\nchanged = "diganti Permenimipas 9/2027"\nchanged_on = 2027-01-04\n'
        '[surat]\nname = "Surat kami"\nconfidence = "K3"\n'
    )

    found = listed(tmp_path, office=changed)

    assert found["permenkumham-8-2014"].changed == "diganti Permenimipas 9/2027"
    assert found["permenkumham-8-2014"].name == "Permenkumham 8/2014"
    assert found["surat"].confidence == "K3"


def test_a_regulation_is_found_as_people_write_it(tmp_path: Path) -> None:
    page = '[laman]\nname = "Laman tentang Permenkumham 8/2014"\nconfidence = "K1"\n'
    other = '[lain]\nname = "Permenkumham 18/2014"\nconfidence = "K1"\n'
    found = listed(tmp_path, page + LAW + other)

    named = catalogue.naming(found, "permenkumham nomor 8 tahun 2014")

    assert [document.id for document in named] == ["permenkumham-8-2014", "laman"]


def test_doubles_and_what_nobody_cites_are_told(tmp_path: Path) -> None:
    found = listed(tmp_path, LAW + '[lagi]\nname = "permenkumham 8/2014"\nconfidence = "K1"\n')

    (double,) = catalogue.doubles(found)
    (unused,) = catalogue.unused(found, ["lagi"])

    assert (double.line, unused.line) == (5, 1)


def test_the_shelf_names_its_documents_by_id(shelf: Shelf) -> None:
    content = shelf.content
    in_words = [
        f"{sop.id}: {source.key}"
        for sop in content.library.values()
        for source in sop.sources
        if not source.id
    ]
    lines = list(resting.lines(content, "pp-45-2024"))

    assert not in_words
    assert any("Rp650.000" in line.text and line.sop_id == "paspor-tarif" for line in lines)
    assert not any("[^" in line.text for line in lines)
