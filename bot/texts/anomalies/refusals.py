"""The office's refusals about reports, in polite sentences."""

from bot.texts.anomalies import moves
from office.anomalies import (
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
from office.errors import Refusal

REFUSALS: dict[type[Refusal], str] = {
    AnomalyUnknown: "Laporan itu tidak ada, atau tidak termasuk tugas Anda.",
    AlreadyAcknowledged: "Laporan ini sudah diterima oleh pejabat lain.",
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
}
