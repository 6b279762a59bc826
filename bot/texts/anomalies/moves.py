"""The words of moves: what each one asks first, and what people are told of it."""

from collections.abc import Sequence
from html import escape

YES_WITHDRAW = "Ya, tarik"
YES_REOPEN = "Ya, buka lagi"
YES_ASSIGN = "Ya, tugaskan"
MYSELF = "Saya sendiri"
END_SNOOZE = "Akhiri jeda"
MORE = "Lainnya ›"
NOBODY = "–"
WHAT_ELSE = "<b>Apa yang ingin Anda lakukan?</b>"

SNOOZES = {"1j": "1 jam", "3j": "3 jam", "besok": "Sampai hari kerja depan", "3h": "3 hari"}

WHO = "<b>Siapa yang menangani laporan ini?</b> Orangnya membaca kartu ini, lalu memberi janji."
WHO_ALONE = (
    "Tidak ada orang lain yang tercatat di seksi ini. Admin mencatat seksi petugas lewat undangan."
)
SURE_TO_REOPEN = (
    "<b>Buka lagi laporan ini?</b> Pelapor dikabari, laporan ada pada Anda, dan Anda diminta "
    "memberi janji. Hasil yang tertulis tetap ada di riwayat."
)
HOW_LONG = (
    "<b>Jeda pengingat sampai kapan?</b> Hanya pengingat untuk Anda yang diam. Jam laporan tetap "
    "berjalan: bila janji lewat tanpa kabar, laporan menunggu diterima lagi."
)
NOT_YOUR_TURN_NOW = "Laporan ini sekarang tidak pada Anda."
PUSHED_TODAY = "Laporan ini sudah didorong hari ini. Satu dorongan sehari cukup."
NOBODY_TO_PUSH = "Laporan ini ada pada Anda sendiri, jadi tidak ada yang perlu didorong."
LED_BY_CONCERNED = (
    "Laporan ini menyangkut pejabat yang memimpin seksi itu, jadi tidak dapat dialihkan ke sana. "
    "Pilih seksi lain."
)
NOTHING_ABOVE = "Di kantor ini tidak ada jenjang di atas Anda untuk laporan ini."
CLOSED_MEANWHILE = "Laporan ini sudah ditutup, jadi tidak dapat ditambah."


def sure_to_withdraw(code: str) -> str:
    return (
        f"<b>Tarik laporan {code}?</b>\n"
        "Laporan ditutup dan penerimanya dikabari. Ini tidak dapat dibatalkan: uraian dan "
        "berkasnya tidak diproses lagi, dan untuk melapor lagi Anda menulis laporan baru."
    )


def sure_to_assign(name: str) -> str:
    return (
        f"<b>Tugaskan {escape(name)}?</b> Ia membaca isi laporan dan nama pelapor, memegang "
        "laporan ini, dan diminta memberi janji. Pelapor dikabari siapa yang menangani."
    )


def outside(kanwil: str, ways: Sequence[str]) -> str:
    """The ways that are left at the top tier."""
    others = "".join(f"\n• {escape(way)}" for way in ways)
    return (
        f"<b>{NOTHING_ABOVE}</b> Di luar kantor, lewat nota dinas: {escape(kanwil)}.{others}\n"
        "Catat nomor suratnya dengan <b>Catatan dalam</b>; laporan tetap terbuka di sini."
    )


def not_your_turn(where: str) -> str:
    return f"Laporan ini sekarang pada {escape(where)}. Anda dapat membacanya dan memberi catatan."


def pushed_today(name: str, at: str) -> str:
    return f"Sudah didorong hari ini oleh {escape(name)}, {at}. Satu dorongan sehari cukup."


def has_pushed(names: str) -> str:
    return f"{escape(names)} sudah ditanya perkembangannya."


def pushed(code: str, name: str, due: str) -> str:
    """To the holder of the report."""
    return (
        f"<b>{escape(name)} menanyakan perkembangan {code}.</b>\n"
        f"Saat ini: {due}. Kabari lewat salah satu tombol di bawah."
    )


