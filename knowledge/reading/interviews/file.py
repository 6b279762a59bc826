"""The questions of an interview: a Markdown file for each purpose of travel."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from knowledge.reading import footnotes, front_matter
from knowledge.reading.faults import BrokenKnowledge, Fault, Message, dangling
from knowledge.reading.footnotes import without_footnotes
from knowledge.reading.layers import Folder
from knowledge.reading.office.categories import Categories
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import UNVERIFIED
from knowledge.reading.sources import catalogue
from knowledge.reading.sources.catalogue import NONE, ShelfSources

# A report has room for this many questions, each with a few words of the officer.
MOST_QUESTIONS = 8
LONGEST_QUESTION = 60
LONGEST_TITLE = 24
# The section of an issuer that an officer needs first.
HOW_TO_CHECK = "Cara cek resmi"
SIGN = "Gali bila"
_WHY, _PROOF, _DIG, _NEVER = "Mengapa", "Bukti", "Gali", "Jangan tanya"
_SOP, _ISSUER = "SOP", "Penerbit"
_NEEDED = (_WHY, _PROOF, SIGN, _DIG, _NEVER)
_ONCE = (_WHY, _PROOF)
# What the officer says aloud needs no source. A link is not a sentence.
_UNSOURCED = (_DIG, _SOP, _ISSUER)
_LINE = re.compile(rf"({'|'.join((*_NEEDED, _SOP, _ISSUER))}): (\S.*)")
_TEXTS = ("id", "title", "sop", "heading", "category", "category_when_stopped")
_KEYS = {*_TEXTS, "when_stopped", "sources"}

# The id of an SOP, and a heading in it.
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence about a question, and whether its source was never checked."""

    text: str
    is_unverified: bool = False


@dataclass(frozen=True, slots=True)
class InterviewQuestion:
    """A question with what the officer must know to ask it."""

    text: str
    why: Point = Point("")
    proof: Point = Point("")
    signs: tuple[Point, ...] = ()
    """The answers after which the officer should ask further."""
    follow_ups: tuple[str, ...] = ()
    never: tuple[Point, ...] = ()
    """What must not be asked."""
    passages: tuple[Place, ...] = ()
    """The SOPs and their headings that follow from an odd answer."""
    issuers: tuple[str, ...] = ()
    """Who issues the proof: ids of SOPs in the issuers' folder."""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interview:
    """The questions for one purpose of travel."""

    id: str
    title: str
    sop: str
    heading: str
    category: str
    """The category of a report about an odd answer."""
    category_when_stopped: str
    when_stopped: tuple[Place, ...]
    """What to do if the interview must stop, and whom to call: sections shown in this order."""
    questions: tuple[InterviewQuestion, ...]
    documents: tuple[str, ...] = ()

    def question(self, text: str) -> InterviewQuestion:
        """Return the question with that text. If a reload has removed it, only the text is left."""
        found = (question for question in self.questions if question.text == text)
        return next(found, None) or InterviewQuestion(text)


Interviews = Mapping[str, Interview]


def load(folder: Folder, documents: ShelfSources = NONE) -> Interviews:
    """Read every interview of a folder. Raises BrokenKnowledge with all faults of all files."""
    faults: list[Fault] = []
    found: dict[str, Interview] = {}
    for path in sorted(folder.glob("*.md")):
        reader = _Reader(path, documents)
        interview = reader.interview()
        faults += reader.faults
        if interview is not None:
            found[interview.id] = interview
    if faults:
        raise BrokenKnowledge(faults)
    return found


