"""What is seen of a call: the cards of those who are called, and the caller's screen."""

from bot.content.source import ScreenSource
from bot.screens.assistance.actions import HelpButton, button
from bot.telegram import Row, Screen, confidential
from bot.texts import assistance as texts
from knowledge.reading.sops.confirming.facts import PHONE
from office.assistance import CATEGORY, HelpCall, HelpEnding, HelpState


async def card(source: ScreenSource, call: HelpCall, viewer: int) -> Screen:
    """What somebody sees who was called."""
    if not call.is_open:
        return confidential(texts.IS_OVER)
    place = place_of(source, call)
    if call.state is HelpState.CALLED:
        come = button(texts.COME, HelpButton.COME, call.id)
        return confidential(texts.called(place), ((come,),))
    if call.comer_id == viewer:
        away = button(texts.NOT_COMING, HelpButton.NOT_COMING, call.id)
        return confidential(texts.you_come(place), ((away,),))
    return confidential(texts.other_comes(place, await _name(source, call.comer_id)))


async def caller(source: ScreenSource, call: HelpCall) -> Screen:
    """What the officer at the counter sees: nothing that tells whoever stands before them."""
    if not call.is_open:
        return _unheard(texts.CHECKED)
    parts = [texts.CHECKING]
    if call.state is HelpState.COMING:
        parts.append(texts.checked_by(await _name(source, call.comer_id)))
    is_called = call.state is HelpState.CALLED
    is_doubtful = is_called and await source.services.assistance.selftest.has_failed()
    if is_doubtful:
        parts.append(texts.SLOW)
    if is_doubtful or call.needs_numbers:
        parts.append(texts.numbers(_numbers(source, call.unit)))
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


def place_of(source: ScreenSource, call: HelpCall) -> str:
    """The counter, or the unit if no counter is known."""
    unit = source.shelf.directory.unit_name(call.unit)
    return call.place or unit


def counter(source: ScreenSource, number: str, unit: str, own_unit: str) -> str:
    """The name of a counter; with its unit where that is not the officer's own."""
    name = source.shelf.directory.unit_name(unit)
    return texts.counter(number) if unit == own_unit else texts.counter_in(number, name)


def _numbers(source: ScreenSource, unit_id: str) -> list[tuple[str, str]]:
    """The heads' numbers and the office's with their names, those outside without."""
    directory = source.shelf.directory
    category = source.shelf.categories.get(CATEGORY)
    found = directory.outside.calls_for(category.section if category else "")
    unit = directory.units.get(unit_id)
    confirmed = source.shelf.content.answers.get(f"{PHONE} {unit_id}")
    phone = confirmed.says if confirmed is not None else unit.phone if unit is not None else ""
    office = [(texts.OFFICE_NUMBER, phone)] if phone else []
    heads = [(call.name, call.number) for call in found if call.section is not None]
    return [*heads, *office, *(("", call.number) for call in found if call.section is None)]


async def _name(source: ScreenSource, member_id: int | None) -> str:
    names = await source.services.people.names({member_id or 0})
    return names.get(member_id or 0, "")
