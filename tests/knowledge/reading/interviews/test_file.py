"""The questions of an interview are read whole, or refused with all their faults."""

from pathlib import Path

import pytest

from knowledge.reading import interviews
from knowledge.reading.faults import BrokenKnowledge
from knowledge.reading.interviews import Point
from knowledge.reading.sources import catalogue
from tests.places import CONTENT, KNOWLEDGE
from tests.shelves import shelf_of

INTERVIEW = """\
---
id: wisata
title: Wisata
sop: wawancara-tujuan
heading: Wisata
category: wawancara
category_when_stopped: tppo
when_stopped:
  - tppo-penanganan-korban / Langkah pertama
sources:
  - key: baku
    regulation: Laman Ditjen
    confidence: K1
  - key: u
    regulation: Pengetahuan umum
    confidence: U
---
## Mau ke mana?
Mengapa: Pembuka.[^baku]
Bukti: Tiket.[^u]
Gali bila: Tidak tahu.[^u]
Gali: Mengapa ke sana?
Jangan tanya: Agamanya.[^u]
SOP: wawancara-tujuan / Wisata
Penerbit: dukcapil
"""


def faults_of(folder: Path, text: str) -> list[str]:
    (folder / "wisata.md").write_text(text, encoding="utf-8")
    with pytest.raises(BrokenKnowledge) as broken:
        interviews.load(folder)
    return [fault.message for fault in broken.value.faults]


def test_a_question_is_read_with_all_that_belongs_to_it(tmp_path: Path) -> None:
    (tmp_path / "wisata.md").write_text(INTERVIEW, encoding="utf-8")

    (question,) = interviews.load(tmp_path)["wisata"].questions

    assert question.text == "Mau ke mana?"
    assert question.why == Point("Pembuka.")
    assert question.proof == Point("Tiket.", is_unverified=True)
    assert question.follow_ups == ("Mengapa ke sana?",)
    assert question.never == (Point("Agamanya.", is_unverified=True),)
    assert question.passages == (("wawancara-tujuan", "Wisata"),)
    assert question.issuers == ("dukcapil",)
    assert question.sources == ("Laman Ditjen", "Pengetahuan umum")


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("id: wisata", "id: lain", "id must be the file's name"),
        ("title: Wisata", "title: Wisata ke segala penjuru dunia", "it is a button"),
        ("category: wawancara\n", "", "'category' is missing"),
        ("title:", "judul: x\ntitle:", "'judul' is not a key here"),
        ("  - tppo-penanganan-korban / Langkah pertama\n", "", "once an interview must stop"),
        ("Jangan tanya: Agamanya.[^u]\n", "", "lacks 'Jangan tanya:'"),
        ("Gali: Mengapa ke sana?\n", "", "lacks 'Gali:'"),
        ("Bukti: Tiket.[^u]", "Bukti: Tiket.", "'Bukti' has no source"),
        ("Bukti: Tiket.[^u]", "Bukti: Tiket.[^x]", "source 'x' is not in the head"),
        ("Bukti: Tiket.[^u]", "Berkas: Tiket.[^u]", "a line must begin with one of"),
        ("Gali: Mengapa", "Mengapa: Lagi.[^u]\nGali: Mengapa", "has 'Mengapa:' twice"),
        ("SOP: wawancara-tujuan / Wisata", "SOP: wawancara-tujuan", "' / ' and a heading"),
        ("## Mau ke mana?", f"## {'Mau ' * 16}ke mana?", "at most 60 letters"),
    ],
)
def test_a_fault_says_what_to_do(tmp_path: Path, good: str, bad: str, said: str) -> None:
    assert any(said in message for message in faults_of(tmp_path, INTERVIEW.replace(good, bad)))


def test_what_an_interview_names_must_be_there() -> None:
    shelf = shelf_of(CONTENT).content
    wisata = shelf.interviews["wisata"]
    lost = [
        interviews.Interview("a", "A", "wawancara-tujuan", "Tidak ada", "calo", "tppo", (), ()),
        interviews.Interview(
            "b",
            "B",
            wisata.sop,
            wisata.heading,
            "gosip",
            "tppo",
            (),
            (interviews.InterviewQuestion("?", issuers=("warung",)),),
        ),
    ]

    found = interviews.misfits(
        KNOWLEDGE, {interview.id: interview for interview in lost}, shelf.library, shelf.categories
    )

    messages = [fault.message for fault in found]
    assert len(messages) == 3
    assert "'Tidak ada'" in messages[0]
    assert "'warung'" in messages[1]
    assert "'gosip'" in messages[2]


def test_the_office_asks_for_ten_purposes() -> None:
    found = interviews.load(KNOWLEDGE / "interviews", catalogue.load(CONTENT))

    assert len(found) == 10
    assert all(len(interview.questions) >= 7 for interview in found.values())
