"""Turns the SOPs' small Markdown into Telegram's HTML, cut to what a phone's screen shows."""

from dataclasses import dataclass, replace
from html import escape
from textwrap import wrap

from bot.texts import questions as texts
from knowledge.reading.sops.text.arranging import arranged
from knowledge.reading.sops.text.markdown import (
    Block,
    Bullet,
    Conflict,
    Numbered,
    Paragraph,
    Quote,
    Spans,
    TextRun,
    blocks,
    plain_block,
    text_of,
)

MOST_LINES = 12
# What fits side by side on a phone of 390 pixels.
LETTERS_A_LINE = 42
# Telegram refuses more than 4,096 letters; the rest of a message is its title and its footer.
MOST_LETTERS = 3200


@dataclass(frozen=True)
class Excerpt:
    """As much of a body as fits. `shown` are the places of its blocks, in the order shown."""

    html: str
    is_cut: bool
    shown: tuple[int, ...] = ()


def lines_of(text: str) -> int:
    """How many lines of a phone's width a text takes."""
    return sum(max(1, len(wrap(line, LETTERS_A_LINE))) for line in text.splitlines())


def excerpt(
    body: str, *, is_whole: bool = False, line: int | None = None, most: int = MOST_LINES
) -> Excerpt:
    """Show the first lines of a section, or all of it as far as one message can hold.

    `line` is the place of the block that answers: it stands first, and is bold. Of steps that all
    fit it stays in its place.
    """
    found = blocks(body)
    order = arranged(found, None if is_whole or _are_steps(found, line, most) else line)
    shown: list[int] = []
    htmls: list[str] = []
    lines = letters = 0
    for at in order:
        html = html_of(found[at], is_bold=at == line)
        lines += lines_of(plain_block(found[at]))
        letters += len(html) + 1
        is_full = letters > MOST_LETTERS if is_whole else lines > most
        if shown and is_full:
            below = _conflicts(found, order[len(shown) :])
            htmls += [html_of(found[place]) for place in below]
            shown += below
            break
        shown.append(at)
        htmls.append(html)
    return Excerpt("\n".join(htmls), is_cut=len(shown) < len(found), shown=tuple(shown))


def _are_steps(found: tuple[Block, ...], line: int | None, most: int) -> bool:
    """Whether a step answers, and all of the section is short enough to be shown."""
    if line is None or line >= len(found) or not isinstance(found[line], Numbered):
        return False
    return sum(lines_of(plain_block(block)) for block in found) <= most


def _conflicts(found: tuple[Block, ...], left: list[int]) -> list[int]:
    """Return the conflicts below the cut: sources that disagree are always shown."""
    return [at for at in left if isinstance(found[at], Conflict)]


def html_of(block: Block, *, is_bold: bool = False) -> str:
    """Write one block as Telegram's HTML, which has no lists. `is_bold`: all of it."""
    if is_bold and not isinstance(block, Conflict):
        block = replace(block, spans=(TextRun(text_of(block.spans)),))
        return f"<b>{html_of(block)}</b>"
    match block:
        case Paragraph(spans):
            return _spans(spans)
        case Bullet(spans, level):
            return f"{_indent(level)}• {_spans(spans)}"
        case Numbered(number, spans, level):
            return f"{_indent(level)}{number}. {_spans(spans)}"
        case Quote(spans):
            return f"<blockquote>{_spans(spans)}</blockquote>"
        case Conflict(post, sides):
            listed = "\n".join(f"• {_spans(side)}" for side in sides)
            return f"{texts.conflict(escape(post))}\n{listed}"


def words_of(block: Block) -> str:
    """Write the words of one block, without its dot or number."""
    return html_of(block) if isinstance(block, Conflict) else _spans(block.spans)


def _indent(level: int) -> str:
    return "\u2003" * level


def _spans(spans: Spans) -> str:
    return "".join(
        f"<b>{escape(span.text)}</b>" if span.is_bold else escape(span.text) for span in spans
    )
