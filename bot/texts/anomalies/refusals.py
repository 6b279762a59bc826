"""The office's refusals about reports, in polite sentences."""

from bot.texts.anomalies import forms, moves, steps
from office.anomalies import errors
from office.errors import Refusal

REFUSALS: dict[type[Refusal], str] = {
    errors.AnomalyUnknown: "Laporan itu tidak ada, atau tidak termasuk tugas Anda.",
    errors.AlreadyAcknowledged: "Laporan ini sudah diterima oleh pejabat lain.",
    errors.ReopeningTooLate: (
        "Laporan hanya dapat diminta dibuka lagi dalam 14 hari sesudah ditutup. Bila ada hal baru, "
        "ketik /lapor untuk menulis laporan baru."
    ),
    errors.ReopeningAsked: (
        "Anda sudah memintanya. Pejabat di atas yang menutupnya akan memutuskan."
    ),
    errors.NotYourTurn: moves.NOT_YOUR_TURN_NOW,
    errors.NothingAbove: moves.NOTHING_ABOVE,
    errors.NobodyToPush: moves.NOBODY_TO_PUSH,
    errors.PushedToday: moves.PUSHED_TODAY,
    errors.AlreadyThere: (
        "Laporan ini sudah berada pada seksi itu. Buka /tugas untuk keadaan terbarunya."
    ),
    errors.LedByConcerned: moves.LED_BY_CONCERNED,
    errors.NoSuchStep: steps.NO_SUCH_STEP,
    errors.StepsMissing: steps.MISSING,
    errors.AlreadyClosed: "Laporan ini sudah ditutup. Buka lagi dahulu bila perlu diubah.",
    errors.TooLate: (
        "Laporan hanya dapat ditarik dalam 10 menit sesudah dikirim. Tulis tambahan untuk "
        "menjelaskan kekeliruannya."
    ),
    errors.WordsTooLate: (
        "Pesan hanya dapat ditarik dalam 10 menit sesudah diteruskan, jadi yang ini tetap pada "
        "laporannya. Bila keliru, jelaskan dengan membalas (reply) pesan dari laporan itu; "
        "pertanyaan SOP cukup diketik sekali lagi."
    ),
    errors.OnlyPractice: forms.ONLY_PRACTICE,
    errors.NobodyToJudge: (
        "Laporan tentang Kepala Kantor tidak dapat ditangani di dalam kantor. Pakailah "
        "SP4N-LAPOR! atau kanal pengaduan KPK. Draf Anda belum dikirim."
    ),
}
