"""The local Telegram, the settings and the office of the journeys, to be killed."""

from tests.journeys.fixtures import *  # noqa: F403 - pytest finds fixtures by their names here
