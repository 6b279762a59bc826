"""By which words people know what they have before them."""

import re

from botapi_emulator import Message
from tests.chaos.play.walk import Rule, on

RECEIPT = re.compile(r"Laporan (KJ-\d+) sudah terkirim")
CARD = re.compile(r"(KJ-\d+) — ")
VERIFICATION = re.compile(r"(VD-\d+) — ")
FORWARDED = re.compile(r"^Pertanyaan (TJ-\d+) (?:diteruskan|disimpan)")
HANDED_IN = re.compile(
    r"^(?:Naskah )?(NS-\d+)(?: dikirim untuk|, .* (?:ada di|(?:disetujui|dikembalikan) oleh) )"
)
RETURNED = re.compile(r"^(NS-\d+), .* dikembalikan oleh ")
DRAFT = re.compile(r"(NS-\d+) — naskah SOP")
RESOLVED = re.compile(r"^(KJ-\d+) diselesaikan oleh ")
REOPENING = re.compile(r"^Pelapor meminta (KJ-\d+) dibuka lagi")
QUESTION = re.compile(r"(TJ-\d+)")
ASKED_BACK = re.compile(r"Pertanyaan tentang laporan Anda (KJ-\d+)")

DRILL = re.compile(r"LATIHAN (SM-\d+)")
# The button with which a head ends a drill, the one with which its planner calls it off.
END_DRILL, CALL_OFF = "Akhiri simulasi", "Batalkan SM-"

MORE = "Lainnya…"


def further(case: str, label: str) -> Rule:
    """Press what stands behind that button of a card."""
    return on(case, "Apa yang ingin Anda lakukan?", press_=label)


def code(pattern: re.Pattern[str], message: Message) -> str:
    """The code of a case that a message is about."""
    found = pattern.search(message.text)
    assert found is not None, message
    return found[1]


def has_no_draft(message: Message) -> bool:
    """Whether what was being written is gone: sent by an earlier press, or a day old."""
    return message.text.startswith(
        (
            "Tidak ada laporan yang",
            "Tidak ada pengumuman yang",
            "Tidak ada verifikasi yang",
            "Draf ",
            "Wawancara ini sudah",
        )
    )


def is_too_late(case: str, message: Message) -> bool:
    """Whether somebody else was faster with a report, or it is over."""
    signs = ("sudah diterima oleh", "sekarang pada", "selesai")
    return case in message.text and any(sign in message.text for sign in signs)
