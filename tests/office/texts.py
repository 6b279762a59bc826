"""A shelf of a few lines that a test writes."""

from collections.abc import Iterable, Mapping, Sequence

from knowledge.shelf import fingerprint_of
from office.changes.facts import ItemFacts, NoContent, SectionText


class Texts(NoContent):
    """Sections `sop/slug` with their words, where they moved, and what rests on them."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {"paspor-hilang/biaya": "Denda Rp1 juta", "bap/alur": "Satu"}
        self.moved: dict[str, str] = {}
        self.sure: dict[str, str] = {}
        self.resting: dict[str, tuple[str, str]] = {}
        self.stands_on: dict[str, str] = {}

    def __call__(self) -> "Texts":
        return self

    def gathered(self, texts: Sequence[str], seeds: Sequence[str]) -> Sequence[int]:
        """Only the same words ask the same."""
        known = list(dict.fromkeys([*seeds, *texts]))
        return [known.index(text) for text in texts]

    def revisions(self) -> Mapping[str, str]:
        return self.stands_on

    def sections(self) -> Sequence[SectionText]:
        return [self._text(address, words.splitlines()) for address, words in self.words.items()]

    def _text(self, address: str, lines: Iterable[str]) -> SectionText:
        sop_id = address.split("/")[0]
        said = tuple(lines)
        return SectionText(address, sop_id, address, "dokintalkim", said, fingerprint_of(said))

    def former_address(self, sop_id: str, section: str) -> str:
        return f"{sop_id}/{section}"

    def now_at(self, passage: str) -> str | None:
        at = self.moved.get(passage, passage)
        return at if at in self.words else None

    def answers_surely(self, question: str) -> str | None:
        return self.sure.get(question)

    def owner(self, _passage: str) -> str:
        return "dokintalkim"

    def nearest_owner(self, _question: str) -> str:
        return "dokintalkim"

    def wording(self, item_id: str) -> str | None:
        found = self.items().get(item_id)
        return found.fingerprint if found is not None else None

    def items(self) -> Mapping[str, ItemFacts]:
        return {
            item: ItemFacts(at, fingerprint_of([words]))
            for item, (passage, words) in self.resting.items()
            if (at := self.now_at(passage)) is not None
        }
