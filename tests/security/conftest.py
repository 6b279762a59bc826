"""The office with its cast on the local Telegram, for those who mean it ill."""

from tests.journeys.fixtures import *  # noqa: F403 - pytest finds fixtures by their names here
from tests.journeys.reports import report  # noqa: F401
from tests.office.archive import archive  # noqa: F401
