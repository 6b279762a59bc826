"""What an office says of a national SOP in a file of that name: off, as it is, or its own text.

A file that turns an SOP off, withdraws it, or takes the national text again, needs nothing but its
head. One that withdraws it says why, and what to do instead.
"""

import re
from enum import Enum

OFF = "tidak dipakai"
WITHDRAWN = "dicabut"
SINCE, BECAUSE, INSTEAD = "effective_from", "withdrawn_because", "instead"
NATIONAL = "nasional"

_HEAD = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_STATUS = re.compile(r"^status:[ \t]*[\"']?([a-z ]+?)[\"']?[ \t]*\r?$", re.MULTILINE)
_STUB = """\
---
id: {id}
title: {title}
section: {section}
status: {status}
---
"""


class SopUse(Enum):
    """Which text of an SOP is used."""

    OWN = "own"
    OFF = "off"
    NATIONAL = "national"


_USES = {OFF: SopUse.OFF, WITHDRAWN: SopUse.OFF, NATIONAL: SopUse.NATIONAL}


def of(text: str) -> SopUse:
    """Return what a file of that text chooses."""
    head = _HEAD.match(text)
    status = _STATUS.search(head[1]) if head else None
    said = status[1] if status else ""
    return _USES.get(said, SopUse.OWN)


def stub(sop_id: str, title: str, section: str, status: str) -> str:
    """Return the file that turns a national SOP off, withdraws it, or uses it as it is."""
    return _STUB.format(id=sop_id, title=title, section=section, status=status)
