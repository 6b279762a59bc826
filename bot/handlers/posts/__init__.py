"""Posts: appointing, leave, and who is on duty."""

from typing import Final

from bot.handlers.feature import Feature, FormHandler
from bot.handlers.posts import appoint, duty
from bot.notices.posts import OVERSIGHT
from bot.screens.posts.form import POSTS_BUTTON
from bot.telegram.menus import Command
from bot.texts import commands as texts
from bot.texts.posts import APPOINTMENT_FORM, LOST, REFUSALS
from office.people import Role
from office.posts import APPOINTERS, APPOINTMENT

FEATURE: Final = Feature(
    commands=(
        Command("piket", texts.PIKET, duty.piket),
        Command("cuti", texts.CUTI, appoint.cuti, roles=appoint.LEAVERS),
        Command("tunjuk", texts.TUNJUK, appoint.tunjuk, roles=APPOINTERS),
        Command("kesehatan", texts.KESEHATAN, duty.kesehatan, roles=frozenset({Role.ADMIN})),
    ),
    buttons={POSTS_BUTTON: appoint.pressed},
    forms=(
        FormHandler(
            APPOINTMENT, APPOINTMENT_FORM, appoint.show, appoint.typed, begin=appoint.begin
        ),
    ),
    notices=OVERSIGHT,
    lost=LOST,
    refusals=REFUSALS,
)
