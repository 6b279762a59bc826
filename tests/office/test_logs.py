"""No log line holds the token or personal data, from any library and at any level."""

import json
import logging

import pytest
import structlog

from office import logs

TOKEN = "123456:VERY-SECRET-TOKEN"


def test_the_token_is_hidden_even_in_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("DEBUG", "text", [TOKEN])
    try:
        raise RuntimeError(f"https://api.telegram.org/bot{TOKEN}/getMe failed")
    except RuntimeError:
        logging.getLogger("any.library").exception("request failed")

    printed = capsys.readouterr().err
    assert "request failed" in printed
    assert TOKEN not in printed


def test_personal_data_is_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("DEBUG", "json", [TOKEN])
    structlog.get_logger("x").info("nik 1603012505900002", phone="081234567890")

    printed = capsys.readouterr().err
    assert "1603012505900002" not in printed
    assert "081234567890" not in printed


def test_an_event_is_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "json", [])
    try:
        raise RuntimeError("first line\nsecond line")
    except RuntimeError:
        structlog.get_logger("x").exception("failed", number="A1B2C3")

    (line,) = capsys.readouterr().err.splitlines()
    event = json.loads(line)
    assert (event["event"], event["number"], event["level"]) == ("failed", "A1B2C3", "error")


def test_an_event_is_one_line_of_text(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure("INFO", "text", [])
    try:
        raise RuntimeError("first line\nsecond line")
    except RuntimeError:
        structlog.get_logger("x").exception("failed")

    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize("library", ["telegram.ext.Application", "httpx", "sqlalchemy.engine"])
def test_libraries_that_print_updates_and_addresses_stay_quiet(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure("DEBUG", "text", [])

    logging.getLogger(library).info("Processing update {'text': 'rahasia'}")

    assert capsys.readouterr().err == ""
