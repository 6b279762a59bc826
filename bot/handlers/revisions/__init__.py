"""Content written in chat: an author's text, its review, its history."""

from typing import Final

from bot.handlers.feature import Feature, FormHandler
from bot.handlers.revisions import author_buttons, documents, review, write
from bot.notices.revisions import REVISIONS
from bot.screens.revisions.actions import REVIEW_BUTTON, WRITE_BUTTON
from bot.telegram.menus import Command
from bot.texts.revisions import sections as section_texts
from bot.texts.revisions.review import LOST
from bot.texts.revisions.writing import REFUSALS, REVIEW_WORDS_FORM, SOP_TEXT_FORM, SOP_TULIS
from office.revisions import REVIEW_WORDS, SOP_TEXT, DraftWaiting

FEATURE: Final = Feature(
    commands=(Command("sop_tulis", SOP_TULIS, write.sop_tulis, roles=frozenset(write.AUTHORS)),),
    buttons={WRITE_BUTTON: author_buttons.write_content, REVIEW_BUTTON: review.decide_draft},
    forms=(
        FormHandler(
            SOP_TEXT,
            SOP_TEXT_FORM,
            write.show,
            write.typed,
            documents.file,
            write.begin,
            loses_much=lambda form: bool(form.answers.text),
            tells_masked=True,
        ),
        FormHandler(REVIEW_WORDS, REVIEW_WORDS_FORM, review.show, review.typed),
    ),
    notices=REVISIONS,
    lost=LOST,
    refusals={**REFUSALS, DraftWaiting: section_texts.refused},
)
