"""The buttons under a report: which ones exist, and which a viewer is offered."""

from enum import StrEnum

from bot.screens.anomalies.actions import MINE_BUTTON, PRACTICE_BUTTON, TRIAGE_BUTTON
from bot.screens.verifications.card import from_report
from bot.telegram import Button, Row, in_rows, pack
from bot.texts.anomalies import card as words
from bot.texts.anomalies import forms as practice_words
from bot.texts.anomalies import steps as step_words
from office.anomalies import CLOSED, TAKEN, Anomaly, Outlook, State


class CardButton(StrEnum):
    """What a button of a head does. The value stands in the button's data."""

    # In place of the menu that it leads back from; below the list that it is chosen from.
    SEE = "v"
    OPEN = "vb"
    TAKE = "a"
    PROMISE = "p"
    IN_PROGRESS = "g"
    AWAITING_AGENCY = "w"
    ESCALATE = "u"
    REOPEN = "o"
    CHOOSE_SECTION = "x"
    TRANSFER = "xs"
    CHOOSE_OUTCOME = "r"
    CHOOSE_FOLLOWED = "rf"
    RESOLVE = "rs"
    ASK = "q"
    STEPS = "l"
    STEP = "ls"
    UNSTEP = "lu"
    NOTE = "n"
    HISTORY = "h"
    ASSIGN = "f"
    ASSIGN_TO = "ft"
    IS_ASSIGNED = "fy"
    GIVE_BACK = "b"
    PUSH = "d"
    SNOOZE = "z"
    IS_SNOOZED = "zs"
    OUTSIDE = "k"
    IS_REOPENED = "oy"
    MORE = "m"


class OwnCardButton(StrEnum):
    """What a button of a reporter does."""

    SEE = "v"
    OPEN = "vb"
    ADD = "a"
    ANSWER = "j"
    WITHDRAW = "w"
    IS_WITHDRAWN = "wy"


def triage(label: str, command: CardButton, anomaly: Anomaly, *arguments: str) -> Button:
    """A button of a head's."""
    return Button(label, pack(TRIAGE_BUTTON, command, anomaly.id, *arguments))


def mine(label: str, command: OwnCardButton, anomaly: Anomaly) -> Button:
    """A button of the reporter's."""
    return Button(label, pack(MINE_BUTTON, command, anomaly.id))


def rows(anomaly: Anomaly, outlook: Outlook, *, has_document: bool = False) -> tuple[Row, ...]:
    """The card's buttons: three moves at most, steps that are left, and the way to the rest.

    Those who may do nothing see no button.
    """
    more = further(anomaly, outlook, has_document=has_document)
    rest = [triage(words.MORE, CardButton.MORE, anomaly)] if more else []
    ends = ends_drill(anomaly) if outlook.is_head else []
    return in_rows([*_first(anomaly, outlook), *rest, *ends])


def ends_drill(anomaly: Anomaly) -> list[Button]:
    """The one tap with which everybody who is in a drill can end it."""
    if not anomaly.is_drill or not anomaly.is_open:
        return []
    return [PRACTICE_BUTTON.button(practice_words.END_DRILL, "stop", anomaly.id)]


def further(anomaly: Anomaly, outlook: Outlook, *, has_document: bool = False) -> list[Button]:
    """What else a head may do with the report, behind "Lainnya…".

    Who owes a promise is asked for it in place of the three moves, so these are here, too.
    """
    if anomaly.state in CLOSED or not outlook.may_act:
        return []
    is_asked_to_promise = anomaly.state in TAKEN and outlook.has_it and not anomaly.is_promised
    first = [] if is_asked_to_promise else _first(anomaly, outlook)
    verify = [from_report(anomaly.id)] if has_document else []
    return [way for way in (*_all(anomaly, outlook), *verify) if way not in first]


def after_taking(anomaly: Anomaly, outlook: Outlook) -> Row:
    """What somebody may do who took a report, or was given one, instead of promising."""
    back = (triage(words.GIVE_BACK, CardButton.GIVE_BACK, anomaly),)
    more = (triage(words.MORE, CardButton.MORE, anomaly),)
    return (*(back if outlook.may_give_back else ()), *more)


