"""A forwarded question as its asker and the head see it, and the marked answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from html import escape
from typing import Final, Self
from zoneinfo import ZoneInfo

from bot.content.source import ScreenSource
from bot.screens import forms
from bot.screens.anomalies.card import age
from bot.screens.answers.around import ALONE, Around
from bot.screens.forwarding import ForwardButton, forward
from bot.screens.posts import names as posts
from bot.screens.questions import Carried, Renderer
from bot.telegram import Action, Button, Row, Screen, confidential, in_rows, pack, shortened
from bot.texts import answers as texts
from bot.texts import forms as form_texts
from bot.texts import questions as question_texts
from bot.texts.anomalies import report as times
from knowledge.reading.office.directory import Directory
from knowledge.shelf import Passage, address
from office.answers import ANSWER, AnswerWords, ForwardedQuestion, HeadAnswer, tiers
from office.posts import SECTION_HEAD, Post, parse_post

ANSWER_BUTTON: Final = Action("an")

MOST_LISTED = 10
_LISTED_LETTERS = 70


class AnswerButton(StrEnum):
    """What a button of a head does."""

    SEE = "v"
    WRITE = "w"
    POINT = "p"
    PICK = "k"
    CHOOSE_SECTION = "x"
    HAND_ON = "h"
    EDIT = "e"
    FOR_ALL = "a"
    FOR_ASKER = "s"
    SAME = "g"
    MINE = "m"
    SURE_FOR_ALL = "b"
    END = "z"
    SURE_TO_END = "q"
    ADOPT = "u"
    ADOPT_INSTEAD = "j"
    TAKE_PLACE = "r"
    ANOTHER_MATTER = "o"
    ASK_FIRST = "f"


def version_of(words: AnswerWords) -> str:
    """Return what the buttons of a preview carry of the answer above them."""
    return forms.version(
        words.forwarded_id, words.gap_id, words.replaces, words.text, words.passage
    )


def pointed_at(
    source: ScreenSource, answer: HeadAnswer, question_id: int = 0, unit: str | None = None
) -> Screen | None:
    """Return the passage that a head has chosen as the answer, if it is still on the shelf.

    With the id of a question its asker can judge the passage.
    """
    passage = source.shelf.passage(answer.passage)
    return (
        Renderer.of(source, unit).passage(passage, Carried(question_id))
        if passage is not None
        else None
    )


def heads(label: str, command: AnswerButton, *arguments: str | int) -> Button:
    return Button(label, pack(ANSWER_BUTTON, command, *arguments))


def people_in(*answers: HeadAnswer | None) -> set[int]:
    """Return the ids of all members whom the screens of these answers name."""
    return {answer.author_id for answer in answers if answer is not None}


@dataclass(frozen=True)
class AnswerCards:
    """Draws forwarded questions and answers. `names` are the heads' names by id."""

    directory: Directory
    zone: ZoneInfo
    names: Mapping[int, str]
    now: datetime

    @classmethod
    async def of(cls, source: ScreenSource, *shown: HeadAnswer | None) -> Self:
        """Draw questions to heads, with the names of those who gave these answers."""
        names = await source.services.people.names(people_in(*shown))
        return cls(source.shelf.directory, source.zone, names, source.services.clock.now())

    # --- for askers ---

    def whom(self, question: ForwardedQuestion) -> str | None:
        """Return what the post is called that has the question now, or None."""
        post = tiers(question.section)[question.tier - 1].post if question.tier else None
        return posts.label(post, self.directory) if post is not None else None

    def moved(self, question: ForwardedQuestion, post: Post) -> Screen:
        """Tell the asker who has the question now."""
        label = posts.label(post, self.directory)
        return Screen(texts.moved(question.code, question.text, label))

    def answer(
        self,
        answer: HeadAnswer,
        asked: str,
        passage: Screen | None,
        rows: tuple[Row, ...] = (),
        code: str = "",
    ) -> Screen:
        """The answer, marked as a head's. `passage` is the section that the head chose.

        `code` is that of the reader's own question.
        """
        post, name, on = self.author(answer)
        if not answer.passage:
            mark = texts.mark(post, name, on, is_for_all=answer.is_for_all)
            return confidential(texts.given(post, asked, answer.text, mark, code), rows)
        if passage is None:
            return Screen(texts.PASSAGE_GONE)
        return Screen(f"{texts.pointed(post, name, on, code)}\n\n{passage.html}", passage.rows)

    def replaced(
        self, answer: HeadAnswer, asked: str, passage: Screen | None, old: HeadAnswer | None
    ) -> Screen:
        """The answer that takes the place of one that the reader has."""
        first = self.is_replaced(answer, old)
        return _below(first, self.answer(answer, asked, passage))

    def is_replaced(self, answer: HeadAnswer, old: HeadAnswer | None) -> str:
        """Say whose answer was replaced, and by whom."""
        return texts.is_replaced(self.author(old or answer)[0], self.author(answer)[0])

    def withdrawn(self, answer: HeadAnswer, asked: str, code: str = "") -> Screen:
        """Say that an answer that the reader has no longer holds."""
        post, _, _ = self.author(answer)
        return confidential(texts.is_withdrawn(post, asked, code))

    def to_others(self, answer: HeadAnswer, passage: Screen | None, question_id: int) -> Screen:
        """The answer for somebody who asks the same, with ways on if they meant something else."""
        post = parse_post(answer.post)
        section = post.section if post.role == SECTION_HEAD else None
        again = (
            forward(texts.NOT_THIS, ForwardButton.ASK, question_id, section)
            if section in self.directory.sections and section
            else forward(texts.NOT_THIS, ForwardButton.CHOOSE_SECTION, question_id)
        )
        nearest = forward(texts.NEAREST_SOP, ForwardButton.NEAREST, question_id)
        return self.answer(answer, answer.question, passage, ((nearest, again),))

    # --- for heads ---

    def card(
        self, question: ForwardedQuestion, tier: int = 0, earlier: str = "", around: Around = ALONE
    ) -> Screen:
        """The question for a head. `tier` is the tier that got this card.

        `earlier` is the answer about which the asker has asked again.
        """
        due = texts.climbs(self.time(question.due_at)) if question.due_at else ""
        unclear = texts.unclear(earlier, question.follow_up) if question.follow_up else ""
        if question.remark:
            unclear += texts.remark(question.remark)
        if around.other is not None:
            unclear += texts.answered_alike(
                *self.author(around.other), around.other.question, around.said
            )
        due = texts.also_waiting(around.joined) + due
        came_in = self.time(question.asked_at)
        html = texts.card(question.code, question.text, came_in, due, unclear, question.after)
        if question.waiting_at is not None:
            html = f"{texts.APPLICANT_WAITS}{html}"
        why = texts.why_again(tier, self.directory.section(question.section).head)
        if why:
            html = f"<b>{why}</b>\n\n{html}"
        return confidential(html, self._ways(question, around.other))

    def _ways(self, question: ForwardedQuestion, other: HeadAnswer | None) -> tuple[Row, ...]:
        last: Row = (heads(texts.HAND_ON, AnswerButton.CHOOSE_SECTION, question.id),)
        if other is not None and not question.follow_up:
            last = (*last, heads(texts.ADOPT, AnswerButton.ADOPT, question.id, other.id))
        return (
            (
                heads(texts.ANSWER, AnswerButton.WRITE, question.id),
                heads(texts.STANDS_IN_SOP, AnswerButton.POINT, question.id),
            ),
            last,
        )

    def over(
        self,
        question: ForwardedQuestion,
        answer: HeadAnswer | None,
        said: str = "",
        reader_id: int = 0,
    ) -> Screen:
        """The card of a head who need not answer any more.

        `said` is what was answered, for a head who may answer otherwise. Its author may end it.
        """
        if question.is_open:
            head = self.directory.section(question.section).head
            return confidential(texts.handed_on(question.code, head))
        if answer is None:
            return confidential(texts.closed(question.code))
        _, name, on = self.author(answer)
        html = texts.answered(question.code, question.whole, name, on)
        if not said:
            return confidential(html)
        how = texts.how_to_replace(said, is_over=answer.ended_at is not None)
        row = (
            heads(texts.REPLACE, AnswerButton.WRITE, question.id, answer.id),
            heads(texts.STANDS_IN_SOP, AnswerButton.POINT, question.id, answer.id),
        )
        if answer.ended_at is not None or answer.author_id != reader_id:
            return confidential(f"{html}\n{how}", (row,))
        end = heads(texts.END, AnswerButton.END, answer.id)
        return confidential(f"{html}\n{how}", (row, (end,)))

    def hand_on(self, question: ForwardedQuestion) -> Screen:
        """Ask to which section the question belongs."""
        named = [
            heads(section.short, AnswerButton.HAND_ON, question.id, section.id)
            for section in self.directory.sections.values()
            if section.id != question.section
        ]
        back = heads(question_texts.BACK, AnswerButton.SEE, question.id)
        html = f"{texts.asked(question.text)}\n{texts.WHICH_SECTION}"
        return confidential(html, (*in_rows(named), (back,)))

    def prompt(self, asked: str) -> Screen:
        """Ask for the words that answer this question."""
        html = f"{texts.asked(asked)}\n{texts.WRITE}\n{texts.NO_CASE}"
        return confidential(html, ((forms.cancel(ANSWER.topic),),))

    def passages(self, asked: str, found: Sequence[Passage]) -> Screen:
        """Offer the passages that may be the answer."""
        lines, buttons = [], []
        for number, passage in enumerate(found, 1):
            name = f"{passage.sop.title} — {passage.section.heading}"
            lines.append(f"{number}. {escape(name)}")
            label = f"{number}. {passage.section.heading}"
            buttons.append(heads(shortened(label), AnswerButton.PICK, address(passage.section)))
        said = texts.WHICH_PASSAGE if found else texts.NO_PASSAGE
        html = "\n".join([texts.asked(asked), said, *lines])
        return confidential(html, (*in_rows(buttons), (forms.cancel(ANSWER.topic),)))

    def preview(
        self,
        asked: str,
        words: AnswerWords,
        passage: Screen | None,
        old: HeadAnswer | None = None,
        around: Around = ALONE,
    ) -> Screen:
        """The answer as it will be read, and the choice of who may read it.

        The answer to a gap has no single asker, so it is for all. `old` is the answer that this
        one replaces.
        """
        shown = passage.html if passage is not None else escape(words.text)
        above = form_texts.REPLACES_PREVIEW if words.preview_id else ""
        replaced = ""
        if old is not None:
            _, name, on = self.author(old)
            replaced = texts.takes_place_of(name, on)
        beside = ""
        if around.other is not None:
            said = around.other.question, around.said
            beside = texts.answered_alike(*self.author(around.other), *said).rstrip() + "\n"
        html = texts.preview(asked, shown, above=above, replaced=replaced, beside=beside)
        return confidential(html, self._choice(words, AnswerButton.FOR_ALL, texts.FOR_ALL))

    def sure_for_all(self, words: AnswerWords) -> Screen:
        """Ask once more before an answer with a hidden number goes to all."""
        html = f"{escape(words.text)}\n\n{texts.HIDDEN_FOR_ALL}"
        label = texts.STILL_FOR_ALL
        return confidential(html, self._choice(words, AnswerButton.SURE_FOR_ALL, label))

    def _choice(self, words: AnswerWords, for_all: AnswerButton, label: str) -> tuple[Row, ...]:
        """The buttons of a preview. Each carries which words it stands under."""
        version = version_of(words)
        first: Row = (heads(label, for_all, version),)
        if not words.gap_id:
            first = (*first, heads(texts.FOR_ASKER, AnswerButton.FOR_ASKER, version))
        last = (heads(texts.EDIT, AnswerButton.EDIT, version), forms.cancel(ANSWER.topic))
        return (first, last)

    def sure_to_end(self, answer: HeadAnswer, question: ForwardedQuestion | None) -> Screen:
        """Ask once before an answer is taken back from everybody who has it.

        `question` is the one that was forwarded; an answer to a gap has none.
        """
        sure = heads(texts.END_SURELY, AnswerButton.SURE_TO_END, answer.id)
        if question is None:
            back = heads(question_texts.BACK, AnswerButton.MINE)
            return confidential(texts.sure_to_end(answer.question), ((sure, back),))
        back = heads(question_texts.BACK, AnswerButton.SEE, question.id)
        return confidential(texts.sure_to_end(question.text), ((sure, back),))

    def sent(self, answer: HeadAnswer, others: int, said: str) -> Screen:
        """Say that an answer for all is sent, and what else can be done with it."""
        end = heads(texts.END, AnswerButton.END, answer.id)
        if not others:
            return Screen(said, ((end,),))
        same = heads(texts.SAME, AnswerButton.SAME, answer.id)
        return Screen(f"{said}{texts.others_wait(others)}", ((same, end),))

    def mine(self, answers: Sequence[HeadAnswer]) -> Screen:
        """A head's answers that are shown to others. A tap ends one."""
        shown = answers[:MOST_LISTED]
        if not shown:
            return Screen(texts.NO_ANSWERS)
        lines = [
            texts.my_answer(number, shortened(answer.question, _LISTED_LETTERS), answer.valid_until)
            for number, answer in enumerate(shown, 1)
        ]
        buttons = [
            heads(f"{texts.END} {number}", AnswerButton.END, answer.id)
            for number, answer in enumerate(shown, 1)
        ]
        return confidential(texts.my_answers(lines), in_rows(buttons))

    def tasks(self, questions: Sequence[ForwardedQuestion]) -> Screen:
        """The open questions of a head. A tap opens one."""
        shown = questions[:MOST_LISTED]
        lines = [
            texts.task(
                number,
                question.code,
                shortened(question.text, _LISTED_LETTERS),
                self._age(question),
                is_waited_for=question.waiting_at is not None,
            )
            for number, question in enumerate(shown, 1)
        ]
        buttons = [
            heads(f"{number}. {question.code}", AnswerButton.SEE, question.id)
            for number, question in enumerate(shown, 1)
        ]
        return confidential(texts.tasks(lines, len(questions) - len(shown)), in_rows(buttons))

    def author(self, answer: HeadAnswer) -> tuple[str, str, date]:
        """Return the post and the name of who gave an answer, and the day."""
        post = posts.label(parse_post(answer.post), self.directory)
        on = answer.given_at.astimezone(self.zone).date()
        return post, self.names.get(answer.author_id, "–"), on

    def _age(self, question: ForwardedQuestion) -> str:
        return age(self.now - question.asked_at)

    def time(self, moment: datetime) -> str:
        """Write a moment as the office's clock shows it."""
        return times.clock_time(moment, self.zone)


def _below(first: str, screen: Screen) -> Screen:
    return replace(screen, html=f"{first}\n\n{screen.html}")
