"""A question that no section answers before there is an SOP for it, whatever the fit is today."""

from dataclasses import replace
from typing import Any

import pytest

from knowledge.search.answer import Answer, Band
from knowledge.search.follow_up import Turn
from knowledge.shelf import Shelf


def stays_open(monkeypatch: pytest.MonkeyPatch, *questions: str) -> None:
    """Let these questions be gaps until one of them is answered for sure."""
    answer = Shelf.answer

    def asked(shelf: Shelf, question: str, after: Turn | None = None, **how: Any) -> Answer:
        found = answer(shelf, question, after, **how)
        if question not in questions or found.band is Band.SURE:
            return found
        offered = found.hits[:4]
        return replace(found, band=Band.NONE, probability=0.01, shown=None, offered=offered)

    monkeypatch.setattr(Shelf, "answer", asked)
