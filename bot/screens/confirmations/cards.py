"""Open lines as those see them who settle them: one line a screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Final, Self

from bot.content.source import ScreenSource
from bot.screens import forms
from bot.screens.posts import names
from bot.telegram import Action, Button, Row, Screen, in_rows
from bot.texts import confirmations as texts
from bot.texts import questions as question_texts
from bot.texts.talk import few
from knowledge.reading.sops.sop import Source
from knowledge.shelf import Shelf
from office.confirmations import LINE_WORDS, LineAnswer, LineQueue, WaitingLine
from office.posts import HEAD_OF_OFFICE, SECTION_HEAD, Post

CONFIRMATION_BUTTON: Final = Action("kb")


class ConfirmationButton(StrEnum):
    """What a button below a line does."""

    NEXT = "n"
    TRUE = "b"
    CHANGE = "u"
    NOT_HERE = "x"
    ASK = "t"
    ASK_POST = "p"
    UNKNOWN = "d"
    WRITE = "w"
    FOLLOW = "f"
    UNDO = "r"
    MORE = "l"
    AGREE = "a"
    DISAGREE = "o"
    MINE = "m"
    TWO = "2"
    ONE = "1"


button = CONFIRMATION_BUTTON.button


@dataclass(frozen=True)
class LineCards:
    """Draws lines from the shelf they stand on."""

    shelf: Shelf
    number: Callable[[int], str] = few
    """How a number of questions is said to who reads it."""

    @classmethod
    def of(cls, source: ScreenSource, number: Callable[[int], str] = few) -> Self:
        """Draw lines of the shelf in use."""
        return cls(source.shelf, number)

    def first(self, queue: LineQueue, notice: str = "", undone: int | None = None) -> Screen:
        """What waits first: the agreement of a second person, then lines."""
        if queue.agreements:
            return self._agreement(queue.agreements[0], notice)
        if queue.lines:
            return self.line(queue, queue.lines[0], notice, undone)
        return _below(notice, texts.NOTHING, (*_way_back(undone), (_mine(),)))

    def after(self, queue: LineQueue, code: str) -> Screen:
        """The line behind that one."""
        found = queue.after(code)
        return self.line(queue, found) if found is not None else Screen(texts.ALL_SEEN)

    def line(
        self, queue: LineQueue, found: WaitingLine, notice: str = "", undone: int | None = None
    ) -> Screen:
        """One line, with its section, its source, and what can be said of it."""
        line = found.line
        parts = [texts.asked_by(found.asked_by)] if found.asked_by else []
        parts.append(self._where(line.sop_id, line.heading, found.times))
        if line.is_fact:
            parts.append(texts.fact(line.text))
        elif line.is_conflict:
            parts.append(texts.sides(line.sides, line.followable))
        else:
            parts.append(texts.line(line.text, _sources(line.sources)))
        if line.needs_source:
            parts.append(texts.needs_source())
        if found.needs_two:
            parts.append(texts.needs_two())
        parts.append(texts.left(len(queue.lines), sum(bool(it.times) for it in queue.lines)))
        return _below(notice, "\n\n".join(parts), (*_ways(found), *_way_back(undone)))

    def whom(self, found: WaitingLine) -> Screen:
        """Which post is to be asked?"""
        posts = [Post(SECTION_HEAD, section=section) for section in self.shelf.directory.sections]
        buttons = [
            button(
                names.label(post, self.shelf.directory),
                ConfirmationButton.ASK_POST,
                found.line.code,
                post.section or "",
            )
            for post in (*posts, Post(HEAD_OF_OFFICE))
            if post != found.post
        ]
        back = button(question_texts.BACK, ConfirmationButton.NEXT)
        return Screen(texts.WHOM, (*in_rows(buttons), (back,)))

    def prompt(self, found: WaitingLine) -> Screen:
        """Ask for the answer or the source in a form."""
        line = found.line
        where = self._where(line.sop_id, line.heading)
        html = texts.prompt(where, line.text, is_source=line.needs_source)
        return Screen(html, ((forms.cancel(LINE_WORDS.topic),),))

    def more(self, found: WaitingLine) -> Screen:
        """What else there is: earlier answers, and whether a second person must agree."""
        buttons = [_mine()]
        is_head = found.post.role in (SECTION_HEAD, HEAD_OF_OFFICE)
        if is_head and not found.asked_by and not found.line.is_fact:
            label = texts.ONE if found.needs_two else texts.TWO
            act = ConfirmationButton.ONE if found.needs_two else ConfirmationButton.TWO
            buttons.append(button(label, act, found.line.code))
        back = button(question_texts.BACK, ConfirmationButton.NEXT)
        where = self._where(found.line.sop_id, found.line.heading)
        return Screen(texts.more(where, needs_two=found.needs_two), (*in_rows(buttons), (back,)))

    def mine(self, answers: Sequence[LineAnswer]) -> Screen:
        """The latest answers of a member, each with the way back."""
        back = (button(question_texts.BACK, ConfirmationButton.NEXT),)
        if not answers:
            return Screen(texts.NO_ANSWERS, (back,))
        listed = [
            texts.given(number, it.excerpt, it.verdict, it.side)
            for number, it in enumerate(answers, 1)
        ]
        buttons = [
            button(str(number), ConfirmationButton.UNDO, it.id)
            for number, it in enumerate(answers, 1)
        ]
        return Screen(texts.mine(listed), (*in_rows(buttons, 5), back))

    def _agreement(self, answer: LineAnswer, notice: str) -> Screen:
        place = answer.line.rpartition("#")[0].partition("/")[2]
        html = texts.agreement(
            answer.title,
            self._where(answer.sop_id, place),
            answer.excerpt,
            answer.verdict,
            answer.words,
            answer.side,
        )
        row = (
            button(texts.AGREE, ConfirmationButton.AGREE, answer.id),
            button(texts.DISAGREE, ConfirmationButton.DISAGREE, answer.id),
        )
        return _below(notice, html, (row,))

    def _where(self, sop_id: str, heading: str, times: int = 0) -> str:
        said = self.number(times) if times else ""
        if heading in self.shelf.content.facts:
            return texts.where(texts.FACTS, heading, said)
        sop = self.shelf.library.get(sop_id)
        return texts.where(sop.title if sop is not None else sop_id, heading, said)


def opening() -> Row:
    """The way from a message to what waits."""
    return (button(texts.OPEN, ConfirmationButton.NEXT),)


def _ways(found: WaitingLine) -> tuple[Row, ...]:
    """What can be said of a line: never a way to settle several at once."""
    line, code, command = found.line, found.line.code, ConfirmationButton
    change = button(texts.CHANGE, command.CHANGE, code)
    rows: list[Row]
    if line.is_fact:
        rows = [(button(texts.ANSWER, command.WRITE, code),)]
    elif line.is_conflict:
        sides = [button(texts.follow(side), command.FOLLOW, code, side) for side in line.followable]
        rows = [*in_rows([*sides, change])]
    elif line.needs_words:
        label = texts.SOURCE if line.needs_source else texts.ANSWER
        rows = [(button(label, command.WRITE, code), change)]
    else:
        rows = [(button(texts.TRUE, command.TRUE, code), change)]
    if line.may_be_refused:
        rows.append((button(texts.NOT_HERE, command.NOT_HERE, code),))
    ask = button(texts.ASK, command.ASK, code)
    rows.append((ask, button(texts.UNKNOWN, command.UNKNOWN, code)))
    more = button(texts.MORE, command.MORE, code)
    return (*rows, (button(texts.NEXT, command.NEXT, code), more))


def _way_back(answer_id: int | None) -> tuple[Row, ...]:
    if answer_id is None:
        return ()
    return ((button(texts.UNDO, ConfirmationButton.UNDO, answer_id),),)


def _mine() -> Button:
    return button(texts.MINE, ConfirmationButton.MINE)


def _sources(sources: Sequence[Source]) -> str:
    return "; ".join(" ".join(filter(None, (it.regulation, it.article))) for it in sources)


def _below(notice: str, html: str, rows: tuple[Row, ...]) -> Screen:
    return Screen(f"<i>{escape(notice)}</i>\n\n{html}" if notice else html, rows)
