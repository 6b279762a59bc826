"""The words about changed SOPs: what changed, for whom, and who has read it."""

from collections.abc import Sequence
from datetime import date
from html import escape

from bot.texts.questions import day
from office.changes import ChangeUnknown
from office.errors import Refusal

READ = "Sudah baca"
OPEN = "Buka"
OPEN_SECTION = "Buka bagian"
MUST_READ = "<b>Wajib dibaca semua anggota.</b>"
UNREAD = "<b>Belum Anda baca.</b> Perubahan ini wajib dibaca semua anggota:"
NO_CHANGES = "Dalam 90 hari terakhir tidak ada SOP Anda yang berubah."
SPREADS = "<b>Perubahan SOP Anda, 90 hari terakhir</b>"

NONE_LATELY = "Dalam 90 hari terakhir tidak ada SOP yang berubah."
MORE_LATELY = "… dan lainnya."

REFUSALS: dict[type[Refusal], str] = {
    ChangeUnknown: "Kabar perubahan ini sudah tidak berlaku. SOP yang berlaku ada di /sop.",
}


def changed(name: str, number: int | None = None) -> str:
    """The heading above the changes of one section."""
    return _head("SOP berubah", name, number)


def come(name: str, number: int | None = None) -> str:
    """The heading of a new section."""
    return _head("Bagian baru", name, number)


def gone(name: str, number: int | None = None) -> str:
    """The heading of a section that is gone."""
    return _head("Bagian dihapus", name, number)


def _head(what: str, name: str, number: int | None) -> str:
    at = f"{number}. " if number is not None else ""
    return f"<b>{at}{what}: {escape(name)}</b>"


def old_line(line: str) -> str:
    """A line that is no longer in force."""
    return f"− {escape(line)}"


def new_line(line: str) -> str:
    """A line that is in force from now on."""
    return f"+ {escape(line)}"


def since(on: date) -> str:
    """Say from which day on the new lines are in force."""
    return f"<i>Sejak {day(on)}: berlaku begini</i>"


def more_lines(count: int) -> str:
    """Say how many more such lines there are."""
    return f"… dan {count} baris lagi"


def answer_changed(question: str, days: int) -> str:
    """Say that an answer of some days ago differs from what the SOP says now."""
    when = {0: "hari ini", 1: "kemarin"}.get(days, f"{days} hari lalu")
    return f"<i>Jawaban {when} berubah:</i> “{escape(question)}”"


def others(names: Sequence[str], more: int) -> str:
    """The changes that do not fit into the message."""
    listed = [f"• {escape(name)}" for name in names]
    rest = [f"… dan {more} lagi, lihat /sop"] if more else []
    return "\n".join(["<b>Berubah juga:</b>", *listed, *rest])


def was_read(at: str) -> str:
    """Confirm that the reader has marked it as read."""
    return f"<i>Sudah Anda baca, {at}.</i>"


def spread(name: str, on: date, told: int, read: int, *, must_read: bool) -> str:
    """How many have read one change."""
    obliging = ", wajib baca" if must_read else ""
    return f"• {escape(name)} ({day(on)}{obliging}): dibaca {read} dari {told}"


def lately(name: str, on: date, *, is_new: bool, is_gone: bool) -> str:
    """One section in the list of those that have changed lately."""
    what = ", bagian baru" if is_new else ", dihapus" if is_gone else ""
    return f"• <b>{escape(name)}</b> ({day(on)}{what})"


def opens(name: str) -> str:
    """The label of the button to a section that has changed."""
    return f"{OPEN} {name}"


def replicas_differ(groups: Sequence[Sequence[str]]) -> str:
    """The admins hear that processes answer with different content."""
    lines = "\n".join(f"• {_processes(group)}" for group in groups)
    return (
        "<b>Isi SOP tidak sama di semua proses Pandu.</b> Yang sebaris menjawab dengan isi yang "
        f"sama:\n{lines}\n\nSamakan berkas isinya di semua server. Sebelum sama, perubahan SOP "
        "belum dikabarkan kepada petugas."
    )


def _processes(names: Sequence[str]) -> str:
    """Replicas by server and process; what else is in their names tells nobody anything."""
    return ", ".join(f"<code>{escape(name.rpartition(':')[0])}</code>" for name in names)


def now_sop(question: str, post: str, name: str) -> str:
    """Say that a section of the shelf has replaced a head's answer."""
    before = f"Jawaban {escape(post)} dulu tidak berlaku lagi."
    return f"{_now(question)}\n{before} Yang berlaku: <b>{escape(name)}</b>."


def gap_filled(question: str, name: str) -> str:
    """Say that a section of the shelf answers what was asked in vain."""
    return f"{_now(question)}\nDulu belum terjawab; sekarang lihat <b>{escape(name)}</b>."


def _now(question: str) -> str:
    return f"<b>Sekarang ada SOP-nya</b>\n<blockquote>{escape(question)}</blockquote>"
