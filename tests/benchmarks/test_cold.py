"""The benchmark of new SOPs: what each shelf has lost, and how its questions are counted."""

from pathlib import Path

import pytest

from benchmarks.cold.names import Named
from benchmarks.cold.shelves import ALL, HALF, TENTH, cases
from benchmarks.fit.data import Asked
from benchmarks.fit.folds import COUNT, folds, with_new
from knowledge.reading.content import Content
from knowledge.search.answer import Answerer
from tests.knowledge import sample
from tests.knowledge.search.test_index import WORDS
from tests.places import CONTENT
from tests.shelves import shelf_of


@pytest.fixture(scope="module")
def content() -> Content:
    return shelf_of(CONTENT).content


@pytest.fixture(scope="module")
def asked(content: Content) -> list[Asked]:
    """One question about every SOP."""
    return [
        Asked(sop.title, frozenset({(sop.id, sop.sections[0].heading)}))
        for sop in content.library.values()
    ]


def test_every_sop_is_in_one_fold(content: Content) -> None:
    dealt = folds(content.library)

    assert len(dealt) == COUNT
    assert sorted(one for fold in dealt for one in fold) == sorted(content.library)


def test_only_new_sops_lose_their_samples(content: Content) -> None:
    new = folds(content.library)[0]

    few = with_new(content.library, new, 3)

    for sop in few.values():
        had = content.library[sop.id].questions
        held = [question.heading for question in sop.questions]
        assert set(sop.questions) <= set(had)
        if sop.id in new:
            assert max((held.count(heading) for heading in held), default=0) <= 3
        else:
            assert sop.questions == had


@pytest.mark.parametrize("share", [TENTH, HALF, ALL])
def test_each_question_is_asked_once_of_a_shelf_on_which_its_sop_is_new(
    content: Content, asked: list[Asked], share: str
) -> None:
    own = [case for case in cases(content, asked, range(COUNT)) if case.share == share]

    for case in own:
        assert all(_sop(question) in case.hidden <= case.new for question in case.about_new)
        assert all(_sop(question) not in case.new for question in case.about_others)
    put = [question.text for case in own for question in case.about_new]
    assert sorted(put) == sorted(question.text for question in asked)


def test_a_name_counts_as_found_if_it_is_first(tmp_path: Path) -> None:
    library = sample.shelf(tmp_path / "sop")
    names = Named()

    names.ask(Answerer(library, sample.vocabulary(tmp_path, WORDS)), library.values())

    asked = [counted[0] for counted in names.counts.values()]
    assert asked == [3, 5, 6]
    assert all(first >= sure for _, first, sure in names.counts.values())


def _sop(asked: Asked) -> str:
    ((sop, _),) = asked.places
    return sop
