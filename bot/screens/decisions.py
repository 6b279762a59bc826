"""What a keeper has decided in /saran, a page at a time, each with a way to undo it."""

from collections.abc import Sequence

from bot.screens.suggestions import SuggestionButton, SuggestionCards, button
from bot.telegram import Row, Screen, in_rows, shortened
from bot.texts import questions as question_texts
from bot.texts import sops as shelf_texts
from bot.texts import suggestions as texts
from office.suggestions import Suggestion

A_PAGE = 6
_LISTED_LETTERS = 70


def decisions(cards: SuggestionCards, found: Sequence[Suggestion], page: int) -> Screen:
    """A page of the keeper's decisions, the newest first."""
    back = (button(question_texts.BACK, SuggestionButton.OVERVIEW),)
    if not found:
        return Screen(texts.NO_DECISIONS, (back,))
    pages = -(-len(found) // A_PAGE)
    page = min(page, pages - 1)
    shown = list(enumerate(found, 1))[page * A_PAGE :][:A_PAGE]
    lines = [_line(cards, number, suggestion) for number, suggestion in shown]
    buttons = [
        button(f"{texts.UNDO} {number}", SuggestionButton.UNDO, suggestion.id)
        for number, suggestion in shown
        if suggestion.exported_at is None
    ]
    html = texts.decisions(lines, page + 1, pages)
    return Screen(html, (*in_rows(buttons), *_turns(page, pages), back))


def _line(cards: SuggestionCards, number: int, one: Suggestion) -> str:
    on = (one.decided_at or one.last_at).astimezone(cards.zone).date()
    name = cards.name(one.passage)
    said = texts.decided(one.kind, one.state, name)
    is_exported = one.exported_at is not None
    return texts.decision(
        number, shortened(one.text or name, _LISTED_LETTERS), said, on, is_exported=is_exported
    )


def _turns(page: int, pages: int) -> tuple[Row, ...]:
    turns = []
    if page:
        turns.append(button(shelf_texts.PREVIOUS, SuggestionButton.DECISIONS, page - 1))
    if page + 1 < pages:
        turns.append(button(shelf_texts.NEXT, SuggestionButton.DECISIONS, page + 1))
    return (tuple(turns),) if turns else ()
