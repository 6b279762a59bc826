"""What a head decides on a proposal is one step: the change is handed in, and it is decided."""

import pytest
from sqlmodel import select

from office.people import Member
from office.shelf import KnownSign
from office.signs import ProposalKind, deciding
from office.signs.figures import Ended, SignFigures, SignProposal
from office.signs.models import SignDecision
from tests.office.figures.conftest import Bench, boss, office, sri
from tests.office.rows import rows
from tests.places import CONTENT

__all__ = ["boss", "office", "sri"]

PATH = "interviews/wisata.md"


async def test_a_change_is_handed_in_together_with_its_decision_or_not_at_all(
    office: Bench, sri: Member, boss: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken off in between, the proposal would come again and meet a draft that waits."""
    services = office.services
    signs, waiting = services.signs.deciding, services.revisions.drafting.waiting
    text = (CONTENT.national / PATH).read_text("utf-8")
    question = next(line for line in text.splitlines() if line.startswith("## "))
    figures = SignFigures(KnownSign("tanda", "wisata", question, ""), Ended(25, 0, 25))
    proposal = SignProposal(ProposalKind.DROP, figures)

    async def has_changed(*_: object) -> str:
        return text.replace(question, f"{question.rstrip('?')} sekarang?", 1)

    async def is_proposed(*_: object) -> SignProposal:
        return proposal

    monkeypatch.setattr(signs, "_changed", has_changed)
    monkeypatch.setattr(signs, "proposed", is_proposed)
    with monkeypatch.context() as broken:
        broken.setattr(deciding, "SignDecision", no_decision)
        with pytest.raises(RuntimeError):
            await signs.accept(sri, ProposalKind.DROP, "tanda", "wisata")
    assert await waiting(PATH) == []

    await signs.accept(sri, ProposalKind.DROP, "tanda", "wisata")

    assert len(await waiting(PATH)) == 1
    assert [one.sign for one in await rows(services.database, select(SignDecision))] == ["tanda"]


def no_decision(**_: object) -> None:
    raise RuntimeError("the program ends here")
