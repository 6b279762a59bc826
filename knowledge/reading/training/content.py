"""The training content, read whole from its folder or refused with all its faults."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple, TypeVar

from knowledge.reading.faults import BrokenKnowledge, Fault, Message
from knowledge.reading.layers import Folder
from knowledge.reading.sops.library import Library
from knowledge.reading.training import figures
from knowledge.reading.training import file as training_file
from knowledge.reading.training import rules as training_rules
from knowledge.reading.training.file import LabelledText
from knowledge.reading.training.items import Card, QuizQuestion, Script, TrainingItems
from knowledge.reading.training.rules import SOP_THEME, THEMES

_Item = TypeVar("_Item", Card, QuizQuestion)

__all__ = [
    "SOP_THEME",
    "THEMES",
    "Card",
    "QuizQuestion",
    "Script",
    "TrainingItems",
    "load",
    "misfits",
    "ungrounded",
]


def load(folder: Folder) -> TrainingItems:
    """Read `senyum.md` … `santun.md`, `kuis-5s.md`, `kuis-sop.md` and `kalimat.md`.

    Raises:
        BrokenKnowledge: with every fault of every file.
    """
    entries, faults = _read(folder)
    cards = {card.id: card for card in entries.cards}
    faults += training_rules.stray_files(folder)
    faults += chain.from_iterable(training_rules.card_faults(card) for card in entries.cards)
    faults += chain.from_iterable(
        training_rules.question_faults(question, cards) for question in entries.questions
    )
    faults += chain.from_iterable(
        training_rules.script_faults(script, cards) for script in entries.scripts
    )
    if faults:
        raise BrokenKnowledge(faults)
    return TrainingItems(
        cards={entry.id: _card(entry) for entry in entries.cards},
        questions={entry.id: _question(entry) for entry in entries.questions},
        scripts={entry.id: _script(entry) for entry in entries.scripts},
    )


def misfits(folder: Folder, library: Library) -> list[Fault]:
    """Return the faults where the folder names an SOP or section that does not exist."""
    entries, _ = _read(folder)
    return [
        *chain.from_iterable(
            _source_misfits(entry, library) for entry in (*entries.cards, *entries.questions)
        ),
        *chain.from_iterable(_script_misfits(entry, library) for entry in entries.scripts),
    ]


def shown(items: TrainingItems, has: Callable[[str, str], bool]) -> TrainingItems:
    """Return the items without what the office lacks.

    A question about an SOP goes with it. What trains 5S stays, and names no source.
    """

    def is_there(one: Card | QuizQuestion) -> bool:
        return not one.sop_id or has(one.sop_id, one.section or "")

    def unsourced(one: _Item) -> _Item:
        return one if is_there(one) else replace(one, sop_id=None, section=None)

    scripts = {
        script.id: replace(script, sop_ids=tuple(id for id in script.sop_ids if has(id, "")))
        for script in items.scripts.values()
    }
    return TrainingItems(
        cards={card.id: unsourced(card) for card in items.cards.values()},
        questions={
            question.id: unsourced(question)
            for question in items.questions.values()
            if question.theme != SOP_THEME or is_there(question)
        },
        scripts={
            id: script
            for id, script in scripts.items()
            if script.sop_ids or not items.scripts[id].sop_ids
        },
    )


def ungrounded(folder: Folder, library: Library) -> list[Fault]:
    """Return a fault for each figure that is not in the cited sections."""
    entries, _ = _read(folder)
    every = chain.from_iterable(entries)
    return [*chain.from_iterable(figures.ungrounded(entry, library) for entry in every)]


class _Entries(NamedTuple):
    cards: list[LabelledText]
    questions: list[LabelledText]
    scripts: list[LabelledText]


def _read(folder: Folder) -> tuple[_Entries, list[Fault]]:
    faults: list[Fault] = []

    def read(names: Sequence[str], labels: Sequence[str]) -> list[LabelledText]:
        found: list[LabelledText] = []
        for name in names:
            entries, wrong = training_file.read(folder / f"{name}.md", labels)
            found += entries
            faults.extend(wrong)
        return found

    entries = _Entries(
        cards=read(THEMES, training_rules.CARD_LABELS),
        questions=read(
            (training_rules.QUIZ_5S, training_rules.QUIZ_SOP), training_rules.QUESTION_LABELS
        ),
        scripts=read((training_rules.SCRIPTS,), training_rules.SCRIPT_LABELS),
    )
    return entries, faults


def _card(entry: LabelledText) -> Card:
    sop_id, section = entry.source()
    return Card(
        id=entry.id,
        theme=entry.path.stem,
        title=entry.title,
        situation=entry.get("Situasi"),
        do=entry.get("Lakukan"),
        say=entry.get("Ucapkan"),
        never_say=entry.get("Jangan ucapkan"),
        why=entry.get("Sebab"),
        sop_id=sop_id or None,
        section=section or None,
    )


def _question(entry: LabelledText) -> QuizQuestion:
    sop_id, section = entry.source()
    first, second, third, fourth = map(entry.get, training_rules.OPTIONS)
    return QuizQuestion(
        id=entry.id,
        theme=training_rules.theme_of(entry.id),
        text=entry.get("Tanya"),
        options=(first, second, third, fourth),
        correct=training_rules.OPTIONS.index(entry.get("Benar").lower()),
        explanation=entry.get("Penjelasan"),
        sop_id=sop_id or None,
        section=section or None,
        card_id=entry.get("Kartu") or None,
    )


def _script(entry: LabelledText) -> Script:
    return Script(
        id=entry.id,
        label=entry.title,
        sentences=(entry.get("Kalimat 1"), entry.get("Kalimat 2")),
        note=entry.get("Catatan"),
        sop_ids=entry.listed("SOP"),
        card_id=entry.get("Kartu"),
    )


def _source_misfits(entry: LabelledText, library: Library) -> Iterator[Fault]:
    sop_id, section = entry.source()
    if sop_id and sop_id not in library:
        message = Message("names the SOP '{sop_id}', which does not exist", sop_id=sop_id)
        yield entry.dangling(message, sop_id)
    elif sop_id and library[sop_id].find(section) is None:
        message = Message("names a section that is not in '{sop_id}'", sop_id=sop_id)
        yield entry.dangling(message, sop_id, section)


def _script_misfits(entry: LabelledText, library: Library) -> Iterator[Fault]:
    for sop_id in entry.listed("SOP"):
        if sop_id not in library:
            message = Message("names the SOP '{sop_id}', which does not exist", sop_id=sop_id)
            yield entry.dangling(message, sop_id)
