"""Words about documents that become drafts of SOPs: what prevents it, and what is lost."""

from collections.abc import Iterable

from knowledge.converting import Loss, Lost, Obstacle

_MOST_PLACES = 4

UNCONVERTIBLE: dict[Obstacle, str] = {
    Obstacle.TOO_LARGE: "Berkas ini lebih dari 20 MB. Keluarkan gambarnya, lalu kirim lagi.",
    Obstacle.TOO_MUCH_TEXT: (
        "Teks berkas ini lebih dari 200 kB. Kirim hanya bagian yang diperlukan, dalam beberapa "
        "berkas."
    ),
    Obstacle.BOMB: (
        "Isi berkas ini membengkak tidak wajar saat dibuka, jadi tidak saya buka. Salin teksnya ke "
        "dokumen baru, lalu kirim lagi."
    ),
    Obstacle.ENCRYPTED: (
        "Berkas ini dikunci dengan kata sandi. Simpan tanpa kata sandi, lalu kirim lagi."
    ),
    Obstacle.SCANNED: (
        "PDF ini hasil pindai: isinya gambar, tidak ada teks yang bisa dibaca. Kirim berkas Word "
        "aslinya."
    ),
    Obstacle.MACROS: (
        "Dokumen ini memuat makro, jadi tidak saya buka. Simpan sebagai .docx, lalu kirim lagi."
    ),
    Obstacle.DAMAGED: (
        "Berkas ini rusak atau terpotong. Buka dan simpan ulang di komputer, lalu kirim lagi."
    ),
    Obstacle.UNKNOWN_KIND: (
        "Saya hanya bisa membaca .docx, .pdf, dan .md. Simpan dokumennya sebagai .docx, lalu kirim "
        "lagi."
    ),
    Obstacle.TOO_LONG: (
        "Dokumen ini terlalu panjang untuk satu SOP. Kirim tiap SOP dalam berkas tersendiri."
    ),
    Obstacle.TOO_SLOW: (
        "Dokumen ini terlalu rumit untuk dibaca. Salin teksnya ke dokumen baru tanpa gambar, lalu "
        "kirim lagi."
    ),
    Obstacle.TOO_DEEP: (
        "Susunan dokumen ini terlalu bertumpuk, misalnya tabel di dalam tabel. Sederhanakan, lalu "
        "kirim lagi."
    ),
    Obstacle.EMPTY: "Dokumen ini tidak berisi teks. Periksa berkasnya, lalu kirim lagi.",
}

LOSSES: dict[Loss, str] = {
    Loss.PICTURE: "gambar",
    Loss.SHAPE: "bentuk dan panah bagan alir",
    Loss.TEXT_BOX: "kotak teks",
    Loss.FOOTNOTE: "catatan kaki",
    Loss.COMMENT: "komentar",
    Loss.STRUCK: "teks yang dicoret atau disembunyikan",
    Loss.EQUATION: "rumus",
    Loss.EMBEDDED: "berkas yang ditempelkan",
    Loss.PAGE_HEADER: "kepala, kaki, dan nomor halaman",
    Loss.LETTERHEAD: "kop dan kotak pengesahan",
    Loss.CONTENTS: "daftar isi",
}
# What is there in another shape.
CHANGED: dict[Loss, str] = {
    Loss.TRACKED_CHANGE: "Dari tanda perubahan, teks barunya yang dipakai",
    Loss.MERGED_CELL: "Isi sel gabungan ditulis di tiap baris",
    Loss.NESTED_TABLE: "Tabel di dalam tabel menjadi kalimat",
    Loss.TABLE: "Tabel menjadi daftar",
    Loss.DEEP_LIST: "Daftar bertingkat tiga menjadi dua tingkat",
    Loss.LINK: "Alamat tautan ditulis dalam kurung",
}


def lost(found: Iterable[Lost]) -> list[str]:
    """Say what was lost, and what has another shape, with the places: a sentence each."""
    places: dict[Loss, dict[str, None]] = {}
    for one in found:
        places.setdefault(one.loss, {})[one.place] = None
    told = {loss: f"({_listed(list(where))})" for loss, where in places.items()}
    gone = [f"{LOSSES[loss]} {where}" for loss, where in told.items() if loss in LOSSES]
    changed = [f"{CHANGED[loss]} {where}." for loss, where in told.items() if loss in CHANGED]
    return [*([f"Tidak ikut dari dokumen: {'; '.join(gone)}."] if gone else []), *changed]


def _listed(places: list[str]) -> str:
    more = len(places) - _MOST_PLACES
    shown = ", ".join(places[:_MOST_PLACES])
    return f"{shown}, dan {more} tempat lain" if more > 0 else shown
