"""The shelf: the content in use, how it answers, and how new content replaces it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path, PurePath

from knowledge.reading import content
from knowledge.reading.abilities.ability import Ability
from knowledge.reading.cases import CaseLine, confirming
from knowledge.reading.content import Content
from knowledge.reading.faults import BrokenKnowledge, Fault
from knowledge.reading.fronts import Front, Fronts
from knowledge.reading.layers import Layers
from knowledge.reading.office.categories import Categories, Category, offered_for
from knowledge.reading.office.directory import Directory
from knowledge.reading.office.variables import Variables
from knowledge.reading.revising import content_files, with_revisions
from knowledge.reading.revising.overlay import NOTHING
from knowledge.reading.revising.with_revisions import NO_OLDER, Older, Revised, Texts
from knowledge.reading.sops.confirming import facts
from knowledge.reading.sops.deadline import Deadline, deadline
from knowledge.reading.sops.library import Library, SampleQuestion, Section, Sop
from knowledge.reading.sops.moved_sections import Moved
from knowledge.reading.sops.recipients import Recipients
from knowledge.reading.sops.text.file import slug
from knowledge.reading.sops.text.markdown import said
from knowledge.search import abilities, unused
from knowledge.search.answer import Answer, Answerer, Band, opened
from knowledge.search.follow_up import Turn
from knowledge.search.index_file import IndexFile
from knowledge.search.issuers import Issuers
from knowledge.search.likeness import Likeness
from knowledge.search.words.names import named

# A float holds every whole number of six bytes exactly.
_DIGEST_BYTES = 6
_LONGEST_NAME = 8  # words of a question


@dataclass(frozen=True)
class Passage:
    """A section together with its SOP."""

    sop: Sop
    section: Section


@dataclass(frozen=True)
class _Loaded:
    """The result of one load. It is replaced as a whole, so that no answer mixes old and new."""

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

    @cached_property
    def unread(self) -> dict[str, tuple[CaseLine, ...]]:
        written = self.revised.content.as_written()
        found = {
            id: tuple(confirming.unread(case, written.library))
            for id, case in written.cases.items()
        }
        return {id: lines for id, lines in found.items() if lines}


@dataclass(frozen=True)
class LearnedPhrasing:
    """A phrasing that people have used, and the address of the section that they meant."""

    text: str
    passage: str


class Shelf:
    """What the office knows. A reload that finds faults changes nothing."""

    def __init__(
        self,
        place: Path | Layers,
        *,
        sops: Path | None = None,
        learned: Iterable[LearnedPhrasing] = (),
        revisions: Texts = NOTHING,
        older: Older = NO_OLDER,
        index_file: Path | None = None,
    ) -> None:
        """Load the layers of the content; `sops` takes the SOPs from another folder.

        `learned`, `revisions` and `older` are used as in `adopt`. The index of the files is stored
        in `index_file`, so that the next start need not build it. What people wrote in chat is
        never in it: only the database can seal that.

        Raises:
            BrokenKnowledge: with every fault of every file that no revision covers.
        """
        self.layers = Layers.of(place)
        self._sops = sops
        self._index_file = IndexFile(index_file) if index_file else None
        # Phrasings beside those of the files, texts that replace files, and texts that replace
        # revisions that are left out.
        self.learned, self.revisions, self.older = tuple(learned), dict(revisions), older
        self._loaded = self._indexed(self._read(self.revisions, self.older), self.learned)
        # The faults of files that a revision replaces, by revision. They do no harm.
        self.covered: Mapping[str, tuple[Fault, ...]] = {}

    def reload(self) -> None:
        """Read the files again and use its content from now on.

        Raises:
            BrokenKnowledge: the new content has faults. The old content stays in use.
        """
        self._loaded = self._indexed(self._read(self.revisions, self.older), self.learned)
        self.look_below()

    def look_below(self) -> None:
        """Check the files that revisions cover for faults. Takes a moment: everything is read."""
        found: dict[str, tuple[Fault, ...]] = {}
        is_own = self.revisions and self._sops is None
        for fault in self._faults(NOTHING) if is_own else ():
            path = self._below_which(self.layers.path_of(fault.path))
            found[path] = (*found.get(path, ()), fault)
        self.covered = found

    def _below_which(self, path: str) -> str:
        """Return the revision that covers the file's faults: its own, or its namesake SOP's."""
        stem = PurePath(path).stem
        of_sop = (revision for revision in self.revisions if PurePath(revision).stem == stem)
        return path if path in self.revisions else next(of_sop, path)

    def learn(self, learned: Iterable[LearnedPhrasing]) -> None:
        """Use these phrasings as sample questions from now on, in place of all earlier ones."""
        self.adopt(learned, self.revisions, self.older)

    def revise(self, revisions: Texts) -> None:
        """Use these texts over the files from now on, in place of all earlier ones.

        A text that cannot be used with the files is left out (`left_out`).

        Raises:
            BrokenKnowledge: the files have faults. The old content stays in use.
        """
        self.adopt(self.learned, revisions)

    def adopt(
        self, learned: Iterable[LearnedPhrasing], revisions: Texts, older: Older = NO_OLDER
    ) -> None:
        """Do `learn` and `revise` together. Raises BrokenKnowledge as `revise` does.

        An older text replaces a revision that is left out.
        """
        phrasings, texts = tuple(learned), dict(revisions)
        # Phrasings alone change no file, so nothing is read again for them.
        is_read = (texts, older) == (self.revisions, self.older)
        found = self._loaded.revised if is_read else self._read(texts, older)
        self._loaded = self._indexed(found, phrasings)
        self.learned, self.revisions, self.older = phrasings, texts, older

    @property
    def left_out(self) -> Mapping[str, tuple[Fault, ...]]:
        """Return the revisions that cannot be used with the files, each with its faults."""
        return self._loaded.revised.left_out

    def text(self, path: str) -> str | None:
        """Return the text of a content file in use: its revision or the file; None without both."""
        text = self._loaded.revised.texts.get(path)
        return self.written(path) if text is None else text

    def written(self, path: str) -> str | None:
        """Return the text of the file that counts on the disk; None if there is none."""
        try:
            return self.layers.file(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def national(self, path: str) -> str | None:
        """Return the text of the national file, whatever stands on top; None if there is none."""
        file = self.layers.national / path
        if self.layers.office is None or not file.exists():
            return None
        return file.read_text(encoding="utf-8")

    def owner_of(self, path: str, text: str) -> str:
        """Return the section that owns a content file of that text; empty if none does."""
        return self.directory.section_of(content_files.section_of(path, text))

    def paths(self) -> list[str]:
        """Return the content files that can be written in chat, on the disk or as revisions."""
        files = (*self.layers.glob("*/*.md"), *self.layers.glob(f"{content_files.CASES}*.toml"))
        found = {self.layers.path_of(file) for file in files}
        whole = {content_files.CONFIRMED, content_files.OFFICE}
        return sorted(filter(content_files.is_known, {*found, *self._loaded.revised.texts, *whole}))

    def faults_with(self, overlay: Texts) -> list[Fault]:
        """Return the faults of these texts over what is in use. Slow: everything is read."""
        return self._faults({**self._loaded.revised.texts, **overlay}, written=overlay)

    def faults_of_file(self, path: str) -> list[Fault]:
        """Return the faults of the file without its revision. Slow: everything is read."""
        used = self._loaded.revised.texts.items()
        return self._faults({one: text for one, text in used if one != path})

    def _faults(self, overlay: Texts, written: Texts = NOTHING) -> list[Fault]:
        try:
            loaded = content.load(self.layers, self._sops, overlay=overlay)
        except BrokenKnowledge as error:
            return error.faults
        items = {self.layers.own(one) for one in written if one.startswith(content_files.TRAINING)}
        found = content.wrong_figures(self.layers, loaded, overlay) if items else []
        lost = self._lost(loaded, {PurePath(one).stem for one in written})
        cases = {PurePath(one).stem for one in filter(content_files.is_case, written)}
        wrong = content.wrong_cases(loaded, cases)
        return [*(fault for fault in found if fault.path in items), *lost, *wrong]

    def _lost(self, loaded: Content, sops: Collection[str]) -> list[Fault]:
        """Return what names sections that these SOPs would lose.

        The office may go without them. Who writes in chat is told, and cannot lose one unseen.
        """
        known = {(fault.path, fault.names) for fault in self.content.loose}
        return [
            fault
            for fault in loaded.loose
            if (fault.path, fault.names) not in known
            and fault.names is not None
            and fault.names[0] in sops & loaded.library.keys()
        ]

    def _read(self, revisions: Texts, older: Older) -> Revised:
        return with_revisions.load(self.layers, self._sops, revisions, older)

    def _indexed(self, found: Revised, learned: tuple[LearnedPhrasing, ...]) -> _Loaded:
        loaded = found.content
        passages = _passages(loaded.library, loaded.moved)
        library = _taught(loaded.library, passages, learned)
        is_of_files = not found.texts and library is loaded.library
        file = self._index_file if is_of_files else None
        searched = abilities.with_abilities(library, loaded.abilities)
        hidden = abilities.hidden_from(None, loaded.abilities)
        answerer = Answerer(searched, loaded.vocabulary, file=file, hidden=hidden)
        return _Loaded(found, answerer, Likeness(answerer.index), passages)

    @property
    def recipients(self) -> Recipients:
        """Who is told first of each category."""
        return Recipients(self.categories, self.directory)

    @property
    def issuers(self) -> Issuers:
        """Who issues which kind of document."""
        return Issuers(self.library, self.content.vocabulary)

    @property
    def deadline(self) -> Deadline | None:
        """How long the law gives the office for a passport, if the shelf says so."""
        return deadline(self.library)

    def categories_for(self, sop_id: str) -> tuple[Category, ...]:
        """Return the categories that a report under that SOP can have, the likeliest first."""
        return offered_for(self.categories, sop_id)

    def has_script(self, sop_id: str) -> bool:
        """Whether there are words for an applicant whose case under that SOP cannot go on."""
        return bool(self.content.training.scripts_for(sop_id))

    @property
    def content(self) -> Content:
        return self._loaded.revised.content

    @property
    def digest(self) -> int:
        """A number that changes when the words of any section in use change."""
        return self._loaded.digest

    @property
    def unread(self) -> Mapping[str, tuple[CaseLine, ...]]:
        """The lines of each case that have changed since its owner read them, or are gone."""
        return self._loaded.unread

    @property
    def fronts(self) -> Fronts:
        """The front page of every SOP."""
        return self.content.fronts

    def front(self, front_id: str) -> Front | None:
        """Return the front page of that id: that of a written one, or of an SOP."""
        sop = self.library.get(front_id)
        found = self.fronts.get(front_id)
        return found if found is not None or sop is None else self.fronts.of(sop)

    @property
    def library(self) -> Library:
        return self.content.library

    @property
    def directory(self) -> Directory:
        return self.content.directory

    @property
    def variables(self) -> Variables:
        """What stands for the variables of texts."""
        return self.content.variables

    @property
    def categories(self) -> Categories:
        return self.content.categories

    def answer(
        self, question: str, after: Turn | None = None, *, roles: Iterable[str] | None = None
    ) -> Answer:
        """Find what the library says to a question. `after` is the question before it, if any.

        What the bot can do is found, too, for an asker with these roles. None: only SOPs are.
        """
        if front := self._named_front(question):
            return opened(front, question)
        hidden = abilities.hidden_from(roles, self.content.abilities)
        found = self._loaded.answerer.answer(question, after, hidden=hidden)
        return replace(found, band=Band.LIKELY) if self._lacks_its_fact(found) else found

    def _lacks_its_fact(self, answer: Answer) -> bool:
        """Whether a sure answer rests on what the office has not confirmed: it cannot be sure."""
        if answer.shown is None or answer.band is not Band.SURE:
            return False
        ability = self.ability(answer.shown.sop.id)
        if ability is not None:
            return bool(ability.fact) and ability.fact not in self.content.answers
        lines = said(answer.shown.section.body)
        return facts.UNSET in lines[answer.line or 0]

    def words(self, question: str) -> list[str]:
        """Return the words of a question, spelled out and repaired."""
        return self._loaded.answerer.index.words(question)

    def _named_front(self, question: str) -> Front | None:
        """Return the written front page that is all that a question names. Names are short."""
        if len(question.split()) > _LONGEST_NAME:
            return None
        return self.content.fronts.named(self.words(question))

    def ability(self, doc_id: str) -> Ability | None:
        """Return what the bot can do under that id of a hit; None if it is an SOP's."""
        return abilities.named_by(doc_id, self.content.abilities)

    def ability_at(self, section_address: str) -> Ability | None:
        """Return what the bot can do behind a button; None if it is none of these."""
        found = self.content.abilities.values()
        return next(
            (it for it in found if address(abilities.document(it).sections[0]) == section_address),
            None,
        )

    def trying(self, sops: Iterable[Sop]) -> Answerer:
        """Return what would answer with these SOPs added, or replacing those with the same ids.

        They are as their files hold them, with variables.
        """
        drafts = {sop.id: self.content.read(sop) for sop in sops}
        library = Library({**self.library, **drafts})
        taught = _taught(library, _passages(library, self.content.moved), self.learned)
        searched = abilities.with_abilities(taught, self.content.abilities)
        hidden = abilities.hidden_from(None, self.content.abilities)
        return Answerer(searched, self.content.vocabulary, hidden=hidden)

    @property
    def likeness(self) -> Likeness:
        """Tells which questions ask the same."""
        return self._loaded.likeness

    def passage(self, section_address: str) -> Passage | None:
        """Return the section behind a button, even if it has moved; None if it is gone."""
        return self._loaded.passages.get(section_address)

    @property
    def off(self) -> Mapping[str, Sop]:
        """The SOPs that the office does not use, by id. No answer comes from them."""
        return self.content.off

    def unused(self, name: str) -> Sop | None:
        """Return the SOP that is not in use and has that id, number, title or alias."""
        return unused.called(name, self.off.values())

    def unused_in(self, question: str, answer: Answer) -> Sop | None:
        """Return the SOP that is not in use and that a question names.

        Where the answer is sure, only a question that is nothing but the name is about it.
        """
        found = self.unused(question)
        if found is not None or answer.band is Band.SURE:
            return found
        return unused.named_in(question, self.off.values())

    def unused_at(self, section_address: str) -> Sop | None:
        """Return the SOP that is not in use and has the section behind a button."""
        found = (
            sop
            for sop in self.off.values()
            for section in sop.sections
            if address(section) == section_address
        )
        return next(found, None)

    def named(self, name: str) -> Sop | None:
        """Return the SOP with that id, number or name, or the most similar name; None if none."""
        return named(name, self.library, self.content.vocabulary)

    def now_at(self, section_address: str) -> str | None:
        """Return the present address of the section behind an older one; None if it is gone."""
        found = self.passage(section_address)
        return address(found.section) if found is not None else None

    def find(self, sop_id: str, heading: str) -> Passage | None:
        """Return the section with that heading, or the one it has moved to; None if it is gone."""
        return self.passage(address_of(sop_id, slug(heading)))


