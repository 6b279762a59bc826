"""A part of `office.toml` as lines, and the file with other lines in place of these."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from knowledge.reading.arranging import protecting, wording
from knowledge.reading.arranging.parts import OfficePart, PartGroup
from knowledge.reading.arranging.rewriting import put, removed
from knowledge.reading.arranging.wording import BadLine, Expected, labelled, told
from knowledge.reading.office.directory import FORMER
from knowledge.reading.office.functions import FUNCTIONS
from knowledge.reading.office.opening_hours import WEEKDAYS
from knowledge.reading.toml_file import tables_of

_NAME, _SHORT, _HEAD, _TASKS, _COORDINATOR = "Nama", "Singkatan", "Kepala", "Tugas", "Koordinator"
_SECTION = {_NAME: "name", _SHORT: "short", _HEAD: "head"}
_FIRST_DAY = "Hari pertama"
_DAYS_OFF = {"Cuti bersama": "joint_leave", "Tutup": "closed_on", "Buka": "open_on"}
_POSTS = {
    "Koordinator UKK": "koordinator_ukk",
    "Kepala seksi": "kepala_seksi",
    "Kepala kantor": "kepala_kantor",
    "Semua": "semua",
}
AS_OFFICE = "ikut kantor"
"""A section without tiers of its own."""
REMOVE = "hapus"
"""In place of the lines of a section: it goes."""
VICTIMS = "korban"
_PHONE = re.compile(r"[+(0-9][0-9 ().\-/]{1,24}")

Tables = Mapping[str, Any]
Lines = Sequence[str]


def lines_of(tables: Tables, part: OfficePart) -> tuple[str, ...]:
    """Return a part as lines; none if the office has no such part."""
    return _WRITTEN[part.group](tables, part)


def applied(text: str, part: OfficePart, lines: Iterable[str]) -> tuple[str, OfficePart]:
    """Return the file with these lines as that part, and the part: one that is added has an id now.

    Raises:
        BadLine: a line does not say what the part holds.
        NotRewritable: the file must be changed by hand.
    """
    said = [" ".join(line.split()) for line in lines if line.strip()]
    return _READ[part.group](text, part, said)


# --- hours and days off ---


def _hours(tables: Tables, _: OfficePart) -> tuple[str, ...]:
    found = tables.get("hours", {})
    spans = [", ".join(found.get(day, ())) or wording.CLOSED for day in WEEKDAYS]
    return told(dict(zip(wording.DAYS, spans, strict=True)))


def _with_hours(text: str, part: OfficePart, lines: Lines) -> tuple[str, OfficePart]:
    said = labelled(lines, wording.DAYS, all_of=True)
    spans = {
        day: wording.spans(said[name], f"{name}: {said[name]}")
        for day, name in zip(WEEKDAYS, wording.DAYS, strict=True)
    }
    return put(text, ("hours",), {day: own for day, own in spans.items() if own}), part


def _days_off(tables: Tables, _: OfficePart) -> tuple[str, ...]:
    found = tables.get("calendar", {})
    days = {
        label: ", ".join(map(wording.day, found.get(key, ()))) for label, key in _DAYS_OFF.items()
    }
    return told({label: said or wording.NONE for label, said in days.items()})


def _with_days_off(text: str, part: OfficePart, lines: Lines) -> tuple[str, OfficePart]:
    said = labelled(lines, _DAYS_OFF, all_of=True)
    days = {_DAYS_OFF[label]: wording.dates(it, f"{label}: {it}") for label, it in said.items()}
    return put(text, ("calendar",), {key: days[key] for key in _DAYS_OFF.values()}), part


def _pilot(tables: Tables, _: OfficePart) -> tuple[str, ...]:
    begins = tables.get("pilot", {}).get("begins")
    return told({_FIRST_DAY: wording.day(begins) if begins else wording.NONE})


def _with_pilot(text: str, part: OfficePart, lines: Lines) -> tuple[str, OfficePart]:
    said = " ".join(lines)
    # There is one line, so its label may be left out.
    if ":" in said:
        said = labelled(lines, (_FIRST_DAY,), all_of=True)[_FIRST_DAY]
    try:
        days = wording.dates(said, said)
    except BadLine:
        raise BadLine(Expected.DATE, said) from None
    if len(days) > 1:
        raise BadLine(Expected.DATE, said)
    before = tables_of(text).get("pilot", {})
    if not days:
        return (removed(text, ("pilot",)) if before else text), part
    after = {"begins": days[0]}
    return (put(text, ("pilot",), after) if after != before else text), part


# --- sections and units ---


def _section(tables: Tables, part: OfficePart) -> tuple[str, ...]:
    found = tables.get("sections", {}).get(part.id)
    if found is None:
        return told(dict.fromkeys((*_SECTION, _TASKS), "")) if part.is_new else ()
    tasks = [task for task, id in tables.get("functions", {}).items() if id == part.id]
    words = {label: str(found.get(key, "")) for label, key in _SECTION.items()}
    return told({**words, _TASKS: ", ".join(tasks) or wording.NONE})


def _with_section(text: str, part: OfficePart, lines: Lines) -> tuple[str, OfficePart]:
    if not part.is_new and [line.casefold() for line in lines] in ([], [REMOVE]):
        return _without_section(text, part.id), part
    said = labelled(lines, (*_SECTION, _TASKS), all_of=True)
    words = {
        key: wording.words(said[label], f"{label}: {said[label]}")
        for label, key in _SECTION.items()
    }
    tables = tables_of(text)
    part = _named(part, words["short"], tables.get("sections", {}))
    tasks = _tasks(said[_TASKS])
    before = tables.get("functions", {})
    if kept := [task for task, id in before.items() if id == part.id and task not in tasks]:
        raise BadLine(Expected.KEPT_TASK, kept[0])
    text = put(text, ("sections", part.id), words)
    after = {**before, **dict.fromkeys(tasks, part.id)}
    return (put(text, ("functions",), after) if after != before else text), part


def _without_section(text: str, id: str) -> str:
    """Return the file without a section; its names stay for what it has done. Raises BadLine."""
    tables = tables_of(text)
    found = tables.get("sections", {}).get(id)
    if found is None:
        return text
    if tasks := [task for task, owner in tables.get("functions", {}).items() if owner == id]:
        raise BadLine(Expected.KEPT_TASK, tasks[0])
    calls = tables.get("outside", {}).get("calls", ())
    if own := [_call(call, tables) for call in calls if call.get("section") == id]:
        raise BadLine(Expected.KEPT_CALL, own[0])
    text = removed(text, ("sections", id))
    return put(text, (FORMER, id), {key: found[key] for key in _SECTION.values()})


def _tasks(said: str) -> list[str]:
    if wording.is_nothing(said):
        return []
    found = [" ".join(one.split()).casefold() for one in said.split(",")]
    for one in found:
        if one not in FUNCTIONS:
            raise BadLine(Expected.TASKS, one, FUNCTIONS)
    return found


def _unit(tables: Tables, part: OfficePart) -> tuple[str, ...]:
    found = tables.get("units", {}).get(part.id)
    if found is None and not part.is_new:
        return ()
    unit = found or {}
    has_one = wording.YES if unit.get("coordinator") else wording.NO
    return told({_NAME: str(unit.get("name", "")), _COORDINATOR: has_one})


def _with_unit(text: str, part: OfficePart, lines: Lines) -> tuple[str, OfficePart]:
    said = labelled(lines, (_NAME, _COORDINATOR), all_of=True)
    name = wording.words(said[_NAME], f"{_NAME}: {said[_NAME]}")
    has_one = said[_COORDINATOR].casefold()
    if has_one not in (wording.YES, wording.NO):
        raise BadLine(Expected.YES_OR_NO, f"{_COORDINATOR}: {said[_COORDINATOR]}")
    units = tables_of(text).get("units", {})
    part = _named(part, name, units)
    old = {key: it for key, it in units.get(part.id, {}).items() if key != "coordinator"}
    own = {"coordinator": True} if has_one == wording.YES else {}
    return put(text, ("units", part.id), {**old, "name": name, **own}), part


def _named(part: OfficePart, name: str, present: Tables) -> OfficePart:
    """Return a part with the id that its name gives, if it is new. Raises BadLine."""
    if not part.is_new:
        return part
    id = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    if not id or id in present:
        raise BadLine(Expected.FRESH, name)
    return OfficePart(part.group, id)


# --- tiers and telephone numbers ---


def _tiers(tables: Tables, part: OfficePart) -> tuple[str, ...]:
    above = tables.get("sections", {}).get(part.id, {}) if part.id else tables
    found = above.get("tiers", {}).get(part.urgency, ())
    if not found:
        return (AS_OFFICE,) if part.id in tables.get("sections", {}) else ()
    posts = {post: label for label, post in _POSTS.items()}
    return tuple(
        f"{posts.get(tier['post'], tier['post'])}: {tier['wait_minutes']} {wording.MINUTES}"
        for tier in found
    )


def _with_tiers(text: str, part: OfficePart, lines: Lines) -> tuple[str, OfficePart]:
    path = ("sections", part.id, "tiers", part.urgency) if part.id else ("tiers", part.urgency)
    if part.id and [line.casefold() for line in lines] == [AS_OFFICE]:
        return put(text, path, []), part
    if not lines and part.id and part.id not in tables_of(text).get("sections", {}):
        return text, part  # its section is gone, and its tiers with it
    tiers = []
    for line in lines:
        ((label, said),) = labelled([line], _POSTS, all_of=False).items()
        tiers.append({"post": _POSTS[label], "wait_minutes": wording.wait(said, line)})
    if not tiers:
        raise BadLine(Expected.ALL, next(iter(_POSTS)), _POSTS)
    return put(text, path, tiers), part


def _calls(tables: Tables, _: OfficePart) -> tuple[str, ...]:
    return tuple(_call(call, tables) for call in tables.get("outside", {}).get("calls", ()))


def _call(call: Tables, tables: Tables) -> str:
    section = tables.get("sections", {}).get(call.get("section"), {})
    marks = [str(section["short"])] if "short" in section else []
    marks += [VICTIMS] if call.get("for_victims") else []
    mark = f" [{', '.join(marks)}]" if marks else ""
    return f"{call['name']}: {call['number']}{mark}"


def _with_calls(text: str, part: OfficePart, lines: Lines) -> tuple[str, OfficePart]:
    sections = tables_of(text).get("sections", {})
    ids = {str(own["short"]).casefold(): id for id, own in sections.items()}
    ids |= {id: id for id in sections}
    calls = [_read_call(line, ids, sections) for line in lines]
    return put(text, ("outside", "calls"), calls), part


def _read_call(line: str, ids: Mapping[str, str], sections: Tables) -> dict[str, Any]:
    name, colon, said = line.rpartition(":")
    number, bracket, marks = said.partition("[")
    is_closed = marks.endswith("]") == bool(bracket)
    if not colon or not _PHONE.fullmatch(number.strip()) or not is_closed:
        raise BadLine(Expected.PHONE, line)
    call: dict[str, Any] = {"name": wording.words(name, line), "number": number.strip()}
    for mark in filter(None, map(str.strip, marks.removesuffix("]").casefold().split(","))):
        if mark == VICTIMS:
            call["for_victims"] = True
        elif mark in ids and "section" not in call:
            call["section"] = ids[mark]
        else:
            shorts = [str(own["short"]) for own in sections.values()]
            raise BadLine(Expected.MARK, line, (*shorts, VICTIMS))
    return call


_WRITTEN: Mapping[PartGroup, Callable[[Tables, OfficePart], tuple[str, ...]]] = {
    PartGroup.HOURS: _hours,
    PartGroup.DAYS_OFF: _days_off,
    PartGroup.SECTION: _section,
    PartGroup.UNIT: _unit,
    PartGroup.TIERS: _tiers,
    PartGroup.CALLS: _calls,
    PartGroup.SWITCHES: protecting.switches,
    PartGroup.RETENTION: protecting.retention,
    PartGroup.PILOT: _pilot,
}
_READ: Mapping[PartGroup, Callable[[str, OfficePart, Lines], tuple[str, OfficePart]]] = {
    PartGroup.HOURS: _with_hours,
    PartGroup.DAYS_OFF: _with_days_off,
    PartGroup.SECTION: _with_section,
    PartGroup.UNIT: _with_unit,
    PartGroup.TIERS: _with_tiers,
    PartGroup.CALLS: _with_calls,
    PartGroup.SWITCHES: protecting.with_switches,
    PartGroup.RETENTION: protecting.with_retention,
    PartGroup.PILOT: _with_pilot,
}
