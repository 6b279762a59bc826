"""The words about other places that still state a figure which a draft replaces."""

from collections.abc import Sequence
from html import escape

HERE = "Ganti di SOP ini juga"
NOTHING_LEFT = "Angka lama sudah tidak ada di sana, atau naskahnya sudah menunggu pemeriksaan."
LEFT = (
    "Angka lama masih tertulis di isi lain. Satu ketukan membuka naskahnya, dengan angka yang "
    "sudah diganti."
)
_MOST = 8


def there(title: str) -> str:
    """The button that opens the draft of another file, with the new figures in it."""
    return f"Ganti di {title}"


def answer(question: str) -> str:
    """An answer of a head, by what was asked."""
    return f"Jawaban kepala seksi atas “{question}”"


def figures(pairs: Sequence[tuple[str, str]]) -> str:
    """Old figures with the new ones."""
    return ", ".join(f"{old} → {new}" for old, new in pairs)


def places(found: Sequence[tuple[str, str]]) -> str:
    """The places, each with its figures; empty if there are none."""
    if not found:
        return ""
    lines = [f"• {escape(name, quote=False)}: {said}" for name, said in found[:_MOST]]
    more = [f"… dan {len(found) - _MOST} lagi"] if len(found) > _MOST else []
    first = f"⚠ <b>Angka lama masih tertulis di {len(found)} tempat lain</b>"
    return "\n".join([first, *lines, *more])
