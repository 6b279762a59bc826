"""An index is kept in a file: what is read from it is what was built, or it is built anew."""

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from knowledge import shelf as shelves
from knowledge.reading.questions.vocabulary import Vocabulary
from knowledge.reading.sops.library import Library
from knowledge.search import index_file
from knowledge.search.answer import Answerer
from knowledge.search.index import Index
from knowledge.search.index_file import IndexFile
from knowledge.search.scoring.tables import Tabled
from knowledge.search.scoring.views import Views
from knowledge.shelf import LearnedPhrasing, Shelf, address_of
from tests.knowledge import sample
from tests.knowledge.search.test_index import WORDS
from tests.places import copied_layers

QUESTION = "denda paspor hilang"
QUESTIONS = (QUESTION, "losst paspor", "syarat kitas brp", "apa saja", "biaya")


class Office:
    """A small shelf, and the file of its index."""

    def __init__(self, folder: Path) -> None:
        self.library: Library = sample.shelf(folder / "sop")
        self.vocabulary: Vocabulary = sample.vocabulary(folder, WORDS)
        self.path = folder / "pandu.db.index"

    def start(self) -> Index:
        return Index(self.library, self.vocabulary, file=IndexFile(self.path))


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> list[Views]:
    """Everything that is built, and not read from a file."""
    noted: list[Views] = []
    build = Views._build

    def note(self: Views, *sops: Any) -> None:
        noted.append(self)
        build(self, *sops)

    monkeypatch.setattr(Views, "_build", note)
    return noted


def looks(index: Index) -> list[list[float]]:
    return [index.look(question).figures.ravel().tolist() for question in QUESTIONS]


def attributes(thing: Any) -> dict[str, Any]:
    """Every attribute, down to the arrays."""
    found: dict[str, Any] = {}
    for name, value in vars(thing).items():
        inner = attributes(value) if isinstance(value, Tabled) else {"": value}
        found |= {f"{name}.{key}": one for key, one in inner.items()}
    return found


def test_the_second_start_builds_nothing_and_sees_the_same(
    office: Office, built: list[Views]
) -> None:
    first = office.start()

    second = office.start()

    assert len(built) == 1
    assert looks(second) == looks(first)
    assert second.find("syarat paspor hilang") == first.find("syarat paspor hilang")
    assert list(second._views.lexicon) == list(first._views.lexicon)


def test_nothing_that_was_built_is_missing_in_what_is_read(office: Office) -> None:
    first, second = attributes(office.start()._views), attributes(office.start()._views)

    assert first.keys() == second.keys()
    for name, value in first.items():
        assert type(value) is type(second[name]), name
        if isinstance(value, np.ndarray):
            assert value.dtype == second[name].dtype, name
            assert np.array_equal(value, second[name]), name


def test_a_shelf_without_a_question_is_kept_too(tmp_path: Path) -> None:
    vocabulary, file = sample.vocabulary(tmp_path), IndexFile(tmp_path / "index")

    for _ in range(2):
        assert not Index(Library({}), vocabulary, file=file).search("paspor")


def test_other_words_are_another_index(office: Office, built: list[Views], tmp_path: Path) -> None:
    office.start()
    office.vocabulary = sample.vocabulary(tmp_path, WORDS.replace('"hilang"', '"rusak"', 1))
    office.start()
    sops = dict(office.library)
    sops.pop("paspor-rusak")
    office.library = Library(sops)

    index = office.start()

    assert len(built) == 3
    assert {sop for sop, _ in index.places} == sops.keys()
    office.start()
    assert len(built) == 3


def test_another_program_builds_anew(
    office: Office, built: list[Views], monkeypatch: pytest.MonkeyPatch
) -> None:
    office.start()
    monkeypatch.setattr(index_file, "_program", lambda: b"another")

    office.start()

    assert len(built) == 2


def test_the_program_is_every_module_that_reads_or_searches_and_the_fitted_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "words" / "question.py"
    module.parent.mkdir()
    module.write_text("one")
    monkeypatch.setattr(index_file, "_SEARCH", tmp_path)
    before = index_file._program.__wrapped__()
    module.write_text("two")
    after = index_file._program.__wrapped__()
    (tmp_path / "words" / "table.npz").write_text("three")

    assert len({before, after, index_file._program.__wrapped__()}) == 3


def damages() -> list[Any]:
    """Bits that turn, a file that ends too early, and files that are something else."""

    def cut(content: bytes) -> bytes:
        return content[: len(content) // 2]

    def turned(seed: int) -> Any:
        def turn(content: bytes) -> bytes:
            spoilt, chosen = bytearray(content), random.Random(seed)
            for _ in range(20):
                spoilt[chosen.randrange(len(spoilt))] ^= 1 << chosen.randrange(8)
            return bytes(spoilt)

        return turn

    return [cut, lambda _: b"", lambda _: b"PK\x03\x04", lambda _: b"{}", *map(turned, range(20))]


@pytest.mark.parametrize("damage", damages())
def test_a_damaged_file_is_built_anew_and_replaced(
    office: Office, built: list[Views], damage: Any
) -> None:
    first = looks(office.start())
    office.path.write_bytes(damage(office.path.read_bytes()))

    assert looks(office.start()) == first
    assert looks(office.start()) == first
    assert len(built) <= 2


def test_no_object_is_ever_loaded_from_the_file(office: Office, built: list[Views]) -> None:
    office.start()
    with np.load(office.path) as held:
        tables = dict(held)
    np.savez(office.path.open("wb"), **{**tables, "_idf": np.array([Path("x")], object)})

    office.start()

    assert len(built) == 2


@pytest.mark.parametrize("in_the_way", ["", "pandu.db.index", "pandu.db.index.new"])
def test_an_index_that_cannot_be_kept_is_built_each_time(
    tmp_path: Path, built: list[Views], in_the_way: str
) -> None:
    office = Office(tmp_path)
    if in_the_way:
        (tmp_path / in_the_way).mkdir()
    else:
        office.path = tmp_path / "missing" / "pandu.db.index"

    assert looks(office.start()) == looks(office.start())
    assert len(built) == 2
    assert not [path for path in tmp_path.glob("*.new") if path.is_file()]


def test_what_is_said_in_chat_counts_and_stands_in_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, built: list[Views]
) -> None:
    monkeypatch.setattr(shelves, "Answerer", Answerer)
    # Without its sample questions a shelf is built in a moment.
    layers, file = copied_layers(tmp_path, "questions"), tmp_path / "pandu.db.index"
    first = Shelf(layers, index_file=file).answer(QUESTION)
    kept = file.read_bytes()
    shelf = Shelf(layers, index_file=file)
    assert len(built) == 1
    path = "sop/paspor-hilang.md"
    text = layers.file(path).read_text()

    shelf.revise({path: text.replace("## Biaya\n", "## Biaya\nKwitansi parkir pemohon.\n", 1)})
    assert shelf.answer("kwitansi parkir pemohon").hits[0].place == ("paspor-hilang", "Biaya")
    shelf.revise({})
    shelf.learn([LearnedPhrasing("karcis ojek", address_of("paspor-hilang", "biaya"))])
    assert shelf.answer("karcis ojek").hits[0].place == ("paspor-hilang", "Biaya")

    assert file.read_bytes() == kept
    assert Shelf(layers, index_file=file).answer(QUESTION) == first
