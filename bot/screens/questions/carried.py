"""What the buttons under an answer carry, so that a tap comes back to the same screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from bot.telegram.callback_data import Action, ForgedData, pack, whole_number
from bot.telegram.screen import Button


@dataclass(frozen=True)
class Carried:
    """The question of an answer, the line that answers it, and whether it is only likely.

    Without a question the section was browsed.
    """

    question_id: int = 0
    line: int | None = None
    is_likely: bool = False

    @classmethod
    def of(cls, question_id: int, rest: Sequence[str]) -> Self:
        """Read what a button carries after its section and its question.

        Raises:
            ForgedData: this bot never puts that on a button.
        """
        match rest:
            case ():
                return cls(question_id)
            case (place, hedge) if hedge in ("0", "1"):
                at = whole_number(place)
                return cls(question_id, at - 1 if at else None, hedge == "1")
            case _:
                raise ForgedData

    def button(self, label: str, action: Action, place: str, *further: int) -> Button:
        """A button that comes back to this answer. `further` is what it carries besides.

        `place` is the address of a section or the id of a front page.
        """
        at = 0 if self.line is None else self.line + 1
        rest = (at, int(self.is_likely)) if at or self.is_likely else ()
        return Button(label, pack(action, place, self.question_id, *further, *rest))
