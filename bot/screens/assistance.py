"""The screens of the silent help: the card, the caller's screen, what is set, and the button."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Final

from bot.bot_data import BotData
from bot.telegram import Action, Button, Row, Screen, confidential, fitted
from bot.texts import assistance as texts
from office.assistance import CATEGORY, HelpCall, HelpEnding, HelpState, Prepared
from office.people import Member

HELP_CALL_BUTTON: Final = Action("hc")
MOST_COLLEAGUES = 8
# The most buttons of a row of a phone.
_FULL = 2


class HelpButton(StrEnum):
    """What a button of the silent help does. The value stands in the button's data."""

    ASK = "a"
    COME = "k"
    NOT_COMING = "n"
    END = "e"
    REPORT = "r"
    SETTING = "s"
    CHOOSE = "p"
    NAME = "w"


button = HELP_CALL_BUTTON.button


def ask() -> Button:
    """Call with one tap."""
    return button(texts.ASK, HelpButton.ASK)


async def with_button(bot_data: BotData, member: Member, screen: Screen) -> Screen:
    """Add the button to the first screen of something, and say once what it does.

    If the last self-test failed, that stands above all else.
    """
    *rows, last = screen.rows
    below = (*rows, (ask(), *last)) if len(last) < _FULL else (*rows, (ask(),), last)
    assistance = bot_data.services.assistance
    html = screen.html
    if await assistance.selftest.has_failed():
        html = f"{texts.TEST_FAILED}\n\n{html}"
    elif await assistance.preparing.tell_once(member):
        html = f"{html}\n\n{texts.INTRODUCTION}"
    return replace(screen, html=html, rows=tuple(below))


async def in_help(bot_data: BotData, screen: Screen) -> Screen:
    """Put the button above all others, and say plainly what it does not replace."""
    has_failed = await bot_data.services.assistance.selftest.has_failed()
    words = texts.TEST_FAILED if has_failed else texts.IN_HELP
    return replace(screen, html=f"{screen.html}\n\n{words}", rows=((ask(),), *screen.rows))


# --- the call ---


async def card(bot_data: BotData, call: HelpCall, viewer: int) -> Screen:
    """What somebody sees who was called."""
    if not call.is_open:
        return confidential(texts.IS_OVER)
    place = place_of(bot_data, call)
    if call.state is HelpState.CALLED:
        come = button(texts.COME, HelpButton.COME, call.id)
        return confidential(texts.called(place), ((come,),))
    if call.comer_id == viewer:
        away = button(texts.NOT_COMING, HelpButton.NOT_COMING, call.id)
        return confidential(texts.you_come(place), ((away,),))
    return confidential(texts.other_comes(place, await _name(bot_data, call.comer_id)))


async def caller(bot_data: BotData, call: HelpCall) -> Screen:
    """What the officer at the counter sees: nothing that tells whoever stands before them."""
    if not call.is_open:
        return _unheard(texts.CHECKED)
    parts = [texts.CHECKING]
    if call.state is HelpState.COMING:
        parts.append(texts.checked_by(await _name(bot_data, call.comer_id)))
    has_failed = await bot_data.services.assistance.selftest.has_failed()
    if has_failed and call.state is HelpState.CALLED:
        parts.append(texts.SLOW)
    if call.needs_numbers or (has_failed and call.state is HelpState.CALLED):
        parts.append(texts.numbers(_numbers(bot_data, call.unit)))
    return _unheard("\n\n".join(parts), _ways(call))


def _ways(call: HelpCall) -> tuple[Row, ...]:
    mistake = button(texts.MISTAKE, HelpButton.END, call.id, HelpEnding.MISTAKE)
    safe = button(texts.SAFE, HelpButton.END, call.id, HelpEnding.SAFE)
    if call.state is HelpState.CALLED and call.wave == 1 and not call.is_alone:
        return ((mistake, safe),)
    done = button(texts.DONE, HelpButton.END, call.id, HelpEnding.DONE)
    return ((mistake, safe), (done, button(texts.REPORT, HelpButton.REPORT, call.id)))


def _unheard(html: str, rows: tuple[Row, ...] = ()) -> Screen:
    return Screen(html, rows, is_protected=True, is_silent=True)


def place_of(bot_data: BotData, call: HelpCall) -> str:
    """The counter, or the unit if no counter is known."""
    unit = bot_data.shelf.directory.unit_name(call.unit)
    return call.place or unit


def counter(bot_data: BotData, number: str, unit: str, own_unit: str) -> str:
    """The name of a counter; with its unit where that is not the officer's own."""
    name = bot_data.shelf.directory.unit_name(unit)
    return texts.counter(number) if unit == own_unit else texts.counter_in(number, name)


def _numbers(bot_data: BotData, unit_id: str) -> list[tuple[str, str]]:
    """The heads' numbers and the office's with their names, those outside without."""
    directory = bot_data.shelf.directory
    category = bot_data.shelf.categories.get(CATEGORY)
    found = directory.outside.calls_for(category.section if category else "")
    unit = directory.units.get(unit_id)
    office = [(texts.OFFICE_NUMBER, unit.phone)] if unit is not None and unit.phone else []
    heads = [(call.name, call.number) for call in found if call.section is not None]
    return [*heads, *office, *(("", call.number) for call in found if call.section is None)]


async def _name(bot_data: BotData, member_id: int | None) -> str:
    names = await bot_data.services.people.names({member_id or 0})
    return names.get(member_id or 0, "")


# --- what is set ---


async def setting(bot_data: BotData, prepared: Prepared) -> Screen:
    """What the button does, whom it would call, and what may be chosen."""
    wanted = {*prepared.called, prepared.colleague or 0}
    names = await bot_data.services.people.names(wanted)
    html = texts.prepared(
        [names[member] for member in prepared.called if member in names],
        names.get(prepared.colleague or 0, ""),
        prepared.place,
    )
    if await bot_data.services.assistance.selftest.has_failed():
        html = f"{texts.TEST_FAILED}\n\n{html}"
    choose = button(texts.CHOOSE, HelpButton.CHOOSE, 0)
    nobody = (button(texts.NOBODY, HelpButton.NAME, 0),) if prepared.colleague else ()
    return Screen(html, ((choose, *nobody),))


def colleagues(found: Sequence[Member], page: int) -> Screen:
    """Whom to name, a page at a time."""
    back = button(texts.BACK, HelpButton.SETTING)
    if not found:
        return Screen(texts.NO_CANDIDATES, ((back,),))
    first = page * MOST_COLLEAGUES
    shown = found[first : first + MOST_COLLEAGUES]
    more = (button(texts.MORE, HelpButton.CHOOSE, page + 1),)
    has_more = first + MOST_COLLEAGUES < len(found)
    rows = fitted([button(member.name, HelpButton.NAME, member.id) for member in shown])
    return Screen(texts.CHOOSE_COLLEAGUE, (*rows, (back, *(more if has_more else ()))))
