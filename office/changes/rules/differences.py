"""What differs between the words in force and those of today. A pure rule."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from office.matching import steps
from office.shelf import SectionText


class Known(Protocol):
    """The words of a section as they were."""

    address: str
    name: str
    owner: str
    fingerprint: str
    words: str


@dataclass(frozen=True)
class Difference:
    """Changed words: where they stood, and the section that holds them now, if any."""

    address: str
    name: str
    owner: str
    before: str
    now: SectionText | None

    @property
    def after(self) -> str:
        return "\n".join(self.now.lines) if self.now is not None else ""

    @property
    def sop_id(self) -> str:
        return self.now.sop_id if self.now is not None else ""


def differences(
    known: Mapping[str, Known],
    found: Iterable[SectionText],
    now_at: Callable[[str], str | None],
) -> list[Difference]:
    """Return what changed, what moved and changed, what is gone, and what is new.

    Words that only stand under another heading have not changed, nor has what only is written with
    other variables.
    """
    present = {text.address: text for text in found}
    inherited: set[str] = set()
    differing = []
    for address, old in known.items():
        text = present.get(address) or present.get(now_at(address) or "")
        if text is not None and text.address not in known:
            inherited.add(text.address)
        if text is None or _is_reworded(old, text):
            name, owner = (text.name, text.owner) if text is not None else (old.name, old.owner)
            differing.append(Difference(address, name, owner, old.words, text))
    for address, text in present.items():
        if address not in known and address not in inherited:
            differing.append(Difference(address, text.name, text.owner, "", text))
    return differing


def _is_reworded(old: Known, new: SectionText) -> bool:
    return new.fingerprint != old.fingerprint and "\n".join(new.lines) != old.words


def lines_apart(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines that only the old words have, and those that only the new ones have."""
    old, new = before.splitlines(), after.splitlines()
    gone: list[str] = []
    come: list[str] = []
    for kind, first, last, new_first, new_last in steps(old, new):
        if kind != "equal":
            gone += old[first:last]
            come += new[new_first:new_last]
    moved = set(gone) & set(come)
    only_gone = tuple(line for line in gone if line not in moved)
    only_come = tuple(line for line in come if line not in moved)
    if only_gone or only_come:
        return only_gone, only_come
    # The same lines in another order: for steps, that is the change.
    return (tuple(old), tuple(new)) if gone or come else ((), ())
