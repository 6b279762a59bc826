"""Corrections, recalls and rejections: a button asks for words, and a second one confirms them.

What was typed stands unchanged in the message with the confirming button, and is taken from there.
So nothing that was typed for another purpose is sent unseen.
"""

from html import escape

from telegram import Message, Update

from bot.context import AppContext
from bot.screens import forms
from bot.screens.announcements.card import reword, too_long
from bot.telegram import ForgedData, Screen, StaleButton, callback_arguments, reply, whole_number
from bot.texts.announcements import approval
from bot.texts.announcements import published as texts
from office.announcements import ANNOUNCEMENT_WORDS, Announcement, WordingForm, WordingPurpose
from office.errors import NotAllowed

LONGEST_REASON = 500
_CANCEL = forms.cancel(ANNOUNCEMENT_WORDS.topic)

_ASKING = {
    "c": WordingPurpose.CORRECT,
    "r": WordingPurpose.RECALL,
    "no": WordingPurpose.REJECT,
}
_CONFIRMING = {
    "cc": WordingPurpose.CORRECT,
    "rr": WordingPurpose.RECALL,
    "nn": WordingPurpose.REJECT,
}


async def change_words(update: Update, context: AppContext) -> None:
    """Ask for words, or take those that are confirmed."""
    match callback_arguments.arguments(update):
        case (command, number) if command in _ASKING:
            await _ask(update, context, _ASKING[command], whole_number(number))
        case (command, number) if command in _CONFIRMING:
            said = await _give(update, context, _CONFIRMING[command], whole_number(number))
            await reply.show(update, Screen(said))
        case _:
            raise ForgedData


async def discard(context: AppContext) -> bool:
    """Discard the words. Nothing is sent before the confirming button is tapped."""
    await context.office.forms.discard(context.member, ANNOUNCEMENT_WORDS.topic)
    return True


async def show(update: Update, context: AppContext, form: WordingForm) -> None:
    """Ask for the words again."""
    subject = await context.office.announcements.reading.open(
        form.answers.announcement_id, context.member
    )
    await reply.send(update, _prompt(subject, form.step))


async def typed(update: Update, context: AppContext, form: WordingForm) -> None:
    """Show the words again, and ask whether they may be sent."""
    message = update.message
    if message is None:
        return
    is_correction = form.step is WordingPurpose.CORRECT
    html = message.text_html if is_correction else escape(message.text or "", quote=False)
    if (excess := await _excess(context, form, html)) is not None:
        await reply.send(update, Screen(texts.too_long(*excess)))
        return
    await reply.send(update, Screen(texts.SURE_OF_WORDS[form.step]))
    command = next(one for one, purpose in _CONFIRMING.items() if purpose is form.step)
    sure = reword(texts.YES_WORDS[form.step], command, form.answers.announcement_id)
    await reply.send(update, Screen(html, ((sure, _CANCEL),)))
    await context.office.forms.finish(context.member, ANNOUNCEMENT_WORDS.topic)


async def _ask(
    update: Update, context: AppContext, purpose: WordingPurpose, announcement_id: int
) -> None:
    """Ask in a new message, so that the card stays where it is."""
    services, me = context.office, context.member
    subject = await services.announcements.reading.open(announcement_id, me)
    is_rejection = purpose is WordingPurpose.REJECT
    may_approve = services.announcements.reading.may_approve(me)
    if not (
        may_approve if is_rejection else services.announcements.reading.may_manage(subject, me)
    ):
        raise NotAllowed
    await services.announcements.writing.ask_words(me, purpose, announcement_id)
    await reply.acknowledge(update)
    await reply.send(update, _prompt(subject, purpose))


async def _give(
    update: Update, context: AppContext, purpose: WordingPurpose, announcement_id: int
) -> str:
    """Do what the button promised with the words above it. Returns what to say about it."""
    services, me = context.office, context.member
    shown = update.callback_query.message if update.callback_query else None
    if not isinstance(shown, Message) or not shown.text:
        raise StaleButton
    match purpose:
        case WordingPurpose.CORRECT:
            corrected = await services.announcements.amending.correct(
                announcement_id, me, shown.text_html
            )
            return texts.corrected(is_read_again=corrected.needs_ack)
        case WordingPurpose.RECALL:
            await services.announcements.amending.recall(announcement_id, me, shown.text)
            return texts.RECALL_SENT
        case WordingPurpose.REJECT:
            rejected = await services.announcements.approving.reject(
                announcement_id, me, shown.text
            )
            return approval.decided(rejected.code, is_approved=False)


async def _excess(context: AppContext, form: WordingForm, html: str) -> tuple[int, int] | None:
    """Return the length and the limit of words that are too long, or None."""
    if form.step is not WordingPurpose.CORRECT:
        return (len(html), LONGEST_REASON) if len(html) > LONGEST_REASON else None
    subject = await context.office.announcements.reading.get(form.answers.announcement_id)
    has_file = subject is not None and bool(subject.photo_id or subject.document_id)
    return too_long(html, has_file=has_file)


def _prompt(subject: Announcement, purpose: WordingPurpose) -> Screen:
    return Screen(texts.ask_words(subject.code, purpose), ((_CANCEL,),))
