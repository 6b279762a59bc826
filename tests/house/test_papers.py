"""The papers on data protection: each line has a test or a source, or a blank to fill."""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.texts.data_protection import privacy
from office.data_protection import VERSION
from office.records import kinds
from office.services import RECORDS, metadata
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


def removed() -> Iterator[tuple[str, str]]:
    """Each table whose rows go after some days, with the kind of [retention] that says when."""
    for rule in (rule for records in RECORDS for rule in records.removable if rule.rows):
        for old in rule.rows(datetime.now(UTC)) if rule.rows else ():
            yield str(old.model.__tablename__), rule.kind


def test_every_table_names_its_days() -> None:
    """`[retention.KIND]` stands where the program removes rows by it, and is known elsewhere."""
    paper = text("catatan-pemrosesan.md")
    rows = re.findall(r"^\| `(\w+)` \|.* \| ([^|]+) \|$", paper, re.MULTILINE)
    named = {table: set(re.findall(r"\[retention\.(\w+)\]", kept)) for table, kept in rows}
    # Messages go with what they tell of, too; their own rule is the one that counts.
    unsaid = [one for one in removed() if one[1] not in named[one[0]] and one[0] != "outbox"]

    assert unsaid == []
    assert set.union(*named.values()) <= kinds(RECORDS).keys()
    assert [table for table, kept in rows if "[retention]" in kept] == []


def test_the_paper_holds_the_words_that_officers_read() -> None:
    paper = text("pemberitahuan-privasi.md")
    said = re.sub(r"</?b>", "**", privacy.at_enrolment()).replace("• ", "· ")

    assert f"(versi {VERSION})" in paper
    assert [line for line in said.splitlines() if f"> {line}\n" not in paper] == []
