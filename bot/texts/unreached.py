"""What people read when somebody whom they wrote to has blocked the bot."""

from collections.abc import Mapping
from html import escape
from typing import NamedTuple

from office.announcements import AnnouncementNotice
from office.anomalies import Notice
from office.answers import AnswerNotice
from office.posts import PostNotice
from office.revisions import RevisionNotice
from office.verifications import VerificationNotice

# Of somebody whose name the writer must not learn.
THE_ASKER = "penanyanya"


class NotArrived(NamedTuple):
    """What did not arrive, and what to do now."""

    what: str
    advice: str


_CALL = "Bila perlu, hubungi langsung orangnya. "
_WAITS = "Begitu ia membuka bot lagi, {what} terkirim sendiri bila masih perlu."
_MEANWHILE = _CALL + _WAITS

# Of every kind whose writer is told that it did not arrive.
LOST: Mapping[str, NotArrived] = {
    Notice.QUESTION: NotArrived("pertanyaan Anda", _MEANWHILE),
    Notice.REPLY: NotArrived("pesan Anda", _MEANWHILE),
    Notice.ANSWER: NotArrived(
        "jawaban Anda", "Isinya tersimpan di laporan dan dibaca pejabat penggantinya. " + _MEANWHILE
    ),
    Notice.MOVED: NotArrived(
        "kabar dan janji Anda", _CALL + "Begitu ia membuka bot lagi, kabar terakhir terkirim."
    ),
    Notice.PUSHED: NotArrived("pertanyaan Anda tentang kabarnya", _MEANWHILE),
    Notice.REOPEN_ASKED: NotArrived("permintaan Anda untuk membuka lagi laporan", _MEANWHILE),
    Notice.CARD: NotArrived(
        "penugasan Anda",
        "Laporannya kembali menunggu di jenjang Anda: kerjakan sendiri, atau tugaskan orang lain.",
    ),
    AnswerNotice.FORWARDED: NotArrived(
        "pertanyaan Anda",
        "Pertanyaan diteruskan ke jenjang berikutnya yang dapat dihubungi; Anda diberi tahu di "
        "mana. Bila mendesak, hubungi langsung pejabatnya.",
    ),
    AnswerNotice.GIVEN: NotArrived("jawaban Anda", _WAITS),
    AnnouncementNotice.APPROVAL: NotArrived("permintaan persetujuan Anda", _MEANWHILE),
    RevisionNotice.SUBMITTED: NotArrived(
        "naskah Anda", "Pemeriksa lain ditanya bila ada; lihat /sop_tulis. " + _MEANWHILE
    ),
    RevisionNotice.RETURNED: NotArrived("naskah yang Anda kembalikan", _MEANWHILE),
    PostNotice.APPOINTED: NotArrived(
        "penunjukan Anda",
        "Hubungi langsung orangnya, atau tunjuk orang lain lewat /tunjuk. " + _WAITS,
    ),
    PostNotice.DECLINED: NotArrived("penolakan Anda atas penunjukan", _MEANWHILE),
    VerificationNotice.HANDED_ON: NotArrived("verifikasi yang Anda serahkan", _MEANWHILE),
}


def not_arrived(kind: str, code: str, whom: str) -> str:
    """Tell the writer that something did not arrive, and what to do."""
    lost = LOST[kind]
    subject = f"<b>{code}</b>: " if code else ""
    what = lost.what if code else lost.what[0].upper() + lost.what[1:]
    return (
        f"⚠ {subject}{what} <b>tidak sampai kepada {escape(whom)}</b>, karena bot diblokir atau "
        f"akun Telegram-nya tidak aktif. {lost.advice.format(what=lost.what)}"
    )
