"""What the outbox says: one file a noun, and the table of all renderers."""

from collections.abc import Mapping

from bot.intake.sender import Renderer
from bot.notices.announcements import ANNOUNCEMENTS
from bot.notices.anomalies import ANOMALIES
from bot.notices.data_protection import RETENTION
from bot.notices.people import MEMBERSHIP
from bot.notices.posts import OVERSIGHT
from bot.notices.training import TRAINING

RENDERERS: Mapping[str, Renderer] = {
    **ANOMALIES,
    **OVERSIGHT,
    **MEMBERSHIP,
    **ANNOUNCEMENTS,
    **RETENTION,
    **TRAINING,
}
