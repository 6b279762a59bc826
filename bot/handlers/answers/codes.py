"""What names a question to a head by its code: a reply to a message about it, or the code alone."""

import re
from typing import Final

from telegram import Message, Update

from bot.context import AppContext
from bot.handlers.answers import form, own_questions
from bot.handlers.answers import reply as buttons
from bot.handlers.feature import Code
from bot.telegram import Screen, reply, whole_number
from bot.texts import forms as texts
from office.answers import AnswerWords, ForwardedQuestion, ForwardedUnknown

# At the beginning of a line: in a list of questions it stands behind a number.
_ABOUT = re.compile(r"^(?:Pertanyaan |Jawaban [^\n]* · )?TJ-([0-9]{4,18})\b", re.MULTILINE)


def _named_in(original: Message) -> tuple[int, ...]:
    """Return the question that a message is about, by its words: any copy works."""
    is_ours = original.from_user is not None and original.from_user.is_bot
    named = _ABOUT.search(original.text or "") if is_ours else None
    return (whole_number(named[1]),) if named is not None else ()


async def _reply(update: Update, context: AppContext, named: tuple[int, ...]) -> None:
    """Take a reply: from a head the answer, from the asker what is not clear about it."""
    if update.message is None or update.message.text is None:
        await reply.send(update, Screen(texts.NO_FILES), is_quoting=True)
        return
    text, question = update.message.text.strip(), await _seen(context, *named)
    if question.asker_id == context.member.id:
        await own_questions.say(update, context, question, text)
    elif await form.is_fit(update, context, text):
        replaces = 0 if question.is_open else question.answer_id or 0
        await form.begin_with(update, context, AnswerWords(question.id, text, replaces=replaces))


async def _see(update: Update, context: AppContext, forwarded_id: int) -> None:
    """Show how the question stands."""
    question = await _seen(context, forwarded_id)
    if question.asker_id == context.member.id:
        await own_questions.see(update, context, question.id)
    else:
        await buttons.see(update, context, question.id)


async def _seen(context: AppContext, forwarded_id: int) -> ForwardedQuestion:
    """Return the question, for its asker and for the heads that it has reached."""
    queries = context.office.answers.queries
    try:
        return await queries.seen_by_asker(forwarded_id, context.member)
    except ForwardedUnknown:
        return await queries.seen_by_head(forwarded_id, context.member)


CODE: Final = Code(
    _named_in,
    _reply,
    typed=re.compile(r"tj[- ]?([0-9]{1,18})", re.IGNORECASE),
    see=_see,
)
