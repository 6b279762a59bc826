"""An office with an SOP of its own that nobody has asked about yet."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.reading.layers import Layers
from knowledge.search.answer import Answer, Band
from knowledge.shelf import Shelf
from tests.cast.judging import judges
from tests.cast.people import *  # noqa: F403 - pytest finds fixtures by their names here
from tests.journeys.conftest import copied_content
from tests.shelves import shelf_of

NEW_SOP = """---
id: paspor-keliling
number: DOK-90
title: Layanan Paspor Keliling ke Desa
section: paspor
subject: Paspor baru dan ganti
version: "1.0"
effective_from: 2026-01-01
reviewed_at: 2026-01-01
review_every: 180 hari
scope: kantor
aliases: [paspor desa]
status: berlaku
sources:
  - key: praktik
    regulation: Praktik kantor
    confidence: K3
---

## Dokumen

- KTP dan KK asli warga desa, dikumpulkan perangkat desa sehari sebelumnya.[^praktik]

## Alur

1. Kepala desa bersurat kepada kantor paling lambat tujuh hari sebelumnya.[^praktik]
2. Tim membawa mobil unit ke balai desa dan memotret di tempat.[^praktik]
"""
"""Two sections of one SOP without sample questions."""


# Another SOP is shown as likely for it, whatever the fit is today.
MISSED = "paspor kolektif di desa gmn"


@pytest.fixture
def missed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one question be answered by another SOP, beside the steps of the new one."""
    ask = Shelf.answer

    def judge(shelf: Shelf, question: str, found: Answer) -> Answer:
        if question != MISSED:
            return found
        other = ask(shelf, "apa itu eazy passport")
        own = ask(shelf, "mobil paspor keliling ke kampung kapan").hits
        return replace(
            other,
            band=Band.LIKELY,
            question=MISSED,
            is_whole=False,
            front="",
            shown=other.hits[0],
            offered=tuple(own[:1]),
        )

    judges(monkeypatch, judge)


@pytest.fixture(scope="session")
def content_with_new_sop(tmp_path_factory: pytest.TempPathFactory) -> Layers:
    """Both layers, and the new SOP on the office's."""
    content = copied_content(tmp_path_factory.mktemp("content"), "")
    place = content.own("sop/paspor-keliling.md")
    place.parent.mkdir(exist_ok=True)
    place.write_text(NEW_SOP, "utf-8")
    shelf_of(content)
    return content


@pytest.fixture
def content(content_with_new_sop: Layers, contents: Callable[[str], Layers]) -> Layers:
    contents("")  # the staffed database is made on the content without it
    return content_with_new_sop


@pytest.fixture
def own_folder(content: Layers) -> Path:
    return content.own("sop")
