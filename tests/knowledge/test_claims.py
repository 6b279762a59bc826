"""The table of claims proves the shelf: its sentences stand there, each figure has a row."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from knowledge.reading.sops.sop import Sop
from knowledge.reading.sops.text.markdown import plain, without_footnotes
from tests.places import ROOT
from tests.shelves import every_sop

CLAIMS = ROOT / "docs" / "claims"
_AMOUNT = re.compile(r"Rp ?\d[\d.,]*|\bPasal \d+[A-Z]?")


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def text_of(sop: Sop) -> dict[str, str]:
    return {
        section.heading: " ".join(f"{section.body} {plain(section.body)}".split())
        for section in sop.sections
    }


@every_sop
def test_every_claim_stands_in_its_section_with_its_source(sop: Sop) -> None:
    texts, keys = text_of(sop), {source.key for source in sop.sources}
    wrong = []
    for row in rows(CLAIMS / f"{sop.id}.tsv"):
        body = without_footnotes(texts.get(row["heading"], "")).replace("**", "")
        is_there = row["claim"] in body and row["figure"] in row["claim"]
        if not is_there or not set(re.findall(r"[\w-]+", row["source"])) & keys:
            wrong.append((row["heading"], row["figure"], row["source"]))

    assert not wrong


@every_sop
def test_every_amount_and_article_has_its_claim(sop: Sop) -> None:
    claimed = " ".join(row["figure"] for row in rows(CLAIMS / f"{sop.id}.tsv"))
    missing = {
        figure
        for text in text_of(sop).values()
        for figure in _AMOUNT.findall(text)
        if figure.rstrip(".,") not in claimed
    }

    assert not missing


def test_every_row_tells_where_it_was_seen() -> None:
    silent = [
        (path.name, row["figure"])
        for path in CLAIMS.glob("*.tsv")
        for row in rows(path)
        if not (row.get("evidence") or "").strip()
    ]

    assert not silent
