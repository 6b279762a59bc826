"""The search benchmark from files to table, on twenty passages."""

import json
from pathlib import Path

import pytest

from benchmarks.search import __main__ as command
from benchmarks.search.engine import Contender
from benchmarks.search.judging.metrics import Quality, chance_of, decided, quality
from benchmarks.search.judging.outcome import Asked
from benchmarks.search.texts.data import Passage, Question, askable, drawn
from benchmarks.search.texts.distractors import distractors

SUBJECTS = [
    "paspor hilang", "paspor rusak", "paspor anak", "paspor dewasa", "paspor elektronik",
    "tarif paspor", "percepatan paspor", "izin tinggal", "overstay", "deportasi",
    "pencegahan", "penangkalan", "wawancara", "biometrik", "gratifikasi",
    "pengaduan", "pelayanan prioritas", "penyerahan paspor", "dokumen palsu", "keamanan akun",
]  # fmt: skip
PASSAGES = [
    Passage(str(number), subject, f"Petugas memeriksa berkas {subject}. Lalu mencatat nomornya.")
    for number, subject in enumerate(SUBJECTS)
]


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Twenty passages, and a question for each whose chat spelling has to be made."""
    passages, questions = tmp_path / "passages.jsonl", tmp_path / "questions.jsonl"
    passages.write_text(
        "\n".join(
            json.dumps({"id": int(passage.id), "title": passage.title, "body": passage.body})
            for passage in PASSAGES
        )
    )
    questions.write_text(
        "\n".join(
            json.dumps({"query": f"bagaimana mengurus {passage.title}?", "gold": [int(passage.id)]})
            for passage in PASSAGES
        )
    )
    return passages, questions


def test_engines_find_twenty_passages_and_the_table_says_so(
    files: tuple[Path, Path], tmp_path: Path
):
    passages, questions = files
    results = tmp_path / "RESULTS.md"

    command.main(
        [
            "--passages", str(passages), "--questions", str(questions), "--name", "twenty",
            "--only", "words", "fts5", "token-set", "--out", str(results),
        ]
    )  # fmt: skip

    text = results.read_text(encoding="utf-8")
    rows = {
        cells[1].strip(" *"): cells
        for cells in (line.split("|") for line in text.splitlines())
        if len(cells) > 8
    }
    assert "## Search: twenty" in text
    assert "### twenty, 20 passages" in text
    assert rows["Pandu, words"][2].startswith(" 100.0 / ")
    assert rows["SQLite FTS5, unicode61"][9].strip() == "20"
    assert "rapidfuzz token_set_ratio" in rows


def test_a_peer_that_is_not_installed_is_said_to_be_missing():
    peer = Contender("peer", "Peer", "peer", package="a_package_nobody_has")

    assert peer.missing() == "a_package_nobody_has is not installed"


def test_a_smaller_draw_is_part_of_a_larger_one():
    assert set(drawn(PASSAGES, 5)) < set(drawn(PASSAGES, 12))


def test_only_questions_whose_answer_was_drawn_are_asked():
    questions = [Question(passage.title, passage.title, (passage.id,)) for passage in PASSAGES]

    asked = askable(questions, PASSAGES[:6], sample=50)

    assert {one.gold[0] for one in asked} == {passage.id for passage in PASSAGES[:6]}


def test_no_distractor_holds_a_sentence_of_an_answer():
    questions = [Question("", "", (passage.id,)) for passage in PASSAGES[:10]]

    made = distractors(PASSAGES, questions, 40)

    assert len({one.id for one in made}) == 40
    assert not [one for one in made for right in PASSAGES[:10] if f"{right.title}." in one.body]


def test_sections_of_an_sop_count_as_that_sop_once():
    question = Question("", "", ("b",))
    asked = Asked(found=[["a#biaya", "a#alur", "b#biaya"]], milliseconds=[1.0])

    assert quality([question], asked).ranks == (2,)


def test_equal_engines_differ_by_chance_and_a_clear_winner_does_not():
    good, bad = Quality((1,) * 20), Quality((2,) * 20)

    assert chance_of(good, good, 1) == 1.0
    assert chance_of(good, bad, 1) < 0.001
    assert chance_of(good, bad, 3) == 1.0


def test_what_only_one_engine_has_first_is_counted_for_both():
    assert decided(Quality((1, 1, 2, 0)), Quality((1, 2, 1, 1)), depth=1) == (1, 2)
