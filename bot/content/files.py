"""Passes what revisions must know of the content files to the office, in its terms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from knowledge.reading.faults import Fault
from knowledge.reading.revising import content_files
from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.sops.numbering import NumberedSop, is_free, next_number
from knowledge.reading.sops.text.file import OPENING, slug
from knowledge.shelf import Shelf, address_of
from office.revisions.files.facts import Publication, Stamped
from office.revisions.rules.versions import next_version


class OfficeContent:
    """The content files, as far as revisions need to know them."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __call__(self) -> "OfficeContent":
        return self

    def written(self, path: str) -> str | None:
        """Return the text of the file on the disk, or None if there is no such file."""
        return self._shelf.written(path)

    def stamped(self, path: str, text: str, how: Publication) -> Stamped:
        """Return the text as it is published: with its number, version and dates."""
        if not content_files.is_sop(path):
            return Stamped(text, "")
        whole = Manuscript.of(text)
        stamped = stamp(self._shelf, path, whole, how)
        return Stamped(stamped.text, str(stamped.head.get("version") or ""))

    def version(self, path: str, text: str) -> str:
        """Return the version that an SOP names; other files have none."""
        if not content_files.is_sop(path):
            return ""
        return str(Manuscript.of(text).head.get("version") or "")

    def faults_with(self, path: str, text: str, beside: Mapping[str, str]) -> Sequence[str]:
        """Return what is wrong with that text beside the others. Reads all content: takes a moment.

        A revision that the shelf has left out anyway is no fault of this text.
        """
        shelf = self._shelf
        unused = {one: shelf.revisions[one] for one in shelf.left_out}
        used = {one: said for one, said in beside.items() if unused.get(one) != said}
        return [str(fault) for fault in shelf.faults_with({**used, path: text})]

    def left_out(self) -> Mapping[str, str]:
        """Return the revisions that cannot be used with the files: path → what is wrong."""
        return _said(self._shelf.left_out)

    def covered(self) -> Mapping[str, str]:
        """Return the revisions over broken files: path → what is wrong with the file."""
        return _said(self._shelf.covered)

    def passage(self, path: str, heading: str, text: str) -> str:
        """Return the address of the section that was written; empty if that is more than one.

        For a new SOP it is that of the first section.
        """
        if not content_files.is_sop(path):
            return ""
        if not heading and self._shelf.written(path) is None:
            headings = Manuscript.of(text).headings
            heading = next((one for one in headings if one != OPENING), OPENING)
        if not heading:
            return ""
        return address_of(path.rpartition("/")[2].removesuffix(".md"), slug(heading))


def _said(faults: Mapping[str, Sequence[Fault]]) -> dict[str, str]:
    return {path: "\n".join(map(str, found)) for path, found in faults.items()}


@dataclass(frozen=True)
class _Head:
    """What the front matter of a text says about its number."""

    number: str
    section: str

    @classmethod
    def of(cls, text: Manuscript) -> Self:
        head = text.head
        return cls(str(head.get("number") or ""), str(head.get("section") or ""))


def stamp(shelf: Shelf, path: str, manuscript: Manuscript, how: Publication) -> Manuscript:
    """Set number, version and dates of an SOP, continuing those of the text before."""
    old = Manuscript.of(how.before or "").head
    number = str(old.get("number") or "")
    if not number and path.startswith("sop/"):
        taken = _numbered(shelf, how.others, path)
        brought = _Head.of(manuscript)
        is_kept = how.keeps_number and is_free(brought.number, taken)
        number = brought.number if is_kept else next_number(taken, brought.section)
    return manuscript.with_head(
        {
            **({"number": number} if number else {}),
            "version": f'"{next_version(str(old.get("version") or ""))}"',
            "effective_from": how.effective_from.isoformat(),
            "reviewed_at": how.reviewed_at.isoformat(),
        }
    )


def _numbered(shelf: Shelf, others: Mapping[str, str], path: str) -> list[NumberedSop]:
    """Return the other SOPs: those on the shelf, and those among the texts to be published."""
    texts = {one: text for one, text in others.items() if content_files.is_sop(one) and one != path}
    return [*shelf.library.values(), *(_Head.of(Manuscript.of(text)) for text in texts.values())]
