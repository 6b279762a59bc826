"""What a language model answers is taken as a list of questions, or refused in one sentence."""

import json
from collections.abc import Iterator

import pytest

from office.samples.endpoint import MOST_QUESTIONS, Endpoint, EndpointFailed
from tests.journeys.samples.model import Model, choice, model_served

PROMPT = "Bagian: Biaya"


@pytest.fixture
def model() -> Iterator[Model]:
    with model_served() as model:
        yield model


def endpoint(model: Model, **how: float) -> Endpoint:
    return Endpoint(model.url, "kecil", "kunci-rahasia", **how)


async def test_it_speaks_the_protocol(model: Model) -> None:
    model.lists("biaya brp", "bayarnya di mana")

    assert await endpoint(model).questions(PROMPT) == ["biaya brp", "bayarnya di mana"]
    assert model.paths == ["/v1/chat/completions"]
    assert model.keys == ["Bearer kunci-rahasia"]
    (asked,) = model.asked
    assert asked["model"] == "kecil"
    assert asked["messages"] == [{"role": "user", "content": PROMPT}]
    assert asked["stream"] is False


async def test_without_a_key_none_is_sent(model: Model) -> None:
    model.lists("biaya brp")

    await Endpoint(model.url, "kecil").questions(PROMPT)

    assert model.keys == [""]


@pytest.mark.parametrize(
    "content",
    [
        '["biaya brp"]',
        '```json\n["biaya brp"]\n```',
        'Tentu, ini daftarnya:\n["biaya brp"]\nSemoga membantu!',
        '<think>Mungkin ["syarat"]?</think>["biaya brp"]',
        '{"pertanyaan": ["biaya brp"]}',
        '[{"pertanyaan": "biaya brp"}, 7, null]',
    ],
)
async def test_what_stands_around_the_list_does_no_harm(model: Model, content: str) -> None:
    model.says(content)

    assert await endpoint(model).questions(PROMPT) == ["biaya brp"]


async def test_more_than_thirty_are_cut_off(model: Model) -> None:
    model.lists(*(f"biaya {number}" for number in range(50)))

    assert len(await endpoint(model).questions(PROMPT)) == MOST_QUESTIONS


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"<html>Masuk dulu</html>", "does not speak the protocol"),
        (b'{"error": "model not found"}', "does not speak the protocol"),
        (b'{"choices": []}', "does not speak the protocol"),
        (b"[" * 100_000, "does not speak the protocol"),
        (choice(None), "answers no text"),
        (choice("Maaf, saya tidak bisa."), "no JSON list"),
        (choice('{"biaya": "Rp650.000"}'), "no JSON list"),
        (choice('["biaya brp'), "no JSON list"),
        (choice(json.dumps(["biaya " * 60_000])), "more than 256 kB"),
    ],
)
async def test_lies_are_refused(model: Model, body: bytes, why: str) -> None:
    model.body = body

    with pytest.raises(EndpointFailed, match=why):
        await endpoint(model).questions(PROMPT)


@pytest.mark.parametrize("status", [301, 401, 404, 429, 500])
async def test_a_refusal_is_told_without_its_words(model: Model, status: int) -> None:
    model.status, model.body = status, b"kunci-rahasia is wrong"

    with pytest.raises(EndpointFailed, match=f"^refuses: HTTP {status}$"):
        await endpoint(model).questions(PROMPT)


async def test_one_that_is_slow_is_left(model: Model) -> None:
    model.is_silent = True

    with pytest.raises(EndpointFailed, match=r"no answer within 0\.2 seconds|in time"):
        await endpoint(model, seconds=0.2).questions(PROMPT)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/v1", "http://[::bad/v1", "http://a b/v1"])
async def test_one_that_cannot_be_reached_is_told(url: str) -> None:
    with pytest.raises(EndpointFailed, match="cannot be reached"):
        await Endpoint(url, "kecil").questions(PROMPT)


def test_the_key_is_in_no_traceback() -> None:
    assert "kunci-rahasia" not in repr(Endpoint("http://127.0.0.1:9/v1", "kecil", "kunci-rahasia"))
