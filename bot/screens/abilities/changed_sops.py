"""Says which sections of the SOPs have changed lately, for every member."""

from zoneinfo import ZoneInfo

from bot.content.source import ScreenSource
from bot.screens.changes import button
from bot.telegram import Button, shortened
from bot.texts import changes as texts
from office.changes import SopChange

_MOST_LISTED = 6
_LONGEST_LABEL = 34


async def listed(source: ScreenSource) -> tuple[str, tuple[Button, ...]]:
    """Return the latest changes, and a button to the last as it stands now."""
    found = await source.services.changes.news.recent()
    if not found:
        return texts.NONE_LATELY, ()
    lines = [_line(change, source.zone) for change in found[:_MOST_LISTED]]
    if len(found) > _MOST_LISTED:
        lines.append(texts.MORE_LATELY)
    # One button: below it stand what else may be meant, and that it was not.
    latest = next((change for change in found if not change.is_gone), None)
    if latest is None:
        return "\n".join(lines), ()
    label = shortened(texts.opens(latest.name), _LONGEST_LABEL)
    return "\n".join(lines), (button(label, "o", latest.passage),)


def _line(change: SopChange, zone: ZoneInfo) -> str:
    on = change.noticed_at.astimezone(zone).date()
    return texts.lately(change.name, on, is_new=change.is_new, is_gone=change.is_gone)
