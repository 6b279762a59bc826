"""A file that a keeper sends finds its place by its name and by what it holds."""

import pytest

from knowledge.reading.revising.content_files import is_known, path_for, section_of, title_of
from knowledge.reading.sops.numbering import next_number
from tests.places import CONTENT
from tests.shelves import shelf_of

CASE = 'title = "Paspor"\nsection = "paspor"\n[[lines]]\n'
SOP = "---\nid: x\ntitle: Paspor basah\nsection: dokintalkim\n---\nIsi.\n"


@pytest.mark.parametrize(
    ("name", "text", "path"),
    [
        ("confirmed.toml", "", "confirmed.toml"),
        ("paspor-basah.md", SOP, "sop/paspor-basah.md"),
        ("dukcapil.md", SOP, "issuers/dukcapil.md"),
        ("salam.md", "## salam-01 Judul", "training/salam.md"),
        ("berobat.md", "---\nwhen_stopped: [x]\n---\n", "interviews/berobat.md"),
        ("surat.md", "---\npurpose: x\n---\n", "letters/surat.md"),
        ("catatan.md", "tanpa kepala", None),
        ("Naskah SOP.docx", "", None),
        ("../office.md", SOP, None),
        ("anomalies.toml", "", None),
        ("paspor.toml", CASE, "cases/paspor.toml"),
        ("paspor.toml", "[lain]", None),
    ],
)
def test_a_file_finds_its_place(name: str, text: str, path: str | None) -> None:
    assert path_for(name, text, ["issuers/dukcapil.md", "training/salam.md"]) == path
    assert path is None or is_known(path)


def test_only_content_is_known() -> None:
    for path in (
        "questions/bap.md",
        "sop/../main.md",
        "search/fitted.json",
        "sop/A.md",
        "x.toml",
        "cases/x.md",
    ):
        assert not is_known(path)


def test_a_file_says_whose_it_is_and_what_it_is_called() -> None:
    assert section_of("sop/x.md", SOP) == "dokintalkim"
    assert section_of("letters/x.md", SOP) == ""
    assert title_of("sop/x.md", SOP) == "Paspor basah"
    assert section_of("cases/x.toml", CASE) == "paspor"
    assert title_of("cases/x.toml", CASE) == "Paspor"
    assert title_of("cases/x.toml", "title =") == "x.toml"
    assert title_of("training/salam.md", "## salam-01") == "salam.md"


def test_a_new_sop_gets_the_next_number_of_its_section() -> None:
    sops = list(shelf_of(CONTENT).library.values())
    last = max(sop.number for sop in sops if sop.number.startswith("DOK-"))

    assert next_number(sops, "dokintalkim") == f"DOK-{int(last[4:]) + 1:02d}"
    assert next_number(sops, "tidak-ada") == ""
