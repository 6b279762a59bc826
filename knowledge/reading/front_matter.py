"""The YAML head of a content file, with the line of every value for the fault list."""

import re
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from knowledge.reading import long_numbers
from knowledge.reading.faults import Message

# The C parser needs a tenth of the time for all SOPs. A build of PyYAML may lack it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# The longest head of the SOPs has a fifth of these characters, the deepest head three levels.
_LONGEST = 20_000
_DEEPEST = 10

_FENCE = "---"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_NUMBERS = {"tag:yaml.org,2002:int", "tag:yaml.org,2002:float"}

Place = tuple[Hashable, ...]


class BadYaml(Exception):
    """A head that is missing or cannot be read, with the line where the reader stopped."""

    def __init__(self, line: int, message: Message) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values of a YAML head, the line of each, and the keys that appear twice."""

    values: dict[str, Any]
    lines: dict[Place, int]
    repeated: tuple[tuple[int, str], ...]

    def line(self, *place: Hashable) -> int:
        """Return the line of a value; if unknown, that of the nearest value around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def has_head(lines: Sequence[str]) -> bool:
    """Whether a file opens with a head between two lines of '---'."""
    return bool(lines) and lines[0].strip() == _FENCE and _FENCE in lines[1:]


def opened(lines: Sequence[str]) -> tuple[FrontMatter, int]:
    """Read the head of a file. Returns it, and the index of the line that closes it.

    Raises:
        BadYaml: there is none, or it cannot be read.
    """
    if not has_head(lines):
        raise BadYaml(1, Message("the file must open with a head between two lines of '---'"))
    end = lines.index(_FENCE, 1)
    return read("\n".join(lines[1:end]), first_line=2), end


def complaints(
    values: Mapping[str, Any], known: Collection[str], texts: Collection[str], stem: str
) -> Iterator[tuple[str, Message]]:
    """Yield what is wrong with keys and texts of a head, each with its key.

    `texts` are the keys that must hold a text; `id` must be `stem`, the name of the file.
    """
    listed = ", ".join(sorted(known))
    for key in values:
        if key not in known:
            message = Message(
                "'{key}' is not a key here; known are: {known}", key=key, known=listed
            )
            yield key, message
    for key in texts:
        if not isinstance(values.get(key), str) or not values[key].strip():
            yield key, Message("'{key}' is missing; it must hold a text", key=key)
    if values.get("id") != stem or not _ID.fullmatch(str(values.get("id"))):
        yield "id", Message("id must be the file's name, '{stem}'", stem=stem)


def read(text: str, first_line: int) -> FrontMatter:
    """Read a YAML mapping that starts at line `first_line` of its file. Raises BadYaml."""
    try:
        _refuse_tricks(text, first_line)
        node, values = _composed(text, first_line)
    except (yaml.YAMLError, ValueError) as error:
        raise BadYaml(first_line + _line_of(error), _sentence(error)) from error
    if not isinstance(values, dict):
        raise BadYaml(first_line, Message("the head must be 'key: value' lines"))
    lines = {place: first_line + line for place, line in _places(node, ())} if node else {}
    repeated = tuple((first_line + line, key) for line, key in _repeated(node)) if node else ()
    return FrontMatter(values, lines, repeated)


def _refuse_tricks(text: str, first_line: int) -> None:
    """Raise BadYaml for what no head needs and what makes a small one grow without end."""
    if len(text) > _LONGEST:
        message = Message("the head has more than {most} letters; shorten it", most=_LONGEST)
        raise BadYaml(first_line, message)
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        # An alias repeats a whole tree, or the tree that contains it. A tag makes arbitrary values.
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            raise BadYaml(line, Message("a text that begins with '&', '*' or '!' needs quotes"))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > _DEEPEST:
            raise BadYaml(line, Message("lists may be nested {most} deep", most=_DEEPEST))


def _composed(text: str, first_line: int) -> tuple[yaml.Node | None, Any]:
    """Return the tree of the values, and the values themselves."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node:
            _refuse_long_numbers(node, first_line)
        return node, loader.construct_document(node) if node else {}
    finally:
        loader.dispose()


def _refuse_long_numbers(node: yaml.Node, first_line: int) -> None:
    """Raise BadYaml before a number is made that is too long, also in base 60 ("1:1:1…")."""
    match node:
        case yaml.ScalarNode() if node.tag in _NUMBERS:
            if len(node.value) > long_numbers.MOST_DIGITS:
                raise BadYaml(first_line + node.start_mark.line, long_numbers.FAULT)
        case yaml.SequenceNode():
            for inner in node.value:
                _refuse_long_numbers(inner, first_line)
        case yaml.MappingNode():
            for key, inner in node.value:
                _refuse_long_numbers(key, first_line)
                _refuse_long_numbers(inner, first_line)


def _line_of(error: Exception) -> int:
    mark = getattr(error, "problem_mark", None)
    return int(mark.line) if mark else 0


def _sentence(error: Exception) -> Message:
    problem = getattr(error, "problem", None) or str(error)
    return Message(
        "this is not YAML: {problem}; texts with ':' or '#' need quotes", problem=problem
    )


def _places(node: yaml.Node, place: Place) -> Iterator[tuple[Place, int]]:
    yield place, node.start_mark.line
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _places(value, (*place, key.value))
            yield (*place, key.value), key.start_mark.line
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _places(value, (*place, number))


def _repeated(node: yaml.Node) -> Iterator[tuple[int, str]]:
    if not isinstance(node, yaml.MappingNode):
        return
    seen: set[str] = set()
    for key, value in node.value:
        if key.value in seen:
            yield key.start_mark.line, key.value
        seen.add(key.value)
        yield from _repeated(value)
