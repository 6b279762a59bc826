"""Suggestions as their keeper sees them: an overview, and a screen for each decision."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from typing import Final, Self
from zoneinfo import ZoneInfo

from bot.content.source import ScreenSource
from bot.screens import answers, changes
from bot.screens.revisions.buttons import WriteButton, write
from bot.screens.training import cards
from bot.telegram import Action, Row, Screen, in_rows, shortened
from bot.telegram.markup import excerpt
from bot.texts import answers as answer_texts
from bot.texts import changes as change_texts
from bot.texts import questions as question_texts
from bot.texts import suggestions as texts
from bot.texts.revisions import writing as writing_texts
from bot.texts.talk import few
from knowledge.shelf import Passage, Shelf, address
from office.suggestions import (
    MOST_AT_ONCE,
    Suggestion,
    SuggestionKind,
    SuggestionState,
    Use,
)

SUGGESTION_BUTTON: Final = Action("sg")

_MOST_LISTED = 10
_MOST_SECTIONS = 4
_LETTERS = 120


class SuggestionButton(StrEnum):
    """What a button of a keeper does."""

    OVERVIEW = "v"
    LIST = "l"
    USE = "u"
    ACCEPT = "a"
    CHOOSE_PASSAGE = "o"
    ACCEPT_FOR = "p"
    REFUSE = "n"
    ANSWER = "j"
    CHOOSE_SECTION = "x"
    GIVE_TO = "s"
    ELSEWHERE = "e"
    MENDED = "m"
    RIGHT = "b"
    STILL_RIGHT = "t"
    NEEDS_CORRECTION = "d"
    CHANGES = "c"
    DECISIONS = "k"
    UNDO = "r"
    OF_SECTION = "q"
    ACCEPT_ALL = "w"
    ONE_BY_ONE = "i"
    UNDO_ALL = "z"


button = SUGGESTION_BUTTON.button


@dataclass(frozen=True)
class SuggestionCards:
    """Draws suggestions from the shelf they are about."""

    shelf: Shelf
    zone: ZoneInfo
    number: Callable[[int], str] = few
    """How a number of people is said to who reads it."""

    @classmethod
    def of(cls, source: ScreenSource, number: Callable[[int], str] = few) -> Self:
        """Draw suggestions from the shelf in use."""
        return cls(source.shelf, source.zone, number)

    def overview(self, found: Sequence[Suggestion], conflicts: int = 0) -> Screen:
        """What waits, by kind, and a button for each kind; `conflicts` counts changed files."""
        gaps, phrasings, ratings, held = counts(found)
        ways = [
            (texts.GAPS, gaps, SuggestionKind.GAP),
            (texts.PHRASINGS, phrasings, SuggestionKind.PHRASING),
            (texts.RATINGS, ratings, SuggestionKind.DISLIKE),
            (texts.TRAINING, held, SuggestionKind.TRAINING),
        ]
        buttons = [
            button(f"{label} ({count})", SuggestionButton.LIST, kind)
            for label, count, kind in ways
            if count
        ]
        if conflicts:
            label = f"{writing_texts.CONFLICTS} ({conflicts})"
            buttons.append(write(label, WriteButton.CONFLICTS))
        buttons.append(button(texts.PASSAGES, SuggestionButton.USE))
        buttons.append(button(texts.CHANGES, SuggestionButton.CHANGES))
        buttons.append(button(texts.MY_DECISIONS, SuggestionButton.DECISIONS))
        # Answers that keepers and heads have given: here they end one that is no longer true.
        buttons.append(answers.heads(answer_texts.MY_ANSWERS, answers.AnswerButton.MINE))
        html = texts.overview(gaps, phrasings, ratings, held) if found else texts.NOTHING
        if conflicts:
            html += texts.conflicts(conflicts)
        return Screen(html, in_rows(buttons))

    def card(self, one: Suggestion, notice: str = "", decided: int | None = None) -> Screen:
        """One thing to decide, below what was just decided; `decided` can be undone."""
        match one.kind:
            case SuggestionKind.GAP:
                screen = self._gap(one)
            case SuggestionKind.PHRASING:
                screen = self._phrasing(one)
            case SuggestionKind.DISLIKE:
                screen = self._rating(one)
            case SuggestionKind.TRAINING:
                screen = self._held(one)
        html = f"<i>{notice}</i>\n\n{screen.html}" if notice else screen.html
        return Screen(html, (*screen.rows, self._last(one), *_way_back(decided)))

    def over(self, notice: str, decided: int | None = None) -> Screen:
        """Say that a list is done."""
        back = button(question_texts.BACK, SuggestionButton.OVERVIEW)
        html = f"{notice}\n{texts.ALL_SEEN}".strip()
        return Screen(html, (*_way_back(decided), (back,)))

    def _gap(self, one: Suggestion) -> Screen:
        section = self.shelf.directory.sections.get(one.section)
        html = texts.gap(
            one.text,
            self.number(one.times),
            self.number(one.people),
            one.last_at.astimezone(self.zone).date(),
            section.short if section else "",
        )
        first = (
            button(texts.ANSWER_NOW, SuggestionButton.ANSWER, one.id),
            write(texts.WRITE_SECTION, WriteButton.FROM_GAP, one.id),
        )
        second = (
            button(texts.BELONGS_TO, SuggestionButton.CHOOSE_SECTION, one.id),
            button(texts.NOT_OURS, SuggestionButton.ELSEWHERE, one.id),
        )
        return Screen(html, (first, second))

    def _phrasing(self, one: Suggestion) -> Screen:
        first = (
            button(texts.YES, SuggestionButton.ACCEPT, one.id),
            button(texts.NO, SuggestionButton.REFUSE, one.id),
        )
        second = (button(texts.OTHER_PASSAGE, SuggestionButton.CHOOSE_PASSAGE, one.id),)
        origin = texts.origin_of(one.people, one.origin)
        html = texts.phrasing(one.text, self.number(one.people), origin, self.name(one.passage))
        return Screen(html, (first, second))

    def by_section(self, found: Sequence[Suggestion]) -> Screen:
        """The sections for which phrasings are proposed, those with most first."""
        ranked = Counter(phrasing.passage for phrasing in found).most_common()
        shown = ranked[:_MOST_SECTIONS]
        buttons = [
            button(
                shortened(f"{number}. {self._heading(passage)}"),
                SuggestionButton.OF_SECTION,
                passage,
            )
            for number, (passage, _) in enumerate(shown, 1)
        ]
        lines = [(self.name(passage), count) for passage, count in shown]
        back = button(question_texts.BACK, SuggestionButton.OVERVIEW)
        html = texts.by_section(lines, len(ranked) - len(shown))
        return Screen(html, (*in_rows(buttons), (back,)))

    def proposed(
        self, found: Sequence[Suggestion], notice: str = "", accepted: int | None = None
    ) -> Screen:
        """What is proposed for one section, ten at once; `accepted` can be undone together."""
        shown = sorted(found, key=lambda phrasing: phrasing.id)[:MOST_AT_ONCE]
        passage = shown[0].passage
        lines = [
            (
                shortened(it.text, _LETTERS),
                self.number(it.people),
                texts.origin_of(it.people, it.origin),
            )
            for it in shown
        ]
        html = texts.proposed(self.name(passage), lines, len(found) - len(shown))
        every = f"{texts.ALL_OF_THEM} ({len(shown)})"
        first = (
            button(every, SuggestionButton.ACCEPT_ALL, passage, shown[-1].id),
            button(texts.ONE_BY_ONE, SuggestionButton.ONE_BY_ONE, passage),
        )
        back = button(question_texts.BACK, SuggestionButton.LIST, SuggestionKind.PHRASING)
        html = f"<i>{notice}</i>\n\n{html}" if notice else html
        return Screen(html, (first, *_way_back_of_all(accepted), (back,)))

    def accepted(self, found: Sequence[Suggestion], notice: str) -> Screen:
        """Say that all of a section are accepted, with the way back."""
        back = button(question_texts.BACK, SuggestionButton.LIST, SuggestionKind.PHRASING)
        return Screen(notice, (*_way_back_of_all(found[0].id), (back,)))

    def _heading(self, passage: str) -> str:
        found = self.shelf.passage(passage)
        return found.section.heading if found is not None else "–"

    def _rating(self, one: Suggestion) -> Screen:
        passage = self.shelf.passage(one.passage)
        shown = ""
        if passage is not None:
            shown = excerpt(self.shelf.recipients.filled(passage.section.body, None)).html
        on = one.last_at.astimezone(self.zone).date()
        html = texts.rating(one.text, one.dislike, self.name(one.passage), shown, on)
        first = (
            button(texts.MENDED, SuggestionButton.MENDED, one.id),
            button(texts.RIGHT_AS_IT_IS, SuggestionButton.RIGHT, one.id),
        )
        return Screen(html, (first,))

    def _held(self, one: Suggestion) -> Screen:
        first = (
            button(texts.STILL_RIGHT, SuggestionButton.STILL_RIGHT, one.id),
            button(texts.NEEDS_CORRECTION, SuggestionButton.NEEDS_CORRECTION, one.id),
        )
        opened = (changes.button(change_texts.OPEN_SECTION, "o", one.passage),)
        html = texts.held(self.name(one.passage), self._item(one.item_id))
        return Screen(html, (first, opened))

    def _item(self, item_id: str) -> str:
        """A card or a question, whole."""
        training = self.shelf.content.training
        if card := training.cards.get(item_id):
            return cards.card(card).html
        if one := training.questions.get(item_id):
            return texts.question(one.text, one.options, one.correct, one.explanation)
        return texts.ITEM_GONE

    def _last(self, one: Suggestion) -> Row:
        return (
            button(texts.NEXT, SuggestionButton.LIST, one.kind, one.id),
            button(question_texts.BACK, SuggestionButton.OVERVIEW),
        )

    def passages(self, one: Suggestion, found: Sequence[Passage]) -> Screen:
        """Ask to which section a phrasing leads."""
        lines = [f"<blockquote>{escape(one.text)}</blockquote>", texts.WHICH_PASSAGE]
        buttons = []
        for number, passage in enumerate(found, 1):
            at = address(passage.section)
            lines.append(f"{number}. {escape(self.name(at))}")
            label = shortened(f"{number}. {passage.section.heading}")
            buttons.append(button(label, SuggestionButton.ACCEPT_FOR, one.id, at))
        back = button(question_texts.BACK, SuggestionButton.LIST, one.kind)
        return Screen("\n".join(lines), (*in_rows(buttons), (back,)))

    def sections(self, one: Suggestion) -> Screen:
        """Ask which section of the office a gap belongs to."""
        named = [
            button(section.short, SuggestionButton.GIVE_TO, one.id, section.id)
            for section in self.shelf.directory.sections.values()
            if section.id != one.section
        ]
        back = button(question_texts.BACK, SuggestionButton.LIST, one.kind)
        html = f"<blockquote>{escape(one.text)}</blockquote>\n{texts.WHICH_SECTION}"
        return Screen(html, (*in_rows(named), (back,)))

    def settled(self, one: Suggestion) -> Screen:
        """Tell the member who gave a rating what came of it."""
        is_corrected = one.state is SuggestionState.ANSWERED
        return Screen(texts.settled(one.text, self.name(one.passage), is_corrected=is_corrected))

    def use(self, use: Use, sections: frozenset[str]) -> Screen:
        """How the passages that the keeper keeps are used."""
        mine = [one for one in use.unasked or () if self._owner(one) in sections]
        left = [remainder for remainder in use.left if self._owner(remainder.passage) in sections][
            :_MOST_LISTED
        ]
        names = [self.name(one) for one in mine[:_MOST_LISTED]]
        unasked = texts.unasked(names, len(mine) - len(names)) if mine else texts.NONE_UNASKED
        if use.unasked is None:
            unasked = texts.YOUNG_LOG
        told = [
            (self.name(one.passage), self.number(one.shown), self.number(one.left)) for one in left
        ]
        back = button(question_texts.BACK, SuggestionButton.OVERVIEW)
        parts = [texts.left(told) if told else texts.NONE_LEFT, unasked]
        return Screen("\n\n".join(parts), ((back,),))

    def _owner(self, passage: str) -> str:
        found = self.shelf.passage(passage)
        return found.sop.section if found is not None else ""

    def name(self, passage: str) -> str:
        """A passage, by the name that people use."""
        found = self.shelf.passage(passage)
        return f"{found.sop.title} — {found.section.heading}" if found is not None else "–"


def _way_back(decided: int | None) -> tuple[Row, ...]:
    """A row that undoes what was just decided."""
    return () if decided is None else ((button(texts.UNDO, SuggestionButton.UNDO, decided),),)


def _way_back_of_all(accepted: int | None) -> tuple[Row, ...]:
    """A row that undoes what was accepted at once."""
    if accepted is None:
        return ()
    return ((button(texts.UNDO_ALL, SuggestionButton.UNDO_ALL, accepted),),)


def counts(found: Sequence[Suggestion]) -> tuple[int, int, int, int]:
    """Return how many gaps, phrasings, dislikes and held training items there are."""
    kinds = Counter(suggestion.kind for suggestion in found)
    return (
        kinds[SuggestionKind.GAP],
        kinds[SuggestionKind.PHRASING],
        kinds[SuggestionKind.DISLIKE],
        kinds[SuggestionKind.TRAINING],
    )
