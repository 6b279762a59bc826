"""The content with its revisions over the files. Revisions that no longer fit are left out."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from knowledge.reading import content
from knowledge.reading.content import Content
from knowledge.reading.faults import BrokenKnowledge, Fault
from knowledge.reading.layers import Layers
from knowledge.reading.revising.overlay import NOTHING

Texts = Mapping[str, str]
"""Texts of content files by their paths below the layers."""

Older = Mapping[str, Sequence[str]]
"""The earlier texts of these files, the newest first."""

NO_OLDER: Older = MappingProxyType({})


@dataclass(frozen=True)
class Revised:
    """What was loaded, the revisions in it, and those that were left out with their faults.

    An older revision may replace one that was left out.
    """

    content: Content
    texts: Texts = field(default_factory=dict)
    left_out: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)


def load(
    layers: Layers,
    sops: Path | None = None,
    revisions: Texts = NOTHING,
    older: Older = NO_OLDER,
) -> Revised:
    """Read the layers with as many of the revisions as its files allow.

    A revision that cannot be used is replaced by the next older one that can, or else by the file.

    Raises:
        BrokenKnowledge: the files have faults that no revision corrects.
    """
    found = _usable(layers, sops, revisions, older)
    for path in found.left_out:
        if path in found.texts:
            continue
        for text in older.get(path, ()):
            texts = {**found.texts, path: text}
            with suppress(BrokenKnowledge):
                loaded = content.load(layers, sops, overlay=texts)
                found = replace(found, content=loaded, texts=texts)
                break
    return found


def _usable(layers: Layers, sops: Path | None, revisions: Texts, older: Older) -> Revised:
    try:
        return Revised(content.load(layers, sops, overlay=revisions), revisions)
    except BrokenKnowledge as error:
        if not revisions:
            raise
        faults = error.faults
    blamed = {path for path in revisions if _of(faults, layers.own(path))}
    others = {path: text for path, text in revisions.items() if path not in blamed}
    try:
        loaded = content.load(layers, sops, overlay=others)
    except BrokenKnowledge:
        return _one_by_one(layers, sops, revisions, older)
    return Revised(loaded, others, {path: _of(faults, layers.own(path)) for path in blamed})


def _one_by_one(layers: Layers, sops: Path | None, revisions: Texts, older: Older) -> Revised:
    """Add the revisions one by one and keep those that fit, first those that correct a file."""
    used = _mending(layers, sops, revisions, older)
    loaded = content.load(layers, sops, overlay=used)
    left_out: dict[str, tuple[Fault, ...]] = {}
    for path, text in revisions.items():
        tried = {**used, path: text}
        if tried == used:
            continue
        try:
            loaded, used = content.load(layers, sops, overlay=tried), tried
        except BrokenKnowledge as error:
            left_out[path] = tuple(error.faults)
    return Revised(loaded, used, left_out)


def _mending(layers: Layers, sops: Path | None, revisions: Texts, older: Older) -> Texts:
    """Return the texts without which the files have faults, so that a broken file stops nothing.

    A text is used if a fault is gone with it and its own file has no fault.
    """
    used: Texts = NOTHING
    faults = _faults(layers, sops, used)
    for path, text in revisions.items():
        for one in (text, *older.get(path, ())) if faults else ():
            tried = {**used, path: one}
            left = _faults(layers, sops, tried)
            if not _of(left, layers.own(path)) and not set(faults) <= set(left):
                used, faults = tried, left
                break
    return used


def _faults(layers: Layers, sops: Path | None, texts: Texts) -> list[Fault]:
    try:
        content.load(layers, sops, overlay=texts)
    except BrokenKnowledge as error:
        return error.faults
    return []


def _of(faults: list[Fault], path: Path) -> tuple[Fault, ...]:
    return tuple(fault for fault in faults if fault.path == path)
