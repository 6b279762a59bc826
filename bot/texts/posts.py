"""The words of posts and oversight: appointing, leave, duty, the brief, the checks, health."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from bot.texts.commands import CommandWords
from bot.texts.forms import FormWords
from bot.texts.questions import day
from bot.texts.unreached import MEANWHILE, WAITS, NotArrived
from office.errors import Refusal
from office.posts import (
    AlreadyAccepted,
    AppointmentUnknown,
    DayIsPast,
    EndsBeforeStart,
    PostNotice,
    SubstituteAppointedThemselves,
    SubstituteForOneself,
    SubstituteIsAway,
)

PIKET = CommandWords("Siapa memegang jabatan kini", "pejabat kini")
CUTI = CommandWords("Catat cuti pejabat", "cuti pejabat")
TUNJUK = CommandWords("Tunjuk Plh, Plt atau wakil", "Plh, Plt")
HEAD_OF_OFFICE = "Kepala Kantor"
TODAY = "Hari ini"
TOMORROW = "Besok"
ONE_DAY = "Hari itu saja"
ONE_WEEK = "Satu minggu"
APPOINT = "Tunjuk"
SAVE_LEAVE = "Simpan cuti"
SOMEBODY_ELSE = "Orang lain"
ACCEPT = "Terima penunjukan"
DECLINE = "Tolak"
KINDS = {"definitif": "definitif", "plh": "Plh", "plt": "Plt", "wakil": "wakil"}
KIND_BUTTONS = {
    "plh": "Plh (pejabat berhalangan)",
    "plt": "Plt (jabatan kosong)",
    "wakil": "Wakil (tanpa surat)",
}

ASK_POST = "<b>Tunjuk pengganti</b>\nUntuk jabatan apa?"
ASK_WHO = "Siapa penggantinya? Pilih, atau ketik sebagian namanya."
ASK_WHO_LEAVES = "<b>Catat cuti</b>\nSiapa yang cuti? Pilih, atau ketik sebagian namanya."
NOBODY_FOUND = "Tidak ada petugas terdaftar dengan nama itu. Ketik sebagian nama yang lain."
MORE_FOUND = "Masih ada nama lain; ketik sebagian namanya."
ASK_KIND = "Sebagai apa?"
ASK_LETTER = "Ketik nomor suratnya."
LETTER_TOO_LONG = "Nomor surat terlalu panjang; paling banyak {most} huruf."
LEAVE_CANCELLED = "Cuti sudah dihapus. Laporan kembali disampaikan mulai sekarang."
COMING = "Pengganti yang tercatat:"
COMING_LEAVES = "Cuti yang tercatat:"
DUTY = "<b>Pejabat saat ini</b>"
NOT_YET = "menunggu persetujuannya"
GAPS = {
    "vacant": "belum ada pejabatnya",
    "away": "cuti, belum ada pengganti",
    "unreachable": "akunnya tidak dapat dihubungi",
    "concerned": "–",
}


def short_day(moment: date) -> str:
    """A day as people type it: 27 nov."""
    number, month, _ = day(moment).lower().split()
    return f"{number} {month[:3]}"


def ask_from(example: date) -> str:
    """Ask for the first day. The example is a day that may still be chosen."""
    return (
        "Mulai tanggal berapa? Pilih, atau ketik, misalnya: "
        f"<i>{short_day(example)}</i> atau <i>jumat</i>."
    )


def ask_to(example: date) -> str:
    """Ask for the last day."""
    return (
        "Sampai tanggal berapa (termasuk hari itu)? Pilih, atau ketik, misalnya: "
        f"<i>{short_day(example)}</i>."
    )


def no_date(example: date) -> str:
    """Say how a day is typed."""
    return (
        f"Tanggalnya belum terbaca. Ketik misalnya: {short_day(example)}, jumat, atau "
        f"{example:%d/%m/%Y}."
    )


def listed(names: Sequence[str]) -> str:
    """Several names in a sentence: A; A dan B; A, B, dan C."""
    *before, last = names or ("",)
    if not before:
        return last
    return f"{', '.join(before)}{',' if len(before) > 1 else ''} dan {last}"


REFUSALS: dict[type[Refusal], str] = {
    AppointmentUnknown: (
        "Penunjukan atau cuti itu tidak ada, bukan untuk Anda, atau sudah berakhir."
    ),
    AlreadyAccepted: (
        "Penunjukan ini sudah Anda terima. Bila berhalangan, mintalah Kepala Kantor atau admin "
        "mengakhirinya lewat /tunjuk."
    ),
    DayIsPast: "Tanggal itu sudah lewat. Pilih hari ini atau sesudahnya.",
    EndsBeforeStart: "Tanggal akhirnya lebih awal dari tanggal mulai.",
    SubstituteForOneself: (
        "Pejabat tidak dapat menjadi pengganti dirinya sendiri. Pilih orang lain."
    ),
    SubstituteAppointedThemselves: (
        "Anda tidak dapat menunjuk diri sendiri. Minta Kepala Kantor atau admin lain menunjuk Anda "
        "lewat /tunjuk, atau pilih orang lain."
    ),
    SubstituteIsAway: (
        "Orang itu cuti atau sudah punya pengganti pada hari-hari tersebut, jadi tidak dapat "
        "menggantikan orang lain. Pilih yang lain."
    ),
}

APPOINTMENT_FORM = FormWords(
    cancelled="Dibatalkan. Tidak ada yang disimpan.",
    no_form=(
        "Tidak ada penunjukan, cuti, atau jadwal yang sedang diisi. Mulai lagi dengan "
        "/tunjuk, /cuti, atau /jadwal."
    ),
    left="Anda punya penunjukan atau cuti yang belum selesai diisi. Mau dilanjutkan?",
    lost=(
        "<b>Hapus isian ini?</b> Jabatan, nama, dan tanggal yang sudah dipilih hilang. "
        "Tidak dapat dikembalikan."
    ),
)

# What is said of what did not arrive to those who wrote it.
LOST: Mapping[str, NotArrived] = {
    PostNotice.APPOINTED: NotArrived(
        "penunjukan Anda",
        "Hubungi langsung orangnya, atau tunjuk orang lain lewat /tunjuk. " + WAITS,
    ),
    PostNotice.DECLINED: NotArrived("penolakan Anda atas penunjukan", MEANWHILE),
}


def coordinator(unit: str) -> str:
    """The post of a unit's coordinator."""
    return f"Koordinator {unit}"


