"""Decides for the shelf how sure it is, so that a story holds whatever the fit is today."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from knowledge.search.answer import Answer, Band
from knowledge.search.follow_up import Turn
from knowledge.shelf import Shelf

Judge = Callable[[Shelf, str, Answer], Answer]
"""What becomes of an answer: the shelf, the question, and what was found."""


def judges(monkeypatch: pytest.MonkeyPatch, judge: Judge) -> None:
    """Let every answer of every shelf be judged so."""
    answer = Shelf.answer

    def judged(shelf: Shelf, question: str, after: Turn | None = None, **how: Any) -> Answer:
        return judge(shelf, question, answer(shelf, question, after, **how))

    monkeypatch.setattr(Shelf, "answer", judged)


def choice(found: Answer) -> Answer:
    """A close call between what is near."""
    return replace(found, band=Band.CHOICE, shown=None, offered=found.hits[:4])


def gap(found: Answer, probability: float | None = None) -> Answer:
    """No section answers, though some stand near."""
    chance = found.probability if probability is None else probability
    offered = found.hits[:4]
    return replace(found, band=Band.NONE, probability=chance, shown=None, offered=offered)


def stays_open(monkeypatch: pytest.MonkeyPatch, *questions: str) -> None:
    """Let these questions be gaps until one of them is answered for sure."""

    def judge(_shelf: Shelf, question: str, found: Answer) -> Answer:
        is_open = question in questions and found.band is not Band.SURE
        return gap(found, 0.01) if is_open else found

    judges(monkeypatch, judge)
