"""The switches of data protection and the retention as lines, and put back."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from knowledge.reading.arranging.parts import OfficePart
from knowledge.reading.arranging.rewriting import put
from knowledge.reading.arranging.wording import BadLine, Expected, labelled, told
from knowledge.reading.office.protection import SWITCHES
from knowledge.reading.office.retention_plan import NOTICE_DAYS
from knowledge.reading.toml_file import tables_of

Tables = Mapping[str, Any]
Lines = Sequence[str]

_SWITCHES = {
    "photos": "Foto dan berkas laporan",
    "names": "Nama dalam laporan",
    "own_messages": "Pesan yang disamarkan",
}
FOR_GOOD = "selamanya"
_NOTICE = "Pemberitahuan sebelum laporan dikosongkan"
KEPT: Mapping[str, tuple[str, int]] = {
    "Laporan selesai": ("reports.selesai", 30),
    "Laporan ditarik": ("reports.ditarik", 30),
    "Verifikasi selesai": ("verifications.selesai", 30),
    "Verifikasi dibatalkan": ("verifications.dibatalkan", 30),
    "Pertanyaan terjawab": ("questions.answered", 1),
    "Pertanyaan belum ada SOP": ("questions.gap", 1),
    "Bagian SOP dibuka": ("questions.opened", 1),
    "Jawaban pejabat ditutup": ("answers.closed", 30),
    "Jawaban pejabat kedaluwarsa": ("answers.expired", 30),
    "Saran terbuka": ("suggestions.open", 90),
    "Saran diputuskan": ("suggestions.decided", 90),
    "Contoh pertanyaan diminta": ("samples.asked", 14),
    "Konfirmasi diurungkan": ("confirmations.ended", 90),
    "Tinjauan diputuskan": ("reviews.decided", 90),
    "Kabar perubahan SOP": ("changes.told", 90),
    "Naskah SOP": ("revisions.drafts", 30),
    "Isian ditinggalkan": ("drafts.abandoned", 2),
    "Pengumuman selesai": ("announcements.finished", 31),
    "Latihan": ("training.attempts", 30),
    "Daftar berkas dibuka": ("checklists.visits", 31),
    "Simulasi yang berakhir": ("drills.ended", 90),
    "Hitungan wawancara": ("interviews.counts", 31),
    "Hitungan tanda": ("signs.counts", 830),
    "Putusan usulan tanda": ("signs.decided", 830),
    "Panggilan pendamping selesai": ("assistance.ended", 31),
    "Uji hening": ("assistance.tests", 31),
    "Nilai jawaban": ("figures.judged", 180),
    "Undangan dipakai": ("invitations.used", 1),
    "Undangan kedaluwarsa": ("invitations.expired", 1),
    "Orang luar": ("strangers.told", 1),
    "Pesan terkirim": ("outbox.sent", 30),
    "Pesan dibatalkan": ("outbox.dropped", 30),
    "Pesan gagal": ("outbox.dead", 30),
}
"""What people call what is kept: its kind and state, and the fewest days that do no harm."""
_SPAN = re.compile(r"(\d{1,5})\s*(hari|bulan|tahun)?")
_DAYS = {None: 1, "hari": 1, "bulan": 30, "tahun": 365}


def switches(tables: Tables, _: OfficePart) -> tuple[str, ...]:
    """Return the switches as lines."""
    found = tables.get("data_protection", {})
    return told({label: str(found.get(key, SWITCHES[key][0])) for key, label in _SWITCHES.items()})


def with_switches(text: str, part: OfficePart, lines: Lines) -> tuple[str, OfficePart]:
    """Return the file with these switches. Raises BadLine."""
    said = labelled(lines, _SWITCHES.values(), all_of=True)
    values = {key: said[label].casefold() for key, label in _SWITCHES.items()}
    for key, value in values.items():
        if value not in SWITCHES[key]:
            label = _SWITCHES[key]
            raise BadLine(Expected.CHOICE, f"{label}: {said[label]}", SWITCHES[key])
    before = tables_of(text).get("data_protection", {})
    if all(before.get(key, SWITCHES[key][0]) == value for key, value in values.items()):
        return text, part
    return put(text, ("data_protection",), values), part


def retention(tables: Tables, _: OfficePart) -> tuple[str, ...]:
    """Return how long what is kept as lines."""
    found = tables.get("retention", {})
    spans = {label: _said(_days_in(found, key)) for label, (key, _) in KEPT.items()}
    return told({_NOTICE: _said(found.get("notice_days", NOTICE_DAYS)), **spans})


def with_retention(text: str, part: OfficePart, lines: Lines) -> tuple[str, OfficePart]:
    """Return the file with these spans; what is left out stays as it is. Raises BadLine."""
    labels, tables = (_NOTICE, *KEPT), tables_of(text)
    said = {
        **labelled(retention(tables, part), labels, all_of=True),
        **labelled(lines, labels, all_of=False),
    }
    before = tables.get("retention", {})
    notice = _days(said[_NOTICE], _NOTICE)
    if notice is None:
        raise BadLine(Expected.KEPT_DAYS, f"{_NOTICE}: {said[_NOTICE]}", ["1"])
    if notice != before.get("notice_days", NOTICE_DAYS):
        text = put(text, ("retention",), {"notice_days": notice})
    after: dict[str, dict[str, int]] = {}
    for label, (key, fewest) in KEPT.items():
        kind, state = key.split(".")
        states = after.setdefault(kind, dict(before.get(kind, {})))
        states.pop(state, None)
        if (days := _days(said[label], label, fewest)) is not None:
            states[state] = days
    for kind, states in after.items():
        if states != before.get(kind, {}):
            text = put(text, ("retention", kind), states)
    return text, part


def _days_in(table: Tables, key: str) -> int | None:
    kind, state = key.split(".")
    days: int | None = table.get(kind, {}).get(state)
    return days


def _said(days: int | None) -> str:
    return FOR_GOOD if days is None else f"{days} hari"


def _days(said: str, label: str, fewest: int = 1) -> int | None:
    """Return a span in days; None for good. Raises BadLine."""
    if said.casefold() == FOR_GOOD:
        return None
    found = _SPAN.fullmatch(said.strip().casefold())
    days = int(found[1]) * _DAYS[found[2]] if found is not None else 0
    if days < fewest:
        raise BadLine(Expected.KEPT_DAYS, f"{label}: {said}", [str(fewest)])
    return days
