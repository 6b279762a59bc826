"""Short sentences for what is no question: small talk, unsupported messages, errors."""

from bot.texts.posts import listed
from office.errors import NameIsPersonal, NotAllowed, Refusal
from office.forms import IncompleteDraft
from office.privacy import Kind

ONLY_TEXT = (
    "Maaf, saya hanya bisa membaca tulisan, foto, dan dokumen. Silakan ketik pertanyaan Anda dalam "
    "satu dua kalimat."
)
EDITED = (
    "Perubahan pada pesan ini tidak ikut terbaca: yang tercatat tetap isi semula. Silakan kirim "
    "lagi sebagai pesan baru."
)
ASK_HOW = "Silakan ketik pertanyaan Anda sesudah /tanya, misalnya: /tanya biaya paspor hilang"
NOTHING_OPEN = "Tidak ada yang sedang dibuka. Silakan ketik pertanyaan Anda."
STALE_BUTTON = (
    "Tombol ini sudah tidak berlaku karena isinya sudah berubah. Silakan ajukan pertanyaan Anda "
    "sekali lagi."
)
NOT_STORED_YET = (
    "Belum tersimpan: penyimpanan bot sedang penuh. Pesan Anda tidak hilang dan saya coba lagi "
    "sendiri; mohon tunggu sebentar. Bila mendesak, telepon atasan Anda sekarang."
)
NEUTRAL_NAME = "Berkas Anda saya teruskan dengan nama netral ini, tanpa data pribadi."
SLOW_DOWN = (
    "Pesan Anda banyak sekali dalam satu menit ini. Semuanya tetap saya jawab satu per satu, "
    "mohon tunggu sebentar ya."
)

# A smaller number of people would be about one of them.
FEWEST = 5

# The keys are the kinds of `knowledge.search.words.smalltalk`.
SMALL_TALK: dict[str, str] = {
    "thanks": "Sama-sama. Semoga membantu, selamat bertugas.",
    "greeting": "Salam, selamat bertugas. Ada yang bisa saya bantu? Silakan ketik pertanyaan Anda.",
    "farewell": "Sampai jumpa, selamat beristirahat. Terima kasih sudah melayani dengan baik.",
    "ok": "Baik. Silakan tanya lagi kapan saja.",
    "cry": (
        "<b>Jauhkan diri dan orang lain dari bahaya, panggil rekan terdekat, lalu telepon:</b>"
    ),
    "chat": (
        "Itu di luar yang saya tahu; saya hanya hafal SOP dan urusan tugas di kantor ini. "
        "Selamat bertugas, jangan lupa istirahat."
    ),
    "complaint": (
        "Maaf jawaban saya belum membantu. Tulis pertanyaannya dengan kata lain, atau tekan 👎 di "
        "bawah jawaban supaya pengelola SOP membacanya."
    ),
    "test": "Siap, saya di sini. Silakan ketik pertanyaan Anda.",
    "who": (
        "Saya Pandu, teman bertugas untuk SOP imigrasi di kantor kita. Saya menjawab dari SOP yang "
        "tersimpan, dan mengatakan terus terang bila tidak tahu. Silakan ketik pertanyaan Anda."
    ),
}
# The keys are why else a text is no question.
NOT_ASKING: dict[str, str] = {
    "empty": "Pesannya kosong. Silakan ketik pertanyaan Anda, misalnya: paspor anak syaratnya apa",
    "too_long": (
        "Pertanyaannya terlalu panjang untuk dicari. Mohon ringkas menjadi paling banyak {most} "
        "huruf, cukup intinya saja."
    ),
    "number": (
        "Angka itu belum ada pertanyaannya. Bila untuk pilihan atau isian, buka lagi pesannya; "
        "bila pertanyaan SOP, tulis lengkap."
    ),
    "time": (
        "Itu tampaknya tanggal atau jam, tetapi tidak ada isian yang menunggunya. Buka lagi "
        "isiannya, misalnya lewat /umumkan atau /tunjuk."
    ),
    "talk": (
        "Itu belum saya tangkap. Bila pertanyaan tugas, tulis lengkap, misalnya: paspor anak "
        "syaratnya apa"
    ),
    "fragment": (
        "Lanjutannya belum saya tangkap. Tulis pertanyaannya lengkap, misalnya: paspor anak "
        "syaratnya apa"
    ),
}
NO_QUESTION = SMALL_TALK | NOT_ASKING

_KINDS = {
    Kind.NIK: "nomor 16 angka (NIK atau nomor KK)",
    Kind.PASSPORT: "nomor paspor",
    Kind.PHONE: "nomor telepon",
    Kind.EMAIL: "alamat surel",
    Kind.PERMIT: "nomor KITAS atau KITAP",
    Kind.BPJS: "nomor BPJS",
    Kind.LICENCE: "nomor SIM",
    Kind.ACCOUNT: "nomor rekening",
}

# What the office refuses, whatever it is about.
REFUSALS: dict[type[Refusal], str] = {
    NotAllowed: "Menu ini tidak tersedia untuk tugas Anda. Bila seharusnya ada, hubungi admin.",
    NameIsPersonal: (
        "Nama berkas itu memuat data pribadi, dan berkas di atas 20 MB tidak dapat saya beri nama "
        "lain. Berkas belum diterima. Ganti nama berkas dahulu, lalu kirim sekali lagi."
    ),
    IncompleteDraft: "Masih ada pertanyaan yang belum dijawab. Tekan Kembali dan lengkapi.",
}


def few(count: int) -> str:
    """A number of people or of what they did: a small one would be about one of them."""
    return str(count) if count == 0 or count >= FEWEST else f"kurang dari {FEWEST}"


def unknown_command(nearest: str | None) -> str:
    """Say that a command is unknown, and which one may be meant."""
    meant = f" Maksud Anda /{nearest}?" if nearest else ""
    return f"Perintah itu tidak saya kenal.{meant} Lihat /bantuan untuk daftar perintah."


def no_such_option(most: int) -> str:
    """Say that a typed number is not among the options."""
    return f"Pilihannya hanya 1 sampai {most}. Ketik nomornya, atau tekan tombolnya."


def masked(kinds: tuple[Kind, ...]) -> str:
    """Say which personal data were hidden before anything was stored."""
    hidden = listed([_KINDS[kind] for kind in kinds])
    return (
        f"Demi pelindungan data pribadi, {hidden} dalam pesan Anda saya samarkan dan tidak "
        "disimpan."
    )


def mishap(number: str) -> str:
    """Admit an error of the program, with the number under which it was logged."""
    return (
        "Maaf, ada kesalahan pada sistem dan permintaan Anda belum bisa saya penuhi. Silakan coba "
        f"lagi. Bila terulang, sampaikan kode <b>{number}</b> kepada admin."
    )
