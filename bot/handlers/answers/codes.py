"""What names a question to a head by its code: a reply to a message about it, or the code alone."""

import re

from telegram import Message, Update

from bot.context import AppContext
from bot.handlers.answers import form, own_questions
from bot.handlers.answers import reply as buttons
from bot.telegram import reply
from bot.telegram.callback_data import whole_number
from bot.telegram.screen import Screen
from bot.texts import forms as texts
from office.answers import AnswerWords, ForwardedQuestion
from office.answers.errors import ForwardedUnknown

# At the beginning of a line: in a list of questions it stands behind a number.
_ABOUT = re.compile(r"^(?:Pertanyaan |Jawaban [^\n]* · )?TJ-([0-9]{4,18})\b", re.MULTILINE)
_ALONE = re.compile(r"tj[- ]?([0-9]{1,18})", re.IGNORECASE)


async def replied(update: Update, context: AppContext) -> bool:
    """Take a reply to a message about a question. Returns whether it was one.

    From a head it is the answer, from the asker what is not clear about the answer.
    """
    message = update.message
    forwarded_id = _replied_to(message)
    if message is None or forwarded_id is None:
        return False
    text = (message.text or "").strip()
    question = await _seen(context, forwarded_id)
    if question.asker_id == context.member.id:
        await own_questions.say(update, context, question, text)
    elif await form.is_fit(update, context, text):
        replaces = 0 if question.is_open else question.answer_id or 0
        await form.begin_with(update, context, AnswerWords(question.id, text, replaces=replaces))
    return True


async def replied_with_file(update: Update, context: AppContext) -> bool:
    """Refuse a file that replies to a message about a question. Returns whether it was one."""
    if _replied_to(update.message) is None:
        return False
    await reply.send(update, Screen(texts.NO_FILES), is_quoting=True)
    return True


async def typed(update: Update, context: AppContext) -> bool:
    """Show how the question stands whose code alone was typed. Returns whether it was one."""
    named = _ALONE.fullmatch(((update.message.text if update.message else None) or "").strip())
    if named is None:
        return False
    question = await _seen(context, whole_number(named[1]))
    if question.asker_id == context.member.id:
        await own_questions.see(update, context, question.id)
    else:
        await buttons.see(update, context, question.id)
    return True


async def _seen(context: AppContext, forwarded_id: int) -> ForwardedQuestion:
    """Return the question, for its asker and for the heads that it has reached."""
    queries = context.office.answers.queries
    try:
        return await queries.seen_by_asker(forwarded_id, context.member)
    except ForwardedUnknown:
        return await queries.seen_by_head(forwarded_id, context.member)


def _replied_to(message: Message | None) -> int | None:
    """Return the question that the message is about to which this one replies.

    It is found by its words, so any copy works, also one from /tugas.
    """
    original = message.reply_to_message if message is not None else None
    if original is None or original.from_user is None or not original.from_user.is_bot:
        return None
    named = _ABOUT.search(original.text or "")
    return whole_number(named[1]) if named is not None else None
