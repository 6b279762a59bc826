"""What practising looks like: the offer, the mark on every screen, and what was sent to nobody."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.screens.anomalies.actions import PRACTICE_BUTTON
from bot.telegram import Row, Screen, confidential
from bot.texts.anomalies import forms as words
from bot.texts.anomalies import report as texts
from office.anomalies import Anomaly

button = PRACTICE_BUTTON.button


def offer() -> Screen:
    """Say what practising is. The second tap begins it."""
    ways = (button(words.WITH_EXAMPLE, "example"), button(words.FROM_NOTHING, "begin"))
    return Screen(words.PRACTICE_OFFER, (ways,))


def headed(screen: Screen) -> Screen:
    """Say above a screen that it is practice."""
    return confidential(f"{words.PRACTICE_HEAD}\n\n{screen.html}", screen.rows)


def marked(screen: Screen) -> Screen:
    """Say above a screen of the form that it is practice, and offer to mean it."""
    row: Row = (button(words.IS_MEANT, "meant"),)
    return replace(headed(screen), rows=(*screen.rows, row))


def card(anomaly: Anomaly, zone: ZoneInfo, plan: str = "") -> Screen:
    """A practice report, and whom a real one would have reached."""
    if not anomaly.is_open or anomaly.due_at is None:
        return confidential(words.practice_ended(anomaly.code))
    html = words.practised(anomaly.code, anomaly.text, plan, texts.clock_time(anomaly.due_at, zone))
    row: Row = (
        button(words.IS_MEANT, "real", anomaly.id),
        button(words.END_PRACTICE, "end", anomaly.id),
    )
    return confidential(html, (row,))
