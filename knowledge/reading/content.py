"""Everything the office knows, read together: either all of it, or a list of all faults."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from knowledge.reading import interviews, letters
from knowledge.reading.faults import BrokenKnowledge, Fault, Message
from knowledge.reading.interviews import Interviews
from knowledge.reading.layers import Folder, Layers
from knowledge.reading.letters import Letters
from knowledge.reading.office import categories as anomalies
from knowledge.reading.office import directory
from knowledge.reading.office.categories import Categories
from knowledge.reading.office.directory import Directory
from knowledge.reading.questions import vocabulary
from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.revising.overlaid import NOTHING
from knowledge.reading.sops import confirmed, library, moved, recipients, waits
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.moved import Moved
from knowledge.reading.sops.sourced import unsourced
from knowledge.reading.training import content as training
from knowledge.reading.training import timetable
from knowledge.reading.training.content import TrainingItems
from knowledge.reading.training.timetable import TrainingTimetable

T = TypeVar("T")
F = TypeVar("F")


@dataclass(frozen=True)
class Content:
    """The SOPs, the words, the office, the anomalies and the training, as loaded at one moment."""

    library: Library
    vocabulary: Vocabulary
    directory: Directory
    categories: Categories
    training: TrainingItems
    moved: Moved
    letters: Letters
    interviews: Interviews
    timetable: TrainingTimetable | None = None
    """None if the office has no training."""


def load(
    place: Path | Layers, sops: Path | None = None, *, overlay: Mapping[str, str] = NOTHING
) -> Content:
    """Read the layers of the content; `sops` takes the SOPs from another folder instead.

    `overlay` maps paths below the layers to texts that are read in place of those files.

    Raises:
        BrokenKnowledge: with every fault of every file, and of every reference between files.
    """
    layers = Layers.of(place)
    if faults := list(layers.missing()):
        raise BrokenKnowledge(faults)
    layers = layers.with_texts(overlay)

    def read(reader: Callable[[F], T], path: F) -> T | None:
        try:
            return reader(path)
        except BrokenKnowledge as error:
            faults.extend(error.faults)
        except (OSError, UnicodeDecodeError) as error:
            faults.append(Fault(_named(path), 1, Message("cannot be read: {error}", error=error)))
        return None

    def shelf(folder: Folder) -> Library:
        further = () if sops else (layers.room("issuers"),)
        return library.load(folder, *further, questions=layers.room("questions"))

    settled = read(confirmed.load, layers.own("confirmed.toml")) or {}
    books = read(shelf, sops or layers.room("sop"))
    words = read(_words, layers)
    office = read(partial(directory.load, others=(timetable.TABLE,)), layers.office_file)
    kinds = read(anomalies.load, layers.file("anomalies.toml"))
    lessons = read(training.load, layers.room("training"))
    hours = read(timetable.load, layers.office_file)
    moves = read(_moves, layers)
    forms = read(letters.load, layers.room("letters"))
    asked = read(interviews.load, layers.room("interviews"))
    if books is not None and office is not None and sops is None:
        faults += _without_owner(books, office)
        if kinds is not None:
            path = layers.file("anomalies.toml")
            faults += anomalies.misfits(path, office.sections.keys(), books.keys())
            faults += [fault for sop in books.values() for fault in recipients.misfits(sop, kinds)]
            if asked is not None:
                faults += interviews.misfits(layers.room("interviews"), asked, books, kinds)
        faults += [fault for sop in books.values() for fault in waits.misfits(sop, office.tiers)]
        if moves is not None:
            headings = moved.load_headings(*layers.every("headings.txt"))
            faults += moves.misfits(layers.file("moved.toml"), books, headings)
        faults += [fault for sop in books.values() for fault in unsourced(sop)]
        faults += confirmed.misfits(layers.own("confirmed.toml"), settled, books)
        if forms is not None:
            faults += letters.misfits(layers.room("letters"), forms, books)
    if books is not None and lessons is not None and sops is None:
        faults += training.misfits(layers.room("training"), books)
    if (
        faults
        or books is None
        or words is None
        or office is None
        or kinds is None
        or lessons is None
        or moves is None
        or forms is None
        or asked is None
    ):
        raise BrokenKnowledge(faults)
    shown = waits.applied(confirmed.applied(books, settled), office.tiers)
    return Content(shown, words, office, kinds, lessons, moves, forms, asked, hours)


def wrong_figures(
    place: Path | Layers, loaded: Content, overlay: Mapping[str, str] = NOTHING
) -> list[Fault]:
    """Return the figures of training items that the cited SOPs do not hold.

    They stop no start: else an SOP whose fee changes would be refused because of its quiz.
    """
    layers = Layers.of(place).with_texts(overlay)
    return training.ungrounded(layers.room("training"), loaded.library)


def _words(layers: Layers) -> Vocabulary:
    return vocabulary.load(*(layers.every("vocabulary.toml") or (layers.file("vocabulary.toml"),)))


def _moves(layers: Layers) -> Moved:
    return moved.load(*layers.every("moved.toml"))


def _named(path: object) -> Path:
    """Return the path that a fault names for what was read."""
    return path if isinstance(path, Path) else Path(str(path))


def _without_owner(books: Library, office: Directory) -> list[Fault]:
    return [
        Fault(
            sop.path, 1, Message("section '{section}' is not in office.toml", section=sop.section)
        )
        for sop in books.values()
        if sop.section not in office.sections
    ]
