"""An office adds lines to a national SOP without replacing it."""

import pytest

from knowledge.reading import content
from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.sops.sop import Sop
from tests.knowledge.sample import IN_FORCE
from tests.places import CONTENT

NATIONAL = f"""\
---
id: surat-jalan
title: Surat jalan
section: tu
{IN_FORCE}sources:
  - key: p1
    regulation: Permenkumham 8/2014
    article: Pasal 1
    confidence: K1
aliases: []
---
## Kuota
- Kuota ditetapkan kepala kantor.[^p1]

## Biaya
- Tidak ada biaya.[^p1]
"""
ADDED = """\
---
sources:
  - key: u
    regulation: Kebiasaan kantor
    confidence: U
---
## Kuota
- Di sini 20 sehari, belum terverifikasi.[^u]

## Loket khusus
- Loket 3.[^p1]
"""


def files(added: str = ADDED, name: str = "surat-jalan") -> dict[str, str]:
    return {"sop/surat-jalan.md": NATIONAL, f"additions/{name}.md": added}


def faults(added: str, name: str = "surat-jalan") -> list[str]:
    with pytest.raises(BrokenKnowledge) as caught:
        content.load(CONTENT, overlay=files(added, name))
    return [f"{fault.path.name}:{fault.line}: {fault.message}" for fault in caught.value.faults]


@pytest.fixture(scope="module")
def joined() -> Sop:
    asked = {"questions/surat-jalan.md": "## Loket khusus\nloket khususnya nomor berapa ya\n"}
    return content.load(CONTENT, overlay={**files(), **asked}).library["surat-jalan"]


def test_added_lines_follow_those_of_the_section(joined: Sop) -> None:
    quota, cost, _ = joined.sections

    assert quota.body == (
        "- Kuota ditetapkan kepala kantor.[^p1]\n- Di sini 20 sehari, belum terverifikasi.[^u]"
    )
    assert [source.key for source in quota.sources] == ["p1", "u"]
    assert quota.is_unconfirmed
    assert cost.body == "- Tidak ada biaya.[^p1]"


def test_another_heading_is_a_section_that_can_be_asked_for(joined: Sop) -> None:
    assert [section.heading for section in joined.sections] == ["Kuota", "Biaya", "Loket khusus"]
    assert [question.heading for question in joined.questions] == ["Loket khusus"]
    assert [source.key for source in joined.sources] == ["p1", "u"]


def test_a_fault_names_the_line_of_the_addition() -> None:
    assert faults(ADDED.replace("- Loket 3.[^p1]", "- Loket 3.")) == [
        "surat-jalan.md:11: a point in 'Loket khusus' has no source; add [^…] or [^praktik]"
    ]


def test_an_addition_needs_its_sop() -> None:
    assert faults(ADDED, "surat-sakti") == [
        "surat-sakti.md:1: there is no SOP 'surat-sakti' to add to"
    ]


def test_a_key_means_one_source() -> None:
    assert faults(ADDED.replace("key: u", "key: p1").replace("[^u]", "[^p1]")) == [
        "surat-jalan.md:1: source 'p1' means another source in the SOP"
    ]