def keeper(section: str) -> str:
    """Who keeps the SOPs of a section; without one, of any."""
    return f"pengelola SOP {section}".rstrip()


def end(number: int) -> str:
    """The button that ends the substitute of that number."""
    return f"Akhiri {number}"


def take_back(number: int) -> str:
    """The button that takes back the leave of that number."""
    return f"Hapus {number}"


def span(starts_on: date, ends_on: date | None) -> str:
    """From one day to another, both included."""
    if ends_on is None:
        return f"mulai {day(starts_on)}"
    if starts_on == ends_on:
        return day(starts_on)
    return f"{day(starts_on)} s.d. {day(ends_on)}"


def appointment(kind: str, post: str, name: str, days: str, letter: str | None) -> str:
    """An appointment, as shown before and after it is made."""
    lines = [f"<b>{KINDS[kind]} {escape(post)}</b>: {escape(name)}", f"Berlaku: {days}"]
    if letter:
        lines.append(f"Nomor surat: {escape(letter)}")
    return "\n".join(lines)


def appoint_summary(words: str) -> str:
    """The confirmation before somebody is appointed."""
    return (
        f"{words}\n\nPenunjukan berlaku setelah ia menerimanya, mulai pukul 00.00 pada hari "
        "pertama, dan berakhir sendiri. Laporan yang terbuka tetap pada jabatannya."
    )


def appointed(words: str) -> str:
    """Say that the substitute was asked."""
    return f"{words}\n\nSudah dikirim kepadanya. Anda dikabari bila ia menerima atau menolak."


def asked(words: str) -> str:
    """Ask the substitute to agree."""
    return (
        f"<b>Anda ditunjuk:</b>\n{words}\n\n"
        "Selama masa itu laporan untuk jabatan ini masuk kepada Anda. Terima atau tolak?"
    )


def asked_again(words: str) -> str:
    """Remind the substitute."""
    return (
        f"<b>Penunjukan ini belum Anda jawab:</b>\n{words}\n\n"
        "Selama belum diterima, laporan untuk jabatan ini tidak masuk kepada Anda. Terima atau "
        "tolak?"
    )


