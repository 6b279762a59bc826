"""The words of changes of posts: what is proposed, decided and undone, and the log of them all."""

from collections.abc import Sequence
from html import escape

from office.membership import AlreadyDecided, NobodyCanAgree
from office.people import MembershipEvent as Event

LOG = "Riwayat"
OLDER = "Lebih lama ›"
AGREE = "Setuju"
REFUSE = "Tolak"
UNDO = "Urungkan (10 menit)"
WITHDRAW = "Tarik usulan (10 menit)"
TERMINAL = "Terminal server"
NOTHING_YET = "Belum ada yang tercatat."

REFUSALS = {
    AlreadyDecided: (
        "Ini sudah diputuskan, diurungkan, atau lewat waktunya. Usulan berlaku 7 hari, dan "
        "mengurungkan paling lama 10 menit. Keadaan terbarunya ada di /anggota."
    ),
    NobodyCanAgree: (
        "Perubahan ini perlu persetujuan orang kedua: pemegang jabatannya, admin lain, atau Kepala "
        "Kantor, dan belum ada yang dapat dimintai. Jabatan untuk diri sendiri diberikan admin "
        "lain, atau lewat terminal server."
    ),
}

# What somebody has done, after their name. A change that a second person agreed to has another.
DONE = {
    Event.INVITED: "membuat undangan no. {invitation} ({post})",
    Event.WITHDRAWN: "membatalkan undangan no. {invitation}",
    Event.ENROLLED: "masuk dengan undangan no. {invitation} ({post})",
    Event.MOVE_OFFERED: "membuat tautan akun baru untuk {whom}",
    Event.MOVED: "pindah ke akun Telegram yang baru",
    Event.UNIT: "memindahkan {whom} ke {unit}",
    Event.EMPLOYMENT: "mencatat {whom} sebagai {employment}",
    Event.GIVEN: "memberi {whom} jabatan {post}",
    Event.ENDED: "mengakhiri jabatan {post} dari {whom}",
    Event.REMOVED: "mengeluarkan {whom}",
    Event.PROPOSED: "mengusulkan: {change}",
    Event.REFUSED: "menolak usulan: {change}",
    Event.UNDONE: "mengurungkan: {change}",
    Event.APPOINTED: "menunjuk {whom} sebagai {post}",
    Event.ACCEPTED: "menerima penunjukan sebagai {post}",
    Event.DECLINED: "menolak penunjukan sebagai {post}",
    Event.RELIEVED: "mengakhiri penunjukan {whom} sebagai {post}",
}
AGREED = "menyetujui usulan: {change}"
# The keys are the aims of `office.membership.consent`.
CHANGES = {
    "beri": "{whom} diberi jabatan {post}",
    "akhiri": "jabatan {post} dari {whom} diakhiri",
    "keluarkan": "{whom} dikeluarkan",
}


def line(when: str, who: str, what: str) -> str:
    """One entry of the log."""
    return f"{when} · <b>{escape(who)}</b> {escape(what)}"


def log(lines: Sequence[str], name: str = "") -> str:
    """A page of the log of everybody, or of one member."""
    whose = f" {escape(name)}" if name else " keanggotaan dan jabatan"
    return "\n".join([f"<b>{LOG}{whose}</b>", *(lines or [NOTHING_YET])])


def news(who: str, what: str, *, is_proposed: bool) -> str:
    """Tell those concerned what was proposed or done."""
    waits = " Belum berlaku, menunggu persetujuan." if is_proposed else ""
    return (
        f"<b>Perubahan jabatan.</b> {escape(who)} {escape(what)}.{waits}\n\n"
        "Ada yang keliru? Sampaikan kepada Kepala Kantor atau admin."
    )


def ask(who: str, what: str) -> str:
    """Ask for the consent of a second person."""
    return (
        f"<b>Perlu persetujuan Anda.</b> {escape(who)} {escape(what)}.\n\n"
        "Ini baru berlaku bila pemegang jabatannya, admin lain, atau Kepala Kantor setuju. "
        "Usulan berlaku 7 hari."
    )


def proposed(what: str) -> str:
    """Tell who proposed it that a second person is asked."""
    return (
        f"<b>Belum berlaku.</b> Anda {escape(what)}.\n\nYang dapat menyetujui (pemegang "
        "jabatannya, admin lain, Kepala Kantor) sudah dimintai. Anda dikabari begitu diputuskan."
    )


def decided(what: str) -> str:
    """Confirm what somebody decided or took back."""
    return f"Tercatat: Anda {escape(what)}. Yang bersangkutan sudah diberi tahu."
