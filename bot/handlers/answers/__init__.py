"""Questions to heads: an asker forwards one, a head answers it."""

from typing import Final

from bot.handlers import previews
from bot.handlers.answers import codes, form, forward, own_questions, reply, rewording
from bot.handlers.feature import Feature, FormHandler
from bot.notices.answers import ANSWERS
from bot.screens.answers import ANSWER_BUTTON
from bot.screens.forwarding import FORWARD_BUTTON, OWN_QUESTION_BUTTON
from bot.texts.answers import ANSWER_FORM, LOST, REFUSALS
from bot.texts.own_questions import FOLLOW_UP_FORM, FORWARD_FORM
from office.answers import ANSWER, FOLLOW_UP, FORWARD, AnswerNotice

FEATURE: Final = Feature(
    buttons={
        FORWARD_BUTTON: forward.forward_question,
        ANSWER_BUTTON: reply.reply_to_asker,
        OWN_QUESTION_BUTTON: own_questions.manage_own,
    },
    forms=(
        FormHandler(
            ANSWER, ANSWER_FORM, form.show, form.typed, previews.refuse_file, tells_masked=True
        ),
        FormHandler(
            FORWARD,
            FORWARD_FORM,
            rewording.show,
            rewording.typed,
            previews.refuse_file,
            tells_masked=True,
        ),
        FormHandler(
            FOLLOW_UP,
            FOLLOW_UP_FORM,
            own_questions.show,
            own_questions.typed,
            previews.refuse_file,
            tells_masked=True,
        ),
    ),
    codes=(codes.CODE,),
    notices=ANSWERS,
    for_former=frozenset({AnswerNotice.CARD_CHANGED}),
    lost=LOST,
    refusals=REFUSALS,
)
