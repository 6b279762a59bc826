"""The buttons under a report: which ones exist, and which a viewer is offered."""

from enum import StrEnum

from bot.screens.anomalies.actions import MINE_BUTTON, TRIAGE_BUTTON
from bot.screens.verifications.card import from_report
from bot.telegram import Button, Row, pack
from bot.texts.anomalies import card as words
from office.anomalies import CLOSED, TAKEN, Anomaly, Outlook, State


class CardButton(StrEnum):
    """What a button of a head does. The value stands in the button's data."""

    SEE = "v"
    TAKE = "a"
    PROMISE = "p"
    IN_PROGRESS = "g"
    AWAITING_AGENCY = "w"
    ESCALATE = "u"
    REOPEN = "o"
    CHOOSE_SECTION = "x"
    TRANSFER = "xs"
    CHOOSE_OUTCOME = "r"
    RESOLVE = "rs"
    ASK = "q"
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


class OwnCardButton(StrEnum):
    """What a button of a reporter does."""

    SEE = "v"
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


def rows(anomaly: Anomaly, outlook: Outlook) -> tuple[Row, ...]:
    """What a head may do with the report now. Those who may do nothing see no button."""
    if anomaly.state is State.WITHDRAWN or not outlook.is_head:
        return ()
    history = triage(words.HISTORY, CardButton.HISTORY, anomaly)
    note = triage(words.NOTE, CardButton.NOTE, anomaly)
    push = (triage(words.PUSH, CardButton.PUSH, anomaly),) if outlook.may_push else ()
    if anomaly.state in CLOSED:
        reopen = triage(words.REOPEN, CardButton.REOPEN, anomaly)
        return ((reopen, history),) if outlook.may_act else ((history,),)
    if not outlook.may_act:
        return _filled(push, (note, history))
    assign = (triage(words.ASSIGN, CardButton.ASSIGN, anomaly),) if outlook.may_direct else ()
    ask = triage(words.ASK, CardButton.ASK, anomaly)
    resolve = triage(words.RESOLVE, CardButton.CHOOSE_OUTCOME, anomaly)
    return _filled(
        _first(anomaly, outlook, assign, push),
        (ask, resolve),
        _away(anomaly, outlook),
        (note, history),
        _last(anomaly, outlook, assign),
        (*(push if anomaly.state not in TAKEN else ()), from_report(anomaly.id)),
    )


def _first(anomaly: Anomaly, outlook: Outlook, assign: Row, push: Row) -> Row:
    if anomaly.state not in TAKEN:
        return (triage(words.TAKE, CardButton.TAKE, anomaly), *assign)
    if not outlook.has_it:
        return (*push, *assign)
    return (
        triage(words.IN_PROGRESS, CardButton.IN_PROGRESS, anomaly),
        triage(words.AWAITING_AGENCY, CardButton.AWAITING_AGENCY, anomaly),
    )


def _away(anomaly: Anomaly, outlook: Outlook) -> Row:
    """The ways to somebody else. At the top tier the last one leads outside."""
    back = triage(words.GIVE_BACK, CardButton.GIVE_BACK, anomaly)
    if not outlook.may_direct:
        return (back,) if outlook.may_give_back else ()
    up = triage(words.ESCALATE, CardButton.ESCALATE, anomaly, str(anomaly.state))
    out = triage(words.OUTSIDE, CardButton.OUTSIDE, anomaly)
    transfer = triage(words.TRANSFER, CardButton.CHOOSE_SECTION, anomaly)
    return (transfer, up if outlook.may_raise else out)


def _last(anomaly: Anomaly, outlook: Outlook, assign: Row) -> Row:
    """What only the person who has the report may do."""
    if anomaly.state not in TAKEN or not outlook.has_it:
        return ()
    return (*assign, triage(words.SNOOZE, CardButton.SNOOZE, anomaly))


def _filled(*all_rows: Row) -> tuple[Row, ...]:
    return tuple(row for row in all_rows if row)
