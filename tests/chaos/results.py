"""Puts what was measured between its marks in `docs/chaos.md`."""

from collections.abc import Sequence

from tests.places import ROOT

FILE = ROOT / "docs" / "chaos.md"


def write(what: str, lines: Sequence[str]) -> None:
    """Replace what stands between `<!-- what, as run: begin -->` and its end."""
    begin, end = f"<!-- {what}, as run: begin -->\n", f"<!-- {what}, as run: end -->\n"
    before, _, rest = FILE.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    FILE.write_text(f"{before}{begin}\n" + "\n".join(lines) + f"\n\n{end}{after}", "utf-8")