def misfits(
    folder: Folder, interviews: Interviews, library: Library, categories: Categories
) -> Iterator[Fault]:
    """Yield a fault for every SOP, heading, issuer and category that does not exist."""
    for interview in interviews.values():
        path = folder / f"{interview.id}.md"
        named = [(interview.sop, interview.heading), *interview.when_stopped]
        for question in interview.questions:
            named += question.passages
            for issuer in question.issuers:
                if not _has(library, issuer, HOW_TO_CHECK):
                    message = Message(
                        "'{issuer}' under '{question}' is no issuer's id",
                        issuer=issuer,
                        question=question.text,
                    )
                    yield dangling(path, 1, message, issuer, HOW_TO_CHECK)
        for sop_id, heading in named:
            if not _has(library, sop_id, heading):
                message = Message(
                    "there is no section '{heading}' in an SOP '{sop_id}'",
                    heading=heading,
                    sop_id=sop_id,
                )
                yield dangling(path, 1, message, sop_id, heading)
        for category in (interview.category, interview.category_when_stopped):
            if category not in categories:
                yield Fault(
                    path,
                    1,
                    Message("'{category}' is no category of anomalies.toml", category=category),
                )


def shown(
    interviews: Interviews, has: Callable[[str, str], bool], categories: Categories
) -> Interviews:
    """Return the interviews without what the office lacks, and without those it cannot ask."""

    def question(one: InterviewQuestion) -> InterviewQuestion:
        passages = tuple(place for place in one.passages if has(*place))
        issuers = tuple(issuer for issuer in one.issuers if has(issuer, HOW_TO_CHECK))
        return replace(one, passages=passages, issuers=issuers)

    return {
        interview.id: replace(
            interview,
            when_stopped=tuple(place for place in interview.when_stopped if has(*place)),
            questions=tuple(map(question, interview.questions)),
        )
        for interview in interviews.values()
        if has(interview.sop, interview.heading)
        and {interview.category, interview.category_when_stopped} <= {*categories}
    }


def _has(library: Library, sop_id: str, heading: str) -> bool:
    sop = library.get(sop_id)
    return sop is not None and heading in {section.heading for section in sop.sections}


@dataclass
class _Lines:
    """A question while it is read: the lines of each kind, and the sources they cite."""

    text: str
    number: int
    said: dict[str, list[str]] = field(default_factory=dict)
    cited: list[str] = field(default_factory=list)


