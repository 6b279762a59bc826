"""The shelf in use: the content loaded now, how it answers, and its exchange for a new one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path, PurePath

from knowledge.reading import content, revised
from knowledge.reading.content import Content
from knowledge.reading.faults import BrokenKnowledge, Fault
from knowledge.reading.interviews import Interviews
from knowledge.reading.office.categories import Categories
from knowledge.reading.office.directory import Directory
from knowledge.reading.overlaid import NOTHING
from knowledge.reading.revised import NO_OLDER, Older, Revised, Texts
from knowledge.reading.sops.file import slug
from knowledge.reading.sops.library import Library, Question, Section, Sop
from knowledge.reading.sops.markdown import said
from knowledge.reading.sops.moved import Moved
from knowledge.reading.sops.recipients import Recipients
from knowledge.reading.training.content import Training
from knowledge.search.answer import Answer, Answerer
from knowledge.search.follow_up import Turn
from knowledge.search.index_file import IndexFile
from knowledge.search.likeness import Likeness
from knowledge.search.names import named

# A float holds every whole number of six bytes.
_DIGEST_BYTES = 6


@dataclass(frozen=True)
class Passage:
    """A section together with the SOP it stands in."""

    sop: Sop
    section: Section


@dataclass(frozen=True)
class _Loaded:
    """What one load made; exchanged as a whole, so that no answer mixes old and new."""

    revised: Revised
    answerer: Answerer
    likeness: Likeness
    passages: dict[str, Passage]

    @cached_property
    def digest(self) -> int:
        words = [
            f"{address(section)} {fingerprint(section)}"
            for sop in self.revised.content.library.values()
            for section in sop.sections
        ]
        digest = blake2b("\n".join(sorted(words)).encode(), digest_size=_DIGEST_BYTES)
        return int.from_bytes(digest.digest(), "big")


@dataclass(frozen=True)
class Learned:
    """A phrasing that people have used, and the address of the section that they meant."""

    text: str
    passage: str


class Shelf:
    """What the office knows. A reload that finds faults changes nothing."""

    def __init__(
        self,
        folder: Path,
        *,
        sops: Path | None = None,
        learned: Iterable[Learned] = (),
        revisions: Texts = NOTHING,
        older: Older = NO_OLDER,
        index_file: Path | None = None,
    ) -> None:
        """Load the knowledge folder, or its words with the SOPs of another folder.

        What stands over the files is as by `adopt`. The index of what the files say is stored in
        `index_file`, so that the next start need not build it. What people have written in chat is
        never in it: only the database may seal that.

        Raises:
            BrokenKnowledge: with every fault of every file that no revision covers.
        """
        self.folder = folder
        self._sops = sops
        self._index_file = IndexFile(index_file) if index_file else None
        self._learned, self._revisions, self._older = tuple(learned), dict(revisions), older
        self._loaded = self._indexed(self._read(self._revisions, self._older), self._learned)
        self._covered: Mapping[str, tuple[Fault, ...]] = {}

    def reload(self) -> None:
        """Read the folder again and use it from now on.

        Raises:
            BrokenKnowledge: the new content has faults; what was loaded before stays in use.
        """
        self._loaded = self._indexed(self._read(self._revisions, self._older), self._learned)
        self.look_below()

    def look_below(self) -> None:
        """See what is wrong with the files that revisions cover. Reads everything: a moment."""
        found: dict[str, tuple[Fault, ...]] = {}
        is_own = self._revisions and self._sops is None
        for fault in self._faults(NOTHING) if is_own else ():
            path = self._below_which(fault.path.relative_to(self.folder))
            found[path] = (*found.get(path, ()), fault)
        self._covered = found

    def _below_which(self, file: PurePath) -> str:
        """The revision that covers the file's faults: its own, or that of the SOP of its name."""
        path = file.as_posix()
        of_sop = (one for one in self._revisions if PurePath(one).stem == file.stem)
        return path if path in self._revisions else next(of_sop, path)

    def learn(self, learned: Iterable[Learned]) -> None:
        """Take these phrasings for sample questions from now on, in the place of all before."""
        self.adopt(learned, self._revisions, self._older)

    def revise(self, revisions: Texts) -> None:
        """Use these texts over the files from now on, in the place of all before.

        What cannot be used with the files is left out (`left_out`).

        Raises:
            BrokenKnowledge: the files have faults; what was loaded before stays in use.
        """
        self.adopt(self._learned, revisions)

    def adopt(self, learned: Iterable[Learned], revisions: Texts, older: Older = NO_OLDER) -> None:
        """Do both at once. Raises BrokenKnowledge as `revise`.

        An older text stands in the place of a revision that is left out.
        """
        phrasings, texts = tuple(learned), dict(revisions)
        # Phrasings alone change no file: nothing is read again for them.
        is_read = (texts, older) == (self._revisions, self._older)
        found = self._loaded.revised if is_read else self._read(texts, older)
        self._loaded = self._indexed(found, phrasings)
        self._learned, self._revisions, self._older = phrasings, texts, older

    @property
    def learned(self) -> tuple[Learned, ...]:
        """The phrasings that count beside those of the files."""
        return self._learned

    @property
    def revisions(self) -> Texts:
        """The texts that were given to stand over the files."""
        return self._revisions

    @property
    def older(self) -> Older:
        """The texts that were given to stand in the place of revisions that are left out."""
        return self._older

    @property
    def left_out(self) -> Mapping[str, tuple[Fault, ...]]:
        """The revisions that cannot be used with the files, and why."""
        return self._loaded.revised.left_out

    @property
    def covered(self) -> Mapping[str, tuple[Fault, ...]]:
        """The faults of the files that do no harm, by the revisions that stand over them."""
        return self._covered

    def text(self, path: str) -> str | None:
        """What the content file says that is in use: its revision, or the file itself."""
        text = self._loaded.revised.texts.get(path)
        return self.written(path) if text is None else text

    def written(self, path: str) -> str | None:
        """What stands in the file on the disk, if there is one."""
        try:
            return (self.folder / path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def faults_with(self, overlay: Texts) -> list[Fault]:
        """What would be wrong with these texts over what is in use. Reads everything: a moment."""
        return self._faults({**self._loaded.revised.texts, **overlay})

    def faults_of_file(self, path: str) -> list[Fault]:
        """What would be wrong with the file in the place of its revision. Reads everything."""
        used = self._loaded.revised.texts.items()
        return self._faults({one: text for one, text in used if one != path})

    def _faults(self, overlay: Texts) -> list[Fault]:
        try:
            content.load(self.folder, self._sops, overlay=overlay)
        except BrokenKnowledge as error:
            return error.faults
        return []

    def _read(self, revisions: Texts, older: Older) -> Revised:
        return revised.load(self.folder, self._sops, revisions, older)

    def _indexed(self, found: Revised, learned: tuple[Learned, ...]) -> _Loaded:
        loaded = found.content
        passages = _passages(loaded.library, loaded.moved)
        library = _taught(loaded.library, passages, learned)
        is_of_files = not found.texts and library is loaded.library
        file = self._index_file if is_of_files else None
        answerer = Answerer(library, loaded.vocabulary, file=file)
        return _Loaded(found, answerer, Likeness(answerer.index), passages)

    @property
    def recipients(self) -> Recipients:
        """Who is told first of what."""
        return Recipients(self.categories, self.directory)

    @property
    def content(self) -> Content:
        return self._loaded.revised.content

    @property
    def digest(self) -> int:
        """A number that tells the words of all sections in use from others."""
        return self._loaded.digest

    @property
    def library(self) -> Library:
        return self.content.library

    @property
    def directory(self) -> Directory:
        return self.content.directory

    @property
    def categories(self) -> Categories:
        return self.content.categories

    @property
    def interviews(self) -> Interviews:
        return self.content.interviews

    @property
    def training(self) -> Training:
        return self.content.training

    def answer(self, question: str, after: Turn | None = None) -> Answer:
        """Find what the library says to a question, read after the one before if there is one."""
        return self._loaded.answerer.answer(question, after)

    def trying(self, sops: Iterable[Sop]) -> Answerer:
        """What would answer with these SOPs in the place of those of their ids, or beside them."""
        library = Library({**self.library, **{sop.id: sop for sop in sops}})
        taught = _taught(library, _passages(library, self.content.moved), self._learned)
        return Answerer(taught, self.content.vocabulary)

    @property
    def likeness(self) -> Likeness:
        """Tells which questions ask the same."""
        return self._loaded.likeness

    def passage(self, section_address: str) -> Passage | None:
        """The section behind a button, wherever it stands now; nothing if it is gone."""
        return self._loaded.passages.get(section_address)

    def named(self, name: str) -> Sop | None:
        """The SOP of that name, id or number, or the one with the most similar name."""
        return named(name, self.library, self.content.vocabulary)

    def now_at(self, section_address: str) -> str | None:
        """The address of the section behind that one, which may have moved; None if it is gone."""
        found = self.passage(section_address)
        return address(found.section) if found is not None else None

    def find(self, sop_id: str, heading: str) -> Passage | None:
        """The section of that heading, or the one it has moved to."""
        return self.passage(address_of(sop_id, slug(heading)))


def address(section: Section) -> str:
    """A short name of a section that stays the same while its id and heading do."""
    return address_of(section.sop_id, section.slug)


def fingerprint(section: Section) -> str:
    """What tells one wording of a section from another, whatever its look and its heading."""
    return fingerprint_of(said(section.body))


def fingerprint_of(lines: Iterable[str]) -> str:
    """What tells these words from others; how they are cut into lines does not count."""
    words = " ".join(lines).split()
    return blake2b(" ".join(words).encode(), digest_size=8).hexdigest()


def address_of(sop_id: str, section_slug: str) -> str:
    """The short name of the section of that slug."""
    return blake2b(f"{sop_id}/{section_slug}".encode(), digest_size=4).hexdigest()


def _taught(
    library: Library, passages: Mapping[str, Passage], learned: Iterable[Learned]
) -> Library:
    """The library with the learned phrasings among its sample questions, each once."""
    more: dict[str, list[Question]] = {}
    for one in learned:
        passage = passages.get(one.passage)
        known = {question.text for question in passage.sop.questions} if passage else set()
        if passage is not None and one.text not in known:
            question = Question(one.text, passage.section.heading)
            more.setdefault(passage.sop.id, []).append(question)
    if not more:
        return library
    sops = {
        sop.id: replace(sop, questions=(*sop.questions, *more.get(sop.id, ())))
        for sop in library.values()
    }
    return Library(sops, library.fingerprint)


def _passages(library: Library, moved: Moved) -> dict[str, Passage]:
    """Every section by its address, and by each address that it had before."""
    present = {
        (sop.id, section.heading): Passage(sop, section)
        for sop in library.values()
        for section in sop.sections
    }
    found = {address(passage.section): passage for passage in present.values()}
    for (sop_id, heading), targets in moved.items():
        if targets[0] in present:
            found.setdefault(address_of(sop_id, slug(heading)), present[targets[0]])
    return found
