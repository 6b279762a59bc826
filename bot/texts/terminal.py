"""What the terminal says in Indonesian: of `check`, `backup`, `restore`, `migrate`, and of a start.

The keys are the English sentences, as the program makes them: a `{name}` stands for what differs.
What stands there may be a sentence of this list itself. `init` has its own in `bot/texts/setup.py`.
"""

import re
from functools import cache

SENTENCES: dict[str, str] = {
    # Settings.
    "TELEGRAM_BOT_TOKEN is not set: put the token that @BotFather gave you into .env": (
        "TELEGRAM_BOT_TOKEN belum diisi: tulis token dari @BotFather di berkas pengaturan"
    ),
    "TELEGRAM_BOT_TOKEN is refused by Telegram: copy it again from @BotFather": (
        "TELEGRAM_BOT_TOKEN ditolak Telegram: salin sekali lagi dari @BotFather"
    ),
    "TELEGRAM_BOT_TOKEN: Telegram says: {words}": (
        "TELEGRAM_BOT_TOKEN: Telegram menjawab: {words}"
    ),
    "Telegram cannot be reached, so TELEGRAM_BOT_TOKEN was not tried: {reason}": (
        "Telegram tidak terjangkau, jadi TELEGRAM_BOT_TOKEN belum dicoba: {reason}"
    ),
    "Without a token: `make demo` shows the bot on a local Telegram.": (
        "Tanpa token: `make demo` memperlihatkan bot di Telegram tiruan."
    ),
    "--settings holds '{file}': there is no such file": (
        "--settings berisi '{file}': berkas itu tidak ada"
    ),
    "{name} holds {value}: {reason}": "{name} berisi {value}: {reason}",
    ".env is no UTF-8 text: save it again with that encoding": (
        ".env bukan teks UTF-8: simpan ulang dengan pengodean itu"
    ),
    "{file} is no UTF-8 text": "{file} bukan teks UTF-8",
    "expected a whole number": "yang diminta bilangan bulat",
    "expected true or false": "yang diminta true atau false",
    "expected one of {known}": "yang diminta salah satu dari {known}",
    "expected more than {least}": "yang diminta lebih dari {least}",
    "expected {least} or more": "yang diminta {least} atau lebih",
    "expected {most} or less": "yang diminta {most} atau kurang",
    "expected {least} letters or more": "yang diminta {least} huruf atau lebih",
    "expected a time zone such as Asia/Jakarta": "yang diminta zona waktu seperti Asia/Jakarta",
    "expected times of day such as 02:00,12:15": "yang diminta jam seperti 02:00,12:15",
    "expected one @: write one in the password as %40": (
        "yang diminta satu @ saja: tulis @ di dalam kata sandi sebagai %40"
    ),
    "expected sqlite:///path/to/pandu.db or postgresql://user:password@host/database": (
        "yang diminta sqlite:///jalur/ke/pandu.db atau postgresql://pengguna:sandi@server/basisdata"
    ),
    "expected an address that begins with http:// or https://": (
        "yang diminta alamat yang diawali http:// atau https://"
    ),
    "expected an address such as {example}": "yang diminta alamat seperti {example}",
    "expected the name of a model that QUESTIONS_LLM_URL serves": (
        "yang diminta nama model yang disediakan QUESTIONS_LLM_URL"
    ),
    "expected letters, digits and signs without blanks": (
        "yang diminta huruf, angka, dan tanda tanpa spasi"
    ),
    "expected 16 to 256 letters, digits, _ or -": (
        "yang diminta 16 sampai 256 huruf, angka, _ atau -"
    ),
    "key {number} is none: `main.py keys new` prints one": (
        "kunci ke-{number} bukan kunci: `main.py keys new` mencetak yang benar"
    ),
    # The webhook and ports.
    "WEBHOOK_URL is not set: put the public address of this bot into .env, "
    "such as https://pandu.example.go.id/telegram": (
        "WEBHOOK_URL belum diisi: tulis alamat publik bot ini di pengaturan, misalnya "
        "https://pandu.example.go.id/telegram"
    ),
    "WEBHOOK_SECRET is not set: put 16 to 256 random letters and digits into .env; "
    "`openssl rand -hex 32` prints some": (
        "WEBHOOK_SECRET belum diisi: tulis 16 sampai 256 huruf dan angka acak di pengaturan; "
        "`openssl rand -hex 32` mencetaknya"
    ),
    "WEBHOOK_URL holds an address without https, and Telegram comes by no other": (
        "WEBHOOK_URL berisi alamat tanpa https, padahal Telegram hanya memakai https"
    ),
    "WEBHOOK_URL holds port {port}: Telegram comes to {allowed} only": (
        "WEBHOOK_URL berisi port {port}: Telegram hanya memakai {allowed}"
    ),
    "WEBHOOK_URL is refused by Telegram: {reason}": "WEBHOOK_URL ditolak Telegram: {reason}",
    "{name}_PORT holds {port}: port {same} of {name}_HOST {host} cannot be opened: {reason}": (
        "{name}_PORT berisi {port}: port itu di {host} tidak dapat dibuka: {reason}"
    ),
    # The database.
    "DATABASE_URL: {reason}": "DATABASE_URL: {reason}",
    "ENCRYPTION_KEYS: {reason}": "ENCRYPTION_KEYS: {reason}",
    "bring no backup back: that would lose what came in since it was taken": (
        "jangan mengembalikan cadangan, karena yang masuk sesudahnya akan hilang"
    ),
    "the disk under the database is full: free some space and try again; {advice}. Never remove "
    "the files -wal and -shm beside the database": (
        "cakram basis data penuh: kosongkan ruang, lalu coba lagi; {advice}. Jangan pernah "
        "menghapus berkas -wal dan -shm di samping basis data"
    ),
    "the disk under {path} is read-only, perhaps after an error (see `dmesg`): make it writable "
    "(`mount -o remount,rw`), or copy the database with its -wal to another disk; {advice}": (
        "cakram tempat {path} hanya dapat dibaca, mungkin sesudah galat (lihat `dmesg`): jadikan "
        "dapat ditulis (`mount -o remount,rw`), atau salin basis data beserta -wal-nya ke cakram "
        "lain; {advice}"
    ),
    "the user {user} may not write {path}: run the command as the bot's user, or give them the "
    "database and its folder with `chown`; {advice}": (
        "pengguna {user} tidak boleh menulis {path}: jalankan perintah ini sebagai pengguna bot, "
        "atau berikan basis data dan foldernya kepadanya dengan `chown`; {advice}"
    ),
    "{path} takes no database ({reason}): correct the path": (
        "{path} tidak dapat menampung basis data ({reason}): perbaiki jalurnya"
    ),
    "{path}: {reason}: check the path and who may write there": (
        "{path}: {reason}: periksa jalurnya dan siapa yang boleh menulis di sana"
    ),
    "{reason}: check the path and who may write there": (
        "{reason}: periksa jalurnya dan siapa yang boleh menulis di sana"
    ),
    "{path}: {reason}: check the path, who may write there, and the space that is left": (
        "{path}: {reason}: periksa jalurnya, siapa yang boleh menulis di sana, dan sisa ruangnya"
    ),
    "the server cannot be reached ({reason}): start it, or correct it": (
        "server basis data tidak terjangkau ({reason}): nyalakan, atau perbaiki alamatnya"
    ),
    "the server refuses this user or password": (
        "server basis data menolak pengguna atau kata sandi ini"
    ),
    "the server has no database of that name: create it first": (
        "server belum punya basis data dengan nama itu: buat dulu"
    ),
    "the server takes no writes: it is a standby, or set to read-only "
    "(default_transaction_read_only); name the one that does; nothing is lost": (
        "server tidak menerima tulisan: ia server cadangan, atau disetel hanya-baca "
        "(default_transaction_read_only); tulis alamat server utamanya; tidak ada yang hilang"
    ),
    "the server does not answer now ({reason}): try again soon": (
        "server sedang tidak menjawab ({reason}): coba lagi sebentar lagi"
    ),
    "the database cannot be used: {reason}": "basis data tidak dapat dipakai: {reason}",
    "the database file is damaged ({found}): stop the bot, keep a copy of the file, and bring the "
    "last backup back with `main.py restore` (docs/deploy.md)": (
        "berkas basis data rusak ({found}): hentikan bot, simpan salinan berkasnya, lalu pulihkan "
        "cadangan terakhir dengan `main.py restore` (docs/panduan-pemasangan.md)"
    ),
    "a text in it is not UTF-8": "ada teks di dalamnya yang bukan UTF-8",
    "a value in it cannot be read": "ada isi di dalamnya yang tidak terbaca",
    "a row of the table {one} speaks of one in {other} that is not there": (
        "sebuah baris tabel {one} menyebut baris di {other} yang tidak ada"
    ),
    "the database's schema '{schema}' is from before the first release, and this program cannot "
    "bring "
    "it up to date: use the program that made it, or begin with an empty one": (
        "skema basis data '{schema}' berasal dari sebelum rilis pertama dan tidak dapat "
        "dimutakhirkan "
        "program ini: pakai program yang membuatnya, atau mulai dengan basis data kosong"
    ),
    "the database's schema has the version '{schema}', of which this program, that knows {first} "
    "to "
    "{last}, has never heard: is DATABASE_URL the database of another one?": (
        "skema basis data berversi '{schema}', yang tidak dikenal program ini (ia mengenal {first} "
        "sampai {last}): apakah DATABASE_URL milik program lain?"
    ),
    "{reason}: put the keys with which this database was sealed into ENCRYPTION_KEYS, newest "
    "first; a "
    "key that is no longer used can go after `main.py keys rotate`": (
        "{reason}: tulis kunci yang menyandi basis data ini di ENCRYPTION_KEYS, yang terbaru di "
        "depan; "
        "kunci yang tidak dipakai lagi boleh dibuang sesudah `main.py keys rotate`"
    ),
    "another process ({who}) already runs on {database}: stop it first, or let several share one "
    "PostgreSQL (DATABASE_URL)": (
        "proses lain ({who}) sudah berjalan dengan {database}: hentikan dulu, atau pakai satu "
        "PostgreSQL untuk beberapa proses (DATABASE_URL)"
    ),
    "inbox: updates were put aside and not handled: {numbers}": (
        "pesan masuk: ada yang disisihkan dan belum dikerjakan: {numbers}"
    ),
    "{path}: changed since revision {number} was written, which stays in force; the keeper chooses "
    "in "
    "chat: /sop_tulis, Berkas berubah": (
        "{path}: berubah sejak revisi {number} ditulis, dan revisi itu tetap berlaku; pengelolanya "
        "memilih di chat: /sop_tulis, Berkas berubah"
    ),
    "{path}: a start is possible all the same: what is published over the broken files is used "
    "until "
    "they are mended": (
        "{path}: bot tetap dapat dinyalakan: yang terbit di atas berkas yang rusak dipakai sampai "
        "berkas itu diperbaiki"
    ),
    "revision in the place of {fault}": "revisi pengganti {fault}",
    "ENCRYPTION_KEYS is not set: `main.py keys new` prints a key to put there": (
        "ENCRYPTION_KEYS belum diisi: `main.py keys new` mencetak kunci untuk ditulis di sana"
    ),
    "texts in the database are sealed, and ENCRYPTION_KEYS is not set": (
        "teks di basis data tersandi, dan ENCRYPTION_KEYS belum diisi"
    ),
    "no key of ENCRYPTION_KEYS opens a text that is sealed in the database": (
        "tidak ada kunci di ENCRYPTION_KEYS yang membuka teks yang tersandi di basis data"
    ),
    "Shown is what the files say.": "Yang tampil adalah isi berkasnya.",
    # What `check` says itself.
    "{count} fault(s)": "{count} kesalahan",
    "Everything is in order.": "Semua baik.",
    "Nothing is wrong.": "Tidak ada yang salah.",
    "{fault} (and {count} more in this file)": "{fault} (dan {count} lagi di berkas ini)",
    "warning: {fault}": "peringatan: {fault}",
    # Backups.
    "{file} ({size} bytes) is whole.": "{file} ({size} bita) utuh.",
    "{file} holds the office's folder.": "{file} berisi folder kantor.",
    "{file} was removed: newer ones are enough.": "{file} dihapus: yang lebih baru sudah cukup.",
    "Where to? Name a folder with --to, or set BACKUP_DIR": (
        "Ke mana? Sebut foldernya dengan --to, atau isi BACKUP_DIR"
    ),
    "Noted: another machine has what is in {folder}.": (
        "Tercatat: mesin lain sudah punya isi {folder}."
    ),
    "Histories of reports were changed. The backup was kept, and older ones were left alone: they "
    "may "
    "hold what was changed.": (
        "Riwayat laporan pernah diubah. Cadangan ini disimpan, dan yang lama dibiarkan: di sana "
        "mungkin "
        "masih ada yang diubah itu."
    ),
    "… and {count} more: `main.py audit verify` names all": (
        "… dan {count} lagi: `main.py audit verify` menyebut semuanya"
    ),
    "no backup was taken: {reason}": "cadangan tidak dibuat: {reason}",
    "no backup was taken into {folder}: {reason}": "cadangan tidak dibuat di {folder}: {reason}",
    "no backup was taken: there is no database {database}": (
        "cadangan tidak dibuat: basis data {database} tidak ada"
    ),
    "{backup} holds the database, but the office's folder {folder} was not backed up: {reason}": (
        "{backup} berisi basis data, tetapi folder kantor {folder} tidak ikut dicadangkan: {reason}"
    ),
    "it does not have the checksum that stands in {file}": (
        "jumlah periksanya tidak sama dengan yang tertulis di {file}"
    ),
    "what was written to the disk does not come back from it": (
        "yang ditulis ke cakram tidak terbaca kembali dengan sama"
    ),
    "it cannot be decompressed: {reason}": "tidak dapat dibuka: {reason}",
    "it holds no database of this program": "isinya bukan basis data program ini",
    "{file} was changed meanwhile": "{file} berubah sementara itu",
    "SQLite cannot read it: {reason}": "SQLite tidak dapat membacanya: {reason}",
    "SQLite finds: {reason}": "SQLite menemukan: {reason}",
    "SQLite says: {reason}": "SQLite menjawab: {reason}",
    "{tool} says: {reason}": "{tool} menjawab: {reason}",
    "{tool} is not on this machine: install PostgreSQL's client programs, of the server's version "
    "or "
    "newer (on Debian: apt install postgresql-client)": (
        "{tool} tidak ada di mesin ini: pasang program klien PostgreSQL, seversi servernya atau "
        "lebih "
        "baru (di Debian: apt install postgresql-client)"
    ),
    # Restoring.
    "{file} is whole: {members} members, {reports} reports, schema {schema}.": (
        "{file} utuh: {members} anggota, {reports} laporan, skema {schema}."
    ),
    "There is no checksum beside it; it was read to its end all the same.": (
        "Tidak ada berkas jumlah periksa di sampingnya; isinya tetap dibaca sampai habis."
    ),
    "Changed before the backup was taken: {history}": ("Diubah sebelum cadangan dibuat: {history}"),
    "What came after it is not in it. What waited to be sent then is sent once more.": (
        "Yang masuk sesudahnya tidak ada di dalamnya. Yang waktu itu menunggu dikirim akan dikirim "
        "sekali lagi."
    ),
    "Put it in the place of {database}?": "Gantikan {database} dengan cadangan ini?",
    "the present database": "basis data yang sekarang",
    "Nothing was restored. The database is as it was.": (
        "Tidak ada yang dipulihkan. Basis data tetap seperti semula."
    ),
    "Restored. The schema is up to date; start the bot.": (
        "Sudah dipulihkan. Skemanya mutakhir; nyalakan bot."
    ),
    "The database that was there is kept as {kept}.": (
        "Basis data yang tadinya ada disisihkan sebagai {kept}."
    ),
    "The office's folder is as it was. That of the backup: tar -xzf {file}": (
        "Folder kantor tidak diubah. Yang dari cadangan: tar -xzf {file}"
    ),
    "{backup} is damaged: {reason}. The database is as it was": (
        "{backup} rusak: {reason}. Basis data tetap seperti semula"
    ),
    "another process has the database open: stop the bot and every command first": (
        "basis data sedang dibuka proses lain: hentikan dulu bot dan semua perintah"
    ),
    "nothing was restored: {reason}": "tidak ada yang dipulihkan: {reason}",
    "there is no file {file}": "berkas {file} tidak ada",
    "{file} is no name of a backup: give it back the one that it had, such as {example}": (
        "{file} bukan nama cadangan: kembalikan namanya semula, seperti {example}"
    ),
    "{file} is of {one}, and DATABASE_URL names {other}": (
        "{file} dari {one}, sedangkan DATABASE_URL menyebut {other}"
    ),
    "DATABASE_URL names a database in memory: there is nothing to restore": (
        "DATABASE_URL menyebut basis data di memori: tidak ada yang dapat dipulihkan"
    ),
    "the database {database} is in use by {users}: stop every replica first": (
        "basis data {database} sedang dipakai {users}: hentikan dulu semua proses"
    ),
    # Migrating.
    "The schema is up to date: {schema}.": "Skema basis data sudah mutakhir: {schema}.",
    "The schema was made: {schema}.": "Skema basis data dibuat: {schema}.",
    "The schema was brought from {before} to {after}.": (
        "Skema basis data dimutakhirkan dari {before} ke {after}."
    ),
    "The database was not migrated, and nothing was changed: {reason}": (
        "Basis data tidak dimutakhirkan, dan tidak ada yang diubah: {reason}"
    ),
}
_FIELD = re.compile(r"\{(\w+)\}")


