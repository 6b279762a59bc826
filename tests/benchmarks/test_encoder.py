"""The second opinion reorders what words leave open, and never makes anything sure."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from benchmarks.search.encoder import CachedEncoder, SentenceEncoder, is_installed
from knowledge.search.answer import Answerer
from knowledge.search.scoring.bm25 import Floats
from tests.knowledge.sample import shelf, vocabulary


class LovesDamage:
    """An encoder for which everything is about damage."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.encoded: list[str] = []

    def question(self, text: str) -> Floats:
        self.asked.append(text)
        return np.array([1.0, 0.0], np.float32)

    def passages(self, texts: Sequence[str]) -> Floats:
        self.encoded += texts
        rows = [[1.0, 0.0] if "rusak" in text else [0.0, 1.0] for text in texts]
        return np.array(rows, np.float32)

    def lacks(self, texts: Sequence[str]) -> list[str]:
        return list(texts)


@pytest.fixture
def encoder() -> LovesDamage:
    return LovesDamage()


@pytest.fixture
def answerer(tmp_path: Path, encoder: LovesDamage) -> Answerer:
    return Answerer(shelf(tmp_path / "sop"), vocabulary(tmp_path), encoder)


def test_a_passage_is_encoded_once_and_found_again_after_a_restart(
    tmp_path: Path, encoder: LovesDamage
) -> None:
    first = CachedEncoder(encoder, tmp_path / "cache").passages(["rusak", "hilang", "rusak"])
    again = CachedEncoder(encoder, tmp_path / "cache").passages(["hilang", "rusak"])

    assert encoder.encoded == ["rusak", "hilang"]
    assert first.tolist() == [[1, 0], [0, 1], [1, 0]]
    assert again.tolist() == [[0, 1], [1, 0]]


def test_a_cache_that_is_damaged_is_made_anew(tmp_path: Path, encoder: LovesDamage) -> None:
    CachedEncoder(encoder, tmp_path).passages(["rusak"])
    (kept,) = tmp_path.glob("*.npz")
    kept.write_bytes(kept.read_bytes()[:40])

    assert CachedEncoder(encoder, tmp_path).lacks(["rusak"]) == ["rusak"]
    assert CachedEncoder(encoder, tmp_path).passages(["rusak"]).tolist() == [[1, 0]]


@pytest.mark.skipif(not is_installed(), reason="the encoder is an extra of the package")
def test_the_packaged_encoder_finds_a_paraphrase_nearer_than_another_subject() -> None:
    encoder = SentenceEncoder()
    vectors = encoder.passages(["Paspor hilang dicuri orang", "Jam buka kantor"])

    near, far = vectors @ encoder.question("dokumen perjalanan saya dirampok")

    assert near > far
