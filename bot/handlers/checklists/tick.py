"""/syarat: from an applicant's situation to one list of what to bring, ticked at the counter."""

import re
from collections.abc import Mapping

from telegram import Update

from bot.context import AppContext
from bot.handlers import interviews
from bot.handlers.anomalies import report
from bot.handlers.verifications import open as verifications
from bot.screens.checklists import ChecklistScreens, Ways
from bot.telegram import ForgedData, Screen, StaleButton, callback_arguments, reply
from bot.texts import checklists as texts
from knowledge.case_lists import CaseOpening
from knowledge.reading.cases import CaseFile, Fact, LineRole
from knowledge.reading.content import Content
from office.checklists import Checklists, MarkState, Ticked

_CODE = re.compile(r"[A-Za-z2-9]{5}")
_DOCUMENT = "dokumen"


async def syarat(update: Update, context: AppContext) -> None:
    """Open a list by its code, from what was typed, or by questions alone."""
    typed = " ".join(context.args or [])
    screens = _screens(context)
    opened = screens.lists.open(typed) if typed else None
    if opened is not None:
        await _begin(update, context, opened)
    elif _CODE.fullmatch(typed):
        await _show(update, context, await _lists(context).open(context.member, typed))
    else:
        await reply.send(update, screens.cases(texts.UNKNOWN if typed else texts.BEGIN))


async def begin_with(update: Update, context: AppContext, chosen: str) -> None:
    """Begin from a button below an answer: with what the question before it says."""
    lists = _screens(context).lists
    last = await context.office.questions.last(context.member)
    opened = lists.open(last.text) if last is not None else None
    if chosen and (opened is None or opened.case.id != chosen):
        opened = lists.resume(lists.cases[chosen], {})
    if opened is None:
        await reply.acknowledge(update)
        await reply.send(update, _screens(context).cases())
    else:
        await _begin(update, context, opened)


def presets(content: Content) -> Mapping[str, str]:
    """Return the cases, each with its title."""
    return {id: case.title for id, case in content.cases.items()}


async def press(update: Update, context: AppContext) -> None:
    """Take a tap: an answer, a mark, or what follows from the list."""
    lists = _lists(context)
    match callback_arguments.arguments(update):
        case ("c", case_id):
            opened = _screens(context).lists.resume(_case(context, case_id), {})
            await _begin(update, context, opened)
        case ("n", case_id, fact, option):
            case, options = _answer(context, case_id, fact, option)
            known = _screens(context).lists.resume(case, {fact: options})
            await _begin(update, context, known, is_filled=False)
        case ("f", code, fact, options):
            await _choose(update, context, code, fact, options)
        case ("t", code, fact, options):
            await _several(update, context, code, fact, options)
        case ("b", code):
            await _show(update, context, await lists.back(code))
        case ("o", code):
            await _show(update, context, await lists.open(context.member, code))
        case ("u", code):
            await _show(update, context, await lists.undo(context.member, code))
        case ("m", code, number, state):
            await _mark(update, context, code, number, state)
        case ("h", code, ("0" | "1") as allowed):
            ticked = await lists.open(context.member, code)
            section = _case(context, ticked.case).section
            await lists.set_handout(context.member, section, is_allowed=allowed == "1")
            await _show(update, context, ticked)
        case (("w" | "v" | "l" | "i" | "p" | "a") as way, code):
            await _follow(update, context, way, await lists.open(context.member, code))
        case _:
            raise ForgedData


async def _begin(
    update: Update, context: AppContext, opened: CaseOpening, *, is_filled: bool = True
) -> None:
    ticked = await _lists(context).begin(context.member, opened.case.id, opened.chosen)
    await _show(update, context, ticked, is_filled=is_filled and bool(opened.chosen))


async def _choose(update: Update, context: AppContext, code: str, fact: str, options: str) -> None:
    ticked = await _lists(context).open(context.member, code)
    _, chosen = _answer(context, ticked.case, fact, options)
    await _show(update, context, await _lists(context).choose(code, fact, chosen))


