"""The words of /anggota: the list, a member, their posts, and what they are told."""

from collections.abc import Sequence
from html import escape

from bot.texts.announcements.form import EMPLOYMENT
from bot.texts.commands import CommandWords
from bot.texts.forms import BACK

ANGGOTA = CommandWords("Undang, cari, ubah anggota", "undang, cari, ubah anggota")
YES = "Ya, keluarkan"
INVITE = "Undang"
BEFORE = "‹ Sebelumnya"
AFTER = "Berikutnya ›"
TO_LIST = "‹ Daftar"
CHANGE_UNIT = "Ubah unit"
CHANGE_POSTS = "Jabatan"
CHANGE_EMPLOYMENT = "Kepegawaian"
MOVE = "Akun baru"
YES_MOVE = "Ya, buat tautan"
DISMISS = "Keluarkan"
ADD_POST = "Tambah jabatan"
NEW_LINK = "Tautan baru"
WITHDRAW = "Batalkan undangan"
WHOLE_OFFICE = "Seluruh kantor"
NO_SECTION = "Tanpa seksi"
TO_MEMBER = BACK
NOBODY = "Tidak ada anggota dengan nama itu. Ketik /anggota dan sebagian namanya."
UNREACHABLE = "<b>Tidak dapat dihubungi:</b> memblokir bot, atau akunnya hilang."
NO_POST = "tanpa jabatan"
ASK_ROLE = "Jabatan apa yang ditambahkan?"
ASK_SECTION = "Untuk seksi mana?"
ASK_SCOPE = "Untuk unit mana?"
WITHDRAWN = "Undangan sudah dibatalkan. Tautannya tidak berlaku lagi."
MOVE_OFFERED = (
    "<b>Admin membuat tautan untuk memindahkan akun Pandu Anda ke akun Telegram lain.</b> Sesudah "
    "tautan itu dibuka di akun yang baru, akun ini tidak dilayani lagi. Bila Anda tidak "
    "memintanya, segera hubungi Kepala Kantor."
)


def listed(lines: Sequence[str], count: int, page: int, pages: int, part: str) -> str:
    """A page of the members found."""
    found = f" dengan nama “{escape(part)}”" if part else ""
    which = f", halaman {page} dari {pages}" if pages > 1 else ""
    hint = "Tekan nomornya untuk membuka. Mencari: /anggota rina"
    return "\n".join([f"<b>Anggota</b>{found}: {count}{which}", *lines, "", hint])


def line(number: int, name: str, unit: str, posts: str, *, is_reachable: bool) -> str:
    trouble = "" if is_reachable else ", <b>tidak dapat dihubungi</b>"
    return f"{number}. <b>{escape(name)}</b>, {escape(unit)} ({escape(posts)}){trouble}"


def invited_line(number: int, name: str, unit: str, posts: str, *, is_valid: bool) -> str:
    """One person who is invited and has not opened the bot."""
    trouble = "" if is_valid else "; undangannya sudah lewat"
    return (
        f"{number}. <b>{escape(name)}</b>, {escape(unit)} ({escape(posts)}), "
        f"<i>belum membuka bot</i>{trouble}"
    )


def card(name: str, unit: str, posts: Sequence[str], employment: str, *, is_reachable: bool) -> str:
    """One member. What can be changed stands below."""
    held = "\n".join(f"• {escape(post)}" for post in posts) or f"• {NO_POST}"
    trouble = "" if is_reachable else f"\n{UNREACHABLE}"
    return (
        f"<b>{escape(name)}</b>\nUnit: {escape(unit)}\nKepegawaian: {EMPLOYMENT[employment]}\n"
        f"Jabatan:\n{held}{trouble}"
    )


def invited_card(name: str, unit: str, posts: str, until: str, *, is_valid: bool) -> str:
    """One person who has not opened the bot."""
    validity = f"Tautannya berlaku sampai {until}." if is_valid else "Tautannya sudah lewat."
    return (
        f"<b>{escape(name)}</b>, <i>belum membuka bot</i>\nUnit: {escape(unit)}\n"
        f"Jabatan: {escape(posts)}\n{validity} Tautan yang lama hilang? Buat yang baru."
    )


