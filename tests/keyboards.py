"""Looks at the buttons of every screen that a journey makes: none is cut, no two are alike."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.telegram import screen
from bot.telegram.screen import Screen


@contextmanager
def all_in_order() -> Iterator[None]:
    """Fail at the end of the block if a screen had a button that nobody can tell or read."""
    faults: list[str] = []
    init = Screen.__init__

    def noted(self: Screen, *values: object, **named: object) -> None:
        init(self, *values, **named)  # type: ignore[arg-type]
        faults.extend(_faults(self))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screen, "__init__", noted)
        yield
    assert not faults, "\n".join(dict.fromkeys(faults))


def _faults(shown: Screen) -> Iterator[str]:
    labels = Counter(button.label for row in shown.rows for button in row)
    for label, times in labels.items():
        if times > 1:
            yield f"{times} buttons {label!r} below {shown.html[:60]!r}"
    for row in shown.rows:
        for button in row:
            if len(button.label) > screen.LETTERS[min(len(row), max(screen.LETTERS))]:
                yield f"{button.label!r} is cut in a row of {len(row)} below {shown.html[:60]!r}"
