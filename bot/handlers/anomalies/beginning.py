"""How a report begins: empty, or from what was sent, asked, found, verified or heard before.

The beginning is a word that fits on a button, so that "Mulai baru" begins the same report again.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.context import AppContext
from bot.screens.assistance.call import place_of
from bot.screens.interviews import InterviewScreens
from bot.screens.verifications import report as verified
from bot.screens.verifications.card import VerificationCards
from bot.telegram import StaleButton, whole_number
from bot.texts import assistance as help_words
from bot.texts.anomalies.forms import PRACTICE_EXAMPLE as PRACTICE_WORDS
from knowledge.reading.content import Content
from office.anomalies import FREE_WORDS, ReportAnswers, ReportStep
from office.assistance import CATEGORY
from office.escalation import Urgency
from office.forms import Effect, NoForm
from office.interviews import INTERVIEW, InterviewStep
from office.questions import AlreadySent
from office.verifications import IssuerOutcome

FROM_NOTHING, FROM_FREE_WORDS, FROM_INTERVIEW = "", "u", "i"
PRACTICE, PRACTICE_EXAMPLE, _PRACTISED, _DRILL = "l", "x", "r", "d"
_QUESTION, _VERIFICATION, _SECTION, _CHOICE, _CALL = "q", "v", "s", "c", "h"
_URGENT = "mendesak"
_AND = "."


@dataclass(frozen=True)
class Beginning:
    """The answers that are known, the first question that is not, and what is stored with it."""

    answers: ReportAnswers = field(default_factory=ReportAnswers)
    step: ReportStep | None = None
    effect: Effect | None = None


def with_question(question_id: int) -> str:
    """From a text that was taken for a question and was none."""
    return f"{_QUESTION}{question_id}"


def after_verification(verification_id: int) -> str:
    """From a document that its issuer calls not genuine."""
    return f"{_VERIFICATION}{verification_id}"


def after_call(call_id: int) -> str:
    """From a call for help. The call is over once the report has begun."""
    return f"{_CALL}{call_id}"


def about_section(address: str, *question_id: int) -> str:
    """From a section of an SOP, and perhaps what was asked about it. Addresses hold no dot."""
    return f"{_SECTION}{_AND.join((address, *map(str, question_id)))}"


def from_practice(anomaly_id: int) -> str:
    """With the words of a practice report that was meant after all."""
    return f"{_PRACTISED}{anomaly_id}"


def for_drill(drill_id: int) -> str:
    """For a drill: what is told there is reported as if it were real."""
    return f"{_DRILL}{drill_id}"


def with_choice(chosen: str) -> str:
    """With one of `presets`."""
    return f"{_CHOICE}{chosen}"


def presets(content: Content) -> Mapping[str, str]:
    """Return the categories, and that it is urgent, each with what people call it."""
    return {_URGENT: _URGENT} | {id: one.label for id, one in content.categories.items()}


async def of(context: AppContext, how: str) -> Beginning:
    """Return what a report begins with.

    Raises:
        StaleButton: what it should begin with is gone.
        NoForm: what was sent, or the interview, is gone.
        AlreadySent: the question was already taken back.
    """
    kind, rest = how[:1], how[1:]
    if kind not in _KINDS:
        raise StaleButton
    return await _KINDS[kind](context, rest)


async def _nothing(_context: AppContext, _: str) -> Beginning:
    return Beginning()


async def _free_words(context: AppContext, _: str) -> Beginning:
    form = await context.office.forms.of(context.member, FREE_WORDS)
    if form is None:
        raise NoForm(FREE_WORDS.topic)
    sent = form.answers
    answers = ReportAnswers(text=sent.text or None, files=sent.files, album=sent.album)
    return Beginning(answers, effect=context.office.forms.leaving(context.member, FREE_WORDS.topic))


async def _chosen(context: AppContext, chosen: str) -> Beginning:
    if chosen == _URGENT:
        return Beginning(ReportAnswers(urgency=Urgency.URGENT, is_urgent=True))
    if chosen not in context.bot_data.shelf.categories:
        raise StaleButton
    return Beginning(ReportAnswers(category=chosen), ReportStep.TEXT)


async def _question(context: AppContext, number: str) -> Beginning:
    question_id = whole_number(number)
    text = await context.office.questions.text_of(question_id, context.member)
    taken_back = context.office.questions.taking_back(question_id, context.member)
    return Beginning(ReportAnswers(text=text), effect=taken_back)


async def _verification(context: AppContext, number: str) -> Beginning:
    one = await context.office.verifications.queries.seen_by(whole_number(number), context.member)
    if one.outcome is not IssuerOutcome.NOT_GENUINE:
        raise StaleButton
    cards = await VerificationCards.of(context.bot_data, one)
    fitting = context.bot_data.shelf.categories_for(verified.SOP)
    answers = verified.answers(one, cards.issuer(one), fitting[0].id if fitting else None)
    return Beginning(answers, verified.first_open(answers))


async def _interview(context: AppContext, _: str) -> Beginning:
    """Fill in the report. Its writer reads all of it before it is sent."""
    form = await context.office.forms.of(context.member, INTERVIEW)
    if form is None:
        raise NoForm(INTERVIEW.topic)
    if form.step not in (InterviewStep.STOP, InterviewStep.SUMMARY):
        raise StaleButton
    screens = InterviewScreens(context.bot_data.shelf, context.member.unit)
    return Beginning(screens.report(form.answers), ReportStep.SUMMARY)


async def _practice(_context: AppContext, _: str) -> Beginning:
    return Beginning(ReportAnswers(is_practice=True))


async def _practice_example(context: AppContext, _: str) -> Beginning:
    """Fill in an example in which nobody is in danger, so that only sending is left."""
    categories = context.bot_data.shelf.categories.values()
    category = next(one for one in categories if not one.may_have_victim)
    answers = ReportAnswers(
        category=category.id,
        text=PRACTICE_WORDS,
        unit=context.member.unit,
        urgency=Urgency.NORMAL,
        concerns="",
        is_practice=True,
    )
    return Beginning(answers, ReportStep.SUMMARY)


async def _practised(context: AppContext, number: str) -> Beginning:
    answers = await context.office.anomalies.practising.answers_of(
        whole_number(number), context.member
    )
    return Beginning(answers, ReportStep.SUMMARY)


async def _drill(_context: AppContext, number: str) -> Beginning:
    return Beginning(ReportAnswers(drill=whole_number(number)))


async def _section(context: AppContext, rest: str) -> Beginning:
    address, _, question = rest.partition(_AND)
    passage = context.bot_data.shelf.passage(address)
    if passage is None:
        raise StaleButton
    fitting = context.bot_data.shelf.categories_for(passage.sop.id)
    category = fitting[0].id if fitting else None
    text = await _asked(context, question) if question else None
    answers = ReportAnswers(category=category, sop_id=passage.sop.id, text=text)
    return Beginning(answers, ReportStep.TEXT if category else ReportStep.CATEGORY)


async def _help_call(context: AppContext, number: str) -> Beginning:
    """Fill in the report: its writer reads it, and may add what was seen before it is sent."""
    calls = context.office.assistance.calls
    call = await calls.own(whole_number(number), context.member)
    category = context.bot_data.shelf.categories.get(CATEGORY)
    place = place_of(context.bot_data, call)
    answers = ReportAnswers(
        category=category.id if category else None,
        text=help_words.report(place, call.created_at.astimezone(context.bot_data.zone)),
        unit=call.unit,
        counter=call.place,
        case_reference="",
        urgency=Urgency.URGENT,
        concerns="",
    )
    step = ReportStep.SUMMARY if category else ReportStep.CATEGORY
    return Beginning(answers, step, calls.becoming_report(call.id, context.member))


async def _asked(context: AppContext, number: str) -> str | None:
    """Return what was asked, if it is still kept: perhaps it tells what was seen."""
    try:
        return await context.office.questions.text_of(whole_number(number), context.member)
    except AlreadySent:
        return None


_KINDS: Mapping[str, Callable[[AppContext, str], Awaitable[Beginning]]] = {
    FROM_NOTHING: _nothing,
    FROM_FREE_WORDS: _free_words,
    FROM_INTERVIEW: _interview,
    PRACTICE: _practice,
    PRACTICE_EXAMPLE: _practice_example,
    _PRACTISED: _practised,
    _DRILL: _drill,
    _QUESTION: _question,
    _VERIFICATION: _verification,
    _SECTION: _section,
    _CHOICE: _chosen,
    _CALL: _help_call,
}
