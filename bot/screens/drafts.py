"""How a draft did when it was tried with real questions."""

from collections.abc import Sequence

from bot.texts import drafts as texts
from knowledge.search.answer import Answer, Band
from knowledge.trial import Tried


def trial(found: Sequence[Tried]) -> str:
    """Each question with what answers it now and what would, in HTML; empty where none is near."""
    return texts.trial(
        [texts.tried(one.question, _said(one.before), _said(one.after)) for one in found]
    )


def _said(answer: Answer) -> str:
    """What the shelf says to a question, in a few words."""
    if not answer.hits or answer.band is Band.NONE:
        return texts.NO_ANSWER
    sop, heading = answer.hits[0].sop, answer.hits[0].section.heading
    if answer.band is Band.CHOICE:
        return texts.one_of_several(sop.title, heading)
    return texts.passage(sop.title, heading, is_likely=answer.band is Band.LIKELY)
