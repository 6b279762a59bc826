"""Everything the office knows, read together: either all of it, or a list of all faults."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Self, TypeVar

from knowledge.reading import drills, interviews, letters, schematics
from knowledge.reading.abilities import ability, case_buttons
from knowledge.reading.abilities.ability import Abilities
from knowledge.reading.abilities.case_buttons import CaseButtons
from knowledge.reading.cases import Cases
from knowledge.reading.cases import file as case_files
from knowledge.reading.cases import rules as case_rules
from knowledge.reading.drills import DrillCases
from knowledge.reading.faults import BrokenKnowledge, Fault, Message
from knowledge.reading.fronts import Fronts, rule
from knowledge.reading.fronts import written as fronts
from knowledge.reading.fronts.rule import FrontRule
from knowledge.reading.fronts.written import WrittenFront
from knowledge.reading.interviews import BarredWords, Interviews, signs
from knowledge.reading.lacking import Stock
from knowledge.reading.layers import Folder, Layers
from knowledge.reading.letters import Letters
from knowledge.reading.office import categories as anomalies
from knowledge.reading.office import directory, functions
from knowledge.reading.office.categories import Categories
from knowledge.reading.office.directory import Directory
from knowledge.reading.office.variables import Variables
from knowledge.reading.questions import vocabulary
from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.revising import upkeep
from knowledge.reading.revising.overlay import NOTHING
from knowledge.reading.schematics import Schematics
from knowledge.reading.sops import (
    citations,
    library,
    moved_sections,
    recipients,
    waits,
)
from knowledge.reading.sops.confirming import applying, confirmations, facts, verdicts
from knowledge.reading.sops.confirming.facts import Facts
from knowledge.reading.sops.confirming.verdicts import LineStatement, Verdicts
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.moved_sections import Moved
from knowledge.reading.sops.sop import Sop
from knowledge.reading.sources import catalogue
from knowledge.reading.sources.catalogue import ShelfSources
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
    written_fronts: tuple[WrittenFront, ...] = ()
    front_rule: FrontRule = field(default_factory=FrontRule)
    abilities: Abilities = field(default_factory=dict)
    case_buttons: CaseButtons = field(default_factory=CaseButtons)
    cases: Cases = field(default_factory=dict)
    schematics: Schematics = field(default_factory=dict)
    drills: DrillCases = field(default_factory=dict)
    off: Mapping[str, Sop] = field(default_factory=dict)
    """The national SOPs that the office does not use, by id. They are not searched."""
    loose: tuple[Fault, ...] = ()
    """What names an SOP or section that the office goes without. It is hidden."""
    warnings: tuple[Fault, ...] = ()
    """The same in a line for each SOP, with what no section of the office takes."""
    documents: ShelfSources = field(default_factory=dict)
    """The documents on which the shelf rests, by id."""
    verdicts: Verdicts = field(default_factory=dict)
    """What the office has said of single lines, by their keys."""
    facts: Facts = field(default_factory=dict)
    """What only the office itself knows: the questions, by their ids."""
    barred: BarredWords = field(default_factory=BarredWords)
    """What no sign of an interview may be about."""
    written: Self | None = None
    """The same with its variables, as the files hold it. Other names change no digest of it."""

    @cached_property
    def fronts(self) -> Fronts:
        """The front page of every SOP."""
        return Fronts(self.library, self.written_fronts, self.front_rule, self.vocabulary.read)

    @property
    def variables(self) -> Variables:
        """What stands for the variables of texts."""
        return Variables(self.directory, _facts_said(self.facts, self.verdicts))

    @property
    def answers(self) -> Mapping[str, LineStatement]:
        """What the office has answered of what only it knows, by the facts' ids."""
        return facts.answers(self.facts, self.verdicts)

    @property
    def phones(self) -> list[str]:
        """The telephone numbers of the office, and those that it names: they are no secret."""
        units, calls = self.directory.units.values(), self.directory.outside.calls
        return [
            *(unit.phone for unit in units),
            *(call.number for call in calls),
            *facts.phones(self.facts, self.verdicts),
        ]

    def as_written(self) -> Self:
        return self.written or self

    def read(self, sop: Sop) -> Sop:
        """Return an SOP of a file as this office reads it: with its names, and its section."""
        owner, asked = self.directory.section_of(sop.section), sop.questions
        # Questions are many, and hardly any has a variable.
        if any("{" in question.text for question in asked):
            asked = self.variables.everywhere(asked)
        filled = self.variables.everywhere(replace(sop, questions=()))
        return replace(filled, section=owner, questions=asked)


