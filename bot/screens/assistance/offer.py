"""The button on the first screens of other things, and what is said beside it."""

from dataclasses import replace

from bot.content.source import ScreenSource
from bot.screens.assistance.actions import HelpButton, button
from bot.telegram import Button, Screen
from bot.texts import assistance as texts
from office.people import Member

# The most buttons of a row of a phone.
_FULL = 2


def ask() -> Button:
    """Call with one tap."""
    return button(texts.ASK, HelpButton.ASK)


async def with_button(source: ScreenSource, member: Member, screen: Screen) -> Screen:
    """Add the button to the first screen of something, and say once what it does.

    If the last self-test failed, that stands above all else.
    """
    *rows, last = screen.rows
    below = (*rows, (ask(), *last)) if len(last) < _FULL else (*rows, (ask(),), last)
    assistance = source.services.assistance
    html = screen.html
    if await assistance.selftest.has_failed():
        html = f"{texts.TEST_FAILED}\n\n{html}"
    elif await assistance.preparing.tell_once(member):
        html = f"{html}\n\n{texts.INTRODUCTION}"
    return replace(screen, html=html, rows=tuple(below))


async def in_help(source: ScreenSource, screen: Screen) -> Screen:
    """Put the button above all others, and say plainly what it does not replace."""
    has_failed = await source.services.assistance.selftest.has_failed()
    words = texts.TEST_FAILED if has_failed else texts.IN_HELP
    return replace(screen, html=f"{screen.html}\n\n{words}", rows=((ask(),), *screen.rows))
