"""The score of texts that others bring counts what can be read, in every place."""

from pathlib import Path

import pytest

from tests.privacy.lookalikes import is_untouched
from tests.privacy.scoring import score
from tests.privacy.spellings import is_hidden


def test_what_is_readable_is_counted_in_every_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "texts"
    file.write_text("nik [[1603012505900002]]\nhp 0812\\n34567890\nkata [[rahasia]] 12\n")

    assert score(file, is_hidden) == 1
    told = capsys.readouterr().out
    for place in ("a text", "a quoted message", "a caption", "a file's name", "an export"):
        assert f"{place}: 2 of 3 right" in told
    assert "a backup: 2 of 3 right" in told
    assert "2 of 3 texts are right everywhere" in told


def test_what_was_hidden_wrongly_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "texts"
    file.write_text("hubungi 1500-876\npaspor A1234567\n")

    assert score(file, is_untouched) == 1
    assert "a caption: 'paspor A1234567' reads 'paspor ••••••••'" in capsys.readouterr().out
