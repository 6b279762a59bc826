"""Looks at the buttons of every screen that a journey makes: no two are alike, none is cut."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.telegram.screen import Screen, fits, uncut


@contextmanager
def all_in_order() -> Iterator[None]:
    """Fail at the end of the block if nobody could tell two buttons of a screen apart, or read
    one."""
    faults: dict[str, None] = {}
    make = Screen.__init__

    def noted(self: Screen, *values: object, **named: object) -> None:
        make(self, *values, **named)  # type: ignore[arg-type]
        faults.update(dict.fromkeys(_faults(self)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Screen, "__init__", noted)
        yield
    assert not faults, "\n".join(faults)


def _faults(shown: Screen) -> Iterator[str]:
    where = f"below {shown.html[:60]!r}"
    labels = Counter(button.label for row in shown.rows for button in row)
    yield from (
        f"{times} buttons {label!r} {where}" for label, times in labels.items() if times > 1
    )
    for row in uncut(shown.rows):
        for button in row:
            if not fits(button.label, len(row)):
                yield f"{button.label!r} is cut {where}"
