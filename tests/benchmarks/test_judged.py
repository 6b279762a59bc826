"""What readers judged is kept by fingerprints, and counts only while it is about what is there."""

from pathlib import Path

import pytest

from benchmarks.fit.data import Asked
from benchmarks.judged import LINES, SECTIONS, with_judged
from knowledge.reading.content import Content
from knowledge.reading.sops.confirming.verdicts import short
from tests.places import CONTENT
from tests.shelves import content_of

LABEL = ("paspor-hilang", "Dokumen")


def test_a_section_in_which_both_readers_found_the_answer_is_right(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "sections.tsv"
    lines = [("a", "paspor-hilang\tBiaya\tyes"), ("a", "paspor-hilang\tAlur\tno")]
    file.write_text("".join(f"{short(said)}\t{rest}\n" for said, rest in lines))
    monkeypatch.setattr("benchmarks.judged.SECTIONS", file)
    asked = [Asked("a", frozenset({LABEL})), Asked("b", frozenset({LABEL}))]

    judged, other = with_judged(asked, content_of(CONTENT).moved)

    assert judged.places == {LABEL, ("paspor-hilang", "Biaya")}
    assert other.places == {LABEL}


def test_what_was_judged_is_about_sections_that_are_there() -> None:
    content: Content = content_of(CONTENT)
    headings = {(sop.id, part.heading) for sop in content.library.values() for part in sop.sections}
    judged = [line.split("\t") for line in SECTIONS.read_text(encoding="utf-8").splitlines()]

    gone = [
        (sop, heading)
        for _, sop, heading, _ in judged
        if not sop.startswith("/") and not headings & set(content.moved.now((sop, heading)))
    ]

    assert gone == []
    assert len(LINES.read_text(encoding="utf-8").splitlines()) > 200
