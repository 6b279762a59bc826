"""The buttons of a verification: sent, chased, answered, suspended, handed on."""

from collections.abc import Awaitable, Callable, Mapping

from telegram import Update

from bot.context import AppContext
from bot.handlers.anomalies import beginning, report
from bot.handlers.verifications import open as opening
from bot.handlers.verifications import words
from bot.screens import letters
from bot.screens.verifications import letter
from bot.screens.verifications.card import VerificationButton, VerificationCards
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.texts.verifications import card as texts
from office.errors import NotAllowed
from office.verifications import IssuerOutcome, Verification, VerificationWords, Wanted


async def move_verification(update: Update, context: AppContext) -> None:
    match callback_arguments.arguments(update):
        case (VerificationButton.WORD, step, value):
            await words.take_answer(update, context, step, value)
        case (command,) if command in _LISTS:
            await _LISTS[VerificationButton(command)](update, context)
        case (command, number, *rest) if command in _ACTS and len(rest) < 2:
            act = _ACTS[VerificationButton(command)]
            await act(update, context, whole_number(number), "".join(rest))
        case _:
            raise ForgedData


async def _below(update: Update, context: AppContext) -> None:
    found = await context.office.verifications.queries.below(context.member)
    cards = await VerificationCards.of(context.bot_data, *found)
    await reply.show(update, cards.list_below(found))


async def _figures(update: Update, context: AppContext) -> None:
    if not opening.is_head(context):
        raise NotAllowed
    found = await context.office.verifications.figures.by_issuer()
    await reply.show(update, (await VerificationCards.of(context.bot_data)).figures(found))


async def _see(update: Update, context: AppContext, verification_id: int, _: str) -> None:
    one = await _seen(context, verification_id)
    await reply.show(update, (await VerificationCards.of(context.bot_data, one)).card(one))


async def _letter(update: Update, context: AppContext, verification_id: int, _: str) -> None:
    """Send the letter as a Word file, with blanks for the applicant's data."""
    one = await _seen(context, verification_id)
    sample = context.bot_data.shelf.content.letters.get(letter.LETTER)
    await reply.acknowledge(update)
    if sample is None:
        await reply.send(update, Screen(texts.NO_LETTER))
        return
    filled = letter.filled(sample, one, context.bot_data.shelf.directory.unit_name(one.unit))
    await reply.send_file(
        update,
        name=f"{one.code}.docx",
        content=letters.as_docx(filled),
        caption=texts.LETTER_CAPTION.format(code=one.code),
    )


async def _sent(update: Update, context: AppContext, verification_id: int, _: str) -> None:
    await words.request(update, context, Wanted.CHANNEL, VerificationWords(verification_id))


async def _chased(update: Update, context: AppContext, verification_id: int, _: str) -> None:
    answers = VerificationWords(verification_id, is_chasing=True)
    await words.request(update, context, Wanted.CHANNEL, answers)


async def _suspend(update: Update, context: AppContext, verification_id: int, _: str) -> None:
    await words.request(update, context, Wanted.SUSPENSION, VerificationWords(verification_id))


async def _interview(update: Update, context: AppContext, verification_id: int, _: str) -> None:
    await words.request(update, context, Wanted.INTERVIEWED_ON, VerificationWords(verification_id))


async def _outcomes(update: Update, context: AppContext, verification_id: int, _: str) -> None:
    one = await _seen(context, verification_id)
    await reply.show(update, (await VerificationCards.of(context.bot_data, one)).outcomes(one))


async def _outcome(update: Update, context: AppContext, verification_id: int, value: str) -> None:
    if value not in list(IssuerOutcome):
        raise ForgedData
    outcome = IssuerOutcome(value)
    if outcome is IssuerOutcome.NO_ANSWER:
        await words.no_answer(update, context, verification_id)
        return
    answers = VerificationWords(verification_id, outcome=outcome)
    await words.request(update, context, Wanted.ANSWERED_BY, answers)


async def _history(update: Update, context: AppContext, verification_id: int, _: str) -> None:
    one = await _seen(context, verification_id)
    entries = await context.office.verifications.queries.history(verification_id, context.member)
    cards = await VerificationCards.of(context.bot_data, one, entries=entries)
    await reply.show(update, cards.history(one, entries))


async def _more(update: Update, context: AppContext, verification_id: int, _: str) -> None:
    one = await _seen(context, verification_id)
    is_head = await context.office.verifications.queries.is_head(one, context.member)
    cards = await VerificationCards.of(context.bot_data, one)
    await reply.show(update, cards.more(one, is_head=is_head))


async def _give(update: Update, context: AppContext, verification_id: int, _: str) -> None:
    one = await _seen(context, verification_id)
    if not await context.office.verifications.queries.is_head(one, context.member):
        raise NotAllowed
    await words.request(update, context, Wanted.PERSON, VerificationWords(verification_id))


async def _cancel(update: Update, context: AppContext, verification_id: int, _: str) -> None:
    one = await _seen(context, verification_id)
    await reply.show(
        update, (await VerificationCards.of(context.bot_data, one)).sure_to_cancel(one)
    )


async def _really_cancel(update: Update, context: AppContext, verification_id: int, _: str) -> None:
    await context.office.verifications.following.cancel(verification_id, context.member)
    await words.noted(update)


async def _report(update: Update, context: AppContext, verification_id: int, _: str) -> None:
    """Begin the report that follows."""
    how = beginning.after_verification(verification_id)
    await report.start(update, context, how, is_below=True)


async def _from_report(update: Update, context: AppContext, anomaly_id: int, _: str) -> None:
    """Begin a verification from a report that the member may see."""
    await opening.start(update, context, opening.from_report(anomaly_id))


async def _seen(context: AppContext, verification_id: int) -> Verification:
    return await context.office.verifications.queries.seen_by(verification_id, context.member)


Act = Callable[[Update, AppContext, int, str], Awaitable[None]]

_LISTS: Mapping[VerificationButton, Callable[[Update, AppContext], Awaitable[None]]] = {
    VerificationButton.NEW: opening.begin_or_ask,
    VerificationButton.BELOW: _below,
    VerificationButton.FIGURES: _figures,
}
_ACTS: Mapping[VerificationButton, Act] = {
    VerificationButton.SEE: _see,
    VerificationButton.LETTER: _letter,
    VerificationButton.SENT: _sent,
    VerificationButton.CHASED: _chased,
    VerificationButton.CHOOSE_OUTCOME: _outcomes,
    VerificationButton.OUTCOME: _outcome,
    VerificationButton.SUSPEND: _suspend,
    VerificationButton.INTERVIEW: _interview,
    VerificationButton.HISTORY: _history,
    VerificationButton.MORE: _more,
    VerificationButton.GIVE: _give,
    VerificationButton.CANCEL: _cancel,
    VerificationButton.REALLY_CANCEL: _really_cancel,
    VerificationButton.REPORT: _report,
    VerificationButton.FROM_REPORT: _from_report,
}
