"""The SOPs' small Markdown as Telegram's HTML, cut where a phone's screen ends."""

from dataclasses import dataclass
from html import escape

from bot.texts import questions as texts
from knowledge.reading.markdown import (
    Block,
    Bullet,
    Conflict,
    Numbered,
    Paragraph,
    Quote,
    Spans,
    blocks,
)

MOST_LINES = 12
# What fits beside each other on a narrow phone.
_LETTERS_A_LINE = 48
# Telegram refuses more than 4,096 characters; title and footer need some of them.
MOST_LETTERS = 3200


@dataclass(frozen=True)
class Excerpt:
    """As much of a body as fits, and whether something was left out."""

    html: str
    is_cut: bool


def excerpt(body: str, *, is_whole: bool = False) -> Excerpt:
    """Show the first lines of a section, or as much of it as a message can hold."""
    shown: list[str] = []
    lines = letters = 0
    for block in blocks(body):
        html = html_of(block)
        lines += sum(1 + len(line) // _LETTERS_A_LINE for line in html.splitlines())
        letters += len(html) + 1
        is_full = letters > MOST_LETTERS if is_whole else lines > MOST_LINES
        if shown and is_full:
            return Excerpt("\n".join([*shown, *_conflicts(body, len(shown))]), is_cut=True)
        shown.append(html)
    return Excerpt("\n".join(shown), is_cut=False)


def _conflicts(body: str, after: int) -> list[str]:
    """Sources that disagree are shown even where the rest is cut."""
    return [html_of(block) for block in blocks(body)[after:] if isinstance(block, Conflict)]


def html_of(block: Block) -> str:
    """Write one block as Telegram's HTML, which knows no lists."""
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


def _indent(level: int) -> str:
    return "\u2003" * level


def _spans(spans: Spans) -> str:
    return "".join(
        f"<b>{escape(span.text)}</b>" if span.is_bold else escape(span.text) for span in spans
    )
