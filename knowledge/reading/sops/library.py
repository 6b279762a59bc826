"""The library: every SOP of a folder, read whole or refused with all its faults."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType

from knowledge.reading.faults import BrokenKnowledge, Fault, Message, dangling
from knowledge.reading.layers import Folder, Room
from knowledge.reading.questions import rules as questions_rules
from knowledge.reading.questions.file import read_questions
from knowledge.reading.sops import choice
from knowledge.reading.sops.choice import SopUse
from knowledge.reading.sops.sop import SampleQuestion, Section, Sop, Source
from knowledge.reading.sops.text import additions as added
from knowledge.reading.sops.text.file import read_sop
from knowledge.reading.sources.catalogue import NONE, ShelfSources

__all__ = [
    "BrokenKnowledge",
    "Fault",
    "Library",
    "SampleQuestion",
    "Section",
    "Sop",
    "Source",
    "load",
]


_NO_SOPS: Mapping[str, Sop] = MappingProxyType({})


class Library(Mapping[str, Sop]):
    """SOPs by id, in the order in which they are browsed."""

    def __init__(
        self,
        sops: Mapping[str, Sop],
        fingerprint: str = "",
        off: Mapping[str, Sop] = _NO_SOPS,
        files: Iterable[Sop] = (),
    ) -> None:
        self._sops = dict(sops)
        self.fingerprint = fingerprint
        self.off = off
        """The SOPs that the office has turned off, by id."""
        self._files = tuple(files)

    @property
    def files(self) -> tuple[Sop, ...]:
        """Return the SOPs file by file, for faults with their lines: additions are apart."""
        return tuple(sop for sop in self._files if sop.id in self) or tuple(self._sops.values())

    def __getitem__(self, sop_id: str) -> Sop:
        return self._sops[sop_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sops)

    def __len__(self) -> int:
        return len(self._sops)

    @cached_property
    def shared_headings(self) -> frozenset[str]:
        """Return the headings that several SOPs have: "Biaya" alone does not say of which SOP."""
        count = Counter(
            heading
            for sop in self.values()
            for heading in {section.heading for section in sop.sections}
        )
        return frozenset(heading for heading, holders in count.items() if holders > 1)

    def by_section(self) -> dict[str, dict[str, list[Sop]]]:
        """Return the SOPs as they are browsed: by owner section, then by subject."""
        shelf: dict[str, dict[str, list[Sop]]] = {}
        for sop in self.values():
            shelf.setdefault(sop.section, {}).setdefault(sop.subject, []).append(sop)
        return shelf


def load(
    folder: Folder,
    *further: Folder,
    questions: Folder | None = None,
    additions: Folder | None = None,
    loose: list[Fault] | None = None,
    documents: ShelfSources = NONE,
) -> Library:
    """Read every SOP of the folders. Raises BrokenKnowledge with all faults of all files.

    What names an SOP or section that is not there is put into `loose`, if that is given.

    `questions` is the folder of their sample questions, a file for each SOP. It may lack some. If
    several layers have one, their questions add up. `additions` is the folder of what the office
    adds to them. `documents` are those that the heads may name by id.
    """
    if isinstance(folder, Path) and not folder.is_dir():
        raise BrokenKnowledge([Fault(folder, 1, Message("there is no such folder of SOPs"))])
    digest = blake2b(repr([*documents.items()]).encode() if documents else b"", digest_size=16)
    faults: list[Fault] = []
    sops: list[Sop] = []
    off: dict[str, Sop] = {}
    for one in (folder, *further):
        for path, content in _files((one,), faults):
            own, chosen = (path, content), choice.of(content.decode(errors="replace"))
            if chosen is not SopUse.OWN:
                path, content = _below(one, path, content)
            sop, found = read_sop(path, content, documents)
            if chosen is SopUse.OFF or (chosen is SopUse.NATIONAL and sop is None):
                unused, unexplained = _unused(sop, *own, documents)
                off |= {unused.id: unused} if unused else {}
                faults += unexplained
                continue
            digest.update(path.name.encode() + b"\0" + content + b"\0")
            faults += found
            sops += [sop] if sop else []
    faults += _faults_between(sops)
    by_id = {sop.id: sop for sop in sops}
    for path, content in _files((additions,) if additions else (), faults):
        if path.stem in off:
            continue
        digest.update(path.name.encode() + b"\0" + content + b"\0")
        more, found = added.read(path, content, by_id.get(path.stem), documents)
        faults += found
        if more is not None:
            sops.append(more)
            by_id[more.id] = added.joined(by_id[more.id], more)
    for path, content in _files(_layers_of(questions), faults):
        digest.update(path.name.encode() + b"\0" + content + b"\0")
        asked, found = read_questions(path, by_id.get(path.stem))
        faults += found
        if sop := by_id.get(path.stem):
            by_id[path.stem] = replace(sop, questions=(*sop.questions, *asked))
    if questions is not None:
        faults += questions_rules.shared(questions, by_id.values())
    if loose is not None:
        loose += [fault for fault in faults if fault.names]
        faults = [fault for fault in faults if not fault.names]
    if faults:
        raise BrokenKnowledge(faults)
    return Library(in_order(by_id.values()), digest.hexdigest(), off, sops)


def _unused(
    sop: Sop | None, path: Path, content: bytes, documents: ShelfSources
) -> tuple[Sop | None, list[Fault]]:
    """Return the SOP as it is known to those who ask for it, with why its file withdraws it."""
    own, _ = read_sop(path, content, documents)
    if own is None or own.status != choice.WITHDRAWN:
        return sop, []
    told = {key: getattr(own, key) for key in (choice.SINCE, choice.BECAUSE, choice.INSTEAD)}
    is_explained = own.effective_from > date.min and own.withdrawn_because and own.instead
    message = Message("status 'dicabut' needs {keys}", keys=", ".join(told))
    return replace(sop or own, status=own.status, **told), (
        [] if is_explained else [Fault(path, 1, message)]
    )


def _below(folder: Folder, path: Path, content: bytes) -> tuple[Path, bytes]:
    """Return the national file of that name; the office's own if there is none."""
    every = folder.every(path.name) if isinstance(folder, Room) else [path]
    return (every[0], every[0].read_bytes()) if every[0] != path else (path, content)


