"""A language model proposes ways of asking from the text of a section, and the keeper ticks."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from sqlmodel import select
from typer.testing import CliRunner

from main import app
from office.privacy import MASK
from office.questions import Question
from tests.cast.steps import shows, taps, types
from tests.cli.conftest import says
from tests.journeys.conftest import Office
from tests.journeys.samples.conftest import MISSED
from tests.journeys.samples.model import Model, model_served
from tests.waiting import until

FIT = ("kades minta mobil paspor ke balai desa", "tim paspor dateng ke desa lapor brp hari sblmnya")
PERSONAL = "bu Siti 0812-3456-7890 mau dipotret di balai desa"
OF_ANOTHER_SOP = "apa saja syarat paspor anak"


@pytest.fixture
def model() -> Iterator[Model]:
    with model_served() as model:
        yield model


@pytest.fixture
def terminal(office: Office, model: Model, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The terminal of the office's machine, beside the bot that runs."""
    settings = office.settings
    for name, value in {
        "DATABASE_URL": settings.database_url,
        "KNOWLEDGE_DIR": str(settings.knowledge_dir),
        "OFFICE_DIR": str(settings.office_dir),
        "QUESTIONS_LLM_URL": model.url,
        "QUESTIONS_LLM_MODEL": "kecil",
        "QUESTIONS_LLM_KEY": "kunci-rahasia",
    }.items():
        monkeypatch.setenv(name, value)

    async def run(*arguments: str) -> Any:
        return await asyncio.to_thread(CliRunner().invoke, app, ["sop", *arguments])

    return run


async def test_what_a_model_proposes_is_ticked_and_counts(
    office: Office, model: Model, terminal: Any
) -> None:
    head = office.head_of_dokintalkim
    asked = "gimana cara minta jemput bola ke kampung kami"
    await types(office.counter_officer, asked, then="")
    model.lists(*FIT, FIT[0].upper(), PERSONAL, OF_ANOTHER_SOP, "?!", "paspor " * 40)

    told = await terminal("questions", "paspor-keliling", "--propose", "--section", "Alur")

    says(
        told,
        "Alur: 2 proposed; left out: elsewhere 1, personal 1, length 2, known 1",
        "The keeper decides in /saran.",
        never=[PERSONAL, "kunci-rahasia"],
    )
    # It has seen the section, and nothing of what anybody asked.
    (prompt,) = [it["content"] for it in model.asked[0]["messages"]]
    assert "Kepala desa bersurat" in prompt
    assert "KTP dan KK asli" not in prompt
    assert asked not in prompt
    assert await office.rows(select(Question.text)) == [asked]
    await types(head, "/saran", then="2 usulan", buttons=["Contoh (2)"])
    page = await taps(head, "Contoh (2)", then="Alur?", buttons=["Satu per satu"])
    shows(page, *(f"‹{it}› (layanan bahasa)" for it in FIT), never=["Siti", MASK])
    await taps(head, "Terima semua (2)", then="2 kalimat itu langsung dikenali")
    await until(lambda: len(office.application.bot_data.shelf.learned) == 2)
    says(await terminal("questions", "paspor-keliling"), "Alur (2)", f"  {FIT[0]}", "Dokumen (0)")

    says(
        await terminal("questions", "paspor-keliling", "--propose", "--section", "Alur"),
        "Alur: 0 proposed; left out: elsewhere 1, personal 1, length 2, known 3",
    )


async def test_a_model_that_lies_proposes_nothing(
    office: Office, model: Model, terminal: Any
) -> None:
    model.says("Maaf, saya tidak bisa membantu.")

    told = await terminal("questions", "paspor-keliling", "--propose")

    says(told, "Dokumen: the endpoint of QUESTIONS_LLM_URL answers no JSON list", code=1)
    assert len(model.asked) == 1
    await types(office.head_of_dokintalkim, "/saran", then="Tidak ada saran")


async def test_without_an_endpoint_nothing_is_proposed(
    model: Model, terminal: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUESTIONS_LLM_URL", "")

    says(
        await terminal("questions", "paspor-keliling", "--propose"),
        "QUESTIONS_LLM_URL is not set",
        code=1,
    )
    assert model.asked == []


@pytest.mark.usefixtures("missed")
async def test_weak_sections_are_listed_with_what_hides_them(office: Office, terminal: Any) -> None:
    officer = office.counter_officer
    await types(officer, MISSED, then="Eazy Passport", buttons=["👎"])
    await taps(officer, "👎", then="Apa yang kurang")
    await taps(officer, "Isinya salah", then="belum membantu", buttons=["Maksud saya …"])
    await taps(officer, "Maksud saya …", then="Bagian mana yang Anda maksud", buttons=["1. Alur"])
    await taps(officer, "1. Alur", then="Paspor Keliling")

    told = await terminal("weak", "--json")

    says(told, never=[MISSED])
    found = {(it["sop"], it["section"]): it for it in json.loads(told.stdout)["sections"]}
    steps = found["paspor-keliling", "Alur"]
    (hider,) = steps.pop("hidden_by")
    assert hider["sop"] == "eazy-passport"
    assert steps == {
        "sop": "paspor-keliling",
        "section": "Alur",
        "samples": 0,
        "asked": "< 5",
        "not_found": "< 5",
        "disliked": "< 5",
    }
    assert hider["times"] == "< 5"
    assert found["paspor-keliling", "Dokumen"]["samples"] == 0
    assert list(found)[:2] == sorted(list(found)[:2], key=lambda it: it[0] != "paspor-keliling")
    says(await terminal("weak"), "< 5 not found, < 5 disliked  paspor-keliling/Alur behind eazy-p")
