"""Chat spelling made from clean questions: abbreviations, slang, typos. The same in each run."""

import re
from random import Random

SEED = 20261125

_WORD = re.compile(r"\w+")

_ABBREVIATIONS = {
    "apa": ("ap",),
    "apakah": ("apkh", "apa"),
    "bagaimana": ("gmn", "gimana", "bgmn"),
    "banyak": ("byk",),
    "belum": ("blm", "blum"),
    "berapa": ("brp",),
    "bisa": ("bs", "bsa"),
    "boleh": ("blh",),
    "dan": ("dn", "dan"),
    "dapat": ("dpt",),
    "dari": ("dr", "dri"),
    "dengan": ("dgn", "dg"),
    "di": ("d", "di"),
    "dimana": ("dmn", "dimn"),
    "dimanakah": ("dmn",),
    "harus": ("hrs",),
    "jika": ("jk", "klo"),
    "juga": ("jg",),
    "kalau": ("kalo", "klo", "kl"),
    "kapan": ("kpn",),
    "karena": ("krn",),
    "lagi": ("lg",),
    "mana": ("mn",),
    "mengapa": ("knp",),
    "nama": ("nm",),
    "nomor": ("no", "nmr"),
    "orang": ("org",),
    "pada": ("pd",),
    "sampai": ("smp", "sampe"),
    "sebelum": ("sblm",),
    "sudah": ("udh", "sdh", "udah"),
    "surat": ("srt", "surat"),
    "tahun": ("thn", "th"),
    "tanggal": ("tgl",),
    "telah": ("tlh", "udah"),
    "tempat": ("tmpt",),
    "tidak": ("gak", "ga", "nggak", "tdk"),
    "untuk": ("utk", "untk", "buat"),
    "yang": ("yg",),
}
_SLANG = {
    "bertemu": ("ketemu",),
    "cepat": ("cepet",),
    "dapatkah": ("bisa",),
    "hanya": ("cuma", "cm"),
    "hilang": ("ilang",),
    "ingin": ("pengen", "mau"),
    "melihat": ("liat",),
    "membuat": ("bikin", "buat"),
    "memakai": ("pake",),
    "mengambil": ("ngambil",),
    "mengurus": ("ngurus",),
    "saja": ("aja", "aj"),
    "saya": ("sy", "gue", "aku"),
    "seperti": ("kayak", "kyk"),
    "siapa": ("sapa", "siapa"),
}
_LISTED_CHANCE = 0.75
_ENDING_CHANCE = 0.06
_TYPO_CHANCE = 0.15
_SHORTEST_TYPO = 5
_NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj",
    "i": "uo", "j": "hk", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o",
    "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc",
    "y": "tu", "z": "x",
}  # fmt: skip


def noisy(question: str, seed: int = SEED) -> str:
    """Return a question as it might be typed in a chat. Numbers stay as they are."""
    chance = Random(f"{seed}:{question}")
    return " ".join(_typed(word, chance) for word in _WORD.findall(question.lower()))


def _typed(word: str, chance: Random) -> str:
    listed = _ABBREVIATIONS.get(word) or _SLANG.get(word)
    if listed:
        return chance.choice(listed) if chance.random() < _LISTED_CHANCE else word
    if not word.isalpha() or len(word) < _SHORTEST_TYPO:
        return word
    if chance.random() < _TYPO_CHANCE:
        return chance.choice(_TYPOS)(word, chance)
    return f"{word}nya" if chance.random() < _ENDING_CHANCE else word


def _left_out(word: str, chance: Random) -> str:
    place = chance.randrange(1, len(word))
    return word[:place] + word[place + 1 :]


def _swapped(word: str, chance: Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _doubled(word: str, chance: Random) -> str:
    place = chance.randrange(1, len(word))
    return word[:place] + word[place] + word[place:]


def _next_key(word: str, chance: Random) -> str:
    place = chance.randrange(1, len(word))
    near = _NEIGHBOURS.get(word[place], word[place])
    return word[:place] + chance.choice(near) + word[place + 1 :]


def _without_vowels(word: str, chance: Random) -> str:
    """Drop one inner vowel or all of them: "syarat" becomes "syrat" or "syrt"."""
    inner = word[1:-1]
    count = chance.choice((1, len(inner)))
    return word[0] + re.sub("[aeiou]", "", inner, count=count) + word[-1]


_TYPOS = (_left_out, _swapped, _doubled, _next_key, _without_vowels)
