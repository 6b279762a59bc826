"""The sentences of `main.py init --lang en`, by the names of those in `bot/texts/setup.py`."""

SENTENCES: dict[str, str] = {
    "ask.place": "City or regency of the office (such as Muara Enim)",
    "ask.office_class": "Class of the office: its name or number",
    "ask.province": "Province",
    "ask.timezone": "Time zone (WIB, WITA or WIT)",
    "ask.units": "UKK or other units, separated by commas (empty if there is none)",
    "ask.admin": "Name of the first admin",
    "ask.server": "Does this server stand in Indonesia? (ya: yes, belum: no, nanti: later)",
    "ask.keys": "Is there a copy of the key in Indonesia, apart from the database? (ya, belum, "
    "nanti)",
    "ask.token": "The token of @BotFather (it is not shown while you type)",
    "wrong.empty": "{field} is empty; write the answer.",
    "wrong.long": "{field} has more than 60 letters; shorten it.",
    "wrong.signs": "{field} holds a sign that cannot be used; use letters, digits, . , and -.",
    "wrong.no_class": "{field} is not known; choose one of: {choices}.",
    "wrong.no_zone": "{field} is not known; choose WIB, WITA or WIT.",
    "wrong.many_units": "{field} holds more than 20; write 20 units at most.",
    "wrong.twice": "{field} holds the same name twice; keep one.",
    "wrong.no_answer": "{field} cannot be read; write ya (yes), belum (no) or nanti (later).",
    "wrong.no_text": '{field} is no text; put the answer in quotes ("…").',
    "wrong.unknown": "{field} is no question here; known are: {known}.",
    "wrong.unreadable": "{field} is no valid TOML; look at quotes and equals signs.",
    "wrong.missing": "{field} is not in the file of answers; add its line.",
    "token.form": "The token is not whole: digits, a colon, letters. Copy it from @BotFather.",
    "token.refused": "Telegram refuses the token: copy it again from @BotFather.",
    "token.unreachable": "Telegram cannot be reached, so the token was not tried: look at the "
    "network, then run this command again. Your answers are kept.",
    "token.good": "The token is right: @{bot}",
    "begun": "A new office. Enter takes the answer in brackets; Ctrl-C stops, to go on later.",
    "classes": "Classes: {classes}",
    "resumed": "Going on: {count} answers are in {file} already",
    "folder.made": "The office's folder: {folder}",
    "folder.kept": "The office's folder is there and was not changed: {folder}",
    "settings": "The settings, readable by you alone: {file}",
    "key": "They hold the key that seals texts (ENCRYPTION_KEYS). Keep a copy elsewhere, apart "
    "from the backups: without the key no backup can be read.",
    "unit": "The units for systemd: {folder}",
    "name.wrong": "--name must be small letters, digits and hyphens, such as kantor.",
    "root": "You run this as root, so the files are root's. If the bot runs as another user, run "
    "this as that user.",
    "admin.there": "There is an admin already; no link was made.",
    "admin.link": "The link for {name}; works once, within 7 days:",
    "next": "Next:",
    "next.check": "  check:    {command} check",
    "next.run": "  run:      {command} run",
    "next.service": "  service:  sudo sh -c 'cp {folder}/* /etc/systemd/system/' && "
    "sudo systemctl enable --now pandu-bot-{id}.service pandu-backup-{id}.timer",
    "next.container": "  run:      the next line of “Satu baris dengan wadah” in "
    "docs/panduan-pemasangan.md",
    "next.chat": "  complete: /siapkan in chat; hours, telephones and sections in /pengaturan",
}
