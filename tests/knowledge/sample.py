"""A small shelf for the tests: files that are right, to be spoilt one line at a time."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.questions.vocabulary import load as load_vocabulary
from knowledge.reading.sops import library
from knowledge.reading.sops.library import Library
from knowledge.search.scoring.strangers import StrangerEvidence
from knowledge.search.scoring.views import NAMES, Look

IN_FORCE = """\
version: "1.0"
effective_from: 2026-11-25
reviewed_at: 2026-11-24
review_every: 180 hari
scope: nasional
status: berlaku
"""

HEAD = f"""\
---
id: {{id}}
number: {{number}}
title: {{title}}
section: dokintalkim
subject: Paspor
{IN_FORCE}sources:
  - key: p41
    regulation: Permenkumham 8/2014
    article: Pasal 41
    confidence: K2
    date: 2019-08-27
  - key: u
    regulation: Praktik kantor
    confidence: U
aliases: [{{aliases}}]
---
"""

LOST = (
    HEAD.format(
        id="paspor-hilang",
        number="DOK-04",
        title="Paspor hilang",
        aliases="kehilangan paspor, lost passport",
    )
    + """\
Penggantian paspor yang hilang.

## Dokumen
1. KTP.[^p41]
2. Surat lapor kehilangan dari kepolisian.[^p41]

## Biaya
- Biaya beban: **Rp1.000.000** per buku.[^p41]
- Cara bayar belum terverifikasi — tanyakan Kasi Dokintalkim.[^u]

> [!KONFLIK] Kasi Dokintalkim
> - Kantor A (2024): bayar di loket.[^p41]
> - Kantor B (2025): bayar di bank.[^u]
"""
)

DAMAGED = (
    HEAD.format(
        id="paspor-rusak",
        number="DOK-05",
        title="Paspor rusak",
        aliases="paspor sobek, paspor basah",
    )
    + """\
Penggantian paspor yang rusak.

## Dokumen
1. KTP dan paspor yang rusak.[^p41]

## Biaya
- Biaya beban: **Rp500.000** per buku.[^u]
"""
)

STAY = (
    HEAD.format(
        id="izin-tinggal",
        number="DOK-22",
        title="Izin tinggal orang asing",
        aliases="kitas, stay permit",
    )
    + """\
Perpanjangan izin tinggal bagi warga negara asing.[^p41][^u]

## Waktu
- Ajukan sebelum izin habis.[^p41]
"""
)


QUESTIONS = {
    "paspor-hilang": """\
## Dokumen
paspor raib harus bawa apa

## Biaya
kalo ilang didenda berapa
""",
    "paspor-rusak": """\
## Dokumen
bukunya kena air gimana
""",
    "izin-tinggal": """\
## Waktu
perpanjang kitas gimana
""",
}


def write(folder: Path, **files: str) -> Path:
    """Write SOP files; a name's underscores stand for hyphens."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.md").write_text(text, encoding="utf-8")
    return folder


def shelf(folder: Path, lost: str = LOST) -> Library:
    """Load the whole small shelf."""
    sops = write(folder, paspor_hilang=lost, paspor_rusak=DAMAGED, izin_tinggal=STAY)
    return library.load(sops, questions=write(folder / "questions", **QUESTIONS))


def vocabulary(folder: Path, text: str = "") -> Vocabulary:
    """Load a vocabulary from a text."""
    path = folder / "vocabulary.toml"
    path.write_text(text, encoding="utf-8")
    return load_vocabulary(path)


def lines_with(message: str, read: Callable[[], object]) -> list[int]:
    """The lines of the faults with that message in what is read."""
    with pytest.raises(BrokenKnowledge) as caught:
        read()
    return [fault.line for fault in caught.value.faults if message in fault.message]


def nothing_seen(sections: int) -> Look:
    """A look at so many sections that sees nothing in any of them."""
    nothing = np.zeros(sections, np.float32)
    return Look(
        figures=np.zeros((sections, len(NAMES)), np.float32),
        unknown=0.0,
        silent=nothing,
        brevity=0.0,
        unfit=nothing,
        foreign=0.0,
        sops=np.arange(sections, dtype=np.int32),
        strange=StrangerEvidence(),
    )
