"""/verifikasi: the member's verifications, and the form that opens one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from telegram import Update

from bot.context import AppContext
from bot.handlers import resuming
from bot.handlers.verifications import words
from bot.handlers.verifications.days import interview, typed_day
from bot.roles import HEADS
from bot.screens.interviews import InterviewScreens
from bot.screens.questions import Carried
from bot.screens.verifications.card import VerificationCards
from bot.screens.verifications.form import OpeningForm
from bot.telegram import ForgedData, Screen, StaleButton, callback_arguments, reply, whole_number
from bot.telegram.typed import typed_text
from bot.texts.posts import no_date
from bot.texts.verifications import form as texts
from bot.texts.verifications.form import VERIFICATION_FORM
from knowledge.reading.content import Content
from knowledge.search.issuers import Issuers
from office.calendar import Unclear
from office.forms import NoForm
from office.interviews import INTERVIEW
from office.verifications import (
    LONGEST_QUESTION,
    LONGEST_REFERENCE,
    VERIFICATION,
    Application,
    Issuer,
    VerificationAnswers,
    VerificationForm,
    VerificationStep,
    is_last,
)

# How one can begin: from an interview, from a typed kind of document, from a report.
FROM_INTERVIEW, _TYPED, _REPORT = "i", "d", "r"
# In bytes, after the action, the command and the topic.
_LONGEST_HOW = 40


async def verifikasi(update: Update, context: AppContext) -> None:
    """List the member's verifications. Begin one if there are none or a document follows."""
    typed = " ".join(context.args or [])
    mine = await context.office.verifications.queries.mine(context.member)
    if not typed and (mine or is_head(context)):
        cards = await VerificationCards.of(context.bot_data, *mine)
        await reply.send(update, cards.list_own(mine, is_head=is_head(context)))
    else:
        await start(update, context, f"{_TYPED}{typed}" if typed else "")


async def begin_with(update: Update, context: AppContext, document: str) -> None:
    """Begin a verification from a button, of that kind of document if one is chosen."""
    await start(update, context, f"{_TYPED}{document}" if document else "")


def presets(content: Content) -> Mapping[str, str]:
    """Return the kinds of document that a button can carry."""
    issuers = Issuers(content.library, content.vocabulary)
    return {it.name: it.name for it in issuers if len(it.name.encode()) <= _LONGEST_HOW}


def is_head(context: AppContext) -> bool:
    """Whether the member holds a post above officers today."""
    return bool(context.office.people.roles(context.member) & HEADS)


def from_report(anomaly_id: int) -> str:
    """Return the word by which a report begins a verification."""
    return f"{_REPORT}{anomaly_id}"


async def begin_or_ask(update: Update, context: AppContext) -> None:
    """Begin a verification in place of the list, or ask about one that was left."""
    left = await resuming.left(update, context, VERIFICATION, VERIFICATION_FORM)
    await reply.show(update, left or await _begun(update, context, ""))


async def start(update: Update, context: AppContext, how: str) -> None:
    """Begin a verification in that way, or ask about one that was left, in a new message."""
    left = await resuming.left(update, context, VERIFICATION, VERIFICATION_FORM, _on_button(how))
    screen = left or await _begun(update, context, how)
    await reply.acknowledge(update)
    await reply.send(update, screen)


async def begin(update: Update, context: AppContext, how: str = "") -> None:
    """Begin a new verification in place of what was left."""
    await reply.show(update, await _begun(update, context, how))


async def _begun(update: Update, context: AppContext, how: str) -> Screen:
    """Begin it without asking what is known. Returns its first question."""
    begun = await context.office.forms.of(context.member, VERIFICATION)
    if begun is not None and begun.is_result_of(update.update_id):
        return await _question(context, begun)
    document, answers = await _known(context, how)
    found = context.bot_data.shelf.issuers.find(document)
    if len(found) == 1:
        answers = replace(answers, document=found[0].name)
    step = VerificationStep.CHECK if answers.document else VerificationStep.DOCUMENT
    form = await context.office.forms.begin(context.member, VERIFICATION, step, answers)
    if document and not answers.document:
        return _screens(context).found(found)
    return await _question(context, form)


async def _known(context: AppContext, how: str) -> tuple[str, VerificationAnswers]:
    """Return the kind of document, by its id or as it was typed, and what else is known.

    Raises:
        AnomalyUnknown: the member may not see the report.
        NoForm: the interview is over.
    """
    if how.startswith(_TYPED):
        return how.removeprefix(_TYPED), VerificationAnswers()
    if how == FROM_INTERVIEW:
        return await _heard(context)
    reference, anomaly_id = "", None
    if how.startswith(_REPORT):
        report = whole_number(how.removeprefix(_REPORT))
        seen = await context.office.anomalies.queries.seen_by(report, context.member)
        if seen.practice is not None:
            raise StaleButton  # no issuer is asked about what was not meant
        reference, anomaly_id = seen.case_reference, seen.id
    return "", VerificationAnswers(
        case_reference=reference or None, has_reference=bool(reference), anomaly_id=anomaly_id
    )


async def _heard(context: AppContext) -> tuple[str, VerificationAnswers]:
    """Return what an interview knows. The application is an ordinary one."""
    form = await context.office.forms.of(context.member, INTERVIEW)
    if form is None:
        raise NoForm(INTERVIEW.topic)
    shelf, reference = context.bot_data.shelf, form.answers.reference
    issuers = InterviewScreens(shelf, context.member.unit).issuers(form.answers)
    # If there are several issuers, the officer chooses.
    document = shelf.library[issuers[0]].title if len(issuers) == 1 else ""
    return document, VerificationAnswers(
        case_reference=reference or None,
        has_reference=bool(reference),
        application=Application.ORDINARY,
        interviewed_on=context.office.people.today(),
        has_interview=True,
    )