class _Reader:
    """Reads one file and collects its faults."""

    def __init__(self, path: Path, documents: ShelfSources) -> None:
        self.path = path
        self.documents = documents
        self.faults: list[Fault] = []

    def interview(self) -> Interview | None:
        """Return the interview; None if the file has a fault."""
        lines = self.path.read_text(encoding="utf-8").splitlines()
        try:
            matter, end = front_matter.opened(lines)
        except front_matter.BadYaml as error:
            self._fault(error.line, error.message)
            return None
        head = matter.values
        cited = self._sources(head)
        texts = self._head(head)
        stopped = self._when_stopped(head)
        questions = self._questions(lines[end + 1 :], end + 2, cited)
        if self.faults:
            return None
        ids = catalogue.ids_of(head.get("sources"))
        return Interview(**texts, when_stopped=stopped, questions=questions, documents=ids)

    def _head(self, values: Mapping[Any, Any]) -> dict[str, str]:
        for key in values:
            if key not in _KEYS:
                self._fault(
                    1,
                    Message(
                        "'{key}' is not a key here; known: {known}",
                        key=key,
                        known=", ".join(sorted(_KEYS)),
                    ),
                )
        for key in _TEXTS:
            if not isinstance(values.get(key), str) or not values[key].strip():
                self._fault(1, Message("'{key}' is missing; it must hold a text", key=key))
        if values.get("id") != self.path.stem:
            self._fault(1, Message("id must be the file's name, '{stem}'", stem=self.path.stem))
        if len(str(values.get("title"))) > LONGEST_TITLE:
            self._fault(
                1,
                Message(
                    "title may have at most {longest} letters: it is a button",
                    longest=LONGEST_TITLE,
                ),
            )
        return {key: str(values.get(key)).strip() for key in _TEXTS}

    def _when_stopped(self, values: Mapping[Any, Any]) -> tuple[Place, ...]:
        listed = values.get("when_stopped")
        if not isinstance(listed, list) or not listed:
            self._fault(
                1, Message("'when_stopped' must list what to do once an interview must stop")
            )
            return ()
        return tuple(self._passage(str(one), 1) for one in listed)

    def _sources(self, values: Mapping[Any, Any]) -> dict[str, tuple[str, str]]:
        """Return for each key its regulation and confidence."""
        listed = values.get("sources")
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            self._fault(1, Message("'sources' must list what the sentences rest on"))
            return {}
        for message in catalogue.unknown(listed, self.documents):
            self._fault(1, message)
        return {str(one.get("key")): catalogue.of_entry(one, self.documents) for one in listed}

    def _questions(
        self, lines: list[str], first: int, sources: Mapping[str, tuple[str, str]]
    ) -> tuple[InterviewQuestion, ...]:
        found: list[_Lines] = []
        for number, line in enumerate(lines, first):
            if line.startswith("## "):
                found.append(_Lines(line.removeprefix("## ").strip(), number))
            elif line.strip():
                self._take(line.strip(), number, found, sources)
        if not 1 <= len(found) <= MOST_QUESTIONS:
            self._fault(
                first, Message("an interview has 1 to {most} questions", most=MOST_QUESTIONS)
            )
        if len({one.text for one in found}) < len(found):
            self._fault(first, Message("a question stands here twice"))
        return tuple(self._question(one, sources) for one in found)

    def _take(
        self, line: str, number: int, found: list[_Lines], sources: Mapping[str, tuple[str, str]]
    ) -> None:
        match = _LINE.fullmatch(line)
        if match is None or not found:
            self._fault(
                number, Message("a line must begin with one of: {known}", known=", ".join(_NEEDED))
            )
            return
        kind, text = match.groups()
        keys = footnotes.keys(text)
        for key in keys:
            if key not in sources:
                self._fault(number, Message("source '{key}' is not in the head", key=key))
        if not keys and kind not in _UNSOURCED:
            self._fault(
                number, Message("'{kind}' has no source; add [^…] or [^praktik]", kind=kind)
            )
        found[-1].said.setdefault(kind, []).append(text)
        found[-1].cited += keys

    def _question(self, lines: _Lines, sources: Mapping[str, tuple[str, str]]) -> InterviewQuestion:
        said = lines.said
        if len(lines.text) > LONGEST_QUESTION:
            self._fault(
                lines.number,
                Message("a question may have at most {longest} letters", longest=LONGEST_QUESTION),
            )
        for kind in _NEEDED:
            if kind not in said:
                self._fault(
                    lines.number,
                    Message("'{question}' lacks '{kind}:'", question=lines.text, kind=kind),
                )
        for kind in _ONCE:
            if len(said.get(kind, [])) > 1:
                self._fault(
                    lines.number,
                    Message("'{question}' has '{kind}:' twice", question=lines.text, kind=kind),
                )

        def points(kind: str) -> tuple[Point, ...]:
            return tuple(_point(text, sources) for text in said.get(kind, []))

        cited = dict.fromkeys(sources[key][0] for key in lines.cited if key in sources)
        return InterviewQuestion(
            lines.text,
            next(iter(points(_WHY)), Point("")),
            next(iter(points(_PROOF)), Point("")),
            points(SIGN),
            tuple(said.get(_DIG, [])),
            points(_NEVER),
            tuple(self._passage(text, lines.number) for text in said.get(_SOP, [])),
            tuple(said.get(_ISSUER, [])),
            tuple(cited),
        )

    def _passage(self, text: str, number: int) -> Place:
        sop_id, slash, heading = text.partition(" / ")
        if not slash:
            self._fault(number, Message("'{text}' must be an id, ' / ' and a heading", text=text))
        return sop_id.strip(), heading.strip()

    def _fault(self, line: int, message: Message) -> None:
        self.faults.append(Fault(self.path, line, message))


def _point(text: str, sources: Mapping[str, tuple[str, str]]) -> Point:
    confidences = [sources[key][1] for key in footnotes.keys(text) if key in sources]
    is_unverified = bool(confidences) and all(
        confidence == UNVERIFIED for confidence in confidences
    )
    return Point(without_footnotes(text), is_unverified)
