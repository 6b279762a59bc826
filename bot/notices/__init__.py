"""What the outbox says: one file a noun, and the table of all renderers."""

from collections.abc import Mapping

from bot.intake.sender import Renderer
from bot.notices.announcements import ANNOUNCEMENTS
from bot.notices.anomalies import ANOMALIES
from bot.notices.anomaly_news import NEWS
from bot.notices.answers import ANSWERS
from bot.notices.changes import CHANGES
from bot.notices.data_protection import RETENTION
from bot.notices.figures import FIGURES
from bot.notices.inbox import INBOX
from bot.notices.interviews import INTERVIEWS
from bot.notices.people import MEMBERSHIP
from bot.notices.posts import OVERSIGHT
from bot.notices.revisions import REVISIONS
from bot.notices.suggestions import SUGGESTIONS
from bot.notices.thread import THREAD
from bot.notices.training import TRAINING
from bot.notices.unreached import UNREACHED
from bot.notices.verifications import VERIFICATIONS

RENDERERS: Mapping[str, Renderer] = {
    **ANOMALIES,
    **THREAD,
    **NEWS,
    **OVERSIGHT,
    **MEMBERSHIP,
    **INBOX,
    **INTERVIEWS,
    **ANNOUNCEMENTS,
    **RETENTION,
    **TRAINING,
    **FIGURES,
    **VERIFICATIONS,
    **ANSWERS,
    **SUGGESTIONS,
    **CHANGES,
    **REVISIONS,
    **UNREACHED,
}
