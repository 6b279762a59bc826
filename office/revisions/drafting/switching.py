"""The texts that turn an SOP off, on again, or withdraw it: revisions like any other."""

from pathlib import PurePath

from knowledge.reading.revising.manuscript import Manuscript
from knowledge.reading.sops import choice
from knowledge.reading.sops.choice import SopUse
from knowledge.reading.sops.sop import IN_FORCE
from knowledge.shelf import Shelf
from office.revisions.drafting import manuscripts
from office.revisions.drafting.target import Target


def switched(shelf: Shelf, target: Target) -> str:
    """Return the text that turns the SOP off, or on again.

    Where the national text is in use, only the head of a file says so.
    """
    if choice.of(target.before or "") is not SopUse.OFF:
        return _unused(shelf, target, choice.OFF).text
    before = Manuscript.of(target.before or "")
    if not before.headings:
        return _stub(target, choice.NATIONAL)
    kept = before.without_keys(choice.BECAUSE, choice.INSTEAD)
    return kept.with_head({"status": IN_FORCE}).text


def withdrawn(shelf: Shelf, target: Target, because: str, instead: str) -> str:
    """Return the text that withdraws the SOP with a reason, and says what to do instead."""
    told = {choice.BECAUSE: because, choice.INSTEAD: instead}
    values = {key: manuscripts.quoted(said) for key, said in told.items()}
    return _unused(shelf, target, choice.WITHDRAWN).with_head(values).text


def _unused(shelf: Shelf, target: Target, status: str) -> Manuscript:
    before = target.before or ""
    if before == shelf.national(target.path) or not Manuscript.of(before).headings:
        return Manuscript.of(_stub(target, status))
    return Manuscript.of(before).with_head({"status": status})


def _stub(target: Target, status: str) -> str:
    title = manuscripts.quoted(target.title)
    return choice.stub(PurePath(target.path).stem, title, target.section, status)
