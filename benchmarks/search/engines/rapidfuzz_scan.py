"""rapidfuzz alone: the question is compared with every passage. Nothing is indexed."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process, utils

from benchmarks.search.texts.data import Passage


class Scan:
    """Finds the most similar passages by one of rapidfuzz's ratios."""

    def __init__(self, ratio: str) -> None:
        self._ratio = getattr(fuzz, ratio)

    def build(self, passages: Sequence[Passage]) -> str:
        self._texts = {
            passage.id: utils.default_process(f"{passage.title} {passage.body}")
            for passage in passages
        }
        return ""

    def search(self, query: str, limit: int) -> list[str]:
        typed = utils.default_process(query)
        found = process.extract(typed, self._texts, scorer=self._ratio, limit=limit)
        return [key for _, _, key in found]


def create(variant: str) -> Scan:
    """Create a scan with the ratio of that name."""
    return Scan(variant)
