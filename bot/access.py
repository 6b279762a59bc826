"""The door: lets active members in, in private chats only; turns others away politely."""

from collections.abc import Callable
from contextlib import suppress

from telegram import Chat, ChatMember, ChatMemberUpdated, Message, MessageEntity, Update
from telegram.error import BadRequest, Forbidden
from telegram.ext import ApplicationHandlerStop

from bot.context import AppContext
from bot.roles import HEADS
from bot.telegram import Screen, reply
from bot.texts import talk
from bot.texts.people import enrolment as texts
from office.errors import NotAllowed
from office.people import Member, Role


async def admit(update: Update, context: AppContext) -> None:
    """Recognise the sender of every update before any handler sees it.

    Raises:
        ApplicationHandlerStop: no handler may see this update.
    """
    user = update.effective_user
    reply.comes_late.set(False)
    reply.note.set("")
    if user is None or not _is_private(update):
        await _meet_group(update, context)
        raise ApplicationHandlerStop
    member = await context.office.people.recognise(user.id)
    if update.my_chat_member is not None:
        await _note_return(update.my_chat_member, context, member)
    if member is not None:
        context.let_in(member)
        await context.office.people.mark_reachable(member)
        _only_edited_texts(update)
        await _keep_pace(update, context)
    elif not _is_start(update):
        await _turn_away(update, context, user.id)


async def _note_return(
    change: ChatMemberUpdated, context: AppContext, member: Member | None
) -> None:
    """Somebody has blocked the bot, or is back without a word. Neither is answered."""
    if member is not None and change.new_chat_member.status == ChatMember.MEMBER:
        await context.office.people.mark_reachable(member)
    raise ApplicationHandlerStop


def _is_private(update: Update) -> bool:
    """An answer to a quiz has no chat, but a quiz is sent to private chats only."""
    if update.poll_answer is not None:
        return True
    chat = update.effective_chat
    return chat is not None and chat.type == Chat.PRIVATE


async def _meet_group(update: Update, context: AppContext) -> None:
    """Tell a group that brings the bot in or calls it, once an hour, where it answers."""
    chat = update.effective_chat
    is_group = chat is not None and chat.type in (Chat.GROUP, Chat.SUPERGROUP)
    if chat is None or not is_group or not _calls_bot(update, context.bot.username):
        return
    if await context.office.people.may_tell_stranger(chat.id):
        with suppress(BadRequest, Forbidden):  # the bot may not write there, and need not
            await reply.send(update, Screen(texts.IN_GROUP))


def _calls_bot(update: Update, name: str) -> bool:
    """Whether a group has just brought the bot in, or gives it a command."""
    if (change := update.my_chat_member) is not None:
        is_in = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)
        was, now = change.old_chat_member.status, change.new_chat_member.status
        return now in is_in and was not in is_in
    if not _is_command(update.message):
        return False
    of = (update.message.text or "").split()[0].partition("@")[2] if update.message else ""
    return of.casefold() in ("", name.casefold())


def _only_edited_texts(update: Update) -> None:
    """Let edited texts in. Other edits (a moving location) get no answer."""
    if update.edited_message is not None and not update.edited_message.text:
        raise ApplicationHandlerStop


async def _keep_pace(update: Update, context: AppContext) -> None:
    """Slow down a member who writes faster than anybody can read, and tell them once.

    Taps are not slowed: a form is filled in with many quick ones.
    """
    if update.message is None:
        return
    clock = context.office.clock
    pace = context.office.questions.pace_of(context.member)
    if pace.wait(clock.now()):
        if not pace.is_slowed:
            pace.is_slowed = True
            await reply.send(update, Screen(talk.SLOW_DOWN))
        while wait := pace.wait(clock.now()):
            async with context.bot_data.slot_released():
                await clock.sleep(wait)
        pace.waited_at = clock.now()
    reply.comes_late.set(pace.is_behind(clock.now()))
    pace.note(clock.now())


async def _turn_away(update: Update, context: AppContext, telegram_id: int) -> None:
    if update.poll_answer is not None:
        raise ApplicationHandlerStop  # they never wrote to the bot, so it cannot write to them
    if update.callback_query is not None:
        # Only who was a member has such a message: it ends here, whatever it shows.
        await reply.show(update, Screen(texts.OVER))
    elif await context.office.people.may_tell_stranger(telegram_id):
        await reply.send(update, Screen(texts.STRANGER))
    raise ApplicationHandlerStop


def _is_start(update: Update) -> bool:
    """A stranger may only send `/start CODE`."""
    message = update.message
    if message is None or not message.text or not _is_command(message):
        return False
    command, *arguments = message.text.split()
    return command.partition("@")[0] == "/start" and bool(arguments)


def _is_command(message: Message | None) -> bool:
    if message is None or not message.text or not message.entities:
        return False
    first = message.entities[0]
    return first.type == MessageEntity.BOT_COMMAND and first.offset == 0


def number_for(context: AppContext) -> Callable[[int], str]:
    """Return how numbers of people are said to the sender: heads alone see small ones."""
    return str if HEADS & context.office.people.roles(context.member) else talk.few


def demand(context: AppContext, *roles: Role) -> None:
    """Check on the server that the sender holds one of the roles today.

    Raises:
        NotAllowed: they hold none of them. A menu only hides, it protects nothing.
    """
    if not context.office.people.roles(context.member) & set(roles):
        raise NotAllowed
