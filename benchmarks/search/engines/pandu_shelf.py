"""The bot's own ranking of the office's shelf, by SOP or by section. It has its own passages."""

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.content import CONTENT
from benchmarks.search.texts.data import Passage
from benchmarks.search.texts.sources import section_id
from knowledge.reading.content import load
from knowledge.reading.sops.library import Library
from knowledge.search.index import Index


class Shelf:
    """The whole path from a question to sections, as in `python main.py ask`."""

    def __init__(self, *, by_section: bool, with_questions: bool) -> None:
        self._by_section = by_section
        content = load(CONTENT)
        self._vocabulary = content.vocabulary
        self._library = content.library
        if not with_questions:
            bare = {key: replace(sop, questions=()) for key, sop in content.library.items()}
            self._library = Library(bare)

    def build(self, _: Sequence[Passage]) -> str:
        self._index = Index(self._library, self._vocabulary)
        return ""

    def search(self, query: str, limit: int) -> list[str]:
        hits = self._index.search(query, limit=limit if self._by_section else 10 * limit)
        found = (section_id(hit.section) if self._by_section else hit.sop.id for hit in hits)
        return list(dict.fromkeys(found))[:limit]


def create(variant: str) -> Shelf:
    """Create the shelf: "sops" or "sections", with "-bare" for one without sample questions."""
    kind, _, bare = variant.partition("-")
    return Shelf(by_section=kind == "sections", with_questions=not bare)
