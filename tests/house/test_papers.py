"""The papers on data protection: each line has a test or a source, or a blank to fill."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from bot.texts.data_protection import privacy
from office.data_protection import VERSION
from office.services import metadata
from tests.places import ROOT

PAPERS = ROOT / "docs" / "pelindungan-data"
_BLANK = re.compile(r"\[[^\]]+\](?!\()")
_SOURCE = re.compile(r"\((K1|K2|U)\)$|Pasal \d")


def rows() -> Iterator[dict[str, str]]:
    with (PAPERS / "klaim.tsv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def text(name: str) -> str:
    return (PAPERS / name).read_text("utf-8")


def lines(path: Path) -> Iterator[str]:
    """The points and the rows of tables of a paper, without their heads."""
    head = ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("- "):
            yield line.removeprefix("- ")
        elif line.startswith("| ") and head.startswith("|") and "](" not in line:
            yield line.removeprefix("| ").removesuffix(" |")
        head = line


def is_proved(evidence: str) -> bool:
    """Whether a test, a page of ours or a source with its confidence stands behind a claim."""
    if evidence.startswith("tests/"):
        path, _, name = evidence.partition("::")
        return f"def {name}(" in (ROOT / path).read_text("utf-8")
    return (ROOT / evidence).is_file() or _SOURCE.search(evidence) is not None


def test_every_claim_stands_in_its_paper_and_is_proved() -> None:
    wrong = [
        row
        for row in rows()
        if row["claim"] not in text(row["paper"]) or not is_proved(row["evidence"])
    ]

    assert wrong == []


def test_every_line_is_a_claim_or_a_blank() -> None:
    claimed = {(row["paper"], row["claim"]) for row in rows()}
    loose = [
        (path.name, line)
        for path in PAPERS.glob("*.md")
        for line in lines(path)
        if (path.name, line) not in claimed and not _BLANK.search(line)
    ]

    assert loose == []


def test_every_paper_says_that_it_is_a_draft() -> None:
    assert [p.name for p in PAPERS.glob("*.md") if "**Draf**" not in p.read_text("utf-8")] == []


def test_every_table_is_in_the_record_of_processing() -> None:
    recorded = re.findall(r"^\| `(\w+)` \|", text("catatan-pemrosesan.md"), re.MULTILINE)

    assert sorted(recorded) == sorted(set(metadata.tables) - {"alembic_version"})


def test_the_paper_holds_the_words_that_officers_read() -> None:
    paper = text("pemberitahuan-privasi.md")
    said = re.sub(r"</?b>", "**", privacy.at_enrolment()).replace("• ", "· ")

    assert f"(versi {VERSION})" in paper
    assert [line for line in said.splitlines() if f"> {line}\n" not in paper] == []