def indonesian(sentence: str) -> str:
    """Say an English sentence of the terminal in Indonesian; one that is unknown stays as it is."""
    for english, literals, names in _templates():
        given = _given(sentence, literals, names)
        if given is not None:
            values = {name: indonesian(value) for name, value in given.items()}
            return SENTENCES[english].format(**values)
    return sentence


@cache
def _templates() -> list[tuple[str, list[str], list[str]]]:
    """The templates with their own words and their fields; that with the most words is first."""
    by_length = sorted(SENTENCES, key=lambda english: len(_FIELD.sub("", english)), reverse=True)
    parts = [(english, _FIELD.split(english)) for english in by_length]
    return [(english, found[::2], found[1::2]) for english, found in parts]


def _given(sentence: str, literals: list[str], names: list[str]) -> dict[str, str] | None:
    """Return what stands in the fields of a template; None if the sentence is another one."""
    first, *others = literals
    if not sentence.startswith(first) or (not names and sentence != first):
        return None
    given, rest = {}, sentence.removeprefix(first)
    for number, (name, literal) in enumerate(zip(names, others, strict=True), 1):
        if number == len(names):
            at = len(rest) - len(literal) if rest.endswith(literal) else -1
        else:
            at = rest.find(literal)
        if at < 1:
            return None
        given[name], rest = rest[:at], rest[at + len(literal) :]
    return given
