"""/piket and /kesehatan: who is on duty, and whether the bot is well."""

from telegram import Update

from bot.access import demand
from bot.context import AppContext
from bot.screens.posts import duty as duty_lines
from bot.telegram import Screen, reply
from bot.texts import posts as texts
from bot.texts.anomalies.report import clock_time
from office.people import Role


async def piket(update: Update, context: AppContext) -> None:
    """Show who holds each post now."""
    services = context.office
    duties = await services.anomalies.oversight.duties()
    names = await services.people.names({id for duty in duties for id in duty.members})
    lines = [duty_lines.line(duty, context.bot_data.shelf.directory, names) for duty in duties]
    await reply.send(update, Screen("\n".join([texts.DUTY, *lines])))


async def kesehatan(update: Update, context: AppContext) -> None:
    """Show an admin what waits, what failed, and who cannot be reached."""
    demand(context, Role.ADMIN)
    services = context.office
    health, polled_at = await services.outbox.health(), services.inbox.polled_at
    words = texts.health(
        inbox=await services.inbox.count_open(besides=update.update_id),
        depth=health.depth,
        oldest_minutes=int(health.oldest.total_seconds() // 60),
        dead=health.dead,
        errors=health.by_error,
        unreachable=await services.anomalies.oversight.unreachable(),
        polled=clock_time(polled_at, context.bot_data.zone) if polled_at else "–",
    )
    await reply.send(update, Screen(words))
