"""The office of `tests/office/archive.py`, with a shelf of three signs."""

from collections.abc import Sequence

import pytest

from office.shelf import KnownSign
from tests.office.archive import andi, archive, hendra, officer

__all__ = ["andi", "archive", "hendra", "officer"]

QUESTIONS = ("Ke mana?", "Berapa lama?", "Dengan siapa?")


class Signs:
    """A shelf on which each question of one interview has one sign, called after it."""

    def __call__(self) -> "Signs":
        return self

    @property
    def signs(self) -> "Signs":
        return self

    def of(self, _interview: str, question: str) -> Sequence[str]:
        return (question,)

    def all(self) -> Sequence[KnownSign]:
        """The last one is about what no sign may be about."""
        return [
            KnownSign(question, "wisata", question, "", is_barred=question == QUESTIONS[-1])
            for question in QUESTIONS
        ]


@pytest.fixture(autouse=True)
def signs(request: pytest.FixtureRequest) -> None:
    """Let the services ask that shelf. The rules need no office."""
    if "archive" in request.fixturenames:
        services = request.getfixturevalue("archive").services.signs
        services.keeping.shelf = services.figures.shelf = Signs()
