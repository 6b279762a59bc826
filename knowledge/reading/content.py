"""Everything the office knows, read together: either all of it, or a list of all faults."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from knowledge.reading import interviews, letters
from knowledge.reading.faults import BrokenKnowledge, Fault, Message
from knowledge.reading.interviews import Interviews
from knowledge.reading.letters import Letters
from knowledge.reading.office import categories as anomalies
from knowledge.reading.office import directory
from knowledge.reading.office.categories import Categories
from knowledge.reading.office.directory import Directory
from knowledge.reading.questions import vocabulary
from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.revising.overlaid import NOTHING, overlaid
from knowledge.reading.sops import confirmed, library, moved, recipients, waits
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.moved import Moved
from knowledge.reading.sops.sourced import unsourced
from knowledge.reading.training import content as training
from knowledge.reading.training import timetable
from knowledge.reading.training.content import TrainingItems
from knowledge.reading.training.timetable import TrainingTimetable

T = TypeVar("T")


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
    folder: Path, sops: Path | None = None, *, overlay: Mapping[str, str] = NOTHING
) -> Content:
    """Read the knowledge folder; `sops` takes the SOPs from another folder instead.

    `overlay` maps paths below the folder to texts that are read in place of those files.

    Raises:
        BrokenKnowledge: with every fault of every file, and of every reference between files.
    """
    if not folder.is_dir():
        raise BrokenKnowledge(
            [Fault(folder, 1, Message("there is no such folder (KNOWLEDGE_DIR)"))]
        )
    faults: list[Fault] = []
    folder = overlaid(folder, overlay)

    def read(reader: Callable[[Path], T], path: Path) -> T | None:
        try:
            return reader(path)
        except BrokenKnowledge as error:
            faults.extend(error.faults)
        except (OSError, UnicodeDecodeError) as error:
            faults.append(Fault(path, 1, Message("cannot be read: {error}", error=error)))
        return None

    def shelf(sop_folder: Path) -> Library:
        return library.load(
            sop_folder, *(() if sops else (folder / "issuers",)), questions=folder / "questions"
        )

    settled = read(confirmed.load, folder / "confirmed.toml") or {}
    books = read(shelf, sops or folder / "sop")
    words = read(vocabulary.load, folder / "vocabulary.toml")
    office = read(partial(directory.load, others=(timetable.TABLE,)), folder / "office.toml")
    kinds = read(anomalies.load, folder / "anomalies.toml")
    lessons = read(training.load, folder / "training")
    hours = read(timetable.load, folder / "office.toml")
    moves = read(moved.load, folder / "moved.toml")
    forms = read(letters.load, folder / "letters")
    asked = read(interviews.load, folder / "interviews")
    if books is not None and office is not None and sops is None:
        faults += _without_owner(books, office)
        if kinds is not None:
            path = folder / "anomalies.toml"
            faults += anomalies.misfits(path, office.sections.keys(), books.keys())
            faults += [fault for sop in books.values() for fault in recipients.misfits(sop, kinds)]
            if asked is not None:
                faults += interviews.misfits(folder / "interviews", asked, books, kinds)
        faults += [fault for sop in books.values() for fault in waits.misfits(sop, office.tiers)]
        if moves is not None:
            headings = moved.load_headings(folder / "headings.txt")
            faults += moves.misfits(folder / "moved.toml", books, headings)
        faults += [fault for sop in books.values() for fault in unsourced(sop)]
        faults += confirmed.misfits(folder / "confirmed.toml", settled, books)
        if forms is not None:
            faults += letters.misfits(folder / "letters", forms, books)
    if books is not None and lessons is not None and sops is None:
        faults += training.misfits(folder / "training", books)
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
    folder: Path, loaded: Content, overlay: Mapping[str, str] = NOTHING
) -> list[Fault]:
    """Return the figures of training items that the cited SOPs do not hold.

    They stop no start: else an SOP whose fee changes would be refused because of its quiz.
    """
    return training.ungrounded(overlaid(folder, overlay) / "training", loaded.library)


def _without_owner(books: Library, office: Directory) -> list[Fault]:
    return [
        Fault(
            sop.path, 1, Message("section '{section}' is not in office.toml", section=sop.section)
        )
        for sop in books.values()
        if sop.section not in office.sections
    ]
