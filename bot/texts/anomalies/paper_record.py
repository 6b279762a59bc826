"""The words of the paper record of a report."""

WHICH = "Tulis kodenya, misalnya: /berkas KJ-0412"
CAPTION = (
    "Berkas <b>{code}</b> untuk arsip dinas. Isinya rahasia jabatan: simpan hanya di tempat yang "
    "ditentukan kantor. Pembuatannya tercatat di riwayat laporan."
)
CATEGORY, SECTION, PLACE, URGENCY = "Jenis", "Seksi", "Tempat", "Urgensi"
REPORTER, REFERENCE, SENT, STATE = "Pelapor", "Nomor permohonan", "Dikirim", "Keadaan"
CONCERNS = "Menyangkut"
TEXT, HAPPENED, FILES, CHAIN = "Uraian", "Kronologi", "Daftar lampiran", "Keutuhan riwayat"
NUMBER, AT, EVENT, FINGERPRINT = "No.", "Waktu", "Kejadian", "Sidik"
NO_FILES = "Tidak ada."
FILES_ARE_ELSEWHERE = "Isi lampiran tersimpan di server Telegram dan tidak ikut dalam berkas ini."
KINDS = {"photo": "Foto", "document": "Dokumen"}
WITH_REPORT = "bersama laporan"
NOT_SHOWN = "tidak ditampilkan"
NO_VERDICT = "Laporan ini indikasi, bukan vonis."
ONLY_OWN = "Berkas ini memuat yang boleh dibaca pembuatnya; catatan internal tidak termasuk."


def title(code: str) -> str:
    """The heading of the record."""
    return f"Berkas laporan {code}"


def file(number: int, kind: str, where: str) -> str:
    return f"{number}. {KINDS.get(kind, kind)}, {where}"


def with_entry(number: int) -> str:
    """The entry with which a file came."""
    return f"bersama entri {number}"


def chain(length: int, hash_: str, first_broken: int | None) -> str:
    """What proves that nothing in the history was changed afterwards."""
    state = (
        "Rantai utuh: tidak ada entri yang berubah sejak ditulis."
        if first_broken is None
        else f"RANTAI TIDAK UTUH mulai entri {first_broken}. Laporkan kepada admin."
    )
    return f"{length} entri. Hash SHA-256 entri terakhir:\n{hash_}\n{state}"


def made(at: str, name: str) -> str:
    """When and for whom it was made."""
    return f"Dibuat {at} oleh {name} dengan Pandu."
