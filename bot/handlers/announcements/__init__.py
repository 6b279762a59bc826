"""Announcements: writing, reading, rewording and running them."""

from typing import Final

from bot.handlers.announcements import preview, read, reword, run, write
from bot.handlers.feature import Feature, FormHandler
from bot.notices.announcements import ANNOUNCEMENTS
from bot.roles import ANNOUNCERS
from bot.screens.announcements.actions import (
    ANNOUNCE_BUTTON,
    ANNOUNCED_BUTTON,
    REWORD_BUTTON,
    RUN_BUTTON,
)
from bot.telegram.menus import Command
from bot.texts.announcements.approval import LOST
from bot.texts.announcements.form import ANNOUNCEMENT_FORM, ANNOUNCEMENT_WORDS_FORM, UMUMKAN
from bot.texts.announcements.published import PENGUMUMAN, REFUSALS
from office.announcements import ANNOUNCEMENT, ANNOUNCEMENT_WORDS

FEATURE: Final = Feature(
    commands=(
        Command("pengumuman", PENGUMUMAN, read.pengumuman),
        Command("umumkan", UMUMKAN, write.umumkan, roles=ANNOUNCERS),
    ),
    buttons={
        ANNOUNCE_BUTTON: write.take_answer,
        ANNOUNCED_BUTTON: read.mark_read,
        RUN_BUTTON: run.manage_announcement,
        REWORD_BUTTON: reword.change_words,
    },
    forms=(
        FormHandler(
            ANNOUNCEMENT,
            ANNOUNCEMENT_FORM,
            preview.show,
            write.typed,
            write.file,
            write.begin,
            write.discard,
        ),
        FormHandler(
            ANNOUNCEMENT_WORDS,
            ANNOUNCEMENT_WORDS_FORM,
            reword.show,
            reword.typed,
            discard=reword.discard,
        ),
    ),
    notices=ANNOUNCEMENTS,
    lost=LOST,
    refusals=REFUSALS,
)
