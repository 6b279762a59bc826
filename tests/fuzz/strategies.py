"""Updates as Telegram could send them, absurd ones included, and such as it never would."""

import copy
from typing import Any

from hypothesis import strategies as st

from bot.handlers import BUTTONS

Json = dict[str, Any]

# What breaks programs: markup, both directions of writing, nothing visible, endless letters.
_HOSTILE = st.sampled_from(
    [
        "<b>tebal", "</b></i>", "<script>alert(1)</script>", "&lt;&amp;&#0;", "<a href='tg://x'>",
        "\u202egnipm", "\u2066\u2067\u2068", "\u200b\u200c\u200d\ufeff", "\0", "👩🏽\u200d⚕️" * 20,
        "a\u0301" * 50, "' OR 1=1 --", "{0} {text} %s %d", "\\N{BULLET}", "\r\n\t\x0b\x1b[31m",
        "NIK 1603041203990001", "hp 081234567890", "paspor A1234567", "x" * 4096, "ß" * 2000, "١٢٣",
    ]
)  # fmt: skip
_COMMANDS = st.sampled_from(
    [
        "/start", "/start x", "/lapor", "/laporanku", "/tugas", "/riwayat KJ-0001", "/riwayat",
        "/riwayat KJ-99999999999999999999", "/piket", "/cuti", "/tunjuk", "/sop", "/bantuan",
        "/muat_ulang", "/kesehatan", "/siapkan", "/tanya", "/tanya paspor hilang", "/tidakada", "/",
        "/lapor@pandu_bot", "/lapor@bot_lain", "/umumkan", "/pengumuman", "/jadwal", "/kuis",
        "/kalimat", "/latihan", "/hasil", "/anggota", "/wawancara", "/saran", "/dampingi", "/rekan",
        "/loket", "/loket 9999999999", "/start loket-1_kanim", "/simulasi", "/tanda", "/skema",
        "/coba_lapor",
    ]
)  # fmt: skip
_WORDS = st.sampled_from(["apa syarat paspor anak", "brp biaya", "halo", "1", "ya", "besok 07.30"])
texts = st.one_of(
    _WORDS,
    _COMMANDS,
    _HOSTILE,
    st.text(max_size=60),
    st.lists(_HOSTILE, min_size=2, max_size=4).map("".join).map(lambda text: text[:4096]),
)

_NUMBERS = st.one_of(
    st.integers(0, 5), st.integers(-(2**70), 2**70), st.sampled_from([0, -1, 10**18, 2**31])
)
_ARGUMENTS = st.one_of(
    st.sampled_from(
        [
            *"vapgwuoxrqnhjtkelsimzcby",
            "xs",
            "rs",
            "rf",
            "ls",
            "lu",
            "nothing",
            "inteldakim",
            "terbukti",
            "1",
            "tppo",
            "kanim",
            "salah_tekan",
            "selesai",
            "hapus",
            "tambah",
            "begin",
            "meant",
            "real",
            "stop",
            "asli",
        ]
    ),
    _NUMBERS.map(str),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8),
)
# Telegram carries at most 64 bytes; a forger is bound by that as well.
button_data = st.one_of(
    st.builds(
        lambda action, arguments: ":".join([action, *arguments]),
        st.sampled_from([str(action) for action in BUTTONS]),
        st.lists(_ARGUMENTS, max_size=4),
    ),
    st.text(max_size=20),
).map(lambda data: data.encode("utf-8", "replace")[:64].decode("utf-8", "ignore"))


def _entities(text: str) -> st.SearchStrategy[list[Json]]:
    kinds = st.sampled_from(["bold", "url", "bot_command", "mention", "custom_emoji", "blockquote"])
    one = st.fixed_dictionaries(
        {"type": kinds, "offset": st.integers(0, 5000), "length": st.integers(0, 5000)}
    )
    command = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}]
    if text.startswith("/") and text.split():
        return st.one_of(st.just(command), st.lists(one, max_size=3))
    return st.lists(one, max_size=3)


def _file(name: str) -> Json:
    return {"file_id": f"id-{name}", "file_unique_id": f"unik-{name}", "file_size": 10}


_BODIES: st.SearchStrategy[Json] = st.one_of(
    texts.flatmap(
        lambda text: _entities(text).map(lambda marks: {"text": text, "entities": marks})
    ),
    texts.map(
        lambda text: {"photo": [{**_file("foto"), "width": 1, "height": 1}], "caption": text[:1024]}
    ),
    st.builds(
        lambda group: {
            "photo": [{**_file("album"), "width": 9, "height": 9}],
            "media_group_id": group,
        },
        st.sampled_from(["1", "2"]),
    ),
    texts.map(lambda text: {"document": {**_file("berkas"), "file_name": text[:60]}}),
    st.just({"sticker": {**_file("stiker"), "type": "regular", "width": 1, "height": 1,
                         "is_animated": False, "is_video": False}}),
    st.just({"voice": {**_file("suara"), "duration": 3}}),
    st.just({"contact": {"phone_number": "+6281234567890", "first_name": "Budi"}}),
    st.just({"location": {"latitude": -3.6, "longitude": 103.7}}),
    st.just({"dice": {"emoji": "🎲", "value": 6}}),
    st.just({"new_chat_members": []}),
    st.just({"delete_chat_photo": True}),
    st.just({"migrate_to_chat_id": -100123}),
    st.just({}),
)  # fmt: skip

