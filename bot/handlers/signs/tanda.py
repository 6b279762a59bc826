"""/tanda: heads see how the signs of interviews ended, and decide on what is proposed."""

from typing import Final

from telegram import Update

from bot.context import AppContext
from bot.handlers.revisions import write
from bot.screens.signs import cards as screens
from bot.screens.signs.cards import Titles
from bot.telegram import ForgedData, Screen, callback_arguments, reply, whole_number
from bot.texts import signs as texts
from office.people import Role
from office.signs import ProposalKind, SignProposal

HEADS: Final = frozenset({Role.SECTION_HEAD, Role.HEAD_OF_OFFICE})


async def tanda(update: Update, context: AppContext) -> None:
    """Show the interviews that led to reports. Who may see them is the office's rule."""
    figures = context.office.signs.figures
    found = await figures.overview(context.member)
    proposals = await figures.proposals(context.member)
    await reply.show(
        update, screens.overview(found, proposals, figures.looked_at, _titles(context))
    )


async def pressed(update: Update, context: AppContext) -> None:
    """Take a tap."""
    deciding, member = context.office.signs.deciding, context.member
    match callback_arguments.arguments(update):
        case ():
            await tanda(update, context)
        case ("i", interview):
            await _interview(update, context, interview)
        case ("u",):
            found = await context.office.signs.figures.proposals(member)
            await reply.show(update, screens.proposals(found))
        case ("p", kind, sign):
            await _proposal(update, context, await _proposed(context, kind, sign))
        case ("c", sign, interview):
            proposal = await _proposed(context, ProposalKind.SPREAD, sign)
            block = await deciding.block(proposal)
            added = screens.addition(proposal, interview, block, _titles(context))
            await reply.show(update, added)
        case ("y", kind, sign, interview):
            await _hand_in(update, context, await _proposed(context, kind, sign), interview)
        case ("n", kind, sign):
            proposal = await _proposed(context, kind, sign)
            decision = await deciding.refuse(member, proposal.kind, sign)
            await reply.show(update, screens.refused(proposal.again_at, decision))
        case ("z", decision):
            await deciding.undo(member, whole_number(decision))
            await reply.show(update, Screen(texts.UNDONE))
        case _:
            raise ForgedData


async def _interview(update: Update, context: AppContext, interview: str) -> None:
    found = await context.office.signs.figures.overview(context.member)
    one = next((it for it in found if it.interview == interview), None)
    if one is None:
        await tanda(update, context)
    else:
        await reply.show(update, screens.interview(one, _titles(context)))


async def _proposed(context: AppContext, kind: str, sign: str) -> SignProposal:
    if kind not in list(ProposalKind):
        raise ForgedData
    return await context.office.signs.deciding.proposed(context.member, ProposalKind(kind), sign)


async def _proposal(update: Update, context: AppContext, proposal: SignProposal) -> None:
    block = await context.office.signs.deciding.block(proposal)
    await reply.show(update, screens.proposal(proposal, block, _titles(context)))


async def _hand_in(
    update: Update, context: AppContext, proposal: SignProposal, interview: str
) -> None:
    """Hand the change in, unless something else is being written: it would be lost."""
    if await write.is_free(update, context):
        deciding = context.office.signs.deciding
        await deciding.accept(context.member, proposal.kind, proposal.sign.id, interview)
        await reply.show(update, Screen(texts.HANDED_IN))


def _titles(context: AppContext) -> Titles:
    return context.office.shelf().signs.title
