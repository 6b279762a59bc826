"""The shelf answers, offers a choice, or says that it does not know."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.search.answer import BESIDE_SURE, Answer, Answerer, Band, band_of
from knowledge.search.follow_up import Turn
from knowledge.search.index import Finding
from knowledge.search.scoring.fitted import Bands, fitted
from knowledge.search.scoring.kinds import SectionKind
from tests.places import CONTENT
from tests.shelves import answerer_of, shelf_of

HERE = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    content = shelf_of(CONTENT).content
    return answerer_of(content.library, content.vocabulary)


def test_a_clear_question_is_answered_with_its_section(answerer: Answerer) -> None:
    answer = answerer.answer("denda paspor hilang berapa")

    assert answer.band is Band.SURE
    assert answer.section is not None
    assert (answer.section.sop_id, answer.section.heading) == ("paspor-hilang", "Biaya")


def test_beside_what_is_sure_two_others_are_offered(answerer: Answerer) -> None:
    answer = answerer.answer("denda paspor hilang berapa")

    assert len(answer.offered) == BESIDE_SURE
    assert answer.shown not in answer.offered


def test_a_short_question_is_no_bad_question(answerer: Answerer) -> None:
    for question in ("apa itu tppo", "kapan perlu bap", "syrat paspor anak"):
        assert answerer.answer(question).band is not Band.NONE, question


def test_an_abbreviation_is_not_repaired_into_another(answerer: Answerer) -> None:
    answer = answerer.answer("beasiswa lpdp")

    assert answer.band is not Band.SURE
    assert all(hit.sop.id != "pelindungan-data-pribadi" for hit in answer.hits)


MANY = replace(fitted().kinds[SectionKind.MANY], bands=Bands(0.8, 0.95, 0.3, 0.4))
NUMBERS = replace(fitted(), kinds=(*fitted().kinds[: SectionKind.MANY], MANY))


@pytest.mark.parametrize(
    ("right", "answerable", "band"),
    [
        (0.9, 0.99, Band.SURE),
        (0.9, 0.90, Band.LIKELY),  # sure of its section, not so that there is an answer at all
        (0.5, 0.99, Band.LIKELY),
        (0.9, 0.10, Band.CHOICE),  # right of all that there is, if there is anything
        (0.1, 0.50, Band.CHOICE),
        (0.1, 0.10, Band.NONE),
    ],
)
def test_two_probabilities_choose_the_band(
    answerer: Answerer, right: float, answerable: float, band: Band
) -> None:
    hits = answerer.index.find("denda paspor hilang").hits

    assert band_of(Finding(hits, right, answerable), NUMBERS) is band


def answered(answerer: Answerer, *turns: str) -> Answer:
    """The answer to the last of some questions, each asked after the one before it."""
    before: Turn | None = None
    for earlier in turns[:-1]:
        answer = answerer.answer(earlier, before)
        shown = answer.shown
        before = Turn(answer.question, *((shown.sop.id, shown.section.slug) if shown else ()))
    return answerer.answer(turns[-1], before)


@pytest.mark.parametrize(
    ("turns", "sop"),
    [
        (("syarat paspor baru dewasa", "kalo anak?"), "paspor-baru-anak"),
        (
            ("siapa yg boleh layanan prioritas", "kuotanya berapa sehari"),
            "paspor-layanan-prioritas",
        ),
        (("alih status itk ke itas", "itu wajib ga"), "izin-tinggal"),
        (("cara daftar m-paspor", "ganti jadwal bisa?", "kalo ga dateng?"), "m-paspor"),
    ],
)
def test_a_short_question_is_read_with_the_one_before(
    answerer: Answerer, turns: tuple[str, ...], sop: str
) -> None:
    assert answered(answerer, *turns).hits[0].sop.id == sop


def test_what_is_denied_is_not_meant(answerer: Answerer) -> None:
    answer = answered(answerer, "biaya paspor hilang", "bukan, yg rusak")

    assert "paspor-hilang" not in {hit.sop.id for hit in answer.hits[:1]}
    assert ("paspor-rusak", "Biaya") in {hit.place for hit in answer.hits}


@pytest.mark.parametrize(
    ("question", "sop"), [("cekal itu apa", "cekal"), ("lupa password simkim", "keamanan-akun")]
)
def test_a_new_subject_is_not_pulled_to_the_old_one(
    answerer: Answerer, question: str, sop: str
) -> None:
    answer = answered(answerer, "biaya paspor hilang", question)

    assert answer.hits[0].sop.id == sop
    assert answer.question == question


def test_a_long_question_is_read_by_itself(answerer: Answerer) -> None:
    question = "pemohon minta ktp nya difoto pakai hp kita boleh tidak"

    assert answered(answerer, "denda overstay", question) == answerer.answer(question)


def test_what_no_sop_covers_is_refused_after_a_question_too(answerer: Answerer) -> None:
    assert answered(answerer, "biaya paspor hilang", "resep rendang").band is Band.NONE


@pytest.mark.parametrize(
    "question", ["resep rendang", "siapa presiden indonesia", "bayar pajak motor", "", "zzzz qqqq"]
)
def test_what_no_sop_covers_is_refused(answerer: Answerer, question: str) -> None:
    assert answerer.answer(question).band is Band.NONE


@pytest.mark.parametrize(
    "question", ["cara mengurus paspor diplomatik", "syarat visa schengen", "perpanjang sim c"]
)
def test_what_another_office_answers_is_never_answered_as_sure(
    answerer: Answerer, question: str
) -> None:
    assert answerer.answer(question).band is not Band.SURE


def test_hardly_anything_off_topic_is_answered_as_sure(answerer: Answerer) -> None:
    questions = (HERE / "off_topic.txt").read_text(encoding="utf-8").splitlines()
    sure = [question for question in questions if answerer.answer(question).band is Band.SURE]

    assert len(sure) / len(questions) <= 0.02, sure


def test_real_questions_find_their_sop(answerer: Answerer) -> None:
    rows = [json.loads(line) for line in (HERE / "questions.jsonl").open(encoding="utf-8")]
    asked = [row for row in rows if row["sop"]]
    answers = [(row, answerer.answer(row["question"])) for row in asked]
    found = [row for row, answer in answers if answer.hits[0].sop.id in row["sop"]]
    refused = [row for row, answer in answers if answer.band is Band.NONE]

    assert len(found) / len(asked) >= 0.93
    assert len(refused) / len(asked) <= 0.03


def test_most_dialogues_are_shown_the_right_section(answerer: Answerer) -> None:
    rows = [json.loads(line) for line in (HERE / "dialogues.jsonl").open(encoding="utf-8")]
    shown = [answered(answerer, *row["after"], row["question"]).shown for row in rows]
    right = [
        row
        for row, hit in zip(rows, shown, strict=True)
        if hit is not None and list(hit.place) in row["passages"]
    ]

    assert len(rows) >= 60
    assert len(right) / len(rows) >= 0.6
