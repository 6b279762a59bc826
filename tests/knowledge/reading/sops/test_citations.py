"""Every point, figure and law of an SOP rests on something that was seen."""

from pathlib import Path

import pytest

from knowledge.reading.sops import library
from knowledge.reading.sops.citations import unsourced
from tests.knowledge.sample import DAMAGED, write


def found(folder: Path, text: str) -> list[tuple[int, str]]:
    sop = library.load(write(folder, paspor_rusak=text))["paspor-rusak"]
    return [(fault.line, fault.message) for fault in unsourced(sop)]


def test_what_is_sourced_throughout_has_no_fault(tmp_path: Path) -> None:
    assert found(tmp_path, DAMAGED) == []


def test_a_point_without_a_source_is_found(tmp_path: Path) -> None:
    text = DAMAGED + "\n## Sikap\n1. Pakai 5S.[^u]\n2. Senyum,\n   selalu.\n"

    ((line, message),) = found(tmp_path, text)

    assert text.splitlines()[line - 1] == "2. Senyum,"
    assert message == "a point in 'Sikap' has no source; add [^…] or [^praktik]"


def test_what_one_source_says_against_another_names_it(tmp_path: Path) -> None:
    text = (
        DAMAGED + "\n## Jam\n> [!KONFLIK] Kasi Tikim\n> - Kantor A: pagi.[^u]\n> - Lainnya: sore.\n"
    )

    ((line, message),) = found(tmp_path, text)

    assert text.splitlines()[line - 1] == "> - Lainnya: sore."
    assert message.startswith("a point in 'Jam' has no source")


def test_a_figure_in_running_text_without_a_source_is_found(tmp_path: Path) -> None:
    ((_, message),) = found(tmp_path, DAMAGED + "\n## Umur\nPaling tua 60 tahun.\n")

    assert message == "'60' in 'Umur' has no source; add a footnote"


@pytest.mark.parametrize(
    "text",
    [
        "Tanyakan dengan ramah.",  # no figure
        "Pakai 5S di loket K2.",  # names with digits
        "> Mohon tunggu 10 menit ya.",  # words for the applicant
    ],
)
def test_what_needs_no_source_is_left_alone(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, f"{DAMAGED}\n## Sikap\n{text}\n") == []


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("regulation: PP 45/2024\n    confidence: K2", "needs its article"),
        ("regulation: PP 45/2024\n    article: Pasal 1\n    confidence: K3", "mark it U"),
        ("regulation: PP 45/2024\n    confidence: U", None),
        ("regulation: Laman syarat Ditjen\n    confidence: K2", None),
    ],
)
def test_a_law_was_seen_with_its_article_or_is_unverified(
    source: str, message: str | None, tmp_path: Path
) -> None:
    text = DAMAGED.replace(
        "regulation: Permenkumham 8/2014\n    article: Pasal 41\n    confidence: K2", source
    )
    assert text != DAMAGED

    told = [told for _, told in found(tmp_path, text)]

    assert len(told) == (message is not None)
    assert all(message in one for one in told if message)


def test_news_is_no_legal_basis(tmp_path: Path) -> None:
    text = DAMAGED.replace("Praktik kantor", "Berita Kompas") + "\n## Dasar hukum\n- Kompas.[^u]\n"

    assert [told for _, told in found(tmp_path, text)] == ["'u' is news, and no 'Dasar hukum'"]