def done(words: str) -> str:
    """Confirm a change, above the member's card. The member is told separately."""
    return f"{words}\n\nSudah diubah, dan ia diberi tahu."


def posts(name: str, held: Sequence[str]) -> str:
    """The posts of a member, numbered."""
    lines = [f"{number}. {escape(one)}" for number, one in enumerate(held, 1)] or [NO_POST]
    return "\n".join([f"<b>Jabatan {escape(name)}</b>", *lines])


def ask_unit(name: str, unit: str) -> str:
    """Ask where somebody works from now on."""
    return (
        f"<b>{escape(name)}</b> sekarang di {escape(unit)}. Pindah ke unit mana? Tugasnya sebagai "
        "petugas ikut pindah; jabatan lain diatur lewat Jabatan."
    )


def ask_employment(name: str, employment: str) -> str:
    """Ask how somebody is employed from now on."""
    return f"<b>{escape(name)}</b> tercatat sebagai {EMPLOYMENT[employment]}. Sekarang sebagai apa?"


def end_post(number: int) -> str:
    return f"Akhiri {number}"


def sure(name: str) -> str:
    """Ask once before a membership ends."""
    return (
        f"Keluarkan <b>{escape(name)}</b>? Mulai saat itu ia tidak dapat memakai Pandu lagi, dan "
        "laporan yang menunggunya diteruskan. Ia diberi tahu. Riwayat dan laporannya tetap "
        "tersimpan."
    )


def sure_to_move(name: str) -> str:
    """Ask once before a membership moves to another account."""
    return (
        f"Buat tautan untuk memindahkan <b>{escape(name)}</b> ke akun Telegram yang baru? Jabatan, "
        "laporan dan kemajuan latihannya ikut; akun lamanya tidak dilayani lagi sesudah tautan itu "
        "dibuka. Akun lamanya diberi tahu sekarang. Pastikan yang meminta memang orangnya."
    )


def dismissed(name: str) -> str:
    """Confirm that a membership has ended."""
    return f"<b>{escape(name)}</b> sudah dikeluarkan. Ia dapat kembali dengan undangan baru."


LEFT = (
    "<b>Keanggotaan Anda di Pandu sudah berakhir.</b> Akun ini tidak dilayani lagi, dan tombol di "
    "pesan yang lama tidak berlaku. Laporan yang sudah Anda kirim tetap ditangani. Terima kasih "
    "atas tugas Anda selama ini. Ada yang keliru? Hubungi admin kantor."
)


def opened(name: str, unit: str, held: Sequence[str], left: int) -> str:
    """Tell who invited somebody that they have come in, and how many have not."""
    rest = f"\nBelum membuka undangannya: {left} orang, lihat /anggota." if left else ""
    posts = ", ".join(held) or NO_POST
    return (
        f"<b>{escape(name)}</b> sudah membuka undangannya dan terdaftar di {escape(unit)} "
        f"({escape(posts)}).{rest}"
    )


def changed(unit: str, held: Sequence[str], employment: str, *, is_undone: bool = False) -> str:
    """Tell a member their unit and posts as they are now, perhaps again."""
    what = "Perubahan keanggotaan Anda dibatalkan." if is_undone else "Keanggotaan Anda diubah."
    lines = "\n".join(f"• {escape(one)}" for one in held) or f"• {NO_POST}"
    return (
        f"<b>{what}</b>\nUnit: {escape(unit)}\nKepegawaian: {EMPLOYMENT[employment]}\n"
        f"Jabatan:\n{lines}\n\n"
        "Ada yang keliru? Sampaikan kepada admin."
    )


def moved(name: str) -> str:
    """Tell an admin that a member has moved to another account."""
    return (
        f"<b>{escape(name)} sudah pindah ke akun Telegram yang baru.</b> Bila Anda tidak tahu soal "
        "ini, telepon orangnya; bila bukan ia, keluarkan lewat /anggota."
    )
