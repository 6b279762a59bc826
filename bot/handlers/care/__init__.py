"""The care for the machine: whether all is well."""

from typing import Final

from bot.handlers.care import health
from bot.handlers.feature import Feature
from bot.telegram.menus import Command
from bot.texts.care import KESEHATAN
from office.people import Role

FEATURE: Final = Feature(
    commands=(Command("kesehatan", KESEHATAN, health.kesehatan, roles=frozenset({Role.ADMIN})),)
)
