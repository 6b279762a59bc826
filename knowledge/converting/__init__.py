"""From a file that a keeper sends (.docx, .pdf, .md) to the draft of an SOP file.

A file of somebody else's goes through `limited.convert`: it is read in a process of its own, with
limits.
"""

from datetime import date

from knowledge.converting.draft import Draft, confirmed, drafted
from knowledge.converting.formats.package import LARGEST, FileKind, kind_of
from knowledge.converting.outlined import Loss, Lost, Outline
from knowledge.converting.unconvertible import Obstacle, Unconvertible
from knowledge.reading.front_matter import has_head
from knowledge.reading.sops.sop import Sop

__all__ = ["LARGEST", "Draft", "Loss", "Lost", "Obstacle", "Unconvertible", "confirmed"]


def read(name: str, data: bytes) -> Outline | str:
    """Return a file's outline, or its text if it is an SOP file already. Raises Unconvertible."""
    # The readers of Word and PDF take a fifth of a second to import. Plain texts need neither.
    kind = kind_of(name, data)
    if kind is FileKind.WORD:
        from knowledge.converting.formats import word

        return word.read(data)
    if kind is FileKind.PDF:
        from knowledge.converting.formats import pdf

        return pdf.read(data)
    from knowledge.converting.formats import plain_text

    text = plain_text.text_of(data)
    return text if is_sop_file(text) else plain_text.read(text)


def finished(
    found: Outline | str, name: str, *, sop: Sop | None, today: date | None = None
) -> Draft:
    """The draft of what was read, in the place of `sop` if there is one.

    A Markdown file with a head is an SOP file already and stays as it is. Raises Unconvertible
    where it says nothing.
    """
    if isinstance(found, str):
        text = "\n".join(found.splitlines()) + "\n"
        return Draft(text, {number: f"baris {number}" for number in range(1, text.count("\n") + 1)})
    return drafted(found.called(name), sop, today)


def is_sop_file(text: str) -> bool:
    """Whether a text begins with a head between two lines of '---'."""
    return has_head(text.splitlines())
