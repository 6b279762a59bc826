"""The words of a report's card and its buttons, and of what reporter and heads are told."""

from collections.abc import Iterable
from html import escape

# Buttons of heads
TAKE = "Terima"
ESCALATE = "Naikkan"
TRANSFER = "Alihkan"
ASK = "Minta info pelapor"
RESOLVE = "Selesai"
NOTE = "Catatan dalam"
HISTORY = "Riwayat"
ASSIGN = "Ambil untuk …"
PUSH = "Dorong"
GIVE_BACK = "Kembalikan"
SNOOZE = "Jeda pengingat"
OUTSIDE = "Ke luar kantor"
IN_PROGRESS = "Ditindaklanjuti"
AWAITING_AGENCY = "Menunggu instansi"
REOPEN = "Buka lagi"
MORE = "Lainnya…"
# Buttons of reporters
SEE = "Lihat"
ANSWER = "Jawab"
ADD = "Tambahkan"
WITHDRAW = "Tarik"
WITHDRAW_REPORT = "Tarik laporan"

NO_SIGN_OF_GUILT = "<i>Indikasi, bukan vonis.</i>"
YOU = "Anda"
NO_DEADLINE = "tanpa batas waktu"
WHICH_CODE = "Tulis kodenya, misalnya: /riwayat KJ-0412"
THANKS = "\nTerima kasih, kepedulian Anda menjaga orang lain."

WHY_HANDED_OVER = "Laporan ini menunggu diterima pada jabatan yang kini Anda pegang."
WHY_PASSED_BY = (
    "Laporan ini pernah sampai pada jabatan yang kini Anda pegang; sekarang ia menunggu di "
    "jenjang lain."
)
WHY_UNANSWERED = "Laporan ini belum diterima di jenjang sebelumnya."
WHY_STILL_YOURS = "Laporan ini masih menunggu Anda."
WHY_URGENT = "Laporan mendesak."
WHY_YOUR_SILENCE = (
    "Anda menerima laporan ini, tetapi belum memberi janji; ia menunggu diterima lagi."
)
WHY_YOUR_PROMISE = "Janji Anda terlewat; laporan ini menunggu diterima lagi."


def filed(code: str) -> str:
    """What the reporter reads once the report is sent."""
    return f"Laporan <b>{code}</b> dikirim."


def why_raised(name: str) -> str:
    return f"Dinaikkan oleh {escape(name)}."


def why_broken_promise(name: str, *, is_back: bool) -> str:
    """Why a report comes to somebody else: it still has its holder, or waits again."""
    return f"Janji {escape(name)} untuk laporan ini terlewat{_waits_again(is_back)}."


def why_silence(name: str, *, is_back: bool) -> str:
    """The same, of somebody who took it and gave no promise."""
    return (
        f"{escape(name)} menerima laporan ini, tetapi belum memberi janji{_waits_again(is_back)}."
    )


def _waits_again(is_back: bool) -> str:
    return "; ia menunggu diterima lagi" if is_back else ""


WHY_NOT_ASSIGNED = "Penugasannya tidak sampai; laporan ini menunggu diterima lagi."


def why_given_back(name: str) -> str:
    return f"{escape(name)} mengembalikan laporan ini."


def why_transferred(name: str, reason: str) -> str:
    return f"Dialihkan kepada Anda oleh {escape(name)}. Alasan: {escape(reason)}"


def why_assigned(name: str) -> str:
    return f"{escape(name)} meminta Anda menangani laporan ini."


def calls(numbers: Iterable[tuple[str, str]]) -> str:
    """Whom to call, a line each."""
    return "\n".join(f"☎ {escape(name)}: {escape(number)}" for name, number in numbers)


def facts(
    *, urgency: str, place: str, reporter: str, reference: str, came_in: str, ago: str
) -> tuple[list[str], str]:
    """The lines above the words of a report, and the one below them."""
    above = [
        f"Urgensi: {urgency}",
        f"Tempat: {escape(place)}",
        f"Pelapor: {escape(reporter)}",
        f"Nomor permohonan: {escape(reference)}",
    ]
    return above, f"Masuk: {came_in} ({ago})"


def ago(age: str) -> str:
    """How long ago something was, from its age."""
    return JUST_NOW if age == LESS_THAN_A_MINUTE else f"{age} lalu"


def asked_before(question: str, answer: str) -> str:
    """What the reporter was asked before the report was transferred, and the answer."""
    return (
        f"Ditanyakan sebelum dialihkan: <i>{escape(question)}</i>\n"
        f"Jawaban pelapor: <i>{escape(answer) or 'belum ada'}</i>"
    )


def own_facts(sent: str, section: str) -> list[str]:
    """What the reporter reads above the state of the report. Without a section none is named."""
    return [f"Dikirim: {sent}", *([f"Seksi: {escape(section)}"] if section else [])]


