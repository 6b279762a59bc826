"""What is asked of others is told by its words, unless the shelf at hand knows them."""

from dataclasses import replace

import pytest

from benchmarks.fit.data import Asked
from benchmarks.fit.learned.strangers import Counting
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import SampleQuestion
from knowledge.search.answer import Answerer, Band
from knowledge.search.scoring.kinds import FEW
from knowledge.search.scoring.strangers import StrangerCounts, Strangers
from tests.places import CONTENT
from tests.shelves import answerer_of, shelf_of

COUNTS = StrangerCounts(
    strangers=100,
    samples=10_000,
    words={"toilet": (5, 0), "rusak": (5, 500), "toilet rusak": (2, 0)},
)


def strangers(shares: dict[str, float] | None = None, names: tuple[str, ...] = ()) -> Strangers:
    return Strangers(COUNTS, lambda word: (shares or {}).get(word, 0.0), names)


def test_a_word_that_is_asked_of_others_speaks_for_a_stranger() -> None:
    toilet, passport = (strangers().evidence(asked) for asked in (["toilet"], ["paspor"]))

    assert toilet.words > 4
    assert (passport.words, passport.pairs) == (0.0, 0.0)


def test_a_word_that_samples_have_as_often_says_nothing() -> None:
    assert strangers().evidence(["rusak"]).words < 0.1


def test_a_pair_counts_beside_its_words() -> None:
    assert strangers().evidence(["toilet", "rusak"]).pairs > 3
    assert strangers().evidence(["rusak", "toilet"]).pairs == 0.0


def test_the_samples_of_the_shelf_at_hand_count_too() -> None:
    known = strangers({"toilet": 0.05})

    assert known.evidence(["toilet"]).words < 0.1
    assert known.evidence(["toilet"]).familiar == 0.0


def test_the_most_familiar_word_speaks_for_the_shelf() -> None:
    known = strangers({"simkim": 0.02})

    assert known.evidence(["toilet", "simkim"]).familiar > 1
    assert known.evidence(["toilet"]).familiar == 0.0


def test_what_a_new_sop_is_called_is_a_stranger_to_nobody() -> None:
    assert strangers(names=("toilet",)).evidence(["toilet"]).words == 0.0


def test_only_what_strangers_say_more_often_is_kept() -> None:
    content = shelf_of(CONTENT).content
    put = [Asked(text, frozenset()) for text in (*["wc mampet"] * 300, "biaya paspor hilang")]

    found = Counting(content).counts(put)

    assert {"wc", "mampet", "wc mampet"} <= found.words.keys()
    assert not {"paspor", "hilang", "paspor hilang"} & found.words.keys()


def test_words_of_hidden_sops_are_not_counted() -> None:
    content = shelf_of(CONTENT).content
    counting, put = Counting(content), [Asked("paspor hilang", frozenset())]

    every = counting.counts(put)
    without = counting.counts(put, {"paspor-hilang"})

    assert every.samples - without.samples == len(content.library["paspor-hilang"].questions)


@pytest.mark.parametrize("question", ["pinjam mobil dinas", "jadwal bola malem ini", "wc mampet"])
def test_to_what_is_nobodys_task_nothing_is_near(question: str) -> None:
    content = shelf_of(CONTENT).content

    answer = answerer_of(content.library, content.vocabulary).answer(question)

    assert (answer.band, answer.hits) == (Band.NONE, ())


def test_what_holds_a_word_of_nobodys_task_is_not_near() -> None:
    content = shelf_of(CONTENT).content

    answer = answerer_of(content.library, content.vocabulary).answer("toilet rusak")

    assert answer.band is Band.NONE
    assert "paspor-rusak" not in {hit.sop.id for hit in answer.hits}


@pytest.mark.parametrize("samples", [0, 5, FEW + 8])
def test_an_office_may_write_an_sop_about_what_was_nobodys_task(samples: int) -> None:
    content = shelf_of(CONTENT).content
    old = content.library["pengaduan-masyarakat"]
    heading = "Meminjam mobil dinas"
    own = replace(
        old,
        id="mobil-dinas",
        title="Mobil dinas",
        aliases=("kendaraan dinas",),
        questions=tuple(
            SampleQuestion(f"{text} {number}", heading, 1, old.path)
            for number, text in enumerate(["pinjam mobil dinas", "mobil dinas mau dipakai"] * 10)
        )[:samples],
        sections=(
            replace(
                old.sections[0],
                sop_id="mobil-dinas",
                slug="meminjam-mobil-dinas",
                heading=heading,
                body="Mobil dinas dipinjam di Tata Usaha. Isi buku pinjam, ambil kunci.",
            ),
        ),
    )
    library = Library({**content.library, own.id: own})

    answer = Answerer(library, content.vocabulary).answer("mau pinjam mobil dinas caranya gimana")

    assert answer.hits[0].place == ("mobil-dinas", heading)
    assert answer.band.is_shown
