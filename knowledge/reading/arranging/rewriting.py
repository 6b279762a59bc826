"""Puts one table into a TOML file and leaves every other line as it is, comments included."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

_HEADER = re.compile(r"\s*(\[\[?[^\[\]]+\]\]?)\s*(?:#.*)?")
_BARE = re.compile(r"[A-Za-z0-9_-]+")

Path = tuple[str, ...]
Table = Mapping[str, Any]


class NotRewritable(Exception):
    """The file is written in a way that cannot be changed by machine: somebody edits it by hand."""


@dataclass(frozen=True)
class _Block:
    """A table with its header: the lines from `start` to `end`, without what stands below it."""

    path: Path
    is_array: bool
    start: int
    end: int


def put(text: str, path: Path, value: Table | Sequence[Table]) -> str:
    """Return the text with that table, or that array of tables, as given.

    The tables below a table stay. An empty array takes its tables away.

    Raises:
        NotRewritable: nothing else than that table would have to differ, and more does.
    """
    lines = text.split("\n")
    blocks = list(_blocks(lines))
    if isinstance(value, Mapping):
        new = _with_table(lines, blocks, path, value)
    else:
        new = _with_array(lines, blocks, path, value)
    written = "\n".join(new)
    if _read(written) != _expected(_read(text), path, value):
        raise NotRewritable
    return written


def removed(text: str, path: Path) -> str:
    """Return the text without that table and what stands below it. Comments elsewhere stay.

    Raises:
        NotRewritable: more than that would differ.
    """
    lines = text.split("\n")
    gone = [it for it in _blocks(lines) if it.path[: len(path)] == path]
    written = "\n".join(line for line, _ in _outside(lines, gone))
    expected = _read(text)
    _without(expected, path)
    if _read(written) != expected:
        raise NotRewritable
    return written


def _with_table(lines: list[str], blocks: list[_Block], path: Path, table: Table) -> list[str]:
    found = next((it for it in blocks if it.path == path and not it.is_array), None)
    if found is None:
        at = _place(blocks, path, len(lines))
        return [*lines[:at], "", f"[{_name(path)}]", *_dumped(table), *lines[at:]]
    body = lines[found.start + 1 : found.end]
    comments = [line for line in body if line.lstrip().startswith("#")]
    head = lines[: found.start + 1]
    return [*head, *comments, *_dumped(table), *lines[found.end :]]


def _with_array(
    lines: list[str], blocks: list[_Block], path: Path, tables: Sequence[Table]
) -> list[str]:
    old = [it for it in blocks if it.path == path and it.is_array]
    written: list[str] = []
    for table in tables:
        written += [*([""] if written else []), f"[[{_name(path)}]]", *_dumped(table)]
    if not old:
        at = _place(blocks, path, len(lines))
        return [*lines[:at], *([""] if written else []), *written, *lines[at:]]
    kept = [line for line, _ in _outside(lines, old)]
    at = sum(1 for _, number in _outside(lines, old) if number < old[0].start)
    return [*kept[:at], *written, *kept[at:]]


def _outside(lines: list[str], blocks: list[_Block]) -> Iterator[tuple[str, int]]:
    """Yield the lines that belong to none of these blocks, without the gaps between them."""
    gone = {number for it in blocks for number in range(it.start, it.end)}
    for before, after in pairwise(blocks):
        between = range(before.end, after.start)
        if not any(lines[number].strip() for number in between):
            gone.update(between)
    yield from ((line, number) for number, line in enumerate(lines) if number not in gone)


def _place(blocks: list[_Block], path: Path, last: int) -> int:
    """Return where a new table stands: below those with the longest common beginning."""
    for length in range(len(path), 0, -1):
        near = [it.end for it in blocks if it.path[:length] == path[:length]]
        if near:
            return near[-1]
    return last


def _blocks(lines: list[str]) -> Iterator[_Block]:
    heads, depth = list[tuple[int, str]](), 0
    for number, line in enumerate(lines):
        found = _HEADER.fullmatch(line) if not depth else None
        if found is not None:
            heads.append((number, found[1]))
        else:
            depth = max(0, depth + _opened(line))
    for at, (start, head) in enumerate(heads):
        end = heads[at + 1][0] if at + 1 < len(heads) else len(lines)
        while end > start + 1 and not _holds(lines[end - 1]):
            end -= 1
        yield _Block(_path(head), head.startswith("[["), start, end)


def _opened(line: str) -> int:
    """Return how many more brackets a line opens than it closes, outside quotes and comments."""
    found, quote, is_escaped = 0, "", False
    for sign in line:
        if is_escaped:
            is_escaped = False
        elif quote:
            is_escaped = sign == "\\" and quote == '"'
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign == "#":
            break
        else:
            found += (sign == "[") - (sign == "]")
    return found


def _holds(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _path(head: str) -> Path:
    found, node = list[str](), _read(head)
    while isinstance(node, dict) and node:
        ((key, inner),) = node.items()
        found.append(key)
        node = inner[0] if isinstance(inner, list) else inner
    return tuple(found)


def _name(path: Path) -> str:
    return ".".join(map(_key, path))


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def _dumped(table: Table) -> list[str]:
    return [f"{_key(key)} = {_value(value)}" for key, value in table.items()]


def _value(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case list() | tuple():
            return f"[{', '.join(map(_value, value))}]"
        case _:
            return json.dumps(str(value), ensure_ascii=False)


def _read(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except ValueError:
        raise NotRewritable from None


def _expected(tables: dict[str, Any], path: Path, value: Table | Sequence[Table]) -> dict[str, Any]:
    found = deepcopy(tables)
    node = found
    for key in path[:-1]:
        node = node.setdefault(key, {})
        if not isinstance(node, dict):
            raise NotRewritable
    if isinstance(value, Mapping):
        old = node.get(path[-1], {})
        below = {key: inner for key, inner in old.items() if _is_below(inner)}
        node[path[-1]] = {**below, **value}
    elif value:
        node[path[-1]] = [dict(table) for table in value]
    else:
        _without(found, path)
    return found


def _without(tables: dict[str, Any], path: Path) -> None:
    """Take a table away, and the tables above it that hold nothing else."""
    inner = tables.get(path[0])
    if len(path) > 1 and isinstance(inner, dict):
        _without(inner, path[1:])
    if len(path) == 1 or not inner:
        tables.pop(path[0], None)


def _is_below(value: Any) -> bool:
    is_array = isinstance(value, list) and bool(value) and isinstance(value[0], dict)
    return isinstance(value, dict) or is_array