async def _several(update: Update, context: AppContext, code: str, fact: str, options: str) -> None:
    ticked = await _lists(context).open(context.member, code)
    case, chosen = _answer(context, ticked.case, fact, options)
    await reply.show(update, _screens(context).several(ticked, _fact(case, fact), sorted(chosen)))


async def _mark(update: Update, context: AppContext, code: str, number: str, state: str) -> None:
    lists = _lists(context)
    brought = _screens(context).found(await lists.open(context.member, code)).of(LineRole.BRING)
    if not number.isdecimal() or state not in ("", *MarkState):
        raise ForgedData
    if not 1 <= int(number) <= len(brought):
        raise StaleButton
    item = brought[int(number) - 1]
    mark = MarkState(state) if state else None
    await _show(update, context, await lists.mark(context.member, code, item.id, mark))


async def _follow(update: Update, context: AppContext, way: str, ticked: Ticked) -> None:
    """Do what follows from a list, below it: the list stays."""
    screens = _screens(context)
    await reply.acknowledge(update)
    with reply.below():
        if way == "w":
            await _send_letter(update, screens, ticked)
        elif way == "v":
            await verifications.begin_with(update, context, screens.doubted(ticked) or "")
        elif way == "l":
            await report.begin_with(update, context, _DOCUMENT)
        elif way == "a":
            for screen in screens.more(ticked):
                await reply.send(update, screen)
        elif way == "i":
            purpose = screens.interview(screens.found(ticked))
            await interviews.begin_with(update, context, purpose or "")
        else:
            await _send_handout(update, context, ticked)


async def _send_letter(update: Update, screens: ChecklistScreens, ticked: Ticked) -> None:
    if not screens.lacking(ticked):
        await reply.send(update, Screen(texts.NOTHING_LACKS))
        return
    text, file = screens.letter(ticked)
    await reply.send(update, Screen(texts.letter_message(text)))
    await reply.send_file(
        update, name="kekurangan.docx", content=file, caption=texts.LETTER_CAPTION
    )


async def _send_handout(update: Update, context: AppContext, ticked: Ticked) -> None:
    screens, lists = _screens(context), _lists(context)
    if not await lists.may_hand_out(_case(context, ticked.case).section):
        raise StaleButton
    office = context.bot_data.shelf.directory.name
    page = screens.handout(ticked, office, context.office.people.today())
    await reply.send_file(
        update, name="daftar-berkas.pdf", content=page, caption=texts.HANDOUT_CAPTION
    )


async def _show(
    update: Update, context: AppContext, ticked: Ticked, *, is_filled: bool = False
) -> None:
    section, lists = _case(context, ticked.case).section, _lists(context)
    ways = Ways(await lists.may_hand_out(section), await lists.decides(context.member, section))
    await reply.show(update, _screens(context).of(ticked, ways, is_filled=is_filled))


def _answer(
    context: AppContext, case_id: str, fact_id: str, options: str
) -> tuple[CaseFile, frozenset[str]]:
    """Return the case, and the options that a button carries."""
    case = _case(context, case_id)
    fact, chosen = _fact(case, fact_id), frozenset(filter(None, options.split("+")))
    if not chosen <= {option.id for option in fact.options}:
        raise StaleButton
    if not fact.takes_many and len(chosen) != 1:
        raise ForgedData
    return case, chosen


def _case(context: AppContext, case_id: str) -> CaseFile:
    """Return a case that is still on the shelf."""
    case = context.bot_data.shelf.content.cases.get(case_id)
    if case is None:
        raise StaleButton
    return case


def _fact(case: CaseFile, id: str) -> Fact:
    fact = case.fact(id)
    if fact is None:
        raise StaleButton
    return fact


def _screens(context: AppContext) -> ChecklistScreens:
    return ChecklistScreens(context.bot_data.shelf, context.member.unit)


def _lists(context: AppContext) -> Checklists:
    return context.office.checklists