def receivers(posts: str, at: str) -> str:
    """Who gets a transferred report. Without a moment: at once."""
    return f"Penerima: <b>{escape(posts)}</b>{f', {at}' if at else ''}."


def given_to(section: str, *, stays_above: bool) -> str:
    """What a transfer does. A report that stays with those above only changes its section."""
    what = "ditetapkan sebagai urusan" if stays_above else "dialihkan ke"
    return f"{what} Seksi {escape(section)}"


def transferred(code: str, given: str, state: str, *, is_free: bool) -> str:
    """Tell the head who transferred a report."""
    free = "\nAnda tidak perlu berbuat apa-apa lagi." if is_free else ""
    return f"{code} {given}. {state}{free}"


def was_transferred(
    code: str, given: str, by: str, reason: str, state: str, *, is_free: bool
) -> str:
    """Tell those who had the report before."""
    free = "\nAnda tidak perlu berbuat apa-apa lagi." if is_free else ""
    return f"{code} {given} oleh {escape(by)}. Alasan: {escape(reason)}\n{state}{free}"


def was_assigned(code: str, name: str, by: str) -> str:
    """Tell the former holder that the report was given to somebody else."""
    return (
        f"{code} kini dipegang {escape(name)} atas permintaan {escape(by)}.\n"
        "Anda tidak perlu berbuat apa-apa lagi."
    )


def was_taken_over(code: str, by: str) -> str:
    """Tell the former holder that somebody above took over the report."""
    return f"{code} kini dipegang {escape(by)}.\nAnda tidak perlu berbuat apa-apa lagi."


def given_back(code: str, where: str) -> str:
    """Tell the person who has given back a report."""
    return (
        f"{code} dikembalikan; sekarang pada {escape(where)}.\n"
        "Anda tidak perlu berbuat apa-apa lagi."
    )


def withdrawn(code: str) -> str:
    """Tell the former holder."""
    return f"Pelapor menarik laporan {code}. Tidak ada yang perlu Anda kerjakan lagi."


def call(code: str, where: str, due: str, numbers: str, *, was_taken: bool) -> str:
    """Tell the reporter of an urgent report that nobody has it: not yet, or not any more."""
    state = "menunggu diterima lagi" if was_taken else "belum ada yang menerimanya"
    return (
        f"<b>{code} mendesak dan {state}.</b> Sekarang pada {escape(where)}; {due}."
        f"{call_too(numbers)}"
    )


def waiting(code: str, where: str, due: str) -> str:
    """Tell the reporter that nobody takes the report at the last tier."""
    return (
        f"<b>{code} masih menunggu diterima.</b> Sekarang pada {escape(where)}, jenjang terakhir "
        f"yang dapat diberi tahu; {due}, dan seterusnya sampai ada yang menerimanya. Anda dikabari "
        "begitu diterima. Bila tidak dapat menunggu, tanyakan langsung kepada pejabatnya."
    )


def call_too(numbers: str) -> str:
    """The line below the news that an urgent report has climbed."""
    return f"\nBila tidak dapat menunggu, telepon sekarang:\n{numbers}"


def raised(code: str, posts: str, *, has_promised: bool) -> str:
    """Tell who had it that it rose, and what they can still do."""
    why = "janji Anda terlewat" if has_promised else "belum ada janji dari Anda"
    return (
        f"<b>{code}</b> sudah diteruskan kepada {escape(posts)}, karena {why}. Anda tetap dapat "
        "membantu: tulis catatan dalam, atau tanyakan perkembangannya dengan tombol di bawah."
    )


def also_told(posts: str) -> str:
    """Tell who still has an urgent report that others know of it, too."""
    return (
        f"Karena mendesak, laporan ini juga sudah disampaikan kepada {escape(posts)}. Laporannya "
        "tetap pada Anda; silakan lanjutkan dengan tombol di bawah."
    )


def also_told_of(code: str, posts: str) -> str:
    """The same, in a message of its own."""
    return f"<b>{code}</b>: {also_told(posts)}"