def _first(anomaly: Anomaly, outlook: Outlook) -> list[Button]:
    """The moves that are next, three at most, and the steps of its category that are left."""
    if anomaly.state is State.WITHDRAWN or not outlook.is_head:
        return []
    history = triage(words.HISTORY, CardButton.HISTORY, anomaly)
    if anomaly.state in CLOSED:
        reopen = triage(words.REOPEN, CardButton.REOPEN, anomaly)
        return [reopen, history] if outlook.may_act and anomaly.can_be_reopened else [history]
    push = _push(anomaly, outlook)
    if not outlook.may_act:
        return [*push, triage(words.NOTE, CardButton.NOTE, anomaly), history]
    ask = triage(words.ASK, CardButton.ASK, anomaly)
    resolve = triage(words.RESOLVE, CardButton.CHOOSE_OUTCOME, anomaly)
    if anomaly.state not in TAKEN:
        take = triage(words.TAKE, CardButton.TAKE, anomaly)
        return [take, ask, *(_transfer(anomaly, outlook) or [resolve])]
    if not outlook.has_it:
        return [*push, *_assign(anomaly, outlook), ask]
    is_left = len(outlook.steps) < len(outlook.required)
    steps = _steps(anomaly, outlook) if is_left else []
    return [triage(words.IN_PROGRESS, CardButton.IN_PROGRESS, anomaly), ask, *steps, resolve]


def _all(anomaly: Anomaly, outlook: Outlook) -> list[Button]:
    """Every move of somebody who may act, in one order for all states."""
    has_it = anomaly.state in TAKEN and outlook.has_it
    going_on = [
        triage(words.IN_PROGRESS, CardButton.IN_PROGRESS, anomaly),
        triage(words.AWAITING_AGENCY, CardButton.AWAITING_AGENCY, anomaly),
    ]
    back = [triage(words.GIVE_BACK, CardButton.GIVE_BACK, anomaly)]
    snooze = [triage(words.SNOOZE, CardButton.SNOOZE, anomaly)]
    return [
        *(going_on if has_it else []),
        *_steps(anomaly, outlook),
        triage(words.ASK, CardButton.ASK, anomaly),
        triage(words.RESOLVE, CardButton.CHOOSE_OUTCOME, anomaly),
        *_transfer(anomaly, outlook),
        *_up(anomaly, outlook),
        *(back if outlook.may_give_back else []),
        *_assign(anomaly, outlook),
        *([] if has_it else _push(anomaly, outlook)),
        triage(words.NOTE, CardButton.NOTE, anomaly),
        triage(words.HISTORY, CardButton.HISTORY, anomaly),
        *(snooze if has_it else []),
    ]


def _steps(anomaly: Anomaly, outlook: Outlook) -> list[Button]:
    """The way to the list of what the category asks for."""
    if not outlook.required:
        return []
    label = step_words.button(len(outlook.steps), len(outlook.required))
    return [triage(label, CardButton.STEPS, anomaly)]


def _push(anomaly: Anomaly, outlook: Outlook) -> list[Button]:
    return [triage(words.PUSH, CardButton.PUSH, anomaly)] if outlook.may_push else []


def _assign(anomaly: Anomaly, outlook: Outlook) -> list[Button]:
    return [triage(words.ASSIGN, CardButton.ASSIGN, anomaly)] if outlook.may_direct else []


def _transfer(anomaly: Anomaly, outlook: Outlook) -> list[Button]:
    transfer = triage(words.TRANSFER, CardButton.CHOOSE_SECTION, anomaly)
    return [transfer] if outlook.may_direct else []


def _up(anomaly: Anomaly, outlook: Outlook) -> list[Button]:
    """The way to the tier above. At the top tier it leads outside."""
    if not outlook.may_direct:
        return []
    up = triage(words.ESCALATE, CardButton.ESCALATE, anomaly, str(anomaly.state))
    return [up if outlook.may_raise else triage(words.OUTSIDE, CardButton.OUTSIDE, anomaly)]