def address(section: Section) -> str:
    """Return a short name of a section. It stays the same while its SOP id and heading do."""
    return address_of(section.sop_id, section.slug)


def fingerprint(section: Section) -> str:
    """Return a digest of a section's words. Its formatting and heading do not count."""
    return fingerprint_of(said(section.body))


def fingerprint_of(lines: Iterable[str]) -> str:
    """Return a digest of these words. How they are cut into lines does not count."""
    words = " ".join(lines).split()
    return blake2b(" ".join(words).encode(), digest_size=8).hexdigest()


def address_of(sop_id: str, section_slug: str) -> str:
    """Return the short name of the section with that slug."""
    return blake2b(f"{sop_id}/{section_slug}".encode(), digest_size=4).hexdigest()


def _taught(
    library: Library, passages: Mapping[str, Passage], learned: Iterable[LearnedPhrasing]
) -> Library:
    """Return the library with the learned phrasings among its sample questions, each once."""
    more: dict[str, list[SampleQuestion]] = {}
    for phrasing in learned:
        passage = passages.get(phrasing.passage)
        known = {question.text for question in passage.sop.questions} if passage else set()
        if passage is not None and phrasing.text not in known:
            question = SampleQuestion(phrasing.text, passage.section.heading)
            more.setdefault(passage.sop.id, []).append(question)
    if not more:
        return library
    sops = {
        sop.id: replace(sop, questions=(*sop.questions, *more.get(sop.id, ())))
        for sop in library.values()
    }
    return Library(sops, library.fingerprint)


def _passages(library: Library, moved: Moved) -> dict[str, Passage]:
    """Return every section by its address and by each earlier address."""
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
