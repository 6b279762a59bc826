"""A wrong setting stops the start with its name, what it holds and what was expected."""

import re
from pathlib import Path

import pytest

from office import settings


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name in settings.Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_everything_but_the_token_has_a_default() -> None:
    loaded = settings.load()

    assert loaded.token == ""
    assert loaded.database_url == "sqlite:///var/pandu.db"


def test_every_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFICE_TIMEZONE", "Asia/Muara_Enim")
    monkeypatch.setenv("PARALLEL_CHATS", "banyak")

    with pytest.raises(settings.WrongSettings) as stopped:
        settings.load()

    assert stopped.value.faults == [
        "OFFICE_TIMEZONE holds 'Asia/Muara_Enim': expected a time zone such as Asia/Jakarta",
        "PARALLEL_CHATS holds 'banyak': Input should be a valid integer, unable to parse string "
        "as an integer",
    ]


def test_a_password_in_a_wrong_address_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://root:rahasia@db/pandu")

    with pytest.raises(settings.WrongSettings) as stopped:
        settings.load()

    assert "DATABASE_URL" in str(stopped.value)
    assert "rahasia" not in str(stopped.value)


def test_the_token_is_not_in_the_settings_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:VERY-SECRET-TOKEN")

    assert "SECRET" not in repr(settings.load())


@pytest.mark.parametrize("document", [".env.example", "README.md"])
def test_every_setting_is_documented(document: str) -> None:
    text = (Path(__file__).parents[2] / document).read_text(encoding="utf-8")

    for name in settings.Settings.model_fields:
        assert re.search(rf"\b{name.upper()}\b", text), f"{name.upper()} is missing in {document}"