def not_accepted(words: str) -> str:
    """Tell who appointed that the substitute has not answered."""
    return (
        f"<b>Penunjukan ini belum diterima orangnya:</b>\n{words}\n\n"
        "Hubungi orangnya, atau tunjuk orang lain dengan /tunjuk."
    )


def accepted(words: str) -> str:
    """Confirm to the substitute that they have accepted."""
    return f"{words}\n\nTerima kasih, penunjukan sudah Anda terima. Lihat /tugas pada masa itu."


def was_accepted(words: str) -> str:
    """Tell the person who appointed, and the one who is away."""
    return f"Penunjukan sudah diterima.\n{words}"


def declined(kind: str, post: str, starts_on: date) -> str:
    """Confirm to the substitute that they have declined."""
    return (
        f"Penunjukan sebagai {KINDS[kind]} {escape(post)} mulai {day(starts_on)} Anda tolak. "
        "Yang menunjuk sudah diberi tahu."
    )


def was_declined(kind: str, post: str, name: str, starts_on: date) -> str:
    """Tell the person who appointed that somebody else is needed."""
    return (
        f"<b>{escape(name)} menolak</b> penunjukan sebagai {KINDS[kind]} {escape(post)} mulai "
        f"{day(starts_on)}. Tunjuk orang lain dengan /tunjuk; tanpa pengganti, laporan langsung "
        "naik."
    )


def ended(kind: str, post: str, name: str) -> str:
    """Say that a substitution has ended."""
    return (
        f"Penunjukan <b>{escape(name)}</b> sebagai {KINDS[kind]} {escape(post)} sudah diakhiri. "
        "Mulai sekarang laporan masuk lagi kepada pejabatnya."
    )


def term_over(kind: str, post: str, name: str, ends_on: date, then: str) -> str:
    """Say that a substitute's term has ended by its date. Without a name, to the substitute."""
    whose = f"<b>{escape(name)}</b>" if name else "Anda"
    thanks = "" if name else " Terima kasih."
    return (
        f"Masa {whose} sebagai {KINDS[kind]} {escape(post)} berakhir {day(ends_on)}.{thanks} {then}"
    )


def now_with(names: str) -> str:
    """Who has the post from now on. Without a name, the reader."""
    return f"Laporan untuk jabatan ini kini masuk kepada {escape(names) or 'Anda'}."


def now_empty(gap: str) -> str:
    """That nobody has the post now, and why."""
    return f"Jabatan ini kini kosong ({GAPS[gap]}); laporannya langsung naik. Lihat /piket."


def going_along(codes: Sequence[str], count: int) -> str:
    """Which open reports go along with a post; nothing to those who may know of none."""
    if not codes:
        return ""
    rest = f", … dan {count - len(codes)} lagi" if count > len(codes) else ""
    return f"\nLaporan terbuka yang ikut beralih: {count} ({', '.join(codes)}{rest})."


def leave(name: str, days: str) -> str:
    """A leave, as shown before it is saved."""
    return f"<b>Cuti</b> {escape(name)}: {days}"


def leave_summary(words: str) -> str:
    """The confirmation before a leave is saved."""
    return f"{words}\n\nSelama itu laporan dilewatkan kepada pengganti, atau ke jenjang di atasnya."


def leave_saved(words: str, *, is_proposed: bool) -> str:
    """Say that a leave is saved, who has been told, and what is still to be done."""
    if not is_proposed:
        return f"{words}\n\nSudah dicatat. Tidak ada jabatan yang perlu diisi Plh."
    return (
        f"{words}\n\nSudah dicatat. Yang berwenang menunjuk Plh sudah diberi tahu. Sebelum Plh "
        "menerima penunjukannya, laporan langsung naik."
    )


def leave_proposal(post: str, name: str, days: str) -> str:
    """Who will be away."""
    return f"<b>Cuti: {escape(post)}</b>\n{escape(name)}, {days}."


def leave_wants_plh(words: str, *, is_top: bool) -> str:
    """Ask who should stand in."""
    by_whom = " Plh Kepala Kantor ditetapkan Kanwil; pilih nama di surat itu." * is_top
    return (
        f"{words}\n\nBelum ada Plh; tanpa Plh, laporan untuk jabatan ini langsung naik.{by_whom} "
        "Siapa yang ditunjuk? Sesudah dipilih, ketik nomor suratnya."
    )


