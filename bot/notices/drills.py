"""The renderers of drills: each reads its drill anew and returns a message or None."""

from collections.abc import Mapping

from bot.bot_data import BotData
from bot.intake.sender import Renderer
from bot.screens.drills import taking as screens
from bot.telegram import Screen
from bot.telegram.outgoing import Outgoing
from bot.texts import drills as texts
from office.anomalies import Course
from office.drills import Drill, DrillNotice, DrillState, feedback
from office.outbox import OutboxMessage


async def announced(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Say that a drill is planned. Obsolete once it is over."""
    drill, _ = await _read(message, bot_data)
    if drill is None or not drill.is_open:
        return None
    return Outgoing(screens.announced(drill, bot_data.zone))


async def asked(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Ask whether an applicant is there. Obsolete once the drill has begun or was put off."""
    drill, _ = await _read(message, bot_data)
    if drill is None or drill.state is not DrillState.PLANNED or drill.asked_at is None:
        return None
    return Outgoing(screens.asked(drill))


async def called_off(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Say that there will be no drill."""
    drill, _ = await _read(message, bot_data)
    return Outgoing(Screen(texts.is_called_off(drill.code))) if drill is not None else None


async def told_feedback(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Say what was good and what was missed: to the officer of the report, to heads of the rest."""
    drill, course = await _read(message, bot_data)
    case = bot_data.shelf.content.drills.get(drill.told_case) if drill is not None else None
    if drill is None or case is None:
        return None
    is_officer = message.recipient_id == drill.member_id
    if is_officer or course is None:
        found = feedback.of_report(case, course.report if course is not None else None)
    else:
        found = feedback.of_heads(course)
    category = bot_data.shelf.categories.get(course.report.category) if course else None
    steps = {step.id: step.label for step in category.steps} if category else {}
    return Outgoing(screens.feedback(drill, found, case, bot_data.shelf.library, steps))


async def office_times(message: OutboxMessage, bot_data: BotData) -> Outgoing | None:
    """Say how long the office took."""
    drill, course = await _read(message, bot_data)
    if drill is None:
        return None
    entries = course.entries if course is not None else ()
    return Outgoing(screens.office_times(drill, feedback.times(drill.began_at, entries)))


DRILLS: Mapping[str, Renderer] = {
    DrillNotice.ANNOUNCED: announced,
    DrillNotice.ASKED: asked,
    DrillNotice.CALLED_OFF: called_off,
    DrillNotice.FEEDBACK: told_feedback,
    DrillNotice.TIMES: office_times,
}


async def _read(message: OutboxMessage, bot_data: BotData) -> tuple[Drill | None, Course | None]:
    return await bot_data.services.drills.taking.reread(message.about or 0) or (None, None)
