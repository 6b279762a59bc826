"""What practising looks like: the offer, the mark on every screen, and what was sent to nobody."""

from zoneinfo import ZoneInfo

from bot.screens.anomalies.actions import PRACTICE_BUTTON
from bot.telegram import Row, Screen, confidential
from bot.texts.anomalies import forms as words
from bot.texts.anomalies import report as texts
from office.anomalies import Anomaly, ReportAnswers

button = PRACTICE_BUTTON.button


def offer() -> Screen:
    """Say what practising is. The second tap begins it."""
    ways = (button(words.WITH_EXAMPLE, "example"), button(words.FROM_NOTHING, "begin"))
    return Screen(words.PRACTICE_OFFER, (ways,))


def marked(answers: ReportAnswers, screen: Screen) -> Screen:
    """Say above a screen of the form that it is practice, and offer to mean it."""
    if answers.is_meant:
        return screen
    head = words.PRACTICE_HEAD if answers.is_practice else words.DRILL_HEAD
    row: Row = (button(words.IS_MEANT, "meant"),)
    return confidential(f"{head}\n\n{screen.html}", (*screen.rows, row))


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
