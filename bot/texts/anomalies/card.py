"""The words of a report's card and buttons, and of what its reporter and heads are told."""

from html import escape

# Buttons of heads
TAKE = "Terima"
ESCALATE = "Naikkan"
TRANSFER = "Alihkan"
ASK = "Minta info pelapor"
RESOLVE = "Selesai"
NOTE = "Catatan dalam"
HISTORY = "Riwayat"
IN_PROGRESS = "Ditindaklanjuti"
AWAITING_AGENCY = "Menunggu instansi"
REOPEN = "Buka lagi"
# Buttons of reporters
SEE = "Lihat"
ANSWER = "Jawab"
ADD = "Tambahkan"
WITHDRAW = "Tarik"
WITHDRAW_REPORT = "Tarik laporan"

NO_SIGN_OF_GUILT = "<i>Indikasi, bukan vonis.</i>"
NO_DEADLINE = "tanpa batas waktu"
WHICH_CODE = "Tulis kodenya, misalnya: /riwayat KJ-0412"
CLOSED = "Laporan ditutup. Pelapor diberi tahu hasilnya."
THANKS = "\nTerima kasih, kepedulian Anda menjaga orang lain."

WHY_HANDED_OVER = "Laporan ini terbuka pada jabatan yang kini Anda pegang."
WHY_ESCALATED = "Laporan ini belum diterima di jenjang sebelumnya."
WHY_URGENT = "Laporan mendesak."


def filed(code: str) -> str:
    """What the reporter reads when the report is on its way."""
    return f"Laporan <b>{code}</b> dikirim."


def transferred(section: str) -> str:
    """What a head reads when a report has gone to another section."""
    return f"Dialihkan ke Seksi {section}."


def facts(
    *, urgency: str, place: str, reporter: str, reference: str, came_in: str, age: str
) -> tuple[list[str], str]:
    """The lines above the words of a report, and the one below them."""
    above = [
        f"Urgensi: {urgency}",
        f"Tempat: {escape(place)}",
        f"Pelapor: {escape(reporter)}",
        f"Nomor permohonan: {escape(reference)}",
    ]
    return above, f"Masuk: {came_in} ({age} lalu)"


def own_facts(sent: str, section: str) -> list[str]:
    """What a reporter reads above the state of the report."""
    return [f"Dikirim: {sent}", f"Seksi: {escape(section)}"]


def line(*, number: int, code: str, category: str, state: str, age: str, due: str) -> str:
    """One report in one line of a list."""
    return f"{number}. <b>{code}</b> {escape(category)} — {state}, umur {age}{due}"


def more(count: int) -> str:
    """How many reports a list leaves out."""
    return f"… dan {count} lagi."


def is_resolved(outcome: str) -> str:
    return f"Keadaan: <b>selesai</b>, {outcome}"


def is_with_nobody(state: str, nobody: str) -> str:
    return f"Keadaan: <b>{state}</b>, {nobody}"


def is_at_tier(state: str, posts: str, due: str) -> str:
    return f"Keadaan: <b>{state}</b>. Sekarang pada {escape(posts)}; {due}"


def is_held(state: str, name: str, due: str) -> str:
    return f"Keadaan: <b>{state}</b> oleh {escape(name)}; {due}"


def is_in(state: str) -> str:
    return f"Keadaan: <b>{state}</b>"


def promised(moment: str) -> str:
    return f"janji {moment}"


def escalates(moment: str) -> str:
    return f"naik {moment}"


def minutes(count: int) -> str:
    return f"{count} menit"


def hours(count: int) -> str:
    return f"{count} jam"


def days(count: int) -> str:
    return f"{count} hari"


def to_posts(posts: str) -> str:
    return f"kepada {posts}"


def to_section(section: str, reason: str) -> str:
    return f"ke Seksi {section}. Alasan: {reason}"


def with_outcome(outcome: str, words: str) -> str:
    return f"dengan hasil: {outcome}. {words}"