def leave_is_covered(words: str, name: str, *, is_accepted: bool) -> str:
    """Say who already stands in."""
    waiting = "" if is_accepted else f" ({NOT_YET})"
    return f"{words}\n\nPlh sudah ditunjuk: {escape(name)}{waiting}."


def leave_cancelled(post: str, name: str, starts_on: date) -> str:
    """Say that somebody will be there after all."""
    return (
        f"Cuti {escape(name)} ({escape(post)}) mulai {day(starts_on)} sudah dihapus. Bila Plh "
        "sudah ditunjuk, akhiri lewat /tunjuk."
    )


def duty_line(post: str, names: str, kind: str, until: str | None) -> str:
    words = [KINDS[kind]] if kind != "definitif" else []
    if until is not None:
        words.append(f"s.d. {until}")
    how = f" ({', '.join(words)})" if words else ""
    return f"{escape(post)}: <b>{escape(names)}</b>{how}"


def duty_gap(post: str, gap: str) -> str:
    """Why nobody holds a post."""
    return f"{escape(post)}: <b>kosong</b>, {GAPS[gap]}"


def open_claims(
    count: int, documents: Mapping[str, int], by_head: Mapping[str, int], unknown: int
) -> str:
    """What is unverified in the SOPs, which documents would settle it, and for whom lines wait."""
    listed = "\n".join(f"• {escape(name)}: {lines}" for name, lines in documents.items())
    heads = "; ".join(f"{escape(head)} {lines}" for head, lines in by_head.items())
    nobody = f"\nTidak diketahui siapa pun, perlu dokumen: {unknown} baris." if unknown else ""
    return (
        f"<b>Isi SOP yang belum terverifikasi: {count} kalimat.</b>\n"
        f"Dokumen yang akan menutupnya:\n{listed}{nobody}\n"
        f"Menunggu di /konfirmasi: {heads}.\n"
        "Daftar lengkap: <code>main.py sop open</code>."
    )


def coverage(lines: Sequence[str], unreachable: Sequence[str], unopened: Sequence[str]) -> str:
    """The check before the office opens."""
    text = (
        "<b>Pemeriksaan jenjang pagi ini</b>\nJabatan berikut tidak dapat menerima laporan; "
        "laporannya langsung naik ke jenjang di atas:\n"
    )
    text += "\n".join(f"• {line}" for line in lines)
    if unreachable:
        names = escape(listed(unreachable))
        text += f"\n\nAkun yang tidak dapat dihubungi: {names}."
    if unopened:
        names = escape(listed(unopened))
        text += f"\n\nDiundang, tetapi belum membuka bot: {names}."
    return f"{text}\n\nTunjuk pengganti dengan /tunjuk; lihat juga /piket."


def brief(
    open_lines: Sequence[str],
    overdue: Sequence[str],
    promised: Sequence[str],
    held: Sequence[str],
    asked: Sequence[str],
    left_out: int,
) -> str:
    """What a head should know as the day begins."""
    is_any = (
        "Laporan terbuka, yang terlama di atas:" if open_lines else "Tidak ada laporan terbuka."
    )
    parts = ["<b>Ringkasan pagi</b>", is_any, *open_lines]
    if left_out:
        parts.append(f"… dan {left_out} lagi; lihat /tugas.")
    if overdue:
        parts.append(f"Janji yang sudah terlewat: {listed(overdue)}")
    if asked:
        parts.append(f"Diminta dibuka lagi, belum Anda putuskan: {listed(asked)}")
    parts.append(f"Janji yang jatuh tempo hari ini: {listed(promised) or 'tidak ada'}")
    parts.append(f"Tertahan sejak kantor tutup: {listed(held) or 'tidak ada'}")
    return "\n".join(parts)


def undelivered(code: str, name: str) -> str:
    """Tell the admins that somebody did not get a report or news of it."""
    return (
        f"<b>Kabar laporan {code} tidak sampai kepada {escape(name)}.</b> Ia memblokir bot atau "
        "akunnya tidak aktif. Hubungi orangnya: buka bot ini dan tekan Mulai. Laporan tetap "
        "berjalan di jenjangnya."
    )