def load(
    place: Path | Layers, sops: Path | None = None, *, overlay: Mapping[str, str] = NOTHING
) -> Content:
    """Read the layers of the content; `sops` takes the SOPs from another folder instead.

    `overlay` maps paths below the layers to texts that are read in place of those files.

    Raises:
        BrokenKnowledge: with every fault of every file, and of every reference between files.
    """
    layers = Layers.of(place)
    if missing := list(layers.missing()):
        raise BrokenKnowledge(missing)
    return _Reading(layers.with_texts(overlay), sops).content()


class _Reading:
    """Reads every file, compares them with one another, and joins them. Collects the faults."""

    def __init__(self, layers: Layers, sops: Path | None) -> None:
        self.layers = layers
        self.is_whole = sops is None
        self.faults: list[Fault] = []
        # What names an SOP or section that is not there.
        self.named: list[Fault] = []
        self.warnings: list[Fault] = []
        # Raises at once: without them every head would have faults.
        self.documents = catalogue.load(layers)
        self.books = self._read(self._library, sops or layers.room("sop"))
        self.words = self._read(_words, layers)
        further = (timetable.TABLE,)
        self.office = self._read(partial(directory.load, others=further), layers.office_file)
        self.hours = self._read(timetable.load, layers.office_file)
        self.kinds = self._read(anomalies.load, layers.file("anomalies.toml"))
        self.lessons = self._read(training.load, layers.room("training"))
        self.moves = self._read(_moves, layers)
        self.forms = self._read(
            partial(letters.load, documents=self.documents), layers.room("letters")
        )
        self.asked = self._read(
            partial(interviews.load, documents=self.documents), layers.room("interviews")
        )
        self.barred = self._read(signs.load, layers.file(signs.FILE)) or BarredWords()
        self.pages = self._read(fronts.load, layers.room("fronts"))
        self.front_rule = self._read(rule.load, layers.file("fronts.toml"))
        self.skills = self._read(ability.load, layers.room("abilities"))
        self.below = self._read(case_buttons.load, layers.file(case_buttons.FILE))
        self.needs = self._read(case_files.load, layers.room("cases"))
        self.drawn = self._read(schematics.load, layers.room("pictures"))
        self.told = self._read(drills.load, layers.room("drills"))
        self.reviewed = self._read(upkeep.load, layers.own(upkeep.FILE))
        self.settled = self._read(confirmations.load, layers.own("confirmed.toml"))
        self.said = self._read(verdicts.load, layers.own("confirmed.toml"))
        self.known = self._read(self._facts, layers)

    def _read(self, reader: Callable[[F], T], place: F) -> T | None:
        try:
            return reader(place)
        except BrokenKnowledge as error:
            self.faults.extend(error.faults)
        except (OSError, UnicodeDecodeError) as error:
            path = place if isinstance(place, Path) else self.layers.top
            self.faults.append(Fault(path, 1, Message("cannot be read: {error}", error=error)))
        return None

    def _library(self, folder: Folder) -> Library:
        further = (self.layers.room("issuers"),) if self.is_whole else ()
        questions = self.layers.room("questions")
        additions = self.layers.room("additions") if self.is_whole else None
        return library.load(
            folder,
            *further,
            questions=questions,
            loose=self.named,
            additions=additions,
            documents=self.documents,
        )

    def _facts(self, layers: Layers) -> Facts:
        # Without the office its faults are told.
        return facts.load(*layers.every(facts.FILE), office=self.office) if self.office else {}

    def content(self) -> Content:
        """Return all that was read, without what names what the office lacks.

        Raises:
            BrokenKnowledge: there are faults.
        """
        if self.books is None:
            # These follow from the faults of the SOPs.
            self.faults += [fault for fault in self.named if self._has_file(fault)]
            raise BrokenKnowledge(self.faults)
        if self.office is not None and self.is_whole:
            known = _facts_said(self.known or {}, {})
            self.faults += Variables(self.office, known).misfits(self.layers)
            self._owned(self.books, self.office)
            self._compare(self.books, self.office)
            self.warnings += library.same_numbers(self.books)
            self.faults += catalogue.doubles(self.documents)
        stock = Stock(self.books, self.books.off, self.layers, moved_sections.slugs(self._headings))
        faults, loose = stock.sorted_out(self.named)
        self.warnings += stock.warnings(loose)
        self.faults += faults
        return self._joined(self.books, stock, tuple(loose))

    def _has_file(self, fault: Fault) -> bool:
        sop_id = fault.names[0] if fault.names else ""
        return any(self.layers.file(f"{room}/{sop_id}.md").exists() for room in ("sop", "issuers"))

    @property
    def _headings(self) -> list[moved_sections.Place]:
        return moved_sections.load_headings(*self.layers.every("headings.txt"))

    def _owned(self, books: Library, office: Directory) -> None:
        """Turn off the national SOPs that no section of the office owns: one line an owner."""
        missing: dict[str, list[Sop]] = {}
        for sop in books.values():
            if office.section_of(sop.section) not in office.sections:
                missing.setdefault(sop.section, []).append(sop)
        gone: dict[str, Sop] = {}
        for section, sops in missing.items():
            own = [sop for sop in sops if not self.layers.is_national(sop.path)]
            message = Message("section '{section}' is not in office.toml", section=section)
            self.faults += [Fault(sop.path, 1, message) for sop in own]
            gone |= {sop.id: sop for sop in sops if sop not in own}
            hidden = ", ".join(sop.id for sop in sops if sop not in own)
            message = (
                functions.unmapped(section, hidden)
                if section in functions.FUNCTIONS
                else Message(
                    "it has no section '{section}'; hidden are: {sops}",
                    section=section,
                    sops=hidden,
                )
            )
            self.warnings += [Fault(self.layers.office_file, 1, message)] if hidden else []
        kept = {id: sop for id, sop in books.items() if id not in gone}
        off = {**books.off, **gone}
        self.books = Library(kept, books.fingerprint, off, books.files) if gone else books

    def _compare(self, books: Library, office: Directory) -> None:
        layers, sops = self.layers, books.files
        if self.kinds is not None:
            path = layers.file("anomalies.toml")
            found = anomalies.misfits(path, {*office.sections, *office.functions}, books.keys())
            is_national = layers.is_national(path)
            self.warnings += anomalies.outdated(path, self.kinds, books)
            for fault in found:
                # A category of the national shelf that no section takes is hidden.
                is_hidden = is_national and fault.names is None
                (self.warnings if is_hidden else self.named).append(fault)
            for sop in sops:
                self._keep(recipients.misfits(sop, self.kinds), is_of_office=not is_national)
            if self.asked is not None:
                room = layers.room("interviews")
                asked = interviews.misfits(room, self.asked, books, self.kinds)
                self._keep(asked, is_of_office=not is_national)
            if self.told is not None:
                strange = drills.strange(layers.room("drills"), self.told, self.kinds)
                self._keep(strange, is_of_office=not is_national)
        self.faults += [fault for sop in sops for fault in waits.misfits(sop, office.tiers)]
        if self.moves is not None:
            self.named += self.moves.misfits(layers.file("moved.toml"), books, self._headings)
        self.faults += [fault for sop in sops for fault in citations.unsourced(sop)]
        settled = confirmations.followed(self.settled or {}, self.moves)
        self.named += confirmations.misfits(layers.own("confirmed.toml"), settled, books)
        if self.reviewed is not None:
            # A day of a section that is gone harms nobody.
            self.warnings += upkeep.misfits(layers.own(upkeep.FILE), self.reviewed, books)
        if self.forms is not None:
            self.named += letters.misfits(layers.room("letters"), self.forms, books)
        if self.asked is not None:
            self.faults += signs.misfits(layers.room("interviews"), self.asked, self.barred)
        if self.pages is not None:
            self.named += fronts.misfits(self.pages, books)
        if self.below is not None:
            path = layers.file(case_buttons.FILE)
            self.named += case_buttons.misfits(path, self.below, books)
        if self.needs is not None:
            self.named += case_rules.misfits(self.needs, books)
        if self.drawn is not None:
            room = layers.room("pictures")
            self.named += schematics.misfits(room, self.drawn, books)
            self.warnings += schematics.outdated(room, self.drawn, books)
        if self.told is not None:
            room = layers.room("drills")
            self.named += drills.misfits(room, self.told, books)
            self.warnings += drills.outdated(room, self.told, books)
        if self.lessons is not None:
            self.named += training.misfits(layers.room("training"), books)

    def _keep(self, found: Iterable[Fault], *, is_of_office: bool) -> None:
        """Keep what does not fit the categories.

        With categories of its own an office may lack some that the national shelf names.
        """
        for fault in found:
            is_lacking = (
                is_of_office and fault.names is None and self.layers.is_national(fault.path)
            )
            (self.warnings if is_lacking else self.named).append(fault)

    def _joined(self, books: Library, stock: Stock, loose: tuple[Fault, ...]) -> Content:
        if (
            self.faults
            or self.words is None
            or self.office is None
            or self.kinds is None
            or self.lessons is None
            or self.moves is None
            or self.forms is None
            or self.asked is None
            or self.skills is None
            or self.below is None
            or self.needs is None
            or self.drawn is None
            or self.told is None
            or self.settled is None
            or self.said is None
            or self.known is None
            or self.reviewed is None
            or self.pages is None
            or self.front_rule is None
        ):
            raise BrokenKnowledge(self.faults)
        taken = {*self.office.sections, *self.office.functions}
        kinds = anomalies.shown(self.kinds, taken, stock.has)
        settled = confirmations.followed(self.settled, self.moves)
        said = verdicts.followed(self.said, self.moves)
        # A line is what is read of it, with how long a tier has.
        answers = facts.answers(self.known, said)
        lines = applying.applied(waits.applied(books, self.office.tiers), said, answers)
        written = Content(
            upkeep.applied(confirmations.applied(lines, settled), self.reviewed),
            self.words,
            self.office,
            kinds,
            training.shown(self.lessons, stock.has),
            self.moves,
            letters.shown(self.forms, stock.has),
            interviews.shown(self.asked, stock.has, kinds),
            self.hours,
            self.pages,
            self.front_rule,
            self.skills,
            replace(self.below, lists=case_rules.listed(self.needs)),
            self.needs,
            schematics.shown(self.drawn, stock.has),
            drills.shown(self.told, kinds),
            books.off,
            loose,
            tuple(self.warnings),
            self.documents,
            said,
            self.known,
            self.barred,
        )
        return _filled(written)


