"""The sample questions of one SOP: its headings, and below each one question per line."""

from collections.abc import Iterable
from pathlib import Path

from knowledge.reading.faults import Fault, Message, dangling
from knowledge.reading.questions import rules as questions_rules
from knowledge.reading.sops.sop import SampleQuestion, Sop

_HEADING = "## "


def with_question(content: str, heading: str, text: str) -> str:
    """Add a question as the last one below its heading, unless it is there already."""
    lines = content.splitlines()
    title = f"{_HEADING}{heading}"
    if title not in lines:
        return "\n".join([*lines, *([""] if lines else []), title, text, ""])
    start = lines.index(title) + 1
    later = (at for at in range(start, len(lines)) if lines[at].startswith(_HEADING))
    end = next(later, len(lines))
    if text in (line.strip() for line in lines[start:end]):
        return content
    while end > start and not lines[end - 1].strip():
        end -= 1
    return "\n".join([*lines[:end], text, *lines[end:], ""])


def listed(content: str) -> tuple[SampleQuestion, ...]:
    """Return the questions of such a text, each with its heading. Nothing is checked."""
    found: list[SampleQuestion] = []
    heading: str | None = None
    for number, line in enumerate(content.splitlines(), start=1):
        text = line.strip()
        if line.startswith(_HEADING):
            heading = text.removeprefix(_HEADING).strip()
        elif text:
            found.append(SampleQuestion(text, heading, number))
    return tuple(found)


def written(questions: Iterable[SampleQuestion]) -> str:
    """Return the text of these questions, below their headings."""
    content = ""
    for question in questions:
        content = with_question(content, question.heading or "", question.text)
    return content


def read_questions(path: Path, sop: Sop | None) -> tuple[tuple[SampleQuestion, ...], list[Fault]]:
    """Read a file of `knowledge/questions/`. Without its SOP every line is a fault.

    What may be personal data is left out. `check` warns of it.
    """
    if sop is None:
        message = Message("there is no SOP '{stem}' to ask about", stem=path.stem)
        return (), [dangling(path, 1, message, path.stem, hides=False)]
    headings = {section.heading for section in sop.sections}
    questions: list[SampleQuestion] = []
    faults: list[Fault] = []
    heading: str | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        text = line.strip()
        if line.startswith(_HEADING):
            heading = text.removeprefix(_HEADING).strip()
            if heading not in headings:
                message = Message("no section of the SOP is headed '{heading}'", heading=heading)
                faults.append(dangling(path, number, message, sop.id, heading, hides=False))
        elif text and heading is None:
            faults.append(
                Fault(path, number, Message("a question stands under a heading: '## Dokumen'"))
            )
        elif text and heading in headings and not questions_rules.holds_personal_data(text):
            questions.append(SampleQuestion(text, heading, number, path))
    return tuple(questions), faults
