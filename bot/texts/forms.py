"""The words that all forms share: back, cancel, a form that was left, a wrong input."""

from dataclasses import dataclass

CANCEL = "Batal"
BACK = "‹ Kembali"
SKIP = "Lewati"
CONTINUE_DRAFT = "Lanjutkan draf"
NEW_DRAFT = "Mulai baru"
YES_DROP = "Ya, hapus"
THIS_IS_A_QUESTION = "Ini pertanyaan SOP"

BY_BUTTON = "Langkah ini dijawab dengan tombol di bawah pertanyaannya."
BY_TEXT = "Langkah ini dijawab dengan tulisan, bukan dengan foto atau dokumen."
BY_FILE = "Langkah ini dijawab dengan foto atau dokumen, atau dengan tombol."
NOT_TAKEN_BUT_TEXT = (
    "Stiker, suara dan video tidak dapat dipakai di sini. Langkah ini dijawab dengan tulisan:"
)
NOT_TAKEN_BUT_FILE = (
    "Stiker, suara dan video tidak dapat dipakai di sini. Langkah ini dijawab dengan foto, "
    "dokumen, atau tombol:"
)
NOT_TAKEN_BUT_BUTTON = (
    "Stiker, suara dan video tidak dapat dipakai di sini. Langkah ini dijawab dengan tombol:"
)
STILL_OPEN = "Isian Anda masih terbuka di langkah ini. Jawab sekali lagi bila pesan itu untuknya."
OR_ASK = "Bila pesan Anda itu pertanyaan SOP, tekan tombol di bawah ini."
PREVIEW_REPLACED = (
    "Pratinjau ini sudah diganti. Tidak ada yang dikirim; pakai tombol di pratinjau yang terbaru."
)
REPLACES_PREVIEW = "Pratinjau ini menggantikan yang sebelumnya; yang itu tidak dikirim."
WORDS_NEEDED = (
    "Di langkah ini saya menunggu tulisan; foto atau dokumen tadi tidak dikirim dan tidak dipakai. "
    "Isiannya tetap terbuka."
)
NO_FILES = (
    "Pertanyaan dan jawabannya ditulis dengan kata-kata; foto atau dokumen tadi tidak dikirim dan "
    "tidak dipakai. Balas sekali lagi dengan tulisan."
)
CLOSED = "Formulir ini sudah ditutup: sudah selesai, atau sudah dibatalkan."


@dataclass(frozen=True)
class FormWords:
    """What is said of the forms of one flow."""

    cancelled: str
    no_form: str
    """Nothing is being written: it may have been sent."""
    left: str = ""
    """There is a draft that was left. May it go on?"""
    lost: str = ""
    """What is lost with a draft. The member is asked once before it is discarded."""
    is_confidential: bool = False
    """Whether nothing of it may be forwarded."""