def in_order(sops: Iterable[Sop]) -> dict[str, Sop]:
    """Return the SOPs by id, as they are browsed."""
    shelf = sorted(sops, key=lambda sop: (sop.section, sop.number, sop.id))
    return {sop.id: sop for sop in shelf}


def _layers_of(questions: Folder | None) -> Sequence[Folder]:
    if questions is None:
        return ()
    return questions.folders if isinstance(questions, Room) else (questions,)


def _files(folders: Iterable[Folder], faults: list[Fault]) -> Iterator[tuple[Path, bytes]]:
    by_name = partial(sorted, key=lambda path: path.name)
    for path in (path for folder in folders for path in by_name(folder.glob("*.md"))):
        try:
            yield path, path.read_bytes()
        except OSError as error:
            faults.append(Fault(path, 1, Message("cannot be read: {error}", error=error.strerror)))


def same_numbers(library: Library) -> Iterator[Fault]:
    """Yield a warning for each number of the office that a national SOP has got, too."""
    numbers: dict[str, Sop] = {}
    for sop in sorted(library.values(), key=lambda sop: sop.path):
        first = numbers.setdefault(sop.number, sop) if sop.number else sop
        if first is not sop:
            message = Message(
                "number '{number}' is a national SOP's, too: {other}",
                number=sop.number,
                other=first.id,
            )
            yield Fault(sop.path, 2, message)


def _is_beside(one: Sop, other: Sop) -> bool:
    """Whether both are of one layer."""
    return one.path.parent.parent == other.path.parent.parent


def _faults_between(sops: list[Sop]) -> Iterator[Fault]:
    """Yield what only the files together show: duplicate ids, successors that do not exist."""
    by_id: dict[str, Sop] = {}
    numbers: dict[str, Sop] = {}
    for sop in sops:
        if sop.id in by_id:
            yield Fault(
                sop.path,
                2,
                Message("id '{id}' is taken by {other}", id=sop.id, other=by_id[sop.id].path.name),
            )
        if sop.number and sop.number in numbers and _is_beside(sop, numbers[sop.number]):
            yield Fault(
                sop.path,
                2,
                Message(
                    "number '{number}' is taken by {other}",
                    number=sop.number,
                    other=numbers[sop.number].id,
                ),
            )
        by_id.setdefault(sop.id, sop)
        numbers.setdefault(sop.number, sop)
    for sop in sops:
        if sop.replaced_by and sop.replaced_by not in by_id:
            message = Message(
                "replaced_by '{replaced_by}' is the id of no SOP", replaced_by=sop.replaced_by
            )
            yield dangling(sop.path, 2, message, sop.replaced_by)
