"""SOPs: the list, a whole one as a file, and reloading."""

from typing import Final

from bot.handlers.feature import Feature
from bot.handlers.sops import browse, reload
from bot.screens.sops.browse import BROWSE_BUTTON, FILE_BUTTON
from bot.telegram.menus import Command
from bot.texts.sops import MUAT_ULANG, SOP
from office.people import Role

FEATURE: Final = Feature(
    commands=(
        Command("sop", SOP, browse.sop),
        Command(
            "muat_ulang",
            MUAT_ULANG,
            reload.muat_ulang,
            roles=frozenset({Role.ADMIN, Role.SOP_KEEPER}),
        ),
    ),
    buttons={BROWSE_BUTTON: browse.browse, FILE_BUTTON: browse.send_file},
)
