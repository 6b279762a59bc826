"""The screens of /rekan: what the button does, whom it calls, and who may be named."""

from collections.abc import Sequence

from bot.content.source import ScreenSource
from bot.screens.assistance.actions import HelpButton, button
from bot.telegram import Screen, fitted
from bot.texts import assistance as texts
from office.assistance import Prepared
from office.people import Member

MOST_COLLEAGUES = 8


async def setting(source: ScreenSource, prepared: Prepared) -> Screen:
    """What the button does, whom it would call, and what may be chosen."""
    wanted = {*prepared.called, prepared.colleague or 0}
    names = await source.services.people.names(wanted)
    html = texts.prepared(
        [names[member] for member in prepared.called if member in names],
        names.get(prepared.colleague or 0, ""),
        prepared.place,
    )
    if await source.services.assistance.selftest.has_failed():
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
