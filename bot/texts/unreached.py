"""What people read when somebody whom they wrote to has blocked the bot."""

from collections.abc import Mapping
from html import escape
from typing import NamedTuple

from office.announcements import AnnouncementNotice
from office.anomalies.notices import Notice
from office.answers.notices import AnswerNotice
from office.posts.notices import PostNotice
from office.revisions.notices import RevisionNotice
from office.verifications.notices import VerificationNotice

# Of somebody whose name the writer must not learn.
THE_ASKER = "penanyanya"


class Undelivered(NamedTuple):
    """What did not arrive, and what to do now."""

    what: str
    advice: str


_CALL = "Bila perlu, hubungi langsung orangnya. "
_WAITS = "Begitu ia membuka bot lagi, {what} terkirim sendiri bila masih perlu."
_MEANWHILE = _CALL + _WAITS

# Of every kind whose writer is told that it did not arrive.
LOST: Mapping[str, Undelivered] = {
    Notice.QUESTION: Undelivered("pertanyaan Anda", _MEANWHILE),
    Notice.REPLY: Undelivered("pesan Anda", _MEANWHILE),
    Notice.ANSWER: Undelivered(
        "jawaban Anda", "Isinya tersimpan di laporan dan dibaca pejabat penggantinya. " + _MEANWHILE
    ),
    Notice.MOVED: Undelivered(
        "kabar dan janji Anda", _CALL + "Begitu ia membuka bot lagi, kabar terakhir terkirim."
    ),
    Notice.PUSHED: Undelivered("pertanyaan Anda tentang kabarnya", _MEANWHILE),
    Notice.REOPEN_ASKED: Undelivered("permintaan Anda untuk membuka lagi laporan", _MEANWHILE),
    Notice.CARD: Undelivered(
        "penugasan Anda",
        "Laporannya kembali menunggu di jenjang Anda: kerjakan sendiri, atau tugaskan orang lain.",
    ),
    AnswerNotice.FORWARDED: Undelivered(
        "pertanyaan Anda",
        "Pertanyaan diteruskan ke jenjang berikutnya yang dapat dihubungi; Anda diberi tahu di "
        "mana. Bila mendesak, hubungi langsung pejabatnya.",
    ),
    AnswerNotice.GIVEN: Undelivered("jawaban Anda", _WAITS),
    AnnouncementNotice.APPROVAL: Undelivered("permintaan persetujuan Anda", _MEANWHILE),
    RevisionNotice.SUBMITTED: Undelivered(
        "naskah Anda", "Pemeriksa lain ditanya bila ada; lihat /sop_tulis. " + _MEANWHILE
    ),
    RevisionNotice.RETURNED: Undelivered("naskah yang Anda kembalikan", _MEANWHILE),
    PostNotice.APPOINTED: Undelivered(
        "penunjukan Anda",
        "Hubungi langsung orangnya, atau tunjuk orang lain lewat /tunjuk. " + _WAITS,
    ),
    PostNotice.DECLINED: Undelivered("penolakan Anda atas penunjukan", _MEANWHILE),
    VerificationNotice.HANDED_ON: Undelivered("verifikasi yang Anda serahkan", _MEANWHILE),
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
