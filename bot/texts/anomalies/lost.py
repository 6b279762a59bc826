"""What is said of what did not arrive to those who wrote it, for reports."""

from collections.abc import Mapping

from bot.texts.unreached import CALL, MEANWHILE, NotArrived
from office.anomalies import Notice

LOST: Mapping[str, NotArrived] = {
    Notice.QUESTION: NotArrived("pertanyaan Anda", MEANWHILE),
    Notice.REPLY: NotArrived("pesan Anda", MEANWHILE),
    Notice.ANSWER: NotArrived(
        "jawaban Anda", "Isinya tersimpan di laporan dan dibaca pejabat penggantinya. " + MEANWHILE
    ),
    Notice.MOVED: NotArrived(
        "kabar dan janji Anda", CALL + "Begitu ia membuka bot lagi, kabar terakhir terkirim."
    ),
    Notice.PUSHED: NotArrived("pertanyaan Anda tentang kabarnya", MEANWHILE),
    Notice.REOPEN_ASKED: NotArrived("permintaan Anda untuk membuka lagi laporan", MEANWHILE),
    Notice.CARD: NotArrived(
        "penugasan Anda",
        "Laporannya kembali menunggu di jenjang Anda: kerjakan sendiri, atau tugaskan orang lain.",
    ),
}
