"""Puts what was measured between its marks in `docs/chaos.md`, above what stands there."""

from collections.abc import Sequence

from tests.places import ROOT

FILE = ROOT / "docs" / "chaos.md"


def add(what: str, lines: Sequence[str]) -> None:
    """Add below `<!-- what, as run: begin -->`. Earlier runs stay."""
    begin, end = f"<!-- {what}, as run: begin -->\n", f"<!-- {what}, as run: end -->\n"
    text = FILE.read_text(encoding="utf-8")
    before, _, after = (text if begin in text else f"{text}\n{begin}\n{end}").partition(begin)
    FILE.write_text(f"{before}{begin}\n" + "\n".join(lines) + f"\n{after}", "utf-8")
