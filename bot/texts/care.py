"""What admins read of the machine: what is wrong, the next step, that it is over; /kesehatan."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from bot.texts.commands import CommandWords
from office.care import CareTrouble, CareWatch, TroubleKind

KESEHATAN = CommandWords("Keadaan bot", "keadaan bot")

_MOST_LETTERS = 300
# No backup was taken, or their folder cannot be read.
_NEVER = "belum ada yang terlihat"
# A full disk takes the note's name, and none of its words.
_NO_REASON = "tidak tercatat; mungkin cakramnya penuh"
_RESTART = "nyalakan ulang bot"


@dataclass(frozen=True)
class TroubleWords:
    """One sentence of what is wrong, and one of what to do next."""

    what: str
    to_do: str


WORDS: Mapping[TroubleKind, TroubleWords] = {
    TroubleKind.BACKUP_FAILED: TroubleWords(
        "Cadangan gagal dibuat (<code>{reason}</code>); yang terakhir berhasil: {last}.",
        "Di server, lihat ruang cakram dengan <code>df -h</code>, buat lagi dengan "
        "<code>main.py backup</code> (panduan admin, bagian 7), dan bila gagal lagi jalankan "
        "<code>main.py check</code>.",
    ),
    TroubleKind.BACKUP_OVERDUE: TroubleWords(
        "Cadangan terlambat: yang seharusnya dibuat {due} belum ada; yang terakhir berhasil: "
        "{last}.",
        "Di server, buat dengan <code>main.py backup</code> (panduan admin, bagian 7), lalu lihat "
        "dengan <code>systemctl list-timers</code> apakah jadwalnya masih menyala.",
    ),
    TroubleKind.NEVER_COPIED: TroubleWords(
        "Cadangan belum pernah disalin ke mesin lain, jadi ikut hilang bila cakram ini rusak.",
        "Salin ke mesin lain, tersandi, lalu catat di server dengan "
        "<code>main.py backup --copied</code> (panduan admin, bagian 7).",
    ),
    TroubleKind.NOT_COPIED: TroubleWords(
        "Cadangan tidak disalin lagi ke mesin lain sejak {last}.",
        "Lihat apakah mesin penyalin menyala dan masih dapat masuk ke server, lalu salin dan catat "
        "dengan <code>main.py backup --copied</code>.",
    ),
    TroubleKind.STORAGE_FULL: TroubleWords(
        "Penyimpanan bot penuh atau tidak dapat ditulis: pesan dan laporan baru belum dapat "
        "disimpan; pertanyaan SOP tetap dijawab.",
        "Lihat sebabnya di server dengan <code>main.py check</code> dan kosongkan ruang; jangan "
        "mengembalikan cadangan, yang sudah tersimpan tidak rusak.",
    ),
    TroubleKind.DISK_FILLS: TroubleWords(
        "Cakram server terisi {percent} % (<code>{folder}</code>).",
        "Kosongkan sebelum penuh: log lama dengan <code>sudo journalctl --vacuum-size=200M</code>, "
        "dan basis data lama yang bernama <code>pandu.db.before-…</code>.",
    ),
    TroubleKind.CERTIFICATE_ENDS: TroubleWords(
        "Sertifikat alamat webhook berakhir {days} hari lagi dan belum diperpanjang.",
        "Lihat log proksi di server (misalnya <code>docker compose logs proxy</code>): port 80 dan "
        "443 harus terbuka agar perpanjangannya berhasil.",
    ),
    TroubleKind.CERTIFICATE_OVER: TroubleWords(
        "Sertifikat alamat webhook sudah berakhir, jadi Telegram tidak dapat mengirim pesan.",
        "Perpanjang sertifikatnya di server dan nyalakan ulang proksinya; pesan menunggu di "
        "Telegram selama 24 jam.",
    ),
    TroubleKind.CERTIFICATE_REFUSED: TroubleWords(
        "Telegram menolak sertifikat alamat webhook.",
        "Periksa nama dan masa berlaku sertifikat di proksi, lalu nyalakan ulang proksinya.",
    ),
    TroubleKind.TOKEN_REFUSED: TroubleWords(
        "Telegram menolak token bot.",
        "Ambil token yang berlaku di @BotFather, tulis di pengaturan sebagai "
        f"<code>TELEGRAM_BOT_TOKEN</code>, lalu {_RESTART}.",
    ),
    TroubleKind.OLDER_THAN_DATABASE: TroubleWords(
        "Versi program yang berjalan lebih tua daripada basis datanya (mengenal {known}, basis "
        "data {schema}).",
        f"Pasang versi terbaru dengan <code>deploy/upgrade</code>, lalu {_RESTART}.",
    ),
    TroubleKind.OLDER_THAN_REPLICA: TroubleWords(
        "Proses ini berjalan dengan versi {mine}, proses lain sudah {newest}.",
        f"Pasang versi {{newest}} di server ini juga, lalu {_RESTART}.",
    ),
    TroubleKind.CLOCK_WRONG: TroubleWords(
        "Jam server ini {minutes} menit lebih {direction} daripada jam Telegram.",
        "Nyalakan penyetelan jam otomatis di server: <code>sudo timedatectl set-ntp true</code>.",
    ),
    TroubleKind.SERVER_CLOCK_WRONG: TroubleWords(
        "Jam server basis data {minutes} menit lebih {direction} daripada jam bot dan Telegram.",
        "Nyalakan penyetelan jam otomatis di server basis data: "
        "<code>sudo timedatectl set-ntp true</code>.",
    ),
    TroubleKind.REPLICAS_DIFFER: TroubleWords(
        "Isi SOP tidak sama di semua proses Pandu; yang sekelompok menjawab sama: {groups}.",
        "Samakan berkas isinya di semua server; sebelum sama, perubahan SOP belum dikabarkan "
        "kepada petugas.",
    ),
    TroubleKind.TELEGRAM_SILENT: TroubleWords(
        "Telegram terakhir menjawab {last}.",
        "Periksa sambungan internet server.",
    ),
    TroubleKind.MESSAGES_LATE: TroubleWords(
        "{count} pesan keluar menunggu, yang terlama {minutes} menit.",
        "Tunggu bila pengumuman besar sedang dikirim; bila tidak, periksa sambungan internet "
        "server.",
    ),
    TroubleKind.MESSAGES_DEAD: TroubleWords(
        "Ada pesan yang tidak terkirim dalam seminggu ini: {reasons}.",
        "Tanyakan kepada penerimanya langsung; sebab selain pada orangnya tercatat di log server.",
    ),
    TroubleKind.PEOPLE_UNREACHABLE: TroubleWords(
        "Akun yang tidak dapat dihubungi: {names}.",
        "Minta mereka membuka bot dan menekan Mulai; yang berganti akun dipindahkan lewat "
        "/anggota, Akun baru.",
    ),
    TroubleKind.PUT_ASIDE: TroubleWords(
        "{count} pesan masuk disisihkan karena selalu gagal dikerjakan.",
        "Kirimkan hasil <code>main.py check</code> dan log server kepada pembuat program.",
    ),
}
# How a watch is called, and what is said once its trouble is over.
NAMES: Mapping[CareWatch, str] = {
    CareWatch.BACKUP: "cadangan",
    CareWatch.COPY: "salinan cadangan",
    CareWatch.STORAGE: "penyimpanan",
    CareWatch.SPACE: "ruang cakram",
    CareWatch.CERTIFICATE: "sertifikat",
    CareWatch.TOKEN: "token",
    CareWatch.VERSION: "versi program",
    CareWatch.CLOCK: "jam",
    CareWatch.REPLICAS: "kesamaan isi",
    CareWatch.TELEGRAM: "sambungan ke Telegram",
    CareWatch.SENDING: "pengiriman pesan",
    CareWatch.PEOPLE: "akun anggota",
    CareWatch.ASIDE: "pesan masuk",
}
OVER: Mapping[CareWatch, str] = {
    CareWatch.BACKUP: "cadangan berhasil lagi",
    CareWatch.COPY: "cadangan sudah disalin ke mesin lain",
    CareWatch.STORAGE: "penyimpanan bot lega, dan pesan yang tertunda sedang saya kerjakan",
    CareWatch.SPACE: "ruang cakram cukup lagi",
    CareWatch.CERTIFICATE: "sertifikat alamat webhook berlaku",
    CareWatch.TOKEN: "Telegram menerima token bot, dan pesan yang menunggu sedang saya kerjakan",
    CareWatch.VERSION: "versi program cocok lagi",
    CareWatch.CLOCK: "jam sudah cocok",
    CareWatch.REPLICAS: "isi SOP sama lagi di semua proses",
}
# Telegram's errors for a message that did not arrive, and what an admin reads.
_TROUBLES = {
    "bot was blocked": "bot diblokir penerima",
    "user is deactivated": "akun Telegram penerima sudah dihapus",
    "initiate conversation": "penerima belum membuka bot",
    "bot was kicked": "bot dikeluarkan dari grup",
    "chat not found": "percakapan tidak ditemukan",
    "RetryAfter": "Telegram meminta menunggu",
    "TimedOut": "Telegram tidak menjawab pada waktunya",
    "NetworkError": "sambungan ke Telegram terputus",
}


def told(kind: TroubleKind, values: Mapping[str, str], machine: str) -> str:
    """Say what is wrong and what to do; with more than one machine, on which."""
    what, to_do = _said(kind, values)
    where = f" (server <code>{escape(machine)}</code>)" if machine else ""
    return f"⚠ {what}{where}\n\n<b>Langkah berikutnya:</b> {to_do}"


def over(watch: CareWatch, machine: str) -> str:
    """Say that a trouble is over."""
    where = f" (server <code>{escape(machine)}</code>)" if machine else ""
    return f"✅ Sudah beres: {OVER[watch]}{where}."


def health(
    found: Sequence[tuple[TroubleKind, Mapping[str, str]]], elsewhere: Sequence[CareTrouble]
) -> str:
    """The state of the bot: all is well, or a line with the next step for all that is not."""
    lines = [f"⚠ {what} {to_do}" for what, to_do in (_said(*one) for one in found)]
    lines += [_elsewhere(row) for row in elsewhere]
    return "\n\n".join(["<b>Keadaan bot</b>", *(lines or [_ALL_WELL])])


_ALL_WELL = "✅ Semua baik."


def _elsewhere(row: CareTrouble) -> str:
    name, machine = NAMES[CareWatch(row.watch)], escape(row.place)
    return (
        f"⚠ Ada masalah {name} di server <code>{machine}</code>. Langkahnya ada di pesan saya "
        "kepada admin."
    )


def _said(kind: TroubleKind, values: Mapping[str, str]) -> tuple[str, str]:
    words = WORDS[kind]
    given = {name: escape(value[:_MOST_LETTERS]) for name, value in values.items()}
    given["reason"] = given.get("reason") or _NO_REASON
    given["direction"] = "lambat" if given.get("is_behind") else "cepat"
    return words.what.format(**given), words.to_do.format(**given)


def moment(at: datetime | None, zone: ZoneInfo) -> str:
    """A moment in the office's time; that there was none yet."""
    return f"{at.astimezone(zone):%d-%m-%Y pukul %H.%M}" if at else _NEVER


def processes(groups: Sequence[Sequence[str]]) -> str:
    """Replicas by server and process; what else is in their names tells nobody anything."""
    return "; ".join(", ".join(name.rpartition(":")[0] for name in group) for group in groups)


def reasons(errors: Mapping[str, int]) -> str:
    """The errors with their counts. Errors that mean the same are counted together."""
    counts: Counter[str] = Counter()
    for error, count in errors.items():
        counts[trouble(error)] += count
    return "; ".join(f"{named} ({count})" for named, count in counts.items())


def trouble(error: str) -> str:
    """An error of sending in Indonesian. An unknown one keeps Telegram's words."""
    for words, named in _TROUBLES.items():
        if words.lower() in error.lower():
            return named
    kind, _, rest = error.partition(": ")
    return f"ditolak Telegram: {rest.removeprefix(f'{kind}: ') or kind}"