_CHAT_KINDS = st.sampled_from(["private", "private", "private", "group", "supergroup", "channel"])


@st.composite
def _messages(draw: st.DrawFn, sender: Json) -> Json:
    kind = draw(_CHAT_KINDS)
    is_private = kind == "private"
    chat = {"id": sender["id"] if is_private else -1_001_234, "type": kind}
    message: Json = {
        "message_id": draw(st.integers(1, 2**31 - 1)),
        "date": draw(st.sampled_from([0, 1_795_000_000])),
        "chat": chat,
        **draw(_BODIES),
    }
    if draw(st.integers(0, 9)):
        message["from"] = sender
    if not draw(st.integers(0, 9)):
        message["via_bot"] = {"id": 5, "is_bot": True, "first_name": "b"}
    return message


@st.composite
def updates(draw: st.DrawFn, senders: list[Json]) -> Json:
    """An update whose shape Telegram's documentation allows, from one of the senders."""
    sender = draw(st.sampled_from(senders))
    message = draw(_messages(sender))
    match draw(st.sampled_from(["message", "message", "press", "press", "edit", "other"])):
        case "message":
            return {"message": message}
        case "edit":
            return {"edited_message": {**message, "edit_date": 1_795_000_001}}
        case "press":
            return {"callback_query": draw(_presses(sender, message))}
        case _:
            return draw(_others(sender, message))


@st.composite
def _presses(draw: st.DrawFn, sender: Json, message: Json) -> Json:
    query: Json = {"id": str(draw(st.integers(1, 10**18))), "from": sender, "chat_instance": "1"}
    where = draw(st.sampled_from(["message", "message", "inaccessible", "inline", "nowhere"]))
    if where == "message":
        query["message"] = {**message, "chat": {"id": sender["id"], "type": "private"}}
    elif where == "inaccessible":
        query["message"] = {
            "chat": {"id": sender["id"], "type": "private"}, "message_id": 1, "date": 0,
        }  # fmt: skip
    elif where == "inline":
        query["inline_message_id"] = "antah"
    query["data" if draw(st.integers(0, 9)) else "game_short_name"] = draw(button_data)
    return query


@st.composite
def _others(draw: st.DrawFn, sender: Json, message: Json) -> Json:
    poll_answer = {
        "poll_id": draw(st.sampled_from(["1", "2", "tak-dikenal", ""])),
        "user": sender,
        "option_ids": draw(st.lists(st.integers(0, 9), max_size=3)),
        "option_persistent_ids": [],
    }
    channel = {**message, "chat": {"id": -100_77, "type": "channel"}}
    member = {"status": "member", "user": sender}
    changed = {
        "chat": {"id": sender["id"], "type": "private"}, "from": sender, "date": 0,
        "old_chat_member": member,
        "new_chat_member": {**member, "status": "kicked", "until_date": 0},
    }  # fmt: skip
    inline = {"id": "1", "from": sender, "query": draw(texts)[:256], "offset": ""}
    return draw(
        st.sampled_from(
            [
                {"poll_answer": poll_answer},
                {"channel_post": channel},
                {"my_chat_member": changed},
                {"inline_query": inline},
                {"kiriman_masa_depan": {"apa": "saja"}},
                {},
            ]
        )
    )


_JUNK = st.one_of(
    st.none(), st.booleans(), _NUMBERS, st.floats(), st.text(max_size=10), st.just([]), st.just({})
)


@st.composite
def mangled(draw: st.DrawFn, senders: list[Json]) -> Json:
    """An update that no Telegram would send: fields missing, or of another kind."""
    update = copy.deepcopy(draw(updates(senders)))
    for _ in range(draw(st.integers(1, 3))):
        spoiled = _places(update)
        if not spoiled:
            break
        holder, key = draw(st.sampled_from(spoiled))
        if draw(st.booleans()):
            del holder[key]
        else:
            holder[key] = draw(_JUNK)
    return update


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every place in nested dicts and lists."""
    match value:
        case dict():
            pairs = list(value.items())
        case list():
            pairs = list(enumerate(value))
        case _:
            return []
    return [(value, key) for key, _ in pairs] + [
        place for _, inner in pairs for place in _places(inner)
    ]
