"""Sample letters: the list, one to copy, and one as a Word file."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from bot.telegram import Action, Button, Screen, in_rows, pack, shortened
from bot.texts import letters as texts
from knowledge.reading.letters import Letter
from knowledge.reading.sops.text.markdown import (
    Bullet,
    Conflict,
    Numbered,
    blocks,
    plain_block,
    text_of,
)

LETTER_BUTTON: Final = Action("x")


def listed(letters: Sequence[Letter]) -> Screen:
    """All letters, numbered, and a button for each."""
    lines = [texts.line(n, one.title, one.purpose) for n, one in enumerate(letters, 1)]
    buttons = [
        Button(shortened(f"{n}. {one.title}"), pack(LETTER_BUTTON, one.id))
        for n, one in enumerate(letters, 1)
    ]
    return Screen("\n".join([texts.LIST, *lines]), in_rows(buttons))


def letter(one: Letter) -> Screen:
    """One letter as text to copy."""
    state = texts.SAMPLE if one.is_sample else texts.CONFIRMED
    back = Button(texts.BACK, pack(LETTER_BUTTON))
    return Screen(texts.letter(one.title, state, _plain(one)), ((back,),))


def as_docx(one: Letter) -> bytes:
    """Return the letter as a Word file, with its blanks."""
    from docx import Document  # imported late: it would cost every start memory

    document = Document()
    document.core_properties.title = one.title
    document.core_properties.author = ""
    for block in blocks(one.body):
        match block:
            case Bullet(spans):
                document.add_paragraph(text_of(spans), style="List Bullet")
            case Numbered(_, spans):
                document.add_paragraph(text_of(spans), style="List Number")
            case Conflict():
                document.add_paragraph(plain_block(block))
            case _:
                document.add_paragraph(text_of(block.spans))
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _plain(one: Letter) -> str:
    return "\n\n".join(
        part.strip() for part in one.body.replace("**", "").split("\n\n") if part.strip()
    )