def wrong_figures(
    place: Path | Layers, loaded: Content, overlay: Mapping[str, str] = NOTHING
) -> list[Fault]:
    """Return the figures of training items that the cited SOPs do not hold.

    They stop no start: else an SOP whose fee changes would be refused because of its quiz.
    """
    layers = Layers.of(place).with_texts(overlay)
    return training.ungrounded(layers.room("training"), loaded.library)


def _facts_said(known: Facts, said: Verdicts) -> Mapping[str, str]:
    """Return what stands for each fact: the answer, or that there is none yet."""
    answers = facts.answers(known, said)
    return {id: answers[id].says if id in answers else facts.UNSET for id in known}


def wrong_cases(loaded: Content, ids: Collection[str]) -> list[Fault]:
    """Return what is wrong with these cases, as nobody may publish it in chat."""
    written = loaded.as_written()
    cases = {id: case for id, case in written.cases.items() if id in ids}
    lost = [*case_rules.misfits(cases, written.library), *case_rules.gone(cases, written.library)]
    return lost or case_rules.unsound(cases, written.library)


def _words(layers: Layers) -> Vocabulary:
    return vocabulary.load(*(layers.every("vocabulary.toml") or (layers.file("vocabulary.toml"),)))


def _moves(layers: Layers) -> Moved:
    return moved_sections.load(*layers.every("moved.toml"))


def _filled(written: Content) -> Content:
    """Return the content as this office reads it: with its names, and its sections as owners."""
    office, variables = written.directory, written.variables
    sops = map(written.read, written.library.values())
    off = {id: written.read(sop) for id, sop in written.off.items()}
    kinds = {
        id: replace(variables.everywhere(kind), section=office.section_of(kind.section))
        for id, kind in written.categories.items()
    }
    return replace(
        written,
        library=Library(library.in_order(sops), written.library.fingerprint, off),
        categories=kinds,
        training=variables.everywhere(written.training),
        letters=variables.everywhere(written.letters),
        interviews=variables.everywhere(written.interviews),
        abilities=variables.everywhere(written.abilities),
        cases={
            id: replace(case, section=office.section_of(case.section))
            for id, case in written.cases.items()
        },
        off=off,
        written=written,
    )
