"""One training file: headings with labelled lines below, as people type them in Notepad."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from knowledge.reading.faults import Fault, Message, dangling
from knowledge.reading.sops.text.file import slug

_HEADING = re.compile(r"^##\s+(\S+)\s*(.*?)\s*$")
_LIST_ITEM = re.compile(r"^(-|\d+\.) ")
_LIKE_A_LABEL = re.compile(r"^[A-Z]\w+( \w+)?:(\s|$)")


@dataclass(frozen=True, slots=True)
class LabelledText:
    """The text of each label below one heading, and each label's line for the faults."""

    path: Path
    id: str
    title: str
    line: int
    texts: Mapping[str, str]
    lines: Mapping[str, int]

    def get(self, label: str) -> str:
        """Return the text of a label; empty if the label is missing."""
        return self.texts.get(label, "")

    def source(self) -> tuple[str, str]:
        """Return the id of the SOP and the slug of its section from 'id / heading'."""
        sop_id, _, heading = self.get("SOP").partition("/")
        return sop_id.strip(), slug(heading)

    def listed(self, label: str) -> tuple[str, ...]:
        """Return the parts of a text that commas separate."""
        return tuple(part.strip() for part in self.get(label).split(",") if part.strip())

    def fault(self, message: Message, label: str = "") -> Fault:
        """Return a fault of a label, or of the entry as a whole."""
        return Fault(self.path, self._line(label), self._said(message))

    def dangling(self, message: Message, sop_id: str, section: str = "") -> Fault:
        """Return the fault of naming an SOP, or a section of it, that is not there."""
        return dangling(self.path, self._line("SOP"), self._said(message), sop_id, section)

    def _line(self, label: str) -> int:
        return self.lines.get(label, self.line)

    def _said(self, message: Message) -> Message:
        return Message("'{id}' {message}", id=self.id, message=message)


def read(path: Path, labels: Sequence[str]) -> tuple[list[LabelledText], list[Fault]]:
    """Read the entries of a file. The text above the first heading explains the file to people."""
    try:
        # Notepad may write a byte order mark of three bytes first.
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except FileNotFoundError:
        return [], [Fault(path, 1, Message("the file is missing"))]
    except UnicodeDecodeError:
        return [], [Fault(path, 1, Message("the file is not UTF-8; save it as UTF-8"))]
    at = [number for number, line in enumerate(lines) if line.startswith("##")]
    reader = _Reader(path, labels)
    entries = [reader.entry(lines, start, end) for start, end in pairwise([*at, len(lines)])]
    reader.faults += _repeated(entries)
    if not entries:
        reader.faults.append(
            Fault(path, 1, Message("nothing stands here; start with '## id Judul'"))
        )
    return entries, reader.faults


class _Reader:
    """Takes entries out of lines, and collects a fault for each line that belongs to no entry."""

    def __init__(self, path: Path, labels: Sequence[str]) -> None:
        self._path = path
        self._labels = labels
        signs = (f"{label}{'[.):]' if len(label) == 1 else ':'}" for label in labels)
        self._label = re.compile(rf"^({'|'.join(signs)})\s*(.*)$", re.IGNORECASE)
        self._known = {label.lower(): label for label in labels}
        self.faults: list[Fault] = []

    def entry(self, lines: Sequence[str], start: int, end: int) -> LabelledText:
        heading = _HEADING.match(lines[start])
        if heading is None:
            self._refuse(start, Message("a heading needs an id: '## id Judul'"))
        id, title = heading.groups() if heading else ("", "")
        texts: dict[str, str] = {}
        places: dict[str, int] = {}
        label = ""
        for number in range(start + 1, end):
            line = lines[number].strip()
            match = self._label.match(line)
            if match:
                label = self._known[match[1][:-1].lower()]
                if label in texts:
                    self._refuse(
                        number,
                        Message(
                            "'{label}' stands here twice under '{id}'; keep one", label=label, id=id
                        ),
                    )
                texts[label] = match[2]
                places[label] = number + 1
            elif line and (not label or _LIKE_A_LABEL.match(line)):
                self._refuse(
                    number,
                    Message(
                        "this line begins with none of: {known}", known=", ".join(self._labels)
                    ),
                )
            elif line:
                texts[label] = _joined(texts[label], line)
        return LabelledText(self._path, id, title, start + 1, texts, places)

    def _refuse(self, number: int, message: Message) -> None:
        self.faults.append(Fault(self._path, number + 1, message))


def _joined(text: str, line: str) -> str:
    """Append a line: a list item stays on its own line, any other line continues the last one."""
    if not text:
        return line
    return f"{text}\n{line}" if _LIST_ITEM.match(line) else f"{text} {line}"


def _repeated(entries: Sequence[LabelledText]) -> Iterator[Fault]:
    seen: dict[str, LabelledText] = {}
    for entry in entries:
        twin = seen.setdefault(entry.id, entry)
        if twin is not entry:
            yield entry.fault(Message("stands here twice, already in line {line}", line=twin.line))
