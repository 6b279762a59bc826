"""The words about drafts beside each other: what waits, what changed meanwhile, what came back."""

from collections.abc import Collection, Sequence
from html import escape

from bot.texts.revisions.review import HEAD
from bot.texts.revisions.writing import name
from knowledge.reading.revising import merging
from office.revisions import DraftWaiting


def _called(headings: Collection[str]) -> str:
    """The sections, by the names that people use."""
    known = {merging.HEAD: HEAD}
    return ", ".join(escape(known.get(one, one), quote=False) for one in sorted(headings))


def waiting(lines: Sequence[str]) -> str:
    """What waits of an SOP, above the question which section to write."""
    return "\n".join(["<i>Sedang menunggu pemeriksaan</i>", *lines]) if lines else ""


def waiting_line(headings: Collection[str], code: str, author: str) -> str:
    """A draft that waits: its sections, and whose it is."""
    what = "seluruh SOP" if merging.WHOLE in headings else _called(headings)
    return f"• {what}: {code}, {escape(author)}"


def refused(error: DraftWaiting) -> str:
    """Name the draft that waits, whose it is, and what can be done meanwhile."""
    called = f"{error.code} ({escape(name(*error.name), quote=False)})"
    ways = ["Tunggu keputusannya"]
    if not error.author:
        ways.append("tarik dahulu (/sop_tulis, Naskah saya)")
    if merging.WHOLE not in error.sections:
        ways.append("ubah bagian lain")
    first, last = ", ".join(ways[:-1]), ways[-1]
    way = f"{first}, atau {last}" if first else last
    whose, by = ("", f" dari {escape(error.author)}") if error.author else (" Anda", "")
    return f"Naskah{whose} {called}{by} masih menunggu pemeriksaan. {way}."


def held_up(error: DraftWaiting) -> str:
    """Say in a preview that the draft cannot be handed in yet."""
    whose = f" dari {escape(error.author)}" if error.author else " Anda"
    return (
        f"⚠ {_called(error.sections - {merging.WHOLE}) or 'Isi ini'} sedang menunggu pemeriksaan "
        f"di naskah {error.code}{whose}. Naskah ini baru dapat dikirim sesudah itu diputuskan."
    )


def meanwhile(headings: Collection[str]) -> str:
    """Say what others have changed since a draft was written that changes other sections."""
    return (
        f"Sementara itu sudah berubah dan tetap dipakai: {_called(headings)}." if headings else ""
    )


def stale() -> str:
    """Say in a preview that others have changed the same sections meanwhile."""
    return (
        "⚠ Sementara itu bagian yang Anda ubah sudah berubah. Kirim teksnya sekali lagi; Pandu "
        "menaruhnya di atas isi yang baru."
    )


def overtaken(headings: Collection[str]) -> str:
    """Say that others have changed the sections of a text that came back."""
    known = {*headings} - {merging.WHOLE}
    which = f": {_called(known)}" if known else ""
    return (
        f"⚠ Isi yang berlaku sudah berubah sejak naskah ini ditulis{which}. Periksa baris yang "
        "berkurang sebelum mengirim."
    )


def wanted(words: str) -> str:
    """What the reviewer wanted of a draft that came back."""
    return f"<b>Yang diminta pemeriksa</b>\n<blockquote>{escape(words)}</blockquote>"


def was_returned(code: str, words: str) -> str:
    """Tell the reviewer for what the draft before this one came back."""
    return f"Perbaikan {code}, yang dikembalikan: “{escape(words, quote=False)}”"
