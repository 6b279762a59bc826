"""The formatting of a paragraph in a Word document, from its own settings and its style's."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from docx.oxml.ns import qn

_VAL = qn("w:val")
_MOST_ANCESTORS = 12  # so that styles based on each other in a circle end
_TITLES = re.compile(r"(?i)^(?:title|judul)$")
_HEADING = re.compile(r"(?i)^(?:heading|judul) (\d)$")
_CONTENTS = re.compile(r"(?i)^(?:toc|daftar isi)\b")
_LIST_STYLE = re.compile(r"(?i)^list (bullet|number)(?: (\d))?$")
_LETTERED = {"upperLetter", "upperRoman"}


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """The formatting that tells what a paragraph is."""

    heading: int | None = None
    is_bold: bool = False
    is_centered: bool = False
    is_contents: bool = False
    list_id: str = ""
    level: int = 0
    start: int = 1
    is_bullet: bool = False
    is_lettered: bool = False

    @property
    def is_listed(self) -> bool:
        """Whether Word writes a number or a bullet before it."""
        return bool(self.list_id)


class Styles:
    """The styles and lists of one document."""

    def __init__(self, opened: Any) -> None:
        self._styles = {one.get(qn("w:styleId")): one for one in opened.styles.element.style_lst}
        self._default = next(
            (id for id, style in self._styles.items() if style.get(qn("w:default")) == "1"), ""
        )
        self._lists = _lists(opened)
        self._chain = cache(self._chained)

    def look(self, paragraph: Any) -> ParagraphLook:
        """Return the formatting of a paragraph."""
        own = paragraph.find(qn("w:pPr"))
        named = own.find(qn("w:pStyle")) if own is not None else None
        chain = self._chain(named.get(_VAL) if named is not None else self._default)
        settings = [own, *(style.find(qn("w:pPr")) for style in chain)]
        names = [_name(style) for style in chain]
        number = _first(settings, "w:numPr")
        list_id, level = _list_of(number)
        spoken = next((one for name in names if (one := _LIST_STYLE.match(name))), None)
        is_bullet, is_lettered, start = self._lists.get((list_id, level), (False, False, 1))
        if spoken and list_id not in {one for one, _ in self._lists}:
            list_id, is_bullet = spoken[0], spoken[1].lower() == "bullet"
            level = int(spoken[2] or 1) - 1
        justified = _first(settings, "w:jc")
        return ParagraphLook(
            heading=_heading(names, _first(settings, "w:outlineLvl")),
            is_bold=_is_on(_first([style.find(qn("w:rPr")) for style in chain], "w:b")),
            is_centered=justified is not None and justified.get(_VAL) == "center",
            is_contents=any(_CONTENTS.match(name) for name in names),
            list_id=list_id,
            level=level,
            start=start,
            is_bullet=is_bullet,
            is_lettered=is_lettered,
        )

    def is_bold(self, run: Any, is_bold_paragraph: bool) -> bool:
        """Whether a run is bold by itself, by its style or by its paragraph."""
        own = run.find(qn("w:rPr"))
        if own is None:
            return is_bold_paragraph
        named = own.find(qn("w:rStyle"))
        chain = self._chain(named.get(_VAL)) if named is not None else ()
        found = _first([own, *(style.find(qn("w:rPr")) for style in chain)], "w:b")
        return _is_on(found) if found is not None else is_bold_paragraph

    def is_struck(self, run: Any) -> bool:
        """Whether a run is struck out or hidden."""
        own = run.find(qn("w:rPr"))
        return any(_is_on(_first([own], tag)) for tag in ("w:strike", "w:dstrike", "w:vanish"))

    def _chained(self, style_id: str) -> tuple[Any, ...]:
        """Return a style and those that it is based on."""
        chain: list[Any] = []
        style = self._styles.get(style_id)
        while style is not None and len(chain) < _MOST_ANCESTORS:
            chain.append(style)
            based = style.find(qn("w:basedOn"))
            style = self._styles.get(based.get(_VAL)) if based is not None else None
        return tuple(chain)


def _lists(opened: Any) -> dict[tuple[str, int], tuple[bool, bool, int]]:
    """Return for each list and level: whether bullets, whether capital letters, and its start."""
    try:
        root = opened.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    kinds = {one.get(qn("w:abstractNumId")): one for one in root.iterchildren(qn("w:abstractNum"))}
    found: dict[tuple[str, int], tuple[bool, bool, int]] = {}
    for number in root.iterchildren(qn("w:num")):
        named = number.find(qn("w:abstractNumId"))
        kind = kinds.get(named.get(_VAL)) if named is not None else None
        for level in kind.iterchildren(qn("w:lvl")) if kind is not None else ():
            written, start = level.find(qn("w:numFmt")), level.find(qn("w:start"))
            look = written.get(_VAL) if written is not None else "decimal"
            first = int(start.get(_VAL) or 1) if start is not None else 1
            place = (number.get(qn("w:numId")), int(level.get(qn("w:ilvl")) or 0))
            found[place] = (look in ("bullet", "none"), look in _LETTERED, first)
    return found


def _list_of(number: Any) -> tuple[str, int]:
    """Return the id of a list and the level in it; an empty id if there is no list."""
    if number is None:
        return "", 0
    named, level = number.find(qn("w:numId")), number.find(qn("w:ilvl"))
    list_id = named.get(_VAL) if named is not None else ""
    # List id 0 takes the paragraph out of its style's list.
    return "" if list_id == "0" else list_id or "", int(level.get(_VAL)) if level is not None else 0


def _heading(names: list[str], outline: Any) -> int | None:
    if any(_TITLES.match(name) for name in names):
        return 0
    if found := next((one for name in names if (one := _HEADING.match(name))), None):
        return int(found[1])
    level = int(outline.get(_VAL)) if outline is not None else 9
    return level + 1 if level < 9 else None


def _name(style: Any) -> str:
    named = style.find(qn("w:name"))
    return named.get(_VAL) or "" if named is not None else ""


def _first(settings: list[Any], tag: str) -> Any:
    """Return the first of these settings that has the tag."""
    found = (setting.find(qn(tag)) for setting in settings if setting is not None)
    return next((one for one in found if one is not None), None)


def _is_on(setting: Any) -> bool:
    return setting is not None and setting.get(_VAL) not in ("0", "false", "off")
