"""Every Indonesian sentence that a user reads stands in `bot/texts/`, and in no other module.

`knowledge/` is left out: its readers must know the words of the content and of the people who ask.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.places import ROOT

TEXTS = ROOT / "bot/texts"
# Words too short for the rule below, which nearly every sentence has.
COMMON = {"ada", "dan", "di", "ini", "itu", "jam", "ke"}
# Words of the texts that English strings have, too.
ENGLISH = """
    admin album archive backup before blocked chat check class compose copied data deploy docker
    docs encryption folder found hours info json keys known list logs main menu name office open
    outside pandu port program proxy restored retention server service size systemd telegram timer
    timers token true units unit upgrade user vacuum webhook word
"""
# Modules that read what people type: their patterns are Indonesian.
READERS = {
    "office/answering/asking.py",
    "office/calendar/asked_days.py",
    "office/calendar/date_parser.py",
    "office/calendar/period.py",
    "office/privacy/named.py",
    "office/training/scheduling/form.py",
}
# What is Indonesian and no sentence for a user, and why.
ALLOWED = {
    # A content file's head, and how its lines are named.
    "office/revisions/drafting/manuscripts.py": ("---", "baris "),
    "bot/handlers/answers/codes.py": ("^(?:Pertanyaan ",),  # how a message about a question begins
    "bot/screens/verifications/letter.py": (  # the blanks of a letter of `knowledge/`
        "nomor dokumen",
        "nama pada dokumen",
        "tanggal terbit",
        "jenis dokumen",
        "unit dan jabatan penanggap",
        "nomor permohonan",
        "tanggal jawaban diharapkan",
    ),
    "office/anomalies/practice/kinds.py": ("LATIHAN",),  # part of the code, as KJ is
    # What stands in the file of a new office.
    "office/setup/answers.py": ("Kelas ", "WITA"),
    "office/setup/files/folder.py": (
        "Kantor Imigrasi ",
        "Kanwil Ditjen Imigrasi ",
        " (alamatnya pada Kasubbag Tata Usaha)",
        "Lalu Lintas dan Izin Tinggal",
        "Dokumen Perjalanan dan Izin Tinggal",
        *("[units.kanim]", "^(?:# This office has no UKK", ']]\npost = "koordinator_ukk"'),
    ),
    "office/data_protection/personal_data.py": ("Mantan anggota ",),  # a name as it is stored
    "office/training/rules/allocation.py": ("jatuh tempo",),  # a reason as it is stored
}
WORD = re.compile(r"[a-z]+")
# Fields and tags are no words.
MARKUP = re.compile(r"\{\w*\}|<[^>]*>")
# A key, a path, a callback's argument or a condition in SQL: nobody reads it.
KEY = re.compile(r"[a-z0-9_./:%#=-]*|[a-z_]+ = '[a-z_]+'")


def modules() -> Iterator[Path]:
    for room in ("bot", "office"):
        for path in sorted((ROOT / room).rglob("*.py")):
            if not path.is_relative_to(TEXTS) and "migrations" not in path.parts:
                yield path


def strings(code: str) -> Iterator[tuple[int, str]]:
    """Every string of a module and every part of an f-string, with its line.

    Docstrings and the names that a face exports are left out.
    """
    tree = ast.parse(code)
    left_out = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            left_out.update(map(id, ast.walk(node)))
    for node in ast.walk(tree):
        is_string = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_string and id(node) not in left_out:
            yield node.lineno, node.value


def words(text: str) -> set[str]:
    return set(WORD.findall(MARKUP.sub(" ", text).lower()))


@cache
def vocabulary() -> set[str]:
    """The words that the texts use. Two of the files also hold English templates."""
    files = (path for path in TEXTS.rglob("*.py") if path.name not in ("faults.py", "terminal.py"))
    texts = (text for path in files for _, text in strings(path.read_text("utf-8")))
    said = {word for text in texts if not KEY.fullmatch(text) for word in words(text)}
    return COMMON | {word for word in said if len(word) > 3} - set(ENGLISH.split())


def sentences(code: str) -> list[tuple[int, str]]:
    """Return the strings of a module that say something in Indonesian, each with its line."""
    return [
        (line, text)
        for line, text in strings(code)
        if not KEY.fullmatch(text) and words(text) & vocabulary()
    ]


@pytest.mark.parametrize(
    "code",
    [
        'show("Kirim laporan")',
        'show("Batalkan")',
        'show(f"{count} orang belum membaca")',
        'show(f"{count} menit")',
        '" dan ".join(names)',
        'show(f"<b>Pengumuman {code}</b>")',
    ],
)
def test_a_sentence_or_a_label_is_found(code: str) -> None:
    assert sentences(code)


@pytest.mark.parametrize(
    "code",
    [
        '"""Says *Kirim laporan* to nobody."""',
        'State("menunggu")',
        'pack(REPORT_BUTTON, "kirim")',
        'log.warning("a message did not arrive")',
        "Index(where=\"state = 'draf'\")",
        'raise RuntimeError("telegram cannot be reached")',
    ],
)
def test_what_nobody_reads_is_no_sentence(code: str) -> None:
    assert sentences(code) == []


def test_every_sentence_stands_in_the_texts() -> None:
    strays, allowed = [], set()
    for path in modules():
        name = str(path.relative_to(ROOT))
        for line, text in sentences(path.read_text("utf-8")):
            known = [one for one in ALLOWED.get(name, ()) if text.startswith(one)]
            allowed.update((name, one) for one in known)
            if not known and name not in READERS:
                strays.append(f"{name}:{line}: {text}")

    assert strays == []
    assert allowed == {(name, one) for name, all in ALLOWED.items() for one in all}
