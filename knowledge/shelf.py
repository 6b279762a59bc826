"""The shelf in use: the library loaded now, how it answers, and its exchange for a new one."""

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from knowledge import library, vocabulary
from knowledge.answer import Answer, Answerer
from knowledge.encoder import CachedEncoder, Encoder, SentenceEncoder, is_installed
from knowledge.library import Library, Section, Sop
from knowledge.opinion import Progress


@dataclass(frozen=True)
class Passage:
    """A section together with the SOP it stands in."""

    sop: Sop
    section: Section


class Shelf:
    """What the office knows. A reload that finds faults changes nothing."""

    def __init__(self, folder: Path, *, sops: Path | None = None, cache: Path) -> None:
        """Load the knowledge folder, or its vocabulary with the SOPs of another folder.

        Raises:
            BrokenKnowledge: with every fault of every file.
        """
        self.folder = folder
        self._sops = sops or folder / "sop"
        self._encoder: Encoder | None = None
        if is_installed():
            self._encoder = CachedEncoder(SentenceEncoder(), cache)
        self._load()

    def reload(self) -> None:
        """Read the folder again and use it from now on.

        Raises:
            BrokenKnowledge: the new content has faults; what was loaded before stays in use.
        """
        self._load()

    def _load(self) -> None:
        books = library.load(self._sops)
        words = vocabulary.load(self.folder / "vocabulary.toml")
        answerer = Answerer(books, words, self._encoder)
        self.library: Library = books
        self._answerer = answerer
        self._passages = {
            address(section): Passage(sop, section)
            for sop in books.values()
            for section in sop.sections
        }

    def answer(self, question: str) -> Answer:
        """Find what the library says to a question."""
        return self._answerer.answer(question)

    def prepare(self, progress: Progress | None = None) -> None:
        """Ready the second opinion; minutes the first time, so call it in a thread."""
        self._answerer.prepare(progress)

    @property
    def has_encoder(self) -> bool:
        """Whether an answer may take the time of a second opinion (tens of milliseconds)."""
        return self._encoder is not None

    def passage(self, section_address: str) -> Passage | None:
        """The section behind a button, or nothing if the SOP has changed since."""
        return self._passages.get(section_address)


def address(section: Section) -> str:
    """A short name of a section that stays the same while its id and heading do."""
    return blake2b(f"{section.sop_id}/{section.slug}".encode(), digest_size=4).hexdigest()