def line(*, number: int, code: str, category: str, state: str) -> str:
    """One report in one line of a list."""
    return f"{number}. <b>{code}</b> {escape(category)} — {state}"


def is_open(state: str, age: str, due: str) -> str:
    """How an open report stands, in a list."""
    return f"{state}, umur {age}, {due}"


def ended_within(state: str, span: str) -> str:
    """How long a report took until it was closed."""
    return f"{state} dalam {span}"


def waits_at(state: str, posts: str) -> str:
    """With whom an untaken report is, in a list."""
    return f"{state} pada {escape(posts)}"


def missed(whose: str) -> str:
    """Whose promise was missed, in a list."""
    return f", janji {escape(whose)} terlewat"


def taken(state: str, name: str, posts: str, *, is_taken: bool) -> str:
    """Who has a report, and at which post, in a list."""
    how = f"{state} oleh" if is_taken else f"{state}, dipegang"
    return f"{how} {escape(name)}{f' ({escape(posts)})' if posts else ''}"


def was_taken(state: str, name: str, posts: str, *, is_taken: bool) -> str:
    """Who took a report and has left the post since, in a list."""
    return f"{taken(state, name, '', is_taken=is_taken)}, kini pada {escape(posts)}"


def by_whom(code: str, name: str) -> str:
    """A report and who promised, in a list of promises."""
    return f"{code} ({escape(name)})"


def more(count: int) -> str:
    """How many reports a list leaves out."""
    return f"… dan {count} lagi."


def is_resolved(outcome: str, followed: str = "") -> str:
    return f"Keadaan: <b>selesai</b>, {outcome}{f'; {followed}' if followed else ''}"


def is_with_nobody(state: str, nobody: str, due: str) -> str:
    return f"Keadaan: <b>{state}</b>; {nobody}, {due}"


def is_at_tier(state: str, posts: str, due: str) -> str:
    return f"Keadaan: <b>{state}</b>. Sekarang pada {escape(posts)}; {due}"


def is_on_its_way(state: str, posts: str, held_until: str, due: str) -> str:
    """Say that its tier will be told when the office opens."""
    return f"Keadaan: <b>{state}</b>. Disampaikan kepada {escape(posts)} {held_until}; {due}"


def is_taken(state: str, name: str, due: str) -> str:
    return f"Keadaan: <b>{state}</b> oleh {escape(name)}; {due}"


def is_held(state: str, name: str, due: str) -> str:
    return f"Keadaan: <b>{state}</b>, dipegang {escape(name)}; {due}"


def on_behalf(name: str, head: str) -> str:
    return f"{name} atas permintaan {head}"


def is_in(state: str) -> str:
    return f"Keadaan: <b>{state}</b>"


def promised(moment: str) -> str:
    return f"janji {moment}"


def broken(promised: str, until: str) -> str:
    return f"janji {promised} terlewat, kabarnya ditunggu sampai {until}"


def unpromised(until: str) -> str:
    return f"belum ada janji, diminta sebelum {until}"


def still_unpromised(until: str) -> str:
    return f"belum ada janji, kabarnya ditunggu sampai {until}"


def reminds(moment: str) -> str:
    return f"bila belum diterima sampai {moment}, diingatkan lagi"


def passes_on(posts: str, moment: str) -> str:
    return f"bila belum diterima sampai {moment}, diteruskan kepada {escape(posts)}"


def tries_again(moment: str) -> str:
    return f"dicoba lagi {moment}"


def snoozed(until: str) -> str:
    return f"<i>Pengingat untuk Anda dijeda sampai {until}. Jam laporan tetap berjalan.</i>"


LESS_THAN_A_MINUTE = "kurang dari semenit"
JUST_NOW = "baru saja"


def minutes(count: int) -> str:
    return f"{count} menit"


def hours(count: int) -> str:
    return f"{count} jam"


def days(count: int) -> str:
    return f"{count} hari"


def to_posts(posts: str) -> str:
    return f"kepada {posts}"


def told_too(posts: str) -> str:
    return f"disampaikan juga {posts}"


def is_now_with(posts: str) -> str:
    return f". Sekarang pada {escape(posts)}."


def progress_before(moment: str) -> str:
    return f"; ada kemajuan sebelum {moment}"


def to_section(section: str, reason: str) -> str:
    return f"ke Seksi {section}. Alasan: {reason}"


def as_matter_of(section: str, reason: str) -> str:
    return f"sebagai urusan Seksi {section}. Alasan: {reason}"


def concerns(post: str) -> str:
    """Whom a report is about, for those who may know."""
    return f"Menyangkut: <b>{escape(post)}</b>"


def with_outcome(outcome: str, followed: str, words: str) -> str:
    return f"dengan hasil: {outcome}{f'; {followed}' if followed else ''}. {words}"
