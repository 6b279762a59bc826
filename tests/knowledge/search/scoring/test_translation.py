"""The words of questions are learned from those of sections, and tell sections apart."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.fit.learned import translation
from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.library import Library
from knowledge.reading.sops.sop import SampleQuestion
from knowledge.search.index import Index
from knowledge.search.scoring.translation import FILE, Translation
from knowledge.search.scoring.views import NAMES
from tests.knowledge import sample
from tests.places import CONTENT
from tests.shelves import shelf_of

TRANSLATED = NAMES.index("translated")
MOST_BYTES = 8_000_000


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    return sample.vocabulary(tmp_path)


def asked(library: Library, **questions: tuple[str, ...]) -> Library:
    """The library with other sample questions: of each SOP a heading and its questions."""
    return Library(
        {
            sop.id: replace(
                sop,
                questions=tuple(
                    SampleQuestion(text, heading)
                    for name, (heading, *texts) in questions.items()
                    for text in texts
                    if name.replace("_", "-") == sop.id
                ),
            )
            for sop in library.values()
        }
    )


def figures(index: Index, question: str) -> dict[tuple[str, str], float]:
    column = index.look(question).figures[:, TRANSLATED].tolist()
    return dict(zip(index.places, column, strict=True))


def test_a_word_that_is_asked_of_some_sections_speaks_for_others_with_the_same_words(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    library = sample.shelf(tmp_path / "sop")
    taught = asked(
        library,
        paspor_hilang=("Biaya", *["duit"] * 20),
        paspor_rusak=("Dokumen", *["bawa berkas lecek"] * 20),
        izin_tinggal=("Waktu", *["kapan ngurus bule"] * 20),
    )
    table = Translation(translation.fit(taught, vocabulary))

    index = Index(asked(taught), vocabulary, translation=table)
    found = figures(index, "duit")

    assert found["paspor-rusak", "Biaya"] > found["izin-tinggal", "Waktu"]
    assert found["paspor-rusak", "Biaya"] > 0


def test_a_word_that_no_table_knows_means_itself(tmp_path: Path, vocabulary: Vocabulary) -> None:
    library = sample.shelf(tmp_path / "sop")
    table = Translation(translation.fit(asked(library), vocabulary))

    found = figures(Index(library, vocabulary, translation=table), "kepolisian")

    assert max(found, key=lambda place: found[place]) == ("paspor-hilang", "Dokumen")


def test_few_samples_join_what_a_section_says(tmp_path: Path, vocabulary: Vocabulary) -> None:
    library = sample.shelf(tmp_path / "sop")
    table = Translation(translation.fit(asked(library), vocabulary))

    found = figures(
        Index(asked(library, paspor_rusak=("Biaya", "ceban")), vocabulary, translation=table),
        "ceban",
    )

    assert max(found, key=lambda place: found[place]) == ("paspor-rusak", "Biaya")


def test_a_section_scores_as_it_would_among_fewer(tmp_path: Path, vocabulary: Vocabulary) -> None:
    library = asked(sample.shelf(tmp_path / "sop"))
    table = Translation(translation.fit(library, vocabulary))
    copies = {
        f"{sop.id}-{at}": replace(sop, id=f"{sop.id}-{at}")
        for at in range(40)
        for sop in library.values()
    }

    few = figures(Index(library, vocabulary, translation=table), "kepolisian")
    many = figures(Index(Library(copies), vocabulary, translation=table), "kepolisian")

    assert len(many) > 200
    assert {
        (sop_id.rpartition("-")[0], heading, score) for (sop_id, heading), score in many.items()
    } == {(*place, score) for place, score in few.items()}


def test_the_same_samples_make_the_same_table(tmp_path: Path, vocabulary: Vocabulary) -> None:
    library = sample.shelf(tmp_path / "sop")

    one, other = (translation.fit(library, vocabulary) for _ in range(2))

    assert one.keys() == other.keys()
    assert all(np.array_equal(table, other[name]) for name, table in one.items())


def test_the_table_in_use_is_small_and_knows_the_words_of_the_shelf() -> None:
    lexicon = shelf_of(CONTENT)._loaded.answerer.index._views.lexicon
    stems = Translation.read().stems

    assert FILE.stat().st_size < MOST_BYTES
    assert sum(stem in lexicon for stem in stems) / len(stems) > 0.9
