"""Posts: appointing, leave, and who is on duty."""

from typing import Final

from bot.handlers.feature import Feature, FormHandler
from bot.handlers.posts import appoint, duty
from bot.notices.posts import OVERSIGHT
from bot.screens.posts.form import POSTS_BUTTON
from bot.telegram.menus import Command
from bot.texts.posts import APPOINTMENT_FORM, CUTI, LOST, PIKET, REFUSALS, TUNJUK
from office.posts import APPOINTERS, APPOINTMENT

FEATURE: Final = Feature(
    commands=(
        Command("piket", PIKET, duty.piket),
        Command("cuti", CUTI, appoint.cuti, roles=appoint.LEAVERS),
        Command("tunjuk", TUNJUK, appoint.tunjuk, roles=APPOINTERS),
    ),
    buttons={POSTS_BUTTON: appoint.take_answer},
    forms=(
        FormHandler(
            APPOINTMENT, APPOINTMENT_FORM, appoint.show, appoint.typed, begin=appoint.begin
        ),
    ),
    notices=OVERSIGHT,
    lost=LOST,
    refusals=REFUSALS,
)
