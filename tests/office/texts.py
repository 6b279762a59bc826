"""Shelves that a test writes: an empty one, and one of a few lines."""

from collections.abc import Iterable, Mapping, Sequence

from knowledge.shelf import fingerprint_of
from office.shelf import ItemFacts, Publication, SectionText, Stamped, UnreadCase
from office.shelf.facts import RestingSection, SopAge


class NoUpkeep:
    """No SOP grows old."""

    def ages(self) -> Sequence[SopAge]:
        return ()

    def age(self, _sop_id: str) -> SopAge | None:
        return None

    def knows(self, _name: str) -> bool:
        return True

    def resting_on(self, _documents: Sequence[str]) -> Sequence[RestingSection]:
        return ()


class NoSigns:
    """No interview names a sign."""

    def of(self, _interview: str, _question: str) -> Sequence[str]:
        return ()


class NoShelf:
    """Nothing is similar, nothing has an owner, nothing is read."""

    def __call__(self) -> "NoShelf":
        return self

    def gathered(self, texts: Sequence[str], seeds: Sequence[str]) -> Sequence[int]:
        return range(len(seeds), len(seeds) + len(texts))

    def address(self, _sop_id: str, _section: str) -> str | None:
        return None

    def owner(self, _passage: str) -> str:
        return ""

    def nearest_owner(self, _question: str) -> str:
        return ""

    def is_sample(self, _passage: str, _text: str) -> bool:
        return False

    def passages(self) -> Sequence[str]:
        return ()

    @property
    def signs(self) -> NoSigns:
        return NoSigns()

    @property
    def upkeep(self) -> "NoUpkeep":
        return NoUpkeep()

    def wording(self, _item_id: str) -> str | None:
        return None

    def written(self, _path: str) -> str | None:
        return None

    def stamped(self, _path: str, text: str, how: Publication) -> Stamped:
        """Set no number: the text stays as it is."""
        return Stamped(text, "1.1" if how.before else "1.0")

    def version(self, _path: str, _text: str) -> str:
        return "1.0"

    def faults_with(self, _path: str, _text: str, _beside: Mapping[str, str]) -> Sequence[str]:
        return ()

    def left_out(self) -> Mapping[str, str]:
        return {}

    def covered(self) -> Mapping[str, str]:
        return {}

    def unread_cases(self) -> Sequence[UnreadCase]:
        return []

    def section_written(self, _path: str, _heading: str, _text: str) -> str:
        return ""


class Texts(NoShelf):
    """Sections `sop/slug` with their words, where they moved, and what rests on them."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {"paspor-hilang/biaya": "Denda Rp1 juta", "bap/alur": "Satu"}
        self.moved: dict[str, str] = {}
        self.sure: dict[str, str] = {}
        self.resting: dict[str, tuple[str, str]] = {}
        self.stands_on: dict[str, str] = {}

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
