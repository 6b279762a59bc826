"""/dataku: a member sees everything that is kept about them."""

import json
from typing import Final

from telegram import Update

from bot.context import AppContext
from bot.handlers import privacy
from bot.handlers.feature import Feature
from bot.notices.data_protection import DATA_PROTECTION
from bot.screens.data_protection import DELETE_BUTTON
from bot.telegram import reply
from bot.telegram.menus import Command
from bot.texts.data_protection import mine as texts
from bot.texts.data_protection.mine import DATAKU


async def dataku(update: Update, context: AppContext) -> None:
    """Send the member all that is known of them, and say how it can be erased."""
    data = await context.office.data_protection.personal_data.export(context.member.id)
    content = json.dumps(data, ensure_ascii=False, indent=2).encode()
    await reply.send_file(update, name=texts.FILE_NAME, content=content, caption=texts.CAPTION)


FEATURE: Final = Feature(
    commands=(Command("dataku", DATAKU, dataku),),
    buttons={DELETE_BUTTON: privacy.delete_own},
    notices=DATA_PROTECTION,
)
