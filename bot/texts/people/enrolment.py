"""Words at the door: strangers, newcomers, and invitations that do not work."""

from html import escape

from bot.texts import answers, changes, forms, posts, suggestions
from bot.texts.announcements import published
from bot.texts.anomalies import moves
from bot.texts.people import log
from bot.texts.revisions import writing
from bot.texts.training import cards
from bot.texts.verifications import refusals
from office.anomalies.errors import (
    AlreadyAcknowledged,
    AlreadyClosed,
    AlreadyThere,
    AnomalyUnknown,
    LedByConcerned,
    NobodyToJudge,
    NobodyToPush,
    NothingAbove,
    NotYourTurn,
    PushedToday,
    ReopeningAsked,
    ReopeningTooLate,
    TooLate,
    WordsTooLate,
)
from office.errors import NameIsPersonal, NotAllowed, Refusal
from office.forms.errors import IncompleteDraft, NoForm
from office.membership.errors import LastAdmin, MemberUnknown
from office.people.errors import (
    AccountIsAnothers,
    AlreadyEnrolled,
    InvitationExpired,
    InvitationUnknown,
    InvitationUsed,
)
from office.questions.errors import AlreadySent, QuestionUnknown
from office.training.errors import AlreadySnoozed

STRANGER = (
    "Mohon maaf, Pandu hanya melayani petugas kantor imigrasi yang sudah terdaftar. "
    "Bila Anda petugas, mintalah tautan undangan kepada admin (Seksi Tikim)."
)

_REFUSALS: dict[type[Refusal], str] = {
    NotAllowed: "Menu ini tidak tersedia untuk tugas Anda. Bila seharusnya ada, hubungi admin.",
    InvitationUnknown: (
        "Kode undangan ini tidak dikenal. Periksa kembali tautannya atau mintalah undangan baru "
        "kepada admin (Seksi Tikim)."
    ),
    InvitationUsed: (
        "Undangan ini sudah pernah dipakai. Satu undangan hanya untuk satu orang; mintalah "
        "undangan baru kepada admin (Seksi Tikim)."
    ),
    InvitationExpired: (
        "Undangan ini sudah lewat masa berlakunya. Mintalah undangan baru kepada admin "
        "(Seksi Tikim)."
    ),
    AccountIsAnothers: (
        "Akun Telegram ini tercatat atas nama orang lain, jadi tidak dapat dipakai untuk pindah. "
        "Buka tautannya di akun yang baru, atau hubungi admin."
    ),
    MemberUnknown: "Orang itu sudah bukan anggota. Buka /anggota untuk daftar terbaru.",
    LastAdmin: (
        "Ini satu-satunya admin. Beri jabatan admin kepada orang lain dahulu, baru akhiri yang ini."
    ),
    AlreadyEnrolled: "Anda sudah terdaftar. Langsung saja ketik pertanyaan Anda.",
    NameIsPersonal: (
        "Nama berkas itu memuat data pribadi, dan berkas di atas 20 MB tidak dapat saya beri nama "
        "lain. Berkas belum diterima. Ganti nama berkas dahulu, lalu kirim sekali lagi."
    ),
    AnomalyUnknown: "Laporan itu tidak ada, atau tidak termasuk tugas Anda.",
    AlreadyAcknowledged: "Laporan ini sudah diterima oleh pejabat lain.",
    AlreadySent: "Pesan itu sudah dikirim, atau sudah tidak disimpan.",
    ReopeningTooLate: (
        "Laporan hanya dapat diminta dibuka lagi dalam 14 hari sesudah ditutup. Bila ada hal baru, "
        "ketik /lapor untuk menulis laporan baru."
    ),
    ReopeningAsked: "Anda sudah memintanya. Pejabat yang menangani akan memutuskan.",
    NotYourTurn: moves.NOT_YOUR_TURN_NOW,
    NothingAbove: moves.NOTHING_ABOVE,
    NobodyToPush: moves.NOBODY_TO_PUSH,
    PushedToday: moves.PUSHED_TODAY,
    AlreadyThere: "Laporan ini sudah berada pada seksi itu. Buka /tugas untuk keadaan terbarunya.",
    LedByConcerned: moves.LED_BY_CONCERNED,
    AlreadyClosed: "Laporan ini sudah ditutup. Buka lagi dahulu bila perlu diubah.",
    TooLate: (
        "Laporan hanya dapat ditarik dalam 10 menit sesudah dikirim. Tulis tambahan untuk "
        "menjelaskan kekeliruannya."
    ),
    WordsTooLate: (
        "Pesan hanya dapat ditarik dalam 10 menit sesudah diteruskan, jadi yang ini tetap pada "
        "laporannya. Bila keliru, jelaskan dengan membalas (reply) pesan dari laporan itu; "
        "pertanyaan SOP cukup diketik sekali lagi."
    ),
    NobodyToJudge: (
        "Laporan tentang Kepala Kantor tidak dapat ditangani di dalam kantor. Pakailah "
        "SP4N-LAPOR! atau kanal pengaduan KPK. Draf Anda belum dikirim."
    ),
    IncompleteDraft: "Masih ada pertanyaan yang belum dijawab. Tekan Kembali dan lengkapi.",
    QuestionUnknown: (
        "Jawaban ini sudah lama dan tidak lagi kami simpan. Silakan ajukan pertanyaannya sekali "
        "lagi."
    ),
    **answers.REFUSALS,
    **suggestions.REFUSALS,
    **changes.REFUSALS,
    **posts.REFUSALS,
    **log.REFUSALS,
    **published.REFUSALS,
    **cards.REFUSALS,
    **refusals.REFUSALS,
    **writing.REFUSALS,
}


def refusal(error: Refusal) -> str:
    """Put a refusal of the office into a polite sentence."""
    if isinstance(error, AlreadySnoozed):
        return cards.already_snoozed(error)
    if isinstance(error, NoForm):
        return forms.no_form(error.topic)
    return _REFUSALS[type(error)]


def welcome(name: str, unit: str) -> str:
    """Greet a newcomer and name the three things they can do."""
    return (
        f"Selamat datang, {escape(name)}.\n"
        f"Anda terdaftar di {escape(unit)}.\n\n"
        "Ketik saja pertanyaan SOP dengan bahasa sehari-hari, misalnya:\n"
        "<i>paspor hilang syaratnya apa</i>\n\n"
        "/sop untuk membuka daftar SOP\n"
        "/bantuan untuk melihat semua perintah"
    )


def moved(name: str) -> str:
    """Greet a member at their new account."""
    return (
        f"Selamat datang kembali, {escape(name)}. Mulai sekarang Pandu memakai akun Telegram ini. "
        "Jabatan, laporan dan kemajuan latihan Anda ikut pindah; akun yang lama tidak dilayani "
        "lagi. Lihat /laporanku, /latihan, atau /bantuan."
    )


def welcome_back(name: str) -> str:
    """Answer a member who sends /start."""
    return (
        f"Selamat bertugas, {escape(name)}. Silakan ketik pertanyaan Anda, "
        "atau lihat /bantuan untuk semua perintah."
    )
