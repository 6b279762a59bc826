"""A wrong setting stops the start with its name, what it holds and what was expected."""

import re
from pathlib import Path

import pytest

from office import settings
from tests.places import ROOT


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
        "PARALLEL_CHATS holds 'banyak': expected a whole number",
    ]


def test_a_password_in_a_wrong_address_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://root:rahasia@db/pandu")

    with pytest.raises(settings.WrongSettings) as stopped:
        settings.load()

    assert "DATABASE_URL" in str(stopped.value)
    assert "rahasia" not in str(stopped.value)


@pytest.mark.parametrize("secret", ["short", "with spaces in it, and commas", "é" * 20, "a" * 257])
def test_a_wrong_secret_is_named_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    monkeypatch.setenv("WEBHOOK_SECRET", secret)

    with pytest.raises(settings.WrongSettings) as stopped:
        settings.load()

    assert stopped.value.faults == [
        "WEBHOOK_SECRET holds (secret): expected 16 to 256 letters, digits, _ or -"
    ]


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://pandu.go.id", "/"),
        ("https://pandu.go.id/", "/"),
        ("https://pandu.go.id:8443/telegram/", "/telegram"),
    ],
)
def test_the_webhook_listens_on_the_path_of_its_address(url: str, path: str) -> None:
    assert settings.load(webhook_url=url).webhook_path == path


@pytest.mark.parametrize("url", ["pandu.go.id", "ftp://pandu.go.id", "https://", "https://a:b/"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(settings.WrongSettings, match="WEBHOOK_URL holds"):
        settings.load(webhook_url=url)


@pytest.mark.parametrize("said", ["02:00,13.45", "02:00,2026", "02:00+07:00", "malam"])
def test_a_time_of_a_backup_is_read_in_one_way_only(said: str) -> None:
    with pytest.raises(settings.WrongSettings, match="such as 02:00,12:15"):
        settings.load(backup_times=said)


@pytest.mark.parametrize("url", ["127.0.0.1:11434", "ftp://model/v1", "http://"])
def test_an_endpoint_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(settings.WrongSettings) as stopped:
        settings.load(questions_llm_url=url, questions_llm_model="kecil")

    assert stopped.value.faults == [
        "QUESTIONS_LLM_URL holds (secret): expected an address such as http://127.0.0.1:11434/v1"
    ]


def test_an_endpoint_needs_a_model_and_no_key() -> None:
    with pytest.raises(settings.WrongSettings, match="QUESTIONS_LLM_MODEL holds '': expected the"):
        settings.load(questions_llm_url="http://127.0.0.1:11434/v1/")
    with pytest.raises(settings.WrongSettings, match=r"QUESTIONS_LLM_KEY holds \(secret\)"):
        settings.load(questions_llm_key="kunci rahasia")

    known = settings.load(
        questions_llm_url="http://pandu:sandi-model@127.0.0.1:11434/v1/",
        questions_llm_model="kecil",
        questions_llm_key="kunci-rahasia",
    )
    assert known.questions_llm_url.endswith("/v1")
    assert {"kunci-rahasia", "sandi-model"} <= {*known.secrets}
    assert "sandi-model" not in repr(known)


def test_the_token_is_not_in_the_settings_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:VERY-SECRET-TOKEN")

    assert "SECRET" not in repr(settings.load())


@pytest.mark.parametrize("document", [".env.example", "docs/commands.md"])
def test_every_setting_is_documented(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")

    for name in settings.Settings.model_fields:
        assert re.search(rf"\b{name.upper()}\b", text), f"{name.upper()} is missing in {document}"
