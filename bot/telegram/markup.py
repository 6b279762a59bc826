"""Turns the SOPs' small Markdown into Telegram's HTML, cut to what a phone's screen shows."""

from dataclasses import dataclass
from html import escape

from bot.texts import questions as texts
from knowledge.reading.sops.text.markdown import (
    Block,
    Bullet,
    Conflict,
    Numbered,
    Paragraph,
    Quote,
    Spans,
    blocks,
    plain_block,
)
from knowledge.reading.words import words

MOST_LINES = 12
# What fits side by side on a narrow phone.
LETTERS_A_LINE = 38
# Telegram refuses more than 4,096 letters; the rest of a message is its title and its footer.
MOST_LETTERS = 3200


@dataclass(frozen=True)
class Excerpt:
    """As much of a body as fits, and whether something was left out."""

    html: str
    is_cut: bool


def lines_of(block: Block) -> int:
    """How many lines of a phone's width a block takes."""
    return sum(max(1, -(-len(line) // LETTERS_A_LINE)) for line in plain_block(block).splitlines())


# A list item that begins like this means nothing without those above it.
_LEANING = [["ditambah"], ["jumlah"], ["lalu"], ["kemudian"], ["selain"], ["juga"], ["selebihnya"]]


def asked_first(found: tuple[Block, ...], asked: frozenset[str]) -> tuple[Block, ...]:
    """Move the alternative that the question names to the top of a list of alternatives.

    Only where every block is a list item (one lead-in may stand above), and one holds more of the
    question's words than any other: "elektronik 10 tahun" moves the price of ten years up.
    """
    if found and isinstance(found[0], Paragraph):
        return (found[0], *asked_first(found[1:], asked)) if len(found) > 1 else found
    if len(found) < 3 or not all(isinstance(one, Bullet) and not one.level for one in found):
        return found
    held = [len(asked.intersection(words(plain_block(one)))) for one in found]
    best = max(range(len(found)), key=lambda at: held[at])
    leans_on_the_one_before = words(plain_block(found[best]))[:1] in _LEANING
    if held.count(held[best]) > 1 or leans_on_the_one_before:
        return found
    return (found[best], *found[:best], *found[best + 1 :])


def excerpt(body: str, *, is_whole: bool = False, asked: frozenset[str] = frozenset()) -> Excerpt:
    """Show the first lines of a section, or all of it as far as one message can hold."""
    shown: list[str] = []
    lines = letters = 0
    found = asked_first(blocks(body), asked)
    for block in found:
        html = html_of(block)
        lines += lines_of(block)
        letters += len(html) + 1
        is_full = letters > MOST_LETTERS if is_whole else lines > MOST_LINES
        if shown and is_full:
            return Excerpt("\n".join([*shown, *_conflicts(found, len(shown))]), is_cut=True)
        shown.append(html)
    return Excerpt("\n".join(shown), is_cut=False)


def _conflicts(found: tuple[Block, ...], after: int) -> list[str]:
    """Return the conflicts below the cut: sources that disagree are always shown."""
    return [html_of(block) for block in found[after:] if isinstance(block, Conflict)]


def html_of(block: Block) -> str:
    """Write one block as Telegram's HTML, which has no lists."""
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
