"""What officers practise with: 5S cards, quiz questions, and scripts for hard moments."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    """One situation at the counter: what to do, what to say, what never to say, and why."""

    id: str
    theme: str
    title: str
    situation: str
    do: str  # can have several lines, "1. …" or "- …"
    say: str
    never_say: str
    why: str
    sop_id: str | None
    section: str | None  # slug of the section that it rests on


@dataclass(frozen=True)
class QuizQuestion:
    """A quiz question with four options. Its lengths fit Telegram's quiz poll."""

    id: str
    theme: str  # one of the five, or "sop"
    text: str
    options: tuple[str, str, str, str]
    correct: int  # 0..3
    explanation: str
    sop_id: str | None
    section: str | None  # slug of the section that answers it
    card_id: str | None  # the card that comes back after a wrong answer


@dataclass(frozen=True)
class Script:
    """Two sentences to say aloud when an application cannot go on, and what to avoid."""

    id: str
    label: str
    sentences: tuple[str, str]
    note: str
    sop_ids: tuple[str, ...]
    card_id: str  # the card that a member who used it gets the next day


@dataclass(frozen=True)
class TrainingItems:
    """All cards, questions and scripts, each in the order of its file."""

    cards: Mapping[str, Card]
    questions: Mapping[str, QuizQuestion]
    scripts: Mapping[str, Script]

    def scripts_for(self, sop_id: str) -> tuple[Script, ...]:
        """Return the scripts that belong under that SOP's answer, likeliest first."""
        named = [script for script in self.scripts.values() if sop_id in script.sop_ids]
        return tuple(sorted(named, key=lambda script: script.sop_ids.index(sop_id)))
