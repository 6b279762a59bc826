"""Hands what revisions must know of the content files to the office, in the office's terms."""

from collections.abc import Mapping
from datetime import date

from knowledge.reading import content_files
from knowledge.reading.manuscript import Manuscript
from knowledge.reading.numbering import next_number
from knowledge.reading.sop_file import slug
from knowledge.shelf import Shelf, address_of
from office.revisions.facts import Stamped
from office.revisions.versions import next_version


class OfficeContent:
    """The content files as far as revisions ask."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __call__(self) -> "OfficeContent":
        return self

    def written(self, path: str) -> str | None:
        """What stands in the file on the disk, if there is one."""
        return self._shelf.written(path)

    def stamped(
        self, path: str, text: str, before: str | None, effective_from: date, reviewed_at: date
    ) -> Stamped:
        """The text as it is published in the place of the one before."""
        if not content_files.is_sop(path):
            return Stamped(text, "")
        old = Manuscript.of(before or "").head
        version = next_version(str(old.get("version") or ""))
        number = str(old.get("number") or "") or self._new_number(path, text)
        head = {
            **({"number": number} if number else {}),
            "version": f'"{version}"',
            "effective_from": effective_from.isoformat(),
            "reviewed_at": reviewed_at.isoformat(),
        }
        return Stamped(Manuscript.of(text).with_head(head).text, version)

    def left_out(self) -> Mapping[str, str]:
        """The revisions that cannot be used with the files: their paths, and what is wrong."""
        return {path: "\n".join(map(str, faults)) for path, faults in self._shelf.left_out.items()}

    def passage(self, path: str, heading: str) -> str:
        """The address of a section of that SOP; empty where the file is none."""
        if not heading or not content_files.is_sop(path):
            return ""
        return address_of(path.rpartition("/")[2].removesuffix(".md"), slug(heading))

    def _new_number(self, path: str, text: str) -> str:
        section = content_files.section_of(path, text)
        is_new = path.startswith("sop/")
        return next_number(self._shelf.library.values(), section) if is_new else ""
