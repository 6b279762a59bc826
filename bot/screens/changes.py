"""News of changed SOPs on one screen, and how many have read it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self
from zoneinfo import ZoneInfo

from bot.content.source import ScreenSource
from bot.screens.posts import names as posts
from bot.telegram import Action, Button, Row, Screen, in_rows, shortened
from bot.texts import changes as texts
from knowledge.shelf import Shelf
from office.changes import ChangeNews, Piece, Replaced, Spread
from office.posts import parse_post

CHANGE_BUTTON: Final = Action("ch")

# Telegram accepts 4,096. What does not fit is only named.
_MOST_LETTERS = 3000
_MOST_LINES = 4
_LINE_LETTERS = 220
_MOST_NAMED = 10
# Two rows below "Sudah baca".
_MOST_OPENED = 4


button = CHANGE_BUTTON.button


@dataclass(frozen=True)
class ChangeCards:
    """Draws changes from the shelf they are about."""

    shelf: Shelf
    zone: ZoneInfo
    now: datetime

    @classmethod
    def of(cls, source: ScreenSource) -> Self:
        """Draw changes from the shelf in use, at this moment."""
        return cls(source.shelf, source.zone, source.services.clock.now())

    def news(self, news: ChangeNews, above: str = "") -> Screen:
        """All changes told at one moment, as many as fit, and the way to the words in force."""
        is_alone = len(news.pieces) == 1
        first = above or (texts.MUST_READ if news.must_read else "")
        parts = [first] if first else []
        letters = len(first)
        left: list[str] = []
        for number, piece in enumerate(news.pieces, 1):
            told = self._piece(piece, None if is_alone else number)
            letters += len(told)
            if left or letters > _MOST_LETTERS:
                left.append(piece.change.name)
            else:
                parts.append(told)
        if left:
            parts.append(texts.others(left[:_MOST_NAMED], len(left[_MOST_NAMED:])))
        if news.read_at is not None:
            parts.append(texts.was_read(f"{news.read_at.astimezone(self.zone):%d-%m %H.%M}"))
        return Screen("\n\n".join(parts), self._rows(news))

    def _rows(self, news: ChangeNews) -> tuple[Row, ...]:
        is_alone = len(news.pieces) == 1
        ways = [
            button(texts.OPEN if is_alone else f"{texts.OPEN} {number}", "o", piece.change.passage)
            for number, piece in enumerate(news.pieces, 1)
            if piece.change.passage
        ]
        read = [] if news.read_at is not None else [button(texts.READ, "r", news.key)]
        if is_alone:
            return in_rows([*read, *ways])
        return (*in_rows(read), *in_rows(ways[:_MOST_OPENED]))

    def _piece(self, piece: Piece, number: int | None) -> str:
        change = piece.change
        heads = [(change.is_gone, texts.gone), (change.is_new, texts.come)]
        head = next((head for applies, head in heads if applies), texts.changed)
        since = texts.since(change.noticed_at.astimezone(self.zone).date())
        lines = [
            head(change.name, number),
            *_cut([texts.old_line(shortened(line, _LINE_LETTERS)) for line in piece.gone]),
            *([since] if piece.come else []),
            *_cut([texts.new_line(shortened(line, _LINE_LETTERS)) for line in piece.come]),
        ]
        if piece.asked is not None:
            today = self.now.astimezone(self.zone).date()
            days = (today - piece.asked.at.astimezone(self.zone).date()).days
            lines.append(texts.answer_changed(shortened(piece.asked.text, _LINE_LETTERS), days))
        return "\n".join(lines)

    def spreads(self, found: Sequence[Spread], back: Button) -> Screen:
        """The latest changes, and how many have read each."""
        lines = [
            texts.spread(
                spread.change.name,
                spread.change.noticed_at.astimezone(self.zone).date(),
                spread.told,
                spread.read,
                must_read=spread.change.must_read,
            )
            for spread in found
        ]
        html = "\n".join([texts.SPREADS, *lines]) if lines else texts.NO_CHANGES
        return Screen(html, ((back,),))

    def now_sop(self, replaced: Replaced, passage: str) -> Screen | None:
        """Say that an SOP has replaced a head's answer. None if the SOP is gone again."""
        post = posts.label(parse_post(replaced.post), self.shelf.directory)
        return self._opening(passage, lambda name: texts.now_sop(replaced.question, post, name))

    def gap_filled(self, question: str, passage: str) -> Screen | None:
        """Say that a question asked in vain has an SOP now. None if the SOP is gone again."""
        return self._opening(passage, lambda name: texts.gap_filled(question, name))

    def _opening(self, passage: str, told: Callable[[str], str]) -> Screen | None:
        found = self.shelf.passage(passage)
        if found is None:
            return None
        html = told(f"{found.sop.title} — {found.section.heading}")
        return Screen(html, ((button(texts.OPEN, "o", passage),),))


def _cut(lines: list[str]) -> list[str]:
    """The first lines, and how many more there are."""
    if len(lines) <= _MOST_LINES:
        return lines
    shown = lines[: _MOST_LINES - 1]
    return [*shown, texts.more_lines(len(lines) - len(shown))]
