"""An interview's file with one sign more, or one less. The other lines stay as they are."""

from knowledge.reading.footnotes import without_footnotes
from knowledge.reading.interviews.file import SIGN
from knowledge.reading.interviews.signs import normal
from knowledge.reading.revising.manuscript import Line, Manuscript

_BEGINS = f"{SIGN}: "


def block(text: str, question: str) -> str:
    """Return what stands below a question, without its sources; empty if it is gone."""
    found = Manuscript.of(text).section(question)
    lines = found.lines if found is not None else ()
    return "\n".join(without_footnotes(line.text) for line in lines if line.text)


def with_sign(text: str, other: str, question: str, words: str) -> str:
    """Return the text with a sign of another file, and with its whole question if that is new.

    What the lines cite comes along. The text stays as it is if the other file has no such sign.
    """
    before = Manuscript.of(text)
    sent = Manuscript.of(other).only(question)
    if sent is None:
        return text
    sent = sent.with_other_keys_than(before)
    asked = sent.section(question)
    signs = [line for line in asked.lines if _is(line, words)] if asked is not None else []
    if asked is None or not signs:
        return text
    own = before.section(question)
    body = asked if own is None else _with_line(own, signs[0])
    return before.with_section(question, body).with_sources_of(sent).text


def without_sign(text: str, question: str, words: str) -> str:
    """Return the text without a sign. Its question goes along if it has no other sign."""
    before = Manuscript.of(text)
    asked = before.section(question)
    if asked is None:
        return text
    left = Manuscript(tuple(line for line in asked.lines if not _is(line, words)))
    if any(line.text.startswith(_BEGINS) for line in left.lines):
        return before.with_section(question, left).without_uncited().text
    kept = [line for heading, lines in before.blocks if heading != question for line in lines]
    return Manuscript((*before.front, *kept)).without_uncited().text


def _with_line(asked: Manuscript, line: Line) -> Manuscript:
    last = max(n for n, one in enumerate(asked.lines) if one.text.startswith(_BEGINS))
    return Manuscript((*asked.lines[: last + 1], line, *asked.lines[last + 1 :]))


def _is(line: Line, words: str) -> bool:
    said = line.text.removeprefix(_BEGINS)
    return said != line.text and normal(without_footnotes(said)) == normal(words)