def _on_button(how: str) -> str:
    """Return the word if it fits on a button; else empty: then what was typed is asked again."""
    return how if ":" not in how and len(how.encode()) <= _LONGEST_HOW else ""


async def take_answer(update: Update, context: AppContext) -> None:
    """Take the answer of a tapped button, or turn the pages of issuers."""
    issuers = context.bot_data.shelf.issuers
    match callback_arguments.arguments(update):
        case ("first",):
            form = await context.office.forms.go_to(
                context.member, VERIFICATION, VerificationStep.DOCUMENT
            )
            await show(update, context, form)
        case ("p", first) if whole_number(first) < len(issuers.pages):
            await reply.show(update, _screens(context).pages(whole_number(first)))
        case ("i", issuer_id):
            page = issuers.page(issuer_id)
            if page is None:
                raise StaleButton
            await reply.show(update, _screens(context).of_issuer(page))
        case ("d", document):
            if issuers.named(document) is None:
                raise StaleButton
            await _set(update, context, VerificationStep.DOCUMENT, document=document)
        case ("page", address):
            await _page(update, context, address)
        case ("need",):
            await _set(update, context, VerificationStep.CHECK, has_question=False)
        case ("ask",):
            await _set(update, context, VerificationStep.CHECK, has_question=True)
        case ("skip",):
            form = await context.office.forms.change(
                context.member, VERIFICATION, lambda it: it.skipped(VerificationStep.REFERENCE)
            )
            await show(update, context, form)
        case ("std",):
            await _set(update, context, VerificationStep.QUESTION, question="")
        case ("iv", value):
            application, day = interview(value)
            await _set(
                update,
                context,
                VerificationStep.INTERVIEW,
                application=application,
                interviewed_on=day,
            )
        case _:
            raise ForgedData


async def _page(update: Update, context: AppContext, address: str) -> None:
    """Send a page of the shelf below. The question stays where it is."""
    passage = context.bot_data.shelf.passage(address)
    if passage is None:
        raise StaleButton
    await reply.acknowledge(update)
    await reply.send(update, context.renderer.passage(passage, Carried()))


async def typed(update: Update, context: AppContext, form: VerificationForm) -> None:
    """Take a typed answer to the question of the form's step."""
    text = typed_text(update)
    match form.step:
        case VerificationStep.DOCUMENT:
            found = context.bot_data.shelf.issuers.find(text)
            if len(found) == 1:
                await _set(update, context, form.step, document=found[0].name)
            else:
                await reply.send(update, _screens(context).found(found))
        case VerificationStep.REFERENCE if len(text) > LONGEST_REFERENCE:
            await reply.send(update, Screen(texts.TOO_LONG.format(most=LONGEST_REFERENCE)))
        case VerificationStep.REFERENCE:
            await _set(update, context, form.step, case_reference=text)
        case VerificationStep.QUESTION if len(text) > LONGEST_QUESTION:
            await reply.send(update, Screen(texts.TOO_LONG.format(most=LONGEST_QUESTION)))
        case VerificationStep.QUESTION:
            await _set(update, context, form.step, question=text)
        case _:
            await _typed_interview(update, context, text)


async def _typed_interview(update: Update, context: AppContext, text: str) -> None:
    try:
        day = typed_day(text, context.office.people.today())
    except Unclear:
        await reply.send(update, Screen(no_date(context.office.people.today())))
        return
    step = VerificationStep.INTERVIEW
    await _set(update, context, step, application=Application.ORDINARY, interviewed_on=day)


async def show(update: Update, context: AppContext, form: VerificationForm) -> None:
    """Show the question of the form's step."""
    await reply.show(update, await _question(context, form))


async def _question(context: AppContext, form: VerificationForm) -> Screen:
    screens, verifications = _screens(context), context.office.verifications
    if form.step is VerificationStep.DOCUMENT:
        return screens.question(form, usual=await verifications.queries.usual_documents())
    document = context.bot_data.shelf.issuers.named(form.answers.document or "")
    if form.step is not VerificationStep.CHECK or document is None:
        return screens.question(form)
    page = document.issuer
    measured = await verifications.figures.usual_days(page.id)
    return screens.question(form, usual_days=measured or page.answer_days)


async def _set(update: Update, context: AppContext, step: VerificationStep, **answer: Any) -> None:
    """Note the answer and go on. The last one opens the verification."""
    form = await context.office.forms.of(context.member, VERIFICATION)
    if form is None:
        raise NoForm(VERIFICATION.topic)
    answers = replace(form.answers, **answer)
    if form.step is step and is_last(step, answers):
        await _open(update, context, answers)
    else:
        await show(
            update,
            context,
            await context.office.forms.answer(context.member, VERIFICATION, step, **answer),
        )


async def _open(update: Update, context: AppContext, answers: VerificationAnswers) -> None:
    document = context.bot_data.shelf.issuers.named(answers.document or "")
    if document is None:
        raise StaleButton
    issuer = Issuer(document.issuer.id, document.issuer.section)
    await context.office.verifications.opening.open(context.member, answers, issuer)
    await words.noted(update)


def _screens(context: AppContext) -> OpeningForm:
    return OpeningForm.of(context.bot_data, context.member.unit)
