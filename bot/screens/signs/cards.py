"""The screens of /tanda: interviews, their signs, and the proposals of a quarter."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from bot.telegram import Action, Button, Screen, in_rows, shortened
from bot.texts import signs as texts
from bot.texts.questions import day as dated
from office.signs import Ended, InterviewFigures, ProposalKind, SignFigures, SignProposal

SIGNS_BUTTON: Final = Action("tn")
button = SIGNS_BUTTON.button

Titles = Callable[[str], str]
"""What people call an interview."""


def overview(
    found: Sequence[InterviewFigures],
    proposals: Sequence[SignProposal],
    looked_at: date,
    title: Titles,
) -> Screen:
    """Every interview that led to reports which have ended."""
    if not found:
        return Screen(texts.NOTHING)
    lines = [texts.interview(title(one.interview), _ended(one.ended)) for one in found]
    quarter = texts.looked_at(dated(looked_at), len(proposals))
    opened = [button(title(one.interview), "i", one.interview) for one in found]
    more = [button(texts.proposals_button(len(proposals)), "u")] if proposals else []
    html = "\n".join([texts.HEAD, "", *lines, "", quarter])
    return Screen(html, in_rows([*more, *opened]))


def interview(found: InterviewFigures, title: Titles) -> Screen:
    """The signs of one interview."""
    lines = [_sign(one) for one in found.signs] or [texts.NO_SIGN]
    head = texts.heading(title(found.interview), _ended(found.ended))
    return Screen("\n".join([head, "", *lines, "", texts.RANGE]), ((button(texts.BACK),),))


def proposals(found: Sequence[SignProposal]) -> Screen:
    """What is proposed, a button each."""
    said = texts.PROPOSALS if found else texts.NO_PROPOSALS
    opened = [(_opening(one),) for one in found]
    return Screen(said, (*opened, (button(texts.BACK),)))


def proposal(found: SignProposal, block: str, title: Titles) -> Screen:
    """One proposal: into which interviews the sign may go, or what the interview would lose."""
    told = [_told(found, title)]
    if found.kind is ProposalKind.SPREAD:
        told.append(texts.CHOOSE)
        ways = [button(title(to), "c", found.sign.id, to) for to in found.sign.lacking]
        rows = in_rows(ways)
    else:
        told.append(_change(found, found.sign.interview, block, title))
        rows = ((_hand_in(found, found.sign.interview),),)
    refuse = button(texts.REFUSE, "n", found.kind, found.sign.id)
    return Screen("\n\n".join(told), (*rows, (refuse, button(texts.BACK, "u"))))


def addition(found: SignProposal, interview: str, block: str, title: Titles) -> Screen:
    """What an interview would get."""
    back = button(texts.BACK, "p", found.kind, found.sign.id)
    html = _change(found, interview, block, title)
    return Screen(html, ((_hand_in(found, interview),), (back,)))


def refused(found: int, decision: int) -> Screen:
    """What a refusal means, and the way back."""
    return Screen(texts.refused(found), ((button(texts.UNDO, "z", decision),),))


def _change(found: SignProposal, interview: str, block: str, title: Titles) -> str:
    is_added = found.kind is ProposalKind.SPREAD
    return texts.change(title(interview), found.sign.question, block, is_added=is_added)


def _hand_in(found: SignProposal, interview: str) -> Button:
    return button(texts.HAND_IN, "y", found.kind, found.sign.id, interview)


def _opening(found: SignProposal) -> Button:
    is_added = found.kind is ProposalKind.SPREAD
    said = texts.spread_button if is_added else texts.drop_button
    return button(shortened(said(found.sign.words), 40), "p", found.kind, found.sign.id)


def _told(found: SignProposal, title: Titles) -> str:
    sign, ended = found.sign, found.figures.ended
    name, between = title(sign.interview), texts.share(ended.share.low, ended.share.high)
    if found.kind is ProposalKind.SPREAD:
        return texts.spread(sign.words, name, ended.confirmed, ended.decided, between)
    return texts.drop(sign.words, name, ended.decided, between)


def _ended(ended: Ended) -> str:
    return texts.ended(ended.reports, ended.confirmed, ended.unfounded)


def _sign(found: SignFigures) -> str:
    said, between = _ended(found.ended), found.ended.share
    if not found.ended.decided:
        return texts.sign_without_share(found.sign.words, said)
    return texts.sign(found.sign.words, said, between.low, between.high)
