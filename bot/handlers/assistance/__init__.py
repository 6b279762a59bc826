"""Silent help: one tap calls, those who are called tap that they come, and it ends."""

from typing import Final

from bot.handlers.assistance import call, counters, prepare
from bot.handlers.feature import Feature
from bot.notices.assistance import ASSISTANCE
from bot.screens.assistance.actions import HELP_CALL_BUTTON
from bot.telegram.menus import Command
from bot.texts import assistance as texts
from office.assistance import ColleagueUnfit, CounterUnknown, HelpCallUnknown, HelpNotice
from office.people import Role

FEATURE: Final = Feature(
    commands=(
        Command("dampingi", texts.DAMPINGI, call.dampingi),
        Command("rekan", texts.REKAN, prepare.rekan),
        Command("loket", texts.LOKET, counters.loket, roles=frozenset({Role.ADMIN})),
    ),
    buttons={HELP_CALL_BUTTON: call.pressed},
    notices=ASSISTANCE,
    for_former=frozenset({HelpNotice.CHANGED, HelpNotice.SCREEN, HelpNotice.TIDIED}),
    refusals={
        HelpCallUnknown: texts.UNKNOWN,
        ColleagueUnfit: texts.UNFIT,
        CounterUnknown: texts.NO_COUNTER,
    },
)
