"""The office's refusals about verifications, in polite sentences."""

from office.errors import Refusal
from office.verifications import (
    AnswerDueBefore,
    DayIsAhead,
    DayIsFar,
    VerificationEnded,
    VerificationUnknown,
)

REFUSALS: dict[type[Refusal], str] = {
    VerificationUnknown: "Verifikasi itu tidak ada, atau tidak termasuk tugas Anda.",
    VerificationEnded: "Verifikasi ini sudah selesai atau dibatalkan. Lihat /verifikasi.",
    DayIsAhead: "Tanggal itu belum tiba. Tulis tanggal hari ini atau sebelumnya.",
    DayIsFar: "Tanggal itu lebih dari setahun dari hari ini. Periksa tahunnya, lalu tulis lagi.",
    AnswerDueBefore: "Tanggal jawaban tidak boleh sebelum hari ini atau sebelum surat dikirim.",
}
