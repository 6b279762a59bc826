"""Who is told which faults of content files."""

from collections.abc import Sequence

from knowledge.reading.faults import Fault
from knowledge.reading.sops.library import Library
from office.people import Member, Role
from office.suggestions.decisions.deciding import Deciding

# The folders whose files are named after their SOP.
_OF_SOPS = ("sop", "issuers", "questions")


async def concerned(
    faults: Sequence[Fault], library: Library, deciding: Deciding
) -> list[tuple[Member, Sequence[Fault]]]:
    """Return the admins with every fault, and keepers with those in the files of their section.

    An admin who keeps SOPs is told all, once.
    """
    heard = {admin.id: (admin, faults) for admin in await deciding.people.holders(Role.ADMIN)}
    for keeper, sections in await deciding.keepers():
        own = [fault for fault in faults if _owner(fault, library) in sections]
        if own:
            heard.setdefault(keeper.id, (keeper, own))
    return list(heard.values())


def _owner(fault: Fault, library: Library) -> str | None:
    """Return the section that owns the faulty file; None if no SOP in use has it."""
    is_of_sop = fault.path.parent.name in _OF_SOPS
    sop = library.get(fault.path.stem) if is_of_sop else None
    return sop.section if sop is not None else None
